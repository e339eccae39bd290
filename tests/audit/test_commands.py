"""`moothall audit`, `export` and `key`, called as people call them."""

import json
from pathlib import Path

import pytest

from moothall.cli.sources import write_export
from moothall.record.keys import encode_base64
from moothall.record.receipts import parse_receipt
from tests.audit.calling import DIGEST, Say, kept
from tests.record import damages, making, rebuilt
from tests.record.making import BRANCH, LOG, MALLORY, NEXT, ORIGIN

STATED = "facts stated in reports"
BY_BOOK = "entries judged by the rulebook that they name"


def test_an_audit_without_an_anchor_says_so(say: Say) -> None:
    code, out, err = say("audit", "a.tar")
    assert (code, err) == (0, "")
    assert out == (
        f"HOLDS. 7 entries of {ORIGIN}.\n"
        "It is consistent with itself, and signed by a key that you have not told me to trust: "
        f"{LOG.public()}. Compare that key with the one in your rulebook or minutes, and give it "
        "with --key.\n"
        f"Not checked:\n  7 {BY_BOOK}: {DIGEST}\n  2 {STATED}: S\n"
    )


def test_an_audit_with_anchors_says_what_it_fits(say: Say) -> None:
    Path("old").write_bytes(bytes(making.head_of(kept()[:3])))
    Path("key").write_text(f"{LOG.public()}\n")
    code, out, _ = say(
        "audit", "a.tar", "--key", "key", "--since", "old", "--witness", BRANCH.public()
    )
    assert code == 0
    assert out.splitlines()[1:3] == [
        f"It fits the key {LOG.public()}, the head of 3 entries, the witness {BRANCH.public()}.",
        f"{BRANCH.public()} signed on 2015-12-13 at 09:46:40 UTC, by its clock.",
    ]


def test_an_audit_answers_with_one_json_document(say: Say) -> None:
    code, out, err = say("audit", "a.tar", "--json", "--key", LOG.public())
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "valid": True,
        "reason": None,
        "entries": 7,
        "origin": ORIGIN,
        "key": str(LOG.public()),
        "trusted": True,
        "sealed": 0,
        "unchecked": [
            {"what": BY_BOOK, "count": 7, "by": DIGEST},
            {"what": STATED, "count": 2, "by": "S"},
        ],
    }


@pytest.mark.parametrize(
    "damaged", [damages.of_files()[9], rebuilt.of_rotations()[0]], ids=lambda one: one.name
)
def test_an_audit_names_what_does_not_hold(say: Say, damaged: damages.Damaged) -> None:
    write_export(damaged.files, "damaged/")
    code, out, err = say("audit", "damaged", "--json")
    assert (code, err) == (1, "")
    answer = json.loads(out)
    assert answer["valid"] is False
    assert answer["reason"].startswith(f"{damaged.damage}: ")
    assert not answer["trusted"]
    code, out, _ = say("audit", "damaged")
    assert (code, out) == (1, f"DOES NOT HOLD. {answer['reason']}\n")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "container: the archive is cut short: the header at byte 0 is missing"),
        (b"x" * 2000, "container: the header at byte 0 is not that of an export"),
        (bytes(1024), "files: export.json is missing"),
        (bytes(1025), "container: the archive does not end at byte 0 as it should"),
    ],
)
def test_what_is_no_export_is_refused(say: Say, content: bytes, says: str) -> None:
    Path("b.tar").write_bytes(content)
    assert say("audit", "b.tar") == (1, f"DOES NOT HOLD. {says}\n", "")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["audit"], "the following arguments are required: export; see moothall audit --help"),
        (["audit", "b"], "b: No such file or directory; name an export, file or folder"),
        (
            ["audit", "a.tar", "--key", "log"],
            "log: this is a private key; give the public one: moothall key show",
        ),
        (
            ["audit", "a.tar", "--key", LOG.secret_text()],
            "the key: this is a private key; give the public one: moothall key show",
        ),
        (
            ["audit", "a.tar", "--key", "x" * 5000],
            f"'{'x' * 80}' is no file and no key; a key is written NAME+ID+KEY",
        ),
        (
            ["audit", "a.tar", "--key", ""],
            "'' is no file and no key; a key is written NAME+ID+KEY",
        ),
        (["key", "show", "a.tar"], "a.tar: this is no private key: it does not begin with PRIV"),
        (
            ["audit", "a.tar", "--since", "b"],
            "b: No such file or directory; give the file `checkpoint` of an export that you kept",
        ),
        (
            ["audit", "a.tar", "--since", "log"],
            "log is no signed note: text, empty line, signatures",
        ),
        (["export", "a.tar", "--to", "log"], "log is there already; name another place"),
        (["export", "a.tar", "--to", "no/where"], "no/where: No such file or directory"),
        (
            ["export", "a.tar", "--to", "b", "--entry", "7"],
            "there is no entry 7: they are numbered from 0 to 6",
        ),
        (["key", "make", "a b", "--to", "b"], "'a b' is no name: no white space and no + may be"),
        (
            ["key", "make", "\N{LATIN SMALL LETTER E WITH ACUTE}" * 128, "--to", "b"],
            "... has 256 bytes; 255 are allowed: shorten it",
        ),
        (["key", "make", "a", "--to", "log"], "log is there already; a key is never written over"),
        (["key", "show", "a.tar"], "this is no private key: it does not begin with PRIVATE+KEY+"),
        (
            ["key", "rotate", "a.tar", "--key", "next", "--new", "log", "--to", "b"],
            "the head is signed by",
        ),
        (
            ["key", "rotate", "a.tar", "--key", "log", "--new", "log", "--to", "b"],
            f"the new key must be another one, by the same name {ORIGIN}",
        ),
        (
            ["key", "rotate", "a.tar", "--key", "branch", "--new", "log", "--to", "b"],
            "branch: this is not the key of a record; see moothall key make",
        ),
    ],
)
def test_called_wrongly_it_says_so_in_one_line(say: Say, words: list[str], says: str) -> None:
    code, out, err = say(*words)
    assert (code, out) == (2, "")
    assert err.startswith("moothall: ")
    assert says in err
    assert err.count("\n") == 1
    for key in (LOG, NEXT, BRANCH):
        assert key.secret_text()[-44:] not in err


def test_of_a_file_given_as_a_key_nothing_is_repeated(say: Say) -> None:
    Path("trustee").write_text('{"secret":"123"}')
    for option in ("--key", "--witness"):
        says = "trustee: this is no public key: it is not written NAME+ID+KEY"
        assert say("audit", "a.tar", option, "trustee") == (2, "", f"moothall: {says}\n")


def test_a_whole_export_is_narrowed_and_never_widened(say: Say) -> None:
    says = f"b/: 7 entries of {ORIGIN}, for the public\n"
    assert say("export", "a.tar", "--for", "public", "--to", "b/") == (0, says, "")
    assert json.loads(say("audit", "b", "--json")[1])["sealed"] == 4
    assert say("export", "b", "--for", "whole", "--to", "c") == (
        2,
        "",
        "moothall: an export for public cannot become one for whole\n",
    )


def test_file_and_folder_are_the_same_export(say: Say) -> None:
    say("export", "a.tar", "--to", "b/")
    say("export", "b", "--to", "c.tar")
    assert Path("c.tar").read_bytes() == Path("a.tar").read_bytes()


@pytest.mark.parametrize("number", range(7))
def test_a_receipt_proves_one_entry(say: Say, number: int) -> None:
    assert say("export", "a.tar", "--entry", number, "--to", "receipt")[0] == 0
    content = Path("receipt").read_bytes()
    receipt = parse_receipt(content)
    assert receipt.holds()
    assert receipt.checkpoint.is_signed_by(LOG.public())
    assert receipt.leaf == kept()[number].leaf
    other = parse_receipt(content.replace(b"index %d" % number, b"index %d" % (6 - number)))
    assert other.holds() == (number == 3)


def test_a_key_is_made_for_its_owner_alone(say: Say) -> None:
    code, out, _ = say("key", "make", ORIGIN, "--to", "mine")
    assert code == 0
    assert Path("mine").stat().st_mode & 0o777 == 0o600
    assert say("key", "show", "mine") == (0, out, "")


def test_a_key_is_rotated_and_either_is_trusted(say: Say) -> None:
    code, out, _ = say("key", "rotate", "a.tar", "--key", "log", "--new", "next", "--to", "b/")
    assert (code, out) == (0, f"Entry 7 rotates the key. In force now: {NEXT.public()}\n")
    for key in (LOG, NEXT):
        assert json.loads(say("audit", "b", "--key", key.public(), "--json")[1])["trusted"]
    assert say("audit", "b", "--key", MALLORY.public())[0] == 1
    assert say("audit", "b", "--since", "b/checkpoint")[0] == 0


def test_a_record_follows_a_lost_one(say: Say) -> None:
    say("export", "a.tar", "--to", "a/")
    public = say("key", "make", "federation.example/second", "--to", "second")[1]
    code, out, _ = say("key", "succeed", "a/checkpoint", "--key", "second", "--to", "b.tar")
    assert (code, out) == (0, f"federation.example/second begins, after 7 entries of {ORIGIN}\n")
    root = encode_base64(making.head_of(kept()).head.root)
    code, out, err = say("audit", "b.tar", "--key", public.strip())
    assert (code, err) == (0, "")
    assert out == (
        "HOLDS. 1 entry of federation.example/second.\n"
        f"It fits the key {public.strip()}.\n"
        f"It follows {ORIGIN}, which was lost: it cites the head of 7 entries with the root {root}."
        " Compare that with the last head that you kept.\n"
        f"Not checked:\n  1 head of a lost record, and who signed it: {ORIGIN}\n"
    )
    answer = json.loads(say("audit", "b.tar", "--json")[1])
    assert answer["follows"] == {"origin": ORIGIN, "entries": 7, "root": root}
    assert say("key", "succeed", "a/checkpoint", "--key", "log", "--to", "c")[0] == 2


def test_no_file_that_the_command_writes_holds_a_private_key(say: Say, tmp_path: Path) -> None:
    say("key", "rotate", "a.tar", "--key", "log", "--new", "next", "--to", "b/")
    say("export", "b", "--for", "members", "--to", "c.tar")
    for path in [path for path in tmp_path.rglob("*") if path.is_file()]:
        if path.name not in {"log", "next", "branch"}:
            assert not any(bytes(key.signing) in path.read_bytes() for key in (LOG, NEXT, BRANCH))
            assert b"PRIVATE+KEY" not in path.read_bytes()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--html"], "--html makes the page of one entry: say which with --entry"),
        (
            ["--entry", 1, "--cosigned", "a.tar"],
            "--cosigned goes with a whole export: make that first, then the receipt with --entry",
        ),
    ],
)
def test_no_option_of_an_export_is_passed_over(say: Say, words: list[object], says: str) -> None:
    assert say("export", "a.tar", *words, "--to", "b") == (2, "", f"moothall: {says}\n")
    assert not Path("b").exists()
