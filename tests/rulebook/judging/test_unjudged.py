"""Each key of each block is judged, and then a test names it, or stands in the list of the rest."""

from dataclasses import fields
from pathlib import Path

import pytest

from moothall.rulebook import read_rulebook
from moothall.rulebook.judging.unjudged import PARTLY, UNJUDGED, unjudged_keys
from moothall.rulebook.language.blocks import Condition, Duty, Power
from moothall.rulebook.language.structures import (
    Body,
    Book,
    Decides,
    Extension,
    Office,
    People,
    Period,
    Quantity,
    Question,
    Seats,
    Tenure,
    Variation,
)
from tests.rulebook.judging.trying import HEAD

ROOT = Path(__file__).parents[3]
SCOPE = "scope name"
RETIRE = 'every = "year"\nwho = "rulebook"\nof = "board"\nthen = "seat.vacate"\n'
# What is judged, and the tests that hold it: test_conditions, test_powers, test_decides here,
# test_duties, test_recurring_duties, test_varying, test_periods_and_questions, test_holders,
# test_terms, test_delegation, test_questions, test_lengthened_periods, test_succession of the
# proceedings.
JUDGED: dict[type, str] = {
    Book: f"{SCOPE} timezone money counts_days notice_given unprovided",
    Body: f"{SCOPE} seats tenure limits answers_to decides",
    Office: f"{SCOPE} of elected_by appointed_by tenure succession removable_by",
    Tenure: "term terms_in_a_row rest stagger filler holds_over incompatible",
    Seats: "least most elected_by appointed_by votes term",
    Decides: "votes_for quorum casting tie",
    People: SCOPE,
    Quantity: f"{SCOPE} value vary",
    Variation: "by up_to not_ending_within",
    Period: f"{SCOPE} opens lasts extends calendar",
    Extension: "on when by to at_most",
    Question: f"{SCOPE} asks ruled_by needs challenge unruled guide",
    Condition: "scope acts of by must should unless",
    Power: "scope holders permits acts of jointly delegation",
    Duty: "scope debtor then on every of by debtor_is_body within after at except_months in_month "
    "apart times unless fallback choose takes_effect",
}


@pytest.mark.parametrize("kind", JUDGED, ids=lambda kind: kind.__name__)
def test_each_field_is_judged_or_in_the_list(kind: type) -> None:
    judged, listed = set(JUDGED[kind].split()), set(UNJUDGED.get(kind, {}))
    assert judged | listed == {one.name for one in fields(kind)}
    assert not judged & listed


def test_the_specification_has_the_list() -> None:
    text = (ROOT / "docs" / "spec" / "rulebook.md").read_text()
    section = text.partition("### Read and not judged")[2].partition("\n## ")[0]
    keys = {key for kind in UNJUDGED.values() for key in kind.values()} | set(PARTLY)
    assert [key for key in sorted(keys) if f"`{key}`" not in section] == []


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (
            'body = "club"\nseats = { n = 3, term = "2 years" }\nholds_over = true',
            "",
        ),
        (
            'body = "club"\nfiller = "same reservation"\nstagger = "half each year"',
            "",
        ),
        ('office = "clerk"\nfiller = "rest of term"\nterm = "1 year"', ""),
        ('body = "club"\ndecides = { for = "> 1/2 of votes", tie = "lot" }', "decides.tie"),
        ('body = "club"\ndecides = { for = "> 1/2 of votes" }', ""),
        ('every = "year"\nin = "May"\nbody = "board"\nthen = "meeting.hold"', ""),
        ('every = "1 March"\nin = "May"\nbody = "board"\nthen = "meeting.hold"', "in"),
        ('on = "term.end"\nbody = "board"\nthen = "meeting.hold"\nwithin = "1 day"', ""),
        ('on = "quorum.lost"\nbody = "board"\nthen = "meeting.hold"\nwithin = "1 day"', "on"),
        ('every = "year"\ntimes = "<= 2"\nbody = "board"\nthen = "meeting.hold"', "times"),
        (
            RETIRE + 'choose = { n = "2", by = "lot" }',
            "",
        ),
        (
            RETIRE + 'choose = { n = "2", by = "seniority", where = { served = "> 42 months" } }',
            "choose",
        ),
        ('act = "vote.take"\nmust = { reasons = true }', ""),
    ],
)
def test_a_clause_tells_which_of_its_keys_no_ruling_rests_on(block: str, expected: str) -> None:
    head = HEAD.format(unprovided="undecided", counts="clear")
    text = f"{head}\n1.1 *Rule.* So it is.\n\n```rule\n{block}\n```\n"
    clause = read_rulebook(text.encode(), name="little.md").clause("1.1")
    assert clause is not None
    assert unjudged_keys(clause) == tuple(expected.split())
