"""The two commands that write the pages."""

import os
from pathlib import Path

import pytest

from moothall.cli.main import main
from tests.cli.timeline.reading import read
from tests.shelf import DELEGATES, EXAMPLES, OMOV, RULEBOOKS

HISTORY = str(EXAMPLES / "federation-2015-16.yaml")
BOOKS = [str(RULEBOOKS / book / "rulebook.md") for book in (DELEGATES, OMOV)]


def test_the_demo_says_what_to_read_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "--folder", str(tmp_path / "timeline")]) == 0

    front = (tmp_path / "timeline" / "index.html").resolve()
    ballot = tmp_path / "timeline" / "ballot" / "index.html"
    assert capsys.readouterr().out == (
        "In some 17 months this organisation did, or left undone, 65 things that the account "
        "tells of.\n"
        "By a rulebook it could have had, 25 were out of order, 9 in order, 20 cannot be known, "
        "and on 11 no clause bears.\n"
        "Under the other rulebook, 28 were out of order, 9 in order, 17 cannot be known, and on 11 "
        "no clause bears.\n"
        "Counted apart: 1 thing planned and never done.\n"
        f"Read first: open {front.as_uri()} in a browser; it needs no server.\n"
        f"Then vote in a sample ballot: {ballot.as_uri()}\n"
    )
    assert front.is_file()
    assert ballot.is_file()


def test_a_replay_by_two_books_writes_both(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    books = ["--rulebook", BOOKS[0], "--rulebook", BOOKS[1]]

    assert main(["replay", HISTORY, *books, "--html", str(tmp_path)]) == 0
    assert capsys.readouterr().out.endswith(f"Open {tmp_path / 'index.html'}\n")
    assert (tmp_path / OMOV / "rulings" / "E34.html").is_file()
    assert (tmp_path / "which.html").is_file()


def test_what_the_pages_were_made_from_lies_beside_them_and_gives_the_same_rulings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["replay", HISTORY, "--rulebook", BOOKS[0], "--as-of", "2016-12", "--html", str(tmp_path)])
    told = capsys.readouterr().out.partition("Open ")[0]
    ruling = read((tmp_path / DELEGATES / "rulings" / "E34.html").read_text(encoding="utf-8"))
    command = (
        f"replay sources/history.yaml --rulebook sources/{DELEGATES}.md --as-of 2016-12".split()
    )
    monkeypatch.chdir(tmp_path)

    assert f"moothall {' '.join(command)} That the rulebook is" in ruling.text
    assert "../../sources/history.yaml" in ruling.links
    assert main(command) == 0
    assert capsys.readouterr().out == told


def test_of_a_history_that_came_through_a_pipe_the_pages_lead_to_no_copy(tmp_path: Path) -> None:
    end, start = os.pipe()
    told = (EXAMPLES / "branch.yaml").read_bytes()
    assert len(told) < 65536  # a pipe holds as much without a reader
    os.write(start, told)
    os.close(start)
    books = ["--rulebook", BOOKS[0]]
    code = main(["replay", f"/dev/fd/{end}", *books, "--html", str(tmp_path)])
    os.close(end)
    page = (tmp_path / DELEGATES / "rulings" / "B2.html").read_text(encoding="utf-8")

    assert code == 0
    assert not (tmp_path / "sources").exists()
    assert "whoever has the history and the rulebook can judge everything again" in page


def test_the_table_and_the_document_are_those_of_the_first_book(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["replay", HISTORY, "--rulebook", BOOKS[0], "--json"])
    alone = capsys.readouterr().out
    both = ["--rulebook", BOOKS[0], "--rulebook", BOOKS[1], "--html", str(tmp_path)]
    main(["replay", HISTORY, *both, "--json"])

    assert capsys.readouterr().out == alone


def test_the_table_names_bodies_as_the_history_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", HISTORY, "--rulebook", BOOKS[0]]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert "- E01      Not said who: Public position announced: out of order" in lines
    assert (
        "- E05      Regional boards: Seats filled: out of order (only planned, never done)" in lines
    )
    assert (
        "- lapsed   5.7    Minutes of the National Committee not published (nc-2016-02), due "
        "between 15 February and 14 March 2016 (reported as E16)"
    ) in lines
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ["--rulebook", BOOKS[0], "--rulebook", BOOKS[1]],
            "--rulebook: a second book is shown only in pages; add --html FOLDER",
        ),
        (
            ["--rulebook", BOOKS[0]] * 3,
            "--rulebook: pages compare two books at most; leave the others out",
        ),
        (
            ["--rulebook", BOOKS[0], "--html", HISTORY],
            f"{HISTORY}: File exists; name a folder that you may write to",
        ),
    ],
)
def test_a_wrong_call_gets_one_line(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["replay", HISTORY, *arguments]) == 2
    assert capsys.readouterr().err == f"moothall: {says}\n"


def test_every_slip_of_a_history_gets_a_line_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And what would move a terminal's cursor is shown, not done."""
    slips = tmp_path / "slips.yaml"
    slips.write_text('title: t\nevents:\n  - {id: A}\n  - {id: B, when: "\\e[2J"}\n')

    assert main(["replay", str(slips), "--rulebook", BOOKS[0]]) == 2
    first, second = capsys.readouterr().err.splitlines()
    assert first == f"moothall: {slips}:3:5: A has no date; write `when: 2016-10`"
    assert second.startswith(f"{slips}:4:19: when: '?[2J' is no date: ")


def test_a_folder_where_a_page_is_to_be_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "index.html"
    page.mkdir()
    assert main(["replay", HISTORY, "--rulebook", BOOKS[0], "--html", str(tmp_path)]) == 2
    says = f"{page}: a folder lies where a page is to be; move it or name another folder"
    assert capsys.readouterr().err == f"moothall: {says}\n"
