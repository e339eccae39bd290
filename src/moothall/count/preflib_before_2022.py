"""PrefLib's files as they were before 2022, line by line in the words of those since.

The number of candidates; a line `1,Name` for each; voters, papers and different orders; then
`papers,1,2,{3,4}`. The format page of PrefLib's older site has it so. What is no such line is
handed on and refused by `preflib`; the columns of a ranking stay where they were.
"""

import re
from collections.abc import Iterable, Iterator

from moothall.count.errors import PapersError

_SIZE = re.compile(r"([0-9]{1,9})")
_NAME = re.compile(r"([0-9]{1,9})\s*,\s*(.*)")
_TOTALS = re.compile(r"([0-9]{1,12})\s*,\s*([0-9]{1,12})\s*,\s*([0-9]{1,12})")


def as_since_2022(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Hand on (number, text) of every line; of an old file in new words. Raises PapersError."""
    left = iter(lines)
    for number, text in left:
        if not text.strip():
            continue
        if size := _SIZE.fullmatch(text.strip()):
            yield number, f"# NUMBER ALTERNATIVES: {size[1]}"
            yield from _translated(left, int(size[1]))
        else:
            yield number, text
            yield from left


def _translated(lines: Iterator[tuple[int, str]], size: int) -> Iterator[tuple[int, str]]:
    """Everything after the number of candidates."""
    expected = 1
    for number, text in lines:
        if not text.strip():
            continue
        if expected <= size:
            name = _required(_NAME, text, f"{expected},Name", line=number)
            if int(name[1]) != expected:
                raise _wrong(f"{expected},Name", line=number)
            yield number, f"# ALTERNATIVE NAME {expected}: {name[2]}"
        elif expected == size + 1:
            totals = _required(_TOTALS, text, "voters,papers,orders", line=number)
            yield number, f"# NUMBER VOTERS: {totals[2]}"
        else:
            yield number, text.replace(",", ":", 1)
        expected += 1


def _required(pattern: re.Pattern[str], text: str, wanted: str, *, line: int) -> re.Match[str]:
    found = pattern.fullmatch(text.strip())
    if not found:
        raise _wrong(wanted, line=line)
    return found


def _wrong(wanted: str, *, line: int) -> PapersError:
    return PapersError(
        f"this is not '{wanted}', which a file from before 2022 has here",
        f"write it as '{wanted}', or give the file as PrefLib has it now",
        line=line,
        column=1,
    )
