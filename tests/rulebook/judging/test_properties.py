"""Judging is total and deterministic, and whoever learns more never sees a decided verdict turn."""

from hypothesis import given, settings
from hypothesis import strategies as st

from moothall.rulebook.judging.judge import judge
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.rulings import Deed, Fact, Source, Verdict
from moothall.values.spans import Span
from tests.rulebook.judging.trying import deed_of, law_of
from tests.strategies import Pair, blocks, kind_of, numbers, pairs, spans

STRUCTURE = (
    """question = "urgent"
asks = "Could it not wait?"
ruled_by = "chair of board"
challenge = ">= 2/3 of votes" """,
    'quantity = "q"\nis = "1/4 of votes"\nvary = { by = "board" }',
    'quantity = "root-q"\nis = "1/2 times root of board"',
)
UNPROVIDED = ("in order", "undecided", "out of order")
ACTORS = (None, frozenset({"board"}), frozenset({"staff"}), frozenset({"members of board"}))
SLOW = settings(max_examples=100)


@st.composite
def laws(draw: st.DrawFn) -> Law:
    first, second = draw(blocks()), draw(blocks(instead_of="1.4"))
    third = draw(blocks(instead_of="1.5"))
    clauses = (first, second, third)[: draw(st.integers(1, 3))]
    return law_of(*STRUCTURE, *clauses, unprovided=draw(st.sampled_from(UNPROVIDED)))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Law, Deed, dict[str, Fact], dict[str, Fact]]:
    """A book, a deed, and its facts: first as roughly known, then more exactly."""
    law = draw(laws())
    deed = deed_of("vote.take", by=draw(st.sampled_from(ACTORS)))
    rough: dict[str, Fact] = {}
    exact: dict[str, Fact] = {}
    for question in law.bearing(deed).questions:
        if question.key.startswith("quantity "):
            if draw(st.booleans()):
                continue
            found: Pair = draw(numbers())
        else:
            found = draw(pairs(kind_of(question.key)))
        rough[question.key], exact[question.key] = (Fact(one, Source.STATED) for one in found)
    return law, deed, rough, exact


@given(cases())
@SLOW
def test_judging_never_fails_and_says_the_same_twice(
    case: tuple[Law, Deed, dict[str, Fact], dict[str, Fact]],
) -> None:
    law, deed, rough, exact = case
    for facts in (rough, exact):
        again = Law(law.book)
        assert judge(deed, facts, law) == judge(deed, dict(reversed(facts.items())), again)


@given(cases())
@SLOW
def test_learning_more_never_turns_a_decided_verdict(
    case: tuple[Law, Deed, dict[str, Fact], dict[str, Fact]],
) -> None:
    law, deed, rough, exact = case
    before, after = judge(deed, rough, law), judge(deed, exact, law)
    if before.verdict is not Verdict.UNDECIDED:
        assert after.verdict is before.verdict


@given(law=laws(), found=st.data())
@SLOW
def test_learning_who_acted_never_turns_a_decided_verdict(law: Law, found: st.DataObject) -> None:
    facts = {
        question.key: Fact(found.draw(pairs(kind_of(question.key)))[0], Source.STATED)
        for question in law.bearing(deed_of("vote.take")).questions
        if not question.key.startswith("quantity ")
    }
    unnamed = judge(deed_of("vote.take", by=None), facts, law).verdict
    named = judge(deed_of("vote.take", by=found.draw(st.sampled_from(ACTORS[1:]))), facts, law)
    if unnamed is not Verdict.UNDECIDED:
        assert named.verdict is unnamed


DATED = law_of('act = "vote.take"\nfrom = 2016-08-10\nuntil = 2016-09-20\nmust = { heard = true }')


@given(spans())
def test_learning_when_never_turns_a_decided_verdict(at: tuple[Span, Span]) -> None:
    facts = {"heard": Fact(False, Source.STATED)}
    rough, exact = (judge(deed_of("vote.take", at=one), facts, DATED).verdict for one in at)
    if rough is not Verdict.UNDECIDED:
        assert exact is rough
