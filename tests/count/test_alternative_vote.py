"""The alternative vote, worked by hand and against exclusion with a dictionary."""

from collections import Counter

import pytest
from hypothesis import given

from moothall.count import LotNeededError, Papers, RuleError
from moothall.count.rules.alternative_vote import count
from tests.count.small_polls import poll, totals
from tests.count.strategies import polls, single_papers


def test_the_last_is_excluded_until_somebody_has_more_than_half() -> None:
    papers = poll({"1": 40, "2 3": 35, "3 2": 15, "4 3": 10}, seats=1)
    result = count(papers, seats=1, lots=())
    assert [totals(result, stage) for stage in (1, 2, 3)] == [
        ["40", "35", "15", "10"],
        ["40", "35", "25", "0"],
        ["40", "50", "0", "0"],
    ]
    assert [(one.name, one.stage) for one in result.elected] == [("Bob", 3)]
    assert [stage.not_transferred for stage in result.stages] == [0, 0, 10]
    assert result.stages[2].quota == 46


def test_half_is_of_the_papers_that_still_count() -> None:
    result = count(poll({"1": 45, "2": 31, "3": 30}, seats=1, candidates=3), seats=1, lots=())
    assert [(one.name, one.stage) for one in result.elected] == [("Alice", 2)]


@given(polls())
def test_it_elects_whoever_plain_exclusion_elects(papers: Papers) -> None:
    lots = tuple(range(1, len(papers.candidates) + 1))
    result = count(papers, seats=1, lots=lots)
    standing, history = set(lots), list[Counter[int]]()
    for stage in result.stages:
        votes = Counter(dict.fromkeys(lots, 0))
        for paper in single_papers(papers):
            votes.update([one for one in paper if one in standing][:1])
        assert list(stage.totals) == [votes[one] for one in lots]
        history.append(votes)
        if stage.elected:
            assert votes[stage.elected[0]] * 2 > votes.total() or len(standing) == 1
            continue
        assert max(votes.values()) * 2 <= votes.total()
        key = [tuple(past[one] for past in reversed(history)) for one in sorted(standing)]
        standing.discard(sorted(standing)[key.index(min(key))])


def test_a_tie_needs_a_lot() -> None:
    papers = poll({"1": 5, "2": 3, "3": 3}, seats=1)
    with pytest.raises(LotNeededError) as missing:
        count(papers, seats=1, lots=(4,))
    assert missing.value.tied == (2, 3)


def test_it_fills_one_seat() -> None:
    with pytest.raises(RuleError) as refused:
        count(poll({"1": 5}, seats=2), seats=2, lots=())
    assert str(refused.value) == "the alternative vote fills one seat, not 2; for more use STV"
