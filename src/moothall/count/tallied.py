"""What a rule without stages hands back: one tally, and how each seat was won.

Ties are settled by lot alone: of candidates with equal votes the seat goes to the one drawn first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from moothall.count.errors import LotNeededError
from moothall.count.papers import Papers, SetAside
from moothall.count.poll import require_valid, without_standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """A seat and what won it: for most rules the votes, for lists votes over a divisor."""

    candidate: int
    name: str
    measure: Fraction
    by_lot: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TalliedResult:
    """The result of a rule without stages; `tallies[i]` are the votes of candidate i + 1.

    `working` says in sentences what lies between the tallies and the seats, where much does.
    """

    rule: str
    law: str
    title: str
    candidates: tuple[str, ...]
    withdrawn: tuple[int, ...]
    seats: int
    valid: int
    set_aside: tuple[SetAside, ...]
    cut_short: int
    tallies: tuple[int, ...]
    awards: tuple[Award, ...]
    choices: tuple[str, ...] = ()
    working: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Votes counted once: `votes[c]` of candidate c (index 0 unused), and the valid papers."""

    votes: tuple[int, ...]
    valid: int


def first_votes(papers: Papers, *, places: int) -> Tally:
    """Give one vote to each of the first `places` candidates who stand on every paper."""
    votes = np.zeros(len(papers.candidates) + 1, np.int64)
    used = np.zeros(len(papers.weights), np.int64)
    stands = np.ones(len(votes), np.bool_)
    stands[[0, *papers.withdrawn]] = False
    for column in papers.rankings.T:
        counts = stands[column] & (used < places)
        np.add.at(votes, column[counts], papers.weights[counts])
        used += counts
    valid = int(papers.weights[used > 0].sum())
    require_valid(valid)
    return Tally(votes=tuple(votes.tolist()), valid=valid)


def best(
    measures: dict[int, Fraction], number: int, *, lots: Sequence[int], papers: Papers
) -> tuple[Award, ...]:
    """Choose so many with the highest measure, highest first; raises LotNeededError for a tie.

    A tie among those who are all chosen needs no lot.
    """
    ordered = sorted(measures, key=lambda one: (-measures[one], one))
    chosen = ordered[:number]
    least = measures[chosen[-1]]
    equal = [one for one in ordered if measures[one] == least]
    sure = [one for one in chosen if measures[one] > least]
    places = number - len(sure)
    tied = len(equal) > places
    if tied:
        equal = _drawn(equal, places, lots=lots, papers=papers)
    return tuple(
        Award(
            candidate=one,
            name=papers.name(one),
            measure=measures[one],
            by_lot=tied and measures[one] == least,
        )
        for one in (*sure, *equal)
    )


def _drawn(equal: list[int], places: int, *, lots: Sequence[int], papers: Papers) -> list[int]:
    """Of candidates with equal votes take those drawn first."""
    drawn = [one for one in dict.fromkeys(lots) if one in equal][:places]
    if len(drawn) < places:
        raise LotNeededError(
            stage=None,
            purpose="who is elected",
            tied=tuple((one, papers.name(one)) for one in equal if one not in drawn),
        )
    return drawn


def result_of(
    rule: str, papers: Papers, tally: Tally, awards: Sequence[Award], *, law: str
) -> TalliedResult:
    """Put a result together; `choices` are added by the rules that have some."""
    return TalliedResult(
        rule=rule,
        law=law,
        title=papers.title,
        candidates=papers.candidates,
        withdrawn=tuple(sorted(papers.withdrawn)),
        seats=len(awards),
        valid=tally.valid,
        set_aside=without_standing(papers, valid=tally.valid),
        cut_short=papers.cut_short,
        tallies=tally.votes[1:],
        awards=tuple(awards),
    )


def standing(papers: Papers) -> list[int]:
    """The numbers of the candidates who stand."""
    numbers = range(1, len(papers.candidates) + 1)
    return [one for one in numbers if one not in papers.withdrawn]
