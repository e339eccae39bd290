"""A finding is said in sentences that leave no doubt what speaks for, what against."""

import pytest

from tests.examples.retelling import federation
from tests.shelf import DELEGATES


@pytest.mark.parametrize(
    ("notice", "verdict", "words"),
    [
        ("20 hours", "out of order", "Notice was short by 6 days 4 hours."),
        (
            "6 days",
            "undecided",
            (
                "Notice was short by 1 day. An exception may cover it. It is not known how many "
                "agreed to it (asked: at least two thirds of the seats)."
            ),
        ),
        ("none", "out of order", "There was no notice; the clause asks for at least 7 days."),
        ("8 days", "in order", "Notice: 8 days; asked: at least 7 days."),
    ],
)
def test_notice_is_said_with_the_exception_that_leaves_it_open(
    notice: str, verdict: str, words: str
) -> None:
    told = federation().stating("E34", notice=notice).judged_by(DELEGATES)
    finding = told.finding("E34", "meeting.hold", "5.1")

    assert (finding["verdict"], finding["words"]) == (verdict, words)


def test_by_how_much_a_time_was_over_is_told_in_the_same_days_as_the_time() -> None:
    finding = federation().judged_by(DELEGATES).finding("E37", "meeting.call", "5.9")

    assert finding["found"] == "between 6 months and 7 months 30 days"
    assert finding["words"] == (
        "The time since the last meeting held was over by between 3 months and 4 months 30 days."
    )


def test_of_a_power_it_is_found_who_acted() -> None:
    told = federation().judged_by(DELEGATES)

    assert told.finding("E20", "ballot.call", "8.1")["found"] == "secretariat"
    assert told.finding("E07b", "seat.fill", "1.4")["found"] == "not known"


def test_a_prohibition_names_whom_it_concerns() -> None:
    told = federation().act("E23", "decision.take", by="secretariat").judged_by(DELEGATES)

    assert told.finding("E23", "decision.take", "1.7")["words"] == (
        "The secretariat may not do this where it concerns “policy”."
    )


def test_several_stand_and_one_stands() -> None:
    told = federation().stating("E35", who="regional-networks").judged_by(DELEGATES)

    assert told.finding("E35", "meeting.cancel", "6.1")["words"] == (
        "It was done by the regional networks, which stand neither above nor below the body "
        "concerned; only the body itself or a body above it may do this."
    )
