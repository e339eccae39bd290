"""What happens of itself is derived again too: none may be missing, none may be made up."""

from collections.abc import Callable
from pathlib import Path

import pytest

from moothall.audit.recording import record_entry
from moothall.audit.report import Report
from moothall.cli.files import load_history, read_law
from moothall.proceedings.entering import Entry
from moothall.proceedings.replay import replay
from moothall.record.entries import Audience, keep_entry
from moothall.record.exports import Readers, book_name
from moothall.record.signing import sign_export
from tests.audit import making
from tests.audit.making import KEY, SALT, Written

BOOK = """# A club whose seats lapse of themselves

1.1 *The club.* The members are the club, and they elect its committee.

```rule
book         = "lapsing-club"
timezone     = "Europe/London"
counts_days  = "clear"
notice_given = "on sending"
```

```rule
body = "members"
```

```rule
body       = "committee"
answers_to = "members"
```

2.1 *Lapsing.* One month after a meeting of the committee a seat of it falls vacant.

```rule
on    = "meeting.hold"
of    = "committee"
who   = "rulebook"
then  = "seat.vacate"
after = "1 month"
```
"""
HISTORY = """
title: A club
in_force: as-if
source: "made up for this test"
events:
  - {id: A1, when: "2020-01-10", who: committee, acts: [{act: meeting.hold, meeting: january}]}
  - {id: A2, when: "2020-03-10", who: committee, acts: [{act: meeting.hold, meeting: march}]}
  - {id: A3, when: "2020-06-10", who: committee, acts: [{act: meeting.hold, meeting: june}]}
"""

Choose = Callable[[list[Written]], list[Written]]
Audited = Callable[[Choose], Report]


@pytest.fixture
def audited(tmp_path: Path) -> Audited:
    """Record the club, let somebody choose what of it stands on the record, and audit that."""
    (tmp_path / "book.md").write_text(BOOK)
    (tmp_path / "history.yaml").write_text(HISTORY)
    law = read_law(str(tmp_path / "book.md"))
    history = load_history(str(tmp_path / "history.yaml"), law)

    def audit(choose: Choose) -> Report:
        replayed = replay(history, law)
        judged = [one.entry for one in replayed.judged if isinstance(one.entry, Entry)]
        written = [record_entry(one, law, audience=Audience.PUBLIC) for one in judged]
        chosen = [{**one, "number": number} for number, one in enumerate(choose(written))]
        kept = [keep_entry(entry, salt=SALT) for entry in chosen]
        files = {book_name(BOOK.encode()): BOOK.encode()}
        return making.audit(sign_export(kept, key=KEY, readers=Readers.PUBLIC, files=files))

    return audit


def names(written: list[Written]) -> list[str]:
    return [entry["act"]["name"] for entry in written]


def test_it_holds_with_what_happened_of_itself(
    audited: Audited,
) -> None:
    seen: list[str] = []

    def choose(written: list[Written]) -> list[Written]:
        seen.extend(names(written))
        return written

    assert audited(choose).reason is None
    assert seen == ["meeting.hold", "seat.vacate"] * 2 + ["meeting.hold"]


def test_beside_a_sealed_entry_what_happened_of_itself_is_counted(audited: Audited) -> None:
    def seal_first(written: list[Written]) -> list[Written]:
        return [{**written[0], "audience": "members"}, *written[1:]]

    report = audited(seal_first)
    counts = {one.what: one.count for one in report.unchecked}
    assert (report.reason, counts["sealed entries"]) == (None, 1)
    assert counts["acts of themselves that may rest on sealed entries"] == 2


@pytest.mark.parametrize("count", range(1, 6))
def test_it_holds_wherever_the_record_ends(audited: Audited, count: int) -> None:
    assert audited(lambda written: written[:count]).reason is None


@pytest.mark.parametrize(
    ("order", "says"),
    [
        ([0, 2, 3, 4], "act: before entry 1 seat.vacate happened of itself: it is missing"),
        (
            [1, 0, 2, 3, 4],
            "act: entry 0 says that it happened of itself, and nothing made it due",
        ),
        (
            [0, 1, 1, 2, 3],
            "act: entry 2 says that it happened of itself, and nothing made it due",
        ),
        (
            [0, 1, 1],
            "act: entry 2 says that it happened of itself, and nothing made it due",
        ),
    ],
)
def test_none_may_be_missing_or_made_up(
    audited: Audited,
    order: list[int],
    says: str,
) -> None:
    assert audited(lambda written: [written[at] for at in order]).reason == says
