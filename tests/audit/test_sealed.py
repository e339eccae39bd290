"""Nothing that is written for somebody shows them what is sealed for others."""

from base64 import b64encode
from html import unescape
from pathlib import Path

import pytest

from moothall.record.entries import SALT_BYTES, Audience, Kept
from moothall.record.exports import Readers
from tests.audit.calling import Say, kept
from tests.record.making import ORIGIN

# How many bytes of an entry are looked for at once.
_RUN = 48


def spellings(secret: bytes) -> list[bytes]:
    """Bytes as they are, in hexadecimal, and in base64 wherever they may begin."""
    inner = [b64encode(bytes(shift) + secret)[4:-4] for shift in range(3)]
    return [secret, secret.hex().encode(), secret.hex().upper().encode(), *inner]


def is_open(one: Kept, readers: Readers) -> bool:
    return one.audience is Audience.PUBLIC or readers.may_open(one.audience)


def secrets_of(readers: Readers) -> list[bytes]:
    """What these readers must not find: salts and words that stand in no entry open to them."""
    closed = [one for one in kept() if not is_open(one, readers)]
    mine = b"".join(one.opening + one.content() for one in kept() if is_open(one, readers))
    salts = [one.opening[:SALT_BYTES] for one in closed]
    words = [
        one.content()[at : at + _RUN]
        for one in closed
        for at in range(0, len(one.content()) - _RUN, _RUN)
    ]
    found = [secret for secret in (*salts, *words) if secret[6:-6] not in mine]
    return [spelled for secret in found for spelled in spellings(secret)]


def write_everything(say: Say, readers: Readers) -> bytes:
    """Every file and every answer that can be got of an export for these readers."""
    answers = [*say("export", "a.tar", "--for", readers, "--to", "narrow/")]
    for number in range(7):
        for source in ("a.tar", "narrow"):
            words = ["export", source, "--for", readers, "--entry", number, "--to"]
            answers += say(*words, f"out/{source}-{number}.tlog-proof")
            answers += say(*words, f"out/{source}-{number}.html", "--html")
    answers += [*say("audit", "narrow"), *say("audit", "narrow", "--json")]
    files = [*Path("narrow").rglob("*"), *Path("out").rglob("*")]
    names = "".join(str(path) for path in files).encode()
    content = b"".join(path.read_bytes() for path in files if path.is_file())
    pages = unescape(content.decode(errors="replace")).encode()
    return "".join(map(str, answers)).encode() + names + content + pages


@pytest.mark.parametrize("readers", [Readers.PUBLIC, Readers.MEMBERS])
def test_nothing_written_for_these_readers_shows_what_is_sealed(say: Say, readers: Readers) -> None:
    Path("out").mkdir()
    written = write_everything(say, readers)
    secrets = secrets_of(readers)
    assert len(secrets) > 30
    assert [secret for secret in secrets if secret in written] == []


def test_the_search_for_secrets_finds_them_where_they_are(say: Say) -> None:
    Path("out").mkdir()
    written = write_everything(say, Readers.WHOLE)
    assert any(secret in written for secret in secrets_of(Readers.PUBLIC))
    salts = [one.opening[:SALT_BYTES] for one in kept() if one.opening]
    assert all(any(salt in written for salt in spellings(salt)) for salt in salts)


def test_a_page_for_the_public_says_that_the_entry_is_sealed(say: Say) -> None:
    code, out, _ = say("export", "a.tar", "--for", "public", "--entry", 1, "--html", "--to", "p")
    assert (code, out) == (0, f"p: entry 1 of {ORIGIN} and its proof, for the public\n")
    page = Path("p").read_text()
    assert "This entry is for members: its words are sealed and not on this page." in page
    assert "The entry and its seal" not in page
    say("export", "a.tar", "--for", "members", "--entry", 1, "--html", "--to", "m")
    assert "The entry and its seal" in Path("m").read_text()
    say("export", "a.tar", "--for", "members", "--entry", 2, "--html", "--to", "b")
    assert "This entry is for a body: its words are sealed" in Path("b").read_text()


def test_a_receipt_is_never_for_more_readers_than_the_export(say: Say) -> None:
    say("export", "a.tar", "--for", "public", "--to", "b")
    says = "moothall: an export for public cannot become one for members\n"
    words = ["export", "b", "--for", "members", "--entry", 1, "--html", "--to", "c"]
    assert say(*words) == (2, "", says)
    assert not Path("c").exists()
