"""The single transferable vote of Scottish council elections.

Enacts rules 46 to 53 of Schedule 1 to the Scottish Local Government Elections Order 2011 (SSI
2011/399), the same as rules 45 to 52 of the Order of 2007 (SSI 2007/42). Weighted inclusive
Gregory: every paper of an elected candidate moves on, its value multiplied by surplus and divided
by votes, to five decimal places, any remainder being ignored. Knows nothing of files.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import add

import numpy as np
from numpy.typing import NDArray

from moothall.count.errors import RuleError
from moothall.count.papers import Papers
from moothall.count.piles import Piles
from moothall.count.poll import open_seats, require_standing, without_standing
from moothall.count.ron import Ron
from moothall.count.ties import Question, settle
from moothall.count.transcript import Act, Elected, Moved, Stage, StagedResult, Tie

NAME = "scottish-stv"
LAW = "Scottish Local Government Elections Order 2011, Schedule 1"
PLACES = 5
VOTE = 100_000

_WHOSE_SURPLUS = Question(
    purpose="whose papers are transferred first",
    highest=True,
    by_stage="50(2)",
    by_lot="50(3)",
)
_WHO_IS_EXCLUDED = Question(
    purpose="who is excluded", highest=False, by_stage="52(2)(a)", by_lot="52(2)(b)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """What one stage did, before anybody is elected at its end."""

    act: Act
    candidate: int | None = None
    moved: Moved
    tie: Tie | None = None
    paragraphs: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class _Count:
    """The table as it stands: votes are in parts, index 0 of `totals` is nobody's."""

    papers: Papers
    seats: int
    lots: tuple[int, ...]
    ron: Ron
    last_transfer: bool
    piles: Piles
    continuing: NDArray[np.bool_]
    standing: list[int]
    totals: list[int]
    valid: int = 0
    quota: int = 0
    stages: list[Stage] = field(default_factory=list)
    history: list[list[int]] = field(default_factory=list)
    elected: list[Elected] = field(default_factory=list)
    surpluses: list[int] = field(default_factory=list)

    @property
    def vacancies(self) -> int:
        return self.seats - len(self.elected)


def count(
    papers: Papers,
    *,
    seats: int,
    lots: Sequence[int],
    ron: Ron | None = None,
    last_transfer: bool = True,
) -> StagedResult:
    """Count papers by the Order and hand back every stage.

    `lots` are candidates in the order drawn; of candidates equal at every stage the lot falls on
    the first. `last_transfer` says whether the papers of the last candidate excluded are still
    transferred when the vacancies could be filled without: rule 53(2) says that they need not be,
    the official counts transfer them. Raises RuleError or LotNeededError.
    """
    table = _open(papers, seats, tuple(lots), ron or Ron(), last_transfer=last_transfer)
    _first_stage(table)
    while not _is_over(table):
        if table.surpluses:
            _transfer_a_surplus(table)
        else:
            _exclude_the_lowest(table)
    return _result(table)


def _open(
    papers: Papers, seats: int, lots: tuple[int, ...], ron: Ron, *, last_transfer: bool
) -> _Count:
    require_standing(papers, seats=seats, lots=lots)
    ron.require_stands(papers)
    continuing = open_seats(papers)
    return _Count(
        papers=papers,
        seats=seats,
        lots=lots,
        ron=ron,
        last_transfer=last_transfer,
        piles=Piles(papers, value=VOTE),
        continuing=continuing,
        standing=np.flatnonzero(continuing).tolist()[1:],
        totals=[0] * len(continuing),
    )


def _first_stage(table: _Count) -> None:
    """Sort the papers by first preference, count them and ascertain the quota [46, 47]."""
    moved, received = table.piles.sort(table.continuing)
    table.totals = [0, *received[1:]]
    table.valid = sum(table.totals) // VOTE
    if not table.valid:
        raise RuleError("no paper has a preference for a candidate who stands; nothing to count")
    table.quota = quota(table.valid, seats=table.seats)
    step = _Step(act=Act.FIRST_PREFERENCES, moved=moved, paragraphs=("46", "47"))
    _close_stage(table, step)


def quota(valid: int, *, seats: int) -> int:
    """Divide the valid papers by one more than the seats, drop decimals, add one vote [47]."""
    return (valid // (seats + 1) + 1) * VOTE


def _is_over(table: _Count) -> bool:
    """Say whether no vacancy is left, or re-open nominations took them all."""
    return not table.vacancies or table.ron.has_closed(table.elected)


def _transfer_a_surplus(table: _Count) -> None:
    """Transfer the greatest surplus [49, 50]."""
    candidate, tie = _greatest_surplus(table)
    table.surpluses.remove(candidate)
    surplus, votes = table.totals[candidate] - table.quota, table.totals[candidate]
    moved, received = table.piles.move(
        candidate,
        table.continuing,
        revalue=lambda value: transfer_value(value, surplus=surplus, votes=votes),
    )
    table.totals[candidate] = table.quota
    _credit(table, received)
    _close_stage(
        table,
        _Step(
            act=Act.SURPLUS,
            candidate=candidate,
            moved=moved,
            tie=tie,
            paragraphs=("49", "50(1)"),
        ),
    )


def transfer_value(value: int, *, surplus: int, votes: int) -> int:
    """Multiply by the surplus, divide by the votes, ignore the remainder [49(3)]."""
    return value * surplus // votes


def _greatest_surplus(table: _Count) -> tuple[int, Tie | None]:
    """Choose the elected candidate whose papers are transferred first [50(1), 50(2), 50(3)]."""
    most = max(table.totals[candidate] for candidate in table.surpluses)
    equal = sorted(one for one in table.surpluses if table.totals[one] == most)
    if len(equal) == 1:
        return equal[0], None
    return _settled(table, equal, _WHOSE_SURPLUS)


def _exclude_the_lowest(table: _Count) -> None:
    """Exclude the continuing candidate with the fewest votes, move the papers as they are [51]."""
    candidate, tie = _lowest(table)
    _stand_down(table, candidate)
    to = table.continuing
    paragraphs: tuple[str, ...] = ("51",)
    if not table.last_transfer and len(table.standing) == table.vacancies:
        to = np.zeros_like(to)
        to[0] = True
        paragraphs = ("51(1)", "53(2)")
    moved, received = table.piles.move(candidate, to, revalue=lambda value: value)
    table.totals[candidate] = 0
    _credit(table, received)
    _close_stage(
        table,
        _Step(
            act=Act.EXCLUSION,
            candidate=candidate,
            moved=moved,
            tie=tie,
            paragraphs=paragraphs,
        ),
    )


def _lowest(table: _Count) -> tuple[int, Tie | None]:
    """Choose the candidate to exclude [51(1), 52]."""
    standing = table.standing
    fewest = min(table.totals[candidate] for candidate in standing)
    equal = [one for one in standing if table.totals[one] == fewest]
    if len(equal) == 1:
        return equal[0], None
    return _settled(table, equal, _WHO_IS_EXCLUDED)


def _settled(table: _Count, equal: list[int], question: Question) -> tuple[int, Tie]:
    """Look back for the latest stage that tells them apart, else draw lots [50(2), 50(3), 52(2)].

    The last entry of the history is the stage where they are equal now.
    """
    tie = settle(equal, question, earlier=table.history, lots=table.lots, papers=table.papers)
    return tie.chosen, tie


def _credit(table: _Count, received: list[int]) -> None:
    """Add papers times value to the votes of whoever received them [46(2), 49(2), 51(3)]."""
    table.totals = list(map(add, table.totals, received))


def _close_stage(table: _Count, step: _Step) -> None:
    """Elect whoever is elected at the end of this stage and enter the stage."""
    number = len(table.stages) + 1
    reached = _elect_at_quota(table, number)
    filled = _fill_last_vacancies(table, number)
    table.history.append(list(table.totals))
    table.stages.append(
        Stage(
            number=number,
            act=step.act,
            candidate=step.candidate,
            moved=step.moved,
            totals=tuple(table.totals[1:]),
            not_transferred=table.valid * VOTE - sum(table.totals[1:]),
            elected=(*reached, *filled),
            tie=step.tie,
            paragraphs=(*step.paragraphs, *("48(1)",) * bool(reached), *("53(1)",) * bool(filled)),
        )
    )


def _elect_at_quota(table: _Count, stage: int) -> list[int]:
    """Deem elected whoever has the quota, most votes first [48(1)]."""
    reached = [one for one in table.standing if table.totals[one] >= table.quota]
    reached.sort(key=lambda one: -table.totals[one])
    _elect(table, reached, stage)
    table.surpluses += [one for one in reached if table.totals[one] > table.quota]
    return reached


def _fill_last_vacancies(table: _Count, stage: int) -> list[int]:
    """Deem elected whoever continues if they are as many as the vacancies [53(1)]."""
    standing = table.standing
    if len(standing) != table.vacancies or table.ron.has_closed(table.elected):
        return []
    last = sorted(standing, key=lambda one: -table.totals[one])
    _elect(table, last, stage)
    return last


def _elect(table: _Count, candidates: list[int], stage: int) -> None:
    for candidate in candidates:
        name = table.papers.name(candidate)
        table.elected.append(Elected(candidate=candidate, name=name, stage=stage))
        _stand_down(table, candidate)


def _stand_down(table: _Count, candidate: int) -> None:
    table.continuing[candidate] = False
    table.standing.remove(candidate)


def _result(table: _Count) -> StagedResult:
    papers = table.papers
    return StagedResult(
        rule=NAME,
        law=LAW,
        title=papers.title,
        candidates=papers.candidates,
        withdrawn=tuple(sorted(papers.withdrawn)),
        seats=table.seats,
        valid=table.valid,
        set_aside=without_standing(papers, valid=table.valid),
        cut_short=papers.cut_short,
        quota=table.quota,
        places=PLACES,
        elected=table.ron.persons(table.elected),
        reopened=table.ron.reopened(table.elected, seats=table.seats),
        stages=tuple(table.stages),
        choices=_choices(table),
    )


def _choices(table: _Count) -> tuple[str, ...]:
    last = (
        "The papers of the last candidate excluded are transferred before the last vacancies are"
        " filled, as in the official counts."
        if table.last_transfer
        else "No papers are transferred once the last vacancies can be filled. [53(2)]"
    )
    return (last, *table.ron.choices(table.papers))
