"""Schulze's method as the Debian project runs it: default option, quorum, majority ratio.

Enacts section A.5 of the Debian Constitution (version 1.9), cited by its numbered steps: options
that fail the quorum or their ratio against the default are dropped, then the weakest defeats within
the Schwartz set until none is left. Whoever is not on a paper is below all who are. Papers on which
options share a place are refused: Debian counts them, and what was read no longer says so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from moothall.count.errors import LotNeededError, RuleError
from moothall.count.papers import Papers
from moothall.count.poll import require_standing
from moothall.count.tallied import Award, TalliedResult, first_votes, result_of, standing

Defeat = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Default:
    """The default option, the quorum, and the majority ratio of options that need more than 1."""

    option: int
    quorum: int = 0
    ratios: Mapping[int, Fraction] = field(default_factory=dict)


def count(
    papers: Papers, *, seats: int, lots: Sequence[int], default: Default | None = None
) -> TalliedResult:
    """Find the winner; the lot (Debian: the casting vote) falls on one of several left at the end.

    Raises RuleError or LotNeededError.
    """
    if seats != 1:
        raise RuleError(f"Schulze's method as Debian runs it fills one seat, not {seats}")
    require_standing(papers, seats=seats, lots=lots)
    _require_strict(papers)
    tally = first_votes(papers, places=1)
    prefer = pairwise(papers)
    options = standing(papers)
    working: list[str] = _contests(papers, prefer, options)
    if default is not None:
        options = _undropped(papers, prefer, options, default, working)
    left = _schwartz_winners(papers, prefer, options, working)
    winner = _chosen(papers, left, lots)
    award = Award(
        candidate=winner,
        name=papers.name(winner),
        measure=Fraction(tally.votes[winner]),
        by_lot=len(left) > 1,
    )
    law = "Debian Constitution, A.5"
    result = result_of("schulze", papers, tally, [award], law=law)
    return replace(result, working=tuple(working), choices=_choices(papers, default))


def _require_strict(papers: Papers) -> None:
    shared = papers.cut_short + sum(one.papers for one in papers.set_aside if "place" in one.reason)
    if shared:
        raise RuleError(
            f"{shared} papers leave a place empty or give one place to two options, which this rule"
            " would have to count; give each option on them a place of its own"
        )


def pairwise(papers: Papers) -> NDArray[np.int64]:
    """How many papers prefer a to b: int64 (candidates + 1, candidates + 1), [a, b] [A.5.3.1]."""
    number = len(papers.candidates) + 1
    prefer = np.zeros((number, number), np.int64)
    above = np.zeros((len(papers.weights), number), np.bool_)
    for column in papers.rankings.T[:-1]:
        rows = np.flatnonzero(column)
        above[rows, column[rows]] = True
        # Whoever is here is preferred to all who were not met by now.
        np.add.at(prefer, column[rows], papers.weights[rows, None] * ~above[rows])
    prefer[:, 0] = prefer[0, :] = 0
    return prefer


def _undropped(
    papers: Papers,
    prefer: NDArray[np.int64],
    options: Iterable[int],
    default: Default,
    working: list[str],
) -> list[int]:
    """Drop options below the quorum or their majority ratio against the default [A.5.2, A.5.3]."""
    if default.option not in standing(papers):
        raise RuleError(f"the default option cannot be {default.option}; it does not stand")
    if default.quorum < 0:
        raise RuleError(f"a quorum cannot be {default.quorum} papers; give 0 or more")
    kept = []
    for one in options:
        over, under = int(prefer[one, default.option]), int(prefer[default.option, one])
        ratio = default.ratios.get(one, Fraction(1))
        if one == default.option or (
            over >= default.quorum and over > under and over >= ratio * under
        ):
            kept.append(one)
        elif over < default.quorum:
            working.append(
                f"{papers.name(one)} is dropped: {over} papers above the default, the quorum is"
                f" {default.quorum}. [A.5.2]"
            )
        else:
            working.append(
                f"{papers.name(one)} is dropped: {over} to {under} against the default, the ratio"
                f" is {ratio}. [A.5.3]"
            )
    return kept


def _contests(papers: Papers, prefer: NDArray[np.int64], options: Sequence[int]) -> list[str]:
    return [
        f"{papers.name(one)} to {papers.name(other)}: {prefer[one, other]} to {prefer[other, one]}."
        for place, one in enumerate(options)
        for other in options[place + 1 :]
    ]


def _schwartz_winners(
    papers: Papers, prefer: NDArray[np.int64], options: Sequence[int], working: list[str]
) -> list[int]:
    """Drop the weakest defeats within the Schwartz set until there are none [A.5.4 to A.5.7]."""
    defeats = {
        (one, other)
        for one in options
        for other in options
        if prefer[one, other] > prefer[other, one]
    }
    while True:
        schwartz = _schwartz_set(options, defeats)
        within = {one for one in defeats if one[0] in schwartz and one[1] in schwartz}
        if not within:
            return schwartz
        strength = {one: (prefer[one], -prefer[one[1], one[0]]) for one in within}
        weakest = min(strength.values())
        for one in sorted(one for one in within if strength[one] == weakest):
            defeats.remove(one)
            working.append(
                f"The weakest defeat is dropped: {papers.name(one[0])} over"
                f" {papers.name(one[1])}. [A.5.7]"
            )


def _schwartz_set(options: Sequence[int], defeats: Iterable[Defeat]) -> list[int]:
    """Whoever transitively defeats all by whom they are transitively defeated [A.5.5, A.5.6]."""
    reach = {one: {other for winner, other in defeats if winner == one} for one in options}
    for middle in options:
        for one in options:
            if middle in reach[one]:
                reach[one] |= reach[middle]
    return [
        one
        for one in options
        if all(other in reach[one] or one not in reach[other] for other in options)
    ]


def _chosen(papers: Papers, left: Sequence[int], lots: Sequence[int]) -> int:
    """The one left, or by casting vote one of several [A.5.8]."""
    if len(left) == 1:
        return left[0]
    for one in lots:
        if one in left:
            return one
    raise LotNeededError(
        stage=None,
        purpose="who is elected",
        tied=tuple((one, papers.name(one)) for one in left),
    )


def _choices(papers: Papers, default: Default | None) -> tuple[str, ...]:
    if default is None:
        return ("There is no default option, no quorum and no majority ratio.",)
    ratios = [f"{papers.name(one)} {ratio}" for one, ratio in sorted(default.ratios.items())]
    needed = f"; majority ratios: {', '.join(ratios)}" if ratios else ""
    name = papers.name(default.option)
    return (f"The default option is {name}, the quorum {default.quorum}{needed}.",)
