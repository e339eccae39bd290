"""BLT read a megabyte at a time with array operations: for lines that are plain numbers.

Reads only what it is sure of and says how far it came; whatever is unusual it leaves to
`blt_lines`, which alone knows how to complain.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from moothall.count.papers import LARGEST_POLL, row_type, type_of_row

_PLAIN = np.zeros(256, np.bool_)
_PLAIN[list(b"0123456789 \t\r\n")] = True
# Nine digits fit what can be counted; longer ones are for the slow reader to refuse.
_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines that were read: rankings (lines, longest + 1), weights and places int64 (lines,).

    `places` says how many lines after the first of the block each stood; `length` is how many bytes
    they took and `lines` how many lines, blank ones included.
    """

    rankings: NDArray[type_of_row]
    weights: NDArray[np.int64]
    length: int
    lines: int
    places: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lines:
    """Numbers laid out by line: `value` int64 (numbers,); the others (lines that are not blank,).

    `first` is where a line's numbers begin in `value`, `count` how many it has, `place` which line
    of the piece it is.
    """

    value: NDArray[np.int64]
    first: NDArray[np.int64]
    count: NDArray[np.int64]
    place: NDArray[np.int64]


def read_block(raw: bytes, *, start: int, most: int, candidates: int) -> Block | None:
    """Read right lines of plain numbers from `start`, at most `most` bytes; None if there is none.

    It stops before the first line that is anything but a weight, different candidates and a 0.
    """
    if start >= len(raw):
        return None
    piece = np.frombuffer(raw, np.uint8, min(most, len(raw) - start), start)
    plain = _PLAIN[piece]
    stop = len(piece) if plain.all() else int(plain.argmin())
    newlines = np.flatnonzero(piece[:stop] == ord("\n"))
    if not len(newlines):
        return None
    lines = _lines(piece[: int(newlines[-1]) + 1], newlines)
    wrong = _wrong(lines, candidates=candidates)
    right = int(wrong.argmax()) if wrong.any() else len(wrong)
    read = len(newlines) if right == len(wrong) else int(lines.place[right])
    return _block(lines, right, newlines[:read], candidates=candidates) if read else None


def _lines(piece: NDArray[np.uint8], newlines: NDArray[np.int64]) -> _Lines:
    """Find every number of a piece that ends with a newline, and the line it is on."""
    digit = piece - np.uint8(ord("0"))
    inside = np.zeros(len(piece) + 1, np.bool_)
    np.less(digit, 10, out=inside[1:])
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    start, end = edges[0::2], edges[1::2]
    after = np.searchsorted(start, newlines)
    count = np.diff(after, prepend=0)
    place = np.flatnonzero(count)
    return _Lines(
        value=_values(digit, end, end - start),
        first=(after - count)[place],
        count=count[place],
        place=place,
    )


def _values(
    digit: NDArray[np.uint8], end: NDArray[np.int64], length: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Read the numbers that end before `end`; those of too many digits become larger than any."""
    value = digit[end - 1].astype(np.int64)
    longest = min(int(length.max(initial=0)), _MOST_DIGITS)
    for place in range(1, longest):
        longer = np.flatnonzero(length > place)
        value[longer] += digit[end[longer] - 1 - place].astype(np.int64) * 10**place
    value[length > _MOST_DIGITS] = np.iinfo(np.int64).max
    return value


def _wrong(lines: _Lines, *, candidates: int) -> NDArray[np.bool_]:
    """Say of each line whether it is anything but a weight, different candidates and a 0."""
    if not len(lines.first):
        return np.zeros(0, np.bool_)
    value, first, count = lines.value, lines.first, lines.count
    zeros = np.add.reduceat(value == 0, first, dtype=np.int64)
    wrong: NDArray[np.bool_] = (count < 2) | (count > candidates + 2) | (zeros != 1)
    wrong |= (value[first + count - 1] != 0) | (value[first] > LARGEST_POLL)
    ranking = value.copy()
    ranking[first] = 0
    wrong |= np.maximum.reduceat(ranking, first) > candidates
    wrong |= _repeats(ranking, first, count, candidates=candidates)
    return wrong


def _repeats(
    ranking: NDArray[np.int64],
    first: NDArray[np.int64],
    count: NDArray[np.int64],
    *,
    candidates: int,
) -> NDArray[np.bool_]:
    """Say of each line whether a candidate is on it twice: one bit a candidate, words at a time."""
    different = np.zeros(len(first), np.int64)
    for word in range(candidates // 63 + 1):
        here = (ranking > 63 * word) & (ranking <= 63 * word + 63)
        shift = np.where(here, ranking - 63 * word - 1, 0).astype(np.uint64)
        bits = np.where(here, np.uint64(1) << shift, np.uint64(0))
        different += np.bitwise_count(np.bitwise_or.reduceat(bits, first))
    # The weight, blanked, and the 0 at the end set no bit.
    return np.asarray(different != count - 2)


def _block(lines: _Lines, right: int, newlines: NDArray[np.int64], *, candidates: int) -> Block:
    """Lay the first `right` lines out as a table."""
    first, count = lines.first[:right], lines.count[:right]
    value = lines.value[: int(count.sum())]
    weights = value[first]
    width = int(count.max(initial=2))
    table = np.zeros((right, width), row_type(candidates))
    table[np.arange(width) < count[:, None]] = value
    return Block(
        rankings=table[:, 1:],
        weights=weights,
        length=int(newlines[-1]) + 1,
        lines=len(newlines),
        places=lines.place[:right],
    )
