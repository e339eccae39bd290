"""The single transferable vote of local elections in Northern Ireland.

Enacts rules 47 to 52 of the Local Elections Rules, schedule 5 to the Electoral Law Act (Northern
Ireland) 1962 as the Local Elections (Northern Ireland) Order 1985 (SI 1985/454) has it. Transfer
values have two decimals, any remainder being ignored; a surplus moves only the sub-parcel last
received; surpluses that could change nothing wait; several lowest may go in one operation.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from moothall.count.papers import Papers
from moothall.count.rules.batch_table import (
    VOTE,
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
from moothall.count.ties import Question
from moothall.count.transcript import Act, Moved, StagedResult, Tie

NAME = "ni-stv"
LAW = "Local Elections (Northern Ireland) Order 1985, Local Elections Rules, Part IV"

_WHOSE_SURPLUS = Question(
    purpose="whose surplus is transferred",
    highest=True,
    by_stage="50(1)(a)",
    by_lot="50(1)(b)",
    from_first=True,
)
_WHO_IS_EXCLUDED = Question(
    purpose="who is excluded",
    highest=False,
    by_stage="51(13)(a)",
    by_lot="51(13)(b)",
    from_first=True,
)


class Deemed(StrEnum):
    """When a candidate who reaches the quota during an exclusion stops receiving papers."""

    AT_ONCE = "at-once"
    AT_THE_STAGE_S_END = "at-stage-end"


_WHEN = {
    Deemed.AT_ONCE: "During an exclusion, whoever reaches the quota by a sub-parcel receives none"
    " of the next ones.",
    Deemed.AT_THE_STAGE_S_END: "During an exclusion, whoever reaches the quota receives papers"
    " until the stage ends.",
}
_CHOICES = (
    "No paper gains value: where the surplus is more than the papers are worth, they keep theirs.",
    "As many of the lowest as rule 51(12) allows are excluded in one operation.",
    "Whether rule 52(2) fills the last vacancy is asked when a stage is complete.",
)


def count(
    papers: Papers, *, seats: int, lots: Sequence[int], deemed: Deemed = Deemed.AT_ONCE
) -> StagedResult:
    """Count papers by the rules and hand back every stage; raises RuleError or LotNeededError.

    With one vacancy rule 49 does not apply; none is needed, since rule 52(2) elects a majority.
    The rules do not say whether a candidate who reaches the quota by one sub-parcel of an
    exclusion may still receive the next; `deemed` does.
    """
    table = open_table(papers, seats=seats, lots=lots)
    _first_stage(table)
    while table.vacancies:
        over = surpluses(table)
        if over and not _are_deferred(table, sum(over.values())):
            _transfer_surplus(table, over)
        else:
            group, tie = _to_exclude(table, sum(over.values()))
            _exclude(table, group, tie, deemed)
    return result(table, rule=NAME, law=LAW, choices=(_WHEN[deemed], *_CHOICES))


def _first_stage(table: Table) -> None:
    """Sort the papers by first preference and ascertain the quota [47, 48]."""
    moved = sort_first_preferences(table)
    table.quota = quota(table.valid // VOTE, seats=table.seats)
    _close_stage(table, Act.FIRST_PREFERENCES, moved=moved, paragraphs=("47", "48"))


def quota(valid: int, *, seats: int) -> int:
    """Divide the valid papers by one more than the seats, drop decimals, add one [48(1), 48(2)]."""
    return (valid // (seats + 1) + 1) * VOTE


def _are_deferred(table: Table, surplus: int) -> bool:
    """Say whether all surpluses together could not save whoever is lowest [49(10)]."""
    votes = sorted(table.totals[one] for one in standing(table))
    most = min(len(votes) - table.vacancies, len(votes) - 1)
    return any(surplus < votes[size] - sum(votes[:size]) for size in range(1, most + 1))


def _transfer_surplus(table: Table, over: dict[int, int]) -> None:
    """Transfer the highest surplus by the sub-parcel last received [49(1), 49(5), 50(1)]."""
    most = max(over.values())
    equal = [one for one in over if over[one] == most]
    candidate, tie = earliest(table, equal, _WHOSE_SURPLUS)
    from_first = not table.last[candidate]
    moved, staying = move_last_batch(table, candidate, most)
    which, value = ("49(1)", "49(4)") if from_first else ("49(5)", "49(7)")
    notes = (*_reckoning(moved, most, value), f"{staying} papers have no further preference.")
    _close_stage(
        table,
        Act.SURPLUS,
        (candidate,),
        moved=moved,
        tie=tie,
        paragraphs=(which, value),
        notes=notes,
    )


def _reckoning(moved: Moved, surplus: int, paragraph: str) -> tuple[str, ...]:
    """Write down how the transfer value was found [49(4), 49(7)]."""
    return tuple(
        f"Transfer value: {surplus // VOTE}.{surplus % VOTE:02d} / {sum(went)} papers, not above"
        f" {before // VOTE}.{before % VOTE:02d} = {after // VOTE}.{after % VOTE:02d}. [{paragraph}]"
        for before, after, went in moved
    )


def _to_exclude(table: Table, deferred: int) -> tuple[tuple[int, ...], Tie | None]:
    """Choose the lowest, or all who together could not reach the next [51(1), 51(12)]."""
    order = sorted(standing(table), key=lambda one: table.totals[one])
    votes = [table.totals[one] for one in order]
    most = min(len(order) - table.vacancies, len(order) - 1)
    for size in range(most, 1, -1):
        if sum(votes[:size]) + deferred < votes[size]:
            return tuple(sorted(order[:size])), None
    equal = sorted(one for one in order if table.totals[one] == votes[0])
    candidate, tie = earliest(table, equal, _WHO_IS_EXCLUDED)
    return (candidate,), tie


def _exclude(table: Table, group: tuple[int, ...], tie: Tie | None, deemed: Deemed) -> None:
    """Exclude and transfer sub-parcel by sub-parcel, unless that can fill no seat [51, 52(3)]."""
    table.continuing[list(group)] = False
    moved: list[tuple[int, int, tuple[int, ...]]] = []
    elected: list[int] = []
    notes: tuple[str, ...] = ()
    if len(standing(table)) == table.vacancies:
        notes = ("No papers are transferred: the last vacancies can be filled. [52(3)]",)
    else:
        for rows in _sub_parcels(table, group):
            moved += move_from(table, group, rows)
            if deemed is Deemed.AT_ONCE:
                elected += _elect_at_quota(table)
            if not table.vacancies:
                break
    _close_stage(
        table,
        Act.EXCLUSION,
        group,
        moved=tuple(moved),
        elected=elected,
        tie=tie,
        paragraphs=("51(12)",) if len(group) > 1 else ("51(1)",),
        notes=notes,
    )


def _sub_parcels(table: Table, group: tuple[int, ...]) -> Iterator[NDArray[np.int64]]:
    """First their first preferences, then what was transferred to them, highest value first.

    Yields the rows of the papers, int64 (papers that move,). [51(2), 51(5), 51(6), 51(9)].
    """
    theirs = np.isin(table.piles.holder, group)
    first = table.batch == 0
    if (theirs & first).any():
        yield (theirs & first).nonzero()[0]
    later = (theirs & ~first).nonzero()[0]
    kinds = table.piles.kinds(later)
    for kind in sorted(np.unique(kinds).tolist(), key=lambda one: -table.piles.values[one]):
        yield later[kinds == kind]


def _close_stage(  # noqa: PLR0913 - what a stage is made of
    table: Table,
    act: Act,
    group: tuple[int, ...] = (),
    *,
    moved: Moved,
    elected: Sequence[int] = (),
    tie: Tie | None = None,
    paragraphs: tuple[str, ...],
    notes: tuple[str, ...] = (),
) -> None:
    """Elect whoever is elected at the end of this stage and enter the stage."""
    reached = [*elected, *_elect_at_quota(table)]
    continued = len(standing(table))
    filled = _fill_last_vacancies(table)
    table.mark_point()
    more = ("48(3)",) * bool(reached)
    if filled:
        more += ("52(1)" if len(filled) == continued else "52(2)",)
    enter(
        table,
        act,
        group,
        moved=moved,
        elected=(*reached, *filled),
        tie=tie,
        paragraphs=(*paragraphs, *more),
        notes=notes,
    )


def _elect_at_quota(table: Table) -> list[int]:
    """Deem elected whoever has the quota, most votes first [48(3)]."""
    reached = [one for one in standing(table) if table.totals[one] >= table.quota]
    reached.sort(key=lambda one: -table.totals[one])
    for one in reached:
        table.elect(one, stage=len(table.stages) + 1)
    return reached


def _fill_last_vacancies(table: Table) -> list[int]:
    """Deem elected as many as are left, or the one whom nobody can overtake any more.

    [52(1), 52(2)].
    """
    left = sorted(standing(table), key=lambda one: -table.totals[one])
    if not table.vacancies:
        return []
    if len(left) != table.vacancies:
        if table.vacancies > 1 or not _cannot_be_overtaken(table, left):
            return []
        left = left[:1]
    for one in left:
        table.elect(one, stage=len(table.stages) + 1)
    return left


def _cannot_be_overtaken(table: Table, left: list[int]) -> bool:
    """Say whether the first, alone, has the votes of all others and the surpluses [52(2)]."""
    votes = [table.totals[one] for one in left]
    rest = sum(votes[1:]) + sum(surpluses(table).values())
    return votes[0] >= rest and votes[0] > votes[1]
