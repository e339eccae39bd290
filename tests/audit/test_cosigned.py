"""What a witness gave out finds its way into an export."""

import json
from pathlib import Path

import pytest

from moothall.cli.sources import write_export
from moothall.record.checkpoints import cosign, with_cosignature
from moothall.record.keys import PrivateKey
from tests.audit.calling import Say, export_of, kept
from tests.record import making
from tests.record.making import BRANCH, LOG, OTHER_BRANCH


def line_of(witness: PrivateKey = BRANCH, *, entries: int = 7) -> str:
    return cosign(making.head_of(kept()[:entries]).head, witness, at=1_450_000_000).line()


def add(say: Say, given: str | bytes, *witnesses: PrivateKey, to: str = "c.tar") -> tuple[int, str]:
    """Add what a witness gave to an export that nobody cosigned."""
    Path("b.tar").unlink(missing_ok=True)
    write_export(export_of(kept(), witnesses=()), "b.tar")
    Path("given").write_bytes(given.encode() if isinstance(given, str) else given)
    named = [word for witness in witnesses for word in ("--witness", witness.public())]
    code, _, err = say("export", "b.tar", "--cosigned", "given", *named, "--to", to)
    return code, err


def test_its_line_alone_is_taken(say: Say) -> None:
    assert add(say, line_of(), BRANCH) == (0, "")
    assert Path("c.tar").read_bytes() == Path("a.tar").read_bytes()
    assert say("audit", "b.tar", "--witness", BRANCH.public())[0] == 1
    assert say("audit", "c.tar", "--witness", BRANCH.public())[0] == 0


def test_a_head_with_its_line_is_taken(say: Say) -> None:
    head = making.head_of(kept())
    cosigned = with_cosignature(head, cosign(head.head, BRANCH, at=1_450_000_000))
    assert add(say, bytes(cosigned), BRANCH) == (0, "")
    assert Path("c.tar").read_bytes() == Path("a.tar").read_bytes()


def test_lines_of_several_witnesses_are_taken_together(say: Say) -> None:
    unknown = "\N{EM DASH} x.example QUFBQUFBQUE=\n"
    lines = line_of(OTHER_BRANCH) + unknown + line_of()
    assert add(say, lines, BRANCH, OTHER_BRANCH) == (0, "")
    for witness in (BRANCH, OTHER_BRANCH):
        assert say("audit", "c.tar", "--witness", witness.public())[0] == 0


def test_what_a_witness_prints_is_what_the_export_takes(say: Say) -> None:
    say("export", "a.tar", "--to", "a/")
    words = ["witness", "a", "--log", LOG.public(), "--key", "branch"]
    line = next(one for one in say(*words)[1].splitlines() if one.startswith("\N{EM DASH}"))
    assert add(say, f"{line}\n", BRANCH) == (0, "")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (
            line_of(OTHER_BRANCH),
            "nothing given with --cosigned is by a witness named with --witness",
        ),
        (
            line_of(entries=3),
            f"the line of {BRANCH.name} is not for the head of the export, of 7 entries",
        ),
        (line_of().rstrip(), "given does not end with a whole line"),
        (line_of() + "more\n", "given has a signature line without its dash"),
        (line_of() * 101, "given has more than 100 signatures"),
        ("nothing", "given is no signed note: text, empty line, signatures"),
        ("", "given is no signed note: text, empty line, signatures"),
        (b"\xe2\x80\x94 \xff", "given is not UTF-8 at byte 4"),
    ],
)
def test_anything_else_is_refused(say: Say, given: str | bytes, says: str) -> None:
    assert add(say, given, BRANCH) == (2, f"moothall: {says}\n")
    assert not Path("c.tar").exists()


@pytest.mark.parametrize(
    ("at", "says"),
    [
        (0, "on 1970-01-01 at 00:00:00 UTC"),
        (253_402_300_799, "on 9999-12-31 at 23:59:59 UTC"),
        (2**63 - 1, "9223372036854775807 seconds after the start of 1970"),
    ],
)
def test_when_a_witness_signed_is_said_whatever_its_clock_says(
    say: Say, at: int, says: str
) -> None:
    line = cosign(making.head_of(kept()).head, BRANCH, at=at).line()
    assert add(say, line, BRANCH) == (0, "")
    words = ["audit", "c.tar", "--witness", BRANCH.public()]
    assert say(*words)[1].splitlines()[2] == f"{BRANCH.public()} signed {says}, by its clock."
    told = json.loads(say(*words, "--json")[1])
    assert told["cosigned"] == [{"witness": str(BRANCH.public()), "at": at}]
