"""Official figures: the Senate count of the Australian Capital Territory in 2016, counts 1 to 8.

Not our output: what the Electoral Commission published (`senate/act-2016.json` names the source).
The papers are made up so that as many pass from whom to whom as were published; what follows from
that, every total, transfer value, exclusion and vote lost by fraction, is the rule's to find.
"""

import json
from pathlib import Path

from moothall.count import Papers, papers_from
from moothall.count.fixed_point import fraction_text
from moothall.count.rules.australian_senate_2016 import count

OFFICIAL = json.loads(
    (Path(__file__).parent / "senate" / "act-2016.json").read_text(encoding="utf-8")
)
COUNTS = OFFICIAL["counts"]
# A pile: how many papers say so, and since which count they have their value.
Piles = dict[tuple[tuple[int, ...], str], int]


def take(pile: Piles, value: str, wanted: int) -> Piles:
    """Take so many papers of one value from a pile, whichever come first."""
    taken: Piles = {}
    for key in [key for key in pile if key[1] == value or value == "any"]:
        some = min(wanted, pile[key])
        if some:
            taken[key] = some
            pile[key] -= some
            wanted -= some
    assert wanted == 0
    return taken


def papers_that_pass_as_published() -> Papers:
    """Papers whose next preferences are where papers went, as long as the counts go."""
    piles: dict[int, Piles] = {
        one: {((one,), "1"): papers} for one, papers in enumerate(COUNTS[0]["papers"], start=1)
    }
    for published in COUNTS[1:]:
        moved = dict(enumerate(published["papers"], start=1))
        giver = min(moved, key=lambda one: moved[one])
        value = "any" if published is COUNTS[1] else published["value"]
        for to, papers in moved.items():
            if papers > 0:
                for (said, _), some in take(piles[giver], value, papers).items():
                    key = ((*said, to), published["value"])
                    piles[to][key] = piles[to].get(key, 0) + some
    said_by = [(said, some) for pile in piles.values() for (said, _), some in pile.items() if some]
    return papers_from(
        [said for said, _ in said_by],
        candidates=OFFICIAL["candidates"],
        seats=OFFICIAL["vacancies"],
        weights=[some for _, some in said_by],
    )


RESULT = count(
    papers_that_pass_as_published(), seats=OFFICIAL["vacancies"], lots=tuple(range(1, 23))
)


def test_the_papers_and_the_quota_are_those_published() -> None:
    assert (RESULT.valid, RESULT.quota) == (OFFICIAL["formal_papers"], OFFICIAL["quota"])
    assert RESULT.elected[0].name == "Gallagher"


def test_every_total_of_eight_counts_is_the_one_published() -> None:
    for stage, published in zip(RESULT.stages, COUNTS, strict=False):
        assert list(stage.totals) == published["totals"]
        assert stage.lost_by_fraction == published["lost"]


def test_every_paper_moves_when_and_at_the_value_published() -> None:
    for stage, published in zip(RESULT.stages[1:], COUNTS[1:], strict=False):
        assert stage.transfer_value is not None
        assert published["value"] in fraction_text(stage.transfer_value)
        went = {to: papers for parcel in stage.parcels for to, papers in parcel.papers}
        gained = enumerate(published["papers"], start=1)
        assert went == {to: papers for to, papers in gained if papers > 0}


def test_the_next_to_go_is_the_one_who_went_with_the_papers_published() -> None:
    """Count 9 published: Hennings, 91 papers of value 1 received at counts 1, 3 and 5."""
    stage = RESULT.stages[8]
    assert (RESULT.name(stage.givers[0]), stage.parcels[0].size) == ("Hennings", 91)
    assert stage.totals[1] == 2
