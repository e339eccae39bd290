"""Boxes that we made, judged by belenios-tool 2.0, which nobody here wrote."""

from pathlib import Path

import pytest

from tests.ballots.belenios_tool import judged, require_tool
from tests.ballots.damages.elements import damages_of_elements
from tests.ballots.damages.script import Damage
from tests.ballots.elections import APPROVAL, BLANK, RANKED, YES_NO, Society, society
from tests.ballots.vectors import plain


@pytest.fixture(autouse=True)
def _tool() -> None:
    require_tool()


def finished(made: Society, *owners: int) -> Society:
    made.close()
    if made.election.ranked:
        made.shuffle(1)
        made.shuffle(1)
        made.end_shuffles()
    made.decrypt(*owners)
    made.announce()
    return made


@pytest.mark.parametrize("group", ["BELENIOS-2048", "RFC-3526-2048"])
def test_it_accepts_our_weights_blank_and_threshold(group: str, tmp_path: Path) -> None:
    made = society(YES_NO, BLANK, APPROVAL, group=group, weights=(3, 1), threshold=(2, 3))
    made.credentials = made.credentials[:2]
    made.cast(0, [[1, 0, 0], [1, 0, 0], [1, 1]])
    made.cast(1, [[0, 1, 0], [0, 1, 1], [0, 0]])
    made.cast(0, [[0, 0, 1], [0, 1, 0], [0, 1]])
    finished(made, 1, 3, 4)
    assert made.verdict().result == [[0, 1, 3], [0, 4, 1], [0, 3]]
    assert judged(bytes(made.box), made.election.uuid, tmp_path) == "I: all checks passed"


def test_it_accepts_our_ranked_ballots_and_shuffles(tmp_path: Path) -> None:
    made = society(RANKED, YES_NO, group="RFC-3526-2048")
    for voter, ranks in enumerate(([1, 2, 3], [0, 0, 1], [0, 0, 0])):
        made.cast(voter, [ranks, [1, 0, 0]])
    finished(made, 1)
    assert judged(bytes(made.box), made.election.uuid, tmp_path) == "I: all checks passed"


def test_it_accepts_our_box_while_it_is_open(tmp_path: Path) -> None:
    made = society(YES_NO, group="BELENIOS-2048", voters=1)
    made.cast(0, [[1, 0, 0]])
    assert judged(bytes(made.box), made.election.uuid, tmp_path) == "I: all checks passed"


def test_it_refuses_the_elements_that_we_refuse(tmp_path: Path) -> None:
    made = plain("BELENIOS-2048")
    outside = [one for one in damages_of_elements(made) if one.reason == "not-in-group"]
    assert len(outside) == 3
    for damage in outside:
        assert "all checks passed" not in _word_on(damage, made, tmp_path)


def _word_on(damage: Damage, made: Society, folder: Path) -> str:
    return judged(damage.box, made.election.uuid, folder)
