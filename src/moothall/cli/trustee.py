"""`moothall trustee`: make a key, hold a key ceremony, decrypt in part.

Each trustee runs it on a device of their own. What is published lies in a folder that all of them
see, TABLE; what is secret lies in one file that its owner alone has, PRIVATE.
"""

import argparse
import secrets
from pathlib import Path

from moothall.ballots.belenios_v1 import ceremony
from moothall.ballots.belenios_v1.box import owned_record
from moothall.ballots.belenios_v1.canonical import Json, dump, load
from moothall.ballots.belenios_v1.decrypting import decryption_record
from moothall.ballots.belenios_v1.decryption import read_decryption
from moothall.ballots.belenios_v1.groups import GROUP_NAMES, group_named
from moothall.ballots.belenios_v1.hashing import digest
from moothall.ballots.belenios_v1.proving import random_scalar
from moothall.ballots.belenios_v1.reading import items
from moothall.ballots.belenios_v1.shuffling import shuffle_record
from moothall.ballots.belenios_v1.trustees import owner_keys, read_trustees
from moothall.ballots.errors import DoesNotHoldError, UnsafeLibraryError
from moothall.cli import key_table
from moothall.cli.errors import CannotReadError
from moothall.cli.opened_box import verified_opening
from moothall.cli.printable import printable
from moothall.cli.secret_files import kept, read_json, write_public, write_secret


def configure(parser: argparse.ArgumentParser) -> None:
    """Add one sub-command for each thing that a trustee does."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    for name, summary in (
        ("key", "make the key of a mandatory trustee"),
        ("certify", "threshold group, round 1: certify the keys to sign and receive with"),
        ("commit", "threshold group, round 2: commit to a polynomial, seal points for the others"),
        ("share", "threshold group, round 3: open one's points, publish a verification key"),
        ("list", "put what lies on TABLE together: the list of trustees of the election"),
        ("shuffle", "verify a closed ballot box, then shuffle its ranked ballots"),
        ("decrypt", "verify a closed ballot box, then decrypt its tally in part"),
    ):
        one = acts.add_parser(name, help=summary, description=summary)
        if name in ("shuffle", "decrypt"):
            one.add_argument("box", metavar="BOX", type=Path)
        one.add_argument("table", metavar="TABLE", type=Path, help="the folder that all see")
        if name == "shuffle":
            one.add_argument("--owner", type=int, required=True, help="your number, from 1")
        if name not in ("list", "shuffle"):
            one.add_argument("private", metavar="PRIVATE", type=Path, help="the file only you have")
        if name in ("key", "certify"):
            one.add_argument("--group", choices=GROUP_NAMES, default="Ed25519")
        if name == "key":
            one.add_argument("--name", required=True, help="who the trustee is")
        if name == "certify":
            for option in ("index", "size", "threshold"):
                one.add_argument(f"--{option}", type=int, required=True)


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked: 0 done, 1 something that others published does not hold."""
    if not arguments.table.is_dir():
        raise CannotReadError(f"{arguments.table}: there is no such folder; make it first")
    acts = {
        "key": _key,
        "certify": _certify,
        "commit": _commit,
        "share": _share,
        "list": _list,
        "shuffle": _shuffle,
        "decrypt": _decrypt,
    }
    try:
        acts[arguments.act](arguments)
    except DoesNotHoldError as error:
        print(printable(f"Does not hold. {error}"))
        return 1
    except UnsafeLibraryError as error:
        raise CannotReadError(str(error)) from None
    return 0


def _key(arguments: argparse.Namespace) -> None:
    try:
        arguments.name.encode()
    except UnicodeEncodeError:
        says = f"--name {arguments.name}: this is not UTF-8; write it in a terminal that is"
        raise CannotReadError(says) from None
    if not arguments.name.strip() or not arguments.name.isprintable():
        says = "write a name, in one line and without hidden signs"
        raise CannotReadError(f"--name {arguments.name!r}: {says}")
    group = group_named(arguments.group)
    secret = random_scalar(group, secrets.token_bytes)
    entry = ceremony.single(group, secret, name=arguments.name, entropy=secrets.token_bytes)
    write_secret(arguments.private, dump({"group": group.name, "secret": str(secret)}))
    public = group.write(group.g.power(secret))
    write_public(arguments.table / f"trustee-{public[:16]}.json", entry)
    print("Your key is made. Keep PRIVATE: without it nothing can be opened.")


def _certify(arguments: argparse.Namespace) -> None:
    index, size, threshold = arguments.index, arguments.size, arguments.threshold
    group = group_named(arguments.group)
    seat = ceremony.Seat(group=group, index=index, size=size, threshold=threshold)
    if not key_table.is_possible(seat):
        says = "a group needs 1 <= threshold < size <= 99 and 1 <= index <= size"
        raise CannotReadError(f"{says}; where all are needed, make a mandatory key for each")
    made = ceremony.certify(seat, entropy=secrets.token_bytes)
    write_secret(arguments.private, key_table.private_of(seat, made))
    write_public(key_table.certificate(arguments.table, index), made.certificate)
    print(f"Round 1 done. When all {size} certificates lie on TABLE, run: moothall trustee commit")


def _commit(arguments: argparse.Namespace) -> None:
    own, table = key_table.read_private(arguments.private), arguments.table
    receivers = key_table.receivers(table, own.seat)

    def make() -> Json:
        made = ceremony.commit(own.seat, own.signing, entropy=secrets.token_bytes)
        points = key_table.sealed_points(own.seat, made, receivers, entropy=secrets.token_bytes)
        return [made.commitment, points]

    certified = digest(dump(key_table.certificates(table, own.seat)))
    made = kept(arguments.private.with_suffix(".committed"), certified, make)
    commitment, points = items(made)
    write_public(key_table.commitment(table, own.seat.index), commitment)
    write_public(key_table.points(table, own.seat.index), points)
    print("Round 2 done. When all commitments and points lie on TABLE, run: moothall trustee share")


def _share(arguments: argparse.Namespace) -> None:
    own, table = key_table.read_private(arguments.private), arguments.table
    coefficients = key_table.coefficients(table, own.seat)
    points = key_table.opened_points(table, own)
    share = ceremony.share(own.seat, points, coefficients)
    certificates = key_table.certificates(table, own.seat)
    secret_path = arguments.private.with_suffix(".share")
    write_secret(secret_path, dump({"group": own.seat.group.name, "secret": str(share)}))

    def make() -> Json:
        of_own = coefficients[own.seat.index - 1]
        closing = ceremony.close(own.seat, own.signing, certificates, of_own, entropy=_entropy)
        key = ceremony.verification_key(own.seat, share, own.signing, entropy=_entropy)
        return {"closing": closing, "key": key}

    committed = [key_table.read_commitment_file(table, i) for i in key_table.indices(own.seat)]
    agreed = digest(dump([certificates, committed]))
    closed = kept(arguments.private.with_suffix(".closed"), agreed, make)
    write_public(key_table.closing(table, own.seat.index), closed)
    print(f"Round 3 done. Your share is in {secret_path}: that file decrypts; keep it.")


def _entropy(size: int) -> bytes:
    return secrets.token_bytes(size)


def _list(arguments: argparse.Namespace) -> None:
    table = arguments.table
    entries = [
        read_json(path, missing="run: moothall trustee key")
        for path in sorted(table.glob("trustee-*.json"))
    ]
    group_name, threshold_entry = key_table.threshold_entry(table)
    if threshold_entry is not None:
        entries.append(threshold_entry)
    if not entries:
        raise CannotReadError(f"{table}: no trustee has published a key here")
    raw = ceremony.trustees_record(entries)
    group = group_named(group_name or _group_of(entries, table))
    keys = owner_keys(read_trustees(group, raw))
    write_public(table / "trustees.json", load(raw))
    for number, key in enumerate(keys, start=1):
        print(f"trustee number {number}: the public key that begins {group.write(key)[:16]}")
    print(f"{len(keys)} trustees, every proof checked: {table / 'trustees.json'}")


def _group_of(entries: list[Json], table: Path) -> str:
    """Find the group in which the first mandatory trustee's proof holds."""
    for name in GROUP_NAMES:
        try:
            read_trustees(group_named(name), dump(entries[:1]))
        except DoesNotHoldError:
            continue
        return name
    raise CannotReadError(f"{table}: the first trustee's key does not hold in any group")


def _shuffle(arguments: argparse.Namespace) -> None:
    box, owner = arguments.box, arguments.owner
    opening = verified_opening(box, workers=1)
    if not opening.election.ranked:
        raise CannotReadError(f"{box}: no question is ranked; there is nothing to shuffle")
    if not opening.is_closed or opening.is_shuffled:
        says = "still takes ballots" if not opening.is_closed else "is past its last shuffle"
        raise CannotReadError(f"{box}: the box {says}; it cannot be shuffled now")
    if not 1 <= owner <= len(owner_keys(opening.trustees)):
        raise CannotReadError(f"--owner {owner}: the election has no trustee of that number")
    record = shuffle_record(opening.election, opening.rows, entropy=secrets.token_bytes)
    write_public(arguments.table / f"shuffle-{owner}.json", load(record))
    print(f"Shuffled as trustee number {owner}; the ballot box was verified first.")


def _decrypt(arguments: argparse.Namespace) -> None:
    opening = verified_opening(arguments.box, workers=1)
    if not opening.is_closed:
        raise CannotReadError(f"{arguments.box}: the box is open; there is no tally to decrypt yet")
    if opening.election.ranked and not opening.is_shuffled:
        raise CannotReadError(f"{arguments.box}: the ranked ballots are not shuffled yet")
    secret = key_table.read_secret(arguments.private, opening.election.group)
    public = opening.election.group.g.power(secret)
    keys = owner_keys(opening.trustees)
    if public not in keys:
        raise CannotReadError(f"{arguments.private}: this key is no trustee's of this election")
    owner = keys.index(public) + 1
    path = arguments.table / f"decryption-{owner}.json"
    if path.exists():  # published before, and perhaps stopped there
        record = dump(read_json(path, missing="decrypt again"))
        read_decryption(opening.election, record, public=public, rows=opening.rows)
    else:
        record = decryption_record(
            opening.election, opening.rows, secret=secret, entropy=secrets.token_bytes
        )
        write_public(path, load(record))
    write_public(arguments.table / f"owned-{owner}.json", load(owned_record(owner, record)))
    print(f"Decrypted in part as trustee number {owner}; the ballot box was verified first.")
