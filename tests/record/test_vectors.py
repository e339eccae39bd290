"""The published vectors are those that the code makes, and each is refused by its name."""

import json
from base64 import b64decode
from typing import Any

import pytest

from moothall.record.anchors import Anchors
from moothall.record.checkpoints import parse_checkpoint
from moothall.record.errors import Damage, RecordError
from moothall.record.keys import parse_public_key
from moothall.record.ustar import files_of, index_archive
from tests.record import making
from tests.record.vectors import FOLDER, documents, written

Vector = dict[str, Any]
SOUND = json.loads((FOLDER / "sound.json").read_text())
DAMAGES = json.loads((FOLDER / "damages.json").read_text())
ARCHIVES = json.loads((FOLDER / "archives.json").read_text())
FILES = {name: b64decode(content) for name, content in SOUND["files"].items()}


def anchors_of(vector: Vector) -> Anchors:
    given = vector["anchors"]
    since = given["since"]
    return Anchors(
        keys=tuple(parse_public_key(key) for key in given["keys"]),
        since=parse_checkpoint(str(since).encode(), what="since") if since else None,
        witnesses=tuple(parse_public_key(key) for key in given["witnesses"]),
    )


def unpack(archive: str) -> dict[str, bytes]:
    content = b64decode(archive)

    def read_at(offset: int, length: int) -> bytes:
        return content[offset : offset + length]

    return files_of(index_archive(read_at).items(), read_at)


@pytest.mark.parametrize("name", sorted(documents()))
def test_the_file_is_the_one_that_the_code_makes(name: str) -> None:
    assert (FOLDER / name).read_text() == written(documents()[name])


def test_the_sound_one_holds() -> None:
    assert making.verify(FILES, anchors_of(SOUND)).trusted
    assert unpack(SOUND["archive"]) == FILES


@pytest.mark.parametrize("vector", DAMAGES, ids=lambda vector: vector["name"])
def test_a_damage_is_refused_by_name(vector: Vector) -> None:
    files = dict(FILES)
    for name, content in vector["changes"].items():
        files.pop(name, None)
        if content is not None:
            files[name] = b64decode(content)
    with pytest.raises(RecordError) as refusal:
        making.verify(files, anchors_of(vector))
    assert refusal.value.damage == vector["damage"], refusal.value.says


@pytest.mark.parametrize("vector", ARCHIVES, ids=lambda vector: vector["name"])
def test_a_damaged_archive_is_refused(vector: dict[str, str]) -> None:
    with pytest.raises(RecordError) as refusal:
        unpack(vector["archive"])
    assert refusal.value.damage == Damage.CONTAINER, refusal.value.says


def test_every_damage_that_this_room_finds_has_a_vector() -> None:
    judged = {Damage.ACT, Damage.FACT, Damage.RULING}
    assert {vector["damage"] for vector in [*DAMAGES, *ARCHIVES]} == set(Damage) - judged
