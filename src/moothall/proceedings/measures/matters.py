"""Which earlier acts concern the same matter as this one.

The same matter is a link that acts carry (`about`), never a comparison of texts; where an act
carries none, acts of the same body are meant. [rule-language 2.1]
"""

from collections.abc import Iterator, Sequence

from moothall.proceedings.scene import Scene
from moothall.proceedings.state.collection import has_begun
from moothall.proceedings.state.occurrences import Occurrence
from moothall.rulebook.language.expressions import Measure, Qualifiers

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
# What exists only by an entry: where the record has none, there was none. [rule-language 5]
_OF_RECORD = frozenset({"ballot", "calendar", "decision", "election", "question", "rulebook"})
_ALSO_OF_RECORD = frozenset(
    {"body.form", "meeting.hold", "office.fill", "requisition.lodge", "seat.fill", "shares.issue"}
)


def is_of_record(act: str) -> bool:
    """Is an act that the record does not hold one that was not done?"""
    return act in _ALSO_OF_RECORD or (
        act.partition(".")[0] in _OF_RECORD
        and act not in {"decision.carry_out", "decision.report", "decision.entrust"}
    )


def occurrences_for(scene: Scene, measure: Measure, qualifiers: Qualifiers) -> list[Occurrence]:
    """The acts that a `since`, `times` or `total` means, in order of entry."""
    found = _linked(scene, measure)
    return [one for one in found if _fits(one, scene, measure, qualifiers)]


def _linked(scene: Scene, measure: Measure) -> Sequence[Occurrence]:
    act, log = scene.act, scene.state.occurrences
    if measure.of:
        return log.of(measure.argument, measure.of)
    if measure.argument.partition(".")[0] in _OF_A_MATTER and act.about:
        return log.about(measure.argument, act.about)
    return log.of(measure.argument, act.of)


def _fits(one: Occurrence, scene: Scene, measure: Measure, qualifiers: Qualifiers) -> bool:
    return (
        has_begun(one.at, at=scene.now)
        and all(
            not name or name == "accused" or (one.by is not None and name in one.by)
            for name in (measure.by, qualifiers.by)
        )
        and (not measure.kind or one.kind == measure.kind)
        and (qualifiers.to in {"", "accused"} or one.to == qualifiers.to)
    )


def surely_before(found: list[Occurrence], scene: Scene) -> Iterator[Occurrence]:
    """Those of the acts that were surely done when this act was."""
    for one in found:
        if one.at.is_before(scene.act.at) is True:
            yield one
