"""The single transferable vote of Dail elections, which moves whole papers.

Enacts sections 118 to 124 of the Electoral Act 1992 (Ireland), with section 124(1A) of 2001. A
surplus is drawn from the papers last received, in the proportion of their next preferences; the
papers that move are those last filed, so that the order of the papers is part of the count. Where
the words of each section were found is in docs/decisions/0036; 121 to 123 are cited as a whole.
"""

from collections.abc import Sequence

from moothall.count.papers import Papers
from moothall.count.rules.irish_surplus import PaperOrder, share_of_surplus
from moothall.count.rules.irish_table import (
    Table,
    hand_over,
    last_sub_parcel,
    next_choices,
    open_table,
    parcels_of,
    sort_first_preferences,
    whole_papers,
)
from moothall.count.rules.outcome import staged_result
from moothall.count.ties import Question, settle
from moothall.count.transcript import Act, Moved, Stage, StagedResult, Tie

NAME = "irish-stv"
LAW = "Electoral Act 1992 (Ireland), Part XIX, as amended in 2001"

_WHOSE_SURPLUS = Question(
    purpose="whose surplus is transferred first",
    highest=True,
    by_stage="121",
    by_lot="121, 118(1)",
    from_first=True,
)
_WHO_IS_EXCLUDED = Question(
    purpose="who is excluded",
    highest=False,
    by_stage="122",
    by_lot="122, 118(1)",
    from_first=True,
)

_LIE = {
    PaperOrder.AS_IN_FILE: "The papers of a sub-parcel lie in the order of the file; those last in"
    " it were last filed.",
    PaperOrder.REVERSED: "The papers of a sub-parcel lie in the reverse of the file's order; those"
    " first in it were last filed.",
}
_MERGED = "Equal papers were added up before the count: the order of the file is not known."
_EXPENSES = {
    True: "A quarter of the quota is heeded, on which the recovery of expenses hangs.",
    False: "No expenses hang on a quarter of the quota.",
}
_CHOICES = (
    "As many of the lowest as section 122 allows are excluded together.",
    "The count ends when the last vacancies are filled; no papers move for expenses alone.",
)


def count(
    papers: Papers,
    *,
    seats: int,
    lots: Sequence[int],
    order: PaperOrder = PaperOrder.AS_IN_FILE,
    expenses: bool = True,
) -> StagedResult:
    """Count papers by the Act and hand back every count; raises RuleError or LotNeededError.

    `papers` are to be read with `merge=False`; `order` says which of a sub-parcel were last filed.
    `expenses` heeds the quarter of the quota, as for the Dail and for Europe, not for councils.
    """
    table = open_table(papers, seats=seats, lots=lots)
    _first_count(table)
    while table.vacancies:
        over = table.surpluses
        if over and _must_move(table, sum(over.values()), expenses=expenses):
            _transfer_surplus(table, over, order)
        else:
            _exclude(table, sum(over.values()), expenses=expenses)
    merged = () if papers.in_file_order else (_MERGED,)
    return _result(table, choices=(_LIE[order], *merged, _EXPENSES[expenses], *_CHOICES))


def _first_count(table: Table) -> None:
    """Arrange the papers by first preference and find the quota [119(1), 119(2)]."""
    moved = sort_first_preferences(table)
    table.quota = quota(table.valid, seats=table.seats)
    _close_count(table, Act.FIRST_PREFERENCES, moved=moved, paragraphs=("119", "120(1)"))


def quota(valid: int, *, seats: int) -> int:
    """Divide the valid papers by one more than the vacancies, no fraction, and add one [120(1)]."""
    return valid // (seats + 1) + 1


def _must_move(table: Table, surplus: int, *, expenses: bool) -> bool:
    """Say whether all surpluses together could change anything; else they wait [121].

    That is: elect the highest, bring the lowest level with the next, or the lowest over a quarter.
    """
    votes = sorted(table.totals[one] for one in table.standing)
    saved = expenses and not _over_quarter(table, votes[0])
    return (
        surplus >= table.quota - votes[-1]
        or surplus >= votes[1] - votes[0]
        or (saved and _over_quarter(table, votes[0] + surplus))
    )


def _over_quarter(table: Table, votes: int) -> bool:
    """Say whether votes exceed one quarter of the quota, which recovers expenses [124(3)]."""
    return 4 * votes > table.quota


def _transfer_surplus(table: Table, over: dict[int, int], order: PaperOrder) -> None:
    """Transfer the largest surplus from the parcel or sub-parcel last received [121]."""
    candidate, tie, notes = _largest_surplus(table, over)
    share = share_of_surplus(table, last_sub_parcel(table, candidate), over[candidate], order)
    went = hand_over(table, share.which, share.to)
    went[0] = share.not_effective
    table.totals[candidate] = table.quota
    _close_count(
        table,
        Act.SURPLUS,
        (candidate,),
        moved=whole_papers(went),
        tie=tie,
        paragraphs=("121",),
        notes=(*notes, *share.notes),
    )


def _largest_surplus(table: Table, over: dict[int, int]) -> tuple[int, Tie | None, tuple[str, ...]]:
    """Choose the largest; of equal ones that of the earlier count, then by votes or lot [121]."""
    equal = [one for one, surplus in over.items() if surplus == max(over.values())]
    arose = {one.candidate: one.stage for one in table.elected}
    first = min(arose[one] for one in equal)
    earliest = sorted(one for one in equal if arose[one] == first)
    notes: tuple[str, ...] = ()
    if len(earliest) < len(equal):
        notes = (f"{table.names(sorted(equal))} have equal surpluses; count {first} is earlier.",)
    if len(earliest) == 1:
        return earliest[0], None, notes
    tie = _settled(table, earliest, _WHOSE_SURPLUS)
    return tie.chosen, tie, notes


def _settled(table: Table, equal: list[int], question: Question) -> Tie:
    """Look to the first count at which their votes were unequal, else draw lots [118(1)]."""
    return settle(
        equal,
        question,
        earlier=table.earlier,
        lots=table.lots,
        papers=table.papers,
    )


def _exclude(table: Table, deferred: int, *, expenses: bool) -> None:
    """Exclude and transfer all papers, unless that can fill no vacancy any more [122, 124(3)]."""
    group, tie = _to_exclude(table, deferred, expenses=expenses)
    table.continuing[list(group)] = False
    moved: Moved = ()
    notes: tuple[str, ...] = ()
    if len(table.standing) == table.vacancies:
        notes = ("No papers are transferred: the last vacancies can be filled. [124(3)]",)
    else:
        which = parcels_of(table, group)
        moved = whole_papers(hand_over(table, which, next_choices(table, which)))
    _close_count(
        table, Act.EXCLUSION, group, moved=moved, tie=tie, paragraphs=("122",), notes=notes
    )


def _to_exclude(
    table: Table, deferred: int, *, expenses: bool
) -> tuple[tuple[int, ...], Tie | None]:
    """Choose the lowest, or all who together could not reach the next [122].

    None goes along who, were they excluded one by one, could still exceed a quarter of the quota.
    """
    order = sorted(table.standing, key=lambda one: table.totals[one])
    votes = [table.totals[one] for one in order]
    most = 1
    for size in range(2, len(order) - table.vacancies + 1):
        below = sum(votes[: size - 1]) + deferred
        own = votes[size - 1]
        if expenses and not _over_quarter(table, own) and _over_quarter(table, own + below):
            break
        if size < len(order) and below + own < votes[size]:
            most = size
    if most > 1:
        return tuple(sorted(order[:most])), None
    equal = sorted(one for one in order if table.totals[one] == votes[0])
    if len(equal) == 1:
        return (equal[0],), None
    tie = _settled(table, equal, _WHO_IS_EXCLUDED)
    return (tie.chosen,), tie


def _close_count(  # noqa: PLR0913 - what a count is made of
    table: Table,
    act: Act,
    group: tuple[int, ...] = (),
    *,
    moved: Moved,
    paragraphs: tuple[str, ...],
    tie: Tie | None = None,
    notes: tuple[str, ...] = (),
) -> None:
    """Elect whoever is elected at the end of this count and enter it."""
    reached = _elect_at_quota(table)
    filled, by = _fill_last_vacancies(table)
    table.earlier.append(list(table.totals))
    table.stages.append(
        Stage(
            number=table.number,
            act=act,
            candidate=group[0] if group else None,
            group=group if len(group) > 1 else (),
            moved=moved,
            totals=tuple(table.totals[1:]),
            not_transferred=table.valid - sum(table.totals[1:]),
            elected=(*reached, *filled),
            tie=tie,
            paragraphs=(*paragraphs, *("120(2)",) * bool(reached), *by),
            quota=table.quota,
            notes=notes,
        )
    )


def _elect_at_quota(table: Table) -> list[int]:
    """Deem elected whoever has the quota, most votes first [120(2)]."""
    reached = [one for one in table.standing if table.totals[one] >= table.quota]
    reached.sort(key=lambda one: -table.totals[one])
    for one in reached:
        table.elect(one)
    return reached


def _fill_last_vacancies(table: Table) -> tuple[list[int], tuple[str, ...]]:
    """Deem elected whom nobody can displace any more [124(1), 124(1A), 124(2)]."""
    left = sorted(table.standing, key=lambda one: -table.totals[one])
    votes, spare = [table.totals[one] for one in left], sum(table.surpluses.values())
    if not table.vacancies:
        return [], ()
    if len(left) == table.vacancies:
        filled, by = left, "124(1)"
    elif len(left) == table.vacancies + 1 and votes[-1] + spare < votes[-2]:
        filled, by = left[:-1], "124(1A)"
    elif table.vacancies == 1 and votes[0] > sum(votes[1:]) + spare:
        filled, by = left[:1], "124(2)"
    else:
        return [], ()
    for one in filled:
        table.elect(one)
    return filled, (by,)


def _result(table: Table, *, choices: tuple[str, ...]) -> StagedResult:
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
        choices=choices,
    )
