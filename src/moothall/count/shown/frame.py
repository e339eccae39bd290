"""The frame of every page of a count: its head and its look, light and dark.

A page needs nothing from elsewhere. What it says is `page` (rules with stages) and `tallied`
(rules without).
"""

from collections.abc import Iterable
from html import escape

_STYLE = """
:root { color-scheme: light dark; --line: #c8c8c8; --quiet: #616161; --seat: #0a6b3d }
@media (prefers-color-scheme: dark) {
  :root { --line: #4c4c4c; --quiet: #a6a6a6; --seat: #6fd3a0 }
}
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 75rem; padding: 1rem;
  background: Canvas; color: CanvasText }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0 }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem }
h3 { font-size: 1rem; margin: 1.75rem 0 .25rem; border-top: 1px solid var(--line);
  padding-top: .75rem }
p, ol, ul { margin: .25rem 0; max-width: 45rem }
.quiet { color: var(--quiet) }
.winners { border-left: .3rem solid var(--seat); padding: .25rem 1rem; margin: 1rem 0 }
.winners ol { padding-left: 1.4rem }
.scroll { overflow-x: auto }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
caption { text-align: left; padding-bottom: .25rem }
th, td { border-bottom: 1px solid var(--line); padding: .25rem .6rem; text-align: right;
  white-space: nowrap }
th { font-weight: 600 }
thead th { vertical-align: bottom }
th:first-child { text-align: left; position: sticky; left: 0; background: Canvas;
  white-space: normal; min-width: 9rem }
th.said, td.said { text-align: left }
.elected { font-weight: 600; color: var(--seat) }
a { color: inherit }
@media (max-width: 30rem) { th:first-child { min-width: 6rem } }
"""


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


def scrolling(name: str, content: str) -> str:
    """What may be wider than the screen, reached by keyboard too."""
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(name)}">\n'
        f"{content}\n</div>\n"
    )
