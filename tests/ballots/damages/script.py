"""A ballot box as a list of steps that can be rewritten at will, rules or no rules."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass

from moothall.ballots.belenios_v1.box import Kind, owned_record, setup_record
from moothall.ballots.belenios_v1.canonical import Json, dump
from moothall.ballots.belenios_v1.framing import first_record, framed
from moothall.ballots.errors import Reason
from tests.ballots.elections import TIMESTAMP, Society

Step = tuple[str, tuple[bytes, ...]]
Script = list[Step]
Change = Callable[[int, dict[str, Json]], dict[str, Json]]


@dataclass(frozen=True, kw_only=True)
class Damage:
    name: str
    reason: Reason
    box: bytes


def script_of(society: Society) -> Script:
    return [(str(entry.kind), entry.records) for entry in society.entries()]


def written(
    script: Script, *, change_event: Change | None = None, timestamp: int = TIMESTAMP
) -> bytes:
    """Write any script with a faultless chain; `change_event(height, event)` may spoil it."""
    box, parent = first_record(timestamp), None
    for height, (kind, records) in enumerate(script):
        event: dict[str, Json] = {} if parent is None else {"parent": parent}
        event |= {"height": height, "type": kind}
        if records:
            event["payload"] = _digest(records[-1])
        body = dump(change_event(height, event) if change_event else event)
        for record in records:
            box += framed(f"{_digest(record)}.data.json", record, timestamp)
        parent = _digest(body)
        box += framed(f"{parent}.event.json", body, timestamp)
    return box


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def with_record(script: Script, kind: str, record: int, body: bytes, *, nth: int = 0) -> Script:
    """Put other bytes in place of a record, and mend what ties records together."""
    at = [i for i, (one, _) in enumerate(script) if one == kind][nth]
    records = list(script[at][1])
    records[record] = body
    return [*script[:at], (kind, _tied(kind, records, record)), *script[at + 1 :]]


def record_of(script: Script, kind: str, record: int, *, nth: int = 0) -> bytes:
    return [records for one, records in script if one == kind][nth][record]


def _tied(kind: str, records: list[bytes], changed: int) -> tuple[bytes, ...]:
    if kind == Kind.SETUP and changed < 3:
        return (*records[:3], setup_record(*records[:3]))
    if kind in (Kind.SHUFFLE, Kind.PARTIAL_DECRYPTION) and changed == 0:
        return (records[0], owned_record(json.loads(records[1])["owner"], records[0]))
    if kind == Kind.ENCRYPTED_TALLY and changed == 0:
        sized = {**json.loads(records[1]), "encrypted_tally": _digest(records[0])}
        return (records[0], dump(sized))
    return tuple(records)


def edited(raw: bytes, path: str, to: object) -> bytes:
    """Change the place `a/0/b` of a JSON record; `to` may be a function of what is there."""
    value = json.loads(raw)
    *steps, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    place = value
    for step in steps:
        place = place[step]
    place[last] = to(place[last]) if callable(to) else to
    return dump(value)


def changed(script: Script, kind: str, record: int, path: str, to: object) -> Script:
    """Change one place of a record of the first event of a kind."""
    return with_record(script, kind, record, edited(record_of(script, kind, record), path, to))


def one_more(number: str) -> str:
    """A scalar that is not the one that was there."""
    return str(int(number) + 1)


def without(name: str) -> Callable[[dict[str, object]], object]:
    return lambda value: {one: value[one] for one in value if one != name}


def also(name: str, like: str) -> Callable[[dict[str, object]], object]:
    return lambda value: {**value, name: value[like]}


def shorter(value: list[object]) -> object:
    return value[:-1]


def longer(value: list[object]) -> object:
    return [*value, value[0]]


def backwards(value: dict[str, object] | list[object]) -> object:
    return value[::-1] if isinstance(value, list) else dict(reversed(value.items()))
