"""Canonical bytes: one value, one spelling (RFC 8785), so that a digest of them names the value.

We keep to the part of RFC 8785 in which nothing can be read in two ways: strings, truth values,
null, whole numbers that a double holds exactly, arrays, and objects whose keys stay within U+FFFF.
No string holds a noncharacter, as in I-JSON (RFC 7493), which RFC 8785 asks for.
Fractions and times are strings. What lies outside is refused when it is written and when it is
read; for what lies inside, C's `json` with sorted keys already writes RFC 8785, because such keys
sort alike by code point and by UTF-16 code unit and because its escapes are the shortest ones.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NoReturn, TypeAlias

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"

LARGEST_WHOLE_NUMBER: Final = 2**53 - 1
DEEPEST_NESTING: Final = 64
_LAST_SORTED_ALIKE: Final = "\uffff"
_NONCHARACTER: Final = re.compile(
    "[\ufdd0-\ufdef{}]".format(
        "".join(chr(at | 0xFFFE) + chr(at | 0xFFFF) for at in range(0, 0x110000, 0x10000))
    )
)
_PLAIN: Final = frozenset({str, bool, type(None)})
_DIGITS: Final = len(str(LARGEST_WHOLE_NUMBER))
_ENCODER: Final = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, allow_nan=False, sort_keys=True, separators=(",", ":")
)


class NotCanonicalError(ValueError):
    """A value that has no canonical bytes here, or bytes that are not the canonical ones."""


def canonical_bytes(value: Json) -> bytes:
    """Write a value in its one spelling, UTF-8 without a final newline [RFC 8785 3.2].

    Raises:
        NotCanonicalError: a kind of value, a number or a key that has no place in a record.
    """
    _require_plain((value,))
    written = _encode(value)
    if not written.isascii():
        _require_characters(written.decode())
    return written


def spell(value: Json) -> bytes:
    """Write a value without asking whether it may be written; only for comparing with such bytes.

    Bytes that this gives and that were read as canonical are those of an equal value.
    """
    return _encode(value)


def parse_canonical(written: bytes) -> Json:
    """Read a value from its one spelling; objects become `dict`, arrays `list`.

    Raises:
        NotCanonicalError: the bytes are not JSON, or are not how RFC 8785 writes that value; the
            message gives the byte, counted from 0.
    """
    value = _parse(written)
    # ASCII bytes that encode back to themselves cannot hold a key that sorts otherwise.
    again = _encode(value) if written.isascii() else canonical_bytes(value)
    if again != written:
        raise NotCanonicalError(_difference(written, again))
    return value


def parse_known(written: bytes) -> Json:
    """Read what `parse_canonical` has read before, from these same bytes; nothing is checked."""
    value: Json = json.loads(written.decode())
    return value


def _encode(value: Json) -> bytes:
    try:
        return _ENCODER.encode(value).encode()
    except UnicodeEncodeError as error:
        raise NotCanonicalError("a string holds half of a surrogate pair") from error


def _parse(written: bytes) -> Json:
    try:
        value: Json = _DECODER.decode(written.decode())
    except UnicodeDecodeError as error:
        raise NotCanonicalError(f"byte {error.start}: not UTF-8") from error
    except json.JSONDecodeError as error:
        at = len(error.doc[: error.pos].encode())
        raise NotCanonicalError(f"byte {at}: not JSON: {error.msg}") from error
    except RecursionError as error:
        raise NotCanonicalError(f"nested more than {DEEPEST_NESTING} deep") from error
    if written.count(b"[") + written.count(b"{") >= DEEPEST_NESTING:
        _require_plain((value,))
    return value


def _whole_number(digits: str) -> int:
    # The length first: a hostile number of a million digits is not worth converting.
    if len(digits.lstrip("-")) > _DIGITS or abs(int(digits)) > LARGEST_WHOLE_NUMBER:
        raise NotCanonicalError(f"the number {digits[:20]} is not below 2^53")
    return int(digits)


def _fraction(digits: str) -> NoReturn:
    raise NotCanonicalError(f"the number {digits[:20]} is not whole; fractions are strings")


def _constant(name: str) -> NoReturn:
    raise NotCanonicalError(f"{name} is not JSON")


_DECODER: Final = json.JSONDecoder(
    parse_int=_whole_number, parse_float=_fraction, parse_constant=_constant
)


def _require_plain(values: Iterable[object], *, depth: int = 0) -> None:
    """Refuse what `json` would write although RFC 8785, or we, would not.

    Asks for the commonest kinds first: it looks at every value of every entry.
    """
    if depth > DEEPEST_NESTING:
        raise NotCanonicalError(f"nested more than {DEEPEST_NESTING} deep")
    for value in values:
        if type(value) in _PLAIN:
            continue
        if isinstance(value, dict):
            if not _are_ascii(value):
                _require_sortable_keys(value)
            _require_plain(value.values(), depth=depth + 1)
        elif isinstance(value, list | tuple):
            _require_plain(value, depth=depth + 1)
        elif not isinstance(value, str):
            _require_whole_number(value)


def _require_characters(written: str) -> None:
    """Refuse code points that will never be characters [RFC 7493 2.1]."""
    if found := _NONCHARACTER.search(written):
        says = f"a string holds U+{ord(found[0]):04X}, which Unicode keeps from being a character"
        raise NotCanonicalError(says)


def _are_ascii(keys: Iterable[str]) -> bool:
    """Whether all keys are ASCII strings; joined, because one look at all of them is cheap."""
    try:
        return "".join(keys).isascii()
    except TypeError:
        return False


def _require_sortable_keys(item: Mapping[object, object]) -> None:
    for key in item:
        if not isinstance(key, str):
            raise NotCanonicalError(f"the key {key!r} is not a string")
        if max(key, default="") > _LAST_SORTED_ALIKE:
            raise NotCanonicalError(f"the key {key!r} goes beyond U+FFFF")


def _require_whole_number(item: object) -> None:
    if not isinstance(item, int):
        raise NotCanonicalError(f"a value of kind {type(item).__name__} has no place in a record")
    if abs(item) > LARGEST_WHOLE_NUMBER:
        raise NotCanonicalError(f"the number {item:.4e} is not below 2^53")


def _difference(written: bytes, again: bytes) -> str:
    """Say why bytes that parse are not the canonical ones, and where they leave them."""
    pairs = enumerate(zip(written, again, strict=False))
    at = next((i for i, (one, other) in pairs if one != other), min(len(written), len(again)))
    key = _repeated_key(written)
    if key is not None:
        return f"byte {at}: the key {key!r} occurs twice in one object"
    return f"byte {at}: not how RFC 8785 writes this value"


def _repeated_key(written: bytes) -> str | None:
    repeated: list[str] = []

    def note(pairs: list[tuple[str, object]]) -> None:
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                repeated.append(name)
            seen.add(name)

    json.loads(written, object_pairs_hook=note)
    return repeated[0] if repeated else None
