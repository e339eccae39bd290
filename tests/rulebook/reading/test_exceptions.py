"""Two exceptions to one clause: when they disagree, and when they cannot meet."""

import pytest

from moothall.rulebook import inspect_rulebook
from tests.rulebook.test_book import SMALL_BOOK

MUST = 'must = { notice = ">= 2 days" }'
LESS = 'must = { notice = ">= 1 day" }'


def disagreements(first: str, second: str, *, more: str = "") -> list[str]:
    blocks = "".join(f'\n```rule\n{text}\ninstead_of = "notice"\n```\n' for text in (first, second))
    text = SMALL_BOOK + blocks + more
    return [problem.says for problem in inspect_rulebook(text.encode(), name="book.md")[1]]


def condition(act: str = "meeting.hold", more: str = "", must: str = MUST) -> str:
    return f'act = "{act}"\n{must}\n{more}'.rstrip()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('when = { kind = "annual" }', 'when = { kind = "special" }'),
        ('when = { kind = "annual" }', 'when = { kind = "other than annual" }'),
        ('when = { kind = "other than annual" }', 'when = { kind = "annual" }'),
        ("when = { tied = true }", "when = { tied = false }"),
        ('when = { notice = "< 1 day" }', 'when = { notice = ">= 1 day" }'),
        ('when = { notice = ">= 2 days" }', 'when = { notice = "< 1 day" }'),
        ('when = { against = "0" }', 'when = { against = "> 0" }'),
        ('when = { ratio = "> 2:1" }', 'when = { ratio = "<= 2:1" }'),
        ('when = { amount = "<= 50 GBP" }', 'when = { amount = "> 50 GBP" }'),
        ('when = { support = "< 3 of members" }', 'when = { support = ">= 3 of members" }'),
        ("until = 2020-01-01", "from = 2020-01-02"),
        ("from = 2020-01-02", "until = 2020-01-01"),
        ('of = "committee"', 'of = "members"'),
        ('by = "committee"', 'by = "members"'),
    ],
)
def test_exceptions_that_cannot_meet_do_not_disagree(first: str, second: str) -> None:
    assert disagreements(condition(more=first), condition(more=second, must=LESS)) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('when = { kind = "annual" }', 'when = { kind = ["annual", "special"] }'),
        ('when = { kind = "other than annual" }', 'when = { kind = "other than special" }'),
        ('when = { subject = "dues" }', 'when = { subject = "rent" }'),
        ('when = { notice = "<= 1 day" }', 'when = { notice = ">= 1 day" }'),
        ('when = { notice = "< 24 hours" }', 'when = { notice = ">= 1 day" }'),
        ('when = { notice = "1 day to 2 days" }', 'when = { notice = ">= 3 days" }'),
        ('when = { present = "< 3" }', 'when = { present = ">= 3 excluding mover" }'),
        ("until = 2020-01-01", "from = 2020-01-01"),
        ('of = ["committee", "members"]', 'of = "members"'),
        ('when = { ruled = "urgent" }', ""),
    ],
)
def test_exceptions_that_may_meet_disagree(first: str, second: str) -> None:
    more = '\n```rule\nquestion = "urgent"\nasks = "Is it?"\nruled_by = "committee"\n```\n'
    (said,) = disagreements(condition(more=first), condition(more=second, must=LESS), more=more)
    assert said.endswith("stand instead of clause 2.1, can apply at once, and disagree")


def test_exceptions_concerning_different_acts_do_not_disagree() -> None:
    assert disagreements(condition("meeting.hold"), condition("meeting.move", must=LESS)) == []
    all_but = condition("other than meeting.hold", must=LESS)
    assert disagreements(condition("meeting.hold"), all_but) == []
    assert disagreements(all_but, condition("meeting.hold")) == []
    assert len(disagreements(condition("meeting.move"), all_but)) == 1
    assert len(disagreements(all_but, condition("other than meeting.call"))) == 1


def test_leave_and_prohibition_disagree_and_leave_and_condition_do_not() -> None:
    leave = 'may = "committee"\nact = "meeting.hold"'
    ban = 'may_not = "committee"\nact = "meeting.hold"'
    assert len(disagreements(leave, ban)) == 1
    assert disagreements(leave, leave) == []
    assert disagreements(leave, condition()) == []


def test_an_exception_that_displaces_the_other_does_not_disagree_with_it() -> None:
    first = '\n\n2.4 *Special.* A.\n\n```rule\nact = "meeting.hold"\ninstead_of = "notice"\n'
    second = '\n\n2.5 *Urgent.* B.\n\n```rule\nact = "meeting.hold"\ninstead_of = ["notice"{}]\n'
    end = "\n```\n"
    apart = SMALL_BOOK + first + MUST + end + second.format("") + LESS + end
    above = SMALL_BOOK + first + MUST + end + second.format(', "special"') + LESS + end
    assert len(inspect_rulebook(apart.encode(), name="book.md")[1]) == 1
    assert inspect_rulebook(above.encode(), name="book.md")[1] == ()


def test_a_label_that_two_clauses_have_points_at_neither() -> None:
    more = '\n2.4 *Notice.* Again.\n\n```rule\nact = "meeting.move"\nmust = { heard = true }\n```\n'
    says = "`instead_of` points at two clauses: `notice` is 2.1 and 2.4"
    assert disagreements(condition(), condition(), more=more) == [says, says]
