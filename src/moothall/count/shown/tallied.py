"""A result of a rule without stages, as values for JSON, as text and as a page."""

from fractions import Fraction
from html import escape

from moothall.count.shown.document import Json
from moothall.count.shown.frame import check, counted_by, framed, notes, scrolling, winners
from moothall.count.shown.isolating import isolated
from moothall.count.shown.sentences import set_aside_lines
from moothall.count.tallied import Award, TalliedResult


def summary(result: TalliedResult) -> dict[str, Json]:
    """The document that `moothall count --json` prints; there are no stages to number."""
    return {
        "rule": result.rule,
        "seats": result.seats,
        "valid": result.valid,
        "elected": [
            {"candidate": one.candidate, "name": one.name, "stage": None} for one in result.awards
        ],
    }


def transcript(result: TalliedResult) -> dict[str, Json]:
    """Everything that is needed to follow the count by hand."""
    return summary(result) | {
        "law": result.law,
        "title": result.title,
        "candidates": {str(place): name for place, name in enumerate(result.candidates, start=1)},
        "withdrawn": list(result.withdrawn),
        "set_aside": [
            {"line": one.line, "papers": one.papers, "reason": one.reason}
            for one in result.set_aside
        ],
        "cut_short": result.cut_short,
        "choices": list(result.choices),
        "working": list(result.working),
        "tallies": {str(place): votes for place, votes in enumerate(result.tallies, start=1)},
        "seats_won": [
            {"candidate": one.candidate, "measure": str(one.measure), "by_lot": one.by_lot}
            for one in result.awards
        ],
    }


def text(result: TalliedResult) -> str:
    """The tallies, then each seat and what won it."""
    wide = max(len(name) for name in result.candidates)
    long = len(str(max(result.tallies)))
    lines = [
        *([result.title] if result.title else []),
        f"Counted by {result.rule}: {result.law}",
        f"Seats {result.seats}, valid papers {result.valid}",
        *result.choices,
        *set_aside_lines(result),
        "",
    ]
    lines += [
        f"{name:<{wide}}  {votes:>{long}}"
        for name, votes in zip(result.candidates, result.tallies, strict=True)
    ]
    seats = [f"Seat {place}: {_won(one)}" for place, one in enumerate(result.awards, start=1)]
    working = [*result.working, ""] if result.working else []
    shown = "\n".join([*lines, "", *working, *seats]) + "\n"
    return isolated(shown, (result.title, *result.candidates))


def _won(award: Award) -> str:
    lot = ", by lot" if award.by_lot else ""
    return f"{award.name} ({award.candidate}) with {_rounded(award.measure)}{lot}"


def _rounded(measure: Fraction) -> str:
    """Write a measure: whole, or to three decimals with the exact fraction behind."""
    if measure.denominator == 1:
        return str(measure)
    thousandths = int(measure * 1000)
    return f"{thousandths // 1000}.{thousandths % 1000:03d}... ({measure})"


_BY_HAND = (
    "By hand: the seats follow from the votes in the table, in the order in which they are listed."
)


def page(result: TalliedResult) -> str:
    """A page that says the same as the text."""
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{votes}</td>'
        f"<td>{sum(one.candidate == place for one in result.awards)}</td></tr>\n"
        for place, (name, votes) in enumerate(
            zip(result.candidates, result.tallies, strict=True), start=1
        )
    )
    working = "".join(f"<p>{escape(one)}</p>\n" for one in result.working)
    table = (
        f'<table>\n<caption>Votes</caption>\n<thead><tr><th scope="col">Candidate</th>'
        f'<th scope="col">Votes</th><th scope="col">Seats</th></tr></thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>"
    )
    shown = framed(
        result.title,
        f"{counted_by(result.rule, result.law, seats=result.seats, valid=result.valid)}"
        f"{winners(_won(one) for one in result.awards)}"
        f"{notes((*result.choices, *set_aside_lines(result)))}"
        f"{scrolling('Votes', table)}{working}"
        f"{check(result.rule, result.seats, by_hand=_BY_HAND)}",
    )
    return isolated(shown, (result.title, *result.candidates))
