"""The federation's history told otherwise: each change moves the rulings it should, and no other.

Every story is judged by both rulebooks.
"""

import pytest

from tests.examples.retelling import federation
from tests.shelf import PAIR

pytestmark = pytest.mark.parametrize("book", PAIR)


def test_without_the_decision_on_a_conference_setting_it_aside_breaks_nothing(book: str) -> None:
    told = federation().without("E22").judged_by(book)

    assert told.verdict("E36", "decision.set_aside") == "in order"
    assert told.breaches("E36", "decision.set_aside") == []


def test_with_the_decision_setting_it_aside_is_void(book: str) -> None:
    told = federation().judged_by(book)

    assert told.breaches("E36", "decision.set_aside") == ["6.2"]
    assert told.effect("E36", "decision.set_aside") == "void"


def test_on_eight_days_notice_the_steering_committee_meets_in_order(book: str) -> None:
    told = federation().stating("E34", notice="8 days").judged_by(book)

    assert told.verdict("E34", "meeting.hold") == "in order"
    assert told.clauses("E34", "meeting.hold") == ["5.1"]


def test_on_twenty_hours_notice_it_is_short_by_six_days_and_four_hours(book: str) -> None:
    finding = federation().judged_by(book).finding("E34", "meeting.hold", "5.1")

    assert (finding["asked"], finding["found"]) == ("notice >= 7 days", "20 hours")
    assert finding["words"] == "Notice was short by 6 days 4 hours."


def test_without_the_sections_conference_nobody_owes_its_committee_anything(book: str) -> None:
    told = federation().without("E24").judged_by(book)

    assert told.verdict("E25", "omission.report") == "in order"
    assert told.clauses("E25", "omission.report") == []
    assert told.lapsed("holding.hand_over", "youth-committee") == []


def test_without_the_sections_election_nobody_owes_its_committee_anything(book: str) -> None:
    told = federation().without_act("E24", "election.declare").judged_by(book)

    for event in ("E25", "E26"):
        assert told.verdict(event, "omission.report") == "in order"
        assert told.clauses(event, "omission.report") == []


def test_a_decision_of_late_summer_was_not_overdue_on_the_first_of_november(book: str) -> None:
    told = federation().act("E17", "decision.take", when="2016-09").judged_by(book)

    assert told.verdict("E17", "omission.report") == "in order"


def test_from_may_to_december_are_between_six_and_nearly_eight_months(book: str) -> None:
    finding = federation().judged_by(book).finding("E37", "meeting.call", "5.9")

    assert finding["found"] == "between 6 months and 7 months 30 days"


def test_the_national_committee_may_cancel_its_own_meeting(book: str) -> None:
    told = federation().stating("E35", who="national-committee", votes={"for": 30, "against": 8})
    judged = told.judged_by(book)

    assert judged.verdict("E35", "meeting.cancel") == "in order"
    assert "6.1" in judged.clauses("E35", "meeting.cancel")


def test_conference_may_cancel_a_meeting_of_the_national_committee(book: str) -> None:
    judged = federation().stating("E27", who="conference").judged_by(book)

    assert judged.breaches("E27", "meeting.cancel") == []
    assert "6.1" not in judged.doubts("E27", "meeting.cancel")


def test_the_national_committee_may_set_its_own_decision_aside(book: str) -> None:
    told = federation().stating("E36", who="national-committee", votes={"for": 30, "against": 8})

    assert told.judged_by(book).verdict("E36", "decision.set_aside") == "in order"


def test_papers_sent_seven_days_before_are_in_order(book: str) -> None:
    told = federation().stating("E11", papers="7 days", told="all of members").judged_by(book)

    assert told.verdict("E11", "paper.circulate") == "in order"
    assert told.breaches("E19", "paper.circulate") == ["5.4"]


def test_papers_sent_in_time_to_delegates_alone_are_out_of_order(book: str) -> None:
    told = federation().stating("E11", papers="7 days", told="none of members").judged_by(book)

    assert told.breaches("E11", "paper.circulate") == ["5.5"]


def test_an_officer_is_removed_in_order_on_notice_and_after_a_hearing(book: str) -> None:
    told = federation().stating("E33", notice="7 days", heard=True)
    judged = told.stating("E33", votes={"for": 7, "against": 3}).judged_by(book)

    assert judged.verdict("E33", "meeting.hold") == "in order"
    assert judged.verdict("E33", "officer.remove") == "in order"


def test_an_officer_is_not_removed_unheard(book: str) -> None:
    told = federation().stating("E33", notice="7 days", heard=False).judged_by(book)

    assert told.breaches("E33", "officer.remove") == ["9.1"]


def test_groups_that_were_told_leave_only_the_question_who_called(book: str) -> None:
    told = federation().stating("E04", told="all of local-groups").judged_by(book)

    assert told.doubts("E04", "meeting.call") == ["5.3"]
    assert told.verdict("E04", "meeting.call") == "undecided"


def test_two_custodians_by_decision_of_the_national_committee_hold_the_data_in_order(
    book: str,
) -> None:
    told = federation().stating("E02", custodians=2).act("E02", "holding.declare", about="register")
    told.after(
        "E23",
        id="E23a",
        when="2016-05",
        who="national-committee",
        act="decision.take",
        decision="D-register",
        about="register",
        subject="custody",
    )
    judged = told.judged_by(book)

    assert judged.verdict("E02", "holding.declare") == "in order"


def test_nine_hundred_pounds_need_no_decision(book: str) -> None:
    told = federation().stating("E28", amount="900 GBP", authority=None).judged_by(book)

    assert told.verdict("E28", "money.commit") == "in order"
    assert told.clauses("E28", "money.commit") == []


def test_minutes_published_within_the_month_are_in_time_for_a_meeting_on_a_known_day(
    book: str,
) -> None:
    told = (
        federation()
        .stating("E11", when="2016-02-20")
        .after(
            "E15",
            id="E15a",
            when="2016-02-27",
            who="national-committee",
            act="minutes.publish",
            meeting="nc-2016-02",
        )
    )

    assert told.judged_by(book).verdict("E16", "omission.report") == "in order"


def test_without_its_vote_of_august_it_is_not_known_that_minutes_were_owed(book: str) -> None:
    told = federation().without("E31").judged_by(book)

    assert told.verdict("E18", "omission.report") == "undecided"


def test_a_section_conference_that_the_steering_committee_calls_is_void(book: str) -> None:
    told = federation().act("E24", "meeting.call", by="steering-committee").judged_by(book)

    assert told.breaches("E24", "meeting.call") == ["1.11"]
    assert told.effect("E24", "meeting.call") == "void"


def test_had_the_national_committee_never_met_nobody_could_appoint_or_spend(book: str) -> None:
    told = federation()
    for event in ("E11", "E19"):
        told.without(event)
    judged = told.judged_by(book)

    assert "2.1" in judged.breaches("E29", "appointment.make")
    assert "2.1" in judged.breaches("E28", "money.commit")


def test_after_a_meeting_in_august_nothing_is_owed_in_october(book: str) -> None:
    told = federation().after(
        "E27",
        id="E27a",
        when="2016-08-06",
        who="national-committee",
        act="meeting.hold",
        meeting="nc-2016-08",
    )

    assert told.judged_by(book).verdict("E37", "omission.report") == "in order"


def test_a_lapse_reported_a_month_after_the_meeting_is_no_lapse(book: str) -> None:
    told = federation().stating("E19", when="2016-05-28").stating("E37", when="2016-06-28")
    told.without("E34").without("E35").without("E36").without("E38").without("E39")

    assert "5.9" not in told.judged_by(book).breaches("E37", "omission.report")


def test_had_the_steering_committee_itself_decided_on_the_conference_it_could_undo_it(
    book: str,
) -> None:
    told = federation().act("E22", "decision.take", by="steering-committee").judged_by(book)

    assert told.verdict("E36", "decision.set_aside") == "in order"


def test_a_decision_of_nobody_knows_whom_leaves_setting_it_aside_open(book: str) -> None:
    told = federation().act("E22", "decision.take", by="unknown", of="conference")
    assert told.judged_by(book).breaches("E36", "decision.set_aside") == ["6.2"]

    told = federation().act("E22", "decision.take", by="unknown")
    judged = told.judged_by(book)

    assert judged.doubts("E36", "decision.set_aside") == ["6.2"]
    assert judged.finding("E36", "decision.set_aside", "6.2")["words"] == (
        "It is not known who took the decision (asked: that there is one). "
        "It is not known who took the decision (asked: the body itself or a body below it)."
    )


def test_on_nine_days_notice_the_other_sides_meetings_are_in_order_too(book: str) -> None:
    told = federation().stating("E24", notice="9 days").stating("E38", notice="9 days")
    judged = told.judged_by(book)

    assert judged.verdict("E24", "meeting.hold") == "in order"
    assert judged.verdict("E38", "meeting.hold") == "in order"


def test_on_a_days_notice_the_other_sides_meetings_are_out_of_order_too(book: str) -> None:
    told = federation().stating("E24", notice="1 day").stating("E38", notice="1 day")
    judged = told.judged_by(book)

    assert judged.breaches("E24", "meeting.hold") == ["5.1"]
    assert judged.breaches("E38", "meeting.hold") == ["5.1"]


def test_nobody_cancels_upwards_whichever_side_they_are_on(book: str) -> None:
    told = federation().stating("E27", who="regional-networks", votes={"for": 90, "against": 1})

    assert told.judged_by(book).breaches("E27", "meeting.cancel") == ["6.1"]


@pytest.mark.parametrize(
    ("who", "verdict"),
    [
        ("unknown", "undecided"),
        ("secretariat", "out of order"),
        ("chair of steering-committee", "out of order"),
        ("national-committee", "out of order"),
        ("company", "in order"),
    ],
)
def test_an_office_is_treated_as_leading_everybody_by_nobody_in_the_organisation(
    book: str, who: str, verdict: str
) -> None:
    judged = federation().act("E18b", "office.represent", by=who).judged_by(book)

    assert judged.verdict("E18b", "office.represent") == verdict


def test_what_is_said_without_a_name_is_no_position_and_with_one_needs_a_decision(
    book: str,
) -> None:
    told = federation().after(
        "E32c", id="E32d", when="2016-10", who="secretariat", act="position.announce"
    )
    judged = told.judged_by(book)

    assert judged.clauses("E33a", "activity.note") == []
    assert judged.breaches("E32d", "position.announce") == ["7.1"]


def test_had_nobody_entitled_to_it_filled_a_seat_its_meeting_would_found_nothing(book: str) -> None:
    told = federation().act("E07b", "seat.fill", by="secretariat")
    judged = told.judged_by(book)

    assert "2.1" in judged.breaches("E28", "money.commit")
    assert "2.1" not in federation().judged_by(book).breaches("E28", "money.commit")
