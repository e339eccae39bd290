"""Blocks that are wrong, and the whole of what is said of each.

In bad_blocks.txt a case is a block and, below a line of dashes, what is said of it: line, column,
reason, remedy. Cases are parted by an empty line.
"""

from pathlib import Path

import pytest

from moothall.rulebook import read_block

CASES = [
    tuple(case.split("\n---\n"))
    for case in (Path(__file__).parent / "bad_blocks.txt").read_text().rstrip("\n").split("\n\n")
]


@pytest.mark.parametrize(("source", "said"), CASES, ids=[said for _, said in CASES])
def test_a_bad_block_says_what_is_wrong_where_and_what_to_do(source: str, said: str) -> None:
    read = read_block(source, clause="1.1", file="book.md")
    assert read.block is None
    assert (
        "\n".join(f"{one.line}:{one.column}: {one.says}; {one.remedy}" for one in read.problems)
        == said
    )


def test_the_places_of_a_block_are_those_of_its_document() -> None:
    read = read_block(
        'act  = "meeting.hold"\nmust = { notise = ">= 1 day" }',
        clause="4.2",
        file="club.md",
        first_line=31,
        indents=(2, 2),
    )
    assert [str(problem) for problem in read.problems] == [
        "club.md:32:12: unknown fact `notise`; did you mean `notice`?"
    ]
    assert read.problems[0].clause == "4.2"


@pytest.mark.parametrize("source", ["a = " + "[" * 3000, "a = " + "9" * 6000])
def test_what_is_beyond_measure_is_refused_and_not_raised(source: str) -> None:
    read = read_block(source, clause="1.1", file="book.md")
    assert read.block is None
    assert read.problems
