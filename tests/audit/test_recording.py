"""A history replayed, exported as a record, and audited; as people call it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from moothall.cli.main import main
from tests.audit.making import BOOKS, HISTORY, KEY, book_path
from tests.record.making import BRANCH

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Call:
    monkeypatch.chdir(tmp_path)
    Path("key").write_text(KEY.secret_text())
    Path("witness").write_text(BRANCH.secret_text())

    def run(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        return code, *capsys.readouterr()

    return run


REPLAY = ("replay", HISTORY, "--rulebook", book_path(BOOKS[0]))


def test_a_replay_is_exported_whole_and_audited(call: Call) -> None:
    code, out, _ = call(*REPLAY, "--export", "a.tar", "--key", "key")
    assert code == 0
    assert out.splitlines()[-1] == f"Exported to a.tar, signed by {KEY.public()}"
    report = json.loads(call("audit", "a.tar", "--key", KEY.public(), "--json")[1])
    assert (report["valid"], report["trusted"], report["sealed"]) == (True, True, 0)


def test_the_same_history_book_and_key_give_the_same_file(call: Call) -> None:
    for name in ("a.tar", "b.tar"):
        call(*REPLAY, "--export", name, "--key", "key")
    assert Path("a.tar").read_bytes() == Path("b.tar").read_bytes()


def test_without_a_key_one_is_made_and_forgotten(call: Call) -> None:
    for name in ("a.tar", "b.tar"):
        call(*REPLAY, "--export", name)
    keys = [json.loads(call("audit", name, "--json")[1])["key"] for name in ("a.tar", "b.tar")]
    assert keys[0] != keys[1]
    assert b"PRIVATE" not in Path("a.tar").read_bytes()


def test_the_json_of_a_replay_stays_one_document(call: Call) -> None:
    code, out, _ = call(*REPLAY, "--export", "a.tar", "--json")
    assert code == 0
    assert json.loads(out)["rulings"]


@pytest.mark.parametrize(("audience", "sealed"), [("public", False), ("members", True)])
def test_who_may_read_is_said_when_it_is_recorded(
    call: Call, audience: str, *, sealed: bool
) -> None:
    call(*REPLAY, "--export", "a.tar", "--audience", audience)
    call("export", "a.tar", "--for", "public", "--to", "b.tar")
    report = json.loads(call("audit", "b.tar", "--json")[1])
    assert report["valid"]
    assert report["sealed"] == (report["entries"] if sealed else 0)


def test_one_entry_is_proved_on_a_page_of_its_own(call: Call) -> None:
    call(*REPLAY, "--export", "a.tar", "--key", "key")
    assert call("export", "a.tar", "--entry", 5, "--html", "--to", "page.html")[0] == 0
    page = Path("page.html").read_text()
    assert "<h1>Entry 5 of federation.example/record</h1>" in page
    assert str(KEY.public()) in page
    assert "In short, the entry says: <b>Seats filled</b> (event E05); out of order." in page


def test_the_page_of_a_sealed_entry_says_nothing_of_what_is_in_it(call: Call) -> None:
    call(*REPLAY, "--export", "a.tar", "--key", "key")
    assert (
        call("export", "a.tar", "--entry", 5, "--html", "--for", "public", "--to", "p.html")[0] == 0
    )
    assert "In short" not in Path("p.html").read_text()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--key", "key"], "--key signs an export: name its file with --export"),
        (["--export", "key"], "key is there already; name another place"),
        (["--export", "a", "--key", "none"], "none: No such file or directory; give the file"),
        (["--export", "a", "--key", "witness"], "witness: this is not the key of a record"),
        (["--export", "a", "--audience", "all"], "invalid choice: 'all'"),
    ],
)
def test_called_wrongly_it_says_so_in_one_line(call: Call, words: list[str], says: str) -> None:
    code, out, err = call(*REPLAY, *words)
    assert (code, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1
