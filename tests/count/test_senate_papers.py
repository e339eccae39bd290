"""What a Senate paper says: the marks of sections 239, 268A, 269 and 272, and how they are read."""

from pathlib import Path

import pytest

from moothall.cli.main import main
from moothall.count import Papers, PapersError
from moothall.count.senate_formality import BallotPaper, in_order, is_formal_below, vote
from moothall.count.senate_papers import is_senate, read_ballot_paper, read_senate

# Two groups of three and two ungrouped candidates, seven squares below the line and one more.
PAPER = BallotPaper(groups=((1, 2, 3), (4, 5, 6)), candidates=tuple("abcdefgh"))
HEADS = "State,Division,A:Reds,B:Greens,A:Ada,A:Ben,A:Cy,B:Dee,B:Eve,B:Flo,UG:Gus,UG:Hal"


def said(marks: str) -> tuple[int, ...]:
    """The ranking of a paper whose ten squares are written with commas between."""
    cells = enumerate(marks.split(","))
    return vote(PAPER, [(square, int(cell)) for square, cell in cells if cell]).ranking


def read(*rows: str, heads: str = HEADS) -> Papers:
    return read_senate("\n".join([heads, *rows, ""]).encode(), seats=2)


def test_above_the_line_the_candidates_of_each_group_follow_in_their_order() -> None:
    assert said("2,1,,,,,,,,") == (4, 5, 6, 1, 2, 3)


def test_a_single_one_above_the_line_is_formal_and_stays_in_its_group() -> None:
    assert said(",1,,,,,,,,") == (4, 5, 6)


def test_six_below_the_line_are_formal_and_five_are_not() -> None:
    assert said(",,1,2,3,4,5,6,,") == (1, 2, 3, 4, 5, 6)
    assert said(",,1,2,3,4,5,,,") == ()


def test_where_both_are_formal_only_what_is_below_the_line_counts() -> None:
    assert said("1,,8,7,6,5,4,3,2,1") == (8, 7, 6, 5, 4, 3, 2, 1)
    assert said("1,,8,7,6,,,,2,1") == (1, 2, 3)


def test_repeated_and_missed_numbers_are_disregarded_with_all_higher_ones() -> None:
    """The two examples of the Act: 1, 2, 3, 3, 4, 5, 6 leaves two; 1 to 9, 11 to 14 leaves nine."""
    repeated = [(square, number) for square, number in enumerate([1, 2, 3, 3, 4, 5, 6])]
    assert in_order(repeated) == ([0, 1], True)
    missed = [(square, number) for square, number in enumerate([*range(1, 10), *range(11, 15)])]
    assert in_order(missed) == (list(range(9)), True)
    assert in_order([(0, 1), (1, 1), (2, 2), (3, 3)]) == ([], True)


@pytest.mark.parametrize(
    ("numbered", "squares", "formal"),
    [(6, 7, True), (5, 7, False), (6, 6, True), (5, 6, False), (4, 4, True), (3, 4, False)],
)
def test_with_six_squares_or_fewer_all_must_be_numbered(
    numbered: int,
    squares: int,
    formal: bool,  # noqa: FBT001 - parametrized
) -> None:
    assert is_formal_below(numbered, squares=squares) is formal


def test_a_tick_or_a_cross_is_a_one() -> None:
    papers = read("ACT,x,*,,,,,,,,,", "ACT,x,,/,,,,,,,,", "ACT,x,X,,,,,,,,,")
    rankings = [[one for one in row if one] for row in papers.rankings.tolist()]
    weights = dict(zip(map(tuple, rankings), papers.weights.tolist(), strict=True))
    assert weights == {(1, 2, 3): 2, (4, 5, 6): 1}


def test_informal_papers_are_set_aside_with_their_line_and_the_reason() -> None:
    papers = read(
        "ACT,x,1,2,,,,,,,,", "ACT,x,,,,,,,,,,", "ACT,x,1,1,1,2,3,4,5,,,", "ACT,x,,,,,,,,,,"
    )
    assert papers.total == 1
    assert [(one.line, one.papers, one.reason) for one in papers.set_aside] == [
        (3, 2, "informal: no square is marked"),
        (
            4,
            1,
            "informal: no single 1 above the line, and below it 5 of the 6 numbers that are needed",
        ),
    ]


def test_papers_with_numbers_that_were_disregarded_are_counted() -> None:
    papers = read("ACT,x,1,3,,,,,,,,", "ACT,x,1,,,,,,,,,", "ACT,x,2,1,,,,,,,,")
    assert (papers.total, papers.cut_short) == (3, 1)


def test_a_number_that_nobody_could_need_is_disregarded_like_any_other_out_of_order() -> None:
    papers = read("ACT,x,1,0,,,,,,,,", "ACT,x,1,99999999999,,,,,,,,", "ACT,x, 1 , ,,,,,,,,")
    assert papers.weights.tolist() == [3]
    assert papers.cut_short == 2


def test_names_with_commas_and_windows_lines_are_read() -> None:
    raw = f'{HEADS}\r\nACT,"St George, North",1,,,,,,,,,\r\n'.encode()
    assert read_senate(raw, seats=2).total == 1


def test_a_simple_table_may_say_how_many_papers_are_alike() -> None:
    heads = "papers,A:Reds,A:Ada,A:Ben,UG:Gus"
    papers = read("5,1,,,", "2,,2,1,3", heads=heads)
    rankings = [[one for one in row if one] for row in papers.rankings.tolist()]
    weights = dict(zip(map(tuple, rankings), papers.weights.tolist(), strict=True))
    assert weights == {(1, 2): 5, (2, 1, 3): 2}
    assert papers.candidates == ("Ada", "Ben", "Gus")


FORM_2016 = (
    "ElectorateNm,VoteCollectionPointNm,VoteCollectionPointId,BatchNo,PaperNo,Preferences\n"
    "------------,---------------------,---------------------,-------,-------,-----------\n"
    'Canberra,Barton,1,1,1,"2,1,,,,,,"\n'
    'Canberra,Barton,1,1,2,",,1,2,3,4,5,6"\n'
)
LISTED = "group,name\nA,Ada\nA,Ben\nA,Cy\nB,Dee\nB,Eve\nUG,Flo\n"


def test_the_layout_of_2016_needs_the_list_of_candidates() -> None:
    listed = read_ballot_paper(LISTED.encode())
    papers = read_senate(FORM_2016.encode(), seats=2, ballot_paper=listed)
    assert [[one for one in row if one] for row in papers.rankings.tolist()] == [
        [1, 2, 3, 4, 5, 6],
        [4, 5, 1, 2, 3],
    ]
    with pytest.raises(PapersError) as missing:
        read_senate(FORM_2016.encode(), seats=2)
    assert str(missing.value) == (
        "line 1, column 6: all marks are in one column, and nothing says whose squares they are;"
        " give --ballot-paper FILE, a CSV of group,name in the order of the ballot paper"
    )


def test_a_file_of_places_is_something_else() -> None:
    assert not is_senate(b"Ada,Ben\n1,2\n")
    assert is_senate(FORM_2016.encode())


SIMPLE = "papers,A:Reds,A:Ada,A:Ben,UG:Gus"
NO_MARK = (
    "line 2, column 3: 'Q' is no mark that can be counted; write a number, * for a tick, / for a"
    " cross, or nothing"
)
TOO_SHORT = (
    "line 2, column 3: this paper has 2 squares, the ballot paper 10; give each square its place,"
    " empty if it is not marked"
)
NO_MARKS = (
    "line 2, column 1: this row ends before its marks; give every row the columns of the first"
)
NO_WEIGHT = (
    "line 2, column 1: '0' is not a number of papers that can be counted; write a number from 1 to"
    " 900,000,000"
)
NOT_LAST = (
    "line 1, column 1: the squares of the ballot paper are not the last columns; head them like"
    " A:Name, groups first, and put every other column before them"
)
TOO_MANY = "line 1, column 1: 1001 candidates cannot be counted; give at most 1,000"
NO_GROUP = (
    "line 1, column 3: group B has no candidate; give a square above the line to each group and"
    " one below it to each candidate"
)


@pytest.mark.parametrize(
    ("row", "heads", "complaint"),
    [
        ("ACT,x,Q,,,,,,,,,", HEADS, NO_MARK),
        ("ACT,x,1,2", HEADS, TOO_SHORT),
        ("ACT", HEADS, NO_MARKS),
        ("0,1,,,", SIMPLE, NO_WEIGHT),
        ("", "A:Reds,A:Ada,A:Ben,note", NOT_LAST),
        ("", "A:Reds,B:Greens,A:Ada", NO_GROUP),
        ("", ",".join(f"UG:{number}" for number in range(1001)), TOO_MANY),
    ],
)
def test_bad_papers_are_refused_with_their_place(row: str, heads: str, complaint: str) -> None:
    with pytest.raises(PapersError) as wrong:
        read(row, heads=heads)
    assert str(wrong.value) == complaint


def test_the_command_counts_marks_and_lists_what_is_informal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    papers, listed = tmp_path / "papers.csv", tmp_path / "listed.csv"
    papers.write_text(FORM_2016 + 'Canberra,Barton,1,1,3,",,,,,,,"\n', encoding="utf-8")
    listed.write_text(LISTED, encoding="utf-8")
    call = [
        "count",
        str(papers),
        "--rule",
        "australian-senate",
        "--seats",
        "1",
        "--lots",
        "2,3,5,6,1",
    ]
    assert main([*call, "--ballot-paper", str(listed)]) == 0
    assert "Set aside: 1 paper (line 5): informal: no square is marked." in capsys.readouterr().out
    listed.write_text("name\nAda\n", encoding="utf-8")
    assert main([*call, "--ballot-paper", str(listed)]) == 2
    assert capsys.readouterr().err == (
        f"moothall: {listed}, line 1, column 1: the ballot paper does not begin with group,name;"
        " give a row of these two names, then one row for each candidate\n"
    )


def test_a_ballot_paper_beside_other_papers_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "papers.blt"
    file.write_text('2 1\n5 1 0\n0\n"A"\n"B"\n')
    call = ["count", str(file), "--rule", "australian-senate", "--ballot-paper", str(file)]
    assert main(call) == 2
    assert capsys.readouterr().err == (
        f"moothall: {file}: --ballot-paper goes with a .csv of marks in a column Preferences;"
        " leave it out\n"
    )


BAD_LISTS = {
    "A,Ada\nB,Dee\nA,Ben\n": "line 4, column 1: 'A,Ben' lacks one of the two, or stands apart from"
    " its group; give a group and a name to each candidate; UG for the ungrouped",
    "A,Ada\nA\n": "line 3, column 1: 'A,' lacks one of the two, or stands apart from its group;"
    " give a group and a name to each candidate; UG for the ungrouped",
}


@pytest.mark.parametrize(("rows", "complaint"), BAD_LISTS.items())
def test_a_list_of_candidates_is_never_guessed(rows: str, complaint: str) -> None:
    with pytest.raises(PapersError) as wrong:
        read_ballot_paper(f"group,name\n{rows}".encode())
    assert str(wrong.value) == complaint


def test_a_ballot_paper_is_not_given_twice() -> None:
    listed = read_ballot_paper(LISTED.encode())
    with pytest.raises(PapersError) as wrong:
        read_senate(b"A:Reds,A:Ada\n1,\n", seats=1, ballot_paper=listed)
    assert str(wrong.value) == (
        "line 1, column 1: the first row says already whose squares they are; leave --ballot-paper"
        " out"
    )


def test_dashes_are_no_papers() -> None:
    with pytest.raises(PapersError) as wrong:
        read_senate(b"A:Reds,A:Ada\n1,\n---,1\n", seats=1)
    assert str(wrong.value) == (
        "line 3, column 1: '---' is no mark that can be counted; write a number, * for a tick, /"
        " for a cross, or nothing"
    )
