"""Equal votes: the stage that tells them apart, found by a slow search and by the fast one."""

import random
from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.count import Papers, StagedResult, papers_from
from moothall.count.rules import (
    alternative_vote,
    australian_senate_2016,
    ers97,
    irish_stv_1992,
    northern_ireland_stv_1985,
    scottish_stv_2011,
)
from moothall.count.ties import Question, told_apart

RULES: dict[str, Callable[..., StagedResult]] = {
    "alternative-vote": alternative_vote.count,
    "ers97": ers97.count,
    "irish-stv": irish_stv_1992.count,
    "scottish-stv": scottish_stv_2011.count,
    **{
        f"australian-senate {one}": partial(australian_senate_2016.count, practice=one)
        for one in australian_senate_2016.Practice
    },
    **{
        f"ni-stv {one}": partial(northern_ireland_stv_1985.count, deemed=one)
        for one in northern_ireland_stv_1985.Deemed
    },
}


def question(*, highest: bool, from_first: bool) -> Question:
    return Question(purpose="who", highest=highest, by_stage="1", by_lot="2", from_first=from_first)


@st.composite
def histories(draw: st.DrawFn) -> list[list[int]]:
    """Votes by stage of up to five who only gain them, and at most stages nobody gains any."""
    number = draw(st.integers(2, 5))
    gains = st.lists(st.integers(0, 1), min_size=number, max_size=number)
    stages = draw(st.lists(gains | st.just([0] * number), min_size=1, max_size=8))
    columns = [accumulate(column) for column in zip(*stages, strict=True)]
    return [list(stage) for stage in zip(*columns, strict=True)]


@given(earlier=histories(), highest=st.booleans(), from_first=st.booleans())
def test_every_stage_is_looked_at(
    *, earlier: list[list[int]], highest: bool, from_first: bool
) -> None:
    left, told_by = list(range(len(earlier[0]))), 0
    numbered = list(enumerate(earlier, start=1))
    for number, votes in numbered if from_first else reversed(numbered):
        wanted = (max if highest else min)(votes[one] for one in left)
        fewer = [one for one in left if votes[one] == wanted]
        told_by = number if len(fewer) < len(left) else told_by
        left = fewer
    asked = question(highest=highest, from_first=from_first)
    assert told_apart(range(len(earlier[0])), asked, earlier=earlier) == (left, told_by)


def small_polls() -> Iterator[Papers]:
    """Few papers for many candidates, so that most stages have a tie; the same every time."""
    chance = random.Random("ties")  # noqa: S311 - not a secret
    for _ in range(150):
        everybody = range(1, chance.randint(4, 8) + 1)
        rankings = [
            tuple(chance.sample(everybody, chance.randint(1, 4)))
            for _ in range(chance.randint(3, 9))
        ]
        yield papers_from(
            rankings,
            candidates=[f"C{one}" for one in everybody],
            seats=chance.randint(1, 3),
            weights=[chance.randint(1, 4) for _ in rankings],
        )


@pytest.mark.parametrize("rule", RULES)
def test_whoever_is_tied_has_only_gained_votes(rule: str) -> None:
    """Looking for the stage relies on it, under every rule that looks for one."""
    settled = set()
    for papers in small_polls():
        seats = 1 if rule == "alternative-vote" else papers.seats
        lots = range(1, len(papers.candidates) + 1)
        stages = RULES[rule](papers, seats=seats, lots=lots).stages
        for stage in stages:
            for one in stage.tie.tied if stage.tie else ():
                votes = [before.totals[one - 1] for before in stages[: stage.number - 1]]
                assert all(had <= has for had, has in pairwise(votes))
            if stage.tie:
                settled.add(stage.tie.settled_by_stage is None)
    assert settled == {True, False}


def test_a_thousand_candidates_equal_at_every_stage_go_one_by_one() -> None:
    numbers = range(1, 1001)
    papers = papers_from(
        [(one,) for one in numbers], candidates=[f"C{one}" for one in numbers], seats=1
    )
    for rule in (scottish_stv_2011, alternative_vote):
        result = rule.count(papers, seats=1, lots=numbers)
        assert [one.candidate for one in result.elected] == [1000]
        assert [stage.candidate for stage in result.stages[1:]] == list(numbers[:-1])
