"""What a BLT file must not say: each with line, column, reason and remedy, asserted whole."""

import random
import tracemalloc

import pytest

from moothall.count import PapersError, read_blt

NAMES = '"A"\n"B"\n"C"\n"T"\n'


def poll(line: str) -> bytes:
    """A right file but for its third line."""
    return f"3 1\n5 1 2 3 0\n{line}\n4 2 0\n0\n{NAMES}".encode()


LINES = {
    "1 2 4 0": (
        "line 3, column 5: there is no candidate 4; "
        "write a candidate from 1 to 3, and 0 only at the end"
    ),
    "1 2 0 3 0": (
        "line 3, column 5: there is no candidate 0; "
        "write a candidate from 1 to 3, and 0 only at the end"
    ),
    "1 2 -3 0": (
        "line 3, column 5: there is no candidate -3; "
        "write a candidate from 1 to 3, and 0 only at the end"
    ),
    "1 2 3 2 0": (
        "line 3, column 7: candidate 2 is on this paper twice; keep one of the two places"
    ),
    "1 2 3=3 0": (
        "line 3, column 7: candidate 3 is on this paper twice; keep one of the two places"
    ),
    "1 2 3": ("line 3, column 6: no 0 ends this ranking; end the line with 0"),
    "7": ("line 3, column 2: no 0 ends this ranking; end the line with 0"),
    "0 1 2 0": (
        "line 3, column 1: 0 papers cannot say anything; write a number of papers of at least 1"
    ),
    "-5 1 2 0": (
        "line 3, column 1: -5 papers cannot say anything; write a number of papers of at least 1"
    ),
    "-5": (
        "line 3, column 1: there is no candidate 5 to withdraw, nor are papers ever negative; "
        "write a withdrawn candidate from -1 to -3"
    ),
    "1.5 1 0": (
        "line 3, column 1: '1.5' is not a number; write how many papers say so, then the ranking"
    ),
    "1 - - - - - - - 2 0": (
        "line 3, column 17: this ranking has more than 6 places; write at most 6 places, then 0"
    ),
    "1 x 0": ("line 3, column 3: 'x' is not a number; write a candidate from 1 to 3"),
    "1 2= 0": ("line 3, column 5: '' is not a number; write a candidate from 1 to 3"),
    "900000000 1 0": (
        "line 3, column 1: 900,000,005 papers are more than the 900,000,000 that can be "
        "counted exactly; "
        "check the number of papers"
    ),
    "900000001 1 0": (
        "line 3, column 1: 900,000,001 papers are more than the 900,000,000 that can be "
        "counted exactly; "
        "check the number of papers"
    ),
    "99999999999999999999999999 1 0": (
        "line 3, column 1: 99999999999999999999... is too long a number; "
        "write how many papers say so, then the ranking"
    ),
    "9223372036854775807 1 0": (
        "line 3, column 1: 9223372036854775807 is too long a number; "
        "write how many papers say so, then the ranking"
    ),
}


@pytest.mark.parametrize(("line", "message"), LINES.items())
def test_it_refuses_a_line_of_papers(line: str, message: str) -> None:
    with pytest.raises(PapersError) as refused:
        read_blt(poll(line))
    assert str(refused.value) == message


FILES = {
    b"": ("line 1, column 1: the file is empty; give a file of papers in BLT"),
    b" \n\n": ("line 1, column 1: the file is empty; give a file of papers in BLT"),
    b"# nothing\n": ("line 1, column 1: there is nothing but comments; add the papers"),
    b"\xff\xfe3\x00": (
        "line 1, column 1: the file is in UTF-16; save the file in the encoding UTF-8"
    ),
    b"3\n": (
        "line 1, column 1: the first line has two numbers; "
        "write the number of candidates, a space and the number of seats"
    ),
    b"3 1 1\n": (
        "line 1, column 1: the first line has two numbers; "
        "write the number of candidates, a space and the number of seats"
    ),
    b"three 1\n": (
        "line 1, column 1: 'three' is not a number; "
        "write the number of candidates, a space and the number of seats"
    ),
    b"3 0\n": (
        "line 1, column 3: 0 seats cannot be filled by 3 candidates; "
        "write a number of seats from 1 to 3"
    ),
    b"3 4\n": (
        "line 1, column 3: 4 seats cannot be filled by 3 candidates; "
        "write a number of seats from 1 to 3"
    ),
    b"3 -1\n": (
        "line 1, column 3: -1 seats cannot be filled by 3 candidates; "
        "write a number of seats from 1 to 3"
    ),
    b"0 0\n": (
        "line 1, column 1: 0 candidates cannot be counted; "
        "write a number of candidates from 1 to 1,000"
    ),
    b"99999 1\n": (
        "line 1, column 1: 99999 candidates cannot be counted; "
        "write a number of candidates from 1 to 1,000"
    ),
    b"3 1\n1 1 0\n": (
        "line 3, column 1: the file ends before the papers do; "
        "end the papers with a line that is 0, then the names in quotation marks"
    ),
    b"3 1\n": (
        "line 2, column 1: the file ends before the papers do; "
        "end the papers with a line that is 0, then the names in quotation marks"
    ),
    b"3 1": (
        "line 2, column 1: the file ends before the papers do; "
        "end the papers with a line that is 0, then the names in quotation marks"
    ),
    b'3 1\n0\n"A"\n"B"\n': (
        "line 4, column 1: the file ends after 2 of 3 names; "
        "add a name in quotation marks for each candidate"
    ),
    b'3 1\n0\n"A"\n B\n"C"\n': (
        "line 4, column 2: this is not a candidate's name; put it between quotation marks"
    ),
    b'3 1\n0\n"A"\n"B"\n"C"\nT\n': (
        "line 6, column 1: this is not a title; put it between quotation marks"
    ),
    b'3 1\n0\n"A"\n"B"\n"C"\n"T"\n"D"\n': (
        "line 7, column 1: there is more after the title; delete it"
    ),
    b'3 1\n0\n"A"\n"\xe9"\n"C"\n': (
        "line 4, column 2: byte 0xE9 is not UTF-8; save the file in the encoding UTF-8"
    ),
    b"3 1\n1 \xe9 0\n": (
        "line 2, column 3: byte 0xE9 is not UTF-8; save the file in the encoding UTF-8"
    ),
}


FILES |= {
    b'1 1\n1 1 0\n0\n"A\x00"\n': (
        "line 4, column 3: the hidden character U+0000 stands in a candidate's name; delete it"
    ),
    '1 1\n1 1 0\n0\n"A"\n"\u202eB"\n'.encode(): (
        "line 5, column 2: the hidden character U+202E stands in a title; delete it"
    ),
}


@pytest.mark.parametrize(("raw", "message"), FILES.items())
def test_it_refuses_a_file(raw: bytes, message: str) -> None:
    with pytest.raises(PapersError) as refused:
        read_blt(raw)
    assert str(refused.value) == message


def test_it_names_the_line_in_the_middle_of_many() -> None:
    right = "".join(f"{weight} 1 2 3 0\n" for weight in range(1, 20_001))
    raw = f"3 1\n{right}1 2 2 0\n{right}0\n{NAMES}".encode()
    with pytest.raises(PapersError) as refused:
        read_blt(raw)
    assert (refused.value.line, refused.value.column) == (20_002, 5)


@pytest.mark.parametrize("start", [b"", b"3 1\n", b"3 1\n1 1 0\n"])
def test_noise_is_refused_at_once(start: bytes) -> None:
    noise = random.Random(4).randbytes(1 << 20) * 10  # noqa: S311 - noise
    with pytest.raises(PapersError) as refused:
        read_blt(start + noise)
    assert refused.value.line <= 4


def test_one_endless_line_is_refused() -> None:
    with pytest.raises(PapersError) as refused:
        read_blt(b"3 1\n" + b"1 " * (1 << 20))
    assert str(refused.value) == (
        "line 2, column 5: candidate 1 is on this paper twice; keep one of the two places"
    )


@pytest.mark.parametrize("line", ["\n", "# a comment\n"])
def test_any_number_of_lines_that_say_nothing_is_passed_quickly(line: str) -> None:
    with pytest.raises(PapersError) as refused:
        read_blt(b"3 1\n" + line.encode() * 1_000_000 + b"x\n")
    assert str(refused.value) == (
        "line 1000002, column 1: 'x' is not a number; write how many papers say so, then the"
        " ranking"
    )


def test_many_candidates_and_short_rankings_take_little_room() -> None:
    names = "".join(f'"{one}"\n' for one in range(1_000))
    papers = read_blt(f"1000 1\n{'1 7 0' + chr(10)}{'1 1000 3 0' + chr(10)}0\n{names}".encode())
    assert papers.rankings.shape == (2, 3)


def test_only_the_beginning_of_an_endless_line_is_read() -> None:
    tracemalloc.start()
    with pytest.raises(PapersError) as refused:
        read_blt(b"3 1\n" + b"1 2 3 " * (1 << 20))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert str(refused.value) == (
        "line 2, column 9: candidate 2 is on this paper twice; keep one of the two places"
    )
    # The text itself twice over; a word is some hundred bytes, and there are three million.
    assert most < 60 << 20
