"""Rulings on the shipped example in words: the reason, what follows, what would be lawful."""

import pytest

from moothall.cli.timeline.cases import Case, cases_of, naming_of
from moothall.rulebook.sentences.effects import say_effect
from moothall.rulebook.sentences.lawful import say_lawful
from moothall.rulebook.sentences.verdicts import deciding, say_ruling
from tests.shelf import DELEGATES, replay_example

REPLAY = replay_example(DELEGATES)
NAMING = naming_of(REPLAY)
CASES = {case.key: case for case in cases_of(REPLAY)}
BLAME = ("unlawful", "guilty", "illegal", "broke", "fault", "wrong", "violat", "abuse", "blame")


def _effect(case: Case) -> str:
    act = case.act.name
    return say_effect(case.ruling, REPLAY.law, act=act, doer=case.doer, naming=NAMING)


def _lawful(case: Case) -> list[str]:
    act, of = case.act.name, case.home
    return [
        say_lawful(finding, REPLAY.law, act=act, of=of, naming=NAMING)
        for finding in deciding(case.ruling)
        if finding.holds is False
    ]


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("E00", "It was for the members or the local groups to do this."),
        ("E01", "Nobody may do this while the National Committee has not yet met."),
        ("E04", "None of the local groups was told; the clause asks that all are."),
        ("E26", "It was due by 12 June 2016 and had not been done."),
        (
            "E11-2",
            "The time to read the papers was short by between 5 days 12 hours and 6 days 18 hours.",
        ),
        ("E12", "It is not known how many were present or how the votes were divided."),
        ("E16", "It was due between 15 February and 14 March 2016 and had not been done."),
        ("E20", "Only the National Committee or the national conference may do this."),
        (
            "E35",
            (
                "It was done by the Steering Committee, which stands below the National "
                "Committee; only the National Committee itself or a body above it may do this."
            ),
        ),
        (
            "E36",
            (
                "The decision was taken by the National Committee, which stands above the "
                "Steering Committee; a body may do this only to its own decision or that of a "
                "body below it."
            ),
        ),
        ("E37-2", "It was due in August 2016 and had not been done."),
        ("E40", "No clause bears on this."),
    ],
)
def test_the_reason(key: str, reason: str) -> None:
    assert CASES[key].sentence == reason


@pytest.mark.parametrize(
    ("key", "follows"),
    [
        ("E00", ""),
        (
            "E34",
            (
                "The meeting and what it decided stand until the Steering Committee itself or the "
                "National Committee sets them aside; no time limit is set."
            ),
        ),
        ("E35", "It has no effect. The meeting stands called as it was."),
        ("E36", "It has no effect. The decision stands as it was taken."),
        ("E20-2", "It has no effect. The result binds nobody."),
        (
            "E33",
            (
                "The meeting and what it decided stand, marked as contested, until what is missing "
                "is known."
            ),
        ),
        ("E16", "What was owed is owed still."),
        ("E17-2", "What was owed is owed still."),
        (
            "E28",
            (
                "What was committed stays committed until the body that did it, which the account "
                "does not name, or one above it sets it aside; no time limit is set."
            ),
        ),
    ],
)
def test_what_follows(key: str, follows: str) -> None:
    assert _effect(CASES[key]) == follows


@pytest.mark.parametrize(
    ("key", "lawful"),
    [
        (
            "E34",
            [
                (
                    "The meeting was on 28 October 2016, hour unknown, so the earliest lawful "
                    "meeting was between 04:00 on 3 and 04:00 on 4 November 2016. The exception "
                    "for notice of 48 hours with agreement of two thirds of the seats would not "
                    "have covered it."
                )
            ],
        ),
        (
            "E36",
            ["In order if done by the National Committee, the national conference or the members."],
        ),
        ("E20", ["In order if done by the National Committee or the national conference."]),
        (
            "E02",
            [
                (
                    "In order where the number of custodians is at least 2. In order with a "
                    "decision of the National Committee, taken before it."
                )
            ],
        ),
        (
            "E25",
            [
                (
                    "In order if done when due, by 12 June 2016. It is owed until it is done, "
                    "and the National Committee may now act instead."
                )
            ],
        ),
        ("E00", []),
    ],
)
def test_what_would_be_lawful(key: str, lawful: list[str]) -> None:
    assert _lawful(CASES[key]) == lawful


def test_no_sentence_blames_anybody() -> None:
    said = [
        text.lower()
        for case in CASES.values()
        for text in (say_ruling(case.ruling, REPLAY.law, NAMING), _effect(case), *_lawful(case))
    ]

    assert [(word, text) for text in said for word in BLAME if word in text] == []


def test_no_sentence_shows_the_notation_of_a_block() -> None:
    said = [
        text
        for case in CASES.values()
        for text in (say_ruling(case.ruling, REPLAY.law, NAMING), _effect(case), *_lawful(case))
    ]

    assert [text for text in said if any(sign in text for sign in (">=", "<=", '"', "_"))] == []
