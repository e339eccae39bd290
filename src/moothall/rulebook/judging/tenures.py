"""What the blocks of bodies and offices ask of whoever takes a post: terms, limits, other posts.

Each becomes a condition of its own on the filling of the post, in the clause that says it.
Spec: docs/spec/rulebook.md, "Who holds a post, and how long".
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from moothall.rulebook.book import Rulebook, full_name
from moothall.rulebook.language.blocks import Condition, Scope
from moothall.rulebook.language.expressions import (
    Comparator,
    Comparison,
    Count,
    FactTest,
    Flag,
    Measure,
    Names,
    Tests,
)
from moothall.rulebook.language.structures import Body, Limit, Office, Tenure

_FILLING_OFFICE = Names(names=("office.fill",))
_FILLING_SEATS = Names(names=("seat.fill", "election.declare"))
_SAME_RESERVATION = FactTest(
    measure=Measure(fact="same_reservation"),
    test=Flag(expected=True),
    asked="filler: same reservation",
)
_FLOORS = frozenset({Comparator.AT_LEAST, Comparator.MORE_THAN})


def conditions_of_tenure(post: Body | Office, book: Rulebook) -> Iterator[Condition]:
    """What filling a post asks, and filling those that do not go with it."""
    name = name_of_post(post)
    scope = replace(post.scope, instead_of=())
    for other in (resolved(one, book) for one in post.tenure.incompatible):
        yield _on_filling(name, scope, (_not_in_post(other),), book)
        yield _on_filling(other, scope, (_not_in_post(name),), book)
    if post.tenure.terms_in_a_row:
        yield _on_filling(name, scope, (_terms(post.tenure),), book)
    if post.tenure.filler == "same reservation":
        yield Condition(
            scope=scope, acts=Names(names=("seat.fill",)), of=(name,), must=(_SAME_RESERVATION,)
        )
    if isinstance(post, Body):
        for limit in post.limits:
            yield _on_filling(name, scope, (_within(limit),), book)


def tenures_of(book: Rulebook) -> dict[str, Tenure]:
    """How long each body's seats and each office is held, by the full name of the post."""
    seats = {name: body.tenure for name, body in book.bodies.items()}
    return seats | {name: office.tenure for name, office in book.offices.items()}


def terms_of_seats(book: Rulebook) -> dict[str, tuple[tuple[str, str], ...]]:
    """Of bodies whose groups of seats have terms of their own: who fills each, and its term."""
    return {
        name: tuple(
            (seats.elected_by or seats.appointed_by, seats.term or body.tenure.term)
            for seats in body.seats
        )
        for name, body in book.bodies.items()
        if any(seats.term for seats in body.seats)
    }


def name_of_post(post: Body | Office) -> str:
    """A body by its name, an office by its full name."""
    return post.name if isinstance(post, Body) else full_name(post)


def resolved(name: str, book: Rulebook) -> str:
    """A post by its full name, where the book writes only `secretary`."""
    if name in book.bodies or name in book.offices:
        return name
    office = book.office(name)
    return name if office is None else full_name(office)


def _on_filling(post: str, scope: Scope, must: Tests, book: Rulebook) -> Condition:
    acts = _FILLING_SEATS if post in book.bodies else _FILLING_OFFICE
    return Condition(scope=scope, acts=acts, of=(post,), must=must)


def _not_in_post(post: str) -> FactTest:
    return FactTest(
        measure=Measure(fact="in_post_of", argument=post),
        test=Flag(expected=False),
        asked=f"incompatible with {post}",
    )


def _terms(tenure: Tenure) -> FactTest:
    most = Count(number=Fraction(tenure.terms_in_a_row))
    return FactTest(
        measure=Measure(fact="terms_in_a_row"),
        test=Comparison(comparator=Comparator.AT_MOST, value=most),
        asked=f"terms_in_a_row <= {tenure.terms_in_a_row}",
    )


def _within(limit: Limit) -> FactTest:
    """A limit as a test: a least number counts the seats that may still be filled so."""
    if limit.same:
        measure = Measure(fact="same", argument=limit.same)
    else:
        is_floor = limit.test.comparator in _FLOORS
        measure = Measure(fact="seatable" if is_floor else "seated", argument=limit.of)
    asked = f"{limit.test.comparator.value} {limit.same or limit.of}"
    return FactTest(measure=measure, test=limit.test, asked=f"limit: {asked}")


def stand_ins(book: Rulebook) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """By office, the offices for which its holder stands in, each with those who come before."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name, office in book.offices.items():
        heirs = tuple(resolved(heir, book) for heir in office.succession)
        for number, heir in enumerate(heirs):
            found.setdefault(heir, []).append((name, heirs[:number]))
    return {heir: tuple(offices) for heir, offices in found.items()}
