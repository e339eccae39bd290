"""Facts of votes and of the room: who was there, who voted how, what that makes.

Votes come from the act itself; what follows from them (turnout, a tie, at least so many present)
is worked out here. Abstentions count for turnout and presence. [rule-language 2.2, 6.10]
"""

from moothall.proceedings.measures.sizes import seats_of
from moothall.proceedings.scene import Scene
from moothall.proceedings.state.standing import MeetingStanding
from moothall.rulebook.judging.asking import Asking
from moothall.rulebook.judging.rulings import Division, Found
from moothall.values import amounts
from moothall.values.amounts import Range


def stated_number(scene: Scene, word: str) -> Range | None:
    """A number that the act states, where it is one."""
    found = scene.act.stated.get(word)
    return found if isinstance(found, Range) else None


def votes(scene: Scene) -> Range | None:
    """For and against only."""
    votes_for, against = stated_number(scene, "for"), stated_number(scene, "against")
    return votes_for + against if votes_for and against else None


def ballots(scene: Scene) -> Range | None:
    """All papers; where abstentions are not told there may have been any number."""
    cast = votes(scene)
    if cast is None:
        return None
    abstained = stated_number(scene, "abstain")
    return cast + abstained if abstained else Range(cast.low, None)


def turnout(scene: Scene, asking: Asking) -> Found | None:
    """How many took part."""
    return ballots(scene)


def present(scene: Scene, asking: Asking) -> Found | None:
    """How many were there: as the meeting's entry says, and at least as many as voted."""
    meeting = meeting_of(scene)
    if meeting is not None and meeting.present is not None:
        return meeting.present
    cast = ballots(scene)
    return Range(cast.low, None) if cast is not None else None


def ratio(scene: Scene, asking: Asking) -> Found | None:
    """For against against."""
    votes_for, against = stated_number(scene, "for"), stated_number(scene, "against")
    return Division(votes_for=votes_for, against=against) if votes_for and against else None


def votes_for(scene: Scene, asking: Asking) -> Found | None:
    """In favour; with vacant seats where the text counts them so. [6.9]"""
    found = stated_number(scene, "for")
    if found is None or asking.qualifiers.counting_vacant != "for":
        return found
    return None


def tied(scene: Scene, asking: Asking) -> Found | None:
    """As many for as against."""
    votes_for, against = stated_number(scene, "for"), stated_number(scene, "against")
    return amounts.compare(votes_for, "=", against) if votes_for and against else None


def in_post(scene: Scene, asking: Asking) -> Found | None:
    """How many seats are filled; none where the record knows of no filling."""
    seats = scene.state.seats.get(asking.base or scene.act.of, at=scene.now)
    return seats.filled if seats is not None else amounts.exactly(0)


def vacant(scene: Scene, asking: Asking) -> Found | None:
    """How many seats are not filled; of an office, 1 where nobody holds it."""
    name = asking.base or scene.act.of
    if name in scene.law.book.offices:
        office = scene.state.offices.get(name, at=scene.now)
        return amounts.exactly(int(office is None or office.is_vacant))
    seats, filled = seats_of(name, scene.law), in_post(scene, asking)
    if seats is None or not isinstance(filled, Range) or filled.high is None:
        return None
    most = None if seats.high is None else max(seats.high - filled.low, 0)
    return Range(max(seats.low - filled.high, 0), most)


def meeting_verdict(scene: Scene, asking: Asking) -> Found | None:
    """How the meeting at which it was done was ruled."""
    meeting = meeting_of(scene)
    if meeting is None or meeting.verdict is None:
        return None
    return frozenset({meeting.verdict.value})


def meeting_of(scene: Scene) -> MeetingStanding | None:
    """The meeting at which the act was done, where it names one."""
    name = getattr(scene.act.particulars, "meeting", "")
    if not name or scene.act.name.startswith("meeting."):
        return None
    return scene.state.meetings.get(name, at=scene.now)
