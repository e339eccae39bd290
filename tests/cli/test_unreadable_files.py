"""A history or a rulebook that cannot be read gets a line for each thing that is wrong with it."""

import re
from pathlib import Path

import pytest

from moothall.cli.main import main
from tests.shelf import DELEGATES, EXAMPLES, RULEBOOKS

HISTORY = str(EXAMPLES / "branch.yaml")
BOOK = str(RULEBOOKS / DELEGATES / "rulebook.md")
DATES = "2016, 2016-05, 2016-05-31, 2016-05~, 2016-05/2016-06 or 2016-05-31T19:00"
HISTORY_AT_FAULT = """events:
  - {id: E1, when: soon, who: x, acts: [{act: nothing.done}]}
  - {id: E1, when: 2024, who: x, acts: []}
"""
BOOK_AT_FAULT = '# A book\n\n1 *X.* Y.\n\n```rule\nact = "x"\n```\n'


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    Path("loop").symlink_to("loop")
    Path("latin").write_bytes(b"\xff")
    Path("fault.yaml").write_text(HISTORY_AT_FAULT, encoding="utf-8")
    Path("fault.md").write_text(BOOK_AT_FAULT, encoding="utf-8")
    with Path("large").open("wb") as stream:
        stream.truncate(64 * 1024 * 1024 + 1)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("none", "--rulebook", BOOK), "none: there is no such file; check the name"),
        ((HISTORY, "--rulebook", "none"), "none: there is no such file; check the name"),
        (("folder", "--rulebook", BOOK), "folder: this is a folder; name the file in it"),
        (
            ("loop", "--rulebook", BOOK),
            "loop: Too many levels of symbolic links; check that you may read it",
        ),
        (
            ("large", "--rulebook", BOOK),
            "large: more than the 67,108,864 bytes that are read; give a smaller file",
        ),
        (
            ("/dev/zero", "--rulebook", BOOK),
            "/dev/zero: more than the 67,108,864 bytes that are read; give a smaller file",
        ),
        (
            ("latin", "--rulebook", BOOK),
            "latin:1:1: this is not UTF-8 text; save the file as UTF-8",
        ),
        (
            ("fault.yaml", "--rulebook", BOOK),
            (
                f"fault.yaml:2:20: when: 'soon' is no date: write it as {DATES}\n"
                "fault.yaml:2:47: there is no act 'nothing.done'; write one of the vocabulary, "
                "such as meeting.hold\n"
                "fault.yaml:3:10: the id 'E1' stands on line 2 already; give each event its own"
            ),
        ),
        (
            (HISTORY, "--rulebook", "fault.md"),
            (
                "fault.md:1:1: no block says what holds for the whole book; write one: "
                'book = "name", with `counts_days` and `notice_given`\n'
                "fault.md:5:1: a rule block outside a clause; put it below a numbered paragraph, "
                "such as `4.2  Words`"
            ),
        ),
        (
            (HISTORY, "--rulebook", BOOK, "--as-of", "soon"),
            f"--as-of: 'soon' is no date: write it as {DATES}",
        ),
        (
            (HISTORY, "--rulebook", BOOK, "--nonsense"),
            "unrecognized arguments: --nonsense; see moothall --help",
        ),
    ],
)
def test_it_says_what_is_wrong_where_and_what_to_do(
    words: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["replay", *words]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"moothall: {says}\n")


def test_of_many_problems_the_first_are_told_and_how_many_more(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("zeros.md").write_bytes(bytes(5000))
    Path("slips.yaml").write_text("events:\n" + "  - {}\n" * 500, encoding="utf-8")
    for words in ((HISTORY, "--rulebook", "zeros.md"), ("slips.yaml", "--rulebook", BOOK)):
        assert main(["replay", *words]) == 2
        *told, last = capsys.readouterr().err.splitlines()
        assert len(told) == 100
        assert re.fullmatch("and [0-9,]+ more; mend these first", last)
