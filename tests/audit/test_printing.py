"""What a stranger wrote into a record cannot make an answer look like another."""

import json
import os
from pathlib import Path

import pytest

from moothall.cli.main import main
from moothall.cli.printable import printable
from moothall.cli.sources import write_export
from moothall.record.checkpoints import Head, sign_head
from tests.audit import making
from tests.audit.calling import DIGEST, Say, export_of, kept
from tests.record.making import LOG

WILD = "x\x1b[2K\rHOLDS.\n\u202e\x7f\x9b"
TAMED = r"x\u001b[2K\u000dHOLDS.\u000a\u202e\u007f\u009b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (WILD, TAMED),
        ("Zoë's branch — 日本 🗳", "Zoë's branch — 日本 🗳"),
        ("\udcff", r"\udcff"),
        ("\U000e0001", r"\udb40\udc01"),
    ],
)
def test_only_what_cannot_be_seen_is_escaped(text: str, shown: str) -> None:
    assert printable(text) == shown
    escaped = printable(json.dumps(text, ensure_ascii=False))
    assert json.loads(escaped) == text


def reported_by(author: str, *, to: Path) -> str:
    """Write an export of a record that this author reported."""
    written = making.entries()
    for entry in written:
        entry["act"]["reported_by"] = author
    write_export(making.export_of(written), str(to))
    return str(to)


def test_an_author_cannot_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = reported_by(WILD, to=tmp_path / "a.tar")
    assert main(["audit", export]) == 1
    says = "DOES NOT HOLD. act: entry 0: its act holds U+001B, which nobody would see\n"
    assert capsys.readouterr().out == says


def test_an_author_whose_spaces_are_wide_is_shown_by_their_numbers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wide = "x\u2003HOLDS."
    export = reported_by(wide, to=tmp_path / "a.tar")
    assert main(["audit", export]) == 0
    out = capsys.readouterr().out
    assert "facts stated in reports: x\\u2003HOLDS.\n" in out
    assert all(line.isprintable() for line in out.splitlines())
    assert main(["audit", export, "--json"]) == 0
    out = capsys.readouterr().out
    assert out.strip().isprintable()
    assert wide in {one["by"] for one in json.loads(out)["unchecked"]}


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_files_name_cannot_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    folder = f"{tmp_path}/a/"
    write_export(making.export_of(making.entries()), folder)
    Path(os.fsdecode(os.fsencode(folder) + b"\x1b[2K\xff")).write_bytes(b"")
    assert main(["audit", folder, *options]) == 1
    out = capsys.readouterr().out
    assert out.strip().isprintable()
    assert r"\u001b[2K\udcff" in out


def test_a_witness_shows_no_wild_origin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = sign_head(Head(origin="x\x1b[2K", size=0, root=bytes(32)), LOG)
    (tmp_path / "checkpoint").write_bytes(bytes(head))
    assert main(["witness", str(tmp_path), "--state", str(tmp_path / "state")]) in {1, 2}
    out, err = capsys.readouterr()
    assert all(line.isprintable() for line in (out + err).splitlines())


def test_one_of_a_kind_is_counted_as_one(say: Say) -> None:
    write_export(export_of(kept()[:1]), "one.tar")
    out = say("audit", "one.tar")[1]
    assert f"\n  1 entry judged by the rulebook that it names: {DIGEST}\n" in out
    assert "1 entries" not in out
