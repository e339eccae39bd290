import pytest

from moothall.proceedings.pages import act_pages
from tests.shelf import ROOT

FOLDER = ROOT / "docs" / "acts"
PAGES = act_pages()


@pytest.mark.parametrize("name", PAGES)
def test_the_page_of_each_act_is_current(name: str) -> None:
    assert (FOLDER / name).read_text() == PAGES[name], f"make accept CASE=docs/acts/{name}"


def test_no_page_is_left_of_an_act_that_is_gone() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(PAGES)


def test_a_page_says_what_the_act_has_asks_and_changes() -> None:
    assert PAGES["meeting.call.md"] == (
        "# meeting.call\n\nA body's meeting is called for a date.\n\n"
        "In the vocabulary: *a meeting is called*.\n\n"
        "## What it has of its own\n\n| key | is | |\n|---|---|---|\n"
        "| `meeting` | a word | its identifier on the record. |\n"
        "| `held_at` | a date | the date that is set, where it is known. |\n\n"
        "## Facts\n\nnotice (from the call to the date), told, support, since meeting.hold.\n\n"
        "## What it changes\n\nThe meeting stands called for that date.\n\n"
        "Generated from the code; how an act is written is in [history.md](../spec/history.md).\n"
    )
