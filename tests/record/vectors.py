"""The published vectors: one sound export and every named damage, as JSON for other verifiers.

`python -m tests.record.vectors` writes them anew; the test that they are those that the code makes
is in `test_vectors.py`. Bytes are base64. Section 10 of docs/spec/record.md says what is in them.
"""

import json
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

from moothall.record.anchors import Anchors
from moothall.record.ustar import BLOCK, header, write_archive
from tests.record import damages, making, rebuilt
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
    ]


def archives() -> dict[str, bytes]:
    """Every damage of the one file that an export may be; all are refused as `container`."""
    files = sound()
    archive = b"".join(write_archive(files))
    first, second, *rest = files.items()
    books = next(name for name in files if name.startswith("books/"))
    padding = BLOCK + len(files[books])
    return {
        "an empty file": b"",
        "cut in the middle": archive[: len(archive) // 2],
        "without its last block": archive[:-BLOCK],
        "without its last byte": archive[:-1],
        "a byte after the end": archive + b"\0",
        "a block after the end": archive + bytes(BLOCK),
        "a byte in the padding of a file": _set(archive, padding, b"\1"),
        "another mode": _rewrite(archive, 100, b"0000600"),
        "another time": _rewrite(archive, 136, b"00000000001"),
        "a name of a user": _rewrite(archive, 265, b"root"),
        "a wrong checksum": _set(archive, 148, b"7"),
        "a length in other digits": _rewrite(archive, 124, b"%11o" % len(files[books])),
        "two files in the other order": _unsorted([second, first, *rest]),
        "a name twice": _unsorted([*sorted(files.items()), max(files.items())]),
        "not an archive": b"PK\3\4" + bytes(2 * BLOCK),
    }


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


def _set(archive: bytes, at: int, content: bytes) -> bytes:
    return archive[:at] + content + archive[at + len(content) :]


def _rewrite(archive: bytes, at: int, content: bytes) -> bytes:
    """Change the first header and give it the checksum that then is right."""
    block = _set(_set(archive[:BLOCK], at, content), 148, b" " * 8)
    return _set(block, 148, b"%06o\0 " % sum(block)) + archive[BLOCK:]


def _unsorted(files: list[tuple[str, bytes]]) -> bytes:
    pieces = (
        header(name, len(content)) + content + bytes(-len(content) % BLOCK)
        for name, content in files
    )
    return b"".join(pieces) + bytes(2 * BLOCK)


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
