"""A result as an HTML table: one row a candidate, one column a stage, and the sentences below.

The picture of the votes' flow is `flows`. A whole page needs nothing from elsewhere.
"""

from html import escape

from moothall.count.shown.flows import picture
from moothall.count.shown.frame import check, counted_by, framed, notes, scrolling, winners
from moothall.count.shown.isolating import isolated
from moothall.count.shown.sentences import (
    belonging_to_nobody,
    elected_line,
    heading,
    parcel_lines,
    set_aside_lines,
    tie_line,
)
from moothall.count.transcript import Stage, StagedResult

_BY_HAND = (
    "By hand: each stage above says which papers moved, what each was worth, and by which "
    "paragraph, whose number stands in square brackets. Add what a candidate receives to the total "
    "of the stage before."
)


def page(result: StagedResult) -> str:
    """A page: who is elected, the table, the picture and every stage."""
    elected = [f"{one.name}, stage {one.stage}" for one in result.elected]
    reopened = f"Nominations are re-opened for seats: {result.reopened}"
    stages = "\n".join(_stage(result, stage) for stage in result.stages)
    shown = framed(
        result.title,
        f"{_opening(result)}"
        f"{winners(elected, [reopened] if result.reopened else [])}"
        f"{notes((*result.choices, *set_aside_lines(result)))}"
        f"<h2>Stage by stage in numbers</h2>\n"
        f"{scrolling('Votes by stage', table(result, linked=True), stages=len(result.stages))}"
        f"<h2>How the votes flowed</h2>\n{scrolling('Picture of the flow', picture(result))}"
        f"<h2>Stage by stage in words</h2>\n{stages}\n"
        f"{check(result.rule, result.seats, by_hand=_BY_HAND)}",
    )
    return isolated(shown, (result.title, *result.candidates))


def _opening(result: StagedResult) -> str:
    whole, rest = divmod(result.quota, 10**result.places)
    quota = result.votes(result.quota) if rest else f"{whole:,}"
    return counted_by(result.rule, result.law, seats=result.seats, valid=result.valid, quota=quota)


def table(result: StagedResult, *, linked: bool = False) -> str:
    """The table alone: totals at the end of each stage; from election on a row is set off.

    `linked` leads from the head of a column to what the page says of the stage.
    """
    heads = "".join(
        f'<th scope="col"><a href="#stage-{stage.number}">Stage {stage.number}</a></th>'
        if linked
        else f'<th scope="col">Stage {stage.number}</th>'
        for stage in result.stages
    )
    rows = [_row(result, place) for place in range(1, len(result.candidates) + 1)]
    return (
        f"<table>\n<caption>Votes at the end of each stage</caption>\n"
        f'<thead><tr><th scope="col">Candidate</th>'
        f'<th scope="col" class="said">Result</th>{heads}</tr></thead>\n'
        f"<tbody>\n{''.join(rows)}"
        f"{_nobodys(result)}{_quotas(result)}"
        f"</tbody>\n</table>"
    )


def _row(result: StagedResult, candidate: int) -> str:
    cells = "".join(_cell(result, stage, candidate) for stage in result.stages)
    fate = _fate(result, candidate)
    mark = " elected" if fate.startswith("elected") else ""
    return (
        f'<tr><th scope="row">{escape(result.name(candidate))}</th>'
        f'<td class="said{mark}">{fate}</td>{cells}</tr>\n'
    )


def _cell(result: StagedResult, stage: Stage, candidate: int) -> str:
    """The votes at a stage: set off once the candidate is elected, quiet where there are none."""
    votes = stage.totals[candidate - 1]
    mark = ' class="quiet"' if not votes else ""
    if any(candidate in one.elected for one in result.stages[: stage.number]):
        mark = ' class="elected"'
    return f"<td{mark}>{result.votes(votes)}</td>"


def _nobodys(result: StagedResult) -> str:
    """The rows of the votes that are no candidate's."""
    rows: dict[str, str] = {}
    for stage in result.stages:
        for head, votes in belonging_to_nobody(result, stage):
            rows[head] = rows.get(head, "") + f"<td>{votes}</td>"
    return "".join(
        f'<tr><th scope="row">{head}</th><td></td>{cells}</tr>\n' for head, cells in rows.items()
    )


def _quotas(result: StagedResult) -> str:
    """A row of quotas, where each stage has its own."""
    if any(stage.quota is None for stage in result.stages):
        return ""
    cells = "".join(f"<td>{result.votes(stage.quota or 0)}</td>" for stage in result.stages)
    return f'<tr><th scope="row">Quota</th><td></td>{cells}</tr>\n'


def _fate(result: StagedResult, candidate: int) -> str:
    """Say what became of a candidate."""
    if candidate in result.withdrawn:
        return "withdrawn"
    for stage in result.stages:
        if candidate in stage.elected:
            return f"elected, stage {stage.number}"
        if stage.act == "exclusion" and candidate in stage.givers:
            return f"excluded, stage {stage.number}"
    return "not elected"


def _stage(result: StagedResult, stage: Stage) -> str:
    keeping = [
        f"{name} keeps {result.votes(factor)} of each vote."
        for name, factor in zip(result.candidates, stage.keep, strict=False)
        if 0 < factor < 10**result.places
    ]
    lines = [line for line in (tie_line(result, stage), *stage.notes, *keeping) if line]
    said = "".join(f"<p>{escape(line)}</p>\n" for line in lines)
    parcels = "".join(_parcel(parcel_lines(result, stage, parcel)) for parcel in stage.parcels)
    elected = elected_line(result, stage)
    last = f'<p class="elected">{escape(elected)}</p>\n' if elected else ""
    head = f'<h3 id="stage-{stage.number}">{escape(heading(result, stage))}</h3>\n'
    return f"{head}{said}{parcels}{last}"


def _parcel(lines: list[str]) -> str:
    items = "".join(f"<li>{escape(line.strip())}</li>" for line in lines[1:])
    return f'<p class="parcel">{escape(lines[0])}</p>\n<ul class="parcels">{items}</ul>\n'
