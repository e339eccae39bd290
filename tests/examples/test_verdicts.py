"""The shipped histories under both books, against verdicts worked by hand."""

import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from tests.examples.retelling import Judged, branch, federation
from tests.shelf import EXAMPLES, OMOV, PAIR

BY_HAND = tomllib.loads((Path(__file__).parent / "verdicts.toml").read_text())


def _by_event(judged: Judged) -> dict[str, list[str]]:
    found = defaultdict(list)
    for event, _, verdict in judged.rulings():
        found[event].append(verdict)
    return dict(found)


@pytest.mark.parametrize("book", PAIR)
def test_every_act_of_the_federation_is_judged_as_worked_by_hand(book: str) -> None:
    wanted = dict(BY_HAND["federation"])
    if book == OMOV:
        wanted |= BY_HAND["federation-by-the-members-book"]

    assert _by_event(federation().judged_by(book)) == wanted


@pytest.mark.parametrize("book", PAIR)
def test_every_act_of_the_branch_is_judged_as_worked_by_hand(book: str) -> None:
    assert _by_event(branch().judged_by(book)) == BY_HAND["branch"]


def test_the_order_of_entry_is_that_of_the_table() -> None:
    judged = federation().judged_by(OMOV)

    assert list(_by_event(judged)) == list(BY_HAND["federation"])


@pytest.mark.parametrize("name", ["federation-2015-16.yaml", "branch.yaml"])
def test_a_history_says_whose_account_it_is_and_that_the_book_was_not_in_force(name: str) -> None:
    text = (EXAMPLES / name).read_text()

    assert "Standing of the source: it is one side's account" in " ".join(text.split("\n# "))
    assert "\nin_force: as-if\n" in text
    assert "\nsource: \"one side's account: " in text


@pytest.mark.parametrize("book", PAIR)
def test_leaving_out_an_event_changes_no_ruling_entered_before_it(book: str) -> None:
    whole = federation().judged_by(book).rulings()
    for left_out in BY_HAND["federation"]:
        told = federation().without(left_out)
        for event in ("E20", "E33a"):
            if event != left_out:
                told.stating(event, before=None)
        rulings = told.judged_by(book).rulings()
        before = [event for event, _, _ in whole].index(left_out)
        assert rulings[:before] == whole[:before]
