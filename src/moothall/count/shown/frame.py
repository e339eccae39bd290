"""The frame of every page of a count: its head and its look, light and dark.

A page needs nothing from elsewhere. What it says is `page` (rules with stages) and `tallied`
(rules without).
"""

from collections.abc import Iterable
from html import escape
from types import MappingProxyType

from moothall.values.look import LOOK

_STYLE = (
    LOOK
    + """
main { margin-inline: auto; max-width: 77.5rem; padding: 2rem clamp(1rem, 3vw, 2rem) 4rem; }
.winners { border-left: 6px solid var(--in); background: var(--in-tint); padding: .8rem 1.2rem;
  margin: 1rem 0; max-width: 46rem; }
.winners p { margin: 0 0 .25rem; font-weight: 600; color: var(--in); }
.winners p + ol, .winners ol { margin: 0; padding-left: 1.4rem; }
.winners ol + p { margin: .5rem 0 0; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .95rem; }
caption { text-align: left; padding-bottom: .25rem; color: var(--soft); }
th, td { border-bottom: 1px solid var(--rule); padding: .3rem .6rem; text-align: right;
  white-space: nowrap; }
th { font-weight: 600; }
thead th { vertical-align: bottom; border-bottom-width: 2px; }
thead a { display: inline-block; min-height: 24px; }
th:first-child { text-align: left; position: sticky; left: 0; background: var(--paper);
  white-space: normal; min-width: 9rem; }
th.said, td.said { text-align: left; }
td.quiet { font-size: inherit; }
.elected { font-weight: 600; color: var(--in); }
.scroll > svg { background: none !important; color: inherit !important; }
h3 { margin-top: 1.75rem; border-top: 1px solid var(--rule); padding-top: .75rem;
  scroll-margin-top: 1rem; }
h3 + p, p + p { margin-top: .5rem; }
.parcel { margin: 0 0 .25rem; }
.parcels { columns: 24rem; max-width: 62rem; padding-left: 1.4rem; }
.parcels li { break-inside: avoid; font-variant-numeric: tabular-nums; }
@media (max-width: 30rem) { th:first-child { min-width: 6rem; } }
@media print {
  @page { size: A4 landscape; }
  main { padding: 0; max-width: none; }
  .scroll > svg { width: 100%; height: auto; }
  .scroll > table { font-size: clamp(4.5pt, 268mm / (26 + 7.2 * var(--stages, 4)), 9pt); }
  th, td { padding: .2em .4em; }
  th:first-child { position: static; min-width: 9em; }
  .winners, .elected { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
)
_RULES = MappingProxyType(
    {
        "alternative-vote": "the alternative vote",
        "approval": "approval voting",
        "australian-senate": "the Australian Senate's rules",
        "block-vote": "block vote",
        "dhondt": "D'Hondt",
        "ers97": "the ERS rules of 1997",
        "fptp": "first past the post",
        "irish-stv": "the single transferable vote as in Ireland",
        "largest-remainder": "the largest remainder",
        "limited-vote": "limited vote",
        "meek": "Meek's method",
        "ni-stv": "the single transferable vote as in Northern Ireland",
        "sainte-lague": "Sainte-Laguë",
        "schulze": "Schulze's method",
        "scottish-stv": "the single transferable vote as in Scotland",
    }
)


def counted_by(rule: str, law: str, *, seats: int, valid: int, quota: str = "") -> str:
    """The opening of a page: by which rule, in words, and the numbers that govern the count."""
    needed = f" The quota, the votes that elect, is {quota}." if quota else ""
    papers = "1 valid paper" if valid == 1 else f"{valid:,} valid papers"
    return (
        f"<p>Counted by {escape(_RULES.get(rule, rule))} ({escape(law)}):"
        f" {papers} for {'1 seat' if seats == 1 else f'{seats} seats'}.{needed}</p>\n"
    )


def check(rule: str, seats: int, *, by_hand: str) -> str:
    """How whoever reads the page can know that it is right."""
    return (
        "<h2>Check this count yourself</h2>\n"
        f"<p>{escape(by_hand)}</p>\n"
        "<p>By the program, from the same papers; add what else this page says was chosen:</p>\n"
        '<pre tabindex="0" role="region" aria-label="The command">'
        f"moothall count FILE --rule {rule} --seats {seats}</pre>\n"
    )


def framed(title: str, body: str) -> str:
    """A whole page under a title; `body` is HTML."""
    head = escape(title or "A count")
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{head}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{head}</h1>\n{body}</main>\n</body>\n</html>\n"
    )


def winners(elected: Iterable[str], more: Iterable[str] = ()) -> str:
    """Who is elected, in order, before anything else is said; then what else came of the seats."""
    items = "".join(f"<li>{escape(one)}</li>" for one in elected)
    rest = "".join(f"<p>{escape(one)}</p>" for one in more)
    return f'<div class="winners">\n<p>Elected</p>\n<ol>{items}</ol>{rest}\n</div>\n'


def notes(lines: Iterable[str]) -> str:
    """Choices and papers set aside: what a reader must know, a line each."""
    return "".join(f'<p class="quiet">{escape(line)}</p>\n' for line in lines)


def scrolling(name: str, content: str, *, stages: int = 0) -> str:
    """What may be wider than the screen, reached by keyboard too; on paper it is made to fit."""
    wide = f' style="--stages:{stages}"' if stages else ""
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(name)}"{wide}>\n'
        f"{content}\n</div>\n"
    )
