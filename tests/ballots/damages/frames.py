"""Damages to how records lie in the box: headers, digests, chain, order, JSON."""

import hashlib
import json

from moothall.ballots.belenios_v1.box import Kind
from moothall.ballots.belenios_v1.canonical import Json, dump
from moothall.ballots.belenios_v1.framing import framed, header
from moothall.ballots.errors import Reason
from tests.ballots.damages.script import (
    Damage,
    Script,
    edited,
    record_of,
    script_of,
    with_record,
    written,
)
from tests.ballots.elections import TIMESTAMP, Society

_BLOCK = 512
_SECOND = 2 * _BLOCK  # where the record after the first one begins


def damages_of_frames(society: Society) -> list[Damage]:
    return [*_headers(bytes(society.box)), *_cuts(society), *_chains(society), *_json(society)]


def _headers(box: bytes) -> list[Damage]:
    def spoilt(place: int, byte: bytes) -> bytes:
        return box[:place] + byte + box[place + len(byte) :]

    size = int(box[_SECOND + 124 : _SECOND + 135], 8)
    padding = _SECOND + _BLOCK + size
    return [
        Damage(name=name, reason=Reason.BOX_HEADER, box=spoilt(place, byte))
        for name, place, byte in (
            ("header-mode", _SECOND + 100, b"0000755"),
            ("header-checksum", _SECOND + 148, b"9"),
            ("header-owner-name", _SECOND + 265, b"root"),
            ("header-time-of-one-record", _SECOND + 146, b"1"),
            ("header-size-not-octal", _SECOND + 124, b"9"),
            ("padding-not-zero", padding, b"x"),
            ("first-record-of-another-version", box.index(b'"version":1') + 10, b"2"),
        )
    ]


def _cuts(society: Society) -> list[Damage]:
    box, truncated = bytes(society.box), Reason.BOX_TRUNCATED
    body = box.index(b'"election_uuid"')
    last_event = len(framed("x", b"x" * 200, TIMESTAMP))
    return [
        Damage(name="cut-in-a-body", reason=truncated, box=box[: body + 100]),
        Damage(name="cut-in-a-header", reason=truncated, box=box[: _SECOND + 100]),
        Damage(name="cut-in-the-first-header", reason=truncated, box=box[:300]),
        Damage(name="cut-in-the-first-record", reason=truncated, box=box[:600]),
        Damage(name="cut-in-the-padding", reason=truncated, box=box[:-1]),
        Damage(
            name="gigabytes-promised",
            reason=truncated,
            box=box[:_SECOND] + header(f"{'0' * 64}.data.json", 1 << 31, TIMESTAMP) + b"x",
        ),
        Damage(
            name="gigabytes-above-the-most",
            reason=Reason.BOX_HEADER,
            box=box[:_SECOND] + header(f"{'0' * 64}.data.json", (1 << 31) + 1, TIMESTAMP),
        ),
        Damage(
            name="record-above-the-most-at-its-place",
            reason=Reason.BOX_HEADER,
            box=box[:_SECOND] + _record(b'"' + b"x" * (1 << 20) + b'"'),
        ),
        Damage(
            name="event-above-the-most",
            reason=Reason.BOX_HEADER,
            box=box + framed(f"{'0' * 64}.event.json", b"x" * 1025, TIMESTAMP),
        ),
        Damage(name="cut-before-an-event", reason=truncated, box=box[:-last_event]),
        Damage(name="only-the-first-record", reason=Reason.BOX_ORDER, box=box[:_SECOND]),
        Damage(name="closed-like-a-tar-file", reason=Reason.BOX_HEADER, box=box + bytes(1024)),
        Damage(name="byte-of-a-body", reason=Reason.BOX_DIGEST, box=_flipped(box, body + 60)),
    ]


def _record(body: bytes) -> bytes:
    return framed(f"{hashlib.sha256(body).hexdigest()}.data.json", body, TIMESTAMP)


def _flipped(box: bytes, place: int) -> bytes:
    return box[:place] + bytes([box[place] ^ 1]) + box[place + 1 :]


def _chains(society: Society) -> list[Damage]:
    script = script_of(society)
    kinds = [kind for kind, _ in script]
    first, end = kinds.index(Kind.BALLOT), kinds.index(Kind.END_BALLOTS)

    def event(number: int, **fields: Json) -> bytes:
        def change(at: int, value: dict[str, Json]) -> dict[str, Json]:
            return {**value, **fields} if at == number else value

        return written(script, change_event=change)

    reordered = written(
        script, change_event=lambda at, value: dict(sorted(value.items())) if at == 1 else value
    )
    result = script[-1]
    spliced = [*script[:end], *script[end + 1 :]]
    chain, order, link = Reason.BOX_CHAIN, Reason.BOX_ORDER, Reason.BOX_LINK
    orphan = framed(f"{'0' * 64}.event.json", b"{}", TIMESTAMP)
    return [
        Damage(name="wrong-parent", reason=chain, box=event(2, parent="0" * 64)),
        Damage(name="parent-missing", reason=Reason.FIELDS, box=_without(society, "parent", 2)),
        Damage(name="wrong-height", reason=chain, box=event(2, height=7)),
        Damage(name="height-as-string", reason=chain, box=event(2, height="2")),
        Damage(
            name="event-without-height", reason=Reason.FIELDS, box=_without(society, "height", 1)
        ),
        Damage(name="event-fields-reordered", reason=Reason.FIELDS, box=reordered),
        Damage(name="event-of-unknown-type", reason=order, box=event(first, type="Bulletin")),
        Damage(name="end-of-ballots-missing", reason=order, box=written(spliced)),
        Damage(name="ballot-after-the-end", reason=order, box=written(_moved(script, first))),
        Damage(name="two-results", reason=order, box=written([*script, result])),
        Damage(name="two-setups", reason=order, box=written([script[0], *script])),
        Damage(name="begins-without-setup", reason=order, box=written(script[1:])),
        Damage(
            name="a-record-too-many",
            reason=order,
            box=written([script[0], (Kind.BALLOT, script[1][1] * 2), *script[2:]]),
        ),
        Damage(name="another-payload", reason=link, box=event(first, payload="0" * 64)),
        Damage(
            name="payload-missing", reason=Reason.FIELDS, box=_without(society, "payload", first)
        ),
        Damage(name="payload-null-at-the-end", reason=Reason.FIELDS, box=event(end, payload=None)),
        Damage(name="setup-written-like-a-tally", reason=Reason.FIELDS, box=_tally_setup(society)),
        Damage(name="setup-of-other-records", reason=link, box=_other_setup(society)),
        Damage(name="owner-of-another-record", reason=link, box=_other_owned(society)),
        Damage(
            name="spliced-from-elsewhere", reason=Reason.BOX_DIGEST, box=bytes(society.box) + orphan
        ),
    ]


def _without(society: Society, name: str, height: int) -> bytes:
    def change(at: int, event: dict[str, Json]) -> dict[str, Json]:
        return {one: event[one] for one in event if at != height or one != name}

    return written(script_of(society), change_event=change)


def _moved(script: Script, first: int) -> Script:
    end = [kind for kind, _ in script].index(Kind.END_BALLOTS)
    return [*script[:first], *script[first + 1 : end + 1], script[first], *script[end + 1 :]]


def _other_setup(society: Society) -> bytes:
    script = script_of(society)
    other = edited(record_of(script, Kind.SETUP, 3), "trustees", "0" * 64)
    return written(with_record(script, Kind.SETUP, 3, other))


def _tally_setup(society: Society) -> bytes:
    script = script_of(society)
    setup = json.loads(record_of(script, Kind.SETUP, 3))
    names = ("num_tallied", "total_weight", "encrypted_tally")
    body = dump(dict(zip(names, setup.values(), strict=True)))
    return written(with_record(script, Kind.SETUP, 3, body))


def _other_owned(society: Society) -> bytes:
    script = script_of(society)
    kind = Kind.PARTIAL_DECRYPTION
    other = edited(record_of(script, kind, 1), "payload", "0" * 64)
    return written(with_record(script, kind, 1, other))


def _json(society: Society) -> list[Damage]:
    script = script_of(society)
    ballot = record_of(script, Kind.BALLOT, 0)

    def with_ballot(body: bytes) -> bytes:
        return written(with_record(script, Kind.BALLOT, 0, body))

    return [
        Damage(name=name, reason=reason, box=with_ballot(body))
        for name, reason, body in (
            ("ballot-with-a-space", Reason.NOT_CANONICAL, ballot.replace(b":", b": ", 1)),
            ("ballot-with-an-escape", Reason.NOT_CANONICAL, ballot.replace(b"h", b"\\u0068", 1)),
            ("ballot-with-a-newline", Reason.NOT_CANONICAL, ballot + b"\n"),
            ("ballot-field-twice", Reason.NOT_JSON, b'{"answers":[],' + ballot[1:]),
            ("ballot-not-utf-8", Reason.NOT_JSON, ballot[:-2] + b"\xff}"),
            ("ballot-nested-without-end", Reason.NOT_JSON, b"[" * 100_000),
            ("ballot-with-a-fraction", Reason.NOT_JSON, b'{"election_uuid":1.5}'),
            ("ballot-with-an-endless-number", Reason.NOT_JSON, b"[" + b"9" * 5000 + b"]"),
            ("ballot-with-half-a-surrogate", Reason.NOT_JSON, b'"\\ud800"'),
            ("ballot-empty", Reason.NOT_JSON, b""),
            ("ballot-is-a-number", Reason.FIELDS, b"1"),
            ("ballot-with-the-signature-first", Reason.FIELDS, _signature_first(ballot)),
        )
    ]


def _signature_first(ballot: bytes) -> bytes:
    value = json.loads(ballot)
    return dump({"signature": value.pop("signature"), **value})
