"""The same papers by several rules, and the model of delegates; worked by hand where small."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from moothall.cli.main import main
from moothall.count import CountError, RuleError, papers_from, read_blt
from moothall.count.comparison import Outcome, compare, read_slates, through_delegates
from moothall.count.delegates import Group, Model, evaluate, read_model
from tests.count.small_polls import poll

EXAMPLE = Path(__file__).parents[2] / "examples" / "ward-of-delegates"
WARD = [str(EXAMPLE / "ward.blt"), "--compare", "--slates", str(EXAMPLE / "slates.csv")]
PAPERS = papers_from(
    [(1, 2), (3, 4), (2, 1)],
    candidates=["Alice", "Bob", "Carol", "Dan"],
    seats=2,
    weights=[5, 4, 1],
)
SLATES = {1: "Left", 2: "Left", 3: "Right", 4: "Right"}


def test_45_per_cent_take_11_per_cent_by_block_vote_and_44_by_stv(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["count", *WARD, "--lots", "5", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(one["name"], one["share"]) for one in found["slates"]] == [
        ("Unity", "55.0%"),
        ("Renewal", "45.0%"),
    ]
    assert {one["rule"]: one["seats"]["Renewal"] for one in found["rules"]} == {
        "block-vote": 1,
        "limited-vote": 4,
        "scottish-stv": 4,
        "sainte-lague by slate": 4,
        "dhondt by slate": 4,
    }


def test_the_table_names_a_missing_lot(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["count", *WARD]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [
        "A ward that elects nine delegates (constructed)",
        "200 valid papers, 9 seats",
    ]
    assert lines[5] == "block-vote             8 (88.9%)         1 (11.1%)"
    assert lines[-1].startswith("limited-vote: 5 (Eve Usher) and 6 (Fay Uttley) had equal votes;")


def test_the_example_says_that_it_is_constructed() -> None:
    assert "Constructed to fit" in (EXAMPLE / "ward.blt").read_text(encoding="utf-8")
    assert "**Constructed.**" in (EXAMPLE / "README.md").read_text(encoding="utf-8")


def test_each_rule_counts_for_the_slate_of_the_candidate() -> None:
    found = compare(PAPERS, SLATES, seats=2, lots=())
    assert [(one.slate, one.votes, one.share) for one in found.shares] == [
        ("Left", 6, Fraction(3, 5)),
        ("Right", 4, Fraction(2, 5)),
    ]
    assert [(one.rule, dict(one.seats)) for one in found.outcomes] == [
        ("block-vote", {"Left": 2, "Right": 0}),
        ("limited-vote", {"Left": 1, "Right": 1}),
        ("scottish-stv", {"Left": 1, "Right": 1}),
        ("sainte-lague by slate", {"Left": 1, "Right": 1}),
        ("dhondt by slate", {"Left": 1, "Right": 1}),
    ]


def test_a_groups_delegates_are_all_of_the_slate_that_leads_there() -> None:
    right = papers_from([(3,), (1,)], candidates=PAPERS.candidates, seats=2, weights=[5, 4])
    outcome = through_delegates(
        [PAPERS, right, right], SLATES, ["Left", "Right"], members_per_delegate=4
    )
    assert outcome == Outcome(rule="delegates by group", seats=(("Left", 3), ("Right", 6)))


def test_a_group_that_is_tied_sends_nobody_in_silence() -> None:
    tied = papers_from([(3,), (1,)], candidates=PAPERS.candidates, seats=2)
    with pytest.raises(RuleError) as refused:
        through_delegates([tied], SLATES, ["Left", "Right"], members_per_delegate=4)
    assert str(refused.value) == "Left and Right are equal in a group; its delegates are open"


BAD_SLATES = {
    "1,Left\n2,Left\n3,Right\n": "candidate 4 (Dan) has no slate; add a line for it",
    "5,Left\n": "line 1: this is not a candidate's number, a comma and a visible slate;"
    " write each number from 1 to 4 once",
    "000001" + "0" * 5000 + ",Left\n": "line 1: this is not a candidate's number, a comma and a"
    " visible slate; write each number from 1 to 4 once",
    "1,Left\x1b[2J\n": "line 1: this is not a candidate's number, a comma and a visible slate;"
    " write each number from 1 to 4 once",
    "1,Left\n1,Right\n": "line 2: this is not a candidate's number, a comma and a visible slate;"
    " write each number from 1 to 4 once",
    '1,"Left\n2,Left\n': "line 2, column 1: this is not CSV (unexpected end of data); mend"
    " the quotation marks",
    "1\n": "line 1: this is not a candidate's number, a comma and a visible slate;"
    " write each number from 1 to 4 once",
}


@pytest.mark.parametrize(("text", "message"), BAD_SLATES.items())
def test_slates_are_never_guessed(text: str, message: str) -> None:
    with pytest.raises(CountError) as refused:
        read_slates(text, PAPERS)
    assert str(refused.value) == message


def group_file(folder: Path, name: str, votes: str, *, turned: bool = False) -> str:
    names = list(read_blt(Path(WARD[0]).read_bytes()).candidates)
    listed = "".join(f'"{one}"\n' for one in (names[::-1] if turned else names))
    file = folder / name
    file.write_text(f"18 9\n{votes}0\n{listed}", encoding="utf-8")
    return str(file)


def test_the_command_counts_delegates_of_groups(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    groups = []
    polls = ("30 1 0\n20 10 0\n", "30 1 0\n29 10 0\n", "1 1 0\n40 10 0\n")
    for number, votes in enumerate(polls):
        groups += ["--group", group_file(tmp_path, f"{number}.blt", votes)]
    call = ["count", *WARD, *groups, "--members-per-delegate", "10", "--json"]
    assert main(call) == 0
    assert json.loads(capsys.readouterr().out)["rules"][-1] == {
        "rule": "delegates by group",
        "seats": {"Unity": 11, "Renewal": 5},
        "missing": None,
    }


@pytest.mark.parametrize(
    ("votes", "turned", "message"),
    [
        (
            "3 1 0\n",
            True,
            f"other candidates than in {WARD[0]}, or in another order; give the same list",
        ),
        ("", False, "no paper has a preference for a candidate who stands; nothing to count"),
    ],
)
def test_a_group_that_cannot_send_delegates_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], votes: str, *, turned: bool, message: str
) -> None:
    file = group_file(tmp_path, "group.blt", votes, turned=turned)
    assert main(["count", *WARD, "--group", file]) == 2
    assert capsys.readouterr().err == f"moothall: {file}: {message}\n"


DELEGATES = {
    "5": "--members-per-delegate is about groups: give --group FILE too",
    "0": "argument --members-per-delegate: '0' is not a whole number of at least 1; see moothall"
    " count --help",
}


@pytest.mark.parametrize(("number", "message"), DELEGATES.items())
def test_delegates_need_groups(
    number: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["count", *WARD, "--members-per-delegate", number]) == 2
    assert capsys.readouterr().err == f"moothall: {message}\n"


def test_a_model_has_no_papers_to_count(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["count", "model.toml", "--compare", "--seats", "3"]) == 2
    assert capsys.readouterr().err == (
        "moothall: --seats is about papers and a model has none; leave it out\n"
    )


def test_blank_lines_of_a_table_of_slates_are_passed_over() -> None:
    table = "\n  \ncandidate,slate\n" + "".join(
        f"{number},X\n \n" for number in range(1, len(PAPERS.candidates) + 1)
    )
    assert set(read_slates(table, PAPERS).values()) == {"X"}


def test_the_command_asks_for_slates(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["count", *WARD[:2]]) == 2
    assert capsys.readouterr().err == (
        "moothall: --compare needs to know who is of which slate: --slates FILE\n"
    )


def test_a_comparison_takes_no_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["count", *WARD, "--rule", "fptp"]) == 2
    assert capsys.readouterr().err == (
        "moothall: --compare counts by several rules and prints a table; leave --rule and"
        " --transcript out\n"
    )


def test_a_comparison_refuses_what_it_would_pass_over(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["count", *WARD, "--ron", "1"]) == 2
    assert capsys.readouterr().err == (
        "moothall: --ron means nothing to --compare, only to scottish-stv; leave it out\n"
    )


def test_slates_that_are_equal_for_the_last_seat_are_named() -> None:
    papers = poll({"1": 3, "2": 1}, seats=2, candidates=2)
    found = compare(papers, {1: "North", 2: "South"}, seats=2, lots=())
    lists = {one.rule: one.missing for one in found.outcomes if one.rule.endswith("slate")}
    assert lists == {
        "sainte-lague by slate": "North and South are equal for the last seat, which only a lot"
        " could give",
        "dhondt by slate": "",
    }


def test_the_model_by_hand() -> None:
    """20 of 100 are active, 15 for; of 80 others half vote, 10 of those 40 for: 25 of 60 for."""
    first = Group(
        name="One",
        members=100,
        active=Fraction(1, 5),
        active_leaning=Fraction(3, 4),
        passive_leaning=Fraction(1, 4),
    )
    tied = Group(
        name="Two",
        members=30,
        active=Fraction(1),
        active_leaning=Fraction(1, 2),
        passive_leaning=Fraction(0),
    )
    model = Model(title="", members_per_delegate=25, turnout=Fraction(1, 2), groups=(first, tied))
    found = evaluate(model)
    assert (found.votes_for, found.votes) == (Fraction(25 + 15), Fraction(60 + 30))
    assert (found.delegates_for, found.delegates) == (4, 6)
    assert found.by_group == (
        ("One", Fraction(25, 60), 4, 4),
        ("Two", Fraction(1, 2), 0, 2),
    )


def test_the_command_prints_the_models_assumptions(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["count", str(EXAMPLE / "groups.toml"), "--compare"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Six groups on one question (a model)\nA model. It assumes:\n  - ")
    assert said.endswith("One member one vote: 46.6% for\nDelegates: 46 of 54 (85.2%) for\n")
    assert main(["count", str(EXAMPLE / "groups.toml"), "--compare", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["one_member_one_vote"], document["delegates"]) == ("46.6%", "85.2%")
    assert len(document["assumptions"]) == 4


BAD_MODELS = {
    f"a = {'[' * 5000}": "this is not a model in TOML: it is nested too deeply",
    "": "the model names no [[group]]",
    "turnout = 0.5\n[[group]]\n": "the model needs a whole number of at least 1:"
    " members_per_delegate = 25",
    "members_per_delegate = 9\n[[group]]\n": "the model needs a share from 0 to 1: turnout = 0.5",
    "members_per_delegate = 9\nturnout = 1\n[[group]]\nmembers = 4\nactive = 1.1\n": "group 1 needs"
    " a share from 0 to 1: active = 0.5",
    "turnout = 1e-20000000": "this is not a model in TOML: '1e-20000000' is not a decimal or a"
    " fraction of at most 20 signs",
    'title = "\\u001b[2J"\n[[group]]\n': 'the model needs words that can be seen: title = "..."',
}


@pytest.mark.parametrize(("text", "message"), BAD_MODELS.items())
def test_a_model_is_refused(text: str, message: str) -> None:
    with pytest.raises(CountError) as refused:
        read_model(text)
    assert str(refused.value) == message
