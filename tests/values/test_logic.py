from itertools import product

import pytest

from moothall.values.logic import all_of, any_of, implies, negation

VALUES = (True, False, None)
TABLE = [
    (True, True, True, True, True),
    (True, False, False, True, False),
    (True, None, None, True, None),
    (False, True, False, True, True),
    (False, False, False, False, True),
    (False, None, False, None, True),
    (None, True, None, True, True),
    (None, False, False, None, None),
    (None, None, None, None, None),
]


@pytest.mark.parametrize(("row"), TABLE)
def test_two_parts_combine_as_in_kleenes_tables(row: tuple[bool | None, ...]) -> None:
    first, second, conjunction, disjunction, implication = row
    assert all_of((first, second)) is conjunction
    assert any_of((first, second)) is disjunction
    assert implies(first, second) is implication


def test_the_table_is_complete() -> None:
    assert {row[:2] for row in TABLE} == set(product(VALUES, VALUES))


def test_the_contrary_of_the_unknown_is_unknown() -> None:
    assert [negation(known) for known in VALUES] == [False, True, None]


def test_of_no_parts_all_hold_and_none_holds() -> None:
    assert all_of(()) is True
    assert any_of(()) is False


def settlings(parts: tuple[bool | None, ...]) -> "product[tuple[bool, ...]]":
    return product(*[(True, False) if part is None else (part,) for part in parts])


@pytest.mark.parametrize(("parts"), list(product(VALUES, repeat=4)))
def test_an_answer_is_given_where_every_settling_of_the_unknown_agrees(
    parts: tuple[bool | None, ...],
) -> None:
    for combine, plain in ((all_of, all), (any_of, any)):
        answers = {plain(settled) for settled in settlings(parts)}
        assert combine(parts) is (answers.pop() if len(answers) == 1 else None)
