"""Says an act in two or three words, as a heading or beside a mark: `Meeting held`.

A data table; what the vocabulary has beside these is said as the vocabulary means it.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from moothall.rulebook.language.acts import ACTS

_TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "access.grant": "Access given",
        "access.refuse": "Access refused",
        "activity.note": "Activity noted",
        "appointment.make": "Appointment to a paid post",
        "ballot.call": "Ballot called",
        "ballot.declare": "Result of a ballot declared",
        "body.form": "Body set up",
        "censure.pass": "Censure passed",
        "decision.carry_out": "Decision carried out",
        "decision.entrust": "Decision given to somebody to carry out",
        "decision.ratify": "Decision confirmed",
        "decision.report": "Report on a decision",
        "decision.set_aside": "Decision set aside",
        "decision.take": "Decision taken",
        "election.declare": "Result of an election declared",
        "holding.declare": "Holding of data or property",
        "holding.hand_over": "Handover of data or property",
        "meeting.call": "Meeting called",
        "meeting.cancel": "Meeting cancelled",
        "meeting.hold": "Meeting held",
        "meeting.move": "Meeting moved",
        "member.admit": "Member admitted",
        "minutes.publish": "Minutes published",
        "money.commit": "Money or staff committed",
        "motion.submit": "Motion put in",
        "objection.raise": "Objection",
        "office.fill": "Office filled",
        "office.represent": "Office treated as speaking for a body",
        "office.vacate": "Office left empty",
        "officer.answer": "Officer's answer",
        "officer.remove": "Officer removed",
        "paper.circulate": "Papers circulated",
        "position.announce": "Public position announced",
        "question.rule": "Question ruled on",
        "report.reply": "Reply to a report",
        "requisition.lodge": "Requisition lodged",
        "ruling.review": "Ruling looked at again",
        "seat.fill": "Seats filled",
        "seat.vacate": "Seats left empty",
        "vote.take": "Vote taken",
    }
)


def say_act(act: str, *, omits: str = "") -> str:
    """`Meeting held`; of a reported omission `Not done: minutes published`."""
    if omits:
        return f"Not done: {_lower(say_act(omits))}"
    meaning = _TITLES.get(act) or ACTS.get(act, act)
    return meaning[:1].upper() + meaning[1:]


def say_act_within(act: str) -> str:
    """The same within a sentence: `meeting held`."""
    return _lower(say_act(act))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
