"""PrefLib's ordinal files."""

import pytest

from moothall.count import PapersError, read_preflib, write_blt

FILE = """\
# FILE NAME: 00001-00000001.toi
# TITLE: A club's committee
# DATA TYPE: toi
# NUMBER ALTERNATIVES: 4
# ALTERNATIVE NAME 1: Alice
# ALTERNATIVE NAME 2: Bob
# ALTERNATIVE NAME 3: Carol
5: 1,2,3
4: 2, {1,3}
3: {1,2},3
2: 4
"""


def test_it_reads_names_and_rankings_up_to_a_shared_place() -> None:
    papers = read_preflib(FILE.encode(), seats=2)
    assert write_blt(papers) == (
        '4 2\n5 1 2 3 0\n4 2 0\n2 4 0\n0\n"Alice"\n"Bob"\n"Carol"\n"Candidate 4"\n'
        '"A club\'s committee"\n'
    )
    assert [(one.line, one.papers, one.reason) for one in papers.set_aside] == [
        (10, 3, "no first preference: two candidates have the same place")
    ]
    assert papers.cut_short == 4


def test_a_paper_that_says_nothing_is_set_aside() -> None:
    papers = read_preflib(f"{HEAD}# NUMBER VOTERS: 7\n5: \n2: 1\n".encode(), seats=1)
    assert [(one.line, one.papers, one.reason) for one in papers.set_aside] == [
        (3, 5, "no preference")
    ]


OLD = """\
4
1,Alice
2,"Bob, the builder"
3,Carol
4,Dan
14,14,4
5,1,2,3
4,2,{1,3}
3,{1,2},3
2,4
"""


def test_it_reads_files_from_before_2022() -> None:
    papers = read_preflib(OLD.encode(), seats=2)
    assert write_blt(papers) == (
        '4 2\n5 1 2 3 0\n4 2 0\n2 4 0\n0\n"Alice"\n"\\"Bob, the builder\\""\n"Carol"\n"Dan"\n""\n'
    )
    assert [(one.line, one.papers, one.reason) for one in papers.set_aside] == [
        (9, 3, "no first preference: two candidates have the same place")
    ]


OLD_REFUSED = {
    "2\n1,A\n3,B\n2,2,1\n2,1\n": "line 3, column 1: this is not '2,Name', which a file from before"
    " 2022 has here; write it as '2,Name', or give the file as PrefLib has it now",
    "2\n1,A\n2,B\n2,1,2\n": "line 1, column 1: the file says 1 voters and has 0 papers; get the"
    " whole file, or correct NUMBER VOTERS",
    "2\n1,A\n2,B\n2,1\n": "line 4, column 1: this is not 'voters,papers,orders', which a file from"
    " before 2022 has here; write it as 'voters,papers,orders', or give the file as PrefLib has it"
    " now",
    "2\n1,A\n2,B\n2,2,1\n2,1,3\n": "line 5, column 5: there is no candidate 3; write a candidate"
    " from 1 to 2",
}


@pytest.mark.parametrize(("text", "message"), OLD_REFUSED.items())
def test_it_refuses_an_old_file(text: str, message: str) -> None:
    with pytest.raises(PapersError) as refused:
        read_preflib(text.encode(), seats=1)
    assert str(refused.value) == message


HEAD = "# NUMBER ALTERNATIVES: 3\n"
REFUSED = {
    "5: 1,2\n": "line 1, column 1: no line before this says how many alternatives there are; begin"
    " with '# NUMBER ALTERNATIVES: 5' and the like, as PrefLib does since 2022",
    HEAD
    + "5 1 2\n": "line 2, column 1: this is not 'papers: ranking'; write it as '12: 1,3,{2,4}'",
    HEAD + "5: 1,4\n": "line 2, column 6: there is no candidate 4; write a candidate from 1 to 3",
    HEAD + "5: 1,2,1\n": "line 2, column 8: candidate 1 is on this paper twice; keep one of the two"
    " places",
    HEAD + "5: 1;2\n": "line 2, column 4: this is not a place of a ranking; separate places by"
    " commas, shared ones in braces",
    HEAD
    + "# NUMBER VOTERS: 12\n5: 1\n4: 2\n": "line 1, column 1: the file says 12 voters and has 9"
    " papers; get the whole file, or correct NUMBER VOTERS",
    HEAD + "900000000: 1\n1: 2\n": "line 3, column 1: 900,000,001 papers are more than the"
    " 900,000,000 that can be counted exactly; check the number of papers",
    HEAD + "0: 1\n": "line 2, column 1: this is not 'papers: ranking'; write it as '12: 1,3,{2,4}'",
}


@pytest.mark.parametrize(("text", "message"), REFUSED.items())
def test_it_refuses_a_file(text: str, message: str) -> None:
    with pytest.raises(PapersError) as refused:
        read_preflib(text.encode(), seats=1)
    assert str(refused.value) == message
