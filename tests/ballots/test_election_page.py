"""The public page of an election: what it says at each stage, and whither it leads."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from moothall.ballots.belenios_v1.election import HomomorphicQuestion, RankedQuestion, Terms
from moothall.ballots.belenios_v1.result import Result
from moothall.cli.election_page import State, election_page
from tests.ballots.held import moothall, opened
from tests.barriers import found_by_axe, pixels_too_wide
from tests.cli.timeline.reading import read

COMMITTEE = HomomorphicQuestion(
    question="Whom do you elect?", answers=("Ada", "Bela"), minimum=1, maximum=1, has_blank=True
)
ORDER = RankedQuestion(question="In which order?", answers=("X", "Y"))
TERMS = Terms(
    name="The committee",
    description="Two seats.",
    questions=(COMMITTEE, ORDER),
    uuid="abcdefghijklmn",
    administrator="Alice",
    credential_authority="Bob",
)
RESULT: Result = [[1, 3, 2], [[1, 2], [2, 1]]]
STATES: list[tuple[State, Result | None]] = [
    (State.OPEN, None),
    (State.CLOSED, None),
    (State.ANNOUNCED, RESULT),
]


def page_in(state: State, result: Result | None, terms: Terms = TERMS) -> str:
    return election_page(terms, box="a.bel", state=state, result=result)


def test_it_is_written_when_a_ballot_opens_closes_and_has_a_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    held = opened("Ed25519")
    index = held.box.with_name("index.html")
    said = [read(index.read_text(encoding="utf-8"))]
    Path("one.json").write_bytes(held.ballot(0, [[0, 1, 0]]))
    moothall("election", "accept", "server", "one.json")
    moothall("election", "close", "server")
    said.append(read(index.read_text(encoding="utf-8")))
    for name in ("ann", "ben"):
        moothall("trustee", "decrypt", str(held.box), "table", f"{name}.key")
        moothall("election", "collect", "server", "table")
    moothall("election", "result", "server")
    said.append(read(index.read_text(encoding="utf-8")))

    assert [state.value in page.text for page, (state, _) in zip(said, STATES, strict=True)] == [
        True
    ] * 3
    assert "Adopt? Yes 0 No 1 Abstain 0 No single vote was opened for this" in said[2].text
    for page in said:
        assert [link for link in page.links if not (index.parent / link).is_file()] == []


def test_it_says_what_is_asked_and_leads_to_the_ballot_paper_only_while_one_can_vote() -> None:
    page, closed = read(page_in(State.OPEN, None)), read(page_in(State.CLOSED, None))

    assert "What is asked Whom do you elect? Ada Bela A blank vote In which order? X Y" in page.text
    assert "vote.html" in page.links
    assert "vote.html" not in closed.links
    assert "trustee.html" in closed.links


def test_it_tells_the_result_of_sums_and_of_rankings_the_blank_votes_last() -> None:
    assert (
        "Whom do you elect? Ada 3 Bela 2 A blank vote 1 In which order? 2 rankings; the box holds "
        "them, and moothall verify --json lists them to be counted. Rankings were opened only "
        "after the trustees had shuffled them; of all else only the sums ever were."
    ) in read(page_in(State.ANNOUNCED, RESULT)).text


def test_of_an_election_that_is_not_independent_it_says_so() -> None:
    marked = page_in(State.OPEN, None, replace(TERMS, is_independent=False))

    assert "Not independent: whoever keeps the ballot box" in read(marked).text
    assert "Not independent" not in page_in(State.OPEN, None)


def test_what_an_organiser_writes_is_shown_and_never_run() -> None:
    hostile = "</title><script>alert(1)</script>"
    terms = replace(TERMS, name=hostile, description=hostile, administrator=hostile)
    page = page_in(State.OPEN, None, terms)

    assert "<script" not in page
    assert read(page).stray == []


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("state", "result"), STATES)
def test_axe_finds_no_barrier_and_a_telephone_needs_no_scrolling_sideways(
    page: Page, state: State, result: Result | None, scheme: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_content(page_in(state, result, replace(TERMS, is_independent=False)))

    assert (found_by_axe(page), pixels_too_wide(page)) == ([], 0)
