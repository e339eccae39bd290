"""A rulebook made ready to judge by: which blocks bear on an act, and what they ask.

Owns the index from act and body to blocks, and who displaces whom. A body's seats and an office's
electors give powers of themselves: who elects may fill. [rule-language 1, 6.23-6.30]
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from moothall.rulebook.book import Rulebook
from moothall.rulebook.judging.asking import Posed, pose
from moothall.rulebook.judging.bounding import Yardstick
from moothall.rulebook.judging.delegating import delegable_powers, rules_of_delegation, to_whom
from moothall.rulebook.judging.duty_powers import owing_bodies, powers_of_duties
from moothall.rulebook.judging.implied import rules_of, transitional_tests
from moothall.rulebook.judging.readiness import Bearing, Ready, ReadyDuty, say_duty, say_fallback
from moothall.rulebook.judging.rulings import Deed
from moothall.rulebook.judging.tenures import stand_ins, tenures_of, terms_of_seats
from moothall.rulebook.judging.working_days import (
    calendars_of_work,
    closed_by_the_book,
    weekdays_off,
)
from moothall.rulebook.language.acts import ACTS
from moothall.rulebook.language.blocks import (
    Condition,
    Duty,
    Holder,
    Power,
    Scope,
    YearDay,
)
from moothall.rulebook.language.expressions import (
    FactTest,
    Measure,
    Names,
    Tests,
    Value,
)
from moothall.rulebook.language.vocabulary import RULEBOOK
from moothall.values.calendars import Calendar
from moothall.values.durations import Counting
from moothall.values.instants import Instant, Zone

SUPPORT = Measure(fact="support")
# When what `every` meeting of a body asks for is due, where the book sets no time.
THAT_MEETING = "that meeting"


class Law:
    """A rulebook ready to judge by. Holds no state but a memory of what bears on what."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        head = book.book
        self.unprovided = head.unprovided
        self.zone = Zone(head.timezone)
        self.quantities: Mapping[str, Value] = {
            name: quantity.value for name, quantity in book.quantities.items()
        }
        periods = tuple(book.periods.values())
        self.calendars_of_work = calendars_of_work(periods)
        self.calendar = Calendar(
            zone=self.zone,
            counting=head.counts_days or Counting.TO_THE_HOUR,
            closed=closed_by_the_book(periods),
            weekdays_off=weekdays_off(periods),
        )
        self.yardstick = Yardstick(
            calendar=self.calendar, money=head.money, quantities=self.quantities
        )
        self.tenures = tenures_of(book)
        self.terms_of_seats = terms_of_seats(book)
        self.stand_ins = stand_ins(book)
        self.delegable = delegable_powers(book)
        self.duties = tuple(self._duties())
        self._duty = {ready.key: ready for ready in self.duties}
        self._displace_duties()
        self._by_act = self._index()
        self._named = frozenset(
            name for blocks in self._by_act.values() for one in blocks for name in one.block.of
        )
        self.automatic = _by_trigger(one for one in self.duties if one.duty.debtor == RULEBOOK)
        self.recurring = tuple(
            one for one in self.duties if one.duty.debtor == RULEBOOK and one.duty.every is not None
        )
        self.falling_back = _by_trigger(one for one in self.duties if one.is_made_good)
        self._of_itself = {one.duty.then for one in self.duties if one.duty.debtor == RULEBOOK} | {
            one.duty.fallback.act
            for one in self.duties
            if one.is_made_good and one.duty.fallback is not None
        }
        self._bearing: dict[tuple[str, frozenset[str]], Bearing] = {}

    def bearing(self, deed: Deed) -> Bearing:
        """The blocks that bear on a deed, whoever did it."""
        key = (deed.act, deed.of & self._named)
        found = self._bearing.get(key)
        if found is None:
            found = self._bearing[key] = self._find_bearing(*key)
        return found

    def duty(self, key: str) -> ReadyDuty:
        """The duty with this key."""
        return self._duty[key]

    def happens_of_itself(self, act: str) -> bool:
        """Does some duty of the rulebook itself bring this act about?"""
        return act in self._of_itself

    def duties_owing(self, act: str, of: frozenset[str]) -> tuple[ReadyDuty, ...]:
        """The duties that ask for this act of (or for) this body."""
        return tuple(
            ready
            for ready in self.duties
            if ready.duty.then == act and _concerns(owing_bodies(ready.duty), of)
        )

    def day(self, day: date) -> tuple[Instant, Instant]:
        """First and last moment of a civil day of the book's zone."""
        midnight = datetime.combine(day, time())
        following = self.zone.instant(midnight + timedelta(days=1))
        return self.zone.instant(midnight), Instant(following - 1)

    def next_year_day(self, day: YearDay, at: Instant) -> Instant:
        """The last moment of the first such day that ends after a moment; 29 February clamps."""
        year = self.zone.civil(at).year
        for candidate in (year, year + 1):
            last = min(day.day, monthrange(candidate, day.month)[1])
            end = self.day(date(candidate, day.month, last))[1]
            if end > at:
                return end
        raise AssertionError(day)

    def pose(self, tests: Tests) -> tuple[Posed, ...]:
        """Work out what tests ask for in this book."""
        return tuple(pose(test, quantities=self.quantities) for test in tests)

    def _find_bearing(self, act: str, of: frozenset[str]) -> Bearing:
        blocks = [ready for ready in self._by_act[act] if _concerns(ready.block.of, of)]
        powers = [ready for ready in blocks if isinstance(ready.block, Power)]
        questions = {question.key: question for ready in blocks for question in ready.questions()}
        permitting = tuple(ready for ready in powers if _permits(ready))
        return Bearing(
            conditions=tuple(ready for ready in blocks if isinstance(ready.block, Condition)),
            powers=permitting,
            prohibitions=tuple(ready for ready in powers if not _permits(ready)),
            questions=tuple(questions.values()),
            named=tuple(dict.fromkeys(name for ready in permitting for name in ready.named)),
        )

    def _index(self) -> dict[str, list[Ready]]:
        ready = [self._ready(block) for block in rules_of(self.book)]
        given = [one.block for one in ready if isinstance(one.block, Power) and _permits(one)]
        owed = powers_of_duties(self.duties, given, self.unprovided)
        ready += [replace(self._ready(power), is_fallback=True) for power in owed]
        for key, power in rules_of_delegation(self.book):
            ready.append(replace(self._ready(power), delegated=to_whom(key) if key else None))
        self._displace(ready)
        index: dict[str, list[Ready]] = defaultdict(list)
        for one in ready:
            for act in _acts(one.block.acts):
                index[act].append(one)
        return index

    def _ready(self, block: Condition | Power) -> Ready:
        when = self.pose((*block.scope.when, *transitional_tests(block.scope)))
        if isinstance(block, Power):
            shares = tuple(self._share(holder) for holder in block.holders)
            keys = [key for key, power in self.delegable.items() if power is block]
            return Ready(
                block=block,
                when=when,
                holders=block.holders,
                shares=shares,
                is_joint=block.jointly,
                delegated=to_whom(keys[0]) if keys else None,
            )
        return Ready(
            block=block,
            when=when,
            must=self.pose(block.must),
            should=self.pose(block.should),
            unless=tuple(self.pose(tests) for tests in block.unless),
        )

    def _share(self, holder: Holder) -> Posed | None:
        """`1/3 of members` as the test that it makes of those who support the act. [6.40]"""
        if holder.share is None:
            return None
        test = FactTest(measure=SUPPORT, test=holder.share, asked=f"support >= {holder.words}")
        return pose(test, quantities=self.quantities)

    def _displace(self, ready: Iterable[Ready]) -> None:
        """Tell each block which others stand instead of it. [6.25, 6.28]"""
        ready = list(ready)
        for displacer in ready:
            for other in ready:
                if self._displaces(displacer.block.scope, other.block.scope):
                    other.displacers.append(displacer)

    def _displace_duties(self) -> None:
        for displacer in self.duties:
            for other in self.duties:
                if self._displaces(displacer.duty.scope, other.duty.scope):
                    other.displacers.append(displacer)

    def _displaces(self, one: Scope, other: Scope) -> bool:
        """Does one stand instead of the other? In its own clause, of those that point nowhere."""
        if one is other or not one.instead_of:
            return False
        found = (self.book.clause(name) for name in one.instead_of)
        if other.clause not in {clause.number for clause in found if clause is not None}:
            return False
        return other.clause != one.clause or not other.instead_of

    def _at_meetings(self, duty: Duty) -> tuple[Duty, tuple[str, ...]]:
        """What recurs with `every` meeting of a body follows each of its meetings."""
        body = duty.every
        is_elsewhere = bool(duty.of) and duty.debtor != RULEBOOK
        if not isinstance(body, str) or body not in self.book.bodies or is_elsewhere:
            return duty, ()
        at = duty.at or ("" if duty.within else THAT_MEETING)
        of = duty.of or (body,)
        return replace(duty, every=None, on=("meeting.hold",), of=of, at=at), (body,)

    def _duties(self) -> Iterator[ReadyDuty]:
        for clause in self.book.clauses:
            duties = [block for block in clause.blocks if isinstance(block, Duty)]
            for number, written in enumerate(duties, start=1):
                duty, start_of = self._at_meetings(written)
                yield ReadyDuty(
                    duty=duty,
                    key=f"owed by {clause.number} ({number})",
                    asked=say_duty(written),
                    fallback=say_fallback(duty),
                    when=self.pose((*duty.scope.when, *transitional_tests(duty.scope))),
                    unless=tuple(self.pose(tests) for tests in duty.unless),
                    start_of=start_of,
                )


def _by_trigger(duties: Iterable[ReadyDuty]) -> dict[str, list[ReadyDuty]]:
    """These duties by the act that sets each going."""
    found: dict[str, list[ReadyDuty]] = defaultdict(list)
    for ready in duties:
        for act in ready.duty.on:
            found[act].append(ready)
    return found


def _permits(ready: Ready) -> bool:
    return isinstance(ready.block, Power) and ready.block.permits


def _concerns(of: tuple[str, ...], names: frozenset[str]) -> bool:
    """A block without `of` concerns every body; with it, those that it names."""
    return not of or not names.isdisjoint(of)


def _acts(names: Names) -> Iterable[str]:
    return [act for act in ACTS if act not in names.names] if names.negated else names.names
