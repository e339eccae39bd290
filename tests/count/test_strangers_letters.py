"""What a stranger may write into papers, names and options to mislead readers or hang a count."""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from moothall.cli.main import main
from moothall.count import PapersError, read_blt, read_csv, read_preflib
from moothall.count.papers import hidden_character
from moothall.count.senate_papers import read_senate

HIDDEN = "\x1b\x85\xad\u061c\u200b\u200e\u2028\u2029\u202e\u2060\u2066\ufeff\U000e0041"


@pytest.mark.parametrize("letter", HIDDEN)
def test_no_name_hides_a_letter(letter: str) -> None:
    assert hidden_character(f"Al{letter}ice") == letter


def test_names_are_written_as_their_languages_need() -> None:
    assert hidden_character("Zoë O'Brien-Łukasz, نی\u200cلوفر, ක්\u200dෂ") is None


READERS: dict[str, Callable[[bytes], object]] = {
    "blt": read_blt,
    "csv": partial(read_csv, seats=1),
    "toc": partial(read_preflib, seats=1),
}
NAME = "A" * 10_000
LONG = "000000001" + "0" * 5000
BEGINNING = "# NUMBER ALTERNATIVES: 2\n"
REFUSED = {
    ("blt", f'1 1\n1 1 0\n0\n"{NAME}"\n'): "line 4, column 10001: this line has 10,002 letters, too"
    " many for a candidate's name; write at most 10,000",
    ("toc", "\n" * 100_000): "line 1, column 1: the file is empty; give a file of PrefLib",
    ("csv", f"papers,A,B\n{LONG},1,2\n"): "line 2, column 1: '00000000100000000000' is not a number"
    " of papers that can be counted; write a number from 1 to 900,000,000",
    ("csv", ",".join(map(str, range(1001)))): "line 1, column 1001: 1001 candidates cannot be"
    " counted; give at most 1,000",
    ("toc", f"# NUMBER ALTERNATIVES: {LONG}\n1: 1\n"): "line 2, column 1: '00000000100000000000'"
    " is not a number of alternatives that can be counted; write a number from 1 to 1,000",
    ("toc", f"{BEGINNING}1: 1{' ' * 60_000}x\n"): "line 2, column 4: this is not a place of a"
    " ranking; separate places by commas, shared ones in braces",
    ("toc", f"{BEGINNING}# NUMBER ALTERNATIVES: 3\n"): "line 2, column 1: a line before this gives"
    " another NUMBER ALTERNATIVES; keep one of them",
    ("toc", f"{BEGINNING}# ALTERNATIVE NAME 3: Carol\n1: 1\n"): "line 1, column 1: the file names"
    " alternative 3 and has 2; correct NUMBER ALTERNATIVES, or delete the name",
    ("toc", f"{BEGINNING}# TITLE: a\u202eb\n"): "line 2, column 1: the hidden character U+202E"
    " stands here; delete it",
    (
        "toc",
        f"{BEGINNING}1: \u0661\n",
    ): "line 2, column 4: this is not a place of a ranking; separate"
    " places by commas, shared ones in braces",
    ("blt", '1 1\n1 1 0\n0\n"A\u061c"\n'): "line 4, column 3: the hidden character U+061C stands in"
    " a candidate's name; delete it",
}


@pytest.mark.parametrize(("given", "message"), REFUSED.items())
def test_papers_are_refused(given: tuple[str, str], message: str) -> None:
    kind, text = given
    with pytest.raises(PapersError) as refused:
        READERS[kind](text.encode())
    assert str(refused.value) == message


def test_blanks_without_end_are_no_riddle() -> None:
    remark = f"# {'A ' * 40_000}x\n#{' ' * 60_000}x\n"
    assert read_preflib(f"{BEGINNING}{remark}1: 1\n".encode(), seats=1).total == 1


def test_a_hidden_letter_of_a_senate_name_is_shown() -> None:
    with pytest.raises(PapersError) as refused:
        read_senate("A:Reds,A:x\u202ey\n1,\n".encode(), seats=1)
    assert str(refused.value) == (
        "line 1, column 2: 'x\\u202ey' cannot name a candidate; give a square above the line to"
        " each group and one below it to each candidate"
    )


def test_no_complaint_moves_the_cursor(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["count", "\x1b[2J.blt", "--rule", "meek"]) == 2
    assert capsys.readouterr().err == (
        "moothall: \\u001b[2J.blt: No such file or directory; check the name of the file\n"
    )


@pytest.mark.parametrize("command", [["count", "x.blt", "--threshold"], ["pact", "--moves"]])
def test_a_share_has_no_exponent(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "1e-20000000"]) == 2
    assert capsys.readouterr().err == (
        f"moothall: argument {command[-1]}: '1e-20000000' is not a share from 0 to 1, such as 0.5;"
        f" see moothall {command[0]} --help\n"
    )


def test_a_terminal_that_lacks_a_letter_is_shown_its_number(tmp_path: Path) -> None:
    file = tmp_path / "papers.blt"
    file.write_text('1 1\n1 1 0\n0\n"\u0141ukasz"\n', encoding="utf-8")
    call = ["count", str(file), "--rule", "meek"]
    done = subprocess.run(
        [sys.executable, "-c", "from moothall.cli.main import main; main()", *call],
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    assert done.stdout.endswith(b"Elected at stage 1: \\u0141ukasz (1)\n")


def test_what_does_not_end_as_papers_do_is_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "papers.txt"
    file.write_bytes(b"\0")
    assert main(["count", str(file), "--rule", "meek"]) == 2
    assert capsys.readouterr().err == (
        f"moothall: {file}: a file of papers ends in .blt, .csv, .soc, .soi, .toc, .toi; rename it"
        "\n"
    )


def test_a_device_named_like_papers_is_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    device = tmp_path / "papers.blt"
    device.symlink_to("/dev/zero")
    assert main(["count", str(device), "--rule", "meek"]) == 2
    says = f"moothall: {device}: this is a device and no file; check the name of the file\n"
    assert capsys.readouterr().err == says
