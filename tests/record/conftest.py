"""A witness, and records to show it."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from moothall.cli.main import main
from moothall.cli.sources import write_export
from moothall.record.entries import Entry
from moothall.record.keys import PrivateKey
from tests.record import making
from tests.record.looking import Look
from tests.record.making import BRANCH, LOG


@pytest.fixture
def look(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Look:
    """Show the witness a source; the first time it is told the log's key."""
    (tmp_path / "own").write_text(BRANCH.secret_text())
    state, key = tmp_path / "state", tmp_path / "own"

    def at(source: Path | str, *, told: PrivateKey = LOG) -> tuple[int, dict[str, object]]:
        words = ["witness", str(source), "--state", str(state), "--key", str(key), "--json"]
        knows = any(state.glob("*/memory"))
        code = main(words if knows else [*words, "--log", str(told.public())])
        return code, json.loads(capsys.readouterr().out)

    return at


@pytest.fixture
def record(tmp_path: Path) -> Callable[..., Path]:
    """A record of these entries in a folder of its own."""

    def write(entries: Sequence[Entry], *, key: PrivateKey = LOG, called: str = "") -> Path:
        folder = tmp_path / f"record-{len(entries)}{called}"
        files = making.export_of(making.keep(entries), key=key, witnesses=())
        write_export(files, f"{folder}/")
        return folder

    return write
