import re
from pathlib import Path

import pytest

from moothall.rulebook.language.facts import FACTS, Argument, Kind
from moothall.rulebook.language.vocabulary import ACTS, BASES, MOMENTS
from moothall.rulebook.language.vocabulary_page import vocabulary_page

PAGE = Path(__file__).parents[2] / "docs" / "spec" / "rulebook-vocabulary.md"
NAMED_IN_THE_FIRST_RULEBOOKS = re.findall(
    r"\S+",
    """
    body.form seat.fill seat.vacate office.fill officer.remove meeting.call meeting.move
    meeting.cancel meeting.hold paper.circulate minutes.publish motion.submit vote.take
    decision.take decision.set_aside decision.entrust decision.report decision.carry_out
    position.announce appointment.make money.commit holding.declare holding.hand_over access.grant
    access.refuse ballot.call ballot.declare election.declare censure.pass requisition.lodge
    omission.report ruling.review report.reply meeting.adjourn meeting.resume attendance.mark
    notice.publish notice.waive objection.raise consent.give question.rule ballot.open
    ballot.close nomination.open nomination.make nomination.close candidate.disqualify
    interest.declare decision.ratify decision.veto decision.suspend power.delegate power.withdraw
    member.admit member.leave reasons.give agenda.add proxy.give proxy.withdraw rulebook.suspend
    rulebook.revert policy.amend option.strike quantity.vary calendar.declare office.accept
    dues.pay activity.note warning.give disposal.make approval.report office.represent
    interpretation.give
    """,
)


def test_the_page_of_the_vocabulary_is_current() -> None:
    assert PAGE.read_text() == vocabulary_page(), (
        "print it anew: python -m moothall.rulebook.language.vocabulary_page"
    )


@pytest.mark.parametrize("act", NAMED_IN_THE_FIRST_RULEBOOKS)
def test_every_act_that_the_first_rulebooks_need_has_a_meaning(act: str) -> None:
    assert ACTS[act]


def test_acts_and_moments_are_noun_and_verb_and_differ() -> None:
    for word in (*ACTS, *MOMENTS):
        noun, verb = word.split(".")
        assert noun
        assert verb
    assert not set(ACTS) & set(MOMENTS)


def test_there_are_sixty_four_facts_and_eight_bases() -> None:
    assert len(FACTS) == 64
    assert list(BASES) == [
        "seats",
        "in-post",
        "members",
        "electors",
        "present",
        "ballots",
        "votes",
        "voting-rights",
    ]


def test_only_facts_of_acts_periods_and_attributes_take_an_argument() -> None:
    arguments = {word: fact.argument for word, fact in FACTS.items() if fact.argument}
    assert arguments == {
        "since": Argument.ACT,
        "until": Argument.ACT,
        "times": Argument.ACT,
        "total": Argument.ACT,
        "left of": Argument.PERIOD,
        "extends": Argument.PERIOD,
        "same": Argument.ATTRIBUTE,
        "distinct": Argument.ATTRIBUTE,
    }


def test_every_fact_says_with_what_it_is_compared() -> None:
    assert all(fact.kinds and fact.meaning for fact in FACTS.values())
    assert FACTS["vacant"].kinds == {Kind.NAMES, Kind.NUMBER}
