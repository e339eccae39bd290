"""Every damage is refused by its name; the sound export, from which each was made, holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.record.anchors import Anchors
from moothall.record.errors import RecordError
from moothall.record.ustar import files_of, index_archive, write_archive
from tests.record import damages, making
from tests.record.damages import Damaged, sound
from tests.record.making import BRANCH, LOG, NEXT
from tests.record.vectors import all_damages

ALL = all_damages()


@pytest.mark.parametrize("damaged", ALL, ids=lambda damaged: damaged.name)
def test_it_is_refused_by_name(damaged: Damaged) -> None:
    with pytest.raises(RecordError) as refusal:
        making.verify(damaged.files, damaged.anchors)
    assert refusal.value.damage is damaged.damage, refusal.value.says


def test_the_export_that_they_were_made_from_holds() -> None:
    since = making.head_of(making.keep(damages.entries()), key=NEXT)
    keys = (NEXT.public(), LOG.public())
    anchors = Anchors(keys=keys, witnesses=(BRANCH.public(),), since=since)
    assert making.verify(sound(), anchors).trusted


def test_no_two_damages_have_one_name() -> None:
    assert len({damaged.name for damaged in ALL}) == len(ALL)


ARCHIVE = b"".join(write_archive(sound()))


@given(st.integers(0, len(ARCHIVE) - 1), st.integers(1, 255))
def test_no_byte_of_the_archive_can_change(at: int, change: int) -> None:
    changed = bytearray(ARCHIVE)
    changed[at] ^= change
    with pytest.raises(RecordError):
        verify_archive(bytes(changed))


@given(st.integers(0, len(ARCHIVE) - 1))
def test_no_archive_can_be_cut_short(length: int) -> None:
    with pytest.raises(RecordError):
        verify_archive(ARCHIVE[:length])


@given(st.integers(0, len(ARCHIVE)), st.binary(min_size=1, max_size=1024))
def test_nothing_can_be_put_into_the_archive(at: int, more: bytes) -> None:
    changed = ARCHIVE[:at] + more + ARCHIVE[at:]
    with pytest.raises(RecordError):
        verify_archive(changed)


def verify_archive(archive: bytes) -> None:
    def read_at(offset: int, length: int) -> bytes:
        return archive[offset : offset + length]

    making.verify(files_of(index_archive(read_at).items(), read_at))


@pytest.mark.parametrize("number", [0, 4_100])
def test_what_a_worker_finds_is_refused_like_the_rest(number: int) -> None:
    """Seventeen bundles are worth spreading over processes; the refusal comes back by its name."""
    export = making.export_of(making.keep(making.acts(17 * 256)), witnesses=())
    assert making.verify_spread(export).head.size == 17 * 256
    name = f"tile/entries/{number // 256:03}"
    damaged = {**export, name: export[name][:-1]}
    with pytest.raises(RecordError, match=f"bundle: {name} is cut short in its item 255"):
        making.verify_spread(damaged)
