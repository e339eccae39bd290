"""`moothall key`: make a key, show its public half, rotate the log key, begin after a lost one.

Section 8 of docs/spec/record.md. A private key is a file that only its owner can read.
"""

import argparse
import os
import secrets
from pathlib import Path

from moothall.cli.errors import CannotReadError
from moothall.cli.processes import offer_workers, workers_of
from moothall.cli.signed import note_rotation, note_signing, require_extended, require_rotatable
from moothall.cli.sources import open_export, read_file, write_export
from moothall.cli.verified_export import verified
from moothall.record.anchors import Anchors
from moothall.record.checkpoints import parse_checkpoint
from moothall.record.entries import Entry, keep_entry
from moothall.record.errors import RecordError
from moothall.record.exports import Readers, read_all, read_beside
from moothall.record.keys import SEED_BYTES, PrivateKey, Purpose, make_key, parse_private_key
from moothall.record.rotations import rotation_entry, succession_entry
from moothall.record.signing import sign_export

_OWNER_ALONE = 0o600


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    make = verbs.add_parser("make", help="make a key and print its public half")
    make.add_argument("name", help="the record's origin, or the witness's name")
    make.add_argument("--to", required=True, help="the file to keep the private key in")
    make.add_argument("--witness", action="store_true", help="a witness's key, not a record's")
    show = verbs.add_parser("show", help="print the public half of a private key")
    show.add_argument("file", help="the file with the private key")
    rotate = verbs.add_parser("rotate", help="enter a new log key, signed by the old and the new")
    rotate.add_argument("export", help="a whole export of the record as it is")
    rotate.add_argument("--key", required=True, help="the file with the key in force")
    rotate.add_argument("--new", required=True, help="the file with the key that follows")
    rotate.add_argument("--to", required=True, help="where to write the export")
    offer_workers(rotate)
    succeed = verbs.add_parser("succeed", help="begin a record that follows one that was lost")
    succeed.add_argument("head", help="the last head of the lost record (its file `checkpoint`)")
    succeed.add_argument("--key", required=True, help="the file with the key of the new record")
    succeed.add_argument("--to", required=True, help="where to write the export")


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked and return 0."""
    verbs = {"make": _make, "show": _show, "rotate": _rotate, "succeed": _succeed}
    try:
        verbs[arguments.verb](arguments)
    except RecordError as error:
        raise CannotReadError(error.says) from error
    return 0


def read_private_key(path: str, purpose: Purpose) -> PrivateKey:
    """The private key in a file; nothing of the file is ever repeated.

    Raises:
        CannotReadError: there is none, or it is for something else.
    """
    key = _read_private_key(path)
    if key.purpose is not purpose:
        wanted = "a record" if purpose is Purpose.HEADS else "a witness"
        raise CannotReadError(f"{path}: this is not the key of {wanted}; see moothall key make")
    return key


def _read_private_key(path: str) -> PrivateKey:
    content = read_file(path, what="the file with a private key").decode(errors="replace")
    try:
        return parse_private_key(content.strip())
    except RecordError as error:
        raise CannotReadError(f"{path}: {error.says}") from error


def write_private_key(key: PrivateKey, path: str) -> None:
    """Keep a private key in a new file that its owner alone can read.

    Raises:
        CannotReadError: something is there already, or it cannot be written.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ALONE)
    except FileExistsError as error:
        raise CannotReadError(f"{path} is there already; a key is never written over") from error
    except OSError as error:
        raise CannotReadError(f"{path}: {error.strerror}; name a place to write to") from error
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(f"{key.secret_text()}\n")
    except OSError as error:
        Path(path).unlink()  # half a key would be in the way of a whole one
        raise CannotReadError(f"{path}: {error.strerror}; name a place to write to") from error


def _make(arguments: argparse.Namespace) -> None:
    purpose = Purpose.COSIGNATURES if arguments.witness else Purpose.HEADS
    key = make_key(arguments.name, purpose=purpose, entropy=secrets.token_bytes(SEED_BYTES))
    write_private_key(key, arguments.to)
    print(key.public())


def _show(arguments: argparse.Namespace) -> None:
    print(_read_private_key(arguments.file).public())


def _rotate(arguments: argparse.Namespace) -> None:
    old = read_private_key(arguments.key, Purpose.HEADS)
    new = read_private_key(arguments.new, Purpose.HEADS)
    with open_export(arguments.export) as export:
        anchors = Anchors(keys=(old.public(),))
        found = verified(export, anchors=anchors, workers=workers_of(arguments))
        if found.manifest.readers is not Readers.WHOLE or found.manifest.key != old.public():
            raise CannotReadError(f"{arguments.export} is no whole export signed by that key")
        kept = list(read_all(export.read, size=found.head.size, names=export.names))
        files = read_beside(export.read, export.names)
    rotation = _rotation(found.head.origin, len(kept), old, new)
    require_rotatable(arguments.key, old, kept, by=rotation)
    kept.append(keep_entry(rotation, salt=b""))
    require_extended(arguments.new, new, kept)
    note_rotation(arguments.key, rotation)
    note_signing(arguments.new, new, kept)
    write_export(sign_export(kept, key=new, readers=Readers.WHOLE, files=files), arguments.to)
    print(f"Entry {len(kept) - 1} rotates the key. In force now: {new.public()}")


def _rotation(origin: str, number: int, old: PrivateKey, new: PrivateKey) -> Entry:
    if new.name != origin or new.public() == old.public():
        raise CannotReadError(f"the new key must be another one, by the same name {origin}")
    return rotation_entry(origin, number=number, old=old, new=new)


def _succeed(arguments: argparse.Namespace) -> None:
    key = read_private_key(arguments.key, Purpose.HEADS)
    lost = parse_checkpoint(read_file(arguments.head, what="a head"), what=arguments.head)
    if lost.head.origin == key.name:
        raise CannotReadError(f"{key.name} is the lost record's name; the new one needs its own")
    kept = [keep_entry(succession_entry(lost), salt=b"")]
    require_extended(arguments.key, key, kept)
    note_signing(arguments.key, key, kept)
    write_export(sign_export(kept, key=key, readers=Readers.WHOLE, files={}), arguments.to)
    print(f"{key.name} begins, after {lost.head.size} entries of {lost.head.origin}")
