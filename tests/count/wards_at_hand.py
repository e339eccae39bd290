"""The ten wards of 2017 and what their returning officers published."""

import json
from pathlib import Path

from moothall.count import Papers, read_blt

FOLDER = Path(__file__).parent / "wards"
OFFICIAL = json.loads((FOLDER / "official-2017.json").read_text(encoding="utf-8"))


def ward(name: str) -> Papers:
    """The papers of one ward."""
    return read_blt((FOLDER / f"{name}.blt").read_bytes())
