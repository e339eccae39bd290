"""Every act of the list: entered it is logged; void, or only planned, it changes nothing."""

from dataclasses import fields

import pytest

from moothall.proceedings.act import Act, Mode, Particulars, Status
from moothall.proceedings.acts import ACTS, BY_NAME
from moothall.proceedings.entering import Entry, Refusal, enter
from moothall.proceedings.entries.writing import read_act, write_act
from moothall.proceedings.note import NoteAct
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.law import Law
from moothall.rulebook.language.acts import ACTS as VOCABULARY
from moothall.values.amounts import exactly
from tests.proceedings.telling import book, day

COLLECTIONS = [one.name for one in fields(State) if one.name != "occurrences"]
SAMPLES = {"str": "X1", "Span": day("2024-06-01"), "Range": exactly(2), "bool": True}
FREE = book()
BARRED = book('may_not = "anyone"\nact = "other than body.dissolve"')
UNDECIDED = book('act = "other than body.dissolve"\nmust = { heard = true }')


def particulars_of(kind: type[Particulars]) -> Particulars:
    """With every particular filled in."""
    given = {}
    for one in fields(kind):  # type: ignore[arg-type]
        written = str(one.type)
        given[one.name] = next(value for word, value in SAMPLES.items() if word in written)
    return kind(**given)


def act_of(name: str, status: Status = Status.DONE, mode: Mode = Mode.REPORTED) -> Act:
    kind = BY_NAME.get(name, NoteAct)
    return Act(
        name=name,
        by="members",
        of="committee",
        at=day("2024-05-01"),
        about="X0",
        to="walks",
        kind="k",
        subject="s",
        particulars=particulars_of(kind),
        status=status,
        mode=mode,
    )


def contents(state: State) -> dict[str, tuple[object, ...]]:
    return {name: getattr(state, name).where(at=None) for name in COLLECTIONS}


def do(act: Act, law: Law, state: State) -> Entry | Refusal:
    return enter(act, number=0, state=state, law=law)


NAMES = sorted(VOCABULARY)


@pytest.mark.parametrize("name", NAMES)
def test_an_act_that_is_done_is_logged_under_its_body_and_matter(name: str) -> None:
    state, act = State(), act_of(name)
    assert isinstance(do(act, FREE, state), Entry)
    matter = act.particulars.matter() or act.about
    (logged,) = state.occurrences.all(name).acts
    assert state.occurrences.of(name, "committee").acts == [logged]
    assert state.occurrences.about(name, matter).acts == [logged]
    assert (logged.done, logged.by) == (act, frozenset({"members"}))


@pytest.mark.parametrize("name", [name for name in NAMES if name != "body.dissolve"])
@pytest.mark.parametrize(
    ("law", "status", "mode"),
    [
        (BARRED, Status.DONE, Mode.REPORTED),
        (FREE, Status.PLANNED, Mode.REPORTED),
        (UNDECIDED, Status.DONE, Mode.PERFORMED),
    ],
    ids=["void", "planned", "refused"],
)
def test_what_is_void_or_planned_or_refused_changes_nothing(
    name: str, law: Law, status: Status, mode: Mode
) -> None:
    state = State()
    found = do(act_of(name, status, mode), law, state)
    assert isinstance(found, Refusal) is (mode is Mode.PERFORMED)
    assert contents(state) == contents(State())
    assert state.occurrences.all(name).acts == []


@pytest.mark.parametrize("name", NAMES)
def test_an_act_written_as_json_is_read_back_equal(name: str) -> None:
    assert read_act(write_act(act_of(name))) == act_of(name)


@pytest.mark.parametrize("kind", ACTS, ids=lambda kind: kind.ACT)
def test_each_act_of_the_list_is_of_the_vocabulary_and_stands_in_the_file_of_its_name(
    kind: type[Particulars],
) -> None:
    assert kind.ACT in VOCABULARY
    noun, verb = kind.ACT.split(".")
    assert kind.__module__.removesuffix("_") == f"moothall.proceedings.{noun}.{verb}"


def test_no_act_stands_twice_in_the_list() -> None:
    assert len(BY_NAME) == len(ACTS)


@pytest.mark.parametrize(
    ("name", "collection"),
    [
        ("body.form", "bodies"),
        ("seat.fill", "seats"),
        ("seat.vacate", "seats"),
        ("election.declare", "seats"),
        ("office.fill", "offices"),
        ("office.vacate", "offices"),
        ("officer.remove", "offices"),
        ("meeting.call", "meetings"),
        ("meeting.move", "meetings"),
        ("meeting.cancel", "meetings"),
        ("meeting.hold", "meetings"),
        ("paper.circulate", "papers"),
        ("motion.submit", "motions"),
        ("decision.take", "decisions"),
        ("ballot.declare", "decisions"),
        ("holding.declare", "holdings"),
        ("holding.hand_over", "holdings"),
    ],
)
def test_an_act_puts_what_it_changes_where_it_belongs(name: str, collection: str) -> None:
    state = State()
    do(act_of(name), FREE, state)
    changed = [one for one, held in contents(state).items() if held]
    assert changed == [collection]
