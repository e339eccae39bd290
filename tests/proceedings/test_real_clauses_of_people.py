"""Clauses of real rulebooks about people: who comes back, who has an interest, whom one names.

Worked by hand from the paraphrase of the clause, as test_real_clauses is.
"""

import pytest

from tests.proceedings.telling import book, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
ELECTED = (
    "when: 2023-01-01, who: members, acts: [{act: election.declare, of: committee, number: 6}]"
)

# Debian, cooling off: nobody comes back within twelve months of having been a member.
BACK = """act = "seat.fill"
of = "committee"
must = { "since seat.vacate" = ">= 12 months or never" }
"""


def left(who: str) -> str:
    to = f", to: {who}" if who else ""
    return f"when: 2023-03-01, who: members, acts: [{{act: seat.vacate, of: committee{to}}}]"


def comes(who: str, when: str, *, mode: str = "performed") -> str:
    act = f"{{act: seat.fill, of: committee, to: {who}}}"
    return f"when: {when}, mode: {mode}, who: members, acts: [{act}]"


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([left("p1"), comes("p1", "2024-02-28")], NO),
        ([left("p1"), comes("p1", "2024-03-01")], YES),
        # Another person left; of what is done here, this one never did.
        ([left("p1"), comes("p2", "2024-02-28")], YES),
        ([left("p1"), comes("p2", "2024-02-28", mode="reported")], OPEN),
        # Nobody says who left.
        ([left(""), comes("p2", "2024-02-28")], OPEN),
    ],
)
def test_who_comes_back_too_soon(events: list[str], expected: str) -> None:
    assert verdicts(*events, law=book(BACK))[-1] == expected


# A workers' co-operative: the interested declare it and count neither for quorum nor vote; none of
# that for one's own contract of employment.
INTEREST = """act = "decision.take"
of = "committee"
when = { interested = ">= 1 of committee" }
must = { disclosed = true, present = ">= greater of 2 and 1/2 of in-post excluding interested" }
---
act = "decision.take"
of = "committee"
when = { subject = "own-employment" }
instead_of = "1.1"
must = { present = ">= greater of 2 and 1/2 of in-post" }
"""


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("interested: 0, present: 1", YES),
        # Three of the five others, whoever of the four present has the interest.
        ("interested: 1, disclosed: true, present: 4", YES),
        # Two or three of the five others: it depends on whether who has it was there.
        ("interested: 1, disclosed: true, present: 3", OPEN),
        ("interested: 1, disclosed: true, present: 2", NO),
        ("interested: 1, disclosed: false, present: 6", NO),
        ("interested: 1, disclosed: false, present: 3, subject: own-employment", YES),
        ("interested: 1, disclosed: false, present: 2, subject: own-employment", NO),
    ],
)
def test_the_interested_count_for_nothing_but_over_their_own_contract(
    stated: str, expected: str
) -> None:
    law = book("\n```\n\n```rule\n".join(INTEREST.split("---")))
    asks = f"when: 2024-03-01, who: committee, acts: [{{act: decision.take, {stated}}}]"
    assert verdicts(ELECTED, asks, law=law)[-1] == expected


# Arch, a sanction: three quarters of the others take part; the accused does not vote.
SANCTION = 'act = "sanction.impose"\nmust = { turnout = ">= 75% of members excluding accused" }'


@pytest.mark.parametrize(("votes_for", "expected"), [(17, YES), (15, OPEN), (14, NO)])
def test_the_accused_leaves_the_base_as_well_as_the_count(votes_for: int, expected: str) -> None:
    votes = f"votes: {{for: {votes_for}, against: 0, abstain: 0}}, sizes: {{members: 20}}"
    asks = f"when: 2024-03-01, who: members, acts: [{{act: sanction.impose, {votes}}}]"
    assert verdicts(asks, law=book(SANCTION)) == [expected]


# Debian: the leader is nobody's own delegate.
def test_whoever_acts_is_known_as_the_actor() -> None:
    law = book('act = "power.delegate"\nmust = { to = "other than actor" }')
    told = [
        f"when: 2024-03-01, who: {who}, acts: [{{act: power.delegate, power: vote.take, to: {to}}}]"
        for who, to in (("chair", "chair of committee"), ("chair", "walks"), ("unknown", "walks"))
    ]
    assert verdicts(*told, law=law) == [NO, YES, OPEN]


# W3C: as many nominees as seats, or fewer but enough, are elected without a vote.
UNOPPOSED = """on = "nomination.close"
when = { candidates = "<= seats-to-fill and >= least-seats" }
who = "rulebook"
then = "election.declare"
"""


@pytest.mark.parametrize(("candidates", "acts"), [(2, 1), (3, 2), (5, 2), (6, 1)])
def test_enough_and_not_too_many_are_elected_of_themselves(candidates: int, acts: int) -> None:
    sizes = "sizes: {seats-to-fill: 5, least-seats: 3}"
    act = f"{{act: nomination.close, of: committee, candidates: {candidates}, {sizes}}}"
    told = f"when: 2024-03-01, who: members, acts: [{act}]"
    assert len(verdicts(told, law=book(UNOPPOSED))) == acts
