"""Facts of votes and of the room: who was there, who voted how, what that makes.

Votes come from the act itself; what follows from them (turnout, a tie, at least so many present)
is worked out here. Abstentions count for turnout and presence. [rule-language 2.2, 6.10]
"""

from moothall.proceedings.scene import Scene
from moothall.proceedings.state.standing import MeetingStanding
from moothall.rulebook.judging.asking import Asking
from moothall.rulebook.judging.rulings import Absence, Division, Found
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


def cast(scene: Scene) -> Range | Division | None:
    """How many voted for and against: side by side where either number is uncertain."""
    together = votes(scene)
    if together is None or together.is_exact:
        return together
    return votes_apart(scene)


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
    """How many were there."""
    return present_at(scene)


def present_at(scene: Scene) -> Range | None:
    """How many were there: as stated, as the meeting's entry says, at least as many as voted."""
    stated = stated_number(scene, "present")
    if stated is not None:
        return stated
    meeting = meeting_of(scene)
    if meeting is not None and meeting.present is not None:
        return meeting.present
    cast = ballots(scene)
    return Range(cast.low, None) if cast is not None else None


def present_at_opening(scene: Scene, asking: Asking) -> Found | None:
    """How many were there when the meeting opened, as its own entry states it."""
    name = scene.act.particulars.meeting_named()
    held = scene.state.occurrences.about("meeting.hold", name).acts if name else []
    stated = held[-1].done.stated.get("present_at_opening") if held else None
    return stated if isinstance(stated, Range) else None


def ratio(scene: Scene, asking: Asking) -> Found | None:
    """For against against."""
    return votes_apart(scene)


def votes_apart(scene: Scene) -> Division | None:
    """For and against, each for itself."""
    votes_for, against = stated_number(scene, "for"), stated_number(scene, "against")
    return Division(votes_for=votes_for, against=against) if votes_for and against else None


def tied(scene: Scene, asking: Asking) -> Found | None:
    """As many for as against."""
    votes_for, against = stated_number(scene, "for"), stated_number(scene, "against")
    return amounts.compare(votes_for, "=", against) if votes_for and against else None


def meeting_verdict(scene: Scene, asking: Asking) -> Found | None:
    """How the meeting at which it was done was ruled; none where no such meeting was held."""
    if not scene.act.particulars.meeting_named() or scene.act.name.startswith("meeting."):
        return None
    meeting = meeting_of(scene)
    if meeting is None or meeting.verdict is None:
        return Absence.NONE
    return frozenset({meeting.verdict.value})


def meeting_of(scene: Scene) -> MeetingStanding | None:
    """The meeting at which the act was done, where it names one."""
    name = scene.act.particulars.meeting_named()
    if not name or scene.act.name.startswith("meeting."):
        return None
    return scene.state.meetings.get(name, at=scene.now)
