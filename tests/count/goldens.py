"""The golden transcripts: which files they are, and how each is written anew."""

import json
from collections.abc import Callable
from pathlib import Path

from moothall.count import StagedResult
from moothall.count.rules.scottish_stv_2011 import count
from moothall.count.shown import document, flows, page, text
from tests.count.wards_at_hand import ward

ROOT = Path(__file__).parents[2]
WARDS = ("renfrewshire_2017_ward3", "shetland_2017_ward4")
PICTURE = "docs/guide/pictures/renfrewshire-ward-3.svg"


def counted(name: str) -> StagedResult:
    """Count one ward by the Order."""
    papers = ward(name)
    return count(papers, seats=papers.seats, lots=())


SUFFIXES: dict[str, Callable[[StagedResult], str]] = {
    ".txt": text.transcript,
    ".json": lambda result: (
        json.dumps(document.transcript(result), indent=1, ensure_ascii=False) + "\n"
    ),
    ".html": page.page,
    ".svg": lambda result: flows.picture(result) + "\n",
}


def _writer(name: str, suffix: str) -> Callable[[], str]:
    return lambda: SUFFIXES[suffix](counted(name))


GOLDENS: dict[str, Callable[[], str]] = {
    **{
        f"tests/count/golden/{name}{suffix}": _writer(name, suffix)
        for name in WARDS
        for suffix in SUFFIXES
    },
    PICTURE: lambda: flows.picture(counted(WARDS[0])),
}
