"""A little society, its book and how the tests tell what happened in it."""

from moothall.proceedings.entering import Entry
from moothall.proceedings.history.events import History
from moothall.proceedings.history.reading import read_history
from moothall.proceedings.replay import Judged, Replay, replay
from moothall.rulebook import read_rulebook
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.rulings import Finding, Found
from moothall.values.edtf import read_moment
from moothall.values.instants import Instant, Zone
from moothall.values.spans import Span

ZONE = Zone("Europe/London")
HEAD = """# Rules of the walking club

0.1 *The book.* It is in force.

```rule
book         = "walking-club"
timezone     = "Europe/London"
counts_days  = "not the first"
notice_given = "on sending"
unprovided   = "in order"
```

0.2 *Bodies.* The members elect a committee of nine; each walk has leaders of its own.

```rule
body  = "members"
```

```rule
body       = "committee"
seats      = { n = 9, elected_by = "members" }
answers_to = "members"
```

```rule
body       = "walks"
seats      = { n = 3, elected_by = "committee" }
answers_to = "committee"
```

```rule
office       = "chair"
of           = "committee"
elected_by   = "committee"
removable_by = "members"
```
"""


def book(*blocks: str, given: str = "on sending") -> Law:
    """The book with a clause, 1.1 and so on, for each of the blocks."""
    head = HEAD.replace("on sending", given)
    clauses = [
        f"1.{number} *Rule {number}.* So it is.\n\n```rule\n{block.strip()}\n```\n"
        for number, block in enumerate(blocks, start=1)
    ]
    return Law(read_rulebook("\n".join([head, *clauses]).encode(), name="club.md"))


def told(*events: str, law: Law | None = None, bodies: str = "") -> History:
    """A history of events, each in the braces of YAML without its id: E1 and so on."""
    lines = [f"  - {{id: E{number}, {one}}}" for number, one in enumerate(events, start=1)]
    declared = f"bodies: [{bodies}]\n" if bodies else ""
    text = declared + "events:\n" + "\n".join(lines or ["  []"])
    return read_history(text.encode(), name="club.yaml", law=law or book())


def replayed(*events: str, law: Law, bodies: str = "", as_of: str = "2024-12-31") -> Replay:
    history = told(*events, law=law, bodies=bodies)
    return replay(history, law, as_of=read_moment(as_of, zone=law.zone).latest)


def verdicts(*events: str, law: Law, bodies: str = "") -> list[str]:
    return [
        one.entry.ruling.verdict.value for one in replayed(*events, law=law, bodies=bodies).judged
    ]


def last(*events: str, law: Law, bodies: str = "") -> Judged:
    return replayed(*events, law=law, bodies=bodies).judged[-1]


def last_finding(*events: str, law: Law, bodies: str = "") -> Finding:
    return last(*events, law=law, bodies=bodies).entry.ruling.findings[-1]


def found(key: str, *events: str, law: Law, bodies: str = "") -> Found:
    """What was found under a key for the last act."""
    return last(*events, law=law, bodies=bodies).entry.facts[key].found


def entered(replay_: Replay) -> list[Entry]:
    return [one.entry for one in replay_.judged if isinstance(one.entry, Entry)]


def day(text: str) -> Span:
    return read_moment(text, zone=ZONE)


def end_of(text: str) -> Instant:
    latest = day(text).latest
    assert latest is not None
    return latest
