"""JSON as the protocol writes it: compact, UTF-8 as is, every byte determined. [F 1].

This is the one door through which bytes from outside become values; whatever comes in, the answer
is a value or a named complaint.
"""

import json
from typing import NoReturn

from moothall.ballots.errors import DoesNotHoldError, Reason

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]


def dump(value: Json) -> bytes:
    """Write a value compactly, fields in the order they have."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()


def load(body: bytes) -> Json:
    """Read any JSON without fractions and repeated fields. Raises `not-json`."""
    try:
        value: Json = json.loads(
            body.decode(),
            object_pairs_hook=_fields,
            parse_float=_no_fraction,
            parse_constant=_no_fraction,
        )
        if b"\\u" in body:
            dump(value)  # half of a surrogate pair can be escaped, but is no text
    except RecursionError:
        raise DoesNotHoldError(Reason.NOT_JSON, "the JSON is nested too deeply") from None
    except ValueError as error:
        raise DoesNotHoldError(Reason.NOT_JSON, f"this is no JSON of ours: {error}") from None
    return value


def load_canonical(body: bytes) -> Json:
    """Read JSON whose bytes are the only ones for its value. Raises `not-canonical`."""
    value = load(body)
    if dump(value) != body:
        raise DoesNotHoldError(Reason.NOT_CANONICAL, "the JSON is not written in its one form")
    return value


def _fields(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a field is there twice")
    return fields


def _no_fraction(text: str) -> NoReturn:
    raise ValueError(f"{text[:20]} is not a whole number")
