"""The record's speed: a million entries, their tree, their audit, one proof beside pymerkle."""

import json
import resource
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from bench import society
from moothall.audit.auditing import audit_export
from moothall.audit.recording import record_entry
from moothall.cli.files import read_law
from moothall.cli.processes import BUNDLES, map_over, processors
from moothall.cli.sources import Export, open_export, write_export
from moothall.proceedings.entering import Entry as Judged
from moothall.proceedings.entering import enter
from moothall.proceedings.state.state import State
from moothall.record.anchors import Anchors
from moothall.record.bundles import bundle, bundle_name, split_bundle
from moothall.record.checkpoints import Head, sign_head
from moothall.record.entries import Audience, Entry, keep_entry
from moothall.record.exports import (
    CHECKPOINT,
    ENTRIES,
    MANIFEST,
    Manifest,
    Readers,
    book_name,
)
from moothall.record.inspection import read_head, verify_export
from moothall.record.keys import Purpose, make_key
from moothall.record.proofs import prove_inclusion, verify_inclusion
from moothall.record.signing import sign_export
from moothall.record.tiles import TileNodes, cut_tiles, widths
from moothall.record.tree import (
    Frontier,
    fold_peaks,
    frontier_of,
    hash_leaves,
    leaf_hash,
    perfect_root,
    root_of,
)

COUNT = 1_000_000
JUDGED = 50_000
RULEBOOK = "rulebooks/federation-delegates/rulebook.md"
PROOFS = 200
KEY = make_key("federation.example/record", purpose=Purpose.HEADS, entropy=b"K" * 32)
BOOK = b"# A rulebook\n"
PYMERKLE = f"""
import time, json
from pymerkle import InmemoryTree
tree = InmemoryTree(algorithm="sha256")
for number in range({COUNT}):
    tree.append_entry(b"%d" % number)
spent = []
for number in range(1, {COUNT}, {COUNT} // {PROOFS}):
    start = time.perf_counter()
    tree.prove_inclusion(number)
    spent.append(time.perf_counter() - start)
print(json.dumps(sorted(spent)[len(spent) // 2]))
"""


def entry(number: int) -> Entry:
    """An entry as an ordinary ruling has."""
    finding = {"clause": "4.2", "asked": ">= 7 days", "found": "20 hours", "verdict": "short"}
    fact = {"fact": "notice", "value": "20 hours", "source": "stated", "by": "office-3"}
    return {
        "format": "record/v1",
        "vocabulary": "rules/v1",
        "number": number,
        "act": {"act": "meeting.hold", "body": "committee", "when": "2015-10-28"},
        "facts": [fact, {**fact, "fact": "present", "value": str(number)}],
        "ruling": {"verdict": "out of order", "effect": "voidable", "findings": [finding] * 3},
        "book": sha256(BOOK).hexdigest(),
        "audience": "public",
    }


def report() -> None:
    """Print what was measured, beside what was asked."""
    with tempfile.TemporaryDirectory() as folder:
        _report(Path(folder))


def _report(folder: Path) -> None:
    _structure(folder / "structure")
    _judging(folder / "judging")


def _judging(folder: Path) -> None:
    """A society's acts, judged, recorded, and audited whole."""
    law = read_law(RULEBOOK)
    state = State()
    entries: list[Judged] = []

    def enter_all() -> None:
        for number, act in enumerate(society.acts(JUDGED)):
            entered = enter(act, number=number, state=state, law=law)
            if isinstance(entered, Judged):
                entries.append(entered)

    def record_all() -> None:
        frontier = Frontier()
        for one in entries[:20_000]:
            entry = record_entry(one, law, audience=Audience.PUBLIC)
            frontier = frontier.append(leaf_hash(keep_entry(entry, salt=b"").leaf))

    _row(f"judging and folding {JUDGED:,} acts", _seconds(enter_all), "s", "")
    recording = _seconds(record_all) / 20_000 * 1e6
    _row("what recording adds to an entry, its JSON included", recording, "us", "")
    kept = [
        keep_entry(record_entry(one, law, audience=Audience.PUBLIC), salt=b"") for one in entries
    ]
    files = {book_name(content := Path(RULEBOOK).read_bytes()): content}
    export = sign_export(kept, key=KEY, readers=Readers.WHOLE, files=files)
    write_export(export, f"{folder}/")
    del kept, export
    alone = _seconds(lambda: _audit_whole(folder, workers=1))
    beside = _seconds(lambda: _audit_whole(folder, workers=processors()))
    asked = f"{180 * JUDGED / COUNT:.0f}"
    _row(f"the whole audit of {JUDGED:,} entries, one process", alone, "s", "")
    _row(
        "the same, its structure in other processes", beside, "s", f"{asked}; {alone / beside:.2f}x"
    )


def _audit_whole(folder: Path, *, workers: int) -> None:
    anchors = Anchors(keys=(KEY.public(),))
    others = map_over(workers, BUNDLES, is_beside=True)
    with open_export(str(folder)) as export, others as spread:
        report = audit_export(export.names, export.read, anchors=anchors, spread=spread)
    _require(report.valid)


def _structure(folder: Path) -> None:
    _row("appending an entry: bytes, leaf, frontier", _append() * 1e6, "us", "at most 20")
    _write(folder)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    _row(f"an export of {COUNT:,} entries", size / 1e6, "MB", "")
    with open_export(str(folder)) as export:
        _row("its tree and signatures, one process", _seconds(lambda: _tree(export)), "s", "5")
        _row("its structural audit", _seconds(lambda: _audit(export)), "s", "180 with judging")
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        _row("most memory, with two workers", (own + 2 * worker) / 1e3, "MB", "1,500")
        ours = _prove(export)
    _row("an inclusion proof from tiles on disk, median", ours * 1e3, "ms", "1")
    peer = _pymerkle()
    if peer is not None:
        _row("pymerkle 7, its tree in memory, median", peer * 1e3, "ms", f"{ours / peer:.1f}x")


def _append() -> float:
    entries = [entry(number) for number in range(20_000)]
    frontier = Frontier()
    start = time.perf_counter()
    for one in entries:
        frontier = frontier.append(leaf_hash(keep_entry(one, salt=b"").leaf))
    return (time.perf_counter() - start) / len(entries)


def _write(folder: Path) -> None:
    """Write the export bundle by bundle, so that a million entries are never held at once."""
    hashes: list[bytes] = []
    for number, width in widths(COUNT):
        first = len(hashes)
        leaves = [keep_entry(entry(first + at), salt=b"").leaf for at in range(width)]
        _put(folder, bundle_name(ENTRIES, number, width=width), bundle(leaves))
        hashes += hash_leaves(leaves)
    for name, content in cut_tiles(hashes):
        _put(folder, name, content)
    head = Head(origin=KEY.name, size=COUNT, root=root_of(hashes))
    manifest = Manifest(readers=Readers.WHOLE, key=KEY.public(), witnesses=())
    _put(folder, CHECKPOINT, bytes(sign_head(head, KEY)))
    _put(folder, MANIFEST, bytes(manifest))
    _put(folder, book_name(BOOK), BOOK)


def _put(folder: Path, name: str, content: bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _tree(export: Export) -> None:
    _, checkpoint = read_head(export.names, export.read)
    roots, last = [], []
    for number, width in widths(checkpoint.head.size):
        name = bundle_name(ENTRIES, number, width=width)
        hashes = hash_leaves(split_bundle(name, export.read(name), width=width))
        if len(hashes) == 256:
            roots.append(perfect_root(hashes))
        else:
            last = hashes
    root = fold_peaks([*frontier_of(roots).roots, *frontier_of(last).roots])
    _require(root == checkpoint.head.root)


def _audit(export: Export) -> None:
    anchors = Anchors(keys=(KEY.public(),))
    with map_over(processors(), BUNDLES) as spread:
        found = verify_export(export.names, export.read, anchors=anchors, spread=spread)
    _require(found.trusted)


def _prove(export: Export) -> float:
    head = read_head(export.names, export.read)[1].head
    spent = []
    for number in range(1, COUNT, COUNT // PROOFS):
        start = time.perf_counter()
        proof = prove_inclusion(TileNodes(export.read, size=COUNT), number, size=COUNT)
        spent.append(time.perf_counter() - start)
        leaf = leaf_hash(keep_entry(entry(number), salt=b"").leaf)
        _require(verify_inclusion(proof, leaf=leaf, number=number, size=COUNT, root=head.root))
    return statistics.median(spent)


def _pymerkle() -> float | None:
    peer = Path(".venv/peers/bin/python")
    if not peer.exists():
        return None
    answer = subprocess.run([peer, "-c", PYMERKLE], capture_output=True, check=True, text=True)
    return float(json.loads(answer.stdout))


def _seconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _row(what: str, figure: float, unit: str, beside: str) -> None:
    print(f"{what:50} {figure:12,.3f} {unit:3} {beside}", flush=True)


def _require(holds: bool, /) -> None:  # noqa: FBT001 -- nothing else can be meant
    if not holds:
        raise SystemExit("a measurement without a right answer")
