"""Times the peers' own counts of one BLT file; runs in their own environment, prints JSON.

Building a peer's papers is timed apart from counting them; the median of runs after a first one, in
the processor time of the thread that counts, which programs running beside do not lengthen.
"""

# ruff: noqa: PLC0415 - a peer is imported only where it is measured

import json
import statistics
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

Papers = list[tuple[int, tuple[int, ...]]]
RUNS = 16


def read(name: str) -> tuple[int, int, Papers]:
    lines = iter(Path(name).read_text(encoding="utf-8").splitlines())
    candidates, seats = map(int, next(lines).split())
    papers = []
    for line in lines:
        weight, *ranking = map(int, line.split())
        if not ranking:
            break
        papers.append((weight, tuple(ranking[:-1])))
    return candidates, seats, papers


def pyrankvote(candidates: int, seats: int, papers: Papers) -> Callable[[], Iterator[str]]:
    import pyrankvote as peer

    names = [peer.Candidate(str(number)) for number in range(1, candidates + 1)]
    ballots = [
        peer.Ballot(ranked_candidates=[names[one - 1] for one in ranking])
        for weight, ranking in papers
        for _ in range(weight)
    ]
    return lambda: map(
        str,
        peer.single_transferable_vote(names, ballots, number_of_seats=seats).get_winners(),
    )


def stvpoll(candidates: int, seats: int, papers: Papers) -> Callable[[], Iterator[str]]:
    from stvpoll.scottish_stv import ScottishSTV

    names = [str(number) for number in range(1, candidates + 1)]
    polls = []
    for _ in range(RUNS):  # a poll is used up by its count
        poll = ScottishSTV(seats=seats, candidates=names, random_in_tiebreaks=False)
        for weight, ranking in papers:
            poll.add_ballot([str(one) for one in ranking], weight)
        polls.append(poll)
    return lambda: iter(polls.pop().calculate().elected_as_tuple())


def votelib(_: int, seats: int, papers: Papers) -> Callable[[], Iterator[str]]:
    from votelib.evaluate.sequential import TransferableVoteSelector

    votes: dict[tuple[str, ...], int] = {}
    for weight, ranking in papers:
        key = tuple(map(str, ranking))
        votes[key] = votes.get(key, 0) + weight
    return lambda: iter(TransferableVoteSelector(transferer="Gregory").evaluate(votes, seats))


def pref_voting(candidates: int, seats: int, papers: Papers) -> Callable[[], Iterator[str]]:
    from pref_voting.profiles_with_ties import ProfileWithTies
    from pref_voting.proportional_methods import stv_scottish

    profile = ProfileWithTies(
        [{one: place for place, one in enumerate(ranking, start=1)} for _, ranking in papers],
        rcounts=[weight for weight, _ in papers],
        candidates=list(range(1, candidates + 1)),
    )
    return lambda: map(str, stv_scottish(profile, num_seats=seats))


def votekit(candidates: int, seats: int, papers: Papers) -> Callable[[], Iterator[str]]:
    from votekit import RankBallot, RankProfile
    from votekit.elections import FastSTV

    profile = RankProfile(
        ballots=tuple(
            RankBallot(ranking=tuple(frozenset([str(one)]) for one in ranking), weight=weight)
            for weight, ranking in papers
        ),
        candidates=tuple(str(number) for number in range(1, candidates + 1)),
    )
    return lambda: (
        str(one)
        for places in FastSTV(profile, n_seats=seats, simultaneous=False).get_elected()
        for one in places
    )


def measured(peer: Callable[..., Callable[[], Iterator[str]]], name: str) -> dict[str, object]:
    begun = time.perf_counter()
    counting = peer(*read(name))
    built = time.perf_counter() - begun
    spent, winners = [], []
    for _ in range(RUNS):
        begun = time.thread_time()
        winners = list(counting())
        spent.append(time.thread_time() - begun)
    return {
        "build": built,
        "count": statistics.median(spent[1:]),
        "winners": sorted(map(int, winners)),
    }


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    found: dict[str, object] = {}
    for peer in (pyrankvote, stvpoll, votelib, pref_voting, votekit):
        try:
            found[peer.__name__] = measured(peer, sys.argv[1])
        except Exception as error:  # noqa: BLE001 - a peer that fails is a finding, not a fault
            found[peer.__name__] = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(found))
