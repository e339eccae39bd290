"""The keys that are read and shown, and not yet part of a ruling: one list, in one place.

Whatever a block may hold is either judged or stands here.
Spec: docs/spec/rulebook.md, "Read and not judged".
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from moothall.rulebook.book import Clause
from moothall.rulebook.language.acts import ACTS
from moothall.rulebook.language.blocks import Choice, Condition, Duty
from moothall.rulebook.language.expressions import Comparator
from moothall.rulebook.language.structures import (
    Block,
    Body,
    Book,
    Decides,
    Office,
    People,
    Seats,
    Tenure,
)
from moothall.rulebook.language.vocabulary import PERIODS, RULEBOOK
from moothall.values.durations import Length, Unit

# By class of the language: its attribute, and the key as the book writes it.
UNJUDGED: Final[Mapping[type, Mapping[str, str]]] = MappingProxyType(
    {
        Book: {"precedence": "precedence", "parent": "parent"},
        Body: {"chair": "chair"},
        Tenure: {
            "method": "method",
            "tie": "tie",
        },
        Seats: {
            "of": "seats.of",
            "ex_officio": "seats.ex_officio",
            "on": "seats.on",
            "by_lot": "seats.filled_by",
            "per": "seats.per",
            "rounded": "seats.rounded",
            "at_least": "seats.at_least",
            "as_of": "seats.as_of",
            "method": "seats.method",
        },
        Decides: {
            "proxies": "decides.proxies",
            "weight": "decides.weight",
            "method": "decides.method",
            "default_option": "decides.default_option",
            "merge": "decides.merge",
        },
        People: {"who": "who", "excluded": "except", "as_of": "as_of"},
        Condition: {"each": "each"},
    }
)
# Judged in some of their forms only; the functions below say in which they are not.
PARTLY: Final = (
    *("on", "every", "within", "after", "at", "except", "in", "apart", "times"),
    *("takes_effect", "default", "choose", "decides.tie", "seats.votes"),
)


def unjudged_keys(clause: Clause) -> tuple[str, ...]:
    """The keys of a clause's blocks on which no ruling rests yet, in their order, each once."""
    return tuple(dict.fromkeys(key for block in clause.blocks for key in _keys_of(block)))


def _keys_of(block: Block) -> Iterator[str]:
    match block:
        case Body():
            yield from _listed(block, block.tenure, *block.seats)
            if any(not seats.votes for seats in block.seats):
                yield "seats.votes"
            if block.decides is not None:
                yield from _listed(block.decides)
                if block.decides.tie not in {"lost", "chair decides"}:
                    yield "decides.tie"
        case Office():
            yield from _listed(block, block.tenure)
        case Duty():
            yield from _listed(block)
            yield from _of_duty(block)
        case _:
            yield from _listed(block)


def _listed(*holders: object) -> Iterator[str]:
    for holder in holders:
        for attribute, key in UNJUDGED.get(type(holder), {}).items():
            if getattr(holder, attribute):
                yield key


def _of_duty(duty: Duty) -> Iterator[str]:
    """What of a duty's times no lapse and no effect is worked out from."""
    if any(_is_unseen(start, duty) for start in duty.on):
        yield "on"
    if duty.every is not None:
        yield from _of_recurring(duty)
    elif duty.apart is not None or duty.times is not None:
        yield from ("apart",) if duty.apart is not None else ("times",)
    if isinstance(duty.within, str) or _is_in_meetings(duty.within):
        yield "within"
    if duty.after is not None and duty.debtor != RULEBOOK:
        yield "after"
    if duty.takes_effect is not None and duty.debtor != RULEBOOK:
        yield "takes_effect"
    if duty.every is None:
        yield from (("except",) if duty.except_months else ())
        yield from (("in",) if duty.in_month else ())
    if duty.fallback is not None and _is_half_read(duty):
        yield "default"
    if duty.choose is not None and not _is_counted(duty.choose, duty.then):
        yield "choose"


def _of_recurring(duty: Duty) -> Iterator[str]:
    is_length, is_name = isinstance(duty.every, Length), isinstance(duty.every, str)
    is_body = isinstance(duty.every, str) and duty.every not in PERIODS
    is_year = duty.every in {"year", "calendar-year"}
    is_nobodys = duty.debtor == RULEBOOK and not is_body and not duty.of
    is_elsewhere = is_body and bool(duty.of) and duty.debtor != RULEBOOK
    if is_nobodys or is_elsewhere or _is_in_meetings(duty.every):
        yield "every"
    if duty.within is not None and not is_body:
        yield "within"
    if duty.at and not is_body:
        yield "at"
    if duty.except_months and not is_length:
        yield "except"
    if duty.in_month and not is_year:
        yield "in"
    limits = {Comparator.AT_MOST, Comparator.LESS_THAN}
    if duty.times is not None and (duty.times.comparator in limits or not (is_length or is_name)):
        yield "times"


def _is_unseen(start: str, duty: Duty) -> bool:
    """No record shows that a quorum was lost; what happens of itself follows only acts."""
    is_moment = start not in ACTS
    return start == "quorum.lost" or (is_moment and duty.debtor == RULEBOOK)


def _is_in_meetings(value: object) -> bool:
    return isinstance(value, Length) and value.unit is Unit.MEETINGS


def _is_half_read(duty: Duty) -> bool:
    """What a default does of itself is judged after an act only; of its `choose`, how many."""
    fallback = duty.fallback
    if fallback is None:
        return False
    recurs_of_itself = not fallback.holders and duty.every is not None
    follows_a_moment = not fallback.holders and any(one not in ACTS for one in duty.on)
    return (
        recurs_of_itself
        or follows_a_moment
        or (fallback.choose is not None and not _is_counted(fallback.choose, fallback.act))
        or bool(fallback.holders and fallback.within)
    )


def _is_counted(choice: Choice, act: str) -> bool:
    """How many seats fall vacant is judged; whom it falls on, and other effects, are not."""
    return choice.number is not None and not choice.where and act == "seat.vacate"
