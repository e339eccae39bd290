"""The command, called in a folder that has an export and keys."""

from pathlib import Path

import pytest

from moothall.cli.main import main
from moothall.cli.sources import write_export
from tests.audit.calling import Say, export_of, kept
from tests.record.making import BRANCH, LOG, NEXT


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    """Call the command in a folder with a whole export, `a.tar`, and the keys of the cast."""
    monkeypatch.chdir(tmp_path)
    write_export(export_of(kept()), "a.tar")
    for name, key in (("log", LOG), ("next", NEXT), ("branch", BRANCH)):
        Path(name).write_text(f"{key.secret_text()}\n")

    def call(*words: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return code, out, err

    return call
