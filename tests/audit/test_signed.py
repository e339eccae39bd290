"""Nobody forks a record unawares: what a key signed last is noted beside it."""

from pathlib import Path

import pytest

from tests.audit.calling import Say
from tests.audit.making import BOOKS, book_path
from tests.record.making import LOG, NEXT, ORIGIN

EVENT = """
  - id: E{0}
    when: 2024-0{0}
    who: {1}
    what: "It is set up."
    acts: [{{act: body.form}}]
"""


def record(say: Say, *events: str, to: str, audience: str = "members") -> tuple[int, str]:
    """Record a history of these bodies' setting up, signed by the log key."""
    Path("history.yaml").write_text(
        "title: t\nsource: s\nevents:"
        + "".join(EVENT.format(n + 1, e) for n, e in enumerate(events))
    )
    words = ["replay", "history.yaml", "--rulebook", book_path(BOOKS[0]), "--audience", audience]
    code, _, err = say(*words, "--export", to, "--key", "log")
    return code, err


def says(size: int) -> str:
    return (
        f"moothall: log: this key has signed {size} entries that these do not begin with; two "
        "records signed by one key, of which neither begins the other, are a fork that witnesses "
        "report; replay --continue the record as it was signed last (log.signed is its head), or "
        "begin another with a new key; if nobody was ever given what it signed, remove log.signed\n"
    )


def test_the_same_history_and_a_longer_one_are_signed(say: Say) -> None:
    assert record(say, "local-groups", to="b") == (0, "")
    assert record(say, "local-groups", to="c") == (0, "")
    assert Path("b").read_bytes() == Path("c").read_bytes()
    assert record(say, "local-groups", "regional-networks", to="d") == (0, "")
    assert say("audit", "d", "--since", "log.signed")[0] == 0


@pytest.mark.parametrize(
    ("events", "audience"),
    [
        (["local-groups"], "members"),
        (["regional-networks", "local-groups"], "members"),
        (["regional-networks", "regional-networks", "local-groups"], "members"),
        (["local-groups", "regional-networks"], "public"),
    ],
    ids=["shorter", "another order", "corrected and longer", "for other readers"],
)
def test_another_history_is_not_signed(say: Say, events: list[str], audience: str) -> None:
    record(say, "local-groups", "regional-networks", to="b")
    assert record(say, *events, to="c", audience=audience) == (2, says(2))
    assert not Path("c").exists()
    assert say("audit", "b", "--since", "log.signed")[0] == 0


def test_what_nobody_was_given_may_be_signed_anew(say: Say) -> None:
    record(say, "local-groups", to="b")
    Path("log.signed").unlink()
    assert record(say, "regional-networks", to="c") == (0, "")
    assert say("audit", "c", "--since", "log.signed")[0] == 0


def test_a_rotation_extends_what_the_old_key_signed(say: Say) -> None:
    record(say, "local-groups", to="b")
    record(say, "local-groups", "regional-networks", to="c")
    words = ["--key", "log", "--new", "next", "--to", "d"]
    assert say("key", "rotate", "b", *words) == (2, "", says(2))
    assert say("key", "rotate", "c", *words)[0] == 0
    assert say("audit", "d", "--since", "next.signed", "--key", LOG.public())[0] == 0


def test_a_key_that_was_rotated_signs_nothing_more(say: Say) -> None:
    record(say, "local-groups", to="b")
    words = ["key", "rotate", "b", "--key", "log", "--new"]
    assert say(*words, "next", "--to", "c")[0] == 0
    says = f"moothall: log: entry 1 replaced this key by {NEXT.public()}: sign with that one\n"
    assert record(say, "local-groups", "regional-networks", to="d") == (2, says)
    assert record(say, "local-groups", to="d") == (2, says)
    say("key", "make", ORIGIN, "--to", "third")
    assert say(*words, "third", "--to", "d") == (2, "", says)
    say("export", "a.tar", "--to", "a/")
    assert say("key", "succeed", "a/checkpoint", "--key", "log", "--to", "d")[0] == 2
    assert not Path("d").exists()


def test_a_rotation_that_could_not_be_written_is_made_again(say: Say) -> None:
    record(say, "local-groups", to="b")
    words = ["key", "rotate", "b", "--key", "log", "--new", "next", "--to"]
    assert say(*words, "b")[0] == 2
    assert say(*words, "c")[0] == say(*words, "d")[0] == 0
    assert Path("c").read_bytes() == Path("d").read_bytes()


def test_a_new_record_begins_once(say: Say) -> None:
    say("export", "a.tar", "--to", "a/")
    say("key", "make", "federation.example/second", "--to", "second")
    words = ["key", "succeed", "a/checkpoint", "--key", "second", "--to"]
    assert say(*words, "b")[0] == 0
    record(say, "local-groups", to="c")
    assert say("key", "succeed", "log.signed", "--key", "second", "--to", "d") == (
        2,
        "",
        says(1).replace("log", "second"),
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("nothing", "log.signed is no signed note: text, empty line, signatures"),
        ("moothall/rotation/v1\nx\n\n\N{EM DASH} x AAAAAAAA\n", "log.signed is not one of "),
        (
            f"{ORIGIN}\n0\n{'A' * 43}=\n\n\N{EM DASH} x AAAAAAAA\n",
            "log.signed: this was signed by ",
        ),
    ],
)
def test_a_damaged_note_of_it_is_not_taken_for_none(say: Say, content: str, reason: str) -> None:
    Path("log.signed").write_text(content)
    code, err = record(say, "local-groups", to="b")
    assert code == 2
    assert err.startswith(f"moothall: {reason}")


def test_a_history_with_a_noncharacter_cannot_be_recorded(say: Say) -> None:
    event = EVENT.format(1, "local-groups").replace("body.form", 'body.form, about: "x\\uFDD0"')
    Path("history.yaml").write_text(f"title: t\nsource: s\nevents:{event}")
    code, _, err = say("replay", "history.yaml", "--rulebook", book_path(BOOKS[0]), "--export", "b")
    says = "this history cannot be recorded: a string holds U+FDD0, which Unicode keeps from being"
    assert (code, err) == (2, f"moothall: {says} a character\n")
    assert not Path("b").exists()
