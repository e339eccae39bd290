"""Facts of posts: how many seats are filled, how many are vacant. [rule-language 2.2, "Room"]"""

from collections.abc import Iterator
from dataclasses import replace

from moothall.proceedings.measures.filled import filled_seats, number_of
from moothall.proceedings.measures.holders import is_vacant
from moothall.proceedings.measures.lengthening import moved_by
from moothall.proceedings.measures.sizes import as_seated, seats_of, vacant_seats
from moothall.proceedings.measures.terms import fillings, of_post, tenure_of
from moothall.proceedings.scene import Scene
from moothall.proceedings.state.collection import has_begun
from moothall.rulebook.book import full_name
from moothall.rulebook.judging.asking import Asking
from moothall.rulebook.judging.rulings import PERHAPS, Absence, Found, PerOption
from moothall.rulebook.sentences.dates import say_span
from moothall.values import amounts
from moothall.values.amounts import Range, exactly
from moothall.values.durations import Length
from moothall.values.instants import Instant
from moothall.values.spans import Span
from moothall.values.spans import exactly as exactly_at


def in_post(scene: Scene, asking: Asking) -> Found | None:
    """How many seats are filled."""
    if asking.qualifiers.lasting is not None:
        return _throughout(_post(scene, asking), asking.qualifiers.lasting, scene)
    found = filled_seats(_post(scene, asking), scene)
    return Absence.UNKNOWN if found is None else found


def vacant(scene: Scene, asking: Asking) -> Found | None:
    """How many seats are not filled; of an office, 1 where nobody holds it; which posts are empty.

    A body is one of these where no seat of it is filled.
    """
    if asking.name:
        return _vacant_posts(asking.name.split(", "), scene)
    name = _post(scene, asking)
    if name not in scene.law.book.offices:
        found = vacant_seats(name, scene)
        return Absence.UNKNOWN if found is None else found
    empty = is_vacant(name, scene)
    return Absence.UNKNOWN if empty is None else exactly(int(empty))


def _vacant_posts(names: list[str], scene: Scene) -> Found:
    found = set[str]()
    for name in names:
        office = scene.law.book.office(name)
        if office is not None:
            empty = is_vacant(full_name(office), scene)
        else:
            filled = filled_seats(name, scene)
            empty = None if filled is None else amounts.compare(filled, "=", exactly(0))
        if empty is not False:
            found.add(name if empty else f"{PERHAPS}{name}")
    return frozenset(found) or Absence.NONE


def _throughout(body: str, lasting: Length, scene: Scene) -> Found:
    """How many seats were filled at each moment of a time that ends with the act."""
    start = moved_by(scene.act.at, lasting, scene.law.zone, back=True)
    log = scene.state.occurrences
    changes = [
        one.at
        for act in ("seat.fill", "seat.vacate", "election.declare")
        for one in log.of(act, body).acts
        if one.at.is_before(start) is not True and has_begun(one.at, at=scene.now)
    ]
    changes += [at for at in _after_terms(body, scene) if not at.is_before(start)]
    found = []
    for at in (start, *changes, scene.act.at):
        there = replace(scene, act=replace(scene.act, at=at))
        filled = filled_seats(body, there)
        said = say_span(at, zone=scene.law.zone)
        found.append((said, Absence.UNKNOWN if filled is None else filled))
    return PerOption(options=tuple(dict(found).items()))


def _after_terms(body: str, scene: Scene) -> Iterator[Span]:
    """The moments after each term of a seat, as far as it may have ended by now."""
    tenure = tenure_of(body, scene)
    acts = [one for apart in of_post(body, scene) for one in apart]
    for filling in fillings(acts, tenure, scene):
        end = filling.end
        if end is None or tenure.holds_over or end.is_before(scene.act.at) is False:
            continue
        after = Span(_just_after(end.earliest), _just_after(end.latest))
        yield after
        if after.latest is not None and exactly_at(after.latest).is_before(scene.act.at):
            yield exactly_at(after.latest)


def _just_after(at: Instant | None) -> Instant | None:
    return None if at is None else Instant(at + 1)


def of_register(scene: Scene, asking: Asking) -> Found | None:
    """What people are, the record does not know: only whoever acts or reports can state it."""
    return Absence.UNKNOWN


def same_reservation(scene: Scene, asking: Asking) -> Found | None:
    """Whether who fills a vacancy belongs to whom the seat is reserved for; the record has no word.

    A body of which no seat was filled yet has no vacancy.
    """
    filled = filled_seats(scene.act.of, scene)
    is_new = filled is not None and amounts.compare(filled, "=", exactly(0))
    return True if is_new and not _has_been_vacated(scene) else None


def _has_been_vacated(scene: Scene) -> bool:
    left = scene.state.occurrences.of("seat.vacate", scene.act.of).acts
    return any(has_begun(one.at, at=scene.now) for one in left)


def seatable(scene: Scene, asking: Asking) -> Found | None:
    """How many seats such people would hold if all that are still vacant went to them.

    Seats that the act itself fills are no longer vacant. What is asked is how many at least.
    """
    held = scene.act.stated.get(f"seated {asking.measure.argument}")
    if not isinstance(held, Range):
        return held if isinstance(held, Absence) else Absence.UNKNOWN
    vacant_ = _vacant_after(scene)
    return held + vacant_ if vacant_ is not None else Range(held.low, None)


def _vacant_after(scene: Scene) -> Range | None:
    """How many seats are vacant once the act has filled what it fills."""
    act, seats = scene.act, seats_of(as_seated(scene.act.of, scene), scene.law)
    if seats is None:
        return None
    filled = number_of(act)
    if act.name != "election.declare":
        before = filled_seats(act.of, scene)
        filled = filled + before if before is not None else Range(filled.low, None)
    most = None if seats.high is None else max(seats.high - filled.low, 0)
    least = 0 if filled.high is None else max(seats.low - filled.high, 0)
    return Range(least, most)


def _post(scene: Scene, asking: Asking) -> str:
    """The body or office that is named, else the one that the act is of."""
    book = scene.law.book
    is_named = asking.base in book.bodies or asking.base in book.offices
    return asking.base if is_named else scene.act.of
