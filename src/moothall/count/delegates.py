"""A model of one member one vote against mandated delegates, with every assumption an argument.

In each group some members are active and come to its meeting; the meeting mandates all the group's
delegates by majority. With one member one vote the active vote, and a share of the others.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from moothall.count.errors import CountError
from moothall.count.fixed_point import short_fraction
from moothall.count.papers import hidden_character

ASSUMPTIONS = (
    (
        "Members who are active come to their group's meeting and decide there by majority; a tie"
        " mandates against."
    ),
    "All delegates of a group vote as its meeting mandated them.",
    "With one member one vote, all who are active vote, and of the others the share that is given.",
    "Nobody changes their mind because of how the vote is taken.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group: its members, the share that is active, and what share of each kind is for."""

    name: str
    members: int
    active: Fraction
    active_leaning: Fraction
    passive_leaning: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Groups, how many members a delegate stands for, and the turnout of those not active."""

    title: str
    members_per_delegate: int
    turnout: Fraction
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """What either way of voting says: (for, all) of votes and of delegates, and by group."""

    votes_for: Fraction
    votes: Fraction
    delegates_for: int
    delegates: int
    by_group: tuple[tuple[str, Fraction, int, int], ...]


def evaluate(model: Model) -> Verdicts:
    """Compute both ways of voting. `by_group`: (name, share of votes for, delegates for, all)."""
    rows: list[tuple[str, Fraction, int, int]] = []
    votes = votes_for = Fraction(0)
    for group in model.groups:
        cast_for, cast = _votes(group, model.turnout)
        votes, votes_for = votes + cast, votes_for + cast_for
        delegates = -(-group.members // model.members_per_delegate)
        mandated = delegates if group.active_leaning > Fraction(1, 2) else 0
        rows.append((group.name, cast_for / cast if cast else Fraction(0), mandated, delegates))
    return Verdicts(
        votes_for=votes_for,
        votes=votes,
        delegates_for=sum(row[2] for row in rows),
        delegates=sum(row[3] for row in rows),
        by_group=tuple(rows),
    )


def _votes(group: Group, turnout: Fraction) -> tuple[Fraction, Fraction]:
    """Votes for and all votes of a group where every member has one."""
    active = group.members * group.active
    passive = (group.members - active) * turnout
    return active * group.active_leaning + passive * group.passive_leaning, active + passive


def read_model(text: str) -> Model:
    """Read a model from TOML; shares are read as exact decimals. Raises CountError."""
    try:
        table = tomllib.loads(text, parse_float=short_fraction)
    except RecursionError:
        raise CountError("this is not a model in TOML: it is nested too deeply") from None
    except ValueError as error:
        raise CountError(f"this is not a model in TOML: {error}") from None
    groups = table.get("group")
    if not isinstance(groups, list) or not groups or not all(isinstance(g, dict) for g in groups):
        raise CountError("the model names no [[group]]")
    return Model(
        title=_name(table, "title", "the model", default=""),
        members_per_delegate=_whole(table, "members_per_delegate", "the model"),
        turnout=_share(table, "turnout", "the model"),
        groups=tuple(_groups(groups)),
    )


def _groups(groups: Sequence[dict[str, object]]) -> list[Group]:
    return [
        Group(
            name=_name(one, "name", f"group {place}", default=str(place)),
            members=_whole(one, "members", f"group {place}"),
            active=_share(one, "active", f"group {place}"),
            active_leaning=_share(one, "active_leaning", f"group {place}"),
            passive_leaning=_share(one, "passive_leaning", f"group {place}"),
        )
        for place, one in enumerate(groups, start=1)
    ]


def _name(table: dict[str, object], key: str, where: str, *, default: str) -> str:
    found = table.get(key, default)
    if not isinstance(found, str) or hidden_character(found):
        raise CountError(f'{where} needs words that can be seen: {key} = "..."')
    return found


def _whole(table: dict[str, object], key: str, where: str) -> int:
    found = table.get(key)
    if isinstance(found, bool) or not isinstance(found, int) or found < 1:
        raise CountError(f"{where} needs a whole number of at least 1: {key} = 25")
    return found


def _share(table: dict[str, object], key: str, where: str) -> Fraction:
    found = table.get(key)
    if isinstance(found, bool) or not isinstance(found, int | Fraction) or not 0 <= found <= 1:
        raise CountError(f"{where} needs a share from 0 to 1: {key} = 0.5")
    return Fraction(found)
