"""Published vectors for whoever judges again: a sound record and every alteration of an entry.

Made from the first entries of the golden export, with the tree built again and the right key.
`python -m tests.audit.vectors` writes them anew. Their form is that of `tests/record/vectors`.
"""

import json
from pathlib import Path
from typing import Any

from moothall.record.entries import keep_entry
from moothall.record.exports import Readers, read_all
from moothall.record.signing import sign_export
from tests.audit.altering import ALTERATIONS
from tests.audit.golden import golden_files
from tests.audit.making import KEY, SALT, Written
from tests.record.vectors import encode, encoded_changes, written

FOLDER = Path(__file__).parent / "vectors"
COUNT = 16


def sound_entries() -> list[Written]:
    """The entries, public, to be changed at will."""
    files = golden_files()
    size = int(files["checkpoint"].split(b"\n")[1])
    kept = list(read_all(files.__getitem__, size=size, names=frozenset(files)))[:COUNT]
    listed: list[Written] = [json.loads(json.dumps(one.entry)) for one in kept]
    return [{**entry, "audience": "public"} for entry in listed]


def export_of(entries: list[Written]) -> dict[str, bytes]:
    kept = [keep_entry(entry, salt=SALT) for entry in entries]
    return sign_export(kept, key=KEY, readers=Readers.WHOLE, files=golden_files())


def documents() -> dict[str, Any]:
    """What the files of the vectors hold."""
    sound = export_of(sound_entries())
    damaged = []
    for change, damage in ALTERATIONS:
        entries = sound_entries()
        change(entries)
        changes = encoded_changes(sound, export_of(entries))
        name = change.__name__.replace("_", " ")
        damaged.append({"name": name, "damage": damage.value, "changes": changes})
    return {"sound.json": {"files": encode(sound)}, "damages.json": damaged}


if __name__ == "__main__":
    for name, document in documents().items():
        (FOLDER / name).write_text(written(document))
