"""Exports for each kind of reader: what they hold, what they hide, and that they hold together."""

import io
import tarfile
from dataclasses import replace

import pytest

from moothall.record.anchors import Anchors
from moothall.record.checkpoints import Head, parse_checkpoint
from moothall.record.entries import keep_entry
from moothall.record.errors import RecordError
from moothall.record.exports import Readers, read_all, text_name
from moothall.record.keys import encode_base64
from moothall.record.rotations import succession_entry
from moothall.record.ustar import files_of, index_archive, write_archive
from tests.record import making
from tests.record.making import BRANCH, LOG, MALLORY, NEXT, OTHER_BRANCH, TEXT

FORKED = making.head_of(making.keep(making.acts(5, audience="public")))


@pytest.mark.parametrize("count", [0, 1, 255, 256, 257, 600])
@pytest.mark.parametrize("readers", Readers)
def test_every_export_holds(count: int, readers: Readers) -> None:
    found = making.verify(making.export_of(making.keep(making.acts(count)), readers=readers))
    members, bodies = (count + 1) // 3, count // 3
    hidden = {Readers.WHOLE: 0, Readers.MEMBERS: bodies, Readers.PUBLIC: members + bodies}
    assert found.head.size == count
    assert found.sealed == hidden[readers]
    assert found.acts == count - hidden[readers]
    assert not found.trusted


def test_readers_of_every_kind_see_the_same_head() -> None:
    kept = making.keep(making.acts(9))
    heads = {making.export_of(kept, readers=readers)["checkpoint"] for readers in Readers}
    assert len(heads) == 1


def test_a_public_export_gives_away_no_word_of_a_sealed_entry() -> None:
    kept = making.keep(making.acts(9, audience="members"))
    export = making.export_of(kept, readers=Readers.PUBLIC)
    everything = b"".join(export.values())
    assert b"committee" not in everything
    assert not any(making.salt(number) in everything for number in range(9))
    assert not any(name.startswith(("opened/", "books/")) for name in export)


def test_no_export_holds_a_private_key() -> None:
    export = making.export_of(making.rotated(9, after=4), key=NEXT)
    everything = b"".join(export.values())
    for key in (LOG, NEXT, BRANCH):
        assert bytes(key.signing) not in everything
        assert key.secret_text().encode() not in everything


def test_an_export_built_again_from_what_was_read_is_the_same() -> None:
    export = making.export_of(making.keep(making.acts(300)))
    names = frozenset(export)
    again = making.export_of(list(read_all(export.__getitem__, size=300, names=names)))
    assert again == export


def test_an_erased_entry_leaves_every_proof_standing() -> None:
    kept = making.keep(making.acts(6))
    erased = making.replaced(kept, 1, lambda one: replace(one, opening=b"", entry=None))
    found = making.verify(making.export_of(erased))
    assert found.head == making.head_of(kept).head
    assert found.sealed == 1


def test_a_text_may_be_erased_and_is_counted() -> None:
    digest = text_name(TEXT).removeprefix("texts/")
    export = making.export_of(making.keep([making.act(0, audience="public", texts=[digest])]))
    assert making.verify(export).texts_absent == 0
    del export[text_name(TEXT)]
    assert making.verify(export).texts_absent == 1


def test_the_archive_is_what_pythons_own_tar_writes() -> None:
    export = making.export_of(making.keep(making.acts(3)))
    archive = b"".join(write_archive(export))
    theirs = io.BytesIO()
    with tarfile.open(fileobj=theirs, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name in sorted(export):
            member = tarfile.TarInfo(name)
            member.size = len(export[name])
            tar.addfile(member, io.BytesIO(export[name]))
    assert theirs.getvalue().rstrip(b"\0") == archive.rstrip(b"\0")
    places = index_archive(lambda at, length: archive[at : at + length])
    assert files_of(places.items(), lambda at, length: archive[at : at + length]) == export


def test_a_rotated_record_is_trusted_by_either_key() -> None:
    export = making.export_of(making.rotated(9, after=4), key=NEXT)
    for key in (LOG, NEXT):
        found = making.verify(export, Anchors(keys=(key.public(),)))
        assert found.trusted
        assert found.manifest.key == NEXT.public()


def test_a_head_from_before_the_rotation_is_an_anchor() -> None:
    kept = making.rotated(9, after=4)
    export = making.export_of(kept, key=NEXT)
    assert making.verify(export, Anchors(since=making.head_of(kept[:4], key=LOG))).trusted
    assert making.verify(export, Anchors(since=making.head_of(kept[:5], key=NEXT))).trusted


def test_a_record_that_follows_a_lost_one_cites_its_head() -> None:
    lost = making.head_of(making.keep(making.acts(5)))
    key = replace(NEXT, name="federation.example/second")
    kept = [keep_entry(succession_entry(lost), salt=b"")]
    found = making.verify(making.export_of(kept, key=key))
    assert found.cites == Head(origin=making.ORIGIN, size=5, root=lost.head.root)


@pytest.mark.parametrize(
    ("anchors", "says"),
    [
        (
            Anchors(keys=(MALLORY.public(),)),
            (
                f"anchor: the head is signed by {LOG.public()}, not by the key that you gave, "
                f"{MALLORY.public()}"
            ),
        ),
        (
            Anchors(keys=(BRANCH.public(),)),
            f"anchor: {BRANCH.public()} is the key of a witness, not of a log",
        ),
        (
            Anchors(witnesses=(OTHER_BRANCH.public(),)),
            (
                "anchor: the head is not cosigned by the witness that you gave, "
                f"{OTHER_BRANCH.public()}"
            ),
        ),
        (
            Anchors(witnesses=(LOG.public(),)),
            f"anchor: {LOG.public()} is the key of a log, not of a witness",
        ),
        (
            Anchors(since=making.head_of(making.keep(making.acts(10)))),
            "anchor: the head that you kept has 10 entries, the export only 9",
        ),
        (
            Anchors(since=FORKED),
            (
                "anchor: the first 5 entries are not those of the head that you kept: its root is "
                f"{encode_base64(FORKED.head.root)}"
            ),
        ),
        (
            Anchors(since=making.head_of(making.keep(making.acts(5)), key=MALLORY)),
            f"anchor: the head that you kept is not signed by {LOG.public()}",
        ),
        (
            Anchors(since=making.head_of([], key=replace(LOG, name="elsewhere.example"))),
            (
                "anchor: the head that you kept is of elsewhere.example, the export of "
                "federation.example/record"
            ),
        ),
    ],
)
def test_an_export_that_does_not_fit_the_anchor_is_refused(anchors: Anchors, says: str) -> None:
    export = making.export_of(making.keep(making.acts(9)))
    with pytest.raises(RecordError) as refusal:
        making.verify(export, anchors)
    assert str(refusal.value) == says


@pytest.mark.parametrize(
    "anchors",
    [
        Anchors(keys=(LOG.public(),)),
        Anchors(witnesses=(BRANCH.public(),)),
        *(Anchors(since=making.head_of(making.keep(making.acts(count)))) for count in (0, 1, 8, 9)),
    ],
)
def test_an_export_that_fits_the_anchor_is_trusted(anchors: Anchors) -> None:
    assert making.verify(making.export_of(making.keep(making.acts(9))), anchors).trusted


def test_a_cosignature_carries_its_time() -> None:
    export = making.export_of(making.keep(making.acts(2)))
    checkpoint = parse_checkpoint(export["checkpoint"], what="checkpoint")
    assert checkpoint.cosigned_at(BRANCH.public()) == 1_450_000_000
    assert checkpoint.cosigned_at(OTHER_BRANCH.public()) is None
