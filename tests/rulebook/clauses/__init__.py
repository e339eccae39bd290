"""The clauses of real rulebooks, for the tests."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class RealBlock:
    clause: str
    number: int
    source: str


def real_blocks() -> Iterator[RealBlock]:
    for path in sorted(Path(__file__).parent.glob("clauses-*.toml")):
        for clause in tomllib.loads(path.read_text())["c"]:
            sources = [part for part in clause["rule"].split("\n---\n") if part.strip()]
            for number, source in enumerate(sources, start=1):
                yield RealBlock(clause=clause["id"], number=number, source=source)
