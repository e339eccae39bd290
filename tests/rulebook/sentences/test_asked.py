"""What a clause asks for is said in words, without the notation of its block."""

import pytest

from moothall.rulebook.language.expressions import FactTest
from moothall.rulebook.reading.rulebooks import read_rulebook
from moothall.rulebook.sentences.asked import say_wanted, say_when
from moothall.rulebook.sentences.naming import PLAIN

BOOK = """# A book

1.1 *Words.* Words.

```rule
book         = "tried"
counts_days  = "clear"
notice_given = "on sending"
```

1.2 *Board.* A board.

```rule
body  = "board"
seats = {{ n = 9, elected_by = "members" }}
```

1.3 *Tried.* Words.

```rule
act  = "decision.take"
of   = "board"
must = {{ {test} }}
```
"""


def _test(written: str) -> FactTest:
    book = read_rulebook(BOOK.format(test=written).encode(), name="tried.md")
    return book.conditions[0].must[0]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('notice = ">= 7 days"', "at least 7 days"),
        ('notice = "> 48 hours"', "more than 48 hours"),
        ('notice = "10 days to 60 days"', "from 10 days to 60 days"),
        ('for = ">= 2/3 of votes"', "at least two thirds of the votes"),
        (
            'for = "> half of seats excluding interested"',
            "more than half of the seats, leaving out those with an interest in the matter",
        ),
        ('for = ">= 2/3 of votes rounded up"', "at least two thirds of the votes, rounded up"),
        (
            'for = ">= greater of 5 and 1/4 of seats"',
            "at least the greater of 5 and a quarter of the seats",
        ),
        ('ratio = "> 3:1"', "more than 3 to 1"),
        ('amount = "<= 1000 GBP"', "at most 1,000 GBP"),
        ('by = ["self", "above"]', "the body itself or a body above it"),
        ('authority = "other than members"', "anything but the members"),
        ("heard = true", "yes"),
    ],
)
def test_what_is_asked(written: str, said: str) -> None:
    assert say_wanted(_test(written), PLAIN) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('"times meeting.hold of board" = "0"', "while the board has not yet met"),
        (
            '"times election.declare" = "0"',
            "while the record has none of this: result of an election declared",
        ),
        ('kind = "own-members"', "where it concerns “own members”"),
        ('kind = "other than staff"', "unless it concerns “staff”"),
        ('notice = "< 7 days"', "where notice is less than 7 days"),
    ],
)
def test_a_state_of_affairs(written: str, said: str) -> None:
    assert say_when(_test(written), PLAIN) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("meeting.hold of board", "while the board has not yet met"),
        ("seat.fill of board", "while no seat of the board has been filled"),
        ("election.declare of board", "while no election of the board has been declared"),
        ("vote.take of board", "while the record has none of the board of this: vote taken"),
        ("vote.take", "while the record has none of this: vote taken"),
    ],
)
def test_what_has_not_happened_yet_is_said_of_the_body_concerned(written: str, said: str) -> None:
    assert say_when(_test(f'"times {written}" = "0"'), PLAIN) == said


def test_how_a_decision_was_ruled_is_no_name_of_a_body() -> None:
    test = _test('authority = "other than out of order"')

    assert say_wanted(test, PLAIN) == "anything but one that was out of order"
