"""Whatever bytes are given, they are read as a history or refused with a place, never otherwise."""

from hypothesis import given, settings
from hypothesis import strategies as st

from moothall.proceedings.errors import MalformedHistoryError
from moothall.proceedings.history.events import History
from moothall.proceedings.history.reading import read_history
from tests.proceedings.telling import book

LAW = book()
ONE = "events:\n  - {id: E1, when: 2024-03-05, who: committee, acts: [{act: meeting.hold}]}\n"
ACT = "events:\n  - {{id: E1, when: 2024-03-05, who: committee, acts: [{{{}}}]}}\n"
WORDS = ONE.replace("{", " { ").replace("}", " } ").split()
PIECES = st.sampled_from(
    [*WORDS, "\n", "\n  - ", ": ", "[", "]", "{", "}", "&a", "*a", "!!int", '"']
)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_a_history_or_refused(content: bytes) -> None:
    _read_or_refuse(content)


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_words_are_a_history_or_refused(text: str) -> None:
    _read_or_refuse(text.encode())


KEYS = [
    "for",
    "votes",
    "attendance",
    "amount",
    "ruled",
    "notice",
    "heard",
    "kind",
    "of",
    "by",
    "when",
    "sizes",
    "meeting",
    "authority",
    "told",
    "about",
]
VALUES = st.recursive(
    st.sampled_from(["true", "null", "-1", "1/0", "none", "unknown", "all of x", "5%", "£", "2024"])
    | st.integers().map(str)
    | st.text(st.characters(exclude_categories=["C"]), max_size=8).map(repr),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda some: f"[{', '.join(some)}]")
        | st.tuples(st.sampled_from(["for", "members", "urgent"]), inner).map(
            lambda two: f"{{{two[0]}: {two[1]}}}"
        )
    ),
    max_leaves=4,
)


@given(st.lists(st.tuples(st.sampled_from(KEYS), VALUES), max_size=4, unique_by=lambda it: it[0]))
@settings(max_examples=300)
def test_any_statement_is_read_or_refused(said: list[tuple[str, str]]) -> None:
    stated = "".join(f", {key}: {value}" for key, value in said)
    _read_or_refuse(ACT.format(f"act: vote.take{stated}").encode())


def _read_or_refuse(content: bytes) -> None:
    try:
        read = read_history(content, name="h", law=LAW)
    except MalformedHistoryError as error:
        refused = error.problems
    else:
        assert isinstance(read, History)
        return
    assert refused
    assert all(one.startswith("h:") for one in refused)
