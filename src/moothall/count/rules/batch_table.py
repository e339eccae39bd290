"""The table of a count in which a surplus moves only the batch of papers last received.

What ERS97 and the rules of Northern Ireland share: two decimals, batches, ties that look to the
earliest point. Who is elected, excluded or has papers moved is each rule's own business.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import add

import numpy as np
from numpy.typing import NDArray

from moothall.count.errors import LotNeededError
from moothall.count.papers import Papers
from moothall.count.piles import Piles
from moothall.count.poll import open_seats, require_standing, require_valid, who_stands
from moothall.count.rules.outcome import staged_result
from moothall.count.ties import Question, told_apart
from moothall.count.transcript import Act, Elected, Moved, Stage, StagedResult, Tie

PLACES = 2
VOTE = 100


@dataclass(slots=True, kw_only=True)
class Table:
    """Votes are in hundredths, index 0 of `totals` unused.

    `batch`: int64 (different papers,), in which batch each came where it lies, 0 if it was sorted
    there at first; `last[c]` the last batch that candidate c received; `points` the votes at every
    point that a tie may look back to, and `stage_of[i]` the stage in which point i + 1 lies.
    """

    papers: Papers
    seats: int
    lots: tuple[int, ...]
    piles: Piles
    continuing: NDArray[np.bool_]
    batch: NDArray[np.int64]
    last: list[int]
    totals: list[int]
    valid: int = 0
    quota: int = 0
    batches: int = 0
    points: list[list[int]] = field(default_factory=list)
    stage_of: list[int] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    elected: list[Elected] = field(default_factory=list)

    @property
    def vacancies(self) -> int:
        """Places not yet filled."""
        return self.seats - len(self.elected)

    def elect(self, candidate: int, *, stage: int) -> None:
        """Deem one candidate elected."""
        name = self.papers.name(candidate)
        self.elected.append(Elected(candidate=candidate, name=name, stage=stage))
        self.continuing[candidate] = False

    def mark_point(self) -> None:
        """Let ties look back to the votes as they are now, within the stage that is being made."""
        self.points.append(list(self.totals))
        self.stage_of.append(len(self.stages) + 1)


def open_table(papers: Papers, *, seats: int, lots: Sequence[int]) -> Table:
    """Lay out a table for papers that can be counted; raises RuleError."""
    require_standing(papers, seats=seats, lots=lots)
    return Table(
        papers=papers,
        seats=seats,
        lots=tuple(lots),
        piles=Piles(papers, value=VOTE),
        continuing=open_seats(papers),
        batch=np.zeros(len(papers.weights), np.int64),
        last=[0] * (len(papers.candidates) + 1),
        totals=[],
    )


def sort_first_preferences(table: Table) -> Moved:
    """Sort the papers by first preference and count them; raises RuleError if there is none."""
    moved, received = table.piles.sort(table.continuing)
    table.totals = [0, *received[1:]]
    table.valid = sum(table.totals)
    require_valid(table.valid)
    return moved


def standing(table: Table) -> list[int]:
    """The continuing candidates, by number."""
    return who_stands(table.continuing)


def surpluses(table: Table) -> dict[int, int]:
    """Whoever of the elected has more than the quota, and how much more."""
    return {
        one.candidate: table.totals[one.candidate] - table.quota
        for one in table.elected
        if table.totals[one.candidate] > table.quota
    }


def move_last_batch(table: Table, candidate: int, surplus: int) -> tuple[Moved, int]:
    """Move what can be moved of the batch last received, and leave the candidate the quota.

    Returns what moved and how many papers of the batch have no further preference.
    """
    held = (table.piles.holder == candidate) & (table.batch == table.last[candidate])
    rows, papers, staying = table.piles.transferable(held.nonzero()[0], table.continuing)
    after = [transfer_value(value, surplus, papers) for value in table.piles.values]
    moved, received = table.piles.deal(rows, table.continuing, after)
    table.totals[candidate] = table.quota
    credit(table, rows, received)
    return moved, staying


def transfer_value(value: int, surplus: int, papers: int) -> int:
    """Divide the surplus by the papers, no remainder, if their value exceeds it.

    [ERS97 5.3.7; Northern Ireland 49(4), 49(7)].
    """
    return surplus // papers if papers * value > surplus else value


def move_from(
    table: Table, group: tuple[int, ...], rows: NDArray[np.int64]
) -> tuple[tuple[int, int, tuple[int, ...]], ...]:
    """Move papers of excluded candidates at the value they have."""
    for one in group:
        theirs = rows[table.piles.holder[rows] == one]
        kinds = table.piles.kinds(theirs).tolist()
        lost = zip(kinds, table.papers.weights[theirs].tolist(), strict=True)
        table.totals[one] -= sum(table.piles.values[kind] * weight for kind, weight in lost)
    moved, received = table.piles.deal(rows, table.continuing)
    credit(table, rows, received)
    return moved


def credit(table: Table, rows: NDArray[np.int64], received: list[int]) -> None:
    """Add what a batch brought, and remember it as each receiver's last."""
    table.totals = [0, *map(add, table.totals[1:], received[1:])]
    table.batches += 1
    table.batch[rows] = table.batches
    for candidate in np.unique(table.piles.holder[rows]).tolist():
        table.last[candidate] = table.batches


def earliest(table: Table, equal: Sequence[int], question: Question) -> tuple[int, Tie | None]:
    """Choose by the earliest point at which votes differed, else by lot.

    Raises LotNeededError. [ERS97 5.2.3, 5.2.5; Northern Ireland 50(1), 51(13)].
    """
    if len(equal) == 1:
        return equal[0], None
    left, point = told_apart(equal, question, earlier=table.points)
    is_told_apart = len(left) == 1
    chosen = left[0] if is_told_apart else _drawn(table, left, question)
    return chosen, Tie(
        tied=tuple(equal),
        chosen=chosen,
        purpose=question.purpose,
        settled_by_stage=table.stage_of[point - 1] if is_told_apart else None,
        paragraph=question.by_stage if is_told_apart else question.by_lot,
    )


def _drawn(table: Table, left: list[int], question: Question) -> int:
    """Whoever of those left was drawn first; raises LotNeededError if nobody was."""
    among = frozenset(left)
    for candidate in table.lots:
        if candidate in among:
            return candidate
    raise LotNeededError(
        stage=len(table.stages) + 1,
        purpose=question.purpose,
        tied=tuple((one, table.papers.name(one)) for one in left),
    )


def enter(  # noqa: PLR0913 - what a stage is made of
    table: Table,
    act: Act,
    group: tuple[int, ...],
    *,
    moved: Moved,
    elected: Sequence[int],
    tie: Tie | None,
    paragraphs: tuple[str, ...],
    notes: tuple[str, ...] = (),
) -> None:
    """Enter a stage as matters stand."""
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
            notes=notes,
        )
    )


def result(table: Table, *, rule: str, law: str, choices: tuple[str, ...]) -> StagedResult:
    """Say what came of the count."""
    return staged_result(
        table.papers,
        rule=rule,
        law=law,
        seats=table.seats,
        valid=table.valid // VOTE,
        quota=table.quota,
        places=PLACES,
        elected=table.elected,
        stages=table.stages,
        choices=choices,
    )
