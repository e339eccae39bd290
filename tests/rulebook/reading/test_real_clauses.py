from collections import Counter

import pytest

from moothall.rulebook.language.structures import Block
from moothall.rulebook.reading.blocks import read_block
from tests.rulebook.clauses import RealBlock, real_blocks

REAL_BLOCKS = tuple(real_blocks())


def read(clause: str, number: int = 1) -> Block:
    (source,) = [one.source for one in REAL_BLOCKS if one.clause == clause and one.number == number]
    read = read_block(source, clause=clause, file="book.md")
    assert read.block is not None, read.problems
    return read.block


@pytest.mark.parametrize("real", REAL_BLOCKS, ids=lambda one: f"{one.clause}-{one.number}")
def test_every_block_of_the_real_rulebooks_is_read(real: RealBlock) -> None:
    read = read_block(real.source, clause=real.clause, file="book.md")
    assert read.problems == ()
    assert read.block is not None
    assert read.block.scope.clause == real.clause


def test_the_real_rulebooks_have_212_blocks_of_every_form() -> None:
    blocks = [read(one.clause, one.number) for one in REAL_BLOCKS]
    assert len(blocks) == 212
    assert Counter(type(one).__name__ for one in blocks) == {
        "Condition": 110,
        "Duty": 37,
        "Power": 24,
        "Body": 16,
        "Question": 7,
        "Period": 6,
        "Office": 4,
        "Quantity": 4,
        "Book": 2,
        "People": 2,
    }
