"""Sorting in a temporary file gives what sorting in memory gives, and so the same verdicts."""

import errno
import io
import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.ballots.belenios_v1.box import Kind
from moothall.ballots.belenios_v1.verifying import Verdict, inspect_box
from moothall.ballots.errors import Reason
from moothall.cli.errors import CannotReadError
from moothall.cli.sorting import sorting_on_disk
from tests.ballots.elections import YES_NO, society, verdict_on
from tests.ballots.vectors import FILE, unpacked

VECTORS: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
BOXES = [vector["box"] for vector in (*VECTORS["holds"], *VECTORS["fails"])]


def verdict_from_disk(box: bytes) -> Verdict:
    with sorting_on_disk(run=2) as sort:
        return inspect_box(lambda: io.BytesIO(box), map_=map, sort=sort, progress=lambda *_: None)


@given(rows=st.lists(st.binary(min_size=3, max_size=3)), run=st.integers(1, 5))
def test_rows_come_in_order_however_short_the_runs(rows: list[bytes], run: int) -> None:
    with sorting_on_disk(run=run) as sort:
        assert list(sort(rows)) == sorted(rows)


def test_rows_that_are_more_than_a_block_come_in_order() -> None:
    rows = [place.to_bytes(7) for place in range(20_000, 0, -1)]
    with sorting_on_disk(run=9_000) as sort:
        assert list(sort(rows)) == rows[::-1]


def test_all_rows_are_taken_before_the_first_is_given() -> None:
    taken = []

    def rows() -> Iterable[bytes]:
        for place in range(10):
            taken.append(place)
            yield place.to_bytes(1)

    with sorting_on_disk(run=2) as sort:
        sort(rows())
    assert taken == list(range(10))


@pytest.mark.parametrize("box", BOXES)
def test_every_vector_has_the_same_verdict_from_disk(box: str) -> None:
    raw = unpacked(box)
    assert verdict_from_disk(raw) == verdict_on(raw)


def test_revotes_strangers_and_weights_count_the_same_from_disk() -> None:
    made = society(YES_NO, voters=5, weights=(1, 2, 3, 4, 5))
    for voter in (0, 3, 0, 1, 4, 3, 3, 0):
        made.cast(voter, [[1, 0, 0]])
    made.close()
    verdict = verdict_from_disk(bytes(made.box))
    assert verdict == made.verdict()
    assert (verdict.ballots, verdict.counted, verdict.voters) == (8, 4, 5)


def test_the_replay_that_is_named_is_the_first_in_the_box() -> None:
    made = society(YES_NO, voters=3)
    ballots = [made.sealed(voter, [[1, 0, 0]]) for voter in (0, 1, 2)]
    for place in (0, 1, 2, 2, 1, 0):
        made.append(Kind.BALLOT, ballots[place])
    verdict = verdict_from_disk(bytes(made.box))
    assert verdict == made.verdict()
    assert (verdict.reason, verdict.says) == (
        Reason.BALLOT_REPLAYED,
        "ballot 4 is an earlier ballot again, byte for byte",
    )


def test_the_temporary_file_has_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with sorting_on_disk(run=2) as sort:
        rows = sort(bytes([9 - place]) for place in range(9))
        assert list(tmp_path.iterdir()) == []
        assert list(rows) == [bytes([place]) for place in range(1, 10)]


def test_where_there_is_no_room_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with sorting_on_disk(run=2) as sort, pytest.raises(CannotReadError) as refused:
        sort([b"3", b"2", b"1"])
    assert str(refused.value) == (
        f"{tmp_path}: No space left on device: the ballots are sorted there, in about 150 bytes "
        "each; set TMPDIR to another folder"
    )


def test_where_no_folder_takes_a_temporary_file_it_says_which_were_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", lambda: ["/proc/none"])
    with sorting_on_disk(run=2) as sort, pytest.raises(CannotReadError) as refused:
        sort([b"3", b"2", b"1"])
    assert str(refused.value) == (
        "temporary files: No usable temporary directory found in ['/proc/none']: the ballots are "
        "sorted there, in about 150 bytes each; set TMPDIR to another folder"
    )


def test_a_row_that_cannot_be_read_back_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.pread
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(os, "pread", lambda file, size, place: whole(file, size, place)[:-1])
    with sorting_on_disk(run=2) as sort, pytest.raises(CannotReadError) as refused:
        list(sort([b"3", b"2", b"1"]))
    assert str(refused.value) == (
        f"{tmp_path}: Input/output error: the ballots are sorted there, in about 150 bytes each; "
        "set TMPDIR to another folder"
    )
