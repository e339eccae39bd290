"""Go's `sumdb/note` and `sumdb/tlog`, which nobody here wrote, check our heads, tiles and proofs.

Debian packages golang-go and golang-golang-x-mod-dev; the program is oracle/verify.go.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from moothall.record.bundles import cut_bundles
from moothall.record.checkpoints import Checkpoint, Head, parse_checkpoint, sign_head
from moothall.record.keys import Purpose, parse_private_key, parse_public_key
from moothall.record.notes import is_signed_by, parse_note, sign_text
from moothall.record.proofs import (
    extension_hashes,
    fold_extension,
    prove_extension,
    prove_inclusion,
)
from moothall.record.tiles import TileNodes, cut_tiles
from moothall.record.tree import hash_leaves, root_of
from tests.record import making
from tests.record.making import BRANCH, LOG, MALLORY

GOPATH = Path("/usr/share/gocode")
PROGRAM = Path(__file__).parent / "oracle" / "verify.go"
# The example in the documentation of golang.org/x/mod/sumdb/note (BSD-3-Clause).
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETERS_SEED = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
PETERS_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb"
    "6KE6RyyBwJnAM=\n"
)


@pytest.fixture(scope="session")
def go_oracle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    go = shutil.which("go")
    if go is None or not (GOPATH / "src/golang.org/x/mod/sumdb/tlog").is_dir():
        says = "needs Debian's golang-go and golang-golang-x-mod-dev"
        if os.environ.get("MOOTHALL_NOTHING_MAY_BE_SKIPPED"):
            pytest.fail(says)
        pytest.skip(says)
    built = tmp_path_factory.mktemp("oracle") / "verify"
    offline = {"GO111MODULE": "off", "GOPATH": str(GOPATH), "GOFLAGS": "", "GOPROXY": "off"}
    caches = {"GOCACHE": str(built.parent / "cache"), "HOME": str(built.parent)}
    environment = {"PATH": os.environ["PATH"], **offline, **caches}
    subprocess.run([go, "build", "-o", built, PROGRAM], check=True, env=environment)
    return built


def ask(oracle: Path, folder: Path, *, key: str, witness: str = "-") -> tuple[int, list[str]]:
    words: list[str | Path] = [oracle, folder, key, witness, folder / "since"]
    answer = subprocess.run(words, capture_output=True, text=True, check=False)
    return answer.returncode, (answer.stdout + answer.stderr).splitlines()


def write(files: Mapping[str, bytes], folder: Path) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def write_example(
    files: Mapping[str, bytes], folder: Path, *, since: Checkpoint, numbers: Sequence[int]
) -> None:
    """The export, our proofs of some entries, an older head and the proof that it is extended."""
    size = parse_checkpoint(files["checkpoint"], what="the head").head.size
    node = TileNodes(files.__getitem__, size=size)
    proofs = {
        f"proofs/{number}": b"".join(prove_inclusion(node, number, size=size)) for number in numbers
    }
    extension = b"".join(prove_extension(node, since.head.size, size=size))
    write({**files, **proofs, "since": bytes(since), "extension": extension}, folder)


def export_and_head(count: int, old: int) -> tuple[dict[str, bytes], Checkpoint]:
    kept = making.keep(making.acts(count))
    return making.export_of(kept), making.head_of(kept[:old])


@pytest.mark.parametrize(
    ("count", "old"), [(1, 1), (2, 1), (7, 4), (255, 3), (256, 255), (257, 256), (1000, 700)]
)
def test_it_verifies_head_cosignature_tiles_and_every_proof(
    go_oracle: Path, tmp_path: Path, count: int, old: int
) -> None:
    files, since = export_and_head(count, old)
    write_example(files, tmp_path, since=since, numbers=range(count))
    keys = {"key": str(LOG.public()), "witness": str(BRANCH.public())}
    code, lines = ask(go_oracle, tmp_path, **keys)
    assert lines == [f"head {count} 2", f"entries {count} proofs {count}", f"extends {old}"]
    assert code == 0


def test_it_verifies_a_tree_of_three_levels_of_tiles(go_oracle: Path, tmp_path: Path) -> None:
    """Seventy thousand leaves, the example of tlog-tiles."""
    leaves = [b"%d" % number for number in range(70_000)]
    hashes = hash_leaves(leaves)
    head, since = (
        sign_head(Head(origin=LOG.name, size=size, root=root_of(hashes[:size])), LOG)
        for size in (70_000, 65_537)
    )
    tiles, bundles = dict(cut_tiles(hashes)), dict(cut_bundles("tile/entries", leaves))
    names = {f"tile/0/{n:03}" for n in range(273)} | {"tile/0/273.p/112", "tile/1/000"}
    assert tiles.keys() == names | {"tile/1/001.p/17", "tile/2/000.p/1"}
    files = {"checkpoint": bytes(head), **tiles, **bundles}
    numbers = [0, 255, 256, 65_535, 65_536, 69_887, 69_888, 69_999]
    write_example(files, tmp_path, since=since, numbers=numbers)
    code, lines = ask(go_oracle, tmp_path, key=str(LOG.public()))
    assert lines == ["head 70000 1", "entries 70000 proofs 8", "extends 65537"]
    assert code == 0


@pytest.mark.parametrize(("kept", "shown"), [(5, 9), (100, 300), (300, 601)])
def test_the_hashes_of_a_fork_prove_it_to_go(
    go_oracle: Path, tmp_path: Path, kept: int, shown: int
) -> None:
    """They are its proof that the shown head extends another one than that which was kept."""
    files = making.export_of(making.keep(making.acts(shown, audience="public")))
    node = TileNodes(files.__getitem__, size=shown)
    hashes = extension_hashes(node, kept, size=shown)
    before, _ = fold_extension(hashes, kept, size=shown)
    other = sign_head(Head(origin=LOG.name, size=kept, root=before), LOG)
    write_example(files, tmp_path, since=other, numbers=range(3))
    assert (tmp_path / "extension").read_bytes() == b"".join(hashes)
    keys = {"key": str(LOG.public()), "witness": str(BRANCH.public())}
    assert ask(go_oracle, tmp_path, **keys)[0] == 0
    (tmp_path / "since").write_bytes(bytes(making.head_of(making.keep(making.acts(kept)))))
    code, lines = ask(go_oracle, tmp_path, **keys)
    assert (code, lines[-1]) == (1, "check the extension: invalid transparency proof")


def test_it_refuses_what_we_damage(go_oracle: Path, tmp_path: Path) -> None:
    files, since = export_and_head(7, 4)
    write_example(files, tmp_path, since=since, numbers=range(7))
    assert ask(go_oracle, tmp_path, key=str(MALLORY.public())) == (
        1,
        ["open the head: note has no verifiable signatures"],
    )
    tile = tmp_path / "tile/0/000.p/7"
    tile.write_bytes(bytes(32) + tile.read_bytes()[32:])
    code, lines = ask(go_oracle, tmp_path, key=str(LOG.public()), witness=str(BRANCH.public()))
    assert (code, lines) == (1, ["head 7 2", "prove an entry: downloaded inconsistent tile"])


def test_gos_own_note_is_read_and_written_alike() -> None:
    key, private = parse_public_key(PETER), parse_private_key(PETERS_SEED)
    note = parse_note(PETERS_NOTE.encode(), what="the example")
    assert is_signed_by(note, key)
    assert private.public() == key
    assert private.purpose is Purpose.HEADS
    assert private.secret_text() == PETERS_SEED
    assert sign_text(note.text, private) == note.signatures[0]
    assert bytes(note).decode() == PETERS_NOTE
