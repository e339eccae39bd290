import os
import subprocess
import sys
from pathlib import Path

import pytest

from moothall.ballots.belenios_v1.box import Kind
from moothall.ballots.belenios_v1.hashing import fingerprint
from moothall.ballots.errors import DoesNotHoldError, Reason
from moothall.cli.ballot_box import BallotBox, create_box
from moothall.cli.errors import CannotReadError
from tests.ballots.elections import TIMESTAMP, YES_NO, Society, society, verdict_on


@pytest.fixture
def made() -> Society:
    return society(YES_NO, voters=3)


@pytest.fixture
def path(made: Society, tmp_path: Path) -> Path:
    path = tmp_path / "box.bel"
    (setup,) = made.entries()
    election, trustees, credentials, _ = setup.records
    create_box(
        path, election=election, trustees=trustees, credentials=credentials, timestamp=TIMESTAMP
    )
    return path


def public(made: Society, voter: int) -> str:
    return made.group.write(made.group.g.power(made.secret(voter)))


def test_the_receipt_is_the_tracker_of_a_ballot_that_is_in_the_file(
    made: Society, path: Path
) -> None:
    ballot = made.sealed(0, [[1, 0, 0]])
    with BallotBox(path) as box:
        assert box.cast(ballot) == fingerprint(ballot)
        assert ballot in path.read_bytes()
    assert verdict_on(path.read_bytes()).ballots == 1


def test_the_file_is_byte_for_byte_what_the_format_says(made: Society, path: Path) -> None:
    ballot = made.cast(0, [[1, 0, 0]])
    with BallotBox(path) as box:
        box.cast(ballot)
    assert path.read_bytes() == bytes(made.box)


def test_ballots_that_arrive_together_are_each_answered(made: Society, path: Path) -> None:
    good, other = made.sealed(0, [[1, 0, 0]]), made.sealed(1, [[0, 1, 0]])
    with BallotBox(path) as box:
        first, refused, again, last = box.cast_all([good, b"{}", good, other])
        assert (first, last) == (fingerprint(good), fingerprint(other))
        assert isinstance(refused, DoesNotHoldError)
        assert isinstance(again, DoesNotHoldError)
        assert (refused.reason, again.reason) == (Reason.FIELDS, Reason.BALLOT_REPLAYED)
    assert verdict_on(path.read_bytes()).ballots == 2


def test_an_old_ballot_cannot_undo_a_new_one_even_after_a_restart(
    made: Society, path: Path
) -> None:
    old = made.sealed(0, [[1, 0, 0]])
    with BallotBox(path) as box:
        box.cast(old)
        box.cast(made.sealed(0, [[0, 1, 0]]))
    with BallotBox(path) as box, pytest.raises(DoesNotHoldError) as refused:
        box.cast(old)
    assert str(refused.value) == (
        "ballot-replayed: it is in the box already, byte for byte; vote again to change a vote"
    )


def test_who_voted_on_paper_is_struck_off_online(made: Society, path: Path) -> None:
    with BallotBox(path) as box:
        box.strike_off(public(made, 0))
    with BallotBox(path) as box, pytest.raises(DoesNotHoldError) as refused:
        box.cast(made.sealed(0, [[1, 0, 0]]))
    assert str(refused.value) == (
        "credential-struck-off: the owner of its credential has voted on paper"
    )


def test_who_voted_online_gets_no_paper(made: Society, path: Path) -> None:
    with BallotBox(path) as box:
        box.cast(made.sealed(0, [[1, 0, 0]]))
        with pytest.raises(DoesNotHoldError) as refused:
            box.strike_off(public(made, 0))
    assert refused.value.says == "its owner has voted online and gets no paper ballot"


def test_a_stranger_is_neither_accepted_nor_struck_off(made: Society, path: Path) -> None:
    # Of the same election, but with a credential that is on no roll.
    stranger = society(YES_NO, voters=3, seed="seed")
    stranger.credentials = society(YES_NO, voters=3, seed="stranger").credentials
    with BallotBox(path) as box:
        for act in (
            lambda: box.cast(stranger.sealed(0, [[1, 0, 0]])),
            lambda: box.strike_off(public(stranger, 0)),
        ):
            with pytest.raises(DoesNotHoldError) as refused:
                act()
            assert refused.value.reason is Reason.CREDENTIAL_UNKNOWN


@pytest.mark.parametrize("kept", [1, 511, 512, 1000, 3583, 3600])
def test_half_a_ballot_that_a_crash_left_is_cut_off(made: Society, path: Path, kept: int) -> None:
    whole = path.read_bytes()
    ballot = made.cast(1, [[0, 1, 0]])
    appendix = bytes(made.box)[len(whole) :]
    assert kept < len(appendix)
    path.write_bytes(whole + appendix[:kept])
    with BallotBox(path) as box:
        assert path.read_bytes() == whole
        box.cast(ballot)
    assert path.read_bytes() == whole + appendix


def test_a_box_can_be_opened_by_one_process_only(path: Path) -> None:
    with BallotBox(path), pytest.raises(CannotReadError, match="another process accepts ballots"):
        BallotBox(path)


def test_a_damaged_box_takes_no_ballots(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[1600] ^= 1
    path.write_bytes(raw)
    with pytest.raises(CannotReadError, match="no ballots can go into this box: box-"):
        BallotBox(path)


def test_a_box_is_not_written_over(made: Society, path: Path) -> None:
    with pytest.raises(CannotReadError, match="there is a ballot box already"):
        create_box(path, election=b"", trustees=b"", credentials=b"", timestamp=TIMESTAMP)


def test_a_closed_box_takes_no_ballots(made: Society, path: Path) -> None:
    with BallotBox(path) as box:
        box.append(Kind.END_BALLOTS)
        with pytest.raises(DoesNotHoldError) as refused:
            box.cast(made.sealed(0, [[1, 0, 0]]))
    assert str(refused.value) == "box-closed: voting has ended: the box takes no more ballots"


KILLED = """
import sys
from pathlib import Path
from moothall.cli.ballot_box import BallotBox
with BallotBox(Path(sys.argv[1])) as box:
    for path in sys.argv[2:]:
        print(box.cast(Path(path).read_bytes()), flush=True)
    sys.stdin.read()
"""


def test_what_was_acknowledged_survives_a_kill(made: Society, path: Path, tmp_path: Path) -> None:
    ballots = [made.sealed(voter, [[1, 0, 0]]) for voter in range(3)]
    files = [tmp_path / str(voter) for voter in range(3)]
    for file, ballot in zip(files, ballots, strict=True):
        file.write_bytes(ballot)
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path), *map(str, files)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdin is not None
    receipts = [child.stdout.readline().strip() for _ in range(3)]
    os.kill(child.pid, 9)
    child.wait()
    child.stdout.close()
    child.stdin.close()
    assert receipts == [fingerprint(ballot) for ballot in ballots]
    assert verdict_on(path.read_bytes()).ballots == 3
