"""Secrets do not get into a `repr`, a message or what is published."""

import json
from pathlib import Path

import pytest

from moothall.ballots.belenios_v1 import ceremony
from moothall.ballots.belenios_v1.credentials import credential_secret, new_credential
from moothall.ballots.belenios_v1.groups import group_named
from moothall.ballots.belenios_v1.proving import encrypt, random_scalar
from moothall.ballots.belenios_v1.transport import open_point, seal_point
from moothall.ballots.errors import DoesNotHoldError
from moothall.cli.main import main
from tests.ballots.elections import UUID, YES_NO, seeded, society

GROUP = group_named("Ed25519")


def test_no_value_shows_its_secret() -> None:
    entropy = seeded("repr")
    seat = ceremony.Seat(group=GROUP, index=1, size=3, threshold=2)
    certified = ceremony.certify(seat, entropy=entropy)
    committed = ceremony.commit(seat, certified.signing, entropy=entropy)
    hidden = encrypt(society(YES_NO).election.key, 1, entropy=entropy)
    shown = repr((certified, committed, hidden))
    for secret in (
        certified.signing,
        certified.receiving,
        hidden.randomness,
        *committed.polynomial,
    ):
        assert str(secret) not in shown


def test_a_wrong_credential_is_not_repeated_in_the_message() -> None:
    wrong = new_credential(entropy=seeded("x"))[:-1] + "0"
    with pytest.raises(DoesNotHoldError) as refused:
        credential_secret(GROUP, uuid=UUID, credential=wrong)
    assert str(refused.value) == "credential: this is not a credential: a character is wrong"


@pytest.mark.parametrize(
    "credential",
    [
        "",
        "E9kYv-D4f41z-WqADe-ECGFS",
        "E9kYvD4f41zWqADeECGFSJ",
        "E9kYv-D4f41z-WqADe-ECGFSO",
        "Ω" * 25,
    ],
)
def test_what_is_no_credential_is_refused(credential: str) -> None:
    with pytest.raises(DoesNotHoldError):
        credential_secret(GROUP, uuid=UUID, credential=credential)


def test_a_credential_of_the_old_style_has_a_check_digit() -> None:
    # Built by F 5: 14 characters of value n, then digit 53 - (n mod 53).
    letters = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    body = "Moot" + "haLLx" + "yz345"
    number = 0
    for letter in body:
        number = number * 58 + letters.index(letter)
    whole = body + letters[53 - number % 53]
    good = "-".join(whole[i : i + 3] for i in range(0, 15, 3))
    assert credential_secret(GROUP, uuid=UUID, credential=good) < GROUP.q
    wrong = good[:-1] + letters[(letters.index(good[-1]) + 1) % 58]
    with pytest.raises(DoesNotHoldError):
        credential_secret(GROUP, uuid=UUID, credential=wrong)


def test_a_point_is_opened_by_its_receiver_alone() -> None:
    entropy = seeded("point")
    mine, other = random_scalar(GROUP, entropy), random_scalar(GROUP, entropy)
    sealed = seal_point(GROUP, 12345, GROUP.g.power(mine), entropy=entropy)
    assert open_point(GROUP, sealed, mine) == 12345
    assert "12345" not in json.dumps(sealed)
    with pytest.raises(DoesNotHoldError, match="a point cannot be opened"):
        open_point(GROUP, sealed, other)


def test_credentials_are_all_different() -> None:
    entropy = seeded("many")
    drawn = [new_credential(entropy=entropy) for _ in range(500)]
    assert len(set(drawn)) == 500
    assert {len(one) for one in drawn} == {25}
    assert len(set("".join(drawn))) == 59


@pytest.mark.parametrize(
    "damage", [{"index": 4}, {"index": 0}, {"size": 0}, {"threshold": 3}, {"size": 10**6}]
)
@pytest.mark.parametrize("act", ["commit", "share"])
def test_a_private_file_that_was_damaged_is_refused_and_not_quoted(
    act: str, damage: dict[str, int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, private = tmp_path / "table", tmp_path / "private"
    table.mkdir()
    words = ("--index", "1", "--size", "3", "--threshold", "2")
    assert main(["trustee", "certify", str(table), str(private), *words]) == 0
    private.write_text(json.dumps(json.loads(private.read_bytes()) | damage))
    capsys.readouterr()
    assert main(["trustee", act, str(table), str(private)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        f"moothall: {private}: this is no private file of a key ceremony; "
        "give the one that certify wrote\n"
    )
