"""The first page's sentence: what was done in how long, and how much of it is how by which book.

Numbers are counted, words fit any history. [design 8]
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from moothall.cli.timeline.cases import Case
from moothall.cli.timeline.standings import Standing
from moothall.proceedings.replay import Replay
from moothall.values.elapsed import civil_difference

_JUST_OVER_A_YEAR = range(12, 15)
_MOST_MONTHS = 36
AS_IF = "as-if"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many acts by one book, by how they stand; what was only planned is apart."""

    title: str
    out: int
    open: int
    kept: int
    none: int
    planned: int


def count_of(replay: Replay, cases: Sequence[Case]) -> Count:
    """Count the acts of one replay."""
    counts = Counter(case.standing for case in cases if not case.is_planned)
    return Count(
        title=replay.law.book.title,
        out=counts[Standing.OUT],
        open=counts[Standing.OPEN],
        kept=counts[Standing.IN],
        none=counts[Standing.NONE],
        planned=sum(case.is_planned for case in cases),
    )


def say_headline(replay: Replay, cases: Sequence[Case]) -> str:
    """`In some 17 months this organisation did, or left undone, 66 things that the account ...`"""
    if not cases:
        return "The account tells of nothing that this organisation did."
    span = say_span_of(replay, cases)
    number = sum(not case.is_planned for case in cases)
    things = "1 thing" if number == 1 else f"{number} things"
    return f"{span} this organisation did, or left undone, {things} that the account tells of."


def say_span_of(replay: Replay, cases: Sequence[Case]) -> str:
    """How long the history is: `In just over a year`, `In some 17 months`, `In 12 days`."""
    starts = [case.act.at.earliest for case in cases if case.act.at.earliest is not None]
    states = [case.state.begins.earliest for case in cases if case.state is not None]
    first = min([*starts, *(at for at in states if at is not None)], default=replay.as_of)
    apart = civil_difference(first, replay.as_of, zone=replay.law.zone)
    if apart.months in _JUST_OVER_A_YEAR:
        return "In just over a year"
    if apart.months >= _MOST_MONTHS:
        return f"In some {apart.months // 12} years"
    if apart.months > 1:
        return f"In some {apart.months} months"
    return f"In some {apart.months * 30 + apart.days} days"


def say_count(count: Count, *, is_as_if: bool, is_other: bool) -> str:
    """`By a rulebook it could have had, 29 were out of order, 9 in order, ...`."""
    if is_other:
        by = "Under the other rulebook"
    else:
        by = "By a rulebook it could have had" if is_as_if else "By its rulebook"
    parts = f"{count.out} {_were(count.out)} out of order, {count.kept} in order"
    unknown = f"{count.open} cannot be known"
    return f"{by}, {parts}, {unknown}, and on {count.none} no clause bears."


def say_planned(count: Count) -> str:
    """What was planned and never done, which is counted with nothing else; "" for nothing."""
    if not count.planned:
        return ""
    things = "1 thing" if count.planned == 1 else f"{count.planned} things"
    return f"Counted apart: {things} planned and never done."


def _were(number: int) -> str:
    return "was" if number == 1 else "were"
