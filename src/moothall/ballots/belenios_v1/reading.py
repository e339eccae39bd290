"""Takes values from outside apart: fields in order, whole numbers, scalars, elements. [F 1]."""

import re
from dataclasses import dataclass

from moothall.ballots.belenios_v1.canonical import Json
from moothall.ballots.belenios_v1.groups import Element, Group
from moothall.ballots.errors import DoesNotHoldError, Reason

_WHOLE = re.compile(r"0|[1-9][0-9]{0,699}")
_LARGEST_JSON_NUMBER = 2**30 - 1  # beyond it belenios-tool writes strings


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A challenge and the response to it, both below q."""

    challenge: int
    response: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ciphertext:
    """An ElGamal pair: g^r and y^r times what is hidden."""

    alpha: Element
    beta: Element

    def written(self, group: Group) -> str:
        """Give `S(alpha),S(beta)`, as the challenges quote it."""
        return f"{group.write(self.alpha)},{group.write(self.beta)}"


def fields(value: Json, *names: str) -> list[Json]:
    """Take an object with exactly these fields in this order. Raises `fields`."""
    if not isinstance(value, dict) or tuple(value) != names:
        raise DoesNotHoldError(
            Reason.FIELDS, f"the fields must be {', '.join(names)}; {_has(value)}"
        )
    return list(value.values())


def fields_of_one(value: Json, *shapes: tuple[str, ...]) -> dict[str, Json]:
    """Take an object whose fields, in order, are those of one of the shapes. Raises `fields`."""
    if isinstance(value, dict) and tuple(value) in shapes:
        return value
    permitted = " or ".join(", ".join(shape) for shape in shapes)
    raise DoesNotHoldError(Reason.FIELDS, f"the fields must be {permitted}; {_has(value)}")


def _has(value: Json) -> str:
    if isinstance(value, dict):
        return f"found {', '.join(name[:40] for name in list(value)[:12]) or 'none'}"
    return "found no object"


def items(value: Json) -> list[Json]:
    """Take an array. Raises `form`."""
    if not isinstance(value, list):
        raise DoesNotHoldError(Reason.FORM, f"an array is missing; found {_kind(value)}")
    return value


def text(value: Json) -> str:
    """Take a string. Raises `form`."""
    if not isinstance(value, str):
        raise DoesNotHoldError(Reason.FORM, f"a string is missing; found {_kind(value)}")
    return value


def whole(value: Json) -> int:
    """Take a count or a weight: a number, or above 2^30 - 1 a decimal string. Raises `form`."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if isinstance(value, str) and _WHOLE.fullmatch(value) and int(value) > _LARGEST_JSON_NUMBER:
        return int(value)
    raise DoesNotHoldError(Reason.FORM, f"a whole number is missing; found {_kind(value)}")


def whole_written(number: int) -> Json:
    """Write a count or a weight."""
    return number if number <= _LARGEST_JSON_NUMBER else str(number)


def scalar(group: Group, value: Json) -> int:
    """Take a decimal string below q. Raises `scalar`."""
    written = text(value)
    if not _WHOLE.fullmatch(written) or (number := int(written)) >= group.q:
        raise DoesNotHoldError(Reason.SCALAR, f"{written[:20]!r} is no canonical number below q")
    return number


def proof(group: Group, value: Json) -> Proof:
    """Take `{"challenge","response"}`."""
    challenge, response = fields(value, "challenge", "response")
    return Proof(challenge=scalar(group, challenge), response=scalar(group, response))


def proof_written(one: Proof) -> Json:
    """Write a proof."""
    return {"challenge": str(one.challenge), "response": str(one.response)}


def ciphertext(group: Group, value: Json) -> Ciphertext:
    """Take `{"alpha","beta"}`, canonical but not yet known to be in the group."""
    alpha, beta = fields(value, "alpha", "beta")
    return Ciphertext(alpha=group.read(text(alpha)), beta=group.read(text(beta)))


def ciphertext_in_group(group: Group, value: Json) -> Ciphertext:
    """Take `{"alpha","beta"}`, both in the group."""
    pair = ciphertext(group, value)
    group.require_member(pair.alpha)
    group.require_member(pair.beta)
    return pair


def ciphertext_written(group: Group, pair: Ciphertext) -> Json:
    """Write a ciphertext."""
    return {"alpha": group.write(pair.alpha), "beta": group.write(pair.beta)}


def member(group: Group, value: Json) -> Element:
    """Take an element of the group."""
    element = group.read(text(value))
    group.require_member(element)
    return element


def key(group: Group, value: Json) -> Element:
    """Take a public key or credential: an element, but not the identity. Raises `identity`."""
    element = member(group, value)
    if element == group.identity:
        raise DoesNotHoldError(Reason.IDENTITY, "a public key or credential is the identity")
    return element


def _kind(value: Json) -> str:
    match value:
        case dict():
            return "an object"
        case list():
            return "an array"
        case str():
            return f"the string {value[:20]!r}"
        case _:
            return f"{value}"[:20]
