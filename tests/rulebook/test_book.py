from hashlib import sha256

import pytest

from moothall.rulebook import Clause, Rulebook, RulebookError, inspect_rulebook, read_rulebook
from moothall.rulebook.book import Section
from moothall.rulebook.language.structures import Body
from moothall.values.durations import Counting

SMALL_BOOK = """# Rules of the Brook Street Club

## 1 The club

1.1 *The book.* These rules are in force.

```rule
book         = "brook-street"
timezone     = "Europe/London"
counts_days  = "clear"
notice_given = "on sending"
```

1.2 *Committee.* Five members, elected by the members.

```rule
body       = "committee"
seats      = { n = 5, elected_by = "members" }
answers_to = "members"
```

1.3 The committee has a chair, and the club has a treasurer.

```rule
office = "chair"
of     = "committee"
```

```rule
office     = "treasurer"
elected_by = "members"
```

## 2 Meetings

2.1 **Notice:** Members of the committee shall have seven days' notice, or
48 hours' where two thirds agree (see
2.2 below).

* It goes to `everybody`.
* It says where and when.

```rule
act    = "meeting.hold"
of     = "committee"
must   = { notice = ">= 7 days" }
unless = { notice = ">= 48 hours", consent = ">= 2/3 of seats" }
covers = "all"
```

2.2 *Founders.* Until 2020 the committee was three founders.

```rule
body       = "committee"
seats      = { n = 3 }
until      = 2020-01-01
instead_of = "committee"
```

2.3  Nobody need shout.
"""


def read(text: str) -> Rulebook:
    return read_rulebook(text.encode(), name="book.md")


def clause(number: str) -> Clause:
    found = read(SMALL_BOOK).clause(number)
    assert found is not None
    return found


def test_a_book_is_known_by_the_digest_of_its_exact_bytes() -> None:
    assert read(SMALL_BOOK).digest == sha256(SMALL_BOOK.encode()).hexdigest()
    other = read(SMALL_BOOK.replace("\n", "\r\n"))
    assert other.digest != read(SMALL_BOOK).digest
    assert other.clauses == read(SMALL_BOOK).clauses


def test_it_keeps_title_sections_and_what_holds_for_the_whole_book() -> None:
    book = read(SMALL_BOOK)
    assert book.title == "Rules of the Brook Street Club"
    assert book.sections == (
        Section(level=1, title="Rules of the Brook Street Club", line=1),
        Section(level=2, title="1 The club", line=3),
        Section(level=2, title="2 Meetings", line=34),
    )
    assert book.book.timezone == "Europe/London"
    assert book.book.counts_days is Counting.CLEAR


def test_a_numbered_paragraph_is_a_clause_with_title_label_and_words() -> None:
    found = clause("2.1")
    assert found.title == "Notice"
    assert found.label == "notice"
    assert found.section == "2 Meetings"
    assert found.line == 36
    assert found.text == (
        "Members of the committee shall have seven days' notice, or 48 hours' where two thirds"
        " agree (see 2.2 below).\n\n- It goes to everybody.\n\n- It says where and when."
    ).replace("- ", "* ")
    assert found.covers_all
    assert [block.scope.line for block in found.blocks] == [44]


def test_a_clause_is_found_by_number_and_by_run_in_title() -> None:
    assert clause("notice").number == "2.1"
    assert clause("the-book").number == "1.1"
    assert read(SMALL_BOOK).clause("no-such-clause") is None
    assert read(SMALL_BOOK).clause("") is None


def test_a_clause_without_a_block_is_words_only() -> None:
    found = clause("2.3")
    assert found.blocks == ()
    assert not found.covers_all
    assert found.text == "Nobody need shout."


def test_bodies_and_offices_are_found_by_name() -> None:
    book = read(SMALL_BOOK)
    assert list(book.bodies) == ["committee"]
    assert list(book.offices) == ["chair of committee", "treasurer"]
    assert book.office("chair", of="committee") is book.offices["chair of committee"]
    assert book.office("chair") is book.offices["chair of committee"]
    assert book.office("treasurer") is book.offices["treasurer"]
    assert book.office("secretary") is None


def test_a_transitional_block_stands_apart_from_the_body_it_displaces() -> None:
    book = read(SMALL_BOOK)
    assert book.bodies["committee"].seats[0].most == 5
    (founders,) = book.transitional
    assert isinstance(founders, Body)
    assert founders.seats[0].most == 3


def test_a_block_below_a_list_belongs_to_the_clause_above_and_keeps_its_columns() -> None:
    text = SMALL_BOOK.replace(
        "2.3  Nobody need shout.\n",
        '2.3  Nobody need shout:\n\n1. indoors\n\n   ```rule\n   act  = "meeting.hold"\n'
        '   must = { notise = ">= 1 day" }\n   ```\n',
    )
    _, problems = inspect_rulebook(text.encode(), name="book.md")
    assert [str(problem) for problem in problems] == [
        "book.md:66:13: unknown fact `notise`; did you mean `notice`?"
    ]
    assert problems[0].clause == "2.3"


def test_a_sentence_that_begins_with_a_number_is_no_clause() -> None:
    book = read(SMALL_BOOK + "\n14 days before a meeting its papers go out.\n")
    found = book.clause("2.3")
    assert found is not None
    assert found.text == "Nobody need shout.\n\n14 days before a meeting its papers go out."
    assert book.clause("14") is None


def test_a_block_may_displace_the_other_blocks_of_its_own_clause() -> None:
    own = '\n```rule\nact = "meeting.move"\nmust = { notice = ">= 2 days" }\n```\n'
    urgent = (
        '\n```rule\nact = "meeting.move"\nwhen = { kind = "urgent" }\ninstead_of = "2.3"\n'
        'must = { notice = ">= 1 day" }\n```\n'
    )
    assert len(read(SMALL_BOOK + own + urgent).conditions) == 3
    with pytest.raises(RulebookError) as raised:
        read(SMALL_BOOK + urgent)
    assert str(raised.value) == (
        "book.md:65:15: a block stands instead of its own clause, which has no other;"
        " point at a number or run-in title of this book"
    )


def test_exceptions_that_exclude_each_other_or_ask_the_same_do_not_disagree() -> None:
    exception = (
        '\n```rule\nact = "meeting.hold"\nwhen = {{ {when} }}\ninstead_of = "notice"\n'
        'must = {{ notice = "{notice}" }}\n```\n'
    )

    def both(first: str, second: str, *, notice: str = ">= 1 day") -> int:
        text = (
            SMALL_BOOK
            + exception.format(when=first, notice=">= 2 days")
            + exception.format(when=second, notice=notice)
        )
        return len(inspect_rulebook(text.encode(), name="book.md")[1])

    assert both('kind = "annual"', 'kind = "special"') == 0
    assert both('kind = "annual"', 'kind = "other than annual"') == 0
    assert both("tied = true", "tied = false") == 0
    assert both('in_post = "< 1/2 of seats"', 'in_post = ">= 1/2 of seats"') == 0
    assert both('in_post = "<= 1/2 of seats"', 'in_post = ">= 1/2 of seats"') == 1
    assert both('in_post = "< 1/2 of seats"', 'in_post = ">= 1/2 of members"') == 1
    assert both('kind = "annual"', "tied = true") == 1
    assert both('kind = "annual"', "tied = true", notice=">= 2 days") == 0


def test_what_hides_is_found_at_each_of_its_places() -> None:
    text = (
        SMALL_BOOK + "\nA&nbsp;b&nbsp;c <i>d</i> <i>e</i>\nf&nbsp;g <https://example.org> &amp;\n"
    )
    _, problems = inspect_rulebook(text.encode(), name="book.md")
    assert [(one.line, one.column, one.says) for one in problems] == [
        (62, 2, "`&nbsp;` is not shown as it is written"),
        (62, 9, "`&nbsp;` is not shown as it is written"),
        (62, 17, "raw HTML"),
        (62, 21, "raw HTML"),
        (62, 26, "raw HTML"),
        (62, 30, "raw HTML"),
        (63, 2, "`&nbsp;` is not shown as it is written"),
    ]


def test_a_broken_declaration_is_reported_once_and_not_at_every_use() -> None:
    text = SMALL_BOOK.replace("answers_to =", "answer_to  =")
    _, problems = inspect_rulebook(text.encode(), name="book.md")
    assert [str(problem) for problem in problems] == [
        "book.md:19:1: a body has no key `answer_to`; did you mean `answers_to`?"
    ]
