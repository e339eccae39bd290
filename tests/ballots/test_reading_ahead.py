"""What is named is the first thing that is wrong, however far ahead a `map` reads."""

import io
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, TypeVar

import pytest

from moothall.ballots.belenios_v1.box import Kind
from moothall.ballots.belenios_v1.groups import group_named
from moothall.ballots.belenios_v1.mapping import Map
from moothall.ballots.belenios_v1.public_list import read_credentials
from moothall.ballots.belenios_v1.verifying import inspect_box
from moothall.ballots.errors import DoesNotHoldError
from moothall.cli.processes import BALLOTS, map_over
from tests.ballots.elections import society

_A = TypeVar("_A")
_B = TypeVar("_B")
GROUP = group_named("Ed25519")


def greedy(function: Callable[[_A], _B], items: Iterable[_A], /) -> Iterator[_B]:
    return map(function, list(items))


def a_stranger_first_and_no_list_at_the_end() -> bytes:
    listed = ["02".zfill(64), *[GROUP.write(GROUP.g.power(7))] * 5_000]
    return ("[" + ",".join(f'"{one}"' for one in listed) + ",x]").encode()


def refusal(map_: Map) -> str:
    with pytest.raises(DoesNotHoldError) as refused:
        list(read_credentials("Ed25519", [a_stranger_first_and_no_list_at_the_end()], map_=map_))
    return str(refused.value)


def test_a_credential_is_named_before_what_spoils_the_list_behind_it() -> None:
    with map_over(2, BALLOTS) as spread:
        told = [refusal(map_) for map_ in (map, greedy, spread)]
    said = "public credential 00000000000000000000...: a point is not an element of the group"
    assert told == [f"not-in-group: {said}"] * 3


def test_what_spoils_the_list_is_named_where_all_before_it_hold() -> None:
    listed = a_stranger_first_and_no_list_at_the_end().replace(b"02", b"01", 1)
    listed = b"[" + listed[listed.index(b",") + 1 :]
    for map_ in (map, greedy):
        with pytest.raises(DoesNotHoldError) as refused:
            list(read_credentials("Ed25519", [listed], map_=map_))
        assert str(refused.value) == (
            "credential: the public credentials are no compact array of CREDENTIAL or "
            "CREDENTIAL,WEIGHT"
        )


@pytest.mark.parametrize("map_", [map, greedy])
def test_a_ballot_is_named_before_a_change_of_the_box_behind_it(map_: Map) -> None:
    made = society()
    for place in range(200):
        made.append(Kind.BALLOT, b"[%d]" % place)
    box = bytes(made.box)
    readings: list[BinaryIO] = [io.BytesIO(box), io.BytesIO(box[:-512])]
    verdict = inspect_box(lambda: readings.pop(0), map_=map_, sort=sorted, progress=lambda *_: None)
    assert readings == []
    assert verdict.says.startswith("ballot 1 (tracker ")
