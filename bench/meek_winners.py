"""Whom pref_voting elects by Meek's method, on random polls, as JSON for a test.

Runs in the peers' own environment: `.venv/peers/bin/python -m bench.meek_winners`. Its versions of
numba and numpy are not those of the tests, which therefore keep what it answered.
"""

import json
import random
import sys
import warnings

from bench.count_peers import Papers


def drawn(chance: random.Random) -> tuple[int, int, Papers]:
    """A poll of 60 to 200 papers, some candidates better liked than others."""
    candidates = chance.randint(3, 6)
    liking = [chance.uniform(0.5, 3) for _ in range(candidates)]
    papers: dict[tuple[int, ...], int] = {}
    for _ in range(chance.randint(60, 200)):
        order = sorted(
            range(1, candidates + 1), key=lambda one: chance.random() ** (1 / liking[one - 1])
        )
        ranking = tuple(order[: chance.randint(1, candidates)])
        papers[ranking] = papers.get(ranking, 0) + 1
    listed = [(weight, ranking) for ranking, weight in papers.items()]
    return candidates, chance.randint(1, candidates - 1), listed


def winners(candidates: int, seats: int, papers: Papers) -> list[int]:
    from pref_voting.profiles_with_ties import ProfileWithTies  # noqa: PLC0415 - the peers' own
    from pref_voting.proportional_methods import stv_meek  # noqa: PLC0415

    profile = ProfileWithTies(
        [{one: place for place, one in enumerate(ranking, start=1)} for _, ranking in papers],
        rcounts=[weight for weight, _ in papers],
        candidates=list(range(1, candidates + 1)),
    )
    return sorted(map(int, stv_meek(profile, num_seats=seats)))


def main() -> None:
    warnings.simplefilter("ignore")
    chance = random.Random(1987)
    polls = [
        {"seats": seats, "candidates": candidates, "papers": papers, "winners": elected}
        for candidates, seats, papers in (drawn(chance) for _ in range(60))
        if (elected := winners(candidates, seats, papers))
    ]
    json.dump({"program": "pref_voting 1.18.2, stv_meek", "polls": polls}, sys.stdout)


if __name__ == "__main__":
    main()
