"""How many seats of a body are filled: of acts that may have been done by now, and of terms over.

The state holds the number where all that filled and emptied the seats was surely done before and
no term can have ended; otherwise it is worked out from the acts, as a range.
"""

from moothall.proceedings.act import Act
from moothall.proceedings.measures.terms import fillings, has_ended, of_post, tenure_of
from moothall.proceedings.scene import Scene, surely_before
from moothall.proceedings.seat.vacate import VacateSeat, less
from moothall.proceedings.state.occurrences import Occurrence
from moothall.rulebook.language.structures import Tenure
from moothall.values.amounts import Range, exactly
from moothall.values.spans import Span

_ACTS = ("seat.fill", "seat.vacate", "election.declare")
_ANY = Range(0, None)


def filled_seats(body: str, scene: Scene) -> Range | None:
    """How many seats are filled; none where the record knows of no filling."""
    seats = scene.state.seats.get(body, at=scene.now)
    if seats is None:
        return exactly(0)
    tenure = tenure_of(body, scene)
    has_terms = bool(tenure.term or scene.law.terms_of_seats) and not tenure.holds_over
    if not has_terms and not tenure.stagger and _is_certain(body, scene):
        return seats.filled
    found = _counted(body, tenure, scene)
    return None if found == _ANY else found


def _is_certain(body: str, scene: Scene) -> bool:
    """Was all that filled or emptied its seats surely done by now?"""
    at, log = scene.act.at.earliest, scene.state.occurrences
    strands = [log.of(act, body) for act in _ACTS]
    return at is not None and all(not one.acts or one.is_before(at) for one in strands)


def _counted(body: str, tenure: Tenure, scene: Scene) -> Range:
    acts = [one for apart in of_post(body, scene) for one in apart if one.body == body]
    ends = {filling.one.number: filling.end for filling in fillings(acts, tenure, scene)}
    filled, some_left = exactly(0), False
    has_filling = False
    for one in acts:
        if one.act not in _ACTS:
            continue
        has_filling = has_filling or (one.number in ends and surely_before(one.at, scene))
        # What fell vacant before any filling had been filled without an entry.
        is_unfounded = one.act == "seat.vacate" and not has_filling
        after = _ANY if is_unfounded else _after(filled, one, ends, tenure, scene)
        if one.act == "seat.vacate" and some_left:
            after = _hull(filled, after)
        if one.number in ends:
            some_left = some_left or has_ended(ends[one.number], tenure, scene) is not False
        filled = after if surely_before(one.at, scene) else _hull(filled, after)
    return filled


def _after(
    filled: Range,
    one: Occurrence,
    ends: dict[int, Span | None],
    tenure: Tenure,
    scene: Scene,
) -> Range:
    """How many are filled after an act, those left out whose term has ended since."""
    number = number_of(one.done)
    if isinstance(one.done.particulars, VacateSeat):
        return less(filled, number)
    match has_ended(ends[one.number], tenure, scene):
        case True:
            number = exactly(0)
        case None:
            number = Range(0, number.high)
        case False:
            pass
    if one.act == "election.declare" and not tenure.stagger:
        return number
    if tenure.stagger and tenure.holds_over:
        # Those elected take the places of some who held over, nobody knows of how many.
        return Range(max(filled.low, number.low), (filled + number).high)
    return filled + number


def number_of(act: Act) -> Range:
    """How many seats an act fills or empties: as it says, one where it names a person, else any."""
    number = getattr(act.particulars, "number", None)
    if isinstance(number, Range):
        return number
    return exactly(1) if act.to and act.name != "election.declare" else _ANY


def _hull(one: Range, other: Range) -> Range:
    highs = (one.high, other.high)
    high = None if None in highs else max(at for at in highs if at is not None)
    return Range(min(one.low, other.low), high)
