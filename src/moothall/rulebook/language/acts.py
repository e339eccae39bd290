"""The acts of the vocabulary, by subject: what each word means, in one line.

A data table. An act is verb and noun, written `noun.verb`; a rulebook can only speak of these.
The moments below are not acts of anybody: they come about by themselves.
Spec: docs/spec/rulebook-vocabulary.md.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

ACTS_BY_SUBJECT: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "Bodies, seats and offices": {
            "body.form": "a body is set up",
            "body.dissolve": "a body is brought to an end",
            "body.consult": "a body is asked for its view before something is done",
            "seat.fill": "somebody takes a seat on a body",
            "seat.vacate": "a seat on a body falls empty",
            "office.fill": "somebody takes an office",
            "office.accept": "somebody elected or appointed accepts the office",
            "office.vacate": "an office falls empty",
            "office.represent": "an office speaks, or is treated as speaking, for a body",
            "officer.remove": "the holder of an office or seat is removed before the term ends",
            "officer.ask": "a member puts a question to an officer",
            "officer.answer": "an officer answers a member's question",
            "attendance.mark": "somebody arrives, leaves, or sends regrets",
            "interest.declare": "somebody declares an interest in a matter",
            "activity.note": "somebody's activity is noted",
        },
        "Meetings, notices and papers": {
            "meeting.call": "a meeting is called",
            "meeting.move": "a meeting is put at another time or place",
            "meeting.cancel": "a called meeting is cancelled",
            "meeting.hold": "a meeting takes place",
            "meeting.adjourn": "a meeting breaks off, to go on later",
            "meeting.resume": "an adjourned meeting goes on",
            "notice.publish": "notice of a meeting or proposal is given",
            "notice.waive": "somebody gives up the right to notice",
            "agenda.add": "an item is put on the agenda",
            "paper.circulate": "a paper is sent to those who will decide on it",
            "minutes.publish": "the minutes are sent to those entitled to them",
            "requisition.lodge": "enough people demand a meeting, a ballot or a recall",
            "chair.rule": "the chair gives a ruling",
            "chair.challenge": "the chair's ruling is challenged",
        },
        "Motions and decisions": {
            "motion.submit": "a motion is put in",
            "motion.second": "a motion is seconded or sponsored",
            "motion.amend": "a change to a motion is proposed",
            "motion.withdraw": "a motion, or support for it, is withdrawn",
            "amendment.incorporate": "an amendment becomes part of its motion",
            "option.strike": "an option is struck off",
            "debate.open": "debate on a proposal is opened",
            "statement.circulate": "a statement for or against is sent to the voters",
            "vote.take": "a vote is taken",
            "vote.record": "one vote is cast or noted",
            "proxy.give": "somebody gives another their vote",
            "proxy.withdraw": "somebody takes a proxy back",
            "consent.give": "somebody agrees in writing",
            "objection.raise": "somebody objects",
            "decision.take": "a body decides",
            "decision.ratify": "another body confirms a decision",
            "decision.veto": "another body stops a decision",
            "decision.suspend": "a decision is put on hold",
            "decision.set_aside": "a decision is undone",
            "decision.entrust": "a decision is given to somebody to carry out",
            "decision.report": "it is reported how a decision stands",
            "decision.carry_out": "a decision is carried out",
            "approval.report": "an outside body's approval is reported",
            "policy.amend": "a policy is changed",
            "position.announce": "a public position is taken",
            "censure.pass": "somebody's conduct in office is censured",
            "reasons.give": "reasons are given",
        },
        "Ballots and elections": {
            "ballot.call": "a ballot is called",
            "ballot.open": "voting in a ballot begins",
            "ballot.close": "voting in a ballot ends",
            "ballot.declare": "the result of a ballot is declared",
            "election.call": "an election is called",
            "election.declare": "the result of an election is declared",
            "nomination.open": "nominations begin",
            "nomination.make": "somebody is nominated",
            "nomination.close": "nominations end",
            "candidate.disqualify": "a candidate is put out of an election",
            "warning.give": "a warning is given",
        },
        "Members, discipline and appeal": {
            "member.admit": "somebody becomes a member",
            "member.leave": "somebody ceases to be a member",
            "member.ask": "a member is asked for something",
            "member.answer": "a member answers",
            "member.suspend": "a member's rights are suspended",
            "member.reinstate": "a member's rights are given back",
            "member.hear": "a member is heard",
            "dues.pay": "dues are paid",
            "charge.bring": "a charge against a member is brought in writing",
            "sanction.impose": "a sanction on a member is decided",
            "appeal.lodge": "an appeal is made",
            "appeal.decide": "an appeal is decided",
        },
        "Money, staff and holdings": {
            "money.commit": "money is promised or spent",
            "shares.issue": "shares are issued",
            "disposal.make": "property is disposed of",
            "post.advertise": "a paid post is advertised",
            "appointment.make": "somebody is appointed to a paid post",
            "holding.declare": "it is declared who holds data, channels, accounts or property",
            "holding.hold": "somebody holds what belongs to the organisation",
            "holding.hand_over": "a holding passes to another holder",
            "access.grant": "access to a holding is given",
            "access.refuse": "access to a holding is refused",
            "access.use": "access to a holding is used",
            "commit.merge": "a contribution to a shared work is accepted",
        },
        "Powers, rules and rulings": {
            "power.delegate": "a power is handed on",
            "power.withdraw": "a power handed on is taken back",
            "rulebook.adopt": "the rulebook is adopted",
            "rulebook.amend": "the rulebook is changed",
            "rulebook.suspend": "a rule is suspended",
            "rulebook.revert": "a change to the rulebook falls away",
            "quantity.vary": "a quantity that the book lets somebody vary is varied",
            "calendar.declare": "the dates of a period are declared",
            "question.rule": "a question of judgement is ruled on",
            "interpretation.give": "it is settled what a clause means",
            "ruling.review": "a ruling is looked at again",
            "omission.report": "it is reported that something owed did not happen",
            "report.reply": "a body replies to a report about it",
        },
    }
)

ACTS: Final[Mapping[str, str]] = MappingProxyType(
    {act: meaning for subject in ACTS_BY_SUBJECT.values() for act, meaning in subject.items()}
)

MOMENTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "meeting.due": "the time for which a meeting was called",
        "quorum.lost": "too few are left for a quorum, or too few came",
        "term.start": "a term of office begins",
        "term.end": "a term of office ends",
        "discussion.end": "the period of discussion is over",
        "decision.due": "the day by which a decision was to be carried out",
    }
)
