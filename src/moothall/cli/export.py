"""`moothall export`: an export for other readers, with a witness's line, or one entry's receipt."""

import argparse
from collections.abc import Sequence
from dataclasses import replace

from moothall.audit.proof_page import write_page
from moothall.cli.audit import counted, read_key
from moothall.cli.errors import CannotReadError
from moothall.cli.printable import printable
from moothall.cli.processes import offer_workers, workers_of
from moothall.cli.sources import Export, open_export, read_file, write_export, write_file
from moothall.cli.verified_export import verified
from moothall.record.anchors import Anchors
from moothall.record.bundles import bundle_name
from moothall.record.checkpoints import Checkpoint, parse_checkpoint, with_cosignature
from moothall.record.entries import Kept
from moothall.record.errors import RecordError
from moothall.record.exports import (
    ENTRIES,
    Manifest,
    Readers,
    assemble,
    read_all,
    read_beside,
    read_bundle,
    read_openings,
    show_to,
)
from moothall.record.inspection import read_head
from moothall.record.keys import PublicKey, Purpose
from moothall.record.notes import DASH, Signature, parse_signatures
from moothall.record.receipts import write_receipt
from moothall.record.tiles import WIDTH

_WHOM = {
    Readers.PUBLIC: "the public",
    Readers.MEMBERS: "members",
    Readers.WHOLE: "those who may see it whole",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("export", help="the export to begin with: a file or a folder")
    parser.add_argument("--to", required=True, help="where to write; ending in / makes a folder")
    parser.add_argument("--for", dest="readers", choices=[*Readers], help="who may read it")
    parser.add_argument(
        "--cosigned",
        action="append",
        default=[],
        help="the line that a witness gave (a file)",
    )
    parser.add_argument(
        "--witness", action="append", default=[], help="the key of that witness (or a file with it)"
    )
    parser.add_argument("--entry", type=int, help="write the receipt of this entry instead")
    parser.add_argument(
        "--html", action="store_true", help="with --entry: as a page to follow the proof by hand"
    )
    offer_workers(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write what was asked for and return 0; 1 if the export to begin with does not hold."""
    _require_together(arguments)
    witnesses = [read_key(given, Purpose.COSIGNATURES) for given in arguments.witness]
    lines = [line for path in arguments.cosigned for line in _read_cosigned(path)]
    try:
        with open_export(arguments.export) as export:
            verified(export, anchors=Anchors(), workers=workers_of(arguments))
            if arguments.entry is None:
                _export(export, arguments, witnesses, lines)
            else:
                _write_receipt(export, arguments)
    except RecordError as error:
        print(printable(f"DOES NOT HOLD. {error}"))
        return 1
    return 0


def _require_together(arguments: argparse.Namespace) -> None:
    """Refuse what would be passed over."""
    if arguments.html and arguments.entry is None:
        raise CannotReadError("--html makes the page of one entry: say which with --entry")
    if arguments.cosigned and arguments.entry is not None:
        raise CannotReadError(
            "--cosigned goes with a whole export: make that first, then the receipt with --entry"
        )


def _readers(arguments: argparse.Namespace) -> Readers | None:
    return None if arguments.readers is None else Readers(arguments.readers)


def narrow(manifest: Manifest, readers: Readers | None) -> Manifest:
    """The manifest of an export for these readers, who may not be more than those it was for.

    Raises:
        CannotReadError: they would be.
    """
    order = [Readers.PUBLIC, Readers.MEMBERS, Readers.WHOLE]
    wanted = manifest.readers if readers is None else readers
    if order.index(wanted) > order.index(manifest.readers):
        raise CannotReadError(f"an export for {manifest.readers} cannot become one for {wanted}")
    return replace(manifest, readers=wanted)


def _export(
    export: Export,
    arguments: argparse.Namespace,
    witnesses: Sequence[PublicKey],
    lines: Sequence[Signature],
) -> None:
    manifest, checkpoint = read_head(export.names, export.read)
    manifest = narrow(manifest, _readers(arguments))
    if arguments.cosigned:
        checkpoint, manifest = _add_lines(checkpoint, manifest, lines, witnesses)
    kept = list(read_all(export.read, size=checkpoint.head.size, names=export.names))
    files = read_beside(export.read, export.names)
    written = assemble(kept, checkpoint=checkpoint, manifest=manifest, files=files)
    write_export(written, arguments.to)
    what = f"{counted(checkpoint.head.size)} of {checkpoint.head.origin}"
    print(printable(f"{arguments.to}: {what}, for {_WHOM[manifest.readers]}"))


def _add_lines(
    checkpoint: Checkpoint,
    manifest: Manifest,
    lines: Sequence[Signature],
    witnesses: Sequence[PublicKey],
) -> tuple[Checkpoint, Manifest]:
    """The head with those lines that witnesses wrote who are known; the others are ignored."""
    known = {(key.name, key.key_id()): key for key in (*manifest.witnesses, *witnesses)}
    ours = [line for line in lines if (line.name, line.key_id) in known]
    if not ours:
        raise CannotReadError("nothing given with --cosigned is by a witness named with --witness")
    for line in ours:
        cosigned = with_cosignature(checkpoint, line)
        if cosigned.cosigned_at(known[line.name, line.key_id]) is None:
            size = checkpoint.head.size
            says = f"the line of {line.name} is not for the head of the export, of {size} entries"
            raise CannotReadError(printable(says))
        checkpoint = cosigned
    signers = checkpoint.note.signatures[1:]
    signed = tuple(known[line.name, line.key_id] for line in signers)
    return checkpoint, replace(manifest, witnesses=signed)


def _write_receipt(export: Export, arguments: argparse.Namespace) -> None:
    number = arguments.entry
    manifest, checkpoint = read_head(export.names, export.read)
    manifest = narrow(manifest, _readers(arguments))
    kept = show_to(_entry(export, number, size=checkpoint.head.size), manifest.readers)
    receipt = write_receipt(kept.leaf, number, checkpoint=checkpoint, read=export.read)
    content = bytes(receipt)
    if arguments.html:
        content = write_page(receipt, opening=kept.opening, key=manifest.key).encode()
    write_file([content], arguments.to)
    origin = printable(checkpoint.head.origin)
    whom = _WHOM[manifest.readers]
    print(f"{printable(arguments.to)}: entry {number} of {origin} and its proof, for {whom}")


def _entry(export: Export, number: int, *, size: int) -> Kept:
    if not 0 <= number < size:
        raise CannotReadError(f"there is no entry {number}: they are numbered from 0 to {size - 1}")
    bundle = number // WIDTH
    width = min(WIDTH, size - bundle * WIDTH)
    leaves = export.read(bundle_name(ENTRIES, bundle, width=width))
    openings = read_openings(export.read, export.names, number=bundle, width=width)
    return list(read_bundle(leaves, openings, number=bundle, width=width))[number % WIDTH]


def _read_cosigned(path: str) -> tuple[Signature, ...]:
    """The lines of a cosigned head, or those lines alone, as a witness prints them."""
    content = read_file(path, what="what a witness cosigned")
    try:
        if content.startswith(DASH.encode()):
            return parse_signatures(content, what=path)
        return parse_checkpoint(content, what=path).note.signatures
    except RecordError as error:
        raise CannotReadError(printable(error.says)) from error
