"""The scene of an act: the act, the state it is done in, and the book, as the measures see them.

Owns who the actor is to the body concerned, which follows from `answers_to` of the book.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeAlias

from moothall.proceedings.act import Act
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.asking import Posed, Question
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.measuring import holds
from moothall.rulebook.judging.rulings import PERHAPS, Deed, Fact
from moothall.values.instants import Instant
from moothall.values.spans import Span

_ABOVE, _BELOW, _MEMBER, _OFFICER, _OTHER, _SELF = (
    frozenset({word}) for word in ("above", "below", "member", "officer", "other", "self")
)
Ask: TypeAlias = Callable[[Iterable[Question], "Scene"], Mapping[str, Fact]]


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What a measure may look at.

    Attributes:
        act, state, law: the act, what the record adds up to, and the book.
        ask: gathers facts about a scene; for measures that rest on other facts.
        acting_as: the offices for whose holder the actor stands in.
        is_vacated: the actor is an office that nobody surely held any more.
    """

    act: Act
    state: State
    law: Law
    ask: Ask
    acting_as: frozenset[str] = frozenset()
    is_vacated: bool = False

    @cached_property
    def deed(self) -> Deed:
        """The act as a clause sees it."""
        act = self.act
        omits = act.particulars.omission()
        by = self.known_as
        if self.is_vacated and by is not None:
            by = frozenset(f"{PERHAPS}{name}" for name in by)
        if self.acting_as and by is not None:
            by |= self.acting_as
        of = names_of(act.of, self.state, self.law, at=self.now) if act.of else frozenset[str]()
        if act.kind and act.of and (kind := act.particulars.kind_formed(act)):
            of |= {kind}
            by = by | {kind} if by is not None and act.by == act.of else by
        return Deed(act=act.name, by=by, of=of, at=act.at, omits=omits)

    @property
    def known_as(self) -> frozenset[str] | None:
        """The names of the actor; None where nobody says who acted."""
        by = self.act.by
        return names_of(by, self.state, self.law, at=self.now) if by else None

    @property
    def now(self) -> Instant | None:
        """The latest moment at which the act can have been done; state is read as of it."""
        return self.act.at.latest

    @property
    def toward(self) -> Span:
        """Where its time facts run to: the date it sets, else the moment of the act."""
        return self.act.particulars.sets_date() or self.act.at

    def holding(self, tests: tuple[Posed, ...]) -> Iterator[bool | None]:
        """Whether each of the tests holds here, gathering what it asks for."""
        for posed in tests:
            yield holds(posed, self.ask(posed.questions, self), by=self.law.yardstick)


def surely_before(since: Span, scene: Scene) -> bool:
    """Had it come about when the act was done? Of what has the same date, entered is before."""
    return since.is_before(scene.act.at) is True or since == scene.act.at


def names_of(name: str, state: State, law: Law, *, at: Instant | None) -> frozenset[str]:
    """The names under which a body or office is known at a moment: its own, its kind, its title.

    `chair of north` is also `chair` and, where north is a regional network, `chair of
    regional-networks`.
    """
    title, _, home = name.partition(" of ")
    known_by = title if home or name in law.book.offices else ""
    return _names(name, known_by, _kind_of(name, state, at=at), _kind_of(home, state, at=at))


@lru_cache(maxsize=65_536)
def _names(name: str, title: str, kind: str, home_kind: str) -> frozenset[str]:
    """The one set of these names: every act on the record keeps two."""
    at_home = f"{title} of {home_kind}" if home_kind else ""
    return frozenset({name, title, kind, at_home} - {""})


def _kind_of(name: str, state: State, *, at: Instant | None) -> str:
    """The body of the book that it is one of, once it may be formed; "" where none."""
    standing = state.bodies.get(name, at=at) if name else None
    return "" if standing is None else standing.kind


def relation(
    actor: str, body: str, state: State, law: Law, *, at: Instant | None
) -> frozenset[str]:
    """What an actor is to a body: self, officer, member, above, below or other.

    "above" is a body to which the body answers, in however many steps; "below" the reverse. A body
    that is one of a kind (a regional network) stands where the book puts its kind.
    """
    if actor == body:
        return _SELF
    title, _, home = actor.partition(" of ")
    if home and home == body:
        return _MEMBER if title in {"member", "members"} else _OFFICER
    if actor in law.book.offices and law.book.offices[actor].of == body:
        return _OFFICER
    actors, bodies = (actor, _kind_of(actor, state, at=at)), (body, _kind_of(body, state, at=at))
    if not above(bodies, law).isdisjoint(actors):
        return _ABOVE
    return _OTHER if above(actors, law).isdisjoint(bodies) else _BELOW


def above(names: Iterable[str], law: Law) -> frozenset[str]:
    """Every body to which a body of these names answers, directly or through others."""
    found = frozenset[str]()
    for name in names:
        if name in law.book.bodies or name in law.book.offices:
            found |= _above(name, law)
    return found


@lru_cache(maxsize=4_096)
def _above(name: str, law: Law) -> frozenset[str]:
    """The book says it once for all acts; only names that the book has are asked for."""
    seen: set[str] = set()
    waiting = [*_answers_to(name, law)]
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
