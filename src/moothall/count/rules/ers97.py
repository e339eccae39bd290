"""The Electoral Reform Society's rules of 1997 for counting single transferable votes.

Enacts sections 5.1 to 5.6 of "How to conduct an election by the single transferable vote", third
edition. Two decimals; a surplus moves only the batch that gave rise to it; several may be excluded
together; the quota falls while nobody is elected. Ties look to the earliest point.
"""

from collections.abc import Sequence

import numpy as np

from moothall.count.papers import Papers
from moothall.count.rules.batch_table import (
    Table,
    earliest,
    enter,
    move_from,
    move_last_batch,
    open_table,
    result,
    sort_first_preferences,
    standing,
    surpluses,
)
from moothall.count.rules.ers97_table import elect_whoever_may, quota_of
from moothall.count.ties import Question
from moothall.count.transcript import Act, StagedResult, Tie

NAME = "ers97"
LAW = "Electoral Reform Society rules of 1997"

_WHOSE_SURPLUS = Question(
    purpose="whose surplus is transferred",
    highest=True,
    by_stage="5.2.3",
    by_lot="5.2.3",
    from_first=True,
)
_WHO_IS_EXCLUDED = Question(
    purpose="who is excluded", highest=False, by_stage="5.2.5", by_lot="5.2.5", from_first=True
)
_CHOICES = (
    "Candidates with equal votes are not split by an exclusion of several; one goes, as in a tie.",
    "What a surplus leaves untransferred is not transferred; its candidate keeps the quota.",
)


def count(papers: Papers, *, seats: int, lots: Sequence[int]) -> StagedResult:
    """Count papers by ERS97 and hand back every stage; raises RuleError or LotNeededError."""
    table = open_table(papers, seats=seats, lots=lots)
    _first_stage(table)
    while not _is_complete(table):
        over = surpluses(table)
        if over and not _are_deferred(table, sum(over.values())):
            _transfer_surplus(table, over)
        else:
            group, tie = _to_exclude(table, sum(over.values()))
            if len(standing(table)) - len(group) == table.vacancies:
                _elect_the_rest(table, group)
            else:
                _exclude(table, group, tie)
    return result(table, rule=NAME, law=LAW, choices=_CHOICES)


def _first_stage(table: Table) -> None:
    """Sort by first preferences, calculate the quota, deem elected [5.1]."""
    moved = sort_first_preferences(table)
    table.quota = quota_of(table.valid, seats=table.seats)
    table.mark_point()
    elected = elect_whoever_may(table)
    act = Act.FIRST_PREFERENCES
    enter(table, act, (), moved=moved, elected=elected, tie=None, paragraphs=("5.1",))


def _is_complete(table: Table) -> bool:
    """Stop when all places are filled; fill them if as many are left as places [4.3, 5.5.2]."""
    if table.vacancies and len(standing(table)) == table.vacancies:
        _elect_the_rest(table, ())
    return not table.vacancies


def _are_deferred(table: Table, surplus: int) -> bool:
    """Say whether all surpluses together could not save whoever is lowest [5.2.2]."""
    votes = sorted(table.totals[one] for one in standing(table))
    if surplus <= votes[1] - votes[0]:
        return True
    groups = range(2, len(votes) - table.vacancies + 1)
    return any(surplus <= votes[size] - sum(votes[:size]) for size in groups if size < len(votes))


def _transfer_surplus(table: Table, over: dict[int, int]) -> None:
    """Transfer the largest surplus by the batch that gave rise to it [5.2.3, 5.3]."""
    most = max(over.values())
    equal = [one for one in over if over[one] == most]
    candidate, tie = earliest(table, equal, _WHOSE_SURPLUS)
    moved, staying = move_last_batch(table, candidate, most)
    table.mark_point()
    elected = elect_whoever_may(table)
    name = table.papers.name(candidate)
    note = f"{staying} papers have no further preference and stay with {name}. [5.3.3]"
    enter(
        table,
        Act.SURPLUS,
        (candidate,),
        moved=moved,
        elected=elected,
        tie=tie,
        paragraphs=("5.2.3", "5.3"),
        notes=(note,),
    )


def _to_exclude(table: Table, deferred: int) -> tuple[tuple[int, ...], Tie | None]:
    """Choose as many with fewest votes as may be excluded together [5.2.5]."""
    order = sorted(standing(table), key=lambda one: table.totals[one])
    votes = [table.totals[one] for one in order]
    for size in range(len(order) - table.vacancies, 1, -1):
        if size == len(order):
            continue
        fits = sum(votes[:size]) + deferred <= votes[size]
        if fits and votes[size - 1] < votes[size]:
            return tuple(sorted(order[:size])), None
    equal = sorted(one for one in order if table.totals[one] == votes[0])
    candidate, tie = earliest(table, equal, _WHO_IS_EXCLUDED)
    return (candidate,), tie


def _exclude(table: Table, group: tuple[int, ...], tie: Tie | None) -> None:
    """Transfer the papers of the excluded in batches, highest value first [5.4]."""
    table.continuing[list(group)] = False
    theirs = np.isin(table.piles.holder, group).nonzero()[0]
    kinds = table.piles.kinds(theirs)
    values = sorted({table.piles.values[one] for one in np.unique(kinds)})
    moved: list[tuple[int, int, tuple[int, ...]]] = []
    elected: list[int] = []
    for value in reversed(values):
        if not table.vacancies:
            break
        kind = table.piles.values.index(value)
        rows = theirs[kinds == kind]
        moved += move_from(table, group, rows)
        table.mark_point()
        _lower_quota(table)
        elected += elect_whoever_may(table)
    enter(
        table,
        Act.EXCLUSION,
        group,
        moved=tuple(moved),
        elected=elected,
        tie=tie,
        paragraphs=("5.2.5", "5.4"),
    )


def _lower_quota(table: Table) -> None:
    """Calculate the quota anew without the non-transferable vote, if nobody is elected [5.4.8]."""
    if not table.elected:
        table.quota = quota_of(sum(table.totals), seats=table.seats)


def _elect_the_rest(table: Table, group: tuple[int, ...]) -> None:
    """Deem elected whoever would be left by an exclusion; nothing moves any more [5.5.1]."""
    left = [one for one in standing(table) if one not in group]
    left.sort(key=lambda one: -table.totals[one])
    for one in left:
        table.elect(one, stage=len(table.stages))
    last = table.stages[-1]
    table.stages[-1] = last._replace(
        elected=(*last.elected, *left), paragraphs=(*last.paragraphs, "5.5.1")
    )
