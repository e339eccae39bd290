"""PrefLib's ordinal files (soc, soi, toc, toi): `# KEY: value` lines, then `papers: 1,2,{3,4}`.

A group in braces has two candidates or more at one place and ends the ranking there. Files from
before 2022 are put in these words first.
"""

import re
from dataclasses import replace

from moothall.count.blt_lines import numbered_lines
from moothall.count.errors import PapersError
from moothall.count.papers import (
    LARGEST_POLL,
    MOST_CANDIDATES,
    Papers,
    SetAside,
    hidden_character,
    papers_from,
    require_countable,
)
from moothall.count.preflib_before_2022 import as_since_2022

# Lines come from strangers: no pattern may try one stretch of blanks in two ways.
_KEY = re.compile(r"[A-Z0-9 ]+")
_NAME = re.compile(r"ALTERNATIVE NAME ([0-9]{1,5})")
_PAPERS = re.compile(r"[0-9]{1,9}")
_PLACE = re.compile(r"\s*(?:([0-9]{1,5})|\{\s*([0-9]{1,5}(?:\s*,\s*[0-9]{1,5})*)\s*\})\s*(,|$)")


def read_preflib(raw: bytes, *, seats: int, merge: bool = True) -> Papers:
    """Read papers from the bytes of a PrefLib file; raises PapersError with line and column.

    `merge` adds up equal papers; without it they stay in the file's order.
    """
    if not raw.strip():
        raise PapersError("the file is empty", "give a file of PrefLib", line=1, column=1)
    keys: dict[str, str] = {}
    rankings: list[list[int]] = []
    weights: list[int] = []
    aside: list[SetAside] = []
    cut_short = total = 0
    lines = numbered_lines(raw.removeprefix(b"\xef\xbb\xbf"), start=0, first_line=1)
    for number, text in as_since_2022((number, text) for number, _, text in lines):
        if key := _key(text):
            _require_visible(key, line=number)
            _require_new(key, keys, line=number)
            keys.update([key])
        elif text.strip() and not text.startswith("#"):
            weight, ranking, cut = _paper(text, _size(keys, line=number), line=number)
            total += weight
            require_countable(total, line=number)
            if ranking:
                rankings.append(ranking)
                weights.append(weight)
                cut_short += weight * cut
            else:
                shared = "no first preference: two candidates have the same place"
                reason = shared if cut else "no preference"
                aside.append(SetAside(line=number, papers=weight, reason=reason))
    size = _size(keys, line=1)
    _require_whole(keys, total)
    papers = papers_from(
        rankings, candidates=_names(keys, size), seats=seats, weights=weights, merge=merge
    )
    title = keys.get("TITLE", "")
    return replace(papers, title=title, set_aside=tuple(aside), cut_short=cut_short)


def _key(text: str) -> tuple[str, str] | None:
    """Read a line `# KEY: value`; None if it is something else."""
    key, colon, value = text.removeprefix("#").partition(":")
    is_key = text.startswith("#") and colon and _KEY.fullmatch(key.strip())
    return (key.strip(), value.strip()) if is_key else None


def _require_visible(key: tuple[str, str], *, line: int) -> None:
    """Refuse what nobody sees in what will be shown: the title and the names."""
    name, value = key
    hidden = hidden_character(value)
    if hidden and (name == "TITLE" or name.startswith("ALTERNATIVE ")):
        raise PapersError(
            f"the hidden character U+{ord(hidden):04X} stands here",
            "delete it",
            line=line,
            column=1,
        )


def _require_new(key: tuple[str, str], keys: dict[str, str], *, line: int) -> None:
    """Refuse a number or a name that an earlier line gave otherwise."""
    name, value = key
    if name.startswith(("NUMBER ", "ALTERNATIVE ")) and keys.get(name, value) != value:
        raise PapersError(
            f"a line before this gives another {name[:30]}", "keep one of them", line=line, column=1
        )


def _size(keys: dict[str, str], *, line: int) -> int:
    said = keys.get("NUMBER ALTERNATIVES", "")
    if not said:
        raise PapersError(
            "no line before this says how many alternatives there are",
            "begin with '# NUMBER ALTERNATIVES: 5' and the like, as PrefLib does since 2022",
            line=line,
            column=1,
        )
    if not _PAPERS.fullmatch(said) or not 1 <= int(said) <= MOST_CANDIDATES:
        raise PapersError(
            f"'{said[:20]}' is not a number of alternatives that can be counted",
            f"write a number from 1 to {MOST_CANDIDATES:,}",
            line=line,
            column=1,
        )
    return int(said)


def _require_whole(keys: dict[str, str], total: int) -> None:
    """Refuse a file that has not as many papers as it says: a piece of it may be missing."""
    said = keys.get("NUMBER VOTERS", str(total))
    if said != str(total):
        raise PapersError(
            f"the file says {said[:20]} voters and has {total} papers",
            "get the whole file, or correct NUMBER VOTERS",
            line=1,
            column=1,
        )


def _names(keys: dict[str, str], size: int) -> list[str]:
    names = {int(found[1]): name for key, name in keys.items() if (found := _NAME.fullmatch(key))}
    beyond = [candidate for candidate in names if not 1 <= candidate <= size]
    if beyond:
        raise PapersError(
            f"the file names alternative {beyond[0]} and has {size}",
            "correct NUMBER ALTERNATIVES, or delete the name",
            line=1,
            column=1,
        )
    return [names.get(candidate, f"Candidate {candidate}") for candidate in range(1, size + 1)]


def _paper(text: str, size: int, *, line: int) -> tuple[int, list[int], bool]:
    """Read one line: how many papers, the ranking, whether a shared place ended it."""
    papers, colon, said = text.partition(":")
    weight = int(papers) if colon and _PAPERS.fullmatch(papers.strip()) else 0
    if not 1 <= weight <= LARGEST_POLL:
        raise PapersError(
            "this is not 'papers: ranking'", "write it as '12: 1,3,{2,4}'", line=line, column=1
        )
    ranking: list[int] = []
    seen: set[int] = set()
    end, cut = len(text.rstrip()), False
    at = len(text) - len(said.lstrip())
    while at < end:
        place = _PLACE.match(text, at, end)
        if not place:
            raise PapersError(
                "this is not a place of a ranking",
                "separate places by commas, shared ones in braces",
                line=line,
                column=at + 1,
            )
        here = [int(one) for one in (place[1] or place[2]).split(",")]
        _require_right(here, seen, size, line=line, column=at + 1)
        cut = cut or len(here) > 1
        ranking += [] if cut else here
        at = place.end()
    return weight, ranking, cut


def _require_right(here: list[int], seen: set[int], size: int, *, line: int, column: int) -> None:
    """Raise PapersError for a candidate who does not stand or was named before."""
    for candidate in here:
        if not 1 <= candidate <= size:
            raise PapersError(
                f"there is no candidate {candidate}",
                f"write a candidate from 1 to {size}",
                line=line,
                column=column,
            )
        if candidate in seen:
            raise PapersError(
                f"candidate {candidate} is on this paper twice",
                "keep one of the two places",
                line=line,
                column=column,
            )
        seen.add(candidate)
