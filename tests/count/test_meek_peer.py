"""Meek's method beside pref_voting, whose answers to sixty random polls are kept in `meek/`.

`bench/meek_winners.py` asked it. It counts in floating point to a tolerance, where the rule rounds
to nine decimals, and settles ties in its own order: polls that need a lot are passed over.
"""

import json
from pathlib import Path

from moothall.count import LotNeededError, papers_from
from moothall.count.rules.meek import count

ANSWERS = Path(__file__).parent / "meek" / "pref_voting-1.18.2.json"
POLLS = json.loads(ANSWERS.read_text(encoding="utf-8"))["polls"]


def winners(
    poll: dict[str, list[tuple[int, list[int]]]], *, candidates: int, seats: int
) -> list[int]:
    papers = papers_from(
        [ranking for _, ranking in poll["papers"]],
        weights=[weight for weight, _ in poll["papers"]],
        candidates=[f"C{one}" for one in range(1, candidates + 1)],
        seats=seats,
    )
    return sorted(one.candidate for one in count(papers, seats=seats, lots=()).elected)


def test_the_same_candidates_are_elected_as_by_pref_voting() -> None:
    compared = 0
    for poll in POLLS:
        try:
            ours = winners(poll, candidates=poll["candidates"], seats=poll["seats"])
        except LotNeededError:
            continue
        assert ours == poll["winners"]
        compared += 1
    assert compared > 50
