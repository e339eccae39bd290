"""A magazine's claim about the 2015 election: 12, 5 and 10 seats, 27 in all; and smaller tables."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from moothall.cli.main import main
from moothall.count import PapersError, RuleError
from moothall.count.alliances import AlliancesError, read_alliances
from moothall.count.pacts import Pact, compute, gains, total
from moothall.count.results import read_results

TABLE = """\
constituency,country,party,votes
Upton,North,Red,100
Upton,North,Blue,140
Upton,North,Green,40
Upton,North,Ind,30
Upton,North,Ind,35
Lowton,South,Blue,100
Lowton,South,Green,90
Lowton,South,Red,60
Midton,North,Red,200
Midton,North,Blue,150
Midton,North,Green,60
"""


@pytest.fixture
def table(tmp_path: Path) -> str:
    file = tmp_path / "results.csv"
    file.write_text(TABLE, encoding="utf-8")
    return str(file)


def seats_of(pact: Pact, moves: Fraction = Fraction(1)) -> list[str]:
    return [gain.seat for gain in gains(pact, read_results(TABLE.encode()), moves=moves)]


def said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["pact", *arguments]) == 0
    return capsys.readouterr().out


def test_the_claim_of_2015_is_12_and_5_and_10_and_27(capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads(said(["--example", "general-election-2015", "--json"], capsys))
    assert list(document) == ["total", "pacts"]
    assert [list(pact) for pact in document["pacts"]] == [["name", "seats"]] * 3
    assert [len(pact["seats"]) for pact in document["pacts"]] == [12, 5, 10]
    assert document["total"] == 27
    assert document["pacts"][1]["seats"] == [
        "Bath",
        "Eastbourne",
        "Lewes",
        "St Ives",
        "Twickenham",
    ]


def test_the_sum_falls_when_less_moves(capsys: pytest.CaptureFixture[str]) -> None:
    """Gower was lost by 27 votes where Plaid Cymru had 3,051; Cardiff North by 2,137 of 2,301."""
    call = ["--example", "general-election-2015", "--json", "--moves"]
    first = json.loads(said([*call, "0.9"], capsys))
    assert "Cardiff North" not in first["pacts"][0]["seats"]
    assert first["total"] == 26
    assert json.loads(said([*call, "27/3051"], capsys))["pacts"][0]["seats"] == ["Gower"]
    assert json.loads(said([*call, "26/3051"], capsys))["total"] == 0


def test_the_text_shows_distance_votes_and_the_share_that_would_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = said(["--example", "general-election-2015"], capsys)
    assert "  Bath: Con by 3833, Green had 5634; 68.1% would do\n" in text
    assert text.endswith(
        "Together: 27 seats\nWhen less moves: 100% 27, 90% 26, 80% 23, 70% 17, 60% 14, 50% 13,"
        " 40% 13, 30% 9, 20% 6, 10% 3, 0% 0\n"
    )


@pytest.mark.parametrize("alliance", ["omitted", "mirror"])
def test_the_other_directions_are_there(alliance: str, capsys: pytest.CaptureFixture[str]) -> None:
    call = ["--example", "general-election-2015", "--alliance", alliance, "--json"]
    assert json.loads(said(call, capsys))["total"] > 0


def test_equality_is_enough_and_each_offer_stands_alone() -> None:
    assert seats_of(Pact(name="x", gains="Red", aside=("Green",))) == ["Upton", "Lowton"]
    assert seats_of(Pact(name="x", gains="Red", aside=("Green",)), Fraction(9, 10)) == ["Lowton"]
    assert seats_of(Pact(name="x", gains="Green", aside=("Red", "Ind"))) == [
        "Upton",
        "Lowton",
    ]


def test_together_adds_up_what_each_alone_does_not_have() -> None:
    apart = Pact(name="x", gains="Green", aside=("Ind", "Blue"), held=frozenset({"Red"}))
    together = Pact(
        name="x", gains="Green", aside=("Ind", "Blue"), held=frozenset({"Red"}), together=True
    )
    assert (seats_of(apart), seats_of(together)) == (["Midton"], ["Midton"])
    both = Pact(name="x", gains="Green", aside=("Red", "Ind"), together=True)
    assert seats_of(both, Fraction(61, 100)) == ["Upton", "Lowton"]
    assert seats_of(Pact(name="x", gains="Green", aside=("Red", "Ind")), Fraction(61, 100)) == [
        "Lowton"
    ]


@pytest.mark.parametrize(
    ("pact", "seats"),
    [
        (Pact(name="x", gains="Red", aside=("Green",), countries=frozenset({"North"})), ["Upton"]),
        (Pact(name="x", gains="Green", aside=("Red",), second=True), ["Lowton"]),
        (Pact(name="x", gains="Blue", aside=("Green",), held=frozenset({"Red"})), ["Midton"]),
    ],
)
def test_a_pact_asks_only_where_it_is_told(pact: Pact, seats: list[str]) -> None:
    assert seats_of(pact) == seats


def test_a_seat_that_two_pacts_change_counts_once() -> None:
    alliance = read_alliances(
        '[[alliance]]\nname = "a"\n'
        '[[alliance.pact]]\nname = "one"\ngains = "Red"\naside = ["Green"]\n'
        '[[alliance.pact]]\nname = "two"\ngains = "Green"\naside = ["Red"]\n'
        '[[alliance.pact]]\nname = "rest"\ngains = "Green"\naside = ["Red"]\nwithout = ["one"]\n'
    )[0]
    found = compute(alliance, read_results(TABLE.encode()), moves=Fraction(1))
    assert {name: [gain.seat for gain in seats] for name, seats in found.items()} == {
        "one": ["Upton", "Lowton"],
        "two": ["Upton", "Lowton"],
        "rest": [],
    }
    assert total(found) == 2


def test_a_share_beyond_everything_is_refused() -> None:
    with pytest.raises(RuleError) as refused:
        seats_of(Pact(name="x", gains="Red", aside=("Green",)), Fraction(3, 2))
    assert str(refused.value) == "a share of 3/2 cannot move; give a share from 0 to 1"


def test_a_users_own_table_and_pact(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    call = [table, "--gains", "Red", "--aside", "Green", "--countries", "North", "--json"]
    assert json.loads(said(call, capsys)) == {
        "total": 1,
        "pacts": [{"name": "Red lost because of Green", "seats": ["Upton"]}],
    }


def test_spaces_about_a_name_and_blank_lines_make_no_other_party() -> None:
    spaced = TABLE.replace("Upton,North,Blue", " Upton ,North ,Blue ") + "\n  \n"
    assert read_results(spaced.encode()) == read_results(TABLE.encode())


REFUSED = {
    (): "give either a FILE of results or --example general-election-2015",
    ("{table}",): "say which pact: --gains PARTY --aside A,B, or --pacts FILE",
    ("{table}", "--gains", "Red"): "a pact needs both --gains PARTY and --aside A,B",
    ("{table}", "--gains", "Rde", "--aside", "Green"): "'Rde' stood nowhere in these results;"
    " check its name",
    ("{table}", "--gains", "Red", "--aside", "Green", "--countries", "East"): "no seat of these"
    " results is in 'East'; check its name",
    ("{table}", "--moves", "1.5"): "argument --moves: '1.5' is not a share from 0 to 1, such as"
    " 0.5; see moothall pact --help",
    ("{table}", "--gains", "Red", "--aside", "Green", "--alliance", "x"): (
        "give one pact with --gains and --aside, or alliances with --pacts, not both"
    ),
    ("{table}", "--held", "Blue", "--pacts", "x.toml"): (
        "give one pact with --gains and --aside, or alliances with --pacts, not both"
    ),
    (
        "{table}",
        "--gains",
        "Red",
        "--aside",
        "Red",
    ): "Red cannot stand aside for itself in 'Red lost because of Red'; name other parties",
    ("{table}", "--since", "{table}", "--swing", "Red,Red"): "there is no swing from Red to itself;"
    " name two parties",
    ("{table}", "--since", "{table}", "--swing", "Red,Blue", "--moves", "0.5"): "swing is measured,"
    " nothing moves; leave the options of a pact out",
    ("nowhere.csv",): "nowhere.csv: No such file or directory; check the name of the file",
    ("{table}", "--since", "{table}"): "swing needs an earlier result and two parties: --since"
    " --swing",
}


@pytest.mark.parametrize(("arguments", "message"), REFUSED.items())
def test_a_wrong_call_is_refused(
    table: str, arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pact", *[one.format(table=table) for one in arguments]]) == 2
    assert capsys.readouterr() == ("", f"moothall: {message}\n")


TABLES = {
    "": "line 1, column 1: no column is headed constituency; begin with a row of names:"
    " constituency, party, votes",
    "constituency,party,votes\nA,B\n": "line 2, column 3: this row has 2 cells, the first row 3;"
    " give each column a cell",
    "constituency,party,votes\nA,,7\n": "line 2, column 2: this row names no party that can be"
    " read; fill it in, in letters that can be seen",
    "constituency,party,votes\nA\x1b[2J,B,7\n": "line 2, column 1: this row names no constituency"
    " that can be read; fill it in, in letters that can be seen",
    'constituency,party,votes\nA,B,"1,000"\n': "line 2, column 3: '1,000' is not a number of votes;"
    " write a whole number without separators",
}


@pytest.mark.parametrize(("text", "message"), TABLES.items())
def test_a_table_of_results_is_refused(text: str, message: str) -> None:
    with pytest.raises(PapersError) as refused:
        read_results(text.encode())
    assert str(refused.value) == message


PACT = '[[alliance.pact]]\nname = "p"\ngains = "A"\naside = ["B"]\n'
ALLIANCES = {
    "x": "this is not TOML: Expected '=' after a key in a key/value pair (at end of document)",
    f"a = {'[' * 5000}": "a number is too long, or lists are nested too deeply",
    f"a = {'9' * 5000}": "a number is too long, or lists are nested too deeply",
    "": "the file names no [[alliance]]",
    "alliance = 3": "the file: 'alliance' is not a list of tables; begin each with [[alliance]]",
    "[[alliance]]": "an alliance needs a 'name' in quotation marks",
    '[[alliance]]\nname = "a"': "alliance 'a' names no pact; begin each with [[alliance.pact]]",
    f'[[alliance]]\nname = "a"\n{2 * PACT}': "alliance 'a' has two of the name 'p'; name each pact"
    " apart",
    2 * f'[[alliance]]\nname = "a"\n{PACT}': "the file has two of the name 'a'; name each alliance"
    " apart",
    '[[alliance]]\nname = "\\u001b"': "an alliance: the hidden character U+001B stands in 'name';"
    " delete it",
    '[[alliance]]\nname = "a"\nwins = 1': "an alliance has no 'wins'; it may have about, name,"
    " pact",
    '[[alliance]]\nname = "a"\n[[alliance.pact]]\nname = "p"': "pact 'p' needs a 'gains' in"
    " quotation marks",
    '[[alliance]]\nname = "a"\n[[alliance.pact]]\nname = "p"\ngains = "A"': "pact 'p' needs a list"
    ' of names: aside = ["..."]',
    '[[alliance]]\nname = "a"\n[[alliance.pact]]\nname = "p"\ngains = "A"\naside = ["B"]\n'
    "second = 1": "pact 'p': 'second' is either true or false",
}


@pytest.mark.parametrize(("text", "message"), ALLIANCES.items())
def test_a_table_of_alliances_is_refused(text: str, message: str) -> None:
    with pytest.raises(AlliancesError) as refused:
        read_alliances(text)
    assert str(refused.value) == message
