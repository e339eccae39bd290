"""The sizes of bases: seats, members, those present, ballots, votes, a declared body or people.

`seats` are all seats, vacant ones included; where the book leaves a range, the size is that range.
Of a class whose size nobody has declared the size is unknown. [rule-language 2.3]
"""

from moothall.proceedings.scene import Scene
from moothall.rulebook.judging.law import Law
from moothall.values.amounts import Range, exactly


def seats_of(body: str, law: Law) -> Range | None:
    """How many seats the book gives a body, those without a vote included. [6.17]"""
    standing = law.book.bodies.get(body)
    if standing is None or not standing.seats:
        return None
    if any(seats.per for seats in standing.seats):
        return None
    mosts = [seats.most for seats in standing.seats]
    least = sum(seats.least for seats in standing.seats)
    most = None if None in mosts else sum(most for most in mosts if most is not None)
    if not least and most is None:
        return None
    return Range(max(least, 1), most)


def size_of(base: str, scene: Scene) -> Range | None:
    """The size of a base as of the act: as it is said to be, else as the record has it."""
    stated = scene.act.stated.get(base)
    if base in {"seats", "in-post"} and isinstance(stated, Range):
        return stated
    match base:
        case "seats":
            return _seats_concerned(scene)
        case "in-post":
            seats = scene.state.seats.get(scene.act.of, at=scene.now)
            return seats.filled if seats is not None else None
        case "present":
            return _present(scene)
        case _:
            return _declared(base, scene)


def _seats_concerned(scene: Scene) -> Range | None:
    """The seats of the body that acts, or else of the body concerned."""
    deciding = scene.act.by if scene.act.by in scene.law.book.bodies else scene.act.of
    return seats_of(deciding, scene.law)


def _present(scene: Scene) -> Range | None:
    stated = scene.act.stated.get("present")
    return stated if isinstance(stated, Range) else None


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
