"""Random elections verify and give the plain sum."""

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from moothall.ballots.belenios_v1.election import HomomorphicQuestion, Question, RankedQuestion
from tests.ballots.elections import society

if TYPE_CHECKING:
    from moothall.ballots.belenios_v1.sealing import Vote


@st.composite
def homomorphic(draw: st.DrawFn) -> HomomorphicQuestion:
    size = draw(st.integers(1, 4))
    minimum = draw(st.integers(0, size))
    return HomomorphicQuestion(
        question=draw(st.text(max_size=8).filter(lambda text: "\x7f" not in text)),
        answers=tuple("ABCD"[:size]),
        minimum=minimum,
        maximum=draw(st.integers(minimum, size)),
        has_blank=draw(st.booleans()),
    )


@st.composite
def a_row(draw: st.DrawFn, question: Question) -> list[int]:
    size = len(question.answers)
    if isinstance(question, RankedQuestion):
        return draw(st.lists(st.integers(0, 255), min_size=size, max_size=size))
    if question.has_blank and draw(st.booleans()):
        return [1] + [0] * size
    chosen = draw(
        st.sets(st.integers(0, size - 1), min_size=question.minimum, max_size=question.maximum)
    )
    row = [int(place in chosen) for place in range(size)]
    return [0, *row] if question.has_blank else row


RANKED = st.builds(RankedQuestion, question=st.just("Rank"), answers=st.just(("A", "B", "C")))


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_a_random_election_verifies_and_gives_the_plain_sum(data: st.DataObject) -> None:
    questions = data.draw(st.lists(homomorphic() | RANKED, min_size=1, max_size=2))
    ranked = [isinstance(question, RankedQuestion) for question in questions]
    voters = data.draw(st.integers(1, 3))
    weight = st.just(1) if any(ranked) else st.integers(1, 9)
    weights = data.draw(st.lists(weight, min_size=voters, max_size=voters))
    threshold = data.draw(st.sampled_from([None, (1, 2), (2, 3), (3, 4)]))
    single = data.draw(st.integers(0 if threshold else 1, 2))
    made = society(*questions, weights=weights, voters=voters, threshold=threshold, single=single)
    counted: dict[int, Vote] = {}
    for voter in data.draw(st.lists(st.integers(0, voters - 1), max_size=4)):
        counted[voter] = [data.draw(a_row(question)) for question in questions]
        made.cast(voter, counted[voter])
    made.close()
    if any(ranked):
        for _ in range(data.draw(st.integers(0, 2))):
            made.shuffle(1)
        made.end_shuffles()
    made.decrypt(*range(1, single + 1), *_some_of(data, threshold, single))
    made.announce()
    verdict = made.verdict()
    assert verdict.is_valid, verdict.says
    for place, question in enumerate(questions):
        rows = [(weights[voter], list(vote[place])) for voter, vote in counted.items()]
        assert verdict.result is not None
        found = verdict.result[place]
        if isinstance(question, RankedQuestion):
            assert sorted(map(str, found)) == sorted(str(row) for _, row in rows)
        else:
            sums = [sum(w * row[i] for w, row in rows) for i in range(question.choices)]
            assert found == sums


def _some_of(data: st.DataObject, threshold: tuple[int, int] | None, single: int) -> list[int]:
    if threshold is None:
        return []
    needed, size = threshold
    owners = st.integers(single + 1, single + size)
    return data.draw(st.lists(owners, unique=True, min_size=needed, max_size=size))
