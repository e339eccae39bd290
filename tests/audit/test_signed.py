"""Nobody forks a record unawares: what a key signed last is noted beside it."""

from pathlib import Path

import pytest

from tests.audit.calling import Say
from tests.audit.making import BOOKS, book_path
from tests.record.making import LOG, ORIGIN

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


def says(size: int, *, instead: str) -> str:
    return (
        f"moothall: log: this key has signed {size} entries that these do not begin with; two "
        "records signed by one key, of which neither begins the other, are a fork that witnesses "
        f"report; {instead}\n"
    )


ANEW = (
    "take the record as it was signed last (log.signed is its head), or begin another with a new "
    "key"
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
def test_another_history_is_signed_with_a_warning(
    say: Say, events: list[str], audience: str
) -> None:
    record(say, "local-groups", "regional-networks", to="b")
    warning = says(2, instead="publish only one of them")
    assert record(say, *events, to="c", audience=audience) == (0, warning)
    assert say("audit", "c", "--since", "log.signed")[0] == 0
    is_fork = events != ["local-groups"]
    assert say("audit", "b", "--since", "log.signed")[0] == (1 if is_fork else 0)


def test_a_rotation_extends_what_the_old_key_signed(say: Say) -> None:
    record(say, "local-groups", to="b")
    record(say, "local-groups", "regional-networks", to="c")
    words = ["--key", "log", "--new", "next", "--to", "d"]
    assert say("key", "rotate", "b", *words) == (2, "", says(2, instead=ANEW))
    assert say("key", "rotate", "c", *words)[0] == 0
    assert say("audit", "d", "--since", "next.signed", "--key", LOG.public())[0] == 0


def test_a_new_record_begins_once(say: Say) -> None:
    say("export", "a.tar", "--to", "a/")
    say("key", "make", "federation.example/second", "--to", "second")
    words = ["key", "succeed", "a/checkpoint", "--key", "second", "--to"]
    assert say(*words, "b")[0] == 0
    record(say, "local-groups", to="c")
    assert say("key", "succeed", "log.signed", "--key", "second", "--to", "d") == (
        2,
        "",
        says(1, instead=ANEW).replace("log", "second"),
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("nothing", "log.signed is no signed note: text, empty line, signatures"),
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
