"""The Electoral Reform Society's rules of 1997 for counting single transferable votes.

Enacts sections 5.1 to 5.6 of "How to conduct an election by the single transferable vote", third
edition. Two decimals; a surplus moves only the batch that gave rise to it; several may be excluded
together; the quota falls while nobody is elected. Ties look to the earliest point.
"""

from collections.abc import Sequence
from dataclasses import replace
from operator import add

import numpy as np

from moothall.count.errors import RuleError
from moothall.count.papers import Papers
from moothall.count.piles import Piles
from moothall.count.poll import open_seats, require_standing, without_standing
from moothall.count.rules.ers97_table import (
    PLACES,
    VOTE,
    Table,
    earliest,
    elect_whoever_may,
    quota_of,
    standing,
)
from moothall.count.transcript import Act, Moved, Stage, StagedResult, Tie

NAME = "ers97"
LAW = "Electoral Reform Society rules of 1997"

_CHOICES = (
    "Candidates with equal votes are not split by an exclusion of several; one goes, as in a tie.",
    "What a surplus leaves untransferred is not transferred; its candidate keeps the quota.",
)


def count(papers: Papers, *, seats: int, lots: Sequence[int]) -> StagedResult:
    """Count papers by ERS97 and hand back every stage; raises RuleError or LotNeededError."""
    table = _open(papers, seats, tuple(lots))
    _first_stage(table)
    while not _is_complete(table):
        surpluses = _surpluses(table)
        if surpluses and not _are_deferred(table, sum(surpluses.values())):
            _transfer_surplus(table, surpluses)
        else:
            group, tie = _to_exclude(table, sum(surpluses.values()))
            if len(standing(table)) - len(group) == table.vacancies:
                _elect_the_rest(table, group)
            else:
                _exclude(table, group, tie)
    return _result(table)


def _open(papers: Papers, seats: int, lots: tuple[int, ...]) -> Table:
    require_standing(papers, seats=seats, lots=lots)
    return Table(
        papers=papers,
        seats=seats,
        lots=lots,
        piles=Piles(papers, value=VOTE),
        continuing=open_seats(papers),
        batch=np.zeros(len(papers.weights), np.int64),
        last=[0] * (len(papers.candidates) + 1),
        totals=[],
    )


def _first_stage(table: Table) -> None:
    """Sort by first preferences, calculate the quota, deem elected [5.1]."""
    moved, received = table.piles.sort(table.continuing)
    table.totals = [0, *received[1:]]
    table.valid = sum(table.totals)
    if not table.valid:
        raise RuleError("no paper has a preference for a candidate who stands; nothing to count")
    table.quota = quota_of(table.valid, seats=table.seats)
    table.points.append(list(table.totals))
    elected = elect_whoever_may(table)
    _enter(table, Act.FIRST_PREFERENCES, (), moved, elected, None, ("5.1",))


def _is_complete(table: Table) -> bool:
    """Stop when all places are filled; fill them if as many are left as places [4.3, 5.5.2]."""
    if table.vacancies and len(standing(table)) == table.vacancies:
        _elect_the_rest(table, ())
    return not table.vacancies


def _surpluses(table: Table) -> dict[int, int]:
    return {
        one.candidate: table.totals[one.candidate] - table.quota
        for one in table.elected
        if table.totals[one.candidate] > table.quota
    }


def _are_deferred(table: Table, surplus: int) -> bool:
    """Say whether all surpluses together could not save whoever is lowest [5.2.2]."""
    votes = sorted(table.totals[one] for one in standing(table))
    if surplus <= votes[1] - votes[0]:
        return True
    groups = range(2, len(votes) - table.vacancies + 1)
    return any(surplus <= votes[size] - sum(votes[:size]) for size in groups if size < len(votes))


def _transfer_surplus(table: Table, surpluses: dict[int, int]) -> None:
    """Transfer the largest surplus by the batch that gave rise to it [5.2.3, 5.3]."""
    most = max(surpluses.values())
    equal = [one for one in surpluses if surpluses[one] == most]
    candidate, tie = earliest(table, equal, highest=True, purpose="whose surplus is transferred")
    held = (table.piles.holder == candidate) & (table.batch == table.last[candidate])
    rows = held.nonzero()[0]
    papers = table.piles.transferable(rows, table.continuing)
    moved, received = table.piles.deal(
        rows, table.continuing, revalue=lambda value: _transfer_value(value, most, papers)
    )
    table.totals[candidate] = table.quota
    _credit(table, rows, received)
    elected = elect_whoever_may(table)
    _enter(table, Act.SURPLUS, (candidate,), moved, elected, tie, ("5.2.3", "5.3"))


def _transfer_value(value: int, surplus: int, papers: int) -> int:
    """Divide the surplus by the papers, no remainder, if their value exceeds it [5.3.7]."""
    return surplus // papers if papers * value > surplus else value


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
    candidate, tie = earliest(table, equal, highest=False, purpose="who is excluded")
    return (candidate,), tie


def _exclude(table: Table, group: tuple[int, ...], tie: Tie | None) -> None:
    """Transfer the papers of the excluded in batches, highest value first [5.4]."""
    table.continuing[list(group)] = False
    theirs = np.isin(table.piles.holder, group)
    values = sorted({table.piles.values[one] for one in np.unique(table.piles.kind[theirs])})
    moved: list[tuple[int, int, tuple[int, ...]]] = []
    elected: list[int] = []
    for value in reversed(values):
        if not table.vacancies:
            break
        kind = table.piles.values.index(value)
        rows = (theirs & (table.piles.kind == kind)).nonzero()[0]
        for one in group:
            lost = table.papers.weights[rows[table.piles.holder[rows] == one]].sum()
            table.totals[one] -= int(lost) * value
        batch, received = table.piles.deal(rows, table.continuing, revalue=lambda same: same)
        moved += batch
        _credit(table, rows, received)
        _lower_quota(table)
        elected += elect_whoever_may(table)
    _enter(table, Act.EXCLUSION, group, tuple(moved), elected, tie, ("5.2.5", "5.4"))


def _credit(
    table: Table, rows: np.ndarray[tuple[int], np.dtype[np.int64]], received: list[int]
) -> None:
    """Add what a batch brought, and remember it as each receiver's last [5.3.10, 5.4.7, 6.1]."""
    table.totals = [0, *map(add, table.totals[1:], received[1:])]
    table.batches += 1
    table.batch[rows] = table.batches
    for candidate, votes in enumerate(received):
        if votes:
            table.last[candidate] = table.batches
    table.points.append(list(table.totals))


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
    table.stages[-1] = replace(
        last, elected=(*last.elected, *left), paragraphs=(*last.paragraphs, "5.5.1")
    )


def _enter(  # noqa: PLR0913, PLR0917 - what a stage is made of
    table: Table,
    act: Act,
    group: tuple[int, ...],
    moved: Moved,
    elected: Sequence[int],
    tie: Tie | None,
    paragraphs: tuple[str, ...],
) -> None:
    table.stages.append(
        Stage(
            number=len(table.stages) + 1,
            act=act,
            candidate=group[0] if group else None,
            group=group if len(group) > 1 else (),
            moved=moved,
            totals=tuple(table.totals[1:]),
            not_transferred=table.valid - sum(table.totals[1:]),
            elected=tuple(elected),
            tie=tie,
            paragraphs=paragraphs,
            quota=table.quota,
        )
    )


def _result(table: Table) -> StagedResult:
    papers = table.papers
    return StagedResult(
        rule=NAME,
        law=LAW,
        title=papers.title,
        candidates=papers.candidates,
        withdrawn=tuple(sorted(papers.withdrawn)),
        seats=table.seats,
        valid=table.valid // VOTE,
        set_aside=without_standing(papers, valid=table.valid // VOTE),
        cut_short=papers.cut_short,
        quota=table.quota,
        places=PLACES,
        elected=tuple(table.elected),
        reopened=0,
        stages=tuple(table.stages),
        choices=_CHOICES,
    )
