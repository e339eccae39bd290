"""Which papers of a sub-parcel are the surplus: how many for whom, and which of them.

Enacts what section 121 of the Electoral Act 1992 says of fractions and of the papers last filed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from moothall.count.papers import type_of_row
from moothall.count.rules.irish_table import Table, counted_by, next_choices
from moothall.count.ties import Question, settle

_LARGER_FRACTION = Question(
    purpose="whose fraction is taken as the largest",
    highest=True,
    by_stage="121",
    by_lot="121, 118(1)",
    from_first=True,
)


class PaperOrder(StrEnum):
    """How the papers of a sub-parcel lie, as far as the file tells."""

    AS_IN_FILE = "as-in-file"
    REVERSED = "reversed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What moves of a surplus: which papers, where to, each (papers,), and how reckoned.

    `not_effective` is what of the surplus cannot move for want of transferable papers.
    """

    which: NDArray[np.int64]
    to: NDArray[type_of_row]
    not_effective: int
    notes: tuple[str, ...]


def share_of_surplus(
    table: Table, which: NDArray[np.int64], surplus: int, order: PaperOrder
) -> Share:
    """Take a surplus from the papers of one parcel or sub-parcel [121]."""
    to = next_choices(table, which)
    sizes = counted_by(table, to)
    sizes[0], untransferable = 0, sizes[0]
    if sum(sizes) <= surplus:
        going = to > 0
        note = (
            f"All {sum(sizes)} transferable papers move, {untransferable} are not transferable;"
            f" {surplus - sum(sizes)} votes of the surplus are not effective. [121]"
        )
        return Share(
            which=which[going],
            to=to[going],
            not_effective=surplus - sum(sizes),
            notes=(note,),
        )
    wanted, notes = shares(table, sizes, surplus)
    parted = {one: _last_filed(which[to == one], wanted[one], order) for one in _named(sizes)}
    for one, sub_parcel in parted.items():
        notes += _order_note(table, sub_parcel, one)
    return Share(
        which=np.concatenate([moves for moves, _ in parted.values()]),
        to=np.repeat(np.array(list(parted), to.dtype), [len(one) for one, _ in parted.values()]),
        not_effective=0,
        notes=notes,
    )


def _named(papers: Sequence[int]) -> list[int]:
    """Whoever has any papers here."""
    return [one for one, some in enumerate(papers) if some]


def shares(table: Table, sizes: Sequence[int], surplus: int) -> tuple[list[int], tuple[str, ...]]:
    """Divide the surplus in the proportion of the sub-parcels; the largest fractions make it up.

    Each sub-parcel is multiplied by the surplus and divided by all transferable papers. [121]
    """
    every = sum(sizes)
    parts = {one: divmod(sizes[one] * surplus, every) for one in _named(sizes)}
    raised, notes = _raised(table, {one: rest for one, (_, rest) in parts.items()}, sizes)
    wanted = [0] * len(sizes)
    for one, (whole, _) in parts.items():
        wanted[one] = whole + (one in raised)
    reckoned = tuple(
        f"{table.papers.name(one)}: {sizes[one]} papers x {surplus} / {every} = {whole}"
        f" and {rest}/{every}; {wanted[one]} move. [121]"
        for one, (whole, rest) in parts.items()
    )
    return wanted, reckoned + notes


def _raised(
    table: Table, rests: dict[int, int], sizes: Sequence[int]
) -> tuple[set[int], tuple[str, ...]]:
    """Take as many of the largest fractions for a whole paper as the surplus still has [121].

    Of equal fractions that of the larger sub-parcel is the larger; then votes and lots decide.
    """
    missing = sum(rests.values()) // sum(sizes)
    left, notes = set(rests), []
    while missing:
        top = max((rests[one], sizes[one]) for one in left)
        equal = sorted(one for one in left if (rests[one], sizes[one]) == top)
        if len(equal) > missing:
            chosen, note = _larger_fraction(table, equal)
            equal = [chosen]
            notes.append(note)
        left -= set(equal)
        missing -= len(equal)
    return set(rests) - left, tuple(notes)


def _larger_fraction(table: Table, equal: list[int]) -> tuple[int, str]:
    """Tell equal fractions of equal sub-parcels apart by earlier counts, else by lot [121, 118]."""
    tie = settle(
        equal,
        _LARGER_FRACTION,
        earlier=table.earlier,
        lots=table.lots,
        papers=table.papers,
    )
    stage = tie.settled_by_stage
    how = "by lot" if stage is None else f"by their votes at stage {stage}"
    return tie.chosen, (
        f"The fractions of {table.names(equal)} are equal, and so are the sub-parcels; {how},"
        f" that of {table.papers.name(tie.chosen)} is taken as the largest. [{tie.paragraph}]"
    )


def _last_filed(
    which: NDArray[np.int64], wanted: int, order: PaperOrder
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Part a sub-parcel into the papers last filed, which move, and those that stay [121]."""
    if order is PaperOrder.AS_IN_FILE:
        return which[len(which) - wanted :], which[: len(which) - wanted]
    return which[:wanted], which[wanted:]


def _order_note(
    table: Table, parted: tuple[NDArray[np.int64], NDArray[np.int64]], candidate: int
) -> tuple[str, ...]:
    """Say so if the papers that move and those that stay say different things further on."""
    moves, stays = parted
    if not len(moves) or not len(stays):
        return ()
    rows = np.unique(np.concatenate([table.row[moves], table.row[stays]]))
    tails = {_further(table, row, candidate) for row in rows.tolist()}
    if len(tails) == 1:
        return ()
    note = (
        f"Which {len(moves)} of the {len(moves) + len(stays)} papers for"
        f" {table.papers.name(candidate)} move is decided by their order: they differ further on."
        " [121]"
    )
    return (note,)


def _further(table: Table, row: int, candidate: int) -> tuple[int, ...]:
    """Whom a ranking names after one candidate, as far as they still continue."""
    ranking = table.papers.rankings[row].tolist()
    later = ranking[ranking.index(candidate) + 1 :]
    return tuple(one for one in later if one and table.continuing[one])
