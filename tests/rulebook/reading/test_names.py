"""What a name in a block may stand for, in a book that declares one of everything."""

import pytest

from moothall.rulebook import inspect_rulebook
from tests.rulebook.test_book import SMALL_BOOK

MORE = """
3.1 *Everything else.* There is more.

```rule
people = "activists"
who    = { "times activity.note" = ">= 1 in 2 years" }
as_of  = "ballot.open"
```

```rule
period   = "summer"
calendar = "declared by committee"
```

```rule
quantity = "min-debate"
is       = "greater of 14 days and long-debate"
```

```rule
quantity = "long-debate"
is       = "2 times short-debate"
```

```rule
quantity = "short-debate"
is       = "7 days"
```

```rule
quantity = "K"
is       = "1/2 times root of members rounded up"
```

```rule
question = "urgent"
asks     = "Could it not wait?"
ruled_by = "chair of committee"
```
"""


def says(block: str) -> list[str]:
    book = f"{SMALL_BOOK}{MORE}\n```rule\n{block}\n```\n"
    return [
        f"{one.says}; {one.remedy}" for one in inspect_rulebook(book.encode(), name="book.md")[1]
    ]


@pytest.mark.parametrize(
    "block",
    [
        'may = ["committee", "chair of committee", "treasurer"]\nact = "meeting.call"',
        'may = ["each member", "each activist", "each signatory"]\nact = "meeting.call"',
        'may = ["1/10 of activists", "5 of members", "member of committee"]\nact = "meeting.call"',
        'may = "greater of K and 1/10 of members"\nact = "meeting.call"',
        'on = "office.fill"\nwho = "outgoing treasurer"\nthen = "holding.hand_over"',
        'on = "end of summer"\nwho = "chair"\nthen = "meeting.call"\nwithin = "min-debate"',
        'every = "summer"\nbody = "committee"\nthen = "meeting.hold"',
        'every = "committee"\nwho = "treasurer"\nthen = "decision.report"',
        'act = "ballot.open"\nmust = { "since debate.open" = ">= min-debate" }',
        'act = "motion.second"\nmust = { support = ">= K of activists excluding mover" }',
        'act = "meeting.hold"\nwhen = { during = "summer" }\nmust = { ruled = "urgent" }',
        'act = "rulebook.amend"\nmust = { touches = ["2.1", "2", "notice", "committee"] }',
        'act = "decision.set_aside"\nmust = { decided_by = ["self", "below", "committee"] }',
        'body = "council"\nanswers_to = "committee"\nterm = "until summer"',
        'body = "council"\nterm = "until election.declare"',
    ],
)
def test_a_name_that_is_declared_is_understood(block: str) -> None:
    assert says(block) == []


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (
            'may = "each activiste"\nact = "meeting.call"',
            "unknown body, office or people `activiste`; did you mean `activists`?",
        ),
        (
            'may = "chair of council"\nact = "meeting.call"',
            (
                "unknown body, office or people `chair of council`; declare it as a body, office or"
                " people"
            ),
        ),
        (
            'may = "secretary of committee"\nact = "meeting.call"',
            (
                "unknown body, office or people `secretary of committee`; declare it as a body,"
                " office or people"
            ),
        ),
        (
            'may = "outgoing janitor"\nact = "meeting.call"',
            (
                "unknown body, office or people `outgoing janitor`; declare it as a body, office or"
                " people"
            ),
        ),
        (
            'act = "meeting.hold"\nmust = { notice = ">= min-debat" }',
            "unknown quantity `min-debat`; did you mean `min-debate`?",
        ),
        (
            'act = "meeting.hold"\nmust = { present = ">= min-debate" }',
            (
                "`min-debate` is a length of time, and a number or a share is asked; name another"
                " quantity"
            ),
        ),
        (
            'act = "meeting.hold"\nmust = { notice = ">= K" }',
            "`K` is a number or a share, and a length of time is asked; name another quantity",
        ),
        (
            'act = "meeting.hold"\nmust = { during = "sumer" }',
            "unknown period `sumer`; did you mean `summer`?",
        ),
        (
            'every = "comittee"\nwho = "treasurer"\nthen = "decision.report"',
            "unknown period or body `comittee`; did you mean `committee`?",
        ),
        (
            'act = "meeting.hold"\nmust = { ruled = "urgnet" }',
            "unknown question `urgnet`; did you mean `urgent`?",
        ),
        (
            'body = "activists"',
            (
                "`activists` is declared already, on line 65; put both into one block, or give"
                " one of them another name"
            ),
        ),
        (
            'office = "chair"\nof = "committee"',
            (
                "`chair of committee` is declared already, on line 25; put both into one block, or"
                " give one of them another name"
            ),
        ),
    ],
)
def test_a_name_that_is_not_declared_is_refused(block: str, said: str) -> None:
    assert says(block) == [said]


def test_the_same_office_of_two_bodies_is_two_offices() -> None:
    assert (
        says(
            'body = "council"\nanswers_to = "members"\n```\n\n```rule\noffice = "chair"\n'
            'of = "council"'
        )
        == []
    )


def test_a_book_whose_block_cannot_be_read_still_knows_the_name_it_declares() -> None:
    broken = (
        'people = "friends"\nwho = nobody\n```\n\n```rule\nmay = "friends"\nact = "meeting.call"'
    )
    (said,) = says(broken)
    assert said.startswith("this is not TOML: invalid value;")
