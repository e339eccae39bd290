"""Where there is no room on the disk, nothing is left by half and nothing whole is lost."""

from pathlib import Path

import pytest

from tests.ballots.test_bad_files import limited

PAPERS = '2 1\n3 1 0\n2 2 0\n0\n"Alice"\n"Bob"\n"A poll"\n'
COUNT = ("count", "papers.blt", "--rule", "meek", "--transcript", "poll.html")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("papers.blt").write_text(PAPERS, encoding="utf-8")


def test_an_earlier_transcript_stays_whole() -> None:
    Path("poll.html").write_text("earlier", encoding="utf-8")
    code, said = limited(1000, *COUNT)
    assert (code, said.splitlines()[-1]) == (
        2,
        "moothall: poll.html: File too large; check the name of the file",
    )
    assert Path("poll.html").read_text(encoding="utf-8") == "earlier"
    assert {one.name for one in Path().iterdir()} == {"papers.blt", "poll.html"}


def test_half_a_key_is_in_nobodys_way() -> None:
    words = ("key", "make", "a.example/record", "--to", "log.key")
    says = "moothall: log.key: File too large; name a place to write to\n"
    assert limited(10, *words) == (2, says)
    assert not Path("log.key").exists()
    assert limited(1000, *words)[0] == 0
