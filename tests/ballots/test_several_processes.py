"""Work spread over processes: in order, never far ahead of its reader, and never silently lost."""

import os
from collections.abc import Iterator
from itertools import count, islice
from operator import neg

import pytest

from moothall.cli.errors import CannotReadError
from moothall.cli.processes import map_over

MANY = 100


@pytest.mark.parametrize("number", [0, 3, 4, MANY])
def test_results_come_in_the_order_of_the_items(number: int) -> None:
    with map_over(2, begins_now=True) as spread:
        assert list(spread(neg, range(number))) == [-one for one in range(number)]


def test_no_more_is_taken_than_the_processes_are_ahead() -> None:
    taken = []

    def items() -> Iterator[int]:
        for one in count():
            taken.append(one)
            yield one

    with map_over(2) as spread:
        assert list(islice(spread(neg, items()), 5)) == [0, -1, -2, -3, -4]
    assert len(taken) < MANY


def test_a_process_that_was_stopped_is_said_in_one_line() -> None:
    says = "a process was stopped before it was done: is there memory enough? try --workers 1"
    with map_over(2) as spread:
        with pytest.raises(CannotReadError) as while_waiting:
            list(spread(os._exit, range(1, MANY)))
        with pytest.raises(CannotReadError) as as_it_is_asked:
            list(spread(neg, range(MANY)))
    assert str(while_waiting.value) == str(as_it_is_asked.value) == says
