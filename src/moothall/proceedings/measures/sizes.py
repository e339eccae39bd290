"""The sizes of bases: seats, members, those present, ballots, votes, a declared body or people.

`seats` are all seats, vacant ones included; where the book leaves a range, the size is that range.
Of a class whose size nobody has declared the size is unknown. [rule-language 2.3]
"""

from functools import lru_cache

from moothall.proceedings.measures import votes
from moothall.proceedings.measures.filled import filled_seats
from moothall.proceedings.scene import Scene, names_of
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.rulings import Source
from moothall.values.amounts import Range, exactly


@lru_cache(maxsize=4_096)
def _seats(body: str, law: Law) -> Range | None:
    """The book says it once for all acts."""
    standing = law.book.bodies[body]
    if not standing.seats:
        return None
    if any(seats.per for seats in standing.seats):
        return None
    mosts = [seats.most for seats in standing.seats]
    least = sum(seats.least for seats in standing.seats)
    most = None if None in mosts else sum(most for most in mosts if most is not None)
    if not least and most is None:
        return None
    return Range(max(least, 1), most)


def seats_of(body: str, law: Law) -> Range | None:
    """How many seats the book gives a body, those without a vote included. [6.17]"""
    return _seats(body, law) if body in law.book.bodies else None


def vacant_seats(body: str, scene: Scene) -> Range | None:
    """How many seats of a body are not filled."""
    seats, filled = seats_of(as_seated(body, scene), scene.law), filled_seats(body, scene)
    if seats is None or filled is None or filled.high is None:
        return None
    most = None if seats.high is None else max(seats.high - filled.low, 0)
    return Range(max(seats.low - filled.high, 0), most)


def as_seated(body: str, scene: Scene) -> str:
    """The body of the book that says what seats it has: its own, or that of its kind."""
    bodies = scene.law.book.bodies
    if body in bodies:
        return body
    names = sorted(names_of(body, scene.state, scene.law, at=scene.now)) if body else []
    return next((name for name in names if name in bodies), body)


def size_of(base: str, scene: Scene) -> Range | None:
    """The size of a base as of the act: as it is said to be, else as the record has it."""
    stated = scene.act.stated.get(base)
    if base in {"seats", "in-post"} and isinstance(stated, Range):
        return stated
    match base:
        case "seats":
            return _seats_concerned(scene)
        case "in-post":
            return filled_seats(scene.act.of, scene)
        case "present":
            return votes.present_at(scene)
        case _:
            return _declared(base, scene)


def source_of(base: str, scene: Scene) -> Source:
    """Whence `size_of` has the size of a base: it is stated, in the book, or on the record."""
    if base in {"votes", "ballots", "in-post", "present"}:
        is_stated = base == "in-post" and isinstance(scene.act.stated.get(base), Range)
        return Source.STATED if is_stated else Source.RECORD
    if isinstance(scene.act.stated.get(base), Range):
        return Source.STATED
    standing = scene.state.bodies.get(base, at=scene.now)
    has_size = base != "seats" and standing is not None and standing.size is not None
    return Source.RECORD if has_size else Source.BOOK


def _seats_concerned(scene: Scene) -> Range | None:
    """The seats of the body that acts, or else of the body concerned."""
    deciding = as_seated(scene.act.by, scene)
    if deciding not in scene.law.book.bodies:
        deciding = as_seated(scene.act.of, scene)
    return seats_of(deciding, scene.law)


def _declared(base: str, scene: Scene) -> Range | None:
    """A body or people by name: as it was last said to be, or as the book seats it."""
    stated = scene.act.stated.get(base)
    if isinstance(stated, Range):
        return stated
    standing = scene.state.bodies.get(base, at=scene.now)
    if standing is not None and standing.size is not None:
        return standing.size
    if base in scene.law.book.offices:
        return exactly(1)
    return seats_of(base, scene.law)
