"""The guide to the record quotes what the audit of the example says today."""

import re
from pathlib import Path

import pytest

from moothall.cli.main import main
from tests.shelf import DELEGATES, EXAMPLES, ROOT, RULEBOOKS

GUIDE = ROOT / "docs" / "guide" / "check-the-record.md"


def test_the_answer_in_the_guide_is_that_of_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    history = str(EXAMPLES / "federation-2015-16.yaml")
    book = str(RULEBOOKS / DELEGATES / "rulebook.md")
    assert main(["key", "make", "federation.example/record", "--to", "log.key"]) == 0
    words = ["replay", history, "--rulebook", book, "--export", "export.tar", "--key", "log.key"]
    assert main(words) == 0
    capsys.readouterr()
    assert main(["audit", "export.tar"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    found = re.search(r"^    HOLDS.*\n(?:    .*\n)+", GUIDE.read_text("utf-8"), re.MULTILINE)
    assert found is not None
    quoted = re.escape(" ".join(found[0].split())).replace("\\ ", " ")
    assert re.fullmatch(re.sub(r"[\w]*…", r"\\S+?", quoted), said)
