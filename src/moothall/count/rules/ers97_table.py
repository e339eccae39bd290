"""Who is elected by ERS97 at every point: by the quota, or by what is left needed."""

from collections.abc import Sequence

from moothall.count.rules.batch_table import Table, standing


def quota_of(votes: int, *, seats: int) -> int:
    """Divide to two decimals; if that is not exact, add 0.01 [5.1.6]."""
    return -(-votes // (seats + 1))


def elect_whoever_may(table: Table) -> list[int]:
    """Deem elected in descending order whoever has the quota or what is left needs [5.1.7, 5.3.13].

    [5.4.9, 5.6.2].
    """
    stage = len(table.stages) + 1
    found: list[int] = []
    while table.vacancies:
        may = [one for one in standing(table) if _reaches(table, table.totals[one])]
        if not may:
            break
        most = max(table.totals[one] for one in may)
        equal = [one for one in may if table.totals[one] == most]
        chosen = _told_apart(table, equal) if len(equal) > table.vacancies else equal
        if not chosen:
            break
        table.elect(chosen[0], stage=stage)
        found.append(chosen[0])
    return found


def _reaches(table: Table, votes: int) -> bool:
    """Say whether votes equal or exceed the quota, or the active vote by places and one more."""
    return votes >= table.quota or votes * (table.vacancies + 1) >= _active(table)


def _active(table: Table) -> int:
    """All votes that are neither non-transferable nor kept by the elected [5.6.1]."""
    kept = sum(min(table.quota, table.totals[one.candidate]) for one in table.elected)
    return sum(table.totals[1:]) - kept


def _told_apart(table: Table, equal: Sequence[int]) -> list[int]:
    """Whoever had most at the earliest point that differs; nobody if none does [5.6.2]."""
    left = list(equal)
    for point in table.points:
        most = max(point[one] for one in left)
        left = [one for one in left if point[one] == most]
        if len(left) <= table.vacancies:
            return left
    return []
