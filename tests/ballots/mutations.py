"""Ways to spoil one place of a JSON value, whatever stands there."""

import json
from collections.abc import Iterator

from moothall.ballots.belenios_v1.canonical import Json, dump
from moothall.ballots.belenios_v1.groups import parameters

Step = str | int
_ED25519_P, _ED25519_Q = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
_MODULI = (
    _ED25519_Q,
    parameters.BELENIOS_Q,
    parameters.BELENIOS_P,
    parameters.RFC_3526_P,
    (parameters.RFC_3526_P - 1) // 2,
)
# Encodings of the curve's points of small order, and of the identity written otherwise.
_SMALL = (0, 1, _ED25519_P - 1, _ED25519_P, _ED25519_P + 1, 1 | 1 << 255, 1 << 255)
_RAW = "\0raw\0"  # stands where text that is no JSON of ours is put in


def mutations(value: Json, path: tuple[Step, ...]) -> Iterator[tuple[str, bytes]]:
    """Yield a name and the bytes of the whole value, for each way to spoil the place."""
    there = _at(value, path)
    for name, one in _values(there):
        yield name, dump(_put(value, path, one))
    for name, text in _texts(there):
        yield name, dump(_put(value, path, _RAW)).replace(dump(_RAW), text)


def _at(value: Json, path: tuple[Step, ...]) -> Json:
    for step in path:
        value = value[step]  # type: ignore[index]
    return value


def _put(value: Json, path: tuple[Step, ...], one: Json) -> Json:
    if not path:
        return one
    step, *rest = path
    if isinstance(value, dict):
        return {
            name: _put(inner, tuple(rest), one) if name == step else inner
            for name, inner in value.items()
        }
    assert isinstance(value, list)
    return [_put(inner, tuple(rest), one) if i == step else inner for i, inner in enumerate(value)]


def _values(there: Json) -> Iterator[tuple[str, Json]]:
    yield from (("null", None), ("true", True), ("zero", 0), ("minus one", -1))
    yield from (("no text", ""), ("an array", []), ("an object", {}), ("a text", "x"))
    match there:
        case bool():
            yield "false", False
        case int():
            yield from (("one more", there + 1), ("as text", str(there)), ("huge", 10**400))
        case str():
            yield from _strings(there)
        case list():
            yield from _lists(there)
        case dict():
            yield from _objects(there)


def _strings(there: str) -> Iterator[tuple[str, Json]]:
    yield from (("longer", there + "0"), ("shorter", there[:-1]), ("padded", "0" + there))
    yield from (("spaced", f" {there}"), ("line end", f"{there}\n"), ("signed", f"+{there}"))
    yield from (("capitals", there.upper()), ("not ASCII", there.replace("1", "\u0661")))
    yield from (("hidden", there + "\u202e"), ("very long", "9" * 5000))
    if there.isascii() and there.isdecimal():
        number = int(there)
        yield from (("one more", str(number + 1)), ("negative", f"-{number}"), ("1", "1"))
        for modulus in _MODULI:
            yield "plus a modulus", str(number + modulus)
            yield "its opposite", str(modulus - number)
    if len(there) == 64:
        yield from (("small order", f"{one:064x}") for one in _SMALL)
        yield "above the field", "ff" * 32
        yield "other half", f"{int(there, 16) ^ 1 << 255:064x}"


def _lists(there: list[Json]) -> Iterator[tuple[str, Json]]:
    yield from (("one less", there[:-1]), ("the first again", [*there, *there[:1]]))
    yield "nested", [there]
    yield from (("backwards", there[::-1]), ("twice", [*there, *there]))


def _objects(there: dict[str, Json]) -> Iterator[tuple[str, Json]]:
    for name in there:
        yield f"without {name}", {one: there[one] for one in there if one != name}
    yield "one more field", {**there, "more": 1}
    yield "a null field", {**there, "extra": None}
    yield "backwards", dict(reversed(there.items()))


def _texts(there: Json) -> Iterator[tuple[str, bytes]]:
    yield from (("a fraction", b"1.0"), ("no number", b"NaN"), ("an exponent", b"1e400"))
    yield from (("deep", b"[" * 20_000 + b"]" * 20_000), ("half a letter", b'"\\ud800"'))
    yield from (("a NUL", b'"\\u0000"'), ("not UTF-8", b'"\xff"'), ("endless", b"9" * 20_000))
    yield "spaced out", b" " + dump(there)
    if isinstance(there, str) and there:
        yield "escaped", json.dumps(there).replace(there[0], f"\\u{ord(there[0]):04x}", 1).encode()
    if isinstance(there, dict) and there:
        first = next(iter(there))
        pair = dump({first: there[first]})[1:-1]
        yield "a field twice", b"{" + pair + b"," + dump(there)[1:]
        yield "a field twice at the end", dump(there)[:-1] + b"," + pair + b"}"
