import json
import re
from pathlib import Path
from typing import Any

import pytest

from moothall.ballots.errors import Reason
from tests.ballots.elections import verdict_on
from tests.ballots.vectors import FILE, damages, unpacked, vectors

VECTORS: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))

# What is not wrong in a box by itself: two are of accepting, one of comparing with a copy.
NOT_IN_A_BOX = {Reason.BOX_CLOSED, Reason.CREDENTIAL_STRUCK_OFF, Reason.NOT_AN_EXTENSION}


@pytest.mark.parametrize("vector", VECTORS["holds"], ids=lambda vector: vector["name"])
def test_a_box_that_holds_verifies_with_its_result(vector: dict[str, Any]) -> None:
    verdict = verdict_on(unpacked(vector["box"]))
    assert (verdict.reason, verdict.result) == (None, vector["result"])


@pytest.mark.parametrize("vector", VECTORS["fails"], ids=lambda vector: vector["name"])
def test_a_damaged_box_fails_by_the_name_of_its_damage(vector: dict[str, Any]) -> None:
    verdict = verdict_on(unpacked(vector["box"]))
    assert verdict.reason == vector["reason"], verdict.says
    assert not verdict.is_valid
    assert verdict.result is None


def test_every_name_has_a_damaged_box() -> None:
    named = {Reason(vector["reason"]) for vector in VECTORS["fails"]}
    assert set(Reason) - named == NOT_IN_A_BOX


def test_the_specification_lists_every_name_in_its_order() -> None:
    page = Path(__file__).parents[2] / "docs/spec/ballots.md"
    listed = re.findall(r"^\| `([a-z-]+)` \|", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert listed == list(Reason)


def test_every_damage_has_a_name_of_its_own() -> None:
    names = [vector["name"] for vector in VECTORS["fails"]]
    assert len(names) == len(set(names))


def test_the_file_has_the_damages_that_the_code_makes() -> None:
    made = vectors()
    assert [one["name"] for one in VECTORS["fails"]] == [one.name for one in damages()]
    boxes = [one["box"] for one in made["fails"]]  # type: ignore[attr-defined]
    assert [unpacked(one["box"]) for one in VECTORS["fails"]] == boxes
