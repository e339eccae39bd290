"""The tree, held against the recursion of RFC 6962 and against published roots."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.record.proofs import (
    prove_extension,
    prove_inclusion,
    range_root,
    verify_extension,
    verify_inclusion,
)
from moothall.record.tiles import TileNodes, cut_tiles
from moothall.record.tree import Frontier, frontier_of, leaf_hash, root_of

# The leaves and roots that Certificate Transparency's own tests use.
LEAVES = [
    bytes.fromhex(leaf)
    for leaf in (
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
SIZES = [0, 1, 2, 3, 7, 8, 255, 256, 257, 300, 511, 512, 1000]


def hashes(count: int) -> list[bytes]:
    return [leaf_hash(b"%d" % number) for number in range(count)]


def plain_root(leaves: list[bytes]) -> bytes:
    """MTH as RFC 6962 2.1 writes it, over leaf hashes."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return sha256(b"\1" + plain_root(leaves[:split]) + plain_root(leaves[split:])).digest()


def plain_path(number: int, leaves: list[bytes]) -> list[bytes]:
    """PATH as RFC 6962 2.1.1 writes it."""
    if len(leaves) == 1:
        return []
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    left, right = leaves[:split], leaves[split:]
    if number < split:
        return [*plain_path(number, left), plain_root(right)]
    return [*plain_path(number - split, right), plain_root(left)]


def plain_subproof(old: int, leaves: list[bytes], *, whole: bool) -> list[bytes]:
    """SUBPROOF as RFC 6962 2.1.2 writes it."""
    if old == len(leaves):
        return [] if whole else [plain_root(leaves)]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    left, right = leaves[:split], leaves[split:]
    if old <= split:
        return [*plain_subproof(old, left, whole=whole), plain_root(right)]
    return [*plain_subproof(old - split, right, whole=False), plain_root(left)]


def nodes(leaves: list[bytes]) -> TileNodes:
    return TileNodes(dict(cut_tiles(leaves)).__getitem__, size=len(leaves))


@pytest.mark.parametrize("size", range(1, len(LEAVES) + 1))
def test_the_root_is_the_published_one(size: int) -> None:
    assert root_of(map(leaf_hash, LEAVES[:size])).hex() == ROOTS[size - 1]


@pytest.mark.parametrize("size", SIZES)
def test_every_way_to_the_root_gives_that_of_the_recursion(size: int) -> None:
    leaves = hashes(size)
    frontier = Frontier()
    for leaf in leaves:
        frontier = frontier.append(leaf)
    expected = plain_root(leaves)
    assert frontier.root() == expected
    assert frontier_of(leaves) == frontier
    assert range_root(nodes(leaves), 0, size) == expected


@given(st.integers(1, 700), st.data())
def test_an_inclusion_proof_is_that_of_the_recursion_and_holds(
    size: int, data: st.DataObject
) -> None:
    leaves = hashes(size)
    number = data.draw(st.integers(0, size - 1))
    proof = prove_inclusion(nodes(leaves), number, size=size)
    assert list(proof) == plain_path(number, leaves)
    root = plain_root(leaves)
    assert verify_inclusion(proof, leaf=leaves[number], number=number, size=size, root=root)


@given(st.integers(1, 700), st.data())
def test_an_extension_proof_is_that_of_the_recursion_and_holds(
    size: int, data: st.DataObject
) -> None:
    leaves = hashes(size)
    old = data.draw(st.integers(1, size))
    proof = prove_extension(nodes(leaves), old, size=size)
    assert list(proof) == plain_subproof(old, leaves, whole=True)
    old_root, root = plain_root(leaves[:old]), plain_root(leaves)
    assert verify_extension(proof, old=old, old_root=old_root, size=size, root=root)


@given(st.integers(2, 40), st.data())
def test_an_inclusion_proof_holds_for_nothing_else(size: int, data: st.DataObject) -> None:
    leaves = hashes(size)
    number = data.draw(st.integers(0, size - 1))
    proof = prove_inclusion(nodes(leaves), number, size=size)
    root = plain_root(leaves)
    for other in range(-1, size + 2):
        for leaf in (*leaves, bytes(32)):
            holds = verify_inclusion(proof, leaf=leaf, number=other, size=size, root=root)
            assert holds == (other == number and leaf == leaves[number])
    for wrong in (proof[1:], proof[:-1], (*proof, root), (root, *proof), proof[::-1]):
        if wrong != proof:
            leaf = leaves[number]
            assert not verify_inclusion(wrong, leaf=leaf, number=number, size=size, root=root)


@given(st.integers(2, 40), st.data())
def test_an_extension_proof_holds_for_nothing_else(size: int, data: st.DataObject) -> None:
    leaves = hashes(size)
    old = data.draw(st.integers(1, size))
    root, old_root = plain_root(leaves), plain_root(leaves[:old])
    proof = prove_extension(nodes(leaves), old, size=size)
    for other in range(size + 2):
        for claimed in [plain_root(leaves[:n]) for n in range(size + 1)]:
            holds = verify_extension(proof, old=other, old_root=claimed, size=size, root=root)
            assert not holds or claimed == plain_root(leaves[:other])
    for wrong in (proof[1:], proof[:-1], (*proof, root), (root, *proof), proof[::-1]):
        if wrong != proof:
            assert not verify_extension(wrong, old=old, old_root=old_root, size=size, root=root)


def test_an_old_tree_larger_than_the_new_one_is_no_extension() -> None:
    assert not verify_extension((), old=3, old_root=b"", size=2, root=b"")
