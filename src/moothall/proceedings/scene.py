"""The scene of an act: the act, the state it is done in, and the book, as the measures see them.

Owns who the actor is to the body concerned, which follows from `answers_to` of the book.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from moothall.proceedings.act import Act
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.asking import Posed, Question
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.measuring import holds
from moothall.rulebook.judging.rulings import Deed, Fact
from moothall.values.instants import Instant
from moothall.values.spans import Span

Ask: TypeAlias = Callable[[Question, "Scene"], Fact]


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What a measure may look at.

    Attributes:
        act, state, law: the act, what the record adds up to, and the book.
        ask: gathers one fact about another scene; for measures that rest on other facts.
    """

    act: Act
    state: State
    law: Law
    ask: Ask

    @cached_property
    def deed(self) -> Deed:
        """The act as a clause sees it."""
        act = self.act
        omits = getattr(act.particulars, "omits", "")
        by = names_of(act.by, self.state, self.law) if act.by else None
        of = names_of(act.of, self.state, self.law) if act.of else frozenset[str]()
        return Deed(act=act.name, by=by, of=of, at=act.at, omits=omits)

    @property
    def now(self) -> Instant | None:
        """The latest moment at which the act can have been done; state is read as of it."""
        return self.act.at.latest

    @cached_property
    def toward(self) -> Span:
        """Where its time facts run to: the date it sets, else the moment of the act."""
        return self.act.particulars.sets_date() or self.act.at

    def holding(self, tests: tuple[Posed, ...]) -> Iterator[bool | None]:
        """Whether each of the tests holds here, gathering what it asks for."""
        for posed in tests:
            facts = {question.key: self.ask(question, self) for question in posed.questions}
            yield holds(posed, facts, by=self.law.yardstick)


def names_of(name: str, state: State, law: Law) -> frozenset[str]:
    """The names under which a body or office is known: its own, its kind, its title."""
    names = {name}
    standing = state.bodies.get(name, at=None)
    if standing is not None and standing.kind:
        names.add(standing.kind)
    if name in law.book.offices or " of " in name:
        names.add(name.partition(" of ")[0])
    return frozenset(names)


def relation(actor: str, body: str, law: Law) -> frozenset[str]:
    """What an actor is to a body: self, officer, member, above, below or other.

    "above" is a body to which the body answers, in however many steps; "below" the reverse.
    """
    if actor == body:
        return frozenset({"self"})
    title, _, home = actor.partition(" of ")
    if home and home == body:
        return frozenset({"member"} if title in {"member", "members"} else {"officer"})
    if actor in law.book.offices and law.book.offices[actor].of == body:
        return frozenset({"officer"})
    if actor in above(body, law):
        return frozenset({"above"})
    return frozenset({"below"} if body in above(actor, law) else {"other"})


def above(body: str, law: Law) -> frozenset[str]:
    """Every body to which a body answers, directly or through others."""
    seen: set[str] = set()
    waiting = list(_answers_to(body, law))
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(_answers_to(name, law))
    return frozenset(seen)


def _answers_to(name: str, law: Law) -> Iterator[str]:
    if name in law.book.bodies:
        yield from law.book.bodies[name].answers_to
    elif name in law.book.offices and law.book.offices[name].of:
        yield law.book.offices[name].of
