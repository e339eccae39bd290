"""The sizes of bases: seats, members, those present, ballots, votes, a declared body or people.

`seats` are all seats, vacant ones included; where the book leaves a range, the size is that range.
Of a class whose size nobody has declared the size is unknown. [rule-language 2.3]
"""

from functools import lru_cache

from moothall.proceedings.measures import votes
from moothall.proceedings.measures.filled import filled_seats
from moothall.proceedings.measures.lengthening import strand_of
from moothall.proceedings.scene import Scene, names_of, surely_before
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.rulings import Source, Sum
from moothall.values.amounts import Range, exactly

# Of these there is none but at the vote itself.
_OF_A_VOTE = frozenset({"ballots", "present", "votes"})


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


def size_of(base: str, scene: Scene) -> Range | Sum | None:
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
        case "least-seats":
            stated_, seats = _declared(base, scene), _seats_concerned(scene)
            return stated_ or (None if seats is None else exactly(seats.low))
        case "authorised":
            return _authorised(scene)
        case _:
            return _declared(base, scene)


def size_as_of(base: str, moment: str, scene: Scene) -> Range | Sum | None:
    """The size of a base as it was at an act: the last about the same matter, else of the body.

    What was stated then, or is on the record as of then; None where no such act surely came before.
    """
    if scene.act.name == moment:
        return size_of(base, scene)
    one = next(
        (one for one in strand_of(moment, scene).latest_first() if surely_before(one.at, scene)),
        None,
    )
    if one is None or base in _OF_A_VOTE:
        return None
    return size_of(base, Scene(act=one.done, state=scene.state, law=scene.law, ask=scene.ask))


def _authorised(scene: Scene) -> Sum | None:
    """The sum that the decision on which the act rests was taken for."""
    cited = scene.act.stated.get("authority")
    names = sorted(cited) if isinstance(cited, frozenset) else [scene.act.about]
    for name in names:
        taken = scene.state.occurrences.about("decision.take", name).acts if name else []
        sum_ = taken[-1].done.stated.get("amount") if taken else None
        if isinstance(sum_, Sum):
            return sum_
    return None


def source_of(base: str, scene: Scene) -> Source:
    """Whence `size_of` has the size of a base: it is stated, in the book, or on the record."""
    if base in {"authorised", "votes", "ballots", "in-post", "present"}:
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
