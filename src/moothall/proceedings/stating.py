"""Reads what whoever acts or reports states: each fact of the vocabulary in its own kind.

A stated fact is a word of the vocabulary with a value: `notice: "20 hours"`, `heard: false`,
`votes: {for: 6, against: 3, abstain: 1}`. Nothing is guessed: what cannot be read is an error.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import TypeAlias

from moothall.proceedings.act import Stated
from moothall.proceedings.errors import MalformedStatementError
from moothall.rulebook.judging.rulings import Absence, Division, Proportion, Sum
from moothall.rulebook.language.vocabulary import STANDINGS
from moothall.values.amounts import Range, exactly, read_range
from moothall.values.errors import ValueDescriptionError
from moothall.values.leads import read_lead

Written: TypeAlias = "str | int | bool | list[Written] | dict[str, Written] | None"

_SHARE = re.compile(
    r"(?P<part>all|none|half|\d{1,9} ?%|\d{1,9}/[1-9]\d{0,8}|\d{1,9})(?: of (?P<base>[\w -]+))?",
    re.ASCII,
)
_MONEY = re.compile(r"(?P<amount>.*?)\s*(?P<currency>[A-Z]{3}|pounds)?")
_PARTS = {"all": Fraction(1), "none": Fraction(0), "half": Fraction(1, 2)}

LEADS = frozenset(
    {"notice", "papers", "agenda", "served", "charges", "left_of_term", "overlap", "since"}
)
COUNTS = frozenset(
    {
        "present",
        "present_at_opening",
        "in_post",
        "vacant",
        "for",
        "against",
        "abstain",
        "for_all",
        "turnout",
        "voted",
        "candidates",
        "above_default",
        "votes_held",
        "support",
        "consent",
        "consent_weight",
        "objections",
        "holds",
        "terms_in_a_row",
        "interested",
        "custodians",
        "told",
    }
)
NAMES = frozenset(
    {
        "authority",
        "by",
        "called_for",
        "choice",
        "decided_by",
        "during",
        "kind",
        "meeting",
        "method",
        "notice_states",
        "on_agenda",
        "pending",
        "power_of",
        "ratified_by",
        "signed_by",
        "subject",
        "to",
        "touches",
        "winner",
    }
)
FLAGS = frozenset({"casting", "disclosed", "heard", "reasons", "same_reservation", "tied"})
# Each is written as a table, from a name to what is stated of it.
_BY_NAME = frozenset({"ruled", "in_post_of", "seated", "same", "distinct"})
_TOGETHER = frozenset({"votes", "attendance", "amount", "ratio", *_BY_NAME})
STATABLE = LEADS | COUNTS | NAMES | FLAGS | _TOGETHER


def read_stated(word: str, written: Written) -> Mapping[str, Stated]:
    """Read one stated fact: the facts it comes to, by word of the vocabulary.

    Raises:
        MalformedStatementError: it says what was written, why it cannot be, and what can.
    """
    try:
        return dict(_read(word, written))
    except ValueDescriptionError as error:
        raise MalformedStatementError(f"{word}: {error}") from error


def _read(word: str, written: Written) -> Iterator[tuple[str, Stated]]:
    if word not in {"votes", *_BY_NAME} and written in ("unknown", "none"):
        yield ("present" if word == "attendance" else word), Absence(str(written))
        return
    match word:
        case "votes":
            yield from _votes(written)
        case "attendance":
            yield "present", _attendance(written)
        case "amount":
            yield "amount", _money(written)
        case "ruled":
            yield from _each(word, written, _flag, "{urgent: true}, question and answer")
        case "in_post_of":
            yield from _each(word, written, _flag, "{treasurer: false}, post and answer")
        case "seated" | "same" | "distinct":
            yield from _each(word, written, _count, "{men: 8}, name and number")
        case "ratio":
            yield "ratio", _ratio(written)
        case "interested" if isinstance(written, bool):
            yield "interested", written
        case _:
            stated = _reader(word)(word, written)
            yield word, stated
            if word in COUNTS and isinstance(written, str) and isinstance(stated, Range):
                yield from _within(word, written, stated)


def _within(word: str, written: str, stated: Range) -> Iterator[tuple[str, Stated]]:
    """`3 of groups` is also how many of the groups it was."""
    counted = _SHARE.fullmatch(written)
    if counted is not None and counted["base"]:
        yield f"{word} of {counted['base'].strip().replace(' ', '-')}", stated


def _reader(word: str) -> Callable[[str, Written], Stated]:
    if word in LEADS:
        return _lead
    if word in COUNTS:
        return _count
    return _flag if word in FLAGS else _names


def _lead(word: str, written: Written) -> Stated:
    return read_lead(_text(word, written))


def _count(word: str, written: Written) -> Stated:
    if isinstance(written, int) and not isinstance(written, bool):
        return exactly(_not_negative(word, written))
    text = _text(word, written)
    share = _SHARE.fullmatch(text)
    if share is None or (not share["base"] and share["part"].isdigit()):
        return read_range(text)
    if not share["base"]:
        raise MalformedStatementError(
            f"{word}: {text!r} is a share without its base; say of what, as {text} of members, "
            f"{text} of seats or {text} of votes"
        )
    return _proportion(share["part"], share["base"].strip().replace(" ", "-"))


def _proportion(part: str, base: str) -> Proportion | Range:
    """`all of groups`, `2/3 of seats`, `90% of votes` as a share; `0 of groups` is none of them."""
    if part in _PARTS:
        return Proportion(share=exactly(_PARTS[part]), base=base)
    if part.endswith("%"):
        return Proportion(share=exactly(Fraction(int(part[:-1]), 100)), base=base)
    if "/" in part:
        return Proportion(share=exactly(Fraction(part)), base=base)
    return Proportion(share=exactly(0), base=base) if part == "0" else exactly(int(part))


def _flag(word: str, written: Written) -> Stated:
    if isinstance(written, bool):
        return written
    said = "this" if isinstance(written, list | dict) else repr(written)
    raise MalformedStatementError(f"{word}: {said} is neither true nor false; write one of them")


def _names(word: str, written: Written) -> Stated:
    if word == "meeting" and written not in STANDINGS:
        raise MalformedStatementError(
            f"meeting: this act is not one of a meeting's own; what can be stated is how the "
            f"meeting was: {', '.join(STANDINGS)}"
        )
    if isinstance(written, list):
        return frozenset(_text(word, one) for one in written)
    return frozenset({_text(word, written)})


def _votes(written: Written) -> Iterator[tuple[str, Stated]]:
    if not isinstance(written, dict) or not written.keys() <= {"for", "against", "abstain"}:
        raise MalformedStatementError(
            "votes: write them as {for: 6, against: 3, abstain: 1}; what is not known is left out"
        )
    for word, number in written.items():
        yield word, _count(word, number)


def _attendance(written: Written) -> Stated:
    """`{members: 19, observers: 16}`: the members; a list of estimates: what they leave open."""
    if isinstance(written, dict):
        return _count("attendance", written.get("members"))
    if isinstance(written, list):
        estimates = [_count("attendance", one) for one in written]
        ranges = [one for one in estimates if isinstance(one, Range)]
        if not ranges or len(ranges) < len(estimates):
            raise MalformedStatementError("attendance: write each estimate as a number of people")
        highs = [one.high for one in ranges]
        high = None if None in highs else max(one for one in highs if one is not None)
        return Range(min(one.low for one in ranges), high)
    return _count("attendance", written)


def _money(written: Written) -> Stated:
    if isinstance(written, int) and not isinstance(written, bool):
        return Sum(amount=exactly(_not_negative("amount", written)))
    found = _MONEY.fullmatch(_text("amount", written))
    currency = (found and found["currency"]) or ""
    amount = (found["amount"] if found else "").replace(",", "").removesuffix(" of")
    return Sum(amount=read_range(amount), currency="GBP" if currency == "pounds" else currency)


def _each(
    word: str, written: Written, read: Callable[[str, Written], Stated], form: str
) -> Iterator[tuple[str, Stated]]:
    """`ruled: {urgent: true}`, `seated: {men: 8}`: what is stated of each name."""
    if not isinstance(written, dict):
        raise MalformedStatementError(f"{word}: write it as {form}")
    for name, one in written.items():
        if one in ("unknown", "none"):
            yield f"{word} {name}", Absence(str(one))
        else:
            yield f"{word} {name}", read(f"{word} {name}", one)


def _ratio(written: Written) -> Stated:
    """`3:1`: three votes for it to each vote against it; how many there were is not told."""
    text = _text("ratio", written)
    votes_for, colon, against = text.partition(":")
    if not colon:
        raise MalformedStatementError(f"ratio: {text!r} is no ratio; write it as 3:1")
    return Division(votes_for=read_range(votes_for), against=read_range(against))


def _not_negative(word: str, number: int) -> int:
    if number < 0:
        raise MalformedStatementError(f"{word}: {number} is below 0; nothing is counted so")
    return number


def _text(word: str, written: Written) -> str:
    if isinstance(written, str) and written:
        return written
    if isinstance(written, int) and not isinstance(written, bool):
        return str(written)
    said = "this" if isinstance(written, list | dict) else repr(written)
    raise MalformedStatementError(f"{word}: {said} is no text; write it in words")
