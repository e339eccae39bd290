"""A society's year: seeded chance, a clock of its own, and invariants after each step.

Two societies live it side by side, one on dictionaries and one on the tests' ledgers; they must
never differ.
"""

import random
from collections import Counter
from dataclasses import fields, replace

import pytest

from moothall.proceedings.act import Act, Mode, Particulars, Status
from moothall.proceedings.automatic import Automatic
from moothall.proceedings.ballot.declare import DeclareBallot
from moothall.proceedings.decision.set_aside import SetAsideDecision
from moothall.proceedings.decision.take import TakeDecision
from moothall.proceedings.entering import Entry, Refusal, enter
from moothall.proceedings.entries.writing import (
    read_act,
    read_facts,
    write_act,
    write_facts,
    write_ruling,
)
from moothall.proceedings.lapses import find_lapses
from moothall.proceedings.meeting.call import CallMeeting
from moothall.proceedings.meeting.hold import HoldMeeting
from moothall.proceedings.minutes.publish import PublishMinutes
from moothall.proceedings.money.commit import CommitMoney
from moothall.proceedings.question.rule import RuleOnQuestion
from moothall.proceedings.scene import names_of
from moothall.proceedings.seat.fill import FillSeat
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.judge import judge
from moothall.rulebook.judging.rulings import Deed, Effect, Verdict
from moothall.values.amounts import Range, exactly
from moothall.values.instants import Instant
from moothall.values.spans import Span
from moothall.values.spans import exactly as at_moment
from tests.proceedings.ledger import ledger_state
from tests.proceedings.telling import book, end_of

SEED = 20_240_101
STEPS = 500
DAY = 86_400
LAW = book(
    'act = "meeting.hold"\nmust = { notice = ">= 7 days" }\nunless = { ruled = "urgent" }',
    'act = "decision.take"\nmust = { for = "> 1/2 of votes", present = ">= 1/3 of seats" }',
    'may_not = "walks"\nact = ["decision.take", "money.commit"]',
    'may = ["committee", "members"]\nact = ["money.commit", "decision.set_aside"]',
    'on = "meeting.hold"\nwho = "chair of committee"\nthen = "minutes.publish"\nwithin = "14 days"',
    'on = "decision.set_aside"\nwho = "rulebook"\nthen = "reasons.give"\nafter = "2 days"',
    'question = "urgent"\nasks = "Could it not wait?"\nruled_by = "chair of committee"\n'
    'challenge = ">= 2/3 of votes"',
)
COLLECTIONS = [one.name for one in fields(State) if one.name != "occurrences"]
START = end_of("2023-12-31")


class Society:
    """Chance decides what is done next; the clock goes a year in so many steps."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.meetings = ["M0"]
        self.decisions = ["D0"]

    def act(self, step: int) -> Act:
        name, particulars, about = self._choose(step)
        return Act(
            name=name,
            by=self.chance.choice(["committee", "committee", "members", "walks", ""]),
            of=self.chance.choice(["committee", "committee", "walks"]),
            at=self._when(step),
            about=about,
            particulars=particulars,
            stated=self._stated(),
            mode=self.chance.choice([Mode.REPORTED, Mode.REPORTED, Mode.PERFORMED]),
            status=self.chance.choices([Status.DONE, Status.PLANNED], [9, 1])[0],
            event=f"E{step}",
        )

    def _when(self, step: int) -> Span:
        now = Instant(START + 366 * DAY * step // STEPS)
        if self.chance.random() < 0.8:
            return at_moment(now)
        return Span(now, Instant(now + self.chance.choice([DAY, 30 * DAY])))

    def _choose(self, step: int) -> tuple[str, Particulars, str]:
        meeting, decision = self.chance.choice(self.meetings), self.chance.choice(self.decisions)
        self.meetings.append(f"M{step}")
        self.decisions.append(f"D{step}")
        soon = at_moment(Instant(START + 366 * DAY * step // STEPS + 9 * DAY))
        options: list[tuple[str, Particulars, str]] = [
            ("meeting.call", CallMeeting(meeting=f"M{step}", held_at=soon), ""),
            ("meeting.hold", HoldMeeting(meeting=meeting), meeting),
            ("decision.take", TakeDecision(decision=f"D{step}", meeting=meeting), f"T{step % 7}"),
            ("decision.set_aside", SetAsideDecision(), decision),
            ("minutes.publish", PublishMinutes(meeting=meeting), ""),
            ("seat.fill", FillSeat(number=exactly(self.chance.randint(1, 3))), ""),
            ("money.commit", CommitMoney(), decision),
            ("ballot.declare", DeclareBallot(ballot=f"B{step}", carried=True), f"T{step % 7}"),
            ("question.rule", RuleOnQuestion(question="urgent", answer=step % 2 == 0), meeting),
        ]
        return self.chance.choice(options)

    def _stated(self) -> dict[str, Range]:
        words = [word for word in ("for", "against", "present") if self.chance.random() < 0.7]
        return {word: exactly(self.chance.randint(0, 9)) for word in words}


def contents(state: State, at: Instant | None) -> dict[str, tuple[object, ...]]:
    return {name: getattr(state, name).where(at=at) for name in COLLECTIONS}


def logged(state: State) -> int:
    names = (
        "meeting.call",
        "meeting.hold",
        "decision.take",
        "decision.set_aside",
        "minutes.publish",
        "seat.fill",
        "money.commit",
        "ballot.declare",
        "question.rule",
        "reasons.give",
    )
    return sum(len(state.occurrences.all(name).acts) for name in names)


def test_a_simulated_year_keeps_its_invariants_on_both_back_ends(
    capsys: pytest.CaptureFixture[str],
) -> None:
    society = Society(random.Random(SEED))  # noqa: S311 - a seeded simulation
    one, other = State(), ledger_state()
    automatic = Automatic(state=one, law=LAW)
    entries: list[Entry] = []
    seen: Counter[str] = Counter()
    for step in range(STEPS):
        act = society.act(step)
        for done in (*automatic.due_by(act.at.earliest), act):
            before = logged(one)
            entry = enter(done, number=len(entries), state=one, law=LAW)
            assert entry == enter(done, number=len(entries), state=other, law=LAW)
            seen[says(entry)] += 1
            check(entry, one, grown=logged(one) - before)
            if isinstance(entry, Entry):
                entries.append(entry)
                automatic.note(entry)
    lapses = find_lapses(one, LAW, entries, at=Instant(START + 366 * DAY))
    assert lapses == find_lapses(other, LAW, entries, at=Instant(START + 366 * DAY))
    for tenth in range(11):
        at = Instant(START + 366 * DAY * tenth // 10)
        assert contents(one, at) == contents(other, at)
    assert contents(one, None) == contents(other, None)
    with capsys.disabled():
        print(f"\nA year of seed {SEED}: {dict(sorted(seen.items()))}, {len(lapses)} lapses")
    assert {entry.act.by for entry in entries} >= {"rulebook"}
    assert lapses
    assert set(seen) == {
        "in order, stands",
        "out of order, irregular",
        "out of order, void",
        "undecided, contested",
        "out of order, void, refused",
        "out of order, irregular, refused",
        "undecided, contested, refused",
        "planned",
    }
    assert set(Verdict) == {entry.ruling.verdict for entry in entries}


def says(entry: Entry | Refusal) -> str:
    """Verdict and effect, and whether it was refused or only planned."""
    if isinstance(entry, Entry) and entry.act.status is Status.PLANNED:
        return "planned"
    words = f"{entry.ruling.verdict.value}, {entry.ruling.effect.value}"
    return f"{words}, refused" if isinstance(entry, Refusal) else words


def check(entry: Entry | Refusal, state: State, *, grown: int) -> None:
    """What holds after each step."""
    act, ruling = entry.act, entry.ruling
    is_refused = isinstance(entry, Refusal)
    assert is_refused == (act.mode is Mode.PERFORMED and ruling.verdict is not Verdict.IN_ORDER)
    changes = not is_refused and ruling.effect is not Effect.VOID and act.status is Status.DONE
    assert grown == int(changes)
    again, facts = read_act(write_act(act)), read_facts(write_facts(entry.facts))
    assert again == act
    deed = Deed(
        act=again.name,
        by=names_of(again.by, state, LAW, at=again.at.latest) if again.by else None,
        of=names_of(again.of, state, LAW, at=again.at.latest),
        at=again.at,
    )
    assert write_ruling(judge(deed, facts, LAW)) == write_ruling(ruling)


def test_more_notice_never_puts_an_act_out_of_order() -> None:
    chance = random.Random(SEED)  # noqa: S311 - a seeded simulation
    for _ in range(60):
        days = chance.randint(0, 12)
        found = []
        for more in (0, chance.randint(1, 9)):
            state = State()
            called = Instant(START + (30 - days - more) * DAY)
            held = at_moment(Instant(START + 30 * DAY))
            call = Act(
                name="meeting.call",
                by="committee",
                of="committee",
                at=at_moment(called),
                particulars=CallMeeting(meeting="M", held_at=held),
            )
            hold = replace(call, name="meeting.hold", at=held, particulars=HoldMeeting(meeting="M"))
            enter(call, number=0, state=state, law=LAW)
            found.append(enter(hold, number=1, state=state, law=LAW).ruling.verdict)
        assert found[0] is not Verdict.IN_ORDER or found[1] is Verdict.IN_ORDER
