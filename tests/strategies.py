"""Strategies for hypothesis: tests, little books, deeds, and what can be found.

What is found comes in pairs, the second known more exactly than the first: whoever learns more
about a number, a date or a name must never see a decided verdict turn.
"""

from fractions import Fraction

from hypothesis import strategies as st

from moothall.rulebook.judging.rulings import (
    Absence,
    Division,
    Found,
    Owed,
    PerOption,
    Proportion,
    Sum,
)
from moothall.values.amounts import Range, exactly
from moothall.values.durations import Length, Unit
from moothall.values.elapsed import Elapsed
from moothall.values.instants import Instant
from moothall.values.spans import Span

Pair = tuple[Found, Found]
WORDS = ("urgent", "special", "board", "staff", "in order", "out of order", "self", "other")
_START = 1_470_000_000
_moments = st.integers(_START, _START + 100 * 86_400).map(Instant)


# What Unicode keeps from being characters has no place in a record.
_NONCHARACTERS = [chr(at) for at in range(0xFDD0, 0xFDF0)] + [
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
]


def texts(longest: int, *, last: int = 0x10FFFF) -> st.SearchStrategy[str]:
    """Any text that a record may hold, of characters up to the last."""
    characters = st.characters(
        max_codepoint=last, exclude_categories=["Cs"], exclude_characters=_NONCHARACTERS
    )
    return st.text(characters, max_size=longest)


@st.composite
def numbers(draw: st.DrawFn, most: int = 30) -> tuple[Range, Range]:
    """A range, and one within it."""
    low, size, start, length = (draw(st.integers(0, most)) for _ in range(4))
    high = None if draw(st.booleans()) else low + size
    first = low + (start if high is None else start % (size + 1))
    last = first + length if high is None else min(high, first + length)
    return Range(low, high), Range(first, last)


@st.composite
def spans(draw: st.DrawFn) -> tuple[Span, Span]:
    """A span, and one within it."""
    ends = sorted(draw(st.lists(_moments, min_size=4, max_size=4)))
    wide = Span(
        draw(st.sampled_from([None, ends[0]])),
        draw(st.sampled_from([None, ends[3]])),
    )
    return wide, Span(ends[1], ends[2])


@st.composite
def times(draw: st.DrawFn) -> Pair:
    (start, surer_start), (end, surer_end) = draw(spans()), draw(spans())
    return Elapsed(start, end), Elapsed(surer_start, surer_end)


@st.composite
def names(draw: st.DrawFn) -> Pair:
    """Names of which some are marked as possible, and the same once it is known of each."""
    sure = draw(st.frozensets(st.sampled_from(WORDS), max_size=3))
    possible = draw(st.frozensets(st.sampled_from(WORDS), max_size=2)) - sure
    so = frozenset(draw(st.sampled_from([name, ""])) for name in sorted(possible)) - {""}
    return sure | {f"perhaps {name}" for name in possible}, sure | so


@st.composite
def closed_days(draw: st.DrawFn) -> Pair:
    """Days declared closed in 2016, and more of them; where the year was declared, no new ones."""
    days = [f"2016-{month:02}-{day:02}" for month in (8, 9, 10) for day in range(1, 31, 4)]
    sure = draw(st.frozensets(st.sampled_from(days), max_size=5))
    more = draw(st.frozensets(st.sampled_from(days), max_size=5)) - sure
    so = frozenset(day for day in sorted(more) if draw(st.booleans()))
    if draw(st.booleans()):
        return sure | {"2016"} | {f"perhaps {day}" for day in more}, sure | so | {"2016"}
    return sure | frozenset(), sure | so | draw(st.sampled_from([frozenset(), frozenset({"2016"})]))


def pairs(kind: str) -> st.SearchStrategy[Pair]:
    """What is found of one kind, first roughly and then more exactly."""
    made: dict[str, st.SearchStrategy[Pair]] = {
        "time": times(),
        "number": numbers().map(lambda pair: pair)
        | st.fractions(0, 1).map(
            lambda part: (Proportion(share=exactly(part), base="members"),) * 2
        )
        | numbers().map(
            lambda two: (
                PerOption(options=(("A", two[0]), ("B", two[1]))),
                PerOption(options=(("A", two[1]), ("B", two[1]))),
            )
        ),
        "size": numbers(),
        "ratio": st.tuples(numbers(), numbers()).map(
            lambda two: (
                Division(votes_for=two[0][0], against=two[1][0]),
                Division(votes_for=two[0][1], against=two[1][1]),
            )
        ),
        "money": st.tuples(numbers(900), st.sampled_from(["", "GBP", "CAD"])).map(
            lambda two: (
                Sum(amount=two[0][0], currency=two[1]),
                Sum(amount=two[0][1], currency=two[1]),
            )
        ),
        "names": names(),
        "closed": closed_days(),
        "flag": st.booleans().map(lambda flag: (flag, flag)),
    }
    known = made[kind]
    learned = known.map(lambda pair: (Absence.UNKNOWN, pair[1]))
    none = st.just((Absence.NONE, Absence.NONE)) | st.just((Absence.UNKNOWN, Absence.NONE))
    return known | learned if kind == "size" else known | learned | none


def _lengths() -> st.SearchStrategy[str]:
    units = ("hours", "days", "clear days", "weeks", "months", "working days", "years")
    return st.builds(lambda n, unit: f"{n} {unit}", st.integers(1, 40), st.sampled_from(units))


def _numbers_asked() -> st.SearchStrategy[str]:
    count = st.integers(0, 25).map(str)
    base = st.sampled_from(["seats", "votes", "board", "seats excluding accused", "present"])
    part = st.sampled_from(["1/3", "2/3", "1/2", "51%", "half", "all", "none"])
    share = st.builds(lambda a, b: f"{a} of {b}", part, base)
    named = st.sampled_from(["q", "3 times q", "1/2 times root of board", "root-q rounded up"])
    value = count | share | named
    pair = st.tuples(st.sampled_from(["greater", "lesser"]), count, share | named)
    return value | pair.map(lambda it: f"{it[0]} of {it[1]} and {it[2]}")


_OPS = st.sampled_from([">= ", "> ", "<= ", "< ", "= "])
_NAMES = st.lists(st.sampled_from(WORDS[:2]), min_size=1, max_size=2, unique=True)
TESTS = st.one_of(
    st.builds(lambda op, x: ("notice", f'"{op}{x}"'), _OPS, _lengths()),
    st.builds(lambda op, x: ("since vote.take", f'"{op}{x} or never"'), _OPS, _lengths()),
    st.builds(
        lambda word, op, x: (word, f'"{op}{x}"'),
        st.sampled_from(["for", "support"]),
        _OPS,
        _numbers_asked(),
    ),
    st.builds(
        lambda a, b: ("present", f'"{min(a, b)} to {max(a, b)}"'),
        st.integers(0, 9),
        st.integers(0, 30),
    ),
    st.builds(lambda op, x: ("ratio", f'"{op}{x}:2"'), _OPS, st.integers(1, 7)),
    st.builds(lambda op, x: ("amount", f'"{op}{x} GBP"'), _OPS, st.integers(0, 900)),
    _NAMES.map(lambda ns: ("kind", f'["{ns[0]}"]')),
    _NAMES.map(lambda ns: ("subject", f'"other than {", ".join(ns)}"')),
    st.sampled_from([("meeting", '"in order"'), ("heard", "true"), ("reasons", "false")]),
    st.sampled_from([("ruled", '"urgent"'), ("ruled", '"other than urgent"')]),
)
KINDS = {
    "notice": "time",
    "since": "time",
    "for": "number",
    "support": "number",
    "present": "number",
    "ratio": "ratio",
    "amount": "money",
    "kind": "names",
    "subject": "names",
    "meeting": "names",
    "heard": "flag",
    "reasons": "flag",
    "ruled": "flag",
    "size": "size",
    "closed": "closed",
}


def kind_of(key: str) -> str:
    """Of which kind what is found under a key is."""
    return KINDS[key.split(maxsplit=1)[0]]


def tables(most: int = 2) -> st.SearchStrategy[str]:
    """A table of tests, `{ notice = ">= 7 days" }`."""
    several = st.lists(TESTS, min_size=1, max_size=most, unique_by=lambda test: test[0])
    return several.map(
        lambda tests: "{ " + ", ".join(f'"{fact}" = {asked}' for fact, asked in tests) + " }"
    )


@st.composite
def blocks(draw: st.DrawFn, *, instead_of: str = "") -> str:
    """A condition or a power over vote.take."""
    lines = ['act = "vote.take"']
    if draw(st.booleans()):
        lines.append(f"when = {draw(tables())}")
    if instead_of and draw(st.booleans()):
        lines.append(f'instead_of = "{instead_of}"')
    if draw(st.integers(0, 3)) == 0:
        lines.append('breach = "void"')
    form = draw(st.sampled_from(["must", "should", "may", "may_not"]))
    if form in {"may", "may_not"}:
        holder = draw(st.sampled_from(["board", "staff", "each board", "1/3 of board", "anyone"]))
        return "\n".join([f'{form} = "{holder}"', *lines])
    lines.append(f"{form} = {draw(tables())}")
    if form == "must" and draw(st.booleans()):
        lines.append(f"unless = [{draw(tables())}, {draw(tables())}]")
    return "\n".join(lines)


def founds() -> st.SearchStrategy[Found]:
    """Anything that can be found, for entries."""
    any_number = numbers().map(lambda pair: pair[0]) | st.fractions(0, 50).map(exactly)
    under = st.fractions(1, 50).map(lambda high: Range(Fraction(0), high, is_under=True))
    lengths = st.builds(Length, number=st.integers(0, 99), unit=st.sampled_from(Unit))
    plain = st.one_of(
        st.sampled_from(Absence),
        st.booleans(),
        st.frozensets(texts(5), max_size=3),
        any_number,
        under,
        st.builds(Proportion, share=any_number, base=st.sampled_from(["", "seats"])),
        st.builds(Sum, amount=any_number, currency=st.sampled_from(["", "GBP"])),
        st.builds(Division, votes_for=any_number, against=any_number),
        times().map(lambda pair: pair[0]),
        st.builds(Elapsed, spans().map(lambda p: p[0]), spans().map(lambda p: p[1]), lengths),
        lengths,
    )
    owed = st.builds(
        Owed,
        due=spans().map(lambda pair: pair[0]),
        done=st.none() | spans().map(lambda pair: pair[1]),
        about=texts(3),
        body=texts(3),
    )
    options = st.lists(st.tuples(texts(3), plain), max_size=3)
    return (
        plain
        | st.lists(owed, max_size=3).map(tuple)
        | options.map(lambda some: PerOption(options=tuple(some)))
    )
