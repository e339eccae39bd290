"""Every field of every kind of record spoilt in every way: refused by name, never by accident.

What is accepted is listed here with its reason; `mutator` makes the whole lot, a part of which is
drawn for each run.
"""

from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ballots.belenios_tool import judged, require_tool
from tests.ballots.elections import Society, verdict_on
from tests.ballots.mutator import Mutant, mutants, signer
from tests.ballots.vectors import finished, plain, ranked

# The order of the public credentials says nothing, and so nothing is proved about it.
_HARMLESS = {"Setup[2]/: backwards"}
_SOCIETIES = (finished, ranked)


def spoilt(made: Society) -> list[Mutant]:
    """Of both kinds: with the old signature, and signed again by the ballot's own voter."""
    again = signer(made.election.raw, made.secret(0))
    box = bytes(made.box)
    return [*mutants(box), *mutants(box, resigned=again)]


@cache
def lots() -> list[list[Mutant]]:
    return [spoilt(make()) for make in _SOCIETIES]


@settings(max_examples=120, deadline=None)
@given(which=st.integers(0, 1), place=st.integers(0, 10**6))
def test_a_spoilt_field_is_refused_by_name(which: int, place: int) -> None:
    lot = lots()[which]
    one = lot[place % len(lot)]
    verdict = verdict_on(one.box)
    assert one.name in _HARMLESS or not verdict.is_valid, one.name
    assert len(verdict.says) < 1000, one.name


def test_nothing_without_end_in_an_election_is_repeated() -> None:
    long = [one for lot in lots() for one in lot if one.name.startswith("Setup[0]")]
    long = [one for one in long if one.name.endswith("very long")]
    assert len(long) > 20
    assert [one.name for one in long if len(verdict_on(one.box).says) >= 1000] == []


def test_belenios_tool_refuses_nothing_that_we_accept(tmp_path: Path) -> None:
    require_tool()
    made = plain("BELENIOS-2048")
    found = list(mutants(bytes(made.box)))[::97]
    accepted = [one for one in found if verdict_on(one.box).is_valid]
    for one in accepted:
        assert judged(one.box, made.election.uuid, tmp_path) == "I: all checks passed", one.name
    assert len(found) > 20
