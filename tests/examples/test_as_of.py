"""The history as of a day: what had happened by then, and what was then still so."""

import pytest

from moothall.proceedings.history.reading import read_history
from moothall.proceedings.replay import replay
from moothall.values.edtf import read_moment
from tests.examples.retelling import Judged
from tests.shelf import DELEGATES, EXAMPLES, law_of


def _as_of(day: str) -> Judged:
    law = law_of(DELEGATES)
    file = EXAMPLES / "federation-2015-16.yaml"
    history = read_history(file.read_bytes(), name=file.name, law=law)
    return Judged(replay(history, law, as_of=read_moment(day, zone=law.zone).latest))


@pytest.mark.parametrize(
    ("day", "events", "verdict"),
    [
        ("2016-02-10", [], ""),
        ("2016-03-10", ["E16"], "undecided"),
        ("2016-06-10", ["E16", "E17"], "out of order"),
        ("2016-07-01", ["E16", "E17", "E25", "E26"], "out of order"),
        ("2016-11-30", ["E16", "E17", "E18", "E25", "E26"], "out of order"),
    ],
)
def test_a_state_is_judged_as_of_the_day_that_is_asked_about(
    day: str, events: list[str], verdict: str
) -> None:
    told = _as_of(day)
    rulings = [(event, said) for event, act, said in told.rulings() if act == "omission.report"]

    assert [event for event, said in rulings if said == verdict and event != "E37"] == events
