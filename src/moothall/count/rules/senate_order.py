"""In what order candidates with equal votes stand, and who is excluded in bulk.

Enacts section 273(13A), (13B), (20), (22) and (31) of the Commonwealth Electoral Act 1918 as they
stood from 2016 to 2019, and the practice of those years where it was another.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from moothall.count.errors import LotNeededError
from moothall.count.rules.senate_table import Table
from moothall.count.ties import Question, settle
from moothall.count.transcript import Tie

_WHO_IS_EXCLUDED = Question(
    purpose="who is excluded", highest=False, by_stage="273(31)(b)", by_lot="273(31)(b)"
)
_WHO_IS_FIRST = Question(
    purpose="who is elected first", highest=True, by_stage="273(20)(b)", by_lot="273(20)(b)"
)


def settle_all_different(table: Table, tied: Sequence[int], question: Question) -> Tie:
    """Choose by the last count at which each had a different number of votes, else by lot.

    Raises LotNeededError. [273(20)(b), 273(22), 273(31)(b)]
    """
    best = max if question.highest else min
    for stage in range(len(table.history), 0, -1):
        votes = {one: table.history[stage - 1][one] for one in tied}
        if len(set(votes.values())) == len(votes):
            chosen = best(votes, key=lambda one: votes[one])
            return Tie(
                tied=tuple(tied),
                chosen=chosen,
                purpose=question.purpose,
                settled_by_stage=stage,
                paragraph=question.by_stage,
            )
    drawn = next((one for one in table.lots if one in tied), None)
    if drawn is None:
        raise LotNeededError(
            stage=table.number,
            purpose=question.purpose,
            tied=tuple((one, table.papers.name(one)) for one in tied),
            never_all_differed=len(tied) > 2,
        )
    return Tie(
        tied=tuple(tied),
        chosen=drawn,
        purpose=question.purpose,
        settled_by_stage=None,
        paragraph=question.by_lot,
    )


def lowest(table: Table, among: Sequence[int], *, all_different: bool) -> tuple[int, Tie | None]:
    """Say who stands lowest in the poll [273(31)(a), 273(31)(b)]."""
    fewest = min(table.totals[one] for one in among)
    equal = sorted(one for one in among if table.totals[one] == fewest)
    if len(equal) == 1:
        return equal[0], None
    if all_different:
        tie = settle_all_different(table, equal, _WHO_IS_EXCLUDED)
    else:
        tie = settle(
            equal, _WHO_IS_EXCLUDED, earlier=table.history, lots=table.lots, papers=table.papers
        )
    return tie.chosen, tie


def order_of_election(table: Table, reached: Sequence[int]) -> tuple[list[int], list[Tie]]:
    """Put those elected at one count in order: most votes first, then by earlier counts [273(20)].

    Their surpluses are transferred in the same order. [273(21), 273(22)]
    """
    order: list[int] = []
    ties: list[Tie] = []
    left = list(reached)
    while left:
        most = max(table.totals[one] for one in left)
        equal = sorted(one for one in left if table.totals[one] == most)
        if len(equal) > 1:
            ties.append(settle_all_different(table, equal, _WHO_IS_FIRST))
            equal = [ties[-1].chosen]
        order += equal
        left.remove(equal[0])
    return order, ties


def in_bulk(table: Table) -> tuple[list[int], list[Tie]]:
    """Whom a bulk exclusion takes, at least two; none if it can take no more than one [273(13A)].

    Where equals are parted at its edge, also how they were. A notional vote is one's votes and
    those of all who stand lower. No surplus waits when candidates are excluded, so that notional
    votes need no adjusting [273(13C)].
    """
    order = sorted(table.standing, key=lambda one: table.totals[one])
    votes = [table.totals[one] for one in order]
    notional = list(accumulate(votes))
    leading = table.quota - votes[-1]
    vacancy = sum(table.quota - one for one in votes[-table.vacancies :])
    b = _highest(
        notional[place] < vacancy and notional[place] < votes[place + 1]
        for place in range(len(order) - 1)
    )
    if b is None:
        return [], []
    last = b if notional[b] < leading else _highest(one < leading for one in notional)
    size = 0 if last is None else min(last + 1, len(order) - table.vacancies)
    return _lowest_so_many(table, order, size) if size > 1 else ([], [])


def _highest(fits: Iterable[bool]) -> int | None:
    """The last place that fits."""
    return max((place for place, is_so in enumerate(fits) if is_so), default=None)


def _lowest_so_many(table: Table, order: list[int], size: int) -> tuple[list[int], list[Tie]]:
    """The lowest so many; where equals are parted there, as they stand [273(13B), 273(31)(b)]."""
    edge = table.totals[order[size - 1]]
    group = [one for one in order if table.totals[one] < edge]
    equal = [one for one in order if table.totals[one] == edge]
    ties: list[Tie] = []
    while len(group) + len(equal) > size > len(group):
        ties.append(settle_all_different(table, sorted(equal), _WHO_IS_EXCLUDED))
        group.append(ties[-1].chosen)
        equal.remove(ties[-1].chosen)
    return group + equal[: size - len(group)], ties
