"""A case: one act of a history with its ruling, made ready to be shown wherever it appears.

Owns the address of each ruling, which is the same under every book, and the row of the strip in
which an act stands: that of the body that acted, else of the body concerned.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from moothall.cli.timeline.standings import Standing, standing_of
from moothall.proceedings.act import Act, Status
from moothall.proceedings.history.events import Event
from moothall.proceedings.replay import Judged, Replay
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.rulings import Form, Ruling
from moothall.rulebook.language.vocabulary import RULEBOOK
from moothall.rulebook.sentences.acts import say_act
from moothall.rulebook.sentences.dates import say_span
from moothall.rulebook.sentences.naming import Naming
from moothall.rulebook.sentences.omissions import debtor_of, say_omission, say_owed_to
from moothall.rulebook.sentences.verdicts import deciding, say_ruling
from moothall.values.edtf import State, read_state
from moothall.values.instants import Zone

NOBODY_SAID = ""
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+", re.ASCII)
_MEMBER = re.compile(r"members? of (?P<body>.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One act with its ruling.

    Attributes:
        key: its address: the event's id, with a number where the event reports several acts.
        judged, standing: the act with its entry, and how it stands.
        row: id of the body in whose row it is shown; "" where the source names nobody.
        doer: id of the body that acted or left undone; "" where nobody says.
        subject: who did it, as a heading has it; that nobody says so is said.
        concerned: name of the body concerned, where it is another; "" for none.
        title: the act in two or three words.
        heading: who did what; of an omission what was not done, and whose it was.
        owing: by whom to whom an omission was owed, where that is not the body concerned.
        when: its date in words.
        what: what the account says, in its own words.
        sentence: the ruling's reason in one sentence.
        state: from when to when, for what lasted.
    """

    key: str
    judged: Judged
    standing: Standing
    row: str
    doer: str
    subject: str
    concerned: str
    title: str
    heading: str
    owing: str
    when: str
    what: str
    sentence: str
    state: State | None

    @property
    def act(self) -> Act:
        """The act itself."""
        return self.judged.entry.act

    @property
    def ruling(self) -> Ruling:
        """Its ruling."""
        return self.judged.entry.ruling

    @property
    def event(self) -> Event | None:
        """The event that reports it; None where it happened of itself."""
        return self.judged.event

    @property
    def clauses(self) -> tuple[str, ...]:
        """Numbers of the clauses that make the ruling what it is, each once."""
        return tuple(dict.fromkeys(one.clause for one in deciding(self.ruling) if one.clause))

    @property
    def is_planned(self) -> bool:
        """It was planned and never done."""
        return self.act.status is Status.PLANNED

    @property
    def home(self) -> str:
        """Id of the body concerned, else of the row."""
        return self.act.of or self.row


def naming_of(replay: Replay) -> Naming:
    """How the history calls its bodies."""
    return Naming(names={body.id: body.name for body in replay.history.bodies.values()})


def cases_of(replay: Replay) -> tuple[Case, ...]:
    """Every act of a replay, in the order in which the history enters them."""
    naming = naming_of(replay)
    keys = _Keys()
    return tuple(_case(judged, keys.of(judged), replay.law, naming) for judged in replay.judged)


def _case(judged: Judged, key: str, law: Law, naming: Naming) -> Case:
    act, event = judged.entry.act, judged.event
    debtor = _debtor(judged, law)
    row = row_of(act, law) if not debtor else row_of_debtor(debtor, law)
    state = _state(judged, law.zone)
    subject, title = _subject(act, naming), say_act(act.name, omits=omitted(act))
    omission = _omission(judged, naming)
    return Case(
        key=key,
        judged=judged,
        standing=standing_of(judged.entry.ruling),
        row=row,
        doer=row if act.by else NOBODY_SAID,
        subject=subject,
        concerned=naming.title(act.of) if act.of and act.of != act.by else "",
        title=title,
        heading=omission or f"{subject}: {title}",
        owing=say_owed_to(debtor, act.of, naming) if debtor else "",
        when=_say_state(state, law.zone) if state else say_span(act.at, zone=law.zone),
        what=event.what if event else "",
        sentence=say_ruling(judged.entry.ruling, law, naming.about(of=act.of, by=act.by)),
        state=state,
    )


def _omission(judged: Judged, naming: Naming) -> str:
    """What a report says was not done, as a heading; "" for any other act."""
    act = judged.entry.act
    return say_omission(omitted(act), act.of, naming) if omitted(act) else ""


def _debtor(judged: Judged, law: Law) -> str:
    """Who owed what a report says was not done, where it is not the body concerned; else ""."""
    act = judged.entry.act
    clauses = (one.clause for one in judged.entry.ruling.findings if one.form is Form.DUTY)
    found = (debtor_of(clause, omitted(act), act.of, law) for clause in clauses)
    return next((debtor for debtor in found if debtor), "")


def row_of_debtor(debtor: str, law: Law) -> str:
    """Nothing that was owed to a body stands in that body's own row."""
    return debtor if debtor in law.book.bodies else NOBODY_SAID


def omitted(act: Act) -> str:
    """The act that a report of an omission says was not done; "" for any other act."""
    omits: str = getattr(act.particulars, "omits", "")
    return omits


def _subject(act: Act, naming: Naming) -> str:
    """Nothing is put down to a body that the account does not name as the one that acted."""
    if act.by:
        return naming.title(act.by)
    return f"Not said who (concerning {naming.say(act.of)})" if act.of else "Not said who"


def row_of(act: Act, law: Law) -> str:
    """The body that acted, through its office or its members; else the body concerned."""
    return _body(act.of if act.by in ("", RULEBOOK) else act.by, law)


def _body(name: str, law: Law) -> str:
    if member := _MEMBER.fullmatch(name):
        return member["body"]
    office = law.book.office(name) if name in law.book.offices else None
    if office is not None and office.of:
        return office.of
    _, _, home = name.partition(" of ")
    return home or name


def _state(judged: Judged, zone: Zone) -> State | None:
    """From when to when it lasted, where it is a state and the act has no date of its own."""
    event = judged.event
    if event is None or not event.is_state or judged.entry.act.at != event.at:
        return None
    return read_state(event.when, zone=zone)


def _say_state(state: State, zone: Zone) -> str:
    begins, ends = (say_span(end, zone=zone) for end in (state.begins, state.ends))
    return begins if begins == ends else f"from {begins} to {ends}"


class _Keys:
    """Addresses that any file system takes, each once, by the history and never by the book."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()
        self._taken: set[str] = set()

    def of(self, judged: Judged) -> str:
        """The next address for this event."""
        event = judged.entry.act.event
        stem = f"{event}-of-itself" if judged.event is None else event
        stem = _UNSAFE.sub("-", stem)[:60].strip("-") or "act"
        return next(key for key in self._numbered(stem) if self._take(key))

    def _numbered(self, stem: str) -> Iterator[str]:
        while True:
            self._seen[stem] += 1
            number = self._seen[stem]
            yield stem if number == 1 else f"{stem}-{number}"

    def _take(self, key: str) -> bool:
        if key.casefold() in self._taken:
            return False
        self._taken.add(key.casefold())
        return True
