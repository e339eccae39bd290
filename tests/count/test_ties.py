"""Equal votes: the stage that tells them apart, found by a slow search and by the fast one."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from moothall.count import papers_from
from moothall.count.rules import alternative_vote, scottish_stv_2011
from moothall.count.ties import Question, told_apart


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


def test_a_thousand_candidates_equal_at_every_stage_go_one_by_one() -> None:
    numbers = range(1, 1001)
    papers = papers_from(
        [(one,) for one in numbers], candidates=[f"C{one}" for one in numbers], seats=1
    )
    for rule in (scottish_stv_2011, alternative_vote):
        result = rule.count(papers, seats=1, lots=numbers)
        assert [one.candidate for one in result.elected] == [1000]
        assert [stage.candidate for stage in result.stages[1:]] == list(numbers[:-1])
