"""Lines that are no tests, and what is said of them."""

import pytest

from moothall.rulebook.reading.comparisons import read_test
from moothall.rulebook.reading.measures import read_measure
from moothall.rulebook.reading.words import WordingError

BAD_LINES = (
    ("notice", "", "0: the test is empty; write what is asked, such as `>= 7 days`"),
    (
        "notice",
        ">=",
        "2: a value is missing; write a number, a share, a length or a quantity's name",
    ),
    (
        "notice",
        ">= 7",
        (
            "0: this is a number or a share, and a length of time is asked; write a"
            " length with its unit, such as `7 days`"
        ),
    ),
    (
        "notice",
        ">= 1.5 days",
        "3: `1.5 days` is no whole number of them; write it in a smaller unit",
    ),
    (
        "notice",
        ">= 7 clear dys",
        "5: `clear dys` is no unit; did you mean `clear days`?",
    ),
    (
        "notice",
        ">= 7days",
        "3: `7days` is no number; write `7`, `1.5`, `2/3`, `66%` or `3:1`, a space before the unit",
    ),
    (
        "notice",
        "10 days to",
        "10: a value is missing; write a number, a share, a length or a quantity's name",
    ),
    (
        "for",
        "> 1/0 of votes",
        "2: nothing can be divided by nought; write a number after `/` or `:`",
    ),
    (
        "for",
        "all",
        (
            "0: a share without its base; say of what: `of votes`, `of present`,"
            " `of in-post`, `of seats`, `of members`"
        ),
    ),
    ("for", "> 1/2 of", "8: a name is missing; write a name in letters, digits and hyphens"),
    (
        "for",
        "> two thirds of votes",
        "6: nothing is known of `thirds` here; leave it out, or see the tests",
    ),
    ("for", "> 1,000 of votes", "3: a comma within a number; write `1000`, not `1,000`"),
    (
        "for",
        "> 1/2 of votes excluding",
        "24: a name is missing; write a name in letters, digits and hyphens",
    ),
    (
        "for",
        "> 1/2 of votes excluding accused excluding mover",
        "33: `excluding` is said twice; say it once",
    ),
    ("present", ">= greater of 2", "15: `greater of` needs two values; write `greater of A and B`"),
    ("present", ">= 5 as ballot.open", "8: `as` stands without `of`; write `as of` and a moment"),
    (
        "turnout",
        ">= 5 as of ballot.opened",
        "11: unknown act `ballot.opened`; did you mean `ballot.open`?",
    ),
    (
        "turnout",
        ">= 5 counting blank",
        (
            "14: it is not said what is counted; write `counting"
            " spoilt`, `counting vacant as for` or `counting vacant as against`"
        ),
    ),
    ("candidates", "<= 5 and 3", "9: after `and` a sign is missing; write `<= A and >= B`"),
    (
        "support",
        ">= 5 or 6",
        (
            "8: `or` is only known in `or never` and `in person or by proxy`;"
            " put alternatives into `unless`"
        ),
    ),
    (
        "ratio",
        "> 2",
        "0: this is a number or a share, and a ratio is asked; write a ratio, such as `2:1`",
    ),
    (
        "disclosed",
        "yes",
        "0: this is true or false; write `true` or `false` without quotation marks",
    ),
    ("choice", "abstane", "0: unknown word `abstane`; did you mean `abstain`?"),
    ("kind", "annual, special", '6: several names in one string; write a list: ["a", "b"]'),
    (
        "for",
        "> 1234567890123456 of votes",
        "2: a number that long means nothing; write a shorter one",
    ),
)


@pytest.mark.parametrize(
    ("fact", "text", "said"), BAD_LINES, ids=[f"{fact} {text}" for fact, text, _ in BAD_LINES]
)
def test_a_line_that_is_no_test_is_refused_at_its_place(fact: str, text: str, said: str) -> None:
    found = read_measure(fact).fact
    with pytest.raises(WordingError) as raised:
        read_test(text, kinds=found.kinds, names=found.names, also=found.also)
    assert f"{raised.value.offset}: {raised.value.says}; {raised.value.remedy}" == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("notise", "0: unknown fact `notise`; did you mean `notice`?"),
        ("since", "5: an act is missing; the acts are listed in docs/spec/rulebook-vocabulary.md"),
        ("since meting.hold", "6: unknown act `meting.hold`; did you mean `meeting.hold`?"),
        (
            "since seat.fill buy leader",
            "20: nothing is known of `leader` here; leave it out, or see the tests",
        ),
        ("notice board", "7: nothing is known of `board` here; leave it out, or see the tests"),
        ("left of", "7: a name is missing; write a name in letters, digits and hyphens"),
    ],
)
def test_a_left_side_that_measures_nothing_is_refused(text: str, said: str) -> None:
    with pytest.raises(WordingError) as raised:
        read_measure(text)
    assert f"{raised.value.offset}: {raised.value.says}; {raised.value.remedy}" == said
