"""What can be wrong with a record: one exception, and a stable name for each kind of damage.

The names are those of section 10 of docs/spec/record.md and of the published vectors.
"""

from enum import StrEnum


class Damage(StrEnum):
    """What does not hold."""

    CONTAINER = "container"
    FILES = "files"
    JSON = "json"
    NOTE = "note"
    SIGNATURE = "signature"
    BUNDLE = "bundle"
    ENTRY = "entry"
    OPENING = "opening"
    TILE = "tile"
    ROOT = "root"
    ROTATION = "rotation"
    BOOK = "book"
    TEXT = "text"
    ANCHOR = "anchor"
    ACT = "act"
    FACT = "fact"
    RULING = "ruling"


class RecordError(Exception):
    """Something of a record that was read and does not hold."""

    def __init__(self, damage: Damage, says: str) -> None:
        super().__init__(f"{damage}: {says}")
        self.damage = damage
        self.says = says

    def __reduce__(self) -> tuple[type["RecordError"], tuple[Damage, str]]:
        """Survive the way back from a worker process, where most checks run."""
        return RecordError, (self.damage, self.says)
