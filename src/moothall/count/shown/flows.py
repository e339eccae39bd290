"""A picture of how the votes flowed: a column a stage, a bar a candidate, a band for what moved.

An SVG with a title, a description and a name at each bar; heights are votes, in tenths of a pixel,
so that no two machines draw it differently.
"""

from dataclasses import dataclass
from html import escape

from moothall.count.shown.isolating import isolated
from moothall.count.transcript import Stage, StagedResult

_COLUMN = 1700
_BAR = 160
_HEIGHT = 5200
_GAP = 150
_TOP = 400
_LETTER = 66
_LONGEST_NAME = 40
_LONGEST_HEAD = 23
# Colours that differ in lightness as well as hue, for eyes that do not tell hues apart.
_COLOURS = (
    "#1b6ca8", "#d95f02", "#4d9221", "#7b3294", "#b8860b", "#c51b7d", "#01665e", "#8c510a",
    "#5e4fa2", "#9e0142", "#3288bd", "#66a61e",
)  # fmt: skip
_NOBODY = "#8a8a8a"
_NOBODYS = "Not transferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bar:
    """Where a candidate's votes stand in a column: top and height in tenths of a pixel."""

    top: int
    height: int


def picture(result: StagedResult) -> str:
    """Draw the count. Bars of candidates who still have votes are joined from stage to stage."""
    columns = [_bars(result, stage) for stage in result.stages]
    left = _left(result)
    width = left + _COLUMN * (len(columns) - 1) + _BAR + left
    height = _TOP + _HEIGHT + _GAP * (len(result.candidates) + 2)
    parts = [_bands(result, place, columns, left) for place in range(1, len(columns))]
    parts += [_column(result, place, bars, left) for place, bars in enumerate(columns)]
    parts.append(_names(result, columns[0], left))
    parts.append(_ends(result, columns[-1], left + _COLUMN * (len(columns) - 1) + _BAR))
    title = escape(result.title or "A count")
    shown = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_px(width)} {_px(height)}"'
        f' width="{_px(width)}" height="{_px(height)}" role="img" font-family="sans-serif"'
        f' font-size="12" fill="currentColor"'
        f' style="color-scheme:light dark;background:Canvas;color:CanvasText">\n'
        f"<title>How the votes flowed: {title}</title>\n"
        f"<desc>{escape(_description(result))}</desc>\n{''.join(parts)}</svg>"
    )
    return isolated(shown, (result.title, *result.candidates))


def _description(result: StagedResult) -> str:
    elected = ", ".join(f"{one.name} at stage {one.stage}" for one in result.elected)
    return f"{len(result.stages)} stages; elected: {elected}. The table says the same in numbers."


def _px(tenths: int) -> str:
    return f"{tenths // 10}.{tenths % 10}"


def _colour(candidate: int) -> str:
    return _COLOURS[(candidate - 1) % len(_COLOURS)] if candidate else _NOBODY


def _left(result: StagedResult) -> int:
    """Room for the longest name, on either side."""
    longest = max(len(_short(name)) for name in (*result.candidates, _NOBODYS))
    return 160 + _LETTER * longest


def _short(name: str, most: int = _LONGEST_NAME) -> str:
    """A name that leaves room for the picture; the whole of it stands at the bars."""
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _bars(result: StagedResult, stage: Stage) -> dict[int, _Bar]:
    """Stack the candidates of one stage in the order of the ballot paper, nobody last."""
    bars: dict[int, _Bar] = {}
    top = _TOP
    held = [*enumerate(stage.totals, start=1), (0, stage.not_transferred)]
    for candidate, votes in held:
        height = votes * _HEIGHT // (result.valid * 10**result.places)
        bars[candidate] = _Bar(top=top, height=height)
        top += height + _GAP
    return bars


def _column(result: StagedResult, place: int, bars: dict[int, _Bar], start: int) -> str:
    """Draw the bars of one stage under what the stage did."""
    stage = result.stages[place]
    left = start + place * _COLUMN
    act, whose = _label(result, stage)
    parts = [f'<text x="{_px(left)}" y="14">{stage.number}. {act}</text>\n']
    if whose:
        parts.append(f'<text x="{_px(left)}" y="29">{escape(whose)}</text>\n')
    for candidate, bar in bars.items():
        if bar.height:
            votes = stage.totals[candidate - 1] if candidate else stage.not_transferred
            who = result.name(candidate) if candidate else _NOBODYS
            mark = (
                " stroke='currentColor' stroke-width='2'"
                if _is_elected(result, place, candidate)
                else ""
            )
            parts.append(
                f'<rect x="{_px(left)}" y="{_px(bar.top)}" width="{_px(_BAR)}"'
                f' height="{_px(bar.height)}" fill="{_colour(candidate)}"{mark}>'
                f"<title>{escape(who)}: {result.votes(votes)}</title></rect>\n"
            )
    return "".join(parts)


def _label(result: StagedResult, stage: Stage) -> tuple[str, str]:
    """What a stage did and to whom, a line each."""
    if stage.candidate is None:
        return str(stage.act).capitalize(), ""
    if stage.group:
        return "Excluded", f"{len(stage.group)} together"
    act = "Surplus" if stage.act == "surplus" else "Excluded"
    return act, _short(result.name(stage.candidate), _LONGEST_HEAD)


def _is_elected(result: StagedResult, place: int, candidate: int) -> bool:
    return any(candidate in stage.elected for stage in result.stages[: place + 1])


def _names(result: StagedResult, bars: dict[int, _Bar], left: int) -> str:
    """Write each candidate's name beside the first column."""
    return "".join(
        f'<text x="{_px(left - 60)}" y="{_px(_middle(bars[candidate]))}" text-anchor="end">'
        f"{escape(_short(name))}</text>\n"
        for candidate, name in enumerate(result.candidates, start=1)
    )


def _ends(result: StagedResult, bars: dict[int, _Bar], right: int) -> str:
    """Write beside the last column whose votes are left there."""
    names = dict(enumerate((_NOBODYS, *result.candidates)))
    return "".join(
        f'<text x="{_px(right + 60)}" y="{_px(_middle(bar))}">{escape(_short(names[one]))}</text>\n'
        for one, bar in bars.items()
        if bar.height
    )


def _middle(bar: _Bar) -> int:
    """Where a line of text stands beside the middle of a bar."""
    return bar.top + bar.height // 2 + 40


def _bands(result: StagedResult, place: int, columns: list[dict[int, _Bar]], start: int) -> str:
    """Draw what stayed and what moved between two stages.

    Whatever a candidate held is cut, from the top, into what stays and what each other one gets.
    """
    stage, before, after = result.stages[place], columns[place - 1], columns[place]
    x = (start + (place - 1) * _COLUMN + _BAR, start + place * _COLUMN)
    parts = []
    for candidate, bar in after.items():
        stays = min(bar.height, before[candidate].height)
        if stays:
            parts.append(_band(x, before[candidate].top, bar.top, stays, candidate))
    sources = stage.givers or (0,)
    top = {one: before[one].top + min(after[one].height, before[one].height) for one in sources}
    end = {one: before[one].top + before[one].height for one in sources}
    for candidate in sorted(set(after) - set(sources), key=lambda one: (one == 0, one)):
        gain = after[candidate].height - before[candidate].height
        into = after[candidate].top + before[candidate].height
        for source in sources:
            part = max(0, min(gain, end[source] - top[source] if source else gain))
            if part:
                parts.append(_band(x, top[source], into, part, source))
                top[source], into, gain = top[source] + part, into + part, gain - part
    return "".join(parts)


def _band(x: tuple[int, int], start: int, end: int, height: int, candidate: int) -> str:
    """Draw one band from x[0] at `start` to x[1] at `end`."""
    left, middle, right = _px(x[0]), _px((x[0] + x[1]) // 2), _px(x[1])
    a, b, c, d = _px(start), _px(end), _px(end + height), _px(start + height)
    there = f"M{left} {a}C{middle} {a} {middle} {b} {right} {b}"
    back = f"V{c}C{middle} {c} {middle} {d} {left} {d}Z"
    return f'<path d="{there}{back}" fill="{_colour(candidate)}" fill-opacity="0.35"/>\n'
