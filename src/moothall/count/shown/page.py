"""A result as an HTML table: one row a candidate, one column a stage, and the sentences below.

The picture of the votes' flow is `flows`. A whole page needs nothing from elsewhere.
"""

from html import escape

from moothall.count.shown.flows import picture
from moothall.count.shown.sentences import (
    belonging_to_nobody,
    elected_line,
    heading,
    parcel_lines,
    set_aside_lines,
    tie_line,
)
from moothall.count.transcript import Stage, StagedResult

_STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem }
.scroll { overflow-x: auto }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
th, td { border-bottom: 1px solid #767676; padding: .25rem .6rem; text-align: right }
th[scope=row], caption { text-align: left }
.elected { font-weight: bold }
"""


def page(result: StagedResult) -> str:
    """A page with the table, the picture and every stage."""
    title = escape(result.title or "A count")
    stages = "\n".join(_stage(result, stage) for stage in result.stages)
    notes = "".join(
        f"<p>{escape(line)}</p>" for line in (*result.choices, *set_aside_lines(result))
    )
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n<p>{escape(_opening(result))}</p>\n{notes}\n"
        f'<div class="scroll" tabindex="0" role="region" aria-label="Votes by stage">\n'
        f"{table(result)}\n</div>\n<h2>How the votes flowed</h2>\n"
        f'<div class="scroll" tabindex="0" role="region" aria-label="Picture of the flow">\n'
        f"{picture(result)}\n</div>\n<h2>Stage by stage</h2>\n{stages}\n</main>\n</body>\n</html>\n"
    )


def _opening(result: StagedResult) -> str:
    return (
        f"Counted by {result.rule} ({result.law}). Seats: {result.seats}. Valid papers:"
        f" {result.valid}. Quota: {result.votes(result.quota)}."
    )


def table(result: StagedResult) -> str:
    """The table alone: totals at the end of each stage; who is elected is in bold and says so."""
    stages = result.stages
    heads = "".join(f'<th scope="col">Stage {stage.number}</th>' for stage in stages)
    rows = [
        _row(result, place, [result.votes(stage.totals[place - 1]) for stage in stages])
        for place in range(1, len(result.candidates) + 1)
    ]
    return (
        f"<table>\n<caption>Votes at the end of each stage</caption>\n"
        f'<thead><tr><th scope="col">Candidate</th>{heads}'
        f'<th scope="col">Result</th></tr></thead>\n'
        f"<tbody>\n{''.join(rows)}"
        f"{_nobodys(result)}{_quotas(result)}"
        f"</tbody>\n</table>"
    )


def _row(result: StagedResult, candidate: int, votes: list[str]) -> str:
    cells = "".join(f"<td>{one}</td>" for one in votes)
    name = escape(result.name(candidate))
    said, mark = _fate(result, candidate), ""
    if said.startswith("elected"):
        mark = ' class="elected"'
    return f'<tr{mark}><th scope="row">{name}</th>{cells}<td>{said}</td></tr>\n'


def _nobodys(result: StagedResult) -> str:
    """The rows of the votes that are no candidate's."""
    rows: dict[str, str] = {}
    for stage in result.stages:
        for head, votes in belonging_to_nobody(result, stage):
            rows[head] = rows.get(head, "") + f"<td>{votes}</td>"
    return "".join(
        f'<tr><th scope="row">{head}</th>{cells}<td></td></tr>\n' for head, cells in rows.items()
    )


def _quotas(result: StagedResult) -> str:
    """A row of quotas, where each stage has its own."""
    if any(stage.quota is None for stage in result.stages):
        return ""
    cells = "".join(f"<td>{result.votes(stage.quota or 0)}</td>" for stage in result.stages)
    return f'<tr><th scope="row">Quota</th>{cells}<td></td></tr>\n'


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
    lines = [
        line
        for line in (tie_line(result, stage), *stage.notes, elected_line(result, stage))
        if line
    ]
    said = "".join(f"<p>{escape(line)}</p>\n" for line in lines)
    parcels = "".join(_parcel(parcel_lines(result, stage, parcel)) for parcel in stage.parcels)
    return f"<h3>{escape(heading(result, stage))}</h3>\n{said}{parcels}"


def _parcel(lines: list[str]) -> str:
    items = "".join(f"<li>{escape(line.strip())}</li>" for line in lines[1:])
    return f"<p>{escape(lines[0])}</p>\n<ul>{items}</ul>\n"
