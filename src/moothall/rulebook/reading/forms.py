"""Reads the two forms that bear on an act: conditions and powers.

Enacts docs/spec/rulebook.md, "Conditions" and "Powers".
"""

from typing import Final

from moothall.rulebook.language.blocks import Condition, Delegation, Power
from moothall.rulebook.language.facts import Sort
from moothall.rulebook.problems import ProblemKind
from moothall.rulebook.reading.fact_lines import read_alternatives, read_tests
from moothall.rulebook.reading.holders import read_holders
from moothall.rulebook.reading.scopes import SCOPE_KEYS, read_acts, read_scope
from moothall.rulebook.reading.tables import Table

_CONDITION_KEYS: Final = ("act", "of", "by", "each", "must", "should", "unless", *SCOPE_KEYS)
_POWER_KEYS: Final = ("may", "may_not", "act", "of", "jointly", "delegable", *SCOPE_KEYS)
_UNTIL_USED: Final = "until used"


def read_condition(table: Table) -> Condition:
    """Read `act` with what it must or should satisfy."""
    table.only(_CONDITION_KEYS, what="a condition")
    if "must" not in table and "should" not in table:
        table.needs("must", what="a condition", remedy="say what the act must satisfy")
    if "unless" in table and "must" not in table:
        table.complain(
            ProblemKind.MISSING_KEY,
            "unless",
            "`unless` stands without `must`",
            "say what it is an alternative to",
        )
    return Condition(
        scope=read_scope(table),
        acts=read_acts(table, "act"),
        of=table.names("of", Sort.WHO),
        by=table.names("by", Sort.WHO, also=("proxy",)),
        each=table.one_of("each", ("option", "candidate")),
        must=read_tests(table.table("must")),
        should=read_tests(table.table("should")),
        unless=read_alternatives(table, "unless"),
    )


def read_power(table: Table) -> Power:
    """Read who may, or may not, do an act."""
    table.only(_POWER_KEYS, what="a power")
    table.needs("act", what="a power", remedy="say which act")
    if "may" in table and "may_not" in table:
        table.complain(
            ProblemKind.BAD_BLOCK,
            "may_not",
            "one block says `may` and `may_not`",
            "write two blocks",
        )
    key = "may" if "may" in table else "may_not"
    holders = read_holders(table, key)
    if not table.strings(key) and isinstance(table.value(key), list):
        table.complain(
            ProblemKind.WRONG_TYPE, key, f"`{key}` names nobody", "name a body or office"
        )
    return Power(
        scope=read_scope(table),
        holders=holders,
        permits=key == "may",
        acts=read_acts(table, "act"),
        of=table.names("of", Sort.WHO),
        jointly=table.flag("jointly", default=False),
        delegation=_read_delegation(table),
    )


def _read_delegation(table: Table) -> Delegation | None:
    """Read `false`, or `{ to, onward, revocable }`."""
    if table.value("delegable") is False:
        return None
    inner = table.table("delegable")
    if inner is None:
        return None
    inner.only(("to", "onward", "revocable"), what="`delegable`")
    inner.needs("to", what="`delegable`", remedy="say to whom the power may be handed on")
    return Delegation(
        to=inner.names("to", Sort.WHO),
        onward=inner.flag("onward", default=False),
        revocable=_read_revocable(inner),
    )


def _read_revocable(table: Table) -> bool | str:
    if isinstance(table.value("revocable"), str):
        return table.one_of("revocable", (_UNTIL_USED,), _UNTIL_USED)
    return table.flag("revocable", default=True)
