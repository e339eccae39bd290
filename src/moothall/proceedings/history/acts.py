"""Reads one act of an event: its particulars by their kind, what it states, and who acted.

By default the actor is the event's `who`, the body concerned is the actor, and the moment is the
event's. Names must be known to the book or declared by the history: a slip of the pen would
otherwise read as "no clause bears on this".
"""

import re
from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import TypeAlias

from moothall.proceedings.act import Act, Mode, Particulars, Stated, particulars_of
from moothall.proceedings.acts import BY_NAME
from moothall.proceedings.errors import MalformedStatementError
from moothall.proceedings.history.events import Event
from moothall.proceedings.history.yaml import Node
from moothall.proceedings.note import NoteAct
from moothall.proceedings.statable import is_sizable
from moothall.proceedings.stating import STATABLE, read_stated
from moothall.rulebook.judging.law import Law
from moothall.rulebook.language.acts import ACTS
from moothall.rulebook.language.vocabulary import BASES, CLASSES
from moothall.values.amounts import Range, read_range
from moothall.values.edtf import read_moment
from moothall.values.errors import ValueDescriptionError
from moothall.values.spans import Span

ACT_KEYS = frozenset({"act", "by", "of", "about", "kind", "subject", "to", "when", "sizes"})
# A slip of the fingers, not any word that looks a little like it.
_NEAR = 0.72
_NAMES_AN_ACT = frozenset({"omits", "power"})
_MEMBER = re.compile(r"members? of (?P<body>.+)")

Complain: TypeAlias = Callable[[Node, str], None]
Particular: TypeAlias = "str | bool | Span | Range | None"


def nearest(word: str, known: Collection[str]) -> str:
    """`; did you mean 'minutes.publish'?` where some known word is near."""
    near = _nearest(word, frozenset(known))
    return f"; did you mean {near!r}?" if near else ""


@lru_cache(maxsize=1024)
def _nearest(word: str, known: frozenset[str]) -> str:
    """The same slip is often made all through a file."""
    return next(iter(get_close_matches(word, sorted(known), n=1, cutoff=_NEAR)), "")


class ActReader:
    """Reads acts to be judged by one book."""

    def __init__(self, complain: Complain, *, law: Law, bodies: frozenset[str]) -> None:
        self._complain = complain
        self._law = law
        book = law.book
        self._titles: dict[str, tuple[str, ...]] = {}
        for full, office in book.offices.items():
            if full != office.name and office.name not in {*bodies, *book.bodies, *book.offices}:
                self._titles[office.name] = (*self._titles.get(office.name, ()), full)
        self._names = frozenset(
            {*bodies, *book.bodies, *book.offices, *book.people, *CLASSES, "unknown", "rulebook"}
        )

    def read(
        self, node: Node, event: Event, whole: Mapping[str, Node], *, mode: Mode
    ) -> Act | None:
        """Read one act; None where it cannot be, and then there was a complaint."""
        found = node.content
        if not isinstance(found, dict) or "act" not in found:
            self._complain(node, "an act is written as `act: meeting.hold` and what belongs to it")
            return None
        name = _word(found, "act")
        if name not in ACTS:
            near = nearest(name, ACTS) or "; write one of the vocabulary, such as meeting.hold"
            self._complain(found["act"], f"there is no act {name!r}{near}")
            return None
        kind = BY_NAME.get(name, NoteAct)
        self._require_known_keys(found, kind, name)
        self._require_acts(found, particulars_of(kind))
        self._require_words(found, ACT_KEYS - {"sizes"} | set(particulars_of(kind)))
        actor = self._name(found, "by", event.who)
        own = set(particulars_of(kind))
        stated = {
            **self._stated(whole),
            **self._stated({word: node for word, node in found.items() if word not in own}),
            **self._sizes(found),
        }
        return Act(
            name=name,
            by="" if actor == "unknown" else actor,
            of=self._of(found, actor),
            at=self._when(found, event),
            about=_word(found, "about"),
            kind=_word(found, "kind"),
            subject=_word(found, "subject"),
            to=_word(found, "to"),
            particulars=self._particulars(found, kind),
            stated=stated,
            mode=mode,
            status=event.status,
            event=event.id,
            reported_by=event.reported_by if mode is Mode.REPORTED else "",
        )

    def _require_known_keys(
        self, found: Mapping[str, Node], kind: type[Particulars], name: str
    ) -> None:
        known = ACT_KEYS | STATABLE | set(particulars_of(kind))
        for key, node in found.items():
            if key not in known:
                near = nearest(key, known) or "; leave it out"
                self._complain(node, f"{name} has no {key!r}{near}")

    def _require_acts(self, found: Mapping[str, Node], own: Collection[str]) -> None:
        """What names an act of the vocabulary: what was not done, the power that is handed on."""
        for key in sorted(_NAMES_AN_ACT.intersection(own, found)):
            if _word(found, key) not in ACTS:
                near = nearest(_word(found, key), ACTS) or "; write one of the vocabulary"
                self._complain(found[key], f"{key}: there is no act {_word(found, key)!r}{near}")

    def _require_words(self, found: Mapping[str, Node], keys: Collection[str]) -> None:
        for key in sorted(keys & found.keys()):
            if isinstance(found[key].content, list | dict):
                self._complain(found[key], f"{key}: write one word or number here, and no list")

    def _name(self, found: Mapping[str, Node], key: str, default: str) -> str:
        name = _word(found, key) or default
        member = _MEMBER.fullmatch(name)
        body = member["body"] if member else name
        if not member and (full := self._office(name, _word(found, "of"))):
            return full
        if body not in self._names and body.partition(" of ")[2] not in self._names:
            near = self._offices(body) or nearest(body, self._names)
            near = near or "; declare it under `bodies:`"
            place = found.get(key) or found["act"]
            self._complain(place, f"nobody is called {body!r} in the book or the history{near}")
        return name

    def _office(self, title: str, home: str) -> str:
        """The office of that title: of the body concerned, or the only one; "" where it is none."""
        offices = self._titles.get(title, ())
        at_home = [one for one in offices if one == f"{title} of {home}"]
        named = at_home or offices
        return named[0] if len(named) == 1 else ""

    def _offices(self, title: str) -> str:
        """`; write 'clerk of board' or 'clerk of club'` where offices of several have the title."""
        offices = self._titles.get(title, ())
        return f"; write {' or '.join(map(repr, offices))}" if offices else ""

    def _of(self, found: Mapping[str, Node], actor: str) -> str:
        name = self._name(found, "of", actor) if "of" in found else actor
        return "" if name == "unknown" else name

    def _when(self, found: Mapping[str, Node], event: Event) -> Span:
        return self._moment(found["when"]) or event.at if "when" in found else event.at

    def _moment(self, node: Node) -> Span | None:
        try:
            return read_moment(str(node.content), zone=self._law.zone)
        except ValueDescriptionError as error:
            if not isinstance(node.content, list | dict):
                self._complain(node, str(error))
            return None

    def _stated(self, found: Mapping[str, Node]) -> dict[str, Stated]:
        stated: dict[str, Stated] = {}
        for word, node in found.items():
            if word in STATABLE and word not in ACT_KEYS:
                try:
                    stated.update(read_stated(word, node.plain()))
                except MalformedStatementError as error:
                    self._complain(node, str(error))
        return stated

    def _sizes(self, found: Mapping[str, Node]) -> dict[str, Stated]:
        """`sizes: {members: 20000}`: how large a class is said to be."""
        node = found.get("sizes")
        if node is None:
            return {}
        if not isinstance(node.content, dict):
            self._complain(node, "sizes: write them as {members: 20000}")
            return {}
        for name, size in node.content.items():
            if not is_sizable(name, self._law):
                near = nearest(name, {*self._names, *BASES}) or "; write one that it names"
                self._complain(size, f"sizes: nothing is called {name!r} in the book{near}")
        return {name: self._range(size) for name, size in node.content.items()}

    def _range(self, node: Node) -> Range:
        written = node.content
        try:
            if isinstance(written, bool) or (isinstance(written, int) and written < 0):
                written = str(written)
            return read_range(written if isinstance(written, int) else str(written))
        except ValueDescriptionError as error:
            if not isinstance(written, list | dict):
                self._complain(node, str(error))
            return Range(0, None)

    def _particulars(self, found: Mapping[str, Node], kind: type[Particulars]) -> Particulars:
        given = {
            name: self._particular(found[name], annotation)
            for name, annotation in particulars_of(kind).items()
            if name in found
        }
        return kind(**given)

    def _particular(self, node: Node, annotation: str) -> Particular:
        if "Span" in annotation:
            return self._moment(node)
        if "Range" in annotation:
            return self._range(node)
        if "bool" in annotation:
            if not isinstance(node.content, bool):
                self._complain(node, f"{_said(node)} is neither true nor false; write one of them")
            return node.content is True
        return str(node.content)


def _said(node: Node) -> str:
    return "this" if isinstance(node.content, list | dict) else repr(node.content)


def _word(found: Mapping[str, Node], key: str) -> str:
    node = found.get(key)
    if node is None or node.content is None or isinstance(node.content, list | dict):
        return ""
    return str(node.content)
