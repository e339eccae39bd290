"""Reads a history: a YAML file of events, each with the acts that its text reports.

All problems at once, each with its place, what is wrong and what to do. What is stated at an event
holds for each of its acts; what an act says itself comes first. The format is described in
docs/spec/history.md.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from moothall.proceedings.act import Mode, Status
from moothall.proceedings.history.acts import ACT_KEYS, ActReader, nearest
from moothall.proceedings.history.events import Event, History, Named
from moothall.proceedings.history.problems import Problems
from moothall.proceedings.history.yaml import Node, read_yaml
from moothall.proceedings.stating import STATABLE
from moothall.rulebook.judging.law import Law
from moothall.values.edtf import read_moment, read_state
from moothall.values.errors import ValueDescriptionError
from moothall.values.instants import Instant
from moothall.values.spans import UNKNOWN_MOMENT, Span, exactly

HISTORY_KEYS = frozenset({"title", "source", "in_force", "note", "bodies", "events", "reported_by"})
_LONGEST_REPORTER = 64
# So many words are still read in a message.
_FEW = 12
BODY_KEYS = frozenset({"id", "name", "kind", "note"})
EVENT_KEYS = frozenset(
    {
        "acts",
        "after",
        "before",
        "during",
        "id",
        "mode",
        "note",
        "page",
        "reason_given",
        "reported_by",
        "said_as",
        "status",
        "what",
        "when",
        "who",
    }
)


def read_history(content: bytes, *, name: str, law: Law) -> History:
    """Read a history to be judged by a book, in whose zone its dates are.

    Raises:
        MalformedHistoryError: every problem at once.
    """
    root = read_yaml(content, name=name)
    problems = Problems(name)
    found = _mapping(root, problems, known=HISTORY_KEYS, what="a history")
    if found is None:
        problems.require_none()
        raise AssertionError(name)
    _require_words(found, HISTORY_KEYS - {"bodies", "events"}, problems)
    bodies = _bodies(found.get("bodies"), problems)
    reader = _Events(
        problems, law=law, bodies=frozenset(bodies), reported_by=_reporter(found, problems)
    )
    events = reader.read(found.get("events"), root)
    problems.require_none()
    return History(
        title=_text(found, "title"),
        source=_text(found, "source"),
        in_force=_text(found, "in_force") or "as-if",
        bodies=bodies,
        events=tuple(events.values()),
        notes=tuple(reader.notes),
    )


def _reporter(found: Mapping[str, Node], problems: Problems) -> str:
    """Whose account it is; goes into the record, so one word and no prose."""
    name = _text(found, "reported_by")
    if len(name) > _LONGEST_REPORTER or any(letter.isspace() for letter in name):
        message = f"reported_by: {name[:40]!r} is no id; write one short word, such as secretary"
        problems.add(found["reported_by"], message)
    return name


def _bodies(node: Node | None, problems: Problems) -> dict[str, Named]:
    bodies: dict[str, Named] = {}
    for one in _items(node, problems, what="bodies"):
        found = _mapping(one, problems, known=BODY_KEYS, what="a body")
        if found is None:
            continue
        if "id" not in found:
            problems.add(one, "this body has no id; write `id: steering-committee`")
            continue
        _require_words(found, BODY_KEYS, problems)
        words = {key: _text(found, key) for key in BODY_KEYS}
        words["name"] = words["name"] or words["id"]
        if words["id"] in bodies:
            problems.add(found["id"], f"the body {words['id']!r} is declared already; keep one")
        bodies[words["id"]] = Named(**words)
    return bodies


def _require_words(found: Mapping[str, Node], keys: Collection[str], problems: Problems) -> None:
    """Complain of what is a list or a table where a word belongs."""
    for key, node in found.items():
        if key in keys and isinstance(node.content, list | dict):
            problems.add(node, f"{key}: write text here, not {_said(node)}")


class _Events:
    """Reads the events; remembers their ids and dates, for `before`, `after` and duplicates."""

    def __init__(
        self, problems: Problems, *, law: Law, bodies: frozenset[str], reported_by: str
    ) -> None:
        self._problems = problems
        self._law = law
        self._reported_by = reported_by
        self._acts = ActReader(problems.add, law=law, bodies=bodies)
        self._seen: dict[str, int] = {}
        self._links: list[tuple[Node, str, str, str]] = []
        self.notes: list[str] = []

    def read(self, node: Node | None, root: Node) -> dict[str, Event]:
        if node is None:
            self._problems.add(root, "there are no events; write `events:` and a list of them")
            return {}
        events = {}
        for one in _items(node, self._problems, what="events"):
            if self._problems.are_too_many(one):
                break
            event = self._event(one)
            if event is not None:
                events[event.id] = event
        return self._narrowed(events)

    def _event(self, node: Node) -> Event | None:
        known = EVENT_KEYS | (STATABLE - ACT_KEYS)
        found = _mapping(node, self._problems, known=known, what="an event")
        _require_words(found or {}, EVENT_KEYS - {"acts"}, self._problems)
        if found is None:
            return None
        has_id = self._has_id(found, node)
        at, held_from = self._moment(found, node)
        status = self._choice(found, "status", Status.DONE)
        mode = self._choice(found, "mode", Mode.REPORTED)
        whole = {word: one for word, one in found.items() if word in STATABLE}
        who = _text(found, "who") or "unknown"
        event = Event(
            id=_text(found, "id"),
            when=_text(found, "during") or _text(found, "when"),
            at=at,
            is_state="during" in found,
            held_from=held_from,
            what=_text(found, "what"),
            who=who,
            acts=(),
            page=_text(found, "page"),
            reported_by=_reporter(found, self._problems) or self._reported_by,
            said_as=_text(found, "said_as"),
            reason_given=_text(found, "reason_given"),
            status=Status(status),
        )
        acts = []
        for one in _items(found.get("acts"), self._problems, what="acts"):
            act = self._acts.read(one, event, whole, mode=Mode(mode))
            if act is not None:
                acts.append(act)
        return replace(event, acts=tuple(acts)) if has_id else None

    def _has_id(self, found: Mapping[str, Node], node: Node) -> bool:
        name = _text(found, "id")
        if not name:
            self._problems.add(node, "this event has no id; write `id: E34`, once in the file")
            return False
        if name in self._seen:
            first = self._seen[name]
            message = f"the id {name!r} stands on line {first} already; give each event its own"
            self._problems.add(found["id"], message)
            return False
        self._seen[name] = found["id"].line
        for side in ("before", "after"):
            if side in found:
                self._links.append((found[side], name, side, _text(found, side)))
        return True

    def _moment(self, found: Mapping[str, Node], node: Node) -> tuple[Span, Instant | None]:
        """When it happened; of a state, when it surely still held, and from when it surely did."""
        key = "during" if "during" in found else "when"
        if key not in found:
            self._problems.add(node, f"{_text(found, 'id')} has no date; write `when: 2016-10`")
            return UNKNOWN_MOMENT, None
        try:
            if key == "when":
                return read_moment(_text(found, key), zone=self._law.zone), None
            held = read_state(_text(found, key), zone=self._law.zone)
        except ValueDescriptionError as error:
            self._problems.add(found[key], f"{key}: {error}")
            return UNKNOWN_MOMENT, None
        until = held.surely_held_until
        return exactly(until) if until is not None else held.begins, held.begins.latest

    def _choice(self, found: Mapping[str, Node], key: str, default: Status | Mode) -> str:
        written = _text(found, key) or default.value
        known = [one.value for one in type(default)]
        if written not in known:
            near = nearest(written, known) or f"; write one of {', '.join(known)}"
            self._problems.add(found[key], f"{key}: {written!r} is not known{near}")
            return default.value
        return written

    def _narrowed(self, events: dict[str, Event]) -> dict[str, Event]:
        """Where only the order is told, neither date can lie beyond the other."""
        for node, name, side, other in self._links:
            if other not in events:
                place = f"{self._problems.name}:{node.line}:{node.column}"
                said = f"{side}: there is no event {other!r}, so {name} keeps the date it has"
                remedy = "put that event back, write the id of another, or leave this out"
                self.notes.append(f"{place}: {said}; {remedy}")
            elif name in events:
                events[name] = self._linked(node, events[name], side, events[other])
        return events

    def _linked(self, node: Node, event: Event, side: str, other: Event) -> Event:
        try:
            if side == "before":
                at = event.at.narrowed(not_after=other.at.latest)
            else:
                at = event.at.narrowed(not_before=other.at.earliest)
        except ValueDescriptionError:
            message = f"{side}: by its own date {event.id} cannot lie {side} {other.id}"
            self._problems.add(node, f"{message}; mend one of the two")
            return event
        acts = tuple(replace(act, at=at) if act.at == event.at else act for act in event.acts)
        return replace(event, at=at, acts=acts)


def _mapping(
    node: Node, problems: Problems, *, known: Collection[str], what: str
) -> dict[str, Node] | None:
    if not isinstance(node.content, dict):
        problems.add(node, f"{what} must be written as `key: value` lines, not as {_said(node)}")
        return None
    for key, value in node.content.items():
        if key not in known:
            near = nearest(key, known) or f"; leave it out{_instead(known)}"
            problems.add(value, f"{what} has no {key!r}{near}")
    return node.content


def _instead(known: Collection[str]) -> str:
    """What could stand there, where that is few words."""
    return f", or write one of {', '.join(sorted(known))}" if len(known) <= _FEW else ""


def _items(node: Node | None, problems: Problems, *, what: str) -> list[Node]:
    if node is None:
        return []
    if not isinstance(node.content, list):
        problems.add(node, f"{what} must be a list of lines that begin with `- `")
        return []
    return node.content


def _said(node: Node) -> str:
    match node.content:
        case list():
            return "a list"
        case dict():
            return "`key: value` lines"
        case str():
            return "text"
        case int():
            return "a number"
        case _:
            return "nothing"


def _text(found: Mapping[str, Node], key: str) -> str:
    node = found.get(key)
    if node is None or node.content is None or isinstance(node.content, list | dict):
        return ""
    return str(node.content)
