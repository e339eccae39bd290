"""The single transferable vote of Scottish council elections.

Enacts rules 46 to 53 of Schedule 1 to the Scottish Local Government Elections Order 2011 (SSI
2011/399), the same as rules 45 to 52 of the Order of 2007 (SSI 2007/42). Weighted inclusive
Gregory: every paper of an elected candidate moves on, its value multiplied by surplus and divided
by votes, to five decimal places, any remainder being ignored. Knows nothing of files.
"""

from collections.abc import Sequence

import numpy as np

from moothall.count.papers import Papers
from moothall.count.poll import require_valid
from moothall.count.reserved import Reserved
from moothall.count.ron import Ron
from moothall.count.rules.outcome import staged_result
from moothall.count.rules.scottish_table import PLACES, VOTE, Table, open_table
from moothall.count.ties import Question, settle
from moothall.count.transcript import Act, Moved, Stage, StagedResult, Tie

NAME = "scottish-stv"
LAW = "Scottish Local Government Elections Order 2011, Schedule 1"

_WHOSE_SURPLUS = Question(
    purpose="whose papers are transferred first",
    highest=True,
    by_stage="50(2)",
    by_lot="50(3)",
)
_WHO_IS_EXCLUDED = Question(
    purpose="who is excluded", highest=False, by_stage="52(2)(a)", by_lot="52(2)(b)"
)
# The Order knows no reserved seats and so no tie for being elected.
_WHO_IS_ELECTED = Question(
    purpose="who is elected first", highest=True, by_stage="reserved seats", by_lot="reserved seats"
)

_NO_RON, _NONE_RESERVED = Ron(), Reserved()


def count(  # noqa: PLR0913 - each is a choice with a name
    papers: Papers,
    *,
    seats: int,
    lots: Sequence[int],
    ron: Ron | None = None,
    reserved: Reserved | None = None,
    last_transfer: bool = True,
) -> StagedResult:
    """Count papers by the Order and hand back every stage.

    `lots` are candidates in the order drawn; of candidates equal at every stage the lot falls on
    the first. `last_transfer` says whether the papers of the last candidate excluded are still
    transferred when the vacancies could be filled without: rule 53(2) says that they need not be,
    the official counts transfer them. `ron` and `reserved` are not the Order's; see their modules.
    Raises RuleError or LotNeededError.
    """
    table = open_table(
        papers,
        seats=seats,
        lots=tuple(lots),
        ron=ron or _NO_RON,
        reserved=reserved or _NONE_RESERVED,
    )
    table.last_transfer = last_transfer
    _first_stage(table)
    while table.vacancies and not table.ron.has_closed(table.elected):
        doomed = table.doomed()
        if doomed:
            _exclude_doomed(table, doomed)
        elif table.surpluses:
            _transfer_a_surplus(table)
        else:
            _exclude_the_lowest(table)
    return _result(table)


def _first_stage(table: Table) -> None:
    """Sort the papers by first preference, count them and ascertain the quota [46, 47]."""
    moved, received = table.piles.sort(table.continuing)
    received[0] = 0
    table.totals = received
    table.valid = sum(received) // VOTE
    require_valid(table.valid)
    table.quota = quota(table.valid, seats=table.seats)
    _close_stage(table, Act.FIRST_PREFERENCES, moved=moved, paragraphs=("46", "47"))


def quota(valid: int, *, seats: int) -> int:
    """Divide the valid papers by one more than the seats, drop decimals, add one vote [47]."""
    return (valid // (seats + 1) + 1) * VOTE


def _transfer_a_surplus(table: Table) -> None:
    """Transfer the greatest surplus [49, 50]."""
    candidate, tie = _greatest_surplus(table)
    table.surpluses.remove(candidate)
    surplus, votes = table.totals[candidate] - table.quota, table.totals[candidate]
    after = [transfer_value(value, surplus=surplus, votes=votes) for value in table.piles.values]
    moved, received = table.piles.move(candidate, table.continuing, after)
    table.credit(received, giver=candidate, left=table.quota)
    _close_stage(table, Act.SURPLUS, candidate, moved=moved, tie=tie, paragraphs=("49", "50(1)"))


def transfer_value(value: int, *, surplus: int, votes: int) -> int:
    """Multiply by the surplus, divide by the votes, ignore the remainder [49(3)]."""
    return value * surplus // votes


def _greatest_surplus(table: Table) -> tuple[int, Tie | None]:
    """Choose the elected candidate whose papers are transferred first [50(1), 50(2), 50(3)]."""
    if len(table.surpluses) == 1:
        return table.surpluses[0], None
    votes = [table.totals[candidate] for candidate in table.surpluses]
    most = max(votes)
    if votes.count(most) == 1:
        return table.surpluses[votes.index(most)], None
    equal = sorted(one for one in table.surpluses if table.totals[one] == most)
    return _settled(table, equal, _WHOSE_SURPLUS)


def _exclude_doomed(table: Table, doomed: Sequence[int]) -> None:
    """Exclude the one with fewest votes of those whom reserved seats leave no seat for."""
    candidate, tie = _lowest(table, doomed)
    note = f"{table.papers.name(candidate)} could not be elected: the reserved seats leave no seat."
    _exclude(table, candidate, tie, ("reserved seats", "51(2)"), (note,))


def _exclude_the_lowest(table: Table) -> None:
    """Exclude the continuing candidate with the fewest votes [51(1)]."""
    guarded = table.guarded()
    may = [one for one in table.standing if one not in guarded] if guarded else table.standing
    candidate, tie = _lowest(table, may)
    notes = _why_not(table, guarded, candidate) if guarded else ()
    _exclude(table, candidate, tie, ("51",), notes)


def _why_not(table: Table, guarded: Sequence[int], candidate: int) -> tuple[str, ...]:
    """Say of whom this candidate is excluded instead."""
    return tuple(
        f"{table.papers.name(one)} is not excluded: the reserved seats cannot do without."
        for one in guarded
        if table.totals[one] <= table.totals[candidate]
    )


def _exclude(
    table: Table,
    candidate: int,
    tie: Tie | None,
    paragraphs: tuple[str, ...],
    notes: tuple[str, ...],
) -> None:
    """Exclude a candidate and move the papers at the value they have [51(2), 51(3), 51(4)]."""
    table.stand_down(candidate)
    to = table.continuing
    if not table.last_transfer and len(table.standing) == table.vacancies:
        to = np.zeros_like(to)
        to[0] = True
        paragraphs = ("51(1)", "53(2)")
    moved, received = table.piles.move(candidate, to)
    table.credit(received, giver=candidate, left=0)
    _close_stage(
        table,
        Act.EXCLUSION,
        candidate,
        moved=moved,
        tie=tie,
        paragraphs=paragraphs,
        notes=notes,
    )


def _lowest(table: Table, among: Sequence[int]) -> tuple[int, Tie | None]:
    """Choose the candidate to exclude [51(1), 52]."""
    votes = [table.totals[candidate] for candidate in among]
    fewest = min(votes)
    if votes.count(fewest) == 1:
        return among[votes.index(fewest)], None
    equal = [one for one in among if table.totals[one] == fewest]
    return _settled(table, equal, _WHO_IS_EXCLUDED)


def _settled(table: Table, equal: list[int], question: Question) -> tuple[int, Tie]:
    """Look back for the latest stage that tells them apart, else draw lots [50(2), 50(3), 52(2)].

    The last entry of the history is the stage where they are equal now.
    """
    tie = settle(equal, question, earlier=table.history, lots=table.lots, papers=table.papers)
    return tie.chosen, tie


def _close_stage(  # noqa: PLR0913 - what a stage is made of
    table: Table,
    act: Act,
    candidate: int | None = None,
    *,
    moved: Moved,
    tie: Tie | None = None,
    paragraphs: tuple[str, ...],
    notes: tuple[str, ...] = (),
) -> None:
    """Elect whoever is elected at the end of this stage and enter the stage."""
    totals, number = table.totals, len(table.stages) + 1
    reached = _elect_at_quota(table, number)
    filled = _fill_last_vacancies(table, number)
    if reached:
        paragraphs += ("48(1)",)
    if filled:
        paragraphs += ("53(1)",)
    table.history.append(totals)
    table.stages.append(
        Stage(
            number=number,
            act=act,
            candidate=candidate,
            moved=moved,
            totals=tuple(totals[1:]),
            not_transferred=table.valid * VOTE - sum(totals),
            elected=(*reached, *filled),
            tie=tie,
            paragraphs=paragraphs,
            notes=notes,
        )
    )


def _elect_at_quota(table: Table, stage: int) -> list[int]:
    """Deem elected whoever has the quota, most votes first [48(1)]."""
    reached: list[int] = []
    may = [one for one in table.standing if table.totals[one] >= table.quota]
    while may and (may := table.not_doomed(may)):
        chosen = _with_most_votes(table, may)
        may.remove(chosen)
        table.elect(chosen, stage=stage)
        reached.append(chosen)
        if table.totals[chosen] > table.quota:
            table.surpluses.append(chosen)
    return reached


def _with_most_votes(table: Table, may: list[int]) -> int:
    """Whoever is elected first; of those with equal votes it matters where one dooms another."""
    votes = [table.totals[one] for one in may]
    first = may[votes.index(max(votes))]
    if table.reserved.reservations and votes.count(max(votes)) > 1:
        equal = [one for one in may if table.totals[one] == table.totals[first]]
        rest = [one for one in table.standing if one != first]
        doomed = table.reserved.doomed([*table.numbers, first], rest, seats=table.seats)
        if set(doomed).intersection(equal):
            return _settled(table, equal, _WHO_IS_ELECTED)[0]
    return first


def _fill_last_vacancies(table: Table, stage: int) -> list[int]:
    """Deem elected whoever continues if they are as many as the vacancies [53(1)]."""
    standing = table.standing
    if len(standing) != table.vacancies or table.ron.has_closed(table.elected):
        return []
    last = sorted(standing, key=table.totals.__getitem__, reverse=True)
    for one in last:
        table.elect(one, stage=stage)
    return last


def _result(table: Table) -> StagedResult:
    papers, persons = table.papers, table.ron.persons(table.elected)
    return staged_result(
        papers,
        rule=NAME,
        law=LAW,
        seats=table.seats,
        valid=table.valid,
        quota=table.quota,
        places=PLACES,
        elected=persons,
        reopened=table.seats - len(persons),
        stages=table.stages,
        choices=_choices(table),
    )


def _choices(table: Table) -> tuple[str, ...]:
    last = (
        "The papers of the last candidate excluded are transferred before the last vacancies are"
        " filled, as in the official counts."
        if table.last_transfer
        else "No papers are transferred once the last vacancies can be filled. [53(2)]"
    )
    return (last, *table.ron.choices(table.papers), *table.reserved.choices())
