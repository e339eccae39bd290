"""Powers on Ed25519 against the affine addition law and nothing else. [RFC 8032, 5.1]."""

from functools import cache

import pytest

from moothall.ballots.belenios_v1.groups import Element, group_named
from moothall.ballots.belenios_v1.groups.ed25519_table import PointTable
from moothall.ballots.errors import DoesNotHoldError

P, Q = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
NEUTRAL = (0, 1)
GROUP = group_named("Ed25519")
# About where digits of 12 bits carry, and about the order.
SCALARS = [0, 1, 2, Q - 1, Q, Q + 1, -1, 2047, 2048, 2049, 4095, 4096, 2**252, 2**255]
SCALARS += [int(digit * 21, 16) for digit in ("7ff", "800", "801", "fff")]

Point = tuple[int, int]


def plus(one: Point, other: Point) -> Point:
    (x, y), (u, v) = one, other
    k = D * x * u * y * v
    return (x * v + u * y) * pow(1 + k, -1, P) % P, (y * v + x * u) * pow(1 - k, -1, P) % P


def times(number: int, point: Point) -> Point:
    total = NEUTRAL
    for digit in f"{number:b}":
        total = plus(total, total)
        if digit == "1":
            total = plus(total, point)
    return total


def encoded(point: Point) -> Element:
    return Element(point[1] | (point[0] & 1) << 255)


def decoded(number: int) -> Point | None:
    y, odd = number % 2**255, number >> 255
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or x * x % P != square or (x == 0 and odd):
        return None
    return (x if x & 1 == odd else P - x), y


@cache
def base() -> Point:
    point = decoded(int("66" * 31 + "58", 16))
    assert point is not None
    return point


@cache
def encodings() -> list[int]:
    """All points of small order, each also with a member added; what is not canonical."""
    small: set[Point] = set()
    number = 0
    while len(small) < 8:
        number += 1
        if (point := decoded(number)) is not None:
            small.add(times(Q, point))
    cosets = [plus(one, times(k, base())) for one in sorted(small) for k in (0, 1, Q - 1)]
    too_high = [y | sign << 255 for y in range(P, 2**255) for sign in (0, 1)]
    return [*map(encoded, cosets), *too_high, 1 | 1 << 255, P - 1 | 1 << 255, 1 << 255, 2**256 - 1]


@pytest.mark.parametrize("logarithm", [0, 1, 2, Q - 1, 0x1234567 << 200])
def test_powers_are_repeated_additions(logarithm: int) -> None:
    point = times(logarithm % Q, base())
    table = PointTable(encoded(point), q=Q)
    for scalar in [*SCALARS, *(pow(7, place, Q) for place in range(100, 108))]:
        expected = encoded(times(scalar % Q, point))
        assert table.power(scalar) == expected
        assert GROUP.power(encoded(point), scalar) == expected


def test_members_are_the_points_that_the_order_takes_to_the_identity() -> None:
    members = 0
    for number in encodings():
        point, element = decoded(number), Element(number)
        if point is not None and times(Q, point) == NEUTRAL:
            members += 1
            GROUP.require_member(element)
            raised = GROUP.powers_checked(element, [8, 0, 3], offsets=[0, 0, 2])
            shifted = plus(point, times(Q - 2, base()))
            assert raised == [encoded(times(8, point)), 1, encoded(times(3, shifted))]
            continue
        with pytest.raises(DoesNotHoldError, match="not-in-group: "):
            GROUP.require_member(element)
        for exponents, offsets in (
            ([8], [0]),
            ([0], [0]),
            ([5], [1]),
            ([0], [2]),
            ([8, 16], [0, 1]),
        ):
            with pytest.raises(DoesNotHoldError, match="not-in-group: "):
                GROUP.powers_checked(element, exponents, offsets=offsets)
    assert members == 3


def test_eight_times_a_point_is_three_doublings_and_of_what_is_none_nothing() -> None:
    for number in (*range(60), *encodings()):
        point = decoded(number)
        expected = None if point is None else encoded(times(8, point))
        assert PointTable.eightfold(number) == expected


def test_sums_and_differences_are_those_of_the_logarithms() -> None:
    logarithms = [0, 1, 2, Q - 1, Q - 2, 0x1234567 << 200]
    for one in logarithms:
        for other in logarithms:
            x, y = GROUP.g.power(one), GROUP.g.power(other)
            assert GROUP.multiply(x, y) == encoded(times((one + other) % Q, base()))
            assert GROUP.divide(x, y) == encoded(times((one - other) % Q, base()))
