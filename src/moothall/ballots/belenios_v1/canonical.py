"""JSON as the protocol writes it: compact, UTF-8 as is, every byte determined. [F 1].

This is the one door through which bytes from outside become values; whatever comes in, the answer
is a value or a named complaint.
"""

import json
from typing import NoReturn

from moothall.ballots.errors import DoesNotHoldError, Reason

_written = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode

_MOST_DIGITS = 700  # no number of the protocol has more

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]


def dump(value: Json) -> bytes:
    """Write a value compactly, fields in the order they have."""
    return _written(value).encode()


def load(body: bytes) -> Json:
    """Read any JSON without fractions and repeated fields. Raises `not-json`."""
    try:
        value: Json = json.loads(
            body.decode(),
            object_pairs_hook=_fields,
            parse_int=_whole,
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
    try:
        # A field that is there twice is read once here, and then not written as it was.
        value: Json = json.loads(
            body.decode(),
            parse_int=_whole,
            parse_float=_no_fraction,
            parse_constant=_no_fraction,
        )
        if dump(value) == body:
            return value
    except (ValueError, RecursionError):
        pass
    load(body)  # names what is no JSON at all
    raise DoesNotHoldError(Reason.NOT_CANONICAL, "the JSON is not written in its one form")


def _fields(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a field is there twice")
    return fields


def _whole(text: str) -> int:
    # Python has a limit of its own, which a setting of the machine may move.
    if len(text) > _MOST_DIGITS:
        raise ValueError(f"{text[:20]}... has {len(text)} digits")
    return int(text)


def _no_fraction(text: str) -> NoReturn:
    raise ValueError(f"{text[:20]} is not a whole number")
