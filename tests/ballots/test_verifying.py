import io
import tracemalloc
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moothall.ballots.belenios_v1.box import Kind
from moothall.ballots.belenios_v1.framing import first_record, framed, header
from moothall.ballots.belenios_v1.hashing import digest
from moothall.ballots.belenios_v1.proofs import Branches, holds_interval
from moothall.ballots.belenios_v1.reading import ciphertext, fields, items, proof
from moothall.ballots.belenios_v1.verifying import inspect_box
from moothall.ballots.errors import DoesNotHoldError, NotABoxError, Reason
from tests.ballots.damages.ballots import VOTER
from tests.ballots.damages.elements import twisted_ballot
from tests.ballots.elections import TIMESTAMP, YES_NO, society, verdict_on
from tests.ballots.vectors import finished, plain


def test_the_last_ballot_of_a_credential_counts() -> None:
    made = society(YES_NO, voters=2)
    for vote in ([1, 0, 0], [0, 1, 0], [0, 0, 1]):
        made.cast(0, [vote])
    made.cast(1, [[1, 0, 0]])
    made.close()
    made.decrypt(1)
    made.announce()
    verdict = made.verdict()
    assert (verdict.ballots, verdict.counted, verdict.result) == (4, 2, [[1, 0, 1]])


def test_a_box_without_ballots_holds_with_a_result_of_zeros() -> None:
    made = society(YES_NO)
    made.close()
    made.decrypt(1)
    made.announce()
    assert made.verdict().result == [[0, 0, 0]]


def test_a_header_that_promises_gigabytes_takes_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "box.bel"
    promise = header(f"{'0' * 64}.data.json", 1 << 31, TIMESTAMP)
    path.write_bytes(first_record(TIMESTAMP) + promise + b"x")
    tracemalloc.start()
    verdict = inspect_box(lambda: path.open("rb"), map_=map, sort=sorted, progress=lambda *_: None)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert verdict.reason is Reason.BOX_TRUNCATED
    assert verdict.says == "the box ends within the record at byte 1024"
    assert most < 1 << 20


def test_a_record_of_gigabytes_that_are_there_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path, size = tmp_path / "box.bel", (1 << 31) - 512
    with path.open("wb") as stream:  # of which the disk keeps two blocks
        stream.write(first_record(TIMESTAMP) + header(f"{'0' * 64}.data.json", size, TIMESTAMP))
        stream.truncate(stream.tell() + size)
    tracemalloc.start()
    verdict = inspect_box(lambda: path.open("rb"), map_=map, sort=sorted, progress=lambda *_: None)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (verdict.reason, verdict.says) == (
        Reason.BOX_HEADER,
        f"the record at byte 1024 has {size} bytes, and may have 1048576 at its place",
    )
    assert most < 1 << 20


def test_records_that_no_event_announces_do_not_pile_up(tmp_path: Path) -> None:
    made = society(YES_NO, voters=1)
    ballot = made.sealed(0, [[1, 0, 0]])
    box = bytes(made.box) + framed(f"{digest(ballot)}.data.json", ballot, TIMESTAMP) * 3
    verdict = verdict_on(box)
    assert (verdict.reason, verdict.says) == (
        Reason.BOX_ORDER,
        "no event after Setup announces more than 1 records",
    )


def test_a_roll_of_several_chunks_is_read_whole() -> None:
    made = society(YES_NO, voters=4100)
    for voter in (0, 2222, 4099):
        made.cast(voter, [[1, 0, 0]])
    verdict = made.verdict()
    assert (verdict.reason, verdict.ballots, verdict.counted) == (None, 3, 3)


def test_it_says_where_the_fault_is() -> None:
    made = society(YES_NO, voters=2)
    made.cast(0, [[1, 0, 0]])
    stranger = society(YES_NO, voters=2, seed="stranger")
    made.append(Kind.BALLOT, stranger.sealed(0, [[1, 0, 0]]))
    verdict = made.verdict()
    assert verdict.reason is Reason.BALLOT_ELECTION
    assert verdict.says.startswith("ballot 2 (tracker ")
    assert verdict.says.endswith("): the ballot is for another election")
    assert (verdict.ballots, verdict.counted, verdict.group) == (2, 1, "Ed25519")


def test_the_fault_named_is_the_first_whatever_the_chunks() -> None:
    made = society(YES_NO, voters=2)
    stranger = society(YES_NO, voters=2, seed="stranger")
    for place in range(70):
        source = stranger if place in (40, 69) else made
        made.append(Kind.BALLOT, source.sealed(0, [[1, 0, 0]]))
    backwards = inspect_box(
        lambda: io.BytesIO(made.box),
        map_=lambda function, items: [function(item) for item in items],
        sort=sorted,
        progress=lambda done, of: None,
    )
    assert backwards == made.verdict()
    assert backwards.says.startswith("ballot 41 ")


def test_progress_ends_with_all_ballots() -> None:
    heard: list[tuple[int, int]] = []
    box = bytes(finished().box)
    inspect_box(
        lambda: io.BytesIO(box), map_=map, sort=sorted, progress=lambda *at: heard.append(at)
    )
    assert heard == [(4, 4)]


def test_what_is_no_box_is_not_judged() -> None:
    for raw in (b"", b"{}", bytes(2048), b"BELENIO\0" + bytes(600)):
        with pytest.raises(NotABoxError, match="it does not begin with a record named BELENIOS"):
            verdict_on(raw)


@pytest.mark.parametrize("group", ["Ed25519", "BELENIOS-2048"])
def test_a_point_of_order_two_is_refused_although_every_equation_holds(group: str) -> None:
    honest = plain(group)
    _, answer = twisted_ballot(honest)
    election = honest.election
    choices, individual, _ = fields(answer, "choices", "individual_proofs", "overall_proof")
    credential = election.group.write(election.group.g.power(honest.secret(VOTER)))
    branches = Branches(
        pair=ciphertext(election.group, items(choices)[0]),
        offsets=(0, 1),
        proofs=[proof(election.group, one) for one in items(items(individual)[0])],
    )
    prefix = f"{election.fingerprint}|{credential}"
    if group == "BELENIOS-2048":  # libsodium tests membership whatever it is asked
        assert holds_interval(election.key, prefix, branches, powers=election.group.powers)
    with pytest.raises(DoesNotHoldError, match="not-in-group"):
        holds_interval(election.key, prefix, branches, powers=election.group.powers_checked)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_any_changed_byte_is_caught(data: st.DataObject) -> None:
    box = bytearray(plain("Ed25519").box)
    place = data.draw(st.integers(0, len(box) - 1))
    box[place] ^= data.draw(st.integers(1, 255))
    try:
        verdict = verdict_on(bytes(box))
    except NotABoxError:
        assert place < 9
    else:
        assert not verdict.is_valid


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_no_bytes_at_all_make_it_stumble(data: st.DataObject) -> None:
    """Records of any JSON-like bytes, in faultless frames."""
    made = society(YES_NO, voters=1)
    letters = st.text(alphabet='{}[]",:0123456789abefalstrun \\', max_size=60)
    kind = data.draw(st.sampled_from([Kind.BALLOT, Kind.END_BALLOTS]))
    if kind is Kind.BALLOT:
        made.append(Kind.BALLOT, data.draw(letters | st.text()).encode("utf-8", "replace"))
    else:
        made.append(Kind.END_BALLOTS)
        made.append(Kind.ENCRYPTED_TALLY, b"[]", data.draw(letters).encode())
    assert not made.verdict().is_valid


def test_an_earlier_copy_is_always_a_prefix() -> None:
    made, copies = society(YES_NO), []
    for _ in range(3):
        copies.append(bytes(made.box))
        made.cast(0, [[1, 0, 0]])
    for earlier, later in pairwise([*copies, bytes(made.box)]):
        assert later.startswith(earlier)
        assert verdict_on(earlier).is_valid
