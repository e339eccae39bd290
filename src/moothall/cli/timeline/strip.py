"""The strip: bodies as rows, acts as marks in time, what was owed as hollow marks. [design 8]

Owns the geometry, which depends on the history alone: under another book each mark keeps its place
and only its sign changes. What is uncertain is drawn as wide as it is.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from moothall.cli.timeline.cases import NOBODY_SAID, Case, naming_of
from moothall.cli.timeline.owed import Due
from moothall.cli.timeline.scale import Scale, Tick, scale_over
from moothall.proceedings.act import Status
from moothall.proceedings.replay import Replay
from moothall.values.instants import Instant
from moothall.values.spans import Span

WIDTH = 1000.0
_MARGIN = 20.0
_LANE = 27.0
_HALF = 13.0  # half a target's side, and a pixel
_PADDING = 7.0
_LEAST_HEIGHT = 50.0  # two lines of a name
_LONG_NAME, _TALLER = 27, 68.0  # letters that need a third line, and the room for it
_NARROW = 120.0
_OPEN_END = 40.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One act or one thing owed on the strip.

    Attributes:
        x, y: its middle.
        start, end: of the time in which it lies or lasted; both are x where it is known.
        kind: `act`, `state` or `owed`.
        case, due: what it stands for, one of the two.
        is_planned, is_meeting, is_open: it was never done; it is a meeting held; the time in
            which it lies has no known beginning.
    """

    x: float
    y: float
    start: float
    end: float
    kind: str
    case: Case | None = None
    due: Due | None = None
    is_planned: bool = False
    is_meeting: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A body's row."""

    name: str
    top: float
    height: float
    marks: tuple[Mark, ...]
    acts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The whole picture."""

    width: float
    height: float
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]


def draw_strip(replay: Replay, cases: Sequence[Case], dues: Sequence[Due]) -> Strip:
    """Lay out the strip of a replay."""
    moments = [replay.as_of, *_ends(case.act.at for case in cases)]
    moments += _ends(span for case in cases if case.state for span in _spans(case))
    scale = scale_over(moments, width=WIDTH - 2 * _MARGIN, zone=replay.law.zone)
    by_row: dict[str, list[Mark]] = defaultdict(list)
    for case in sorted(cases, key=lambda one: one.event is None):
        by_row[case.row].append(_mark(case, scale))
    for due in dues:
        if due.is_drawn:
            by_row[due.row].append(_owed(due, scale))
    rows, top = [], 0.0
    for name, title in _row_names(replay, by_row):
        row = _row(title, by_row[name], top)
        rows.append(row)
        top += row.height
    ticks = tuple(
        Tick(x=tick.x + _MARGIN, label=tick.label, year=tick.year) for tick in scale.ticks()
    )
    return Strip(width=WIDTH, height=top, ticks=ticks, rows=tuple(rows))


def _ends(spans: Iterable[Span]) -> list[Instant]:
    return [end for span in spans for end in (span.earliest, span.latest) if end is not None]


def _spans(case: Case) -> tuple[Span, ...]:
    return (case.state.begins, case.state.ends) if case.state else ()


def _row_names(replay: Replay, by_row: dict[str, list[Mark]]) -> list[tuple[str, str]]:
    """The bodies as the history lists them, then others, then whoever is not named."""
    known = [name for name in replay.history.bodies if name in by_row]
    others = sorted(name for name in by_row if name and name not in known)
    naming = naming_of(replay)
    rows = [(name, naming.title(name)) for name in (*known, *others)]
    return [*rows, (NOBODY_SAID, "Not said who")] if NOBODY_SAID in by_row else rows


def _mark(case: Case, scale: Scale) -> Mark:
    start, end, is_open = _extent(case, scale)
    at = case.act.at
    x = (start + end) / 2
    if case.state is not None or is_open:
        x = _place(at.latest, scale) if at.latest is not None else x
    return Mark(
        x=x,
        y=0,
        start=start,
        end=end,
        kind="state" if case.state is not None else "act",
        case=case,
        is_planned=case.act.status is Status.PLANNED,
        is_meeting=case.act.name == "meeting.hold",
        is_open=is_open,
    )


def _extent(case: Case, scale: Scale) -> tuple[float, float, bool]:
    """From where to where it reaches, and whether its beginning is open."""
    at = case.act.at
    first = case.state.begins.earliest if case.state else at.earliest
    last = case.state.ends.latest if case.state else at.latest
    end = _place(last if last is not None else scale.last, scale)
    if first is None:
        return max(end - _OPEN_END, _MARGIN), end, True
    return _place(first, scale), end, False


def _place(at: Instant, scale: Scale) -> float:
    return round(scale.x(at) + _MARGIN, 1)


def _owed(due: Due, scale: Scale) -> Mark:
    x = _place(due.at, scale) if due.at is not None else WIDTH - _MARGIN
    return Mark(x=x, y=0, start=x, end=x, kind="owed", due=due)


def _row(title: str, marks: list[Mark], top: float) -> Row:
    """Put marks that would touch into lanes of their own: what is narrow above, what lasted below.

    What was owed comes last.
    """
    ends: list[float] = []
    placed: list[Mark] = []
    acts = sorted((mark for mark in marks if mark.kind != "owed"), key=_breadth)
    floor = 0
    for group in (acts, [mark for mark in marks if mark.kind == "owed"]):
        for mark in group:
            left = min(mark.start, mark.x - _HALF)
            right = max(mark.end, mark.x + _HALF)
            lane = next((n for n in range(floor, len(ends)) if ends[n] + 2 <= left), len(ends))
            ends[lane : lane + 1] = [right]
            placed.append(replace(mark, y=top + _PADDING + lane * _LANE + _LANE / 2))
        floor = len(ends)
    least = _TALLER if len(title) > _LONG_NAME else _LEAST_HEIGHT
    height = max(len(ends) * _LANE + 2 * _PADDING, least)
    return Row(name=title, top=top, height=height, marks=tuple(placed), acts=len(acts))


def _breadth(mark: Mark) -> int:
    if mark.kind == "state":
        return 2
    return 1 if mark.end - mark.start > _NARROW else 0
