"""A record goes on after its key was rotated, or after a lost one: what is there stays there."""

import json
from pathlib import Path

import pytest

from moothall.record.receipts import parse_receipt
from tests.audit.calling import DIGEST, Say
from tests.audit.making import BOOKS, book_path
from tests.record.making import LOG, NEXT, ORIGIN
from tests.shelf import EXAMPLES

HISTORY = EXAMPLES / "federation-2015-16.yaml"
EVENT = "\n  - id: "
TELL_LATER = (
    "no entry is ever changed: put the history back as it was, and tell what you know better in a "
    "new event at its end\n"
)
OTHERWISE = (
    "entry 49 is of meeting.hold in event E34, and the history now gives another 'notice' of it"
)
CUT_SHORT = "entry 54 is of meeting.hold in event E38, and the history ends before it"


def record(
    say: Say, *words: str, key: str, to: str, events: int | None = None, book: str = BOOKS[0]
) -> tuple[int, str]:
    """Record so many events of the federation's history; says the code and what went wrong."""
    head, *told = HISTORY.read_text("utf-8").split(EVENT)
    Path("history.yaml").write_text(EVENT.join([head, *told[:events]]), "utf-8")
    return replay(say, *words, "--export", to, "--key", key, book=book)


def replay(say: Say, *words: str, book: str = BOOKS[0]) -> tuple[int, str]:
    code, _, err = say("replay", "history.yaml", "--rulebook", book_path(book), *words)
    return code, err


@pytest.fixture
def rotated(say: Say) -> str:
    """Half of the history, signed by the first key, and then the rotation."""
    assert record(say, key="log", to="half.tar", events=25)[0] == 0
    assert rotate(say, "half.tar", key="log", new="next", to="rotated.tar") == 0
    return "rotated.tar"


def rotate(say: Say, export: str, *, key: str, new: str, to: str) -> int:
    return say("key", "rotate", export, "--key", key, "--new", new, "--to", to)[0]


def entries(say: Say, export: str, *words: object) -> int:
    """How many entries an export has that holds."""
    code, out, _ = say("audit", export, "--json", *words)
    answer = json.loads(out)
    assert (code, answer["reason"]) == (0, None)
    return int(answer["entries"])


def head_of(say: Say, export: str) -> str:
    folder = export.removesuffix(".tar")
    assert say("export", export, "--to", f"{folder}/")[0] == 0
    return f"{folder}/checkpoint"


def test_a_record_goes_on_after_a_rotation_and_fits_every_earlier_head(
    say: Say, rotated: str
) -> None:
    assert record(say, "--continue", rotated, key="next", to="whole.tar")[0] == 0
    say("key", "make", "plain", "--to", "plain")
    assert record(say, key="plain", to="plain.tar")[0] == 0
    assert entries(say, "whole.tar") == entries(say, "plain.tar") + 1
    for key in (LOG, NEXT):
        assert entries(say, "whole.tar", "--key", key.public())
    for export in ("half.tar", rotated):
        assert entries(say, "whole.tar", "--since", head_of(say, export))


def test_it_goes_on_twice_and_a_witness_follows(say: Say, rotated: str) -> None:
    say("key", "make", ORIGIN, "--to", "third")
    assert record(say, "--continue", rotated, key="next", to="more.tar", events=40)[0] == 0
    assert rotate(say, "more.tar", key="next", new="third", to="again.tar") == 0
    assert record(say, "--continue", "again.tar", key="third", to="whole.tar")[0] == 0
    sizes: list[int] = []
    for export in ("half.tar", rotated, "more.tar", "again.tar", "whole.tar"):
        head_of(say, export)
        told = [] if sizes else ["--log", LOG.public()]
        code, out, _ = say("witness", export.removesuffix(".tar"), "--json", *told)
        assert (code, json.loads(out)["reason"]) == (0, None)
        sizes.append(json.loads(out)["entries"])
    assert sizes == sorted(set(sizes))


def test_what_was_told_already_is_continued_by_nothing(say: Say, rotated: str) -> None:
    assert record(say, "--continue", rotated, key="next", to="same.tar", events=25)[0] == 0
    assert Path("same.tar").read_bytes() == Path(rotated).read_bytes()


def test_an_old_entry_is_proved_to_be_in_the_record_that_went_on(say: Say, rotated: str) -> None:
    record(say, "--continue", rotated, key="next", to="whole.tar")
    leaves = []
    for export in ("half.tar", "whole.tar"):
        assert say("export", export, "--entry", 3, "--to", f"{export}.3")[0] == 0
        receipt = parse_receipt(Path(f"{export}.3").read_bytes())
        assert receipt.holds()
        leaves.append(receipt.leaf)
    assert leaves[0] == leaves[1]


def test_entries_stay_for_the_readers_they_were_for(say: Say, rotated: str) -> None:
    words = ["--continue", rotated, "--audience", "public"]
    assert record(say, *words, key="next", to="whole.tar")[0] == 0
    say("export", "whole.tar", "--for", "public", "--to", "public.tar")
    sealed = json.loads(say("audit", "public.tar", "--json")[1])["sealed"]
    assert sealed == entries(say, "half.tar")


def test_a_record_goes_on_after_the_succession_it_begins_with(say: Say) -> None:
    say("key", "make", "federation.example/second", "--to", "second")
    head = head_of(say, "a.tar")
    assert say("key", "succeed", head, "--key", "second", "--to", "second.tar")[0] == 0
    assert record(say, "--continue", "second.tar", key="second", to="more.tar", events=25)[0] == 0
    assert record(say, "--continue", "more.tar", key="second", to="whole.tar")[0] == 0
    assert entries(say, "whole.tar", "--since", head_of(say, "more.tar"))


def test_what_the_key_signed_since_is_not_forked(say: Say, rotated: str) -> None:
    record(say, "--continue", rotated, key="next", to="whole.tar")
    signed = entries(say, "whole.tar")
    code, err = record(say, "--continue", rotated, key="next", to="b", events=40)
    assert code == 2
    assert err.startswith(f"moothall: next: this key has signed {signed} entries that these do not")
    assert not Path("b").exists()


def test_an_event_told_otherwise_is_refused_by_its_entry(say: Say, rotated: str) -> None:
    record(say, "--continue", rotated, key="next", to="whole.tar")
    text = Path("history.yaml").read_text("utf-8")
    Path("history.yaml").write_text(text.replace('notice: "20 hours"', 'notice: "21 hours"'))
    words = ["--continue", "whole.tar", "--export", "b", "--key", "next"]
    code, err = replay(say, *words)
    assert (code, err) == (2, f"moothall: whole.tar: {OTHERWISE}; {TELL_LATER}")
    assert not Path("b").exists()


def test_a_history_that_was_cut_short_is_refused(say: Say, rotated: str) -> None:
    record(say, "--continue", rotated, key="next", to="whole.tar")
    code, err = record(say, "--continue", "whole.tar", key="next", to="b", events=40)
    assert (code, err) == (2, f"moothall: whole.tar: {CUT_SHORT}; {TELL_LATER}")


def test_another_rulebook_is_refused(say: Say, rotated: str) -> None:
    code, err = record(say, "--continue", rotated, key="next", to="b", book=BOOKS[1])
    says = f"entry 0 was judged by the rulebook {DIGEST}; give that one with --rulebook"
    assert (code, err) == (2, f"moothall: {rotated}: {says}\n")


def test_another_key_than_the_last_is_refused(say: Say, rotated: str) -> None:
    says = (
        f"{rotated}: this was signed last by {NEXT.public()}, which is not the key in log: give "
        "that one with --key"
    )
    assert record(say, "--continue", rotated, key="log", to="b") == (2, f"moothall: {says}\n")


def test_a_record_that_nobody_s_key_signed_is_refused(say: Say, rotated: str) -> None:
    replay(say, "--export", "trial.tar")
    says = (
        "trial.tar: nobody has the key that signed this: it was made for a trial and forgotten; "
        "record the history anew, without --continue"
    )
    refused = (2, f"moothall: {says}\n")
    assert record(say, "--continue", "trial.tar", key="next", to="b") == refused


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ["--export", "b"],
            "rotated.tar is continued by the key that signed it last: add --key FILE",
        ),
        ([], "--continue makes an export: name its file with --export"),
    ],
)
def test_what_continuing_needs_is_asked_for(
    say: Say, rotated: str, words: list[str], says: str
) -> None:
    assert replay(say, "--continue", rotated, *words) == (2, f"moothall: {says}\n")


def test_what_is_no_whole_export_is_refused(say: Say, rotated: str) -> None:
    say("export", rotated, "--for", "public", "--to", "public.tar")
    says = "public.tar: this is an export for public; continue a whole one"
    refused = (2, f"moothall: {says}\n")
    assert record(say, "--continue", "public.tar", key="next", to="b") == refused
    says = (
        "history.yaml: this does not hold: container: the header at byte 0 is not that of an "
        "export; continue an export as it was written"
    )
    refused = (2, f"moothall: {says}\n")
    assert record(say, "--continue", "history.yaml", key="next", to="b") == refused
