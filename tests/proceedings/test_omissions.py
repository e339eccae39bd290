"""A report of an omission that names no matter means all that was due and not done."""

import pytest

from moothall.rulebook.sentences.findings import say_finding
from tests.proceedings.telling import book, last_finding, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
WHO = "who: committee"
LAW = book(
    'on = "meeting.hold"\nwho = "chair of committee"\nthen = "minutes.publish"\nwithin = "14 days"'
)


def hold(when: str, meeting: str) -> str:
    return f"when: {when}, {WHO}, acts: [{{act: meeting.hold, meeting: {meeting}}}]"


def publish(when: str, meeting: str) -> str:
    return f"when: {when}, {WHO}, acts: [{{act: minutes.publish, meeting: {meeting}}}]"


def omit(when: str, about: str = "") -> str:
    matter = f", about: {about}" if about else ""
    return f"when: {when}, {WHO}, acts: [{{act: omission.report, omits: minutes.publish{matter}}}]"


MARCH, APRIL = hold("2024-03-01", "march"), hold("2024-04-01", "april")


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        # Of March they are surely overdue, of April not due yet: March is meant.
        ([MARCH, APRIL, omit("2024-04-10")], NO),
        ([MARCH, APRIL, omit("2024-04-10", "april")], YES),
        # What was done late before the report is not what it says was not done.
        ([MARCH, publish("2024-03-20", "march"), APRIL, omit("2024-04-10")], YES),
        ([MARCH, publish("2024-03-20", "march"), APRIL, omit("2024-04-16")], NO),
        ([MARCH, publish("2024-03-20", "march"), omit("2024-04-10")], NO),
        ([MARCH, publish("2024-03-14", "march"), omit("2024-04-10")], YES),
        # It may have been done before the report or after: then it was done late or not at all.
        ([MARCH, publish("2024-04", "march"), omit("2024-04-10")], NO),
        # One that is surely overdue is enough, whatever the other is.
        ([MARCH, hold("2024-04", "april"), omit("2024-05-01")], NO),
        ([hold("2024-04", "april"), omit("2024-05-01")], OPEN),
    ],
)
def test_a_report_without_a_matter_means_what_was_due_and_not_done(
    events: list[str], expected: str
) -> None:
    assert verdicts(*events, law=LAW)[-1] == expected


def test_a_report_without_a_matter_names_all_that_it_may_mean() -> None:
    told = (hold("2024-04", "april"), MARCH, omit("2024-05-01"))
    assert say_finding(last_finding(*told, law=LAW), LAW) == (
        "It was due by 15 March 2024 and had not been done. The report may also mean what was due "
        "between 15 April and 14 May 2024."
    )
