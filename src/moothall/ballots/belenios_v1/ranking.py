"""A ranking as one group element: eight bits an answer. [F 9]."""

from collections.abc import Sequence

from moothall.ballots.belenios_v1.groups import Element, Group

_BITS = 8


def encode(group: Group, ranks: Sequence[int]) -> Element:
    """Write the rank of each answer, 0 for unranked, into an element. [F 9]."""
    number = 0
    for rank in ranks:
        if not 0 <= rank < 1 << _BITS:
            raise ValueError("a rank is from 0 to 255")
        number = number << _BITS | rank
    return group.embed(number)


def decode(group: Group, element: Element, answers: int) -> list[int]:
    """Read the ranks back; whatever stands above them in the number is no rank. [F 9]."""
    number = group.extract(element)
    return [number >> _BITS * place & 255 for place in reversed(range(answers))]
