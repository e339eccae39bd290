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

_KEY = re.compile(r"#\s*([A-Z0-9 ]+?)\s*:\s*(.*)$")
_NAME = re.compile(r"ALTERNATIVE NAME (\d{1,5})$")
_LINE = re.compile(r"\s*(\d{1,9})\s*:\s*(.*?)\s*$")
_PLACE = re.compile(r"\s*(?:(\d{1,5})|\{\s*(\d{1,5}(?:\s*,\s*\d{1,5})*)\s*\})\s*(,|$)")


def read_preflib(raw: bytes, *, seats: int, merge: bool = True) -> Papers:
    """Read papers from the bytes of a PrefLib file; raises PapersError with line and column.

    `merge` adds up equal papers; without it they stay in the file's order.
    """
    keys: dict[str, str] = {}
    rankings: list[list[int]] = []
    weights: list[int] = []
    aside: list[SetAside] = []
    cut_short = total = 0
    lines = numbered_lines(raw.removeprefix(b"\xef\xbb\xbf"), start=0, first_line=1)
    for number, text in as_since_2022((number, text) for number, _, text in lines):
        if key := _KEY.match(text):
            _require_visible(text, line=number)
            keys[key[1]] = key[2].strip()
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


def _require_visible(text: str, *, line: int) -> None:
    hidden = hidden_character(text)
    if hidden:
        raise PapersError(
            f"the hidden character U+{ord(hidden):04X} stands here",
            "delete it",
            line=line,
            column=1,
        )


def _size(keys: dict[str, str], *, line: int) -> int:
    said = keys.get("NUMBER ALTERNATIVES", "")
    if not (said.isascii() and said.isdigit() and 1 <= int(said[:9]) <= MOST_CANDIDATES):
        raise PapersError(
            "no line before this says how many alternatives there are",
            "begin with '# NUMBER ALTERNATIVES: 5' and the like, as PrefLib does since 2022",
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
    names = {int(found[1]): name for key, name in keys.items() if (found := _NAME.match(key))}
    return [names.get(candidate, f"Candidate {candidate}") for candidate in range(1, size + 1)]


def _paper(text: str, size: int, *, line: int) -> tuple[int, list[int], bool]:
    """Read one line: how many papers, the ranking, whether a shared place ended it."""
    found = _LINE.match(text)
    if not found or not 1 <= int(found[1]) <= LARGEST_POLL:
        raise PapersError(
            "this is not 'papers: ranking'", "write it as '12: 1,3,{2,4}'", line=line, column=1
        )
    ranking: list[int] = []
    seen: set[int] = set()
    at, cut = found.start(2), False
    while at < found.end(2):
        place = _PLACE.match(text[: found.end(2)], at)
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
    return int(found[1]), ranking, cut


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
