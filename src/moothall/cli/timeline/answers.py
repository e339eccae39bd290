"""What was said of a ruling afterwards: replies of those concerned, and reviews of the ruling."""

from dataclasses import dataclass

from moothall.cli.timeline.cases import Case, naming_of
from moothall.proceedings.replay import Replay
from moothall.rulebook.sentences.dates import say_span

_REPLY, _REVIEW = "report.reply", "ruling.review"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One reply or review.

    Attributes:
        is_review: a review of the ruling; else a reply to the report.
        who: who gave it, as a heading has it.
        finds: the verdict that a review gives; "" for none.
        what: its own words.
        when: its date in words.
    """

    is_review: bool
    who: str
    finds: str
    what: str
    when: str


def answers_to(case: Case, replay: Replay) -> tuple[Answer, ...]:
    """Every reply to the report of an act and every review of its ruling, as they came."""
    naming = naming_of(replay)
    names = {case.act.event, case.key}
    return tuple(
        Answer(
            is_review=act.name == _REVIEW,
            who=naming.title(act.by) if act.by else "Not said who",
            finds=str(getattr(act.particulars, "finds", "")).replace("-", " "),
            what=event.what,
            when=say_span(act.at, zone=replay.law.zone),
        )
        for event in replay.history.events
        for act in event.acts
        if act.name in {_REPLY, _REVIEW} and names & {act.about, act.particulars.matter()}
    )
