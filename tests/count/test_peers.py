"""The rules beside programs that nobody here wrote, where one implements exactly the same rule.

Random polls; those that need a lot are passed over, since each program draws its own. Where a
program differs from a rule, and by which paragraph, is said at the test that leaves it out.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

import pytest
from hypothesis import assume, given, settings
from pyrankvote import Ballot, Candidate, instant_runoff_voting
from stvpoll.scottish_stv import ScottishSTV
from votelib.convert import RankedToCondorcetVotes, RankedToFirstPreference
from votelib.evaluate.condorcet import Schulze
from votelib.evaluate.core import Plurality, Tie
from votelib.evaluate.proportional import HighestAverages, LargestRemainder
from votelib.evaluate.sequential import TransferableVoteSelector

from moothall.count import LotNeededError, Papers, RuleError, read_blt
from moothall.count.rules import alternative_vote, scottish_stv_2011
from moothall.count.rules.highest_averages import count_dhondt, count_sainte_lague
from moothall.count.rules.largest_remainder import Quota
from moothall.count.rules.largest_remainder import count as count_largest_remainder
from moothall.count.rules.plurality import count_first_past_the_post
from moothall.count.rules.schulze import count as count_schulze
from moothall.count.rules.scottish_table import VOTE
from moothall.count.tallied import TalliedResult
from moothall.count.transcript import Act, StagedResult
from tests.count.strategies import polls
from tests.count.wards_at_hand import OFFICIAL, ward

Rankings = dict[tuple[int, ...], int]
MANY = settings(max_examples=100, deadline=None)


def rankings(papers: Papers) -> Rankings:
    """How many papers say each ranking."""
    rows = papers.rankings.tolist()
    return {
        tuple(one for one in row if one): weight
        for row, weight in zip(rows, papers.weights.tolist(), strict=True)
    }


def whole_rankings(papers: Papers) -> dict[tuple[int | frozenset[int], ...], int]:
    """The same, with all who are not on a paper in one last place, since votelib is not told who
    stands."""
    everybody = range(1, len(papers.candidates) + 1)
    return {
        (*ranking, *([rest] if (rest := frozenset(everybody) - {*ranking}) else [])): weight
        for ranking, weight in rankings(papers).items()
    }


Result = TypeVar("Result", StagedResult, TalliedResult)


def without_lots(counting: Callable[[], Result]) -> Result:
    """A result that no lot decided; other polls are passed over."""
    try:
        return counting()
    except (LotNeededError, RuleError):
        assume(False)
        raise


def seats_of(result: TalliedResult) -> dict[int, int]:
    seats: dict[int, int] = {}
    for award in result.awards:
        seats[award.candidate] = seats.get(award.candidate, 0) + 1
    return seats


@MANY
@given(polls(most_papers=20))
def test_lists_are_awarded_the_seats_that_votelib_awards(papers: Papers) -> None:
    votes = RankedToFirstPreference().convert(rankings(papers))
    seats = 2 * papers.seats + 1
    dhondt = without_lots(lambda: count_dhondt(papers, seats=seats, lots=()))
    assert seats_of(dhondt) == HighestAverages("d_hondt").evaluate(votes, seats)
    odd = without_lots(lambda: count_sainte_lague(papers, seats=seats, lots=()))
    assert seats_of(odd) == HighestAverages("sainte_lague").evaluate(votes, seats)


@MANY
@pytest.mark.parametrize("quota", Quota)
@given(papers=polls(most_papers=20))
def test_the_largest_remainders_are_those_of_votelib(papers: Papers, quota: Quota) -> None:
    votes = RankedToFirstPreference().convert(rankings(papers))
    seats = 2 * papers.seats + 1
    ours = without_lots(lambda: count_largest_remainder(papers, seats=seats, lots=(), quota=quota))
    assert seats_of(ours) == LargestRemainder(quota.value).evaluate(votes, seats)


@MANY
@given(polls())
def test_schulze_elects_whom_votelib_elects(papers: Papers) -> None:
    ours = without_lots(lambda: count_schulze(papers, seats=1, lots=()))
    pairs = RankedToCondorcetVotes().convert(whole_rankings(papers))
    theirs = Schulze().evaluate(pairs, 1)
    assume(not isinstance(theirs[0], Tie) and not has_defeats_alike(pairs))
    assert [ours.awards[0].candidate] == theirs


def has_defeats_alike(pairs: dict[tuple[int, int], int]) -> bool:
    """Of two defeats with as many in favour that with more against is weaker [A.5.7]; not there."""
    both = [(won, pairs.get((two, one), 0)) for (one, two), won in pairs.items()]
    defeats = [(won, lost) for won, lost in both if won > lost]
    return len({won for won, _ in defeats}) < len({*defeats})


def test_of_defeats_alike_the_one_with_more_against_is_dropped() -> None:
    # 3 beats 2 by 5 to 4, 1 beats 3 by 4 to 2, 2 beats 1 by 4 to 3: the last is the weakest.
    raw = b"6 1\n3 1 3 0\n3 2 0\n1 2 1 0\n2 3 0\n0\n"
    names = "".join(f'"{name}"\n' for name in ("A", "B", "C", "D", "E", "F", "A poll"))
    papers = read_blt(raw + names.encode())
    assert count_schulze(papers, seats=1, lots=()).awards[0].candidate == 1


@MANY
@given(polls())
def test_first_past_the_post_elects_whom_votelib_elects(papers: Papers) -> None:
    ours = without_lots(lambda: count_first_past_the_post(papers, seats=1, lots=()))
    votes = RankedToFirstPreference().convert(rankings(papers))
    assert [ours.awards[0].candidate] == Plurality().evaluate(votes, 1)


@MANY
@given(polls())
def test_the_alternative_vote_elects_whom_pyrankvote_elects(papers: Papers) -> None:
    """Not votelib: it gives up where so many papers run out that nobody reaches half of all."""
    result = without_lots(lambda: alternative_vote.count(papers, seats=1, lots=()))
    assume(not any(stage.tie for stage in result.stages))
    assert by_pyrankvote(papers) == result.elected[0].candidate


def by_pyrankvote(papers: Papers) -> int:
    people = [Candidate(str(one)) for one in range(1, len(papers.candidates) + 1)]
    ballots = [
        Ballot(ranked_candidates=[people[one - 1] for one in ranking])
        for ranking, weight in rankings(papers).items()
        for _ in range(weight)
    ]
    (winner,) = instant_runoff_voting(people, ballots).get_winners()
    return int(winner.name)


@pytest.mark.parametrize("name", OFFICIAL)
def test_one_seat_of_a_real_ward_goes_to_whom_the_others_elect(name: str) -> None:
    papers = ward(name)
    result = alternative_vote.count(papers, seats=1, lots=())
    winner = result.elected[0].candidate
    assert by_pyrankvote(papers) == winner
    chosen = TransferableVoteSelector(quota_function="droop").evaluate(rankings(papers), 1)
    assert chosen == [winner]


@pytest.mark.parametrize("name", OFFICIAL)
def test_lists_of_a_real_ward_get_the_seats_that_votelib_gives(name: str) -> None:
    papers = ward(name)
    votes = RankedToFirstPreference().convert(rankings(papers))
    for seats in (1, 3, 10, 100):
        dhondt = count_dhondt(papers, seats=seats, lots=())
        assert seats_of(dhondt) == HighestAverages("d_hondt").evaluate(votes, seats)
        odd = count_sainte_lague(papers, seats=seats, lots=())
        assert seats_of(odd) == HighestAverages("sainte_lague").evaluate(votes, seats)
        left = count_largest_remainder(papers, seats=seats, lots=())
        assert seats_of(left) == LargestRemainder("hare").evaluate(votes, seats)
    schulze = count_schulze(papers, seats=1, lots=())
    pairs = RankedToCondorcetVotes().convert(whole_rankings(papers))
    assert [schulze.awards[0].candidate] == Schulze().evaluate(pairs, 1)


def by_stvpoll(papers: Papers) -> list[tuple[int, dict[int, Decimal]]]:
    """Whom stvpoll excludes in turn, and the votes of all who stood then."""
    numbers = range(1, len(papers.candidates) + 1)
    poll = ScottishSTV(papers.seats, numbers, random_in_tiebreaks=False)
    for ranking, weight in rankings(papers).items():
        poll.add_ballot(ranking, weight)
    rounds = poll.calculate().rounds
    return [(one.selected[0], one.votes) for one in rounds if one.status.name == "Excluded"]


@MANY
@given(polls())
def test_scottish_exclusions_and_ties_are_those_of_stvpoll(papers: Papers) -> None:
    """Without surpluses: stvpoll rounds values where [49(3)] ignores the remainder, gives papers to
    candidates who are elected where [49(2)] names continuing ones, and moves all surpluses that
    stand open in the order of the votes then, where [50(1)] asks again who has the greatest."""
    result = without_lots(
        lambda: scottish_stv_2011.count(papers, seats=papers.seats, lots=(), last_transfer=False)
    )
    assume(all(stage.act is not Act.SURPLUS for stage in result.stages))
    before = zip(result.stages, result.stages[1:], strict=False)
    ours = [
        (stage.candidate, stage.tie and stage.tie.settled_by_stage, then.totals)
        for then, stage in before
    ]
    theirs = by_stvpoll(papers)
    assert [candidate for candidate, _, _ in ours] == [candidate for candidate, _ in theirs]
    for (_, _, totals), (_, votes) in zip(ours, theirs, strict=True):
        assert {one: totals[one - 1] for one in votes} == {
            one: int(had * VOTE) for one, had in votes.items()
        }
