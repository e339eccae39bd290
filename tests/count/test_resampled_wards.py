"""Wards that might have been: papers of the ten drawn again, counted three ways, stage by stage.

A third of the wards has a candidate withdrawn; seats and lots are drawn as well, and few papers
make ties of two and three at every kind of stage.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from moothall.count import Papers, papers_from
from moothall.count.fast import tally
from moothall.count.rules.scottish_stv_2011 import count
from moothall.count.rules.scottish_table import VOTE
from moothall.count.transcript import StagedResult
from tests.count import plain_stv
from tests.count.wards_at_hand import OFFICIAL, ward


@dataclass
class Drawn:
    rankings: list[tuple[int, ...]]
    standing: list[int]
    papers: Papers
    lots: tuple[int, ...]


def drawn(chance: random.Random, name: str) -> Drawn:
    """Papers of a ward drawn with replacement, under other conditions."""
    source = ward(name)
    everybody = range(1, len(source.candidates) + 1)
    rankings = [
        tuple(one for one in row if one)
        for row in chance.choices(
            source.rankings.tolist(), source.weights.tolist(), k=chance.choice([12, 40, 150, 400])
        )
    ]
    gone = chance.sample(everybody, 1) if chance.random() < 1 / 3 else []
    standing = [one for one in everybody if one not in gone]
    papers = papers_from(
        rankings,
        candidates=source.candidates,
        seats=chance.randint(1, len(standing)),
        withdrawn=gone,
    )
    return Drawn(rankings, standing, papers, tuple(chance.sample(everybody, len(everybody))))


def wards(name: str) -> Iterator[Drawn]:
    chance = random.Random(name)  # noqa: S311 - the same wards every time
    for _ in range(12):
        yield drawn(chance, name)


@pytest.mark.parametrize("name", OFFICIAL)
def test_three_counts_agree_at_every_stage(name: str) -> None:
    for poll in wards(name):
        seats = poll.papers.seats
        result = count(poll.papers, seats=seats, lots=poll.lots)
        stages, quota, elected = plain_stv.count(poll.rankings, poll.standing, seats, poll.lots)
        assert result.quota == quota * VOTE
        assert [one.candidate for one in result.elected] == elected
        assert [list(stage.elected) for stage in result.stages] == [one.elected for one in stages]
        for one, stage in zip(stages, result.stages, strict=True):
            assert {x: stage.totals[x - 1] for x in poll.standing} == {
                x: votes * VOTE for x, votes in one.votes.items()
            }
        compiled = tally(poll.papers, seats=seats, lots=poll.lots)
        assert compiled.elected == tuple(elected)
        assert compiled.totals.tolist() == [
            [stage.not_transferred, *stage.totals] for stage in result.stages
        ]


@pytest.mark.parametrize("name", OFFICIAL)
def test_the_parcels_add_up_to_the_totals(name: str) -> None:
    for poll in wards(name):
        result = count(poll.papers, seats=poll.papers.seats, lots=poll.lots)
        assert_parcels_add_up(result)


def assert_parcels_add_up(result: StagedResult) -> None:
    """Nobody but who gave papers has anything that no parcel brought, and no vote is lost."""
    before = (0,) * len(result.candidates)
    for stage in result.stages:
        received = stage.received()
        for candidate, (had, has) in enumerate(zip(before, stage.totals, strict=True), start=1):
            if candidate != stage.candidate:
                assert has == had + received.get(candidate, 0)
        assert sum(stage.totals) + stage.not_transferred == result.valid * VOTE
        before = stage.totals


def test_such_wards_have_ties_of_two_and_of_three_for_either_purpose() -> None:
    ties = {
        (tie.purpose, min(3, len(tie.tied)), tie.settled_by_stage is None)
        for name in OFFICIAL
        for poll in wards(name)
        for stage in count(poll.papers, seats=poll.papers.seats, lots=poll.lots).stages
        if (tie := stage.tie)
    }
    assert {number for _, number, _ in ties} == {2, 3}
    assert {by_lot for _, _, by_lot in ties} == {True, False}
    assert len({purpose for purpose, _, _ in ties}) == 2
