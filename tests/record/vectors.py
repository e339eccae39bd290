"""The published vectors: one sound export and every named damage, as JSON for other verifiers.

`python -m tests.record.vectors` writes them anew; the test that they are those that the code makes
is in `test_vectors.py`. Bytes are base64. Section 10 of docs/spec/record.md says what is in them.
"""

import json
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

from moothall.record.anchors import Anchors
from moothall.record.ustar import write_archive
from tests.record import damages, making, rebuilt, tricks
from tests.record.archives import archives
from tests.record.damages import Damaged, sound
from tests.record.making import BRANCH, LOG, NEXT

FOLDER = Path(__file__).parent / "vectors"
Document = dict[str, object]


def all_damages() -> list[Damaged]:
    """Every damage of the files of an export."""
    return [
        *damages.of_files(),
        *damages.of_notes(),
        *damages.of_anchors(),
        *rebuilt.of_entries(),
        *rebuilt.of_seals(),
        *rebuilt.of_heads(),
        *rebuilt.of_rotations(),
        *rebuilt.of_splices(),
        *tricks.of_tricks(),
    ]


def documents() -> dict[str, object]:
    """What the files of the vectors hold."""
    since = making.head_of(making.keep(damages.entries()), key=NEXT)
    keys = (LOG.public(), NEXT.public())
    anchors = Anchors(keys=keys, since=since, witnesses=(BRANCH.public(),))
    files = sound()
    return {
        "sound.json": {
            "files": encode(files),
            "archive": _base64(b"".join(write_archive(files))),
            "anchors": _anchors(anchors),
        },
        "damages.json": [_damage(one, files) for one in all_damages()],
        "archives.json": [
            {"name": name, "damage": "container", "archive": _base64(archive)}
            for name, archive in archives().items()
        ],
    }


def _damage(damaged: Damaged, files: Mapping[str, bytes]) -> Document:
    return {
        "name": damaged.name,
        "damage": damaged.damage.value,
        "changes": encoded_changes(files, damaged.files),
        "anchors": _anchors(damaged.anchors),
    }


def encoded_changes(files: Mapping[str, bytes], changed: Mapping[str, bytes]) -> Document:
    """The files that differ, as they are after the change; null where one is gone."""
    names = sorted(files.keys() | changed.keys())
    return {
        name: _base64(changed[name]) if name in changed else None
        for name in names
        if files.get(name) != changed.get(name)
    }


def _anchors(anchors: Anchors) -> Document:
    return {
        "keys": [str(key) for key in anchors.keys],
        "since": None if anchors.since is None else bytes(anchors.since).decode(),
        "witnesses": [str(key) for key in anchors.witnesses],
    }


def encode(files: Mapping[str, bytes]) -> Document:
    """Files as base64, by name."""
    return {name: _base64(content) for name, content in sorted(files.items())}


def _base64(content: bytes) -> str:
    return b64encode(content).decode()


def written(document: object) -> str:
    """A document as its file holds it."""
    return json.dumps(document, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    for name, document in documents().items():
        (FOLDER / name).write_text(written(document))
