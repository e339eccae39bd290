"""The page of a report that something was not done: too late, in time, or not to be told."""

import pytest

from moothall.cli.timeline.site import make_site
from moothall.rulebook import read_rulebook
from moothall.rulebook.judging.law import Law
from tests.cli.timeline.reading import read, ruling
from tests.proceedings.telling import HEAD, replayed

WORDS = f"""{HEAD}
1.1 *Minutes.* The minutes of a meeting are published within fourteen days.

```rule
on     = "meeting.hold"
who    = "chair of committee"
then   = "minutes.publish"
within = "14 days"
```
"""
LAW = Law(read_rulebook(WORDS.encode(), name="club.md"))
BOOK = "walking-club"


def event(when: str, act: str) -> str:
    return f"when: {when}, who: committee, acts: [{{act: {act}}}]"


MARCH = event("2024-03-01", "meeting.hold, meeting: march")
PUBLISHED = event("2024-03-20", "minutes.publish, meeting: march")
MISSED = "omission.report, omits: minutes.publish, about: march"


def pages(*events: str) -> dict[str, str]:
    return make_site([(replayed(*events, law=LAW), WORDS)])


@pytest.mark.parametrize(
    ("events", "says"),
    [
        (
            (MARCH, event("2024-04-10", MISSED)),
            (
                "10 April 2024 · E2 Minutes of the committee not published "
                "Out of order. It was due by 15 March 2024 and had not been done. "
                "So what: What was owed is owed still. "
                "Owed to the committee by the chair of the committee. "
                "Clause 1.1 , Minutes The minutes of a meeting are published within fourteen days. "
                "Measured Asked Found Difference "
                "Minutes published by 15 March 2024 not done "
                "late by between 25 and 26 days when it was reported "
                "What would be lawful: In order if done when due, by 15 March 2024. "
                "It is owed until it is done; the clause names nobody to do it instead. "
            ),
        ),
        (
            (MARCH, PUBLISHED, event("2024-04-10", MISSED)),
            (
                "10 April 2024 · E3 Minutes of the committee not published "
                "Out of order. It was due by 15 March 2024 and was done 20 March 2024. "
                "So what: What was owed was done, but late. "
                "Owed to the committee by the chair of the committee. "
                "Clause 1.1 , Minutes The minutes of a meeting are published within fourteen days. "
                "Measured Asked Found Difference "
                "Minutes published by 15 March 2024 done 20 March 2024 "
                "late by between 4 and 5 days when it was done "
                "What would be lawful: In order if done when due, by 15 March 2024. Source"
            ),
        ),
        (
            (MARCH, event("2024-03-10/2024-03-20", MISSED)),
            (
                "between 10 and 20 March 2024 · E2 Minutes of the committee not published "
                "Undecided. It was due by 15 March 2024; whether that had passed cannot be known. "
                "So what: Whether it was overdue cannot be told from what is known. "
                "Owed to the committee by the chair of the committee. "
            ),
        ),
        (
            (MARCH, event("2024-03-10", MISSED)),
            (
                "10 March 2024 · E2 Minutes of the committee not published "
                "In order. It was due by 15 March 2024, which had not passed, or it was done "
                "in time. "
                "Owed to the committee by the chair of the committee. Source"
            ),
        ),
    ],
)
def test_it_says_when_it_was_due_whether_it_was_done_and_how_late(
    events: tuple[str, ...], says: str
) -> None:
    assert ruling(pages(*events), f"E{len(events)}", BOOK).startswith(says)


def test_what_has_no_date_at_all_is_listed_apart() -> None:
    listed = pages(MARCH, event("../..", "meeting.hold, meeting: once"))
    assert "Without a date" in read(listed["index.html"]).text
