"""The Australian Senate as it was counted from 2016 to 2019.

Enacts section 273(8) to (31) of the Commonwealth Electoral Act 1918 before the amendments of 2021.
Every paper of an elected candidate moves on, all at one transfer value, surplus over papers; votes
are whole and fractions lost. Each transfer of papers of one value is a count. Where the words were
found, and where the Commission counted otherwise, is in docs/decisions/0037. What a paper must say
to be counted is in `senate_papers`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from moothall.count.errors import LotNeededError
from moothall.count.papers import Papers
from moothall.count.rules.outcome import staged_result
from moothall.count.rules.senate_order import in_bulk, lowest, order_of_election
from moothall.count.rules.senate_table import (
    Table,
    by_transfer_value,
    hand_over,
    number_of,
    open_table,
    papers_of,
    sort_first_preferences,
)
from moothall.count.transcript import Act, Moved, Stage, StagedResult, Tie

NAME = "australian-senate"
LAW = "Commonwealth Electoral Act 1918 (Australia), section 273, as in force from 2016 to 2019"


class Practice(StrEnum):
    """Whose count this is: as the Commission counted in a year, or as the Act says."""

    AEC_2016 = "aec-2016"
    AEC_2019 = "aec-2019"
    THE_ACT = "act"


_BULK = "Candidates are excluded in bulk wherever that is possible. [273(13)(b)]"
_ONE_BY_ONE = "Candidates are excluded one by one, as the Commission did."
_ANY = "Of equal candidates the one who had fewest votes at the last count that differs goes."
_ALL = "Equal candidates stand as at the last count at which each had a different number of votes."
_LAST_TWO = "273(17) waits until no surplus and no exclusion is left to transfer"
_CHOICES = {
    Practice.AEC_2016: (_ONE_BY_ONE, _ANY, f"{_LAST_TWO}, 273(18) until no surplus is left."),
    Practice.AEC_2019: (_ONE_BY_ONE, _ANY, f"{_LAST_TWO}; 273(18) does not wait for a transfer."),
    Practice.THE_ACT: (_BULK, _ALL, f"{_LAST_TWO}, and so does 273(18)."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """What was done at a count; `ongoing`: more papers of the excluded are still to move."""

    act: Act
    group: tuple[int, ...] = ()
    moved: Moved = ()
    value: Fraction | None = None
    paragraphs: tuple[str, ...]
    tie: Tie | None = None
    notes: tuple[str, ...] = ()
    ongoing: bool = False


def count(
    papers: Papers,
    *,
    seats: int,
    lots: Sequence[int],
    practice: Practice = Practice.AEC_2016,
) -> StagedResult:
    """Count papers and hand back every count; raises RuleError or LotNeededError.

    `lots` are the Electoral Officer's determinations: candidates in the order drawn; of those equal
    the first is excluded, elected first, or has the last vacancy.
    """
    table = open_table(papers, seats=seats, lots=lots)
    _first_count(table, practice)
    while table.vacancies:
        if table.pending:
            _transfer_surplus(table, practice)
        else:
            _exclude(table, practice)
    return _result(table, practice)


def _first_count(table: Table, practice: Practice) -> None:
    """Count the first preference votes and determine the quota [273(8)]."""
    moved = sort_first_preferences(table)
    table.quota = quota(table.valid, seats=table.seats)
    done = _Done(act=Act.FIRST_PREFERENCES, moved=moved, paragraphs=("273(8)",))
    _close_count(table, done, practice)


def quota(valid: int, *, seats: int) -> int:
    """Divide the votes by one more than the places, no remainder, and add one [273(8)]."""
    return valid // (seats + 1) + 1


def _transfer_surplus(table: Table, practice: Practice) -> None:
    """Transfer all papers of the elected at surplus over papers [273(9), 273(10), 273(14)]."""
    candidate = table.pending.pop(0)
    surplus = table.totals[candidate] - table.quota
    rows = papers_of(table, (candidate,))
    size = int(table.papers.weights[rows].sum())
    value = Fraction(surplus, size)
    table.totals[candidate] = table.quota
    moved = hand_over(table, rows, number_of(table, value))
    note = f"Transfer value: {surplus} surplus votes / {size} papers. [273(9)(a)]"
    by = _elected_by(table, candidate)
    done = _Done(
        act=Act.SURPLUS,
        group=(candidate,),
        moved=moved,
        value=value,
        paragraphs=(by,),
        notes=(note,),
    )
    _close_count(table, done, practice)


def _elected_by(table: Table, candidate: int) -> str:
    """Say which subsection transfers a surplus, by what elected the candidate [273(9), (10), (14)].

    The first count; the transfer of a surplus; the transfer of excluded candidates' papers.
    """
    stage = next(one.stage for one in table.elected if one.candidate == candidate)
    by = {
        Act.FIRST_PREFERENCES: "273(9)",
        Act.SURPLUS: "273(10)",
        Act.EXCLUSION: "273(14)",
        Act.KEEP_FACTORS: "",
    }
    return by[table.stages[stage - 1].act]


def _exclude(table: Table, practice: Practice) -> None:
    """Exclude the lowest, or several in bulk, and transfer their papers [273(13), 273(13AA)]."""
    act = practice is Practice.THE_ACT
    bulk, parted = in_bulk(table) if act else ([], [])
    group, tie = tuple(sorted(bulk)), None
    paragraph = "273(13)(b)"
    if not group:
        chosen, tie = lowest(table, table.standing, all_different=act)
        group, paragraph = (chosen,), "273(13)(a)"
    table.continuing[list(group)] = False
    paragraphs = (paragraph, "273(13A)") if len(group) > 1 else (paragraph,)
    notes = tuple(_tie_note(table, one) for one in parted)
    done = _Done(act=Act.EXCLUSION, group=group, paragraphs=paragraphs, tie=tie, notes=notes)
    if practice is Practice.AEC_2019 and len(table.standing) == table.vacancies:
        note = "No papers are transferred: as many continue as there are vacancies."
        _close_count(table, replace(done, notes=(*notes, note)), practice)
        return
    _transfer_excluded(table, done, practice)


def _transfer_excluded(table: Table, done: _Done, practice: Practice) -> None:
    """Transfer papers value by value, the highest first, each as a count [273(13AA)].

    First those that were first preferences or came at a value of one. [273(13AA)(a), (b)]
    """
    bundles = by_transfer_value(table, papers_of(table, done.group))
    if not bundles:
        _close_count(table, done, practice)
    for left, (number, rows) in zip(range(len(bundles) - 1, -1, -1), bundles, strict=True):
        for one in done.group:
            table.totals[one] -= table.brought[one].pop(number, 0)
        value = table.values[number - 1]
        step = _Done(
            act=Act.EXCLUSION,
            group=done.group,
            moved=hand_over(table, rows, number),
            value=value,
            paragraphs=(*done.paragraphs, f"273(13AA)({'a' if value == 1 else 'b'})"),
            tie=done.tie if left == len(bundles) - 1 else None,
            notes=done.notes if left == len(bundles) - 1 else (),
            ongoing=left > 0,
        )
        _close_count(table, step, practice)
        if not table.vacancies:
            return


def _close_count(table: Table, done: _Done, practice: Practice) -> None:
    """Elect whoever is elected at the end of this count and enter it."""
    table.history.append(list(table.totals))
    reached, notes = _elect_at_quota(table)
    last, by, more = _fill_last_vacancies(table, practice, ongoing=done.ongoing)
    group = done.group
    table.stages.append(
        Stage(
            number=table.number,
            act=done.act,
            candidate=group[0] if group else None,
            group=group if len(group) > 1 else (),
            moved=done.moved,
            totals=tuple(table.totals[1:]),
            not_transferred=table.exhausted + table.lost,
            elected=(*reached, *last),
            tie=done.tie,
            paragraphs=(*done.paragraphs, *by),
            quota=table.quota,
            notes=(*done.notes, *notes, *more),
            transfer_value=done.value,
            lost_by_fraction=table.lost,
        )
    )


def _elect_at_quota(table: Table) -> tuple[list[int], tuple[str, ...]]:
    """Elect whoever has received the quota [273(8), 273(20)]."""
    reached = [one for one in table.standing if table.totals[one] >= table.quota]
    return _elect_in_order(table, reached)


def _elect_in_order(table: Table, some: Sequence[int]) -> tuple[list[int], tuple[str, ...]]:
    """Elect some, those with most votes first, and say how equals were put in order."""
    order, ties = order_of_election(table, some)
    for one in order:
        table.elect(one)
    return order, tuple(_tie_note(table, tie) for tie in ties)


def _tie_note(table: Table, tie: Tie) -> str:
    names = " and ".join(table.papers.name(one) for one in tie.tied)
    stage = tie.settled_by_stage
    how = "by lot" if stage is None else f"by their votes at stage {stage}"
    chosen = table.papers.name(tie.chosen)
    return f"{names} were equal; {how}, it is {chosen} ({tie.purpose}). [{tie.paragraph}]"


def _fill_last_vacancies(
    table: Table, practice: Practice, *, ongoing: bool
) -> tuple[list[int], tuple[str, ...], tuple[str, ...]]:
    """Elect the higher of the last two, or as many as are left [273(17), 273(18)]."""
    left = table.standing
    if table.vacancies == 1 and len(left) == 2 and not table.pending and not ongoing:
        return _elect_higher_of_two(table, left)
    waits = {
        Practice.AEC_2016: bool(table.pending),
        Practice.AEC_2019: False,
        Practice.THE_ACT: bool(table.pending) or ongoing,
    }
    if not table.vacancies or len(left) != table.vacancies or waits[practice]:
        return [], (), ()
    order, notes = _elect_in_order(table, left)
    return order, ("273(18)",), notes


def _elect_higher_of_two(
    table: Table, two: list[int]
) -> tuple[list[int], tuple[str, ...], tuple[str, ...]]:
    """Elect whoever has more votes, quota or not; of equals by the officer's vote [273(17)]."""
    chosen = max(two, key=lambda one: table.totals[one])
    notes: tuple[str, ...] = ()
    if table.totals[two[0]] == table.totals[two[1]]:
        drawn = next((one for one in table.lots if one in two), None)
        if drawn is None:
            tied = tuple((one, table.papers.name(one)) for one in two)
            raise LotNeededError(stage=None, purpose="who has the last vacancy", tied=tied)
        tie = Tie(
            tied=tuple(two),
            chosen=drawn,
            purpose="who has the last vacancy",
            settled_by_stage=None,
            paragraph="273(17)",
        )
        chosen, notes = drawn, (_tie_note(table, tie),)
    table.elect(chosen)
    return [chosen], ("273(17)",), notes


def _result(table: Table, practice: Practice) -> StagedResult:
    return staged_result(
        table.papers,
        rule=NAME,
        law=LAW,
        seats=table.seats,
        valid=table.valid,
        quota=table.quota,
        places=0,
        elected=table.elected,
        stages=table.stages,
        choices=(f"Practice: {practice}.", *_CHOICES[practice]),
    )
