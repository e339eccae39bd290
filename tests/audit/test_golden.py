"""The golden export and the vectors made from it are audited for ever."""

import json
from base64 import b64decode
from typing import Any

import pytest

from tests.audit import making
from tests.audit.golden import golden_files
from tests.audit.vectors import FOLDER, documents
from tests.record.vectors import written

SOUND = json.loads((FOLDER / "sound.json").read_text())
DAMAGES = json.loads((FOLDER / "damages.json").read_text())
FILES = {name: b64decode(content) for name, content in SOUND["files"].items()}


def test_the_golden_export_is_judged_today_as_it_was() -> None:
    report = making.audit(golden_files())
    assert report.reason is None
    assert (report.valid, report.trusted, report.sealed) == (True, True, 0)
    assert report.entries is not None
    assert report.entries > 60


@pytest.mark.parametrize("name", ["sound.json", "damages.json"])
def test_the_vectors_are_those_that_the_code_makes(name: str) -> None:
    assert (FOLDER / name).read_text() == written(documents()[name])


def test_the_sound_vector_holds() -> None:
    assert making.audit(FILES).reason is None


@pytest.mark.parametrize("vector", DAMAGES, ids=lambda vector: vector["name"])
def test_a_damage_is_refused_by_name(vector: dict[str, Any]) -> None:
    files = {**FILES, **{name: b64decode(new) for name, new in vector["changes"].items()}}
    report = making.audit(files)
    assert str(report.reason).startswith(f"{vector['damage']}: "), report.reason
