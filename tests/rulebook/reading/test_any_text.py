"""Whatever is given, the reader answers with a value or with problems, and never otherwise."""

from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

from moothall.rulebook import Problem, inspect_rulebook, read_block
from moothall.rulebook.language.facts import FACTS
from moothall.rulebook.reading.comparisons import read_test
from moothall.rulebook.reading.measures import read_measure
from moothall.rulebook.reading.places import find_spans
from moothall.rulebook.reading.words import WordingError
from tests.rulebook.clauses import real_blocks
from tests.rulebook.test_book import SMALL_BOOK

SOURCES = [one.source for one in real_blocks()]
WORDS = sorted({word for source in SOURCES for word in source.replace('"', " ").split()})
# Words of real tests in any order, with the odd stranger among them.
PHRASES = st.lists(
    st.sampled_from(WORDS) | st.text(max_size=6) | st.sampled_from(["1/0", "9" * 30, "%", "²"]),
    max_size=9,
).map(" ".join)


def wounded(source: str, at: int, piece: str, length: int) -> str:
    """Replace some characters of a good text by others."""
    start = at % (len(source) + 1)
    return source[:start] + piece + source[start + length :]


WOUNDED_BLOCKS = st.builds(
    wounded,
    st.sampled_from(SOURCES),
    st.integers(0, 10_000),
    st.text(max_size=8)
    | st.sampled_from(['"', "{", "]", "=", "\n[a]\n", "1e999", "'''", "\\u0000"]),
    st.integers(0, 12),
)


def assert_within(error: WordingError, text: str) -> None:
    assert 0 <= error.offset <= len(text)
    assert error.says
    assert error.remedy


def assert_in_place(problem: Problem, lines: int) -> None:
    assert 1 <= problem.line <= lines
    assert problem.column >= 1
    assert problem.says
    assert problem.remedy
    assert "\n" not in str(problem)


@given(fact=st.sampled_from(sorted(FACTS)), text=PHRASES | st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_right_side_is_a_test_or_a_wording_error(fact: str, text: str) -> None:
    found = FACTS[fact]
    try:
        read = read_test(text, kinds=found.kinds, names=found.names, also=found.also)
    except WordingError as error:
        assert_within(error, text)
    else:
        assert read == read_test(text, kinds=found.kinds, names=found.names, also=found.also)


@given(text=PHRASES | st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_left_side_is_a_measure_or_a_wording_error(text: str) -> None:
    try:
        read = read_measure(text)
    except WordingError as error:
        assert_within(error, text)
    else:
        assert read.measure.fact in FACTS


@given(source=WOUNDED_BLOCKS | st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_block_or_has_problems_with_a_place(source: str) -> None:
    read = read_block(source, clause="1.1", file="book.md")
    assert (read.block is None) == bool(read.problems)
    for problem in read.problems:
        assert_in_place(problem, source.count("\n") + 1)


@given(
    content=st.binary(max_size=200)
    | st.builds(
        wounded,
        st.just(SMALL_BOOK),
        st.integers(0, 10_000),
        st.text(max_size=10) | st.sampled_from(["\n---\n", "```", "<b>", "[a]: b\n", "> ", "&#0;"]),
        st.integers(0, 20),
    ).map(str.encode)
)
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_a_rulebook_or_have_problems_with_a_place(content: bytes) -> None:
    rulebook, problems = inspect_rulebook(content, name="book.md")
    assert (rulebook is None) == bool(problems)
    assert list(problems) == sorted(problems, key=lambda one: (one.line, one.column))
    for problem in problems:
        assert_in_place(problem, content.count(b"\n") + content.count(b"\r") + 1)
    if rulebook is not None:
        assert rulebook.digest == sha256(content).hexdigest()


def test_every_value_of_the_real_blocks_is_where_its_span_says() -> None:
    for source in SOURCES:
        for path, span in find_spans(source).items():
            key = path[-1]
            if isinstance(key, str):
                assert source[span.key :].lstrip("\"'").startswith(key)
                assert source[span.key : span.value].rstrip().endswith("=")
            else:
                assert span.key == span.value
