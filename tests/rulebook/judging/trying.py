"""A little book, a deed, and facts made by hand: what the tests of judging are written with."""

from collections.abc import Mapping

from moothall.rulebook import read_rulebook
from moothall.rulebook.judging.judge import judge
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.rulings import (
    Absence,
    Deed,
    Fact,
    Finding,
    Found,
    Ruling,
    Source,
)
from moothall.values.amounts import Range, exactly
from moothall.values.elapsed import Elapsed
from moothall.values.instants import Instant
from moothall.values.spans import Span
from moothall.values.spans import exactly as at_moment

NOON = Instant(1_478_347_200)  # 5 November 2016, 12:00 UTC
HOUR = 3600
DAY = 24 * HOUR

HEAD = """# Rules of the little club

0.1 *The book.* It is in force.

```rule
book         = "little-club"
timezone     = "Europe/London"
counts_days  = "{counts}"
notice_given = "on sending"
unprovided   = "{unprovided}"
```

0.2 *Board.* Twenty-one directors.

```rule
body       = "board"
seats      = {{ n = 21 }}
answers_to = "members"
```

0.3 *Staff.* They answer to the board.

```rule
body       = "staff"
answers_to = "board"
```

0.4 *Chair.* The board has one.

```rule
office = "chair"
of     = "board"
```
"""


def law_of(*blocks: str, unprovided: str = "in order", counts: str = "not the first") -> Law:
    """A book with a clause, 1.1 and so on, for each of the texts; ` / ` parts two blocks."""
    clauses = []
    for number, text in enumerate(blocks, start=1):
        fenced = "\n".join(f"```rule\n{block.strip()}\n```\n" for block in text.split(" / "))
        clauses.append(f"1.{number} *Rule {number}.* So it is.\n\n{fenced}")
    words = "\n".join([HEAD.format(unprovided=unprovided, counts=counts), *clauses])
    return Law(read_rulebook(words.encode(), name="little.md"))


def deed_of(
    act: str,
    *,
    by: frozenset[str] | None = frozenset({"board"}),
    of: str = "board",
    at: Span | None = None,
    omits: str = "",
) -> Deed:
    return Deed(act=act, by=by, of=frozenset({of}), at=at or at_moment(NOON), omits=omits)


def facts_of(law: Law, deed: Deed, found: Mapping[str, Found]) -> dict[str, Fact]:
    """Everything that is asked, unknown where it is not given; what nobody asked is a slip."""
    asked = [question.key for question in law.bearing(deed).questions]
    assert set(found) <= set(asked), f"asked are {asked}"
    facts = {key: Fact(Absence.UNKNOWN, Source.RECORD) for key in asked if "quantity" not in key}
    return facts | {key: Fact(one, Source.STATED) for key, one in found.items()}


def ruled(law: Law, deed: Deed, found: Mapping[str, Found] | None = None) -> Ruling:
    return judge(deed, facts_of(law, deed, found or {}), law)


def verdict(law: Law, deed: Deed, found: Mapping[str, Found] | None = None) -> str:
    return ruled(law, deed, found).verdict.value


def one_finding(ruling: Ruling) -> Finding:
    assert len(ruling.findings) == 1, ruling.findings
    return ruling.findings[0]


def n(number: int) -> Range:
    return exactly(number)


def between(low: int, high: int | None) -> Range:
    return Range(low, high)


def before(*, hours: int = 0, days: int = 0) -> Elapsed:
    """So long before noon of 5 November 2016."""
    start = Instant(NOON - hours * HOUR - days * DAY)
    return Elapsed(at_moment(start), at_moment(NOON))


def names(*words: str) -> frozenset[str]:
    return frozenset(words)
