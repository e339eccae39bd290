"""The vectors: boxes that hold and every named damage, made from seeds and kept as JSON.

`python -m tests.ballots.vectors` writes vectors.json anew; a test holds the file to this code, so
that the file is never older than the damages.
"""

import base64
import gzip
import json
from functools import cache
from pathlib import Path

from tests.ballots.damages.ballots import damages_of_ballots
from tests.ballots.damages.elements import damages_of_elements
from tests.ballots.damages.frames import damages_of_frames
from tests.ballots.damages.openings import damages_of_openings, damages_of_rankings
from tests.ballots.damages.script import Damage
from tests.ballots.damages.setups import damages_of_setups
from tests.ballots.elections import BLANK, RANKED, YES_NO, Society, society

FILE = Path(__file__).parent / "vectors.json"


def make_finished() -> Society:
    """Weights, blank, one mandatory trustee and two of three; one voter votes twice."""
    made = society(YES_NO, BLANK, weights=(1, 2, 5), threshold=(2, 3))
    for voter, vote in enumerate(([[1, 0, 0], [0, 1, 1]], [[0, 1, 0], [0, 1, 0]])):
        made.cast(voter, vote)
    made.cast(0, [[0, 0, 1], [1, 0, 0]])
    made.cast(2, [[0, 1, 0], [0, 0, 1]])
    made.close()
    made.decrypt(1, 2, 4)
    made.announce()
    return made


def make_ranked() -> Society:
    made = society(RANKED, YES_NO)
    for voter, ranks in enumerate(([1, 2, 3], [0, 1, 0], [3, 1, 2])):
        made.cast(voter, [ranks, [1, 0, 0]])
    made.close()
    made.shuffle(1)
    made.shuffle(1)
    made.end_shuffles()
    made.decrypt(1)
    made.announce()
    return made


def make_plain(group: str) -> Society:
    made = society(YES_NO, group=group, voters=2)
    made.cast(0, [[1, 0, 0]])
    made.cast(1, [[0, 1, 0]])
    made.close()
    made.decrypt(1)
    made.announce()
    return made


finished, ranked, plain = cache(make_finished), cache(make_ranked), cache(make_plain)


def good() -> dict[str, Society]:
    return {
        "weights-blank-threshold": finished(),
        "ranked": ranked(),
        "belenios-2048": plain("BELENIOS-2048"),
        "rfc-3526-2048": plain("RFC-3526-2048"),
        "ed25519": plain("Ed25519"),
    }


@cache
def damages() -> tuple[Damage, ...]:
    """Make all damages from elections of their own, so that they never differ."""
    whole, point, residue = make_finished(), make_plain("Ed25519"), make_plain("BELENIOS-2048")
    return (
        *damages_of_frames(whole),
        *damages_of_setups(whole),
        *damages_of_ballots(whole),
        *damages_of_elements(point),
        *damages_of_elements(residue),
        *damages_of_openings(whole),
        *damages_of_rankings(make_ranked()),
    )


def packed(box: bytes) -> str:
    return base64.b64encode(gzip.compress(box, mtime=0)).decode()


def unpacked(text: str) -> bytes:
    return gzip.decompress(base64.b64decode(text))


def vectors() -> dict[str, object]:
    holds = [
        {"name": name, "result": made.verdict().result, "box": bytes(made.box)}
        for name, made in good().items()
    ]
    fails = [{"name": one.name, "reason": one.reason, "box": one.box} for one in damages()]
    return {"holds": holds, "fails": fails}


def main() -> None:
    written = json.dumps(
        {
            "about": "Ballot boxes as docs/spec/ballots-format.md has them: base64 of gzip.",
            **vectors(),
        },
        indent=1,
        default=packed,
    )
    FILE.write_text(written + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
