"""A record that goes on: what a history gives, held against the entries that were kept before.

Owns which places the acts take (those that no rotation and no succession has) and the refusal of
entries that the history no longer gives. Knows no keys. Section 8 of docs/spec/record.md,
"Continued".
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from moothall.audit.comparing import AS_ENTERED
from moothall.audit.recording import record_entry
from moothall.proceedings.entering import Entry as JudgedEntry
from moothall.record.entries import Entry, Kept
from moothall.record.errors import Damage, RecordError
from moothall.rulebook.judging.law import Law
from moothall.rulebook.language.vocabulary import RULEBOOK
from moothall.values.canonical import Json, spell

_TELL_LATER = (
    "no entry is ever changed: put the history back as it was, and tell what you know better in a "
    "new event at its end"
)
_FOUND = {"facts": "facts", "known_as": "names of who acted"}


def acts_left(
    earlier: Sequence[Kept], acts: Sequence[JudgedEntry], law: Law
) -> tuple[JudgedEntry, ...]:
    """The acts that a record does not hold yet, numbered by their places behind it [record 8].

    Args:
        earlier: every entry of the record so far, from the first; may be empty.
        acts: the whole history as it is judged, in order of entry.
        law: what it was judged by.

    Raises:
        RecordError: an earlier entry is not what the history gives at its place.
    """
    left = iter(acts)
    for number, one in enumerate(earlier):
        if one.entry is None:
            says = f"entry {number} is not open, so nobody can tell whether the history gives it"
            raise RecordError(Damage.OPENING, says)
        if "act" in one.entry:
            _require_given(one, one.entry, next(left, None), law, number=number)
    return tuple(replace(act, number=at) for at, act in enumerate(left, len(earlier)))


def _require_given(
    one: Kept, entry: Entry, given: JudgedEntry | None, law: Law, *, number: int
) -> None:
    """Refuse an entry that is not what the history gives at its place."""
    if given is None:
        says = f"entry {number} is of {_event(entry['act'])}, and the history ends before it"
        raise RecordError(Damage.ACT, f"{says}; {_TELL_LATER}")
    written = record_entry(replace(given, number=number), law, audience=one.audience)
    expected = {**written, **{key: entry[key] for key in AS_ENTERED if key in entry}}
    if spell(expected) != one.content():
        _refuse(entry, expected, number=number)


def _refuse(entry: Entry, expected: Entry, *, number: int) -> None:
    """Say where they part: in the act, in the rulebook, or in how it is judged."""
    kept, given = entry["act"], expected["act"]
    if spell(kept) != spell(given):
        raise RecordError(Damage.ACT, f"entry {number} {_parted(kept, given)}; {_TELL_LATER}")
    if entry["book"] != expected["book"]:
        says = f"entry {number} was judged by the rulebook {entry['book']}; give that one"
        raise RecordError(Damage.BOOK, f"{says} with --rulebook")
    for part, called in _FOUND.items():
        if (word := _first_other(entry[part], expected[part])) is not None:
            says = f"entry {number} has another {word!r} among its {called}"
            raise RecordError(Damage.FACT, f"{says} than this program finds; audit the record")
    says = f"entry {number} has another ruling than this program gives; audit the record"
    raise RecordError(Damage.RULING, says)


def _parted(kept: Json, given: Json) -> str:
    """Of another event, or of the same one told otherwise."""
    if _event(kept) != _event(given):
        return f"is of {_event(kept)}, and the history now gives {_event(given)} there"
    word = _first_word(kept, given)
    return f"is of {_event(kept)}, and the history now gives another {word!r} of it"


def _event(act: Json) -> str:
    """Of which event an act is, or what of itself."""
    if not isinstance(act, Mapping):
        return "no act"
    if act.get("by") == RULEBOOK:
        return f"{act.get('name')}, which happened of itself"
    return f"{act.get('name')} in event {act.get('event')}"


def _first_word(kept: Json, given: Json) -> str | None:
    """The first word of an act that differs, also among what it states and its particulars."""
    word = _first_other(kept, given)
    if word is None or not isinstance(kept, Mapping) or not isinstance(given, Mapping):
        return word
    return _first_other(kept.get(word), given.get(word)) or word


def _first_other(one: Json, other: Json) -> str | None:
    """The first key whose values differ; None where all are the same."""
    if not isinstance(one, Mapping) or not isinstance(other, Mapping):
        return None
    keys = sorted({*one, *other})
    return next((key for key in keys if spell(one.get(key)) != spell(other.get(key))), None)
