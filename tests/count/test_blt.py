"""Reading and writing BLT."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moothall.count import Papers, read_blt, write_blt
from moothall.count.blt_lines import most_words, numbered_lines, paper_line, words_of
from tests.count.strategies import polls, single_papers
from tests.count.wards_at_hand import OFFICIAL, ward

WHOLE = r'''# a poll
4 2   # four candidates, two seats

-2
3 1 3 4 0
  4 2 0
1 4 - 3 0
2 3=4 1 0
5 1 3=4 0
6 0
0
"Alice"
"Bob ""the builder"""
"Carol \"C\" Clark"  # in quotes
"Dan # 4"

"Of the committee"
'''


def rankings(papers: Papers) -> dict[tuple[int, ...], int]:
    rows = [tuple(one for one in row if one) for row in papers.rankings.tolist()]
    return dict(zip(rows, papers.weights.tolist(), strict=True))


def test_it_reads_comments_weights_withdrawals_and_quotes() -> None:
    papers = read_blt(WHOLE.encode())
    assert papers.candidates == ("Alice", 'Bob "the builder"', 'Carol "C" Clark', "Dan # 4")
    assert (papers.seats, papers.withdrawn, papers.title) == (2, frozenset({2}), "Of the committee")
    assert rankings(papers) == {(1, 3, 4): 3, (2,): 4, (4,): 1, (1,): 5}


def test_it_lists_papers_set_aside_and_counts_those_cut_short() -> None:
    papers = read_blt(WHOLE.encode())
    assert [(one.line, one.papers, one.reason) for one in papers.set_aside] == [
        (8, 2, "no first preference: two candidates have the same place"),
        (10, 6, "no preference"),
    ]
    assert papers.cut_short == 6


def test_equal_papers_are_added_up() -> None:
    papers = read_blt(b'2 1\n3 1 2 0\n4 1 2 0\n0\n"A"\n"B"\n')
    assert rankings(papers) == {(1, 2): 7}


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_it_reads_either_line_ending_and_a_byte_order_mark(ending: str, mark: str) -> None:
    text = mark + WHOLE.replace("\n", ending)
    assert write_blt(read_blt(text.encode())) == write_blt(read_blt(WHOLE.encode()))


@given(polls())
def test_what_is_written_is_read_back(papers: Papers) -> None:
    again = read_blt(write_blt(papers).encode())
    assert rankings(again) == rankings(papers)
    assert write_blt(again) == write_blt(papers)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"])))
def test_any_name_is_read_back(name: str) -> None:
    papers = read_blt(b'1 1\n1 1 0\n0\n"A"\n"T"\n')
    again = read_blt(write_blt(replace(papers, title=name)).encode())
    assert again.title == name


@settings(max_examples=30)
@given(st.integers(0, 10**6), st.sampled_from([1, 5, 63, 64, 130, 300]))
def test_reading_in_bulk_and_line_by_line_say_the_same(seed: int, candidates: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - papers made up
    lines = []
    for _ in range(chance.randint(1, 60)):
        length = chance.randint(1, candidates)
        ranking = chance.sample(range(1, candidates + 1), length)
        lines.append(" ".join(map(str, [chance.randint(1, 10**6), *ranking, 0])))
    names = "".join(f'"{number}"\n' for number in range(candidates))
    raw = "\n".join([f"{candidates} 1", *lines, "0", names]).encode()
    slow: dict[tuple[int, ...], int] = {}
    text = "\n".join(lines).encode()
    for number, _, line in numbered_lines(text, start=0, first_line=2):
        paper = paper_line(
            words_of(line, most=most_words(candidates)), line=number, candidates=candidates
        )
        slow[paper.ranking] = slow.get(paper.ranking, 0) + paper.weight
    assert rankings(read_blt(raw)) == slow


@pytest.mark.parametrize("name", OFFICIAL)
def test_the_wards_are_read_whole(name: str) -> None:
    papers = ward(name)
    assert papers.total == OFFICIAL[name]["ballots"]
    assert len(list(single_papers(papers))) == papers.total
    assert papers.set_aside == ()
    names = {number: one["name"] for number, one in OFFICIAL[name]["candidates"].items()}
    assert names == {str(place): name for place, name in enumerate(papers.candidates, start=1)}
