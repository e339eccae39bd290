"""Papers as a table."""

import tracemalloc
from collections.abc import Callable

import pytest

from moothall.count import PapersError, read_csv, write_blt
from moothall.count.results import read_results
from moothall.count.senate_papers import is_senate, read_ballot_paper

TABLE = """\
papers,Alice,"Bob, the builder",Carol
3,1,2,
,,,
2,2,1,3
4,1,3,
5,1,1,
6,,,
"""


def test_it_reads_places_and_how_many_papers_are_alike() -> None:
    papers = read_csv(TABLE.encode(), seats=2)
    assert write_blt(papers) == (
        '3 2\n4 1 0\n3 1 2 0\n2 2 1 3 0\n0\n"Alice"\n"Bob, the builder"\n"Carol"\n""\n'
    )
    assert [(one.line, one.papers, one.reason) for one in papers.set_aside] == [
        (6, 5, "no first preference: two candidates have the same place"),
        (7, 6, "no preference"),
    ]
    assert papers.cut_short == 4


def test_without_a_first_column_of_papers_each_row_is_one_paper() -> None:
    papers = read_csv(b"\xef\xbb\xbfA,B\r\n1,2\r\n1,2\r\n", seats=1)
    assert write_blt(papers) == '2 1\n2 1 2 0\n0\n"A"\n"B"\n""\n'


def test_a_paper_that_says_nothing_is_set_aside() -> None:
    papers = read_csv(b"A,B\n1,2\n,\n\n , \n2,1\n", seats=1)
    assert [(one.line, one.papers, one.reason) for one in papers.set_aside] == [
        (3, 1, "no preference"),
        (5, 1, "no preference"),
    ]


def test_what_is_no_table_is_refused_at_the_first_row_that_shows_it() -> None:
    noise = b"A,B\n1,2\n" + b"zebra,2\n" * 2_000_000
    tracemalloc.start()
    with pytest.raises(PapersError, match=r"^line 3, column 1: 'zebra' is not a place; "):
        read_csv(noise, seats=1)
    assert tracemalloc.get_traced_memory()[1] < 3 * len(noise)
    tracemalloc.stop()


REFUSED = {
    b"": "line 1, column 1: the file is empty; give a row of names first",
    b"A,B\n1,2,3\n": "line 2, column 3: this row has 3 cells, the first row 2; give each column a"
    " cell, empty where no place was given",
    b"A,B\n1,x\n": "line 2, column 2: 'x' is not a place; write 1 for the first preference and so"
    " on, or leave the cell empty",
    b"A,B\n0,1\n": "line 2, column 1: '0' is not a place; write 1 for the first preference and so"
    " on, or leave the cell empty",
    b"A,A\n1,2\n": "line 1, column 2: 'A' cannot name a candidate; head each column with a name of"
    " its own",
    b"papers\n1\n": "line 1, column 1: there are no candidates; give a row of names",
    b"papers,A\n,1\n": "line 2, column 1: '' is not a number of papers that can be counted; write a"
    " number from 1 to 900,000,000",
    b"papers,A\nx,1\n": "line 2, column 1: 'x' is not a number of papers that can be counted; write"
    " a number from 1 to 900,000,000",
    b"papers,A\n900000000,1\n1,1\n": "line 3, column 1: 900,000,001 papers are more than the"
    " 900,000,000 that can be counted exactly; check the number of papers",
    b"A\n1\n\xff\n": "line 3, column 1: byte 0xFF is not UTF-8; save the file in the encoding"
    " UTF-8",
    b'A,"B\n1,2\n': "line 2, column 1: this is not CSV (unexpected end of data); mend the quotation"
    " marks",
}


@pytest.mark.parametrize(("raw", "message"), REFUSED.items())
def test_it_refuses_a_table(raw: bytes, message: str) -> None:
    with pytest.raises(PapersError) as refused:
        read_csv(raw, seats=1)
    assert str(refused.value) == message


LONG_ROWS = {
    b"A,B\n1,2\n" + b"," * 3_000_000 + b"\n": 3,
    b"," * 3_000_000: 1,
    b"A,B\n" + b'"\n",' * 600_000: 250_002,
}


@pytest.mark.parametrize(("raw", "line"), LONG_ROWS.items(), ids=["last", "first", "many lines"])
@pytest.mark.parametrize("reading", [lambda raw: read_csv(raw, seats=1), read_results])
def test_a_row_too_long_to_be_meant_is_refused_before_it_is_split(
    reading: Callable[[bytes], object], raw: bytes, line: int
) -> None:
    assert_too_long(reading, raw, line=line)


@pytest.mark.parametrize("reading", [is_senate, read_ballot_paper])
def test_a_line_too_long_to_be_meant_is_refused_before_it_is_split(
    reading: Callable[[bytes], object],
) -> None:
    assert_too_long(reading, b"," * 3_000_000, line=1)


def assert_too_long(reading: Callable[[bytes], object], raw: bytes, *, line: int) -> None:
    tracemalloc.start()
    with pytest.raises(PapersError) as refused:
        reading(raw)
    assert tracemalloc.get_traced_memory()[1] < 40_000_000
    tracemalloc.stop()
    assert str(refused.value) == (
        f"line {line}, column 1: this row is longer than 1,000,000 signs;"
        " give each row a line of its own and close every quotation mark"
    )
