"""What a number that was found says of a narrower one: without the mover, in each group.

A number that nobody narrowed bounds the narrower one from above. A class that is one person takes
at most one from it; of others nobody knows how many they are. [rule-language 6.9, 6.14-6.16]
"""

from moothall.proceedings.measures.sizes import vacant_seats
from moothall.proceedings.scene import Scene
from moothall.rulebook.judging.asking import Asking
from moothall.rulebook.judging.rulings import Absence, Found, Proportion
from moothall.rulebook.language.expressions import UNQUALIFIED, Qualifiers
from moothall.rulebook.language.vocabulary import BASES
from moothall.values.amounts import Number, Range

# Of these facts the base names the post that is meant.
_OF_A_POST = frozenset({"in_post", "vacant"})
_ONE_PERSON = frozenset(
    {"accused", "actor", "applicant", "chair", "incumbent", "mover", "nominee", "recipient"}
)


def narrowed(found: Found, qualifiers: Qualifiers, scene: Scene) -> Found:
    """What is known of the narrower number; what is no number stays as it is."""
    if qualifiers is UNQUALIFIED or not isinstance(found, Range | Proportion):
        return found
    if qualifiers.per or qualifiers.same or qualifiers.lasting:
        return Absence.UNKNOWN
    if isinstance(found, Proportion):
        return Absence.UNKNOWN if qualifiers.excluding else found
    if qualifiers.counting_vacant == "for":
        found = _with_vacant(found, scene)
    if qualifiers.attendance == "in person or by proxy":
        found = Range(found.low, None)
    return without(found, qualifiers.excluding, scene)


def within_base(found: Found, asking: Asking, scene: Scene) -> Found:
    """What a number of all says of those within a body or class: no more of them.

    What is stated of a body's own act is stated of that body.
    """
    is_all = not asking.base or asking.base in BASES or asking.measure.fact in _OF_A_POST
    is_all = is_all or asking.base in (scene.known_as or ()) or asking.base in scene.deed.of
    if is_all or not isinstance(found, Range):
        return found
    return Range(0, found.high)


def without(found: Range, excluded: tuple[str, ...], scene: Scene) -> Range:
    """How many are left when some are left out, who may or may not be among them."""
    if not excluded or found.is_under:
        return found if not excluded else Range(0, found.high)
    most = [_at_most(one, scene) for one in excluded]
    fewer = found.low if None in most else sum(one for one in most if one is not None)
    return Range(max(found.low - fewer, 0), found.high)


def _at_most(name: str, scene: Scene) -> Number | None:
    """How many a class can be: one person, or as many as are stated; None where nobody says."""
    if name in _ONE_PERSON:
        return 1
    stated = scene.act.stated.get(name)
    return stated.high if isinstance(stated, Range) else None


def _with_vacant(found: Range, scene: Scene) -> Range:
    return found + (vacant_seats(scene.act.of, scene) or Range(0, None))
