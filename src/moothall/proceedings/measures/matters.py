"""Which earlier acts concern the same matter as this one.

The same matter is a link that acts carry (`about`), never a comparison of texts; where an act
carries none, acts of the same body are meant. [rule-language 2.1]
"""

from dataclasses import replace
from functools import cache

from moothall.proceedings.scene import Scene, surely_before
from moothall.proceedings.state.collection import has_begun
from moothall.proceedings.state.occurrences import Occurrence, Strand
from moothall.rulebook.judging.asking import Asking
from moothall.rulebook.judging.rulings import Absence
from moothall.rulebook.language.expressions import UNQUALIFIED, Measure, Qualifiers
from moothall.values.amounts import Range
from moothall.values.durations import Length
from moothall.values.elapsed import Elapsed, compare
from moothall.values.instants import Instant, Zone
from moothall.values.logic import all_of, negation
from moothall.values.spans import Span

# Acts that belong to one matter: what is asked of them is asked of that matter.
_OF_A_MATTER = frozenset(
    {
        "amendment",
        "appeal",
        "ballot",
        "charge",
        "consent",
        "decision",
        "discussion",
        "motion",
        "nomination",
        "objection",
        "option",
        "paper",
        "requisition",
        "sanction",
        "warning",
    }
)
# Whether somebody comes back to a post too soon is asked of that person, with `or never`.
_TAKING = frozenset({"office.fill", "seat.fill"})
_LEAVING = frozenset({"office.vacate", "officer.remove", "seat.vacate"})
# What is done to the book is done to the one that every act is judged by.
_OF_THE_BOOK = "rulebook."
# What exists only by an entry: where the record has none, there was none. [rule-language 5]
_OF_RECORD = frozenset({"ballot", "calendar", "decision", "election", "question", "rulebook"})
_ALSO_OF_RECORD = frozenset(
    {"body.form", "meeting.hold", "office.fill", "requisition.lodge", "seat.fill", "shares.issue"}
)


@cache
def is_of_record(act: str) -> bool:
    """Is an act that the record does not hold one that was not done?"""
    return act in _ALSO_OF_RECORD or (
        act.partition(".")[0] in _OF_RECORD
        and act not in {"decision.carry_out", "decision.report", "decision.entrust"}
    )


@cache
def _is_of_a_matter(act: str) -> bool:
    return act.partition(".")[0] in _OF_A_MATTER


def strand_for(scene: Scene, measure: Measure) -> Strand:
    """The acts of the same matter, or of the same body, that a measure may mean."""
    act, log = scene.act, scene.state.occurrences
    if measure.of:
        return log.of(measure.argument, measure.of)
    if act.about and _is_of_a_matter(measure.argument):
        return log.about(measure.argument, act.about)
    if measure.argument.startswith(_OF_THE_BOOK):
        return log.all(measure.argument)
    return log.of(measure.argument, act.of)


def occurrences_for(scene: Scene, asking: Asking) -> list[Occurrence]:
    """The acts that a `since`, `times` or `total` means, in order of entry."""
    found = strand_for(scene, asking.measure).acts
    return [one for one in found if _fits(one, scene, asking.measure, asking.qualifiers)]


def last_for(scene: Scene, asking: Asking) -> Occurrence | None:
    """The last of them, as far as their dates tell; of equals the later entry."""
    strand, measure, qualifiers = (
        strand_for(scene, asking.measure),
        asking.measure,
        asking.qualifiers,
    )
    if strand.last is None or _fits(strand.last, scene, measure, qualifiers):
        return strand.last
    return next(
        (one for one in strand.latest_first() if _fits(one, scene, measure, qualifiers)), None
    )


def when_last(scene: Scene, asking: Asking) -> Span | Absence | None:
    """When the last of them was; of what may have come later than this act, from the last sure one.

    Returns:
        None where there is none, UNKNOWN where none was surely done by now.
    """
    possible: list[Span] = []
    for one in strand_for(scene, asking.measure).latest_first():
        if not _fits(one, scene, asking.measure, asking.qualifiers):
            continue
        if asking.qualifiers.or_never and _may_be_another_persons(one, scene):
            possible.append(one.at)
            continue
        if _is_surely_done(one, scene):
            return _from_to(one.at.earliest, [one.at, *possible], scene) if possible else one.at
        possible.append(one.at)
    return Absence.UNKNOWN if possible else None


def when_first(scene: Scene, asking: Asking) -> Span | Absence | None:
    """When the first of them was: as early as any, no later than the first that was surely done."""
    found = occurrences_for(scene, asking)
    latest = [one.at.latest for one in found if _is_surely_done(one, scene)]
    if not latest:
        return Absence.UNKNOWN if found else None
    starts = [one.at.earliest for one in found]
    earliest = None if None in starts else min(at for at in starts if at is not None)
    return Span(earliest, min((end for end in latest if end is not None), default=None))


def _from_to(earliest: Instant | None, dates: list[Span], scene: Scene) -> Span:
    """From a moment to the last of these dates, which is no later than the act."""
    ends = [date.latest for date in dates] + [scene.now]
    until = max((end for end in ends[:-1] if end is not None), default=None)
    if None in ends[:-1] or (until is not None and scene.now is not None and until > scene.now):
        until = scene.now
    return Span(earliest, until)


def count_for(scene: Scene, asking: Asking) -> Range:
    """How many there surely are, and possibly; without a search where nothing narrows them."""
    if _is_plain(asking):
        return _count_plainly(strand_for(scene, asking.measure), scene, asking.measure)
    within = [is_within(one, scene, asking) for one in occurrences_for(scene, asking)]
    return Range(within.count(True), len(within) - within.count(False))


def _count_plainly(strand: Strand, scene: Scene, measure: Measure) -> Range:
    possible = strand.count_begun(scene.now)
    sure = strand.count_ended(scene.act.at.earliest)
    if sure < possible and measure.argument == "meeting.hold":
        sure += sum(
            (measure.of or scene.act.of) in one.of and not surely_before(one.at, scene)
            for one in _its_meeting(scene)
            if has_begun(one.at, at=scene.now)
        )
    if sure < possible:
        sure += _of_the_same_date(strand, scene)
    return Range(sure, possible)


def _of_the_same_date(strand: Strand, scene: Scene) -> int:
    """How many are told of the very date of the act: what was entered first came first."""
    number, earliest = 0, scene.act.at.earliest
    for one in strand.latest_first():
        latest = one.at.latest
        if latest is not None and earliest is not None and latest < earliest:
            break
        number += one.at == scene.act.at
    return number


def _its_meeting(scene: Scene) -> list[Occurrence]:
    """The meeting at which the act was done, where it is on the record."""
    meeting = scene.act.particulars.meeting_named()
    return scene.state.occurrences.about("meeting.hold", meeting).acts if meeting else []


def names_nobody(scene: Scene, measure: Measure) -> bool:
    """Does nothing say whose acts, or acts about what, are meant?"""
    is_of_the_book = measure.argument.startswith(_OF_THE_BOOK)
    return not (measure.of or scene.act.of or scene.act.about or is_of_the_book)


def _is_surely_done(one: Occurrence, scene: Scene) -> bool:
    """Was it done when the act was? The meeting at which an act was done had begun."""
    meeting = scene.act.particulars.meeting_named()
    at_it = bool(meeting) and (one.act, one.matter) == ("meeting.hold", meeting)
    return at_it or surely_before(one.at, scene)


def _is_plain(asking: Asking) -> bool:
    measure = asking.measure
    return asking.qualifiers is UNQUALIFIED and not (measure.by or measure.kind)


def _fits(one: Occurrence, scene: Scene, measure: Measure, qualifiers: Qualifiers) -> bool:
    if not has_begun(one.at, at=scene.now):
        return False
    if qualifiers is UNQUALIFIED and not (measure.by or measure.kind):
        return True
    return (
        not (qualifiers.or_never and _is_another_persons(one, scene))
        and _is_by(one, measure.by)
        and _is_by(one, qualifiers.by)
        and (not measure.kind or one.done.kind == measure.kind)
        and (qualifiers.to in {"", "accused"} or one.done.to == qualifiers.to)
    )


def _is_another_persons(one: Occurrence, scene: Scene) -> bool:
    """Did another person leave the post than the one who takes it now?"""
    act = scene.act
    is_leaving = act.name in _TAKING and one.act in _LEAVING
    return is_leaving and bool(act.to and one.done.to) and act.to != one.done.to


def _may_be_another_persons(one: Occurrence, scene: Scene) -> bool:
    act = scene.act
    return act.name in _TAKING and one.act in _LEAVING and not (act.to and one.done.to)


def _is_by(one: Occurrence, name: str) -> bool:
    """Was it this actor's? The accused is the person whom the matter is about."""
    return not name or name == "accused" or (one.by is not None and name in one.by)


def is_within(one: Occurrence, scene: Scene, asking: Asking) -> bool | None:
    """Was it done before this act, and in the window that ends with it?"""
    before = True if _is_surely_done(one, scene) else None
    return all_of((before, _is_in_window(one, scene, asking), _is_since(one, scene, asking)))


def _is_in_window(one: Occurrence, scene: Scene, asking: Asking) -> bool | None:
    """In the last so many days, or in the same calendar year; of other periods unknown."""
    match asking.qualifiers.within:
        case Length() as length:
            elapsed = Elapsed(one.at, scene.act.at)
            return compare(elapsed, "<=", length, calendar=scene.law.calendar)
        case "":
            return True
        case "year" | "calendar-year":
            return _is_same_year(one.at, scene.act.at, scene.law.zone, apart=0)
        case "last-year":
            return _is_same_year(one.at, scene.act.at, scene.law.zone, apart=1)
        case _:
            return None


def _is_same_year(one: Span, act: Span, zone: Zone, *, apart: int) -> bool | None:
    """Does one lie in the calendar year of the act, or so many years before?"""
    ends = (one.earliest, one.latest, act.earliest, act.latest)
    known = [zone.civil(end).year for end in ends if end is not None]
    if len(known) < len(ends):
        return None
    first, last, earliest, latest = known
    if last + apart < earliest or first + apart > latest:
        return False
    return True if first == last and earliest == latest else None


def _is_since(one: Occurrence, scene: Scene, asking: Asking) -> bool | None:
    """Was it done after the last such act as `since` names; where there was none, not at all.

    Acts that may all have come later than this one leave it open, save what came before them.
    """
    act = asking.qualifiers.since
    if not act:
        return True
    measure = Measure(fact="since", argument=act)
    start = when_last(scene, replace(asking, measure=measure, qualifiers=UNQUALIFIED))
    if start is None:
        return False
    if isinstance(start, Absence):
        return None
    return True if start.is_before(one.at) else negation(one.at.is_before(start))
