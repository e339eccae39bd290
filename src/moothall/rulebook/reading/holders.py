"""Reads who holds a power: `board`, `each director`, `1/3 of members`.

Enacts docs/spec/rulebook.md, "Powers".
"""

from dataclasses import replace

from moothall.rulebook.language.blocks import Holder
from moothall.rulebook.language.expressions import Comparator, Comparison, Extreme, Of, Value
from moothall.rulebook.language.facts import Kind
from moothall.rulebook.reading.amounts import starts_value
from moothall.rulebook.reading.comparisons import read_one_comparison
from moothall.rulebook.reading.mentions import read_who
from moothall.rulebook.reading.tables import Table
from moothall.rulebook.reading.words import Cursor

_SIGNS = frozenset(sign.value for sign in Comparator)


def read_holders(table: Table, key: str) -> tuple[Holder, ...]:
    """Read one holder or a list of alternatives."""
    return tuple(table.phrases(key, _read_holder, frozenset({Kind.NUMBER})))


def _read_holder(cursor: Cursor) -> Holder:
    start = cursor.offset
    return replace(_read_plain(cursor), words=cursor.since(start))


def _read_plain(cursor: Cursor) -> Holder:
    signed = cursor.peek() in _SIGNS
    if signed or starts_value(cursor.peek()):
        return _read_share(cursor, signed=signed)
    each = cursor.accept("each")
    return Holder(name=read_who(cursor), each=each)


def _read_share(cursor: Cursor, *, signed: bool) -> Holder:
    """Read `1/3 of members`: that many or more of them together."""
    start = cursor.offset
    share = read_one_comparison(cursor, frozenset({Kind.NUMBER}))
    name = _base_of(share)
    if not name:
        cursor.fail("it is not said of whom", "write it as in `1/3 of members`", offset=start)
    if not signed:
        share = replace(share, comparator=Comparator.AT_LEAST)
    return Holder(name=name, share=share)


def _base_of(share: Comparison) -> str:
    """The class whose members act together; of two, the first that is named."""
    waiting: list[Value] = [share.value]
    while waiting:
        match waiting.pop(0):
            case Of(base=base):
                return base
            case Extreme(first=first, second=second):
                waiting += [first, second]
            case _:
                pass
    return ""
