from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.values.amounts import (
    Number,
    Range,
    compare,
    compare_root,
    exactly,
    read_number,
    read_range,
    rounded_down,
    rounded_nearest,
    rounded_up,
)
from moothall.values.errors import MalformedNumberError, UnknownComparatorError

PLAIN: dict[str, Callable[[Number, Number], bool]] = {
    ">=": lambda a, b: a >= b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    "<": lambda a, b: a < b,
    "=": lambda a, b: a == b,
}
QUARTERS = [Fraction(n, 4) for n in range(29)]


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    low = draw(st.integers(min_value=0, max_value=5))
    high = draw(st.none() | st.integers(min_value=low, max_value=5))
    is_over = high != low and draw(st.booleans())
    is_under = high is not None and high != low and draw(st.booleans())
    return Range(low, high, is_over=is_over, is_under=is_under)


def members(of: Range) -> list[Fraction]:
    """Every quarter that lies in a range; where it is open, up to one that exceeds all others."""
    return [
        n
        for n in QUARTERS
        if (n > of.low if of.is_over else n >= of.low)
        and (of.high is None or (n < of.high if of.is_under else n <= of.high))
    ]


@given(ranges(), st.sampled_from(sorted(PLAIN)), ranges())
def test_a_comparison_is_certain_where_every_pair_of_numbers_agrees(
    a: Range, comparator: str, b: Range
) -> None:
    answers = {PLAIN[comparator](one, other) for one in members(a) for other in members(b)}
    assert compare(a, comparator, b) is (answers.pop() if len(answers) == 1 else None)


@given(ranges(), ranges(), st.integers(min_value=0, max_value=3))
def test_a_sum_and_a_product_hold_the_sums_and_products_of_their_numbers(
    a: Range, b: Range, factor: int
) -> None:
    for one in members(a):
        assert compare(a * Fraction(factor, 2), "=", exactly(one * factor / 2)) is not False
        for other in members(b):
            assert compare(a + b, "=", exactly(one + other)) is not False


def test_half_of_twenty_one_is_ten_and_a_half() -> None:
    half = exactly(21) * Fraction(1, 2)
    assert compare(exactly(10), ">=", half) is False
    assert compare(exactly(11), ">=", half) is True


@pytest.mark.parametrize(
    ("number", "comparator", "developers", "answer"),
    [
        # Half the root of 1000 developers is 15.811...: Debian's Q, which no float decides here.
        (15, ">=", 1000, False),
        (16, ">=", 1000, True),
        (15, ">=", 900, True),
        (15, ">", 900, False),
        (15, "=", 900, True),
        (-16, ">=", 0, False),
        (-1, "<", 1, True),
        (5 * 10**15 + 1, "=", 10**32 + 1, False),
    ],
)
def test_a_root_is_compared_exactly(
    number: int, comparator: str, developers: int, *, answer: bool
) -> None:
    half = Fraction(1, 2)
    assert compare_root(exactly(number), comparator, half, exactly(developers)) is answer


def test_the_root_of_an_uncertain_number_is_uncertain() -> None:
    assert compare_root(Range(10, 20), ">=", Fraction(1, 2), exactly(1000)) is None
    assert compare_root(exactly(20), ">=", Fraction(1, 2), Range(900, None)) is None
    assert compare_root(Range(10, None), "<", Fraction(1), Range(16, 25)) is False


@pytest.mark.parametrize("number", [Fraction(n, 4) for n in range(50)])
def test_rounding_is_that_of_the_decimal_module(number: Fraction) -> None:
    decimal = Decimal(number.numerator) / number.denominator
    assert rounded_nearest(number) == int(decimal.quantize(Decimal(1), ROUND_HALF_UP))
    assert rounded_down(number) <= number <= rounded_up(number)
    assert rounded_up(number) - rounded_down(number) == (number.denominator != 1)


def test_a_negative_half_is_rounded_up_too() -> None:
    assert rounded_nearest(Fraction(-1, 2)) == 0


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("200", 200),
        ("20,000", 20_000),
        ("2.5", Fraction(5, 2)),
        ("1,000.50", Fraction(2001, 2)),
        ("1/3", Fraction(1, 3)),
        ("66%", Fraction(66, 100)),
        ("51 per cent", Fraction(51, 100)),
        ("12.5 percent", Fraction(1, 8)),
        ("3:1", 3),
        ("3:2", Fraction(3, 2)),
    ],
)
def test_a_number_is_read_exactly(text: str, number: Number) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (5, exactly(5)),
        ("200", exactly(200)),
        ("none", exactly(0)),
        ("over 100", Range(100, None, is_over=True)),
        ("more than 1,000", Range(1000, None, is_over=True)),
        ("at least 3", Range(3, None)),
        ("at most 3", Range(0, 3)),
        ("up to 50%", Range(0, Fraction(1, 2))),
        ("fewer than 10", Range(0, 10, is_under=True)),
        ("3 to 5", Range(3, 5)),
        ("thousands", Range(2000, None)),
    ],
)
def test_a_number_is_read_as_roughly_as_its_source_gives_it(
    written: str | int, found: Range
) -> None:
    assert read_range(written) == found


def test_thousands_are_over_a_thousand_and_over_a_hundred_may_be_two_hundred() -> None:
    assert compare(read_range("thousands"), ">", exactly(1000)) is True
    assert compare(read_range("over 100"), ">", exactly(100)) is True
    assert compare(read_range("over 100"), "=", exactly(200)) is None


FORMS = (
    "write it as 200, over 100, at least 3, at most 3, under 50, 3 to 5, or one of dozens, "
    "hundreds, thousands, tens of thousands, hundreds of thousands, millions"
)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("several", f"'several' is no number: {FORMS}"),
        ("over many", f"'over many' is no number: {FORMS}"),
        ("-3", f"'-3' is no number: {FORMS}"),
        ("1,00", f"'1,00' is no number: {FORMS}"),
        (
            "5 to 3",
            "'5 to 3' is no range of numbers: write the smaller number first, 3 to 5",
        ),
        ("under 0", "'under 0' is no range of numbers: nothing is below 0"),
    ],
)
def test_it_refuses_what_is_no_range_of_numbers(written: str, says: str) -> None:
    with pytest.raises(MalformedNumberError) as refusal:
        read_range(written)
    assert str(refusal.value) == says


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("many", "'many' is no number: write it as 200, 2.5, 1/3, 51% or 3:1"),
        ("1/0", "'1/0' is no number: nothing is divided by 0"),
        ("1" * 5000, f"'{'1' * 57}...' is no number: write it as 200, 2.5, 1/3, 51% or 3:1"),
    ],
)
def test_it_refuses_what_is_no_number(text: str, says: str) -> None:
    with pytest.raises(MalformedNumberError) as refusal:
        read_number(text)
    assert str(refusal.value) == says


def test_it_refuses_what_has_no_sense_as_a_share_or_a_range() -> None:
    with pytest.raises(MalformedNumberError, match=r"^no number lies from 5 to 3$"):
        Range(5, 3)
    with pytest.raises(MalformedNumberError, match=r"^a share is not negative: -1$"):
        exactly(3) * -1
    with pytest.raises(MalformedNumberError, match=r"^there is no root of -4$"):
        compare_root(exactly(3), ">", Fraction(1), exactly(-4))
    with pytest.raises(MalformedNumberError, match=r"^a share is not negative: -1$"):
        compare_root(exactly(3), ">", Fraction(-1), exactly(4))
    with pytest.raises(
        UnknownComparatorError, match=r"^'is' is no comparison: use one of >= > <= < =$"
    ):
        compare(exactly(3), "is", exactly(3))
