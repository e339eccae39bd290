"""Blocks made ready to judge by: their tests posed, and what they ask gathered up.

Owns the shapes; which of them bear on an act is the law's affair.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from moothall.rulebook.judging.asking import Asking, Posed, Question
from moothall.rulebook.language.blocks import Breach, Condition, Duty, Holder, Power
from moothall.rulebook.language.expressions import Measure

# Between those who hold a power only together.
TOGETHER = " together with "
# Who acts together with the actor, where a power is held jointly.
SIGNED = Asking(key="signed_by", measure=Measure(fact="signed_by"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ready:
    """A condition or power with its tests posed.

    Attributes:
        block: the block itself.
        when, must, should, unless: its tests, posed.
        holders, shares: of a power, who has it, and for each the share to be measured, if any.
        named: the holders as the book names them: `1/3 of members`, `each director`, `conference`.
        is_joint: they have it only together.
        delegated: the question to whom it was handed on, where that may be.
        is_fallback: they have it only where a duty was not done; alone it takes from nobody.
        displacers: blocks that stand instead of it where they apply.
        is_unconditional: nothing in the block itself keeps it from applying to what it bears on.
        breach: what its breach makes of an act.
        asks_once: it is a condition that asks one thing of every act on which it bears.
    """

    block: Condition | Power
    when: tuple[Posed, ...]
    holders: tuple[Holder, ...] = ()
    shares: tuple[Posed | None, ...] = ()
    is_joint: bool = False
    delegated: Asking | None = None
    is_fallback: bool = False
    must: tuple[Posed, ...] = ()
    should: tuple[Posed, ...] = ()
    unless: tuple[tuple[Posed, ...], ...] = ()
    displacers: list["Ready"] = field(default_factory=list)
    named: tuple[str, ...] = field(init=False)
    is_unconditional: bool = field(init=False)
    breach: Breach = field(init=False)
    asks_once: bool = field(init=False)

    def __post_init__(self) -> None:
        """Work out once what is asked of it for every act."""
        scope, is_condition = self.block.scope, isinstance(self.block, Condition)
        by = self.block.by if isinstance(self.block, Condition) else ()
        plain = not (self.when or by or scope.valid_from or scope.valid_until)
        object.__setattr__(self, "is_unconditional", plain)
        named = say_holders(self.holders)
        object.__setattr__(self, "named", (TOGETHER.join(named),) if self.is_joint else named)
        usual = Breach.IRREGULAR if is_condition else Breach.VOID
        object.__setattr__(self, "breach", scope.breach or usual)
        asks_once = plain and len(self.must) == 1 and not (self.should or self.unless)
        object.__setattr__(self, "asks_once", asks_once)

    def questions(self) -> Iterator[Question]:
        """Everything that must be gathered before it can be judged."""
        shares = tuple(share for share in self.shares if share is not None)
        for tests in (self.when, self.must, self.should, *self.unless, shares):
            for posed in tests:
                yield from posed.questions
        if self.is_joint:
            yield SIGNED
        if self.delegated is not None:
            yield self.delegated
        for displacer in _all_displacers(self):
            for posed in displacer.when:
                yield from posed.questions


def _all_displacers(ready: Ready) -> list[Ready]:
    """What stands instead of it, what stands instead of that, and so on."""
    found: list[Ready] = []
    waiting = list(ready.displacers)
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.append(one)
            waiting.extend(one.displacers)
    return found


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ReadyDuty:
    """A duty with its tests posed.

    Attributes:
        duty: the block itself.
        key: that of what it owes, among the facts.
        asked: what it asks for, as the book says it.
        fallback: who may act instead.
        when, unless: its tests, posed.
        start_of: whose act starts it, where that is another body than the one it is about.
        displacers: duties that stand instead of it where they apply.
    """

    duty: Duty
    key: str
    asked: str
    fallback: tuple[str, ...]
    when: tuple[Posed, ...]
    unless: tuple[tuple[Posed, ...], ...]
    start_of: tuple[str, ...] = ()
    displacers: list["ReadyDuty"] = field(default_factory=list)

    @property
    def is_made_good(self) -> bool:
        """Does something happen of itself where it was not done?"""
        fallback = self.duty.fallback
        return fallback is not None and not fallback.holders and bool(self.duty.on)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bearing:
    """The blocks that bear on one act of one body.

    Attributes:
        conditions, powers, prohibitions: the blocks.
        questions: all that they ask.
        named: all whom the powers name.
    """

    conditions: tuple[Ready, ...]
    powers: tuple[Ready, ...]
    prohibitions: tuple[Ready, ...]
    questions: tuple[Question, ...]
    named: tuple[str, ...]


def say_duty(duty: Duty) -> str:
    """`minutes.publish within 14 days`, `meeting.hold every 3 months`."""
    words = [duty.then]
    if duty.every is not None:
        words.append(f"every {duty.every}")
    if duty.within is not None:
        words.append(f"within {duty.within}")
    if duty.at:
        words.append(f"at {duty.at}")
    return " ".join(words)


def say_fallback(duty: Duty) -> tuple[str, ...]:
    """Who may act where the duty was not done, as the book names them."""
    return say_holders(duty.fallback.holders) if duty.fallback else ()


def say_holders(holders: Iterable[Holder]) -> tuple[str, ...]:
    """The holders as the book names them: `1/3 of members`, `each director`, `conference`."""
    return tuple(holder.words or holder.name for holder in holders)
