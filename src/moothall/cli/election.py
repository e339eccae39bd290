"""`moothall election`: hold an election, as whoever keeps the ballot box.

docs/guide/run-an-election.md tells the whole way. Nothing secret is needed for any of it: what
must stay secret is on the machines of the authority, the trustees and the voters.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

from moothall.ballots.belenios_v1.box import MOST_OF_BALLOT
from moothall.ballots.belenios_v1.credentials import is_sorted
from moothall.ballots.belenios_v1.election import Election, read_election, write_election
from moothall.ballots.belenios_v1.trustees import joint_key, owner_keys, read_trustees
from moothall.ballots.errors import DoesNotHoldError, Reason, UnsafeLibraryError
from moothall.cli import election_closing
from moothall.cli.ballot_box import create_box, sync_folder
from moothall.cli.ballot_pages import Setting, write_pages
from moothall.cli.election_folder import ElectionFolder, draft_folder, election_folder
from moothall.cli.election_page import State, publish
from moothall.cli.errors import CannotReadError
from moothall.cli.independence import DECLARATION, require_independence
from moothall.cli.opened_box import verified_opening
from moothall.cli.printable import printable
from moothall.cli.processes import processors

_T = TypeVar("_T")
_MOST_OF_LIST = 1 << 31
_BATCH = 20  # ballots that are made durable at one go

_ACTS: dict[str, str] = {
    "draft": "make the server's folder and draw the election's identifier",
    "open": "put trustees and public credentials into a new ballot box; write the pages",
    "accept": "judge ballots from files or folders; write those that hold into the box",
    "strike-off": "refuse online ballots of voters who get a paper ballot",
    "voted": "list the credentials that have voted online, whose owners get no paper",
    "close": "verify the box, end the voting, write the encrypted sum",
    "collect": "take the shuffles and partial decryptions that lie on the trustees' table",
    "end-shuffles": "end the shuffling of a ranked election",
    "result": "put the partial decryptions together and announce the result",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add one sub-command for each thing that a server does."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    for name, summary in _ACTS.items():
        one = acts.add_parser(name, help=summary, description=summary)
        one.add_argument("folder", metavar="SERVER", type=Path, help="the election's folder")
        match name:
            case "draft":
                one.add_argument("terms", metavar="BALLOT", type=Path, help="what is asked: TOML")
            case "open":
                one.add_argument("--trustees", metavar="FILE", type=Path, required=True)
                one.add_argument("--credentials", metavar="FILE", type=Path, required=True)
            case "accept":
                one.add_argument("ballots", metavar="BALLOT", type=Path, nargs="+")
            case "strike-off":
                one.add_argument("credentials", metavar="CREDENTIAL", nargs="+")
            case "collect":
                one.add_argument("table", metavar="TABLE", type=Path, help="what trustees publish")


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked: 0 done, 1 something that others made does not hold."""
    acts: dict[str, Callable[[ElectionFolder, argparse.Namespace], int]] = {
        "open": _open,
        "accept": _accept,
        "strike-off": _strike_off,
        "voted": _voted,
        "close": lambda folder, _: election_closing.close(folder),
        "collect": lambda folder, given: election_closing.collect(folder, given.table),
        "end-shuffles": lambda folder, _: election_closing.end_shuffles(folder),
        "result": lambda folder, _: election_closing.announce(folder),
    }
    try:
        if arguments.act == "draft":
            return _drafted(draft_folder(arguments.folder, arguments.terms))
        return acts[arguments.act](election_folder(arguments.folder), arguments)
    except DoesNotHoldError as error:
        print(printable(f"Does not hold. {error}"))
        return 1
    except UnsafeLibraryError as error:
        raise CannotReadError(str(error)) from None


def _drafted(folder: ElectionFolder) -> int:
    print(f"Drafted. Tell the authority and the trustees:\nidentifier  {folder.terms.uuid}")
    print(f"group       {folder.group.name}")
    if not folder.terms.is_independent:
        print("The election is marked not independent; all its pages will say so.")
    return 0


def _open(folder: ElectionFolder, arguments: argparse.Namespace) -> int:
    trustees, credentials = map(_bytes_of, (arguments.trustees, arguments.credentials))
    require_independence(
        arguments.credentials.with_name(DECLARATION),
        credentials,
        election=folder.terms.uuid,
        marked=not folder.terms.is_independent,
    )
    checked = _within(arguments.trustees, lambda: read_trustees(folder.group, trustees))
    key = joint_key(folder.group, checked)
    election = read_election(write_election(folder.terms, group=folder.group, public_key=key))
    _create(folder, election, trustees=trustees, credentials=(arguments.credentials, credentials))
    with folder.opened() as box:
        voters = len(box.setup.roll)
    print(f"Open. {voters} voters, {len(owner_keys(checked))} trustees. Publish {folder.public}")
    return 0


def _create(
    folder: ElectionFolder, election: Election, *, trustees: bytes, credentials: tuple[Path, bytes]
) -> None:
    """Write the box beside its place first: a set-up that does not hold never gets box or pages."""
    path, listed = credentials
    draft = folder.path / f".{folder.box.name}.new"
    draft.unlink(missing_ok=True)
    if folder.box.exists():
        raise CannotReadError(f"{folder.box}: there is a ballot box already")
    create_box(
        draft,
        election=election.raw,
        trustees=trustees,
        credentials=listed,
        timestamp=int(time.time()),
    )
    try:
        verified_opening(draft, workers=processors())
        if not is_sorted(folder.group, listed):
            says = (
                "the public credentials are not sorted, and their order may be that of the voters, "
                "which shows for ever who voted: have the authority draw them anew"
            )
            raise CannotReadError(f"{path}: {says}")
        setting = Setting(election=election.raw, box_name=folder.box.name, notice="")
        write_pages(folder.public, setting)
        publish(folder, State.OPEN)
        draft.rename(folder.box)
        sync_folder(folder.public)
    finally:
        draft.unlink(missing_ok=True)


def _within(path: Path, read: Callable[[], _T]) -> _T:
    try:
        return read()
    except DoesNotHoldError as error:
        raise error.within(str(path)) from None


def _bytes_of(path: Path, most: int = _MOST_OF_LIST) -> bytes:
    try:
        if not path.is_file():
            raise CannotReadError(f"{path}: there is no such file")
        if path.stat().st_size > most:
            raise CannotReadError(f"{path}: it is larger than any of its kind")
        return path.read_bytes()
    except OSError as error:
        raise CannotReadError(f"{path}: {error.strerror}") from None


def _accept(folder: ElectionFolder, arguments: argparse.Namespace) -> int:
    paths, told, refused = _files(arguments.ballots), 0, 0
    with folder.opened() as box:
        while batch := list(islice(paths, _BATCH)):
            read = [(path, _ballot(path)) for path in batch]
            outcomes = iter(box.cast_all([raw for _, raw in read if raw is not None]))
            for path, raw in read:
                refused += _told(path, None if raw is None else next(outcomes))
            told += len(batch)
    if not told:
        raise CannotReadError("there is no ballot there; of a folder the files *.json are taken")
    return 1 if refused else 0


def _ballot(path: Path) -> bytes | None:
    """Read a ballot; one that cannot be read is passed over, and keeps no other from the box."""
    try:
        return _bytes_of(path, MOST_OF_BALLOT + 2).rstrip(b"\r\n")
    except CannotReadError:
        return None


def _told(path: Path, outcome: str | DoesNotHoldError | None) -> bool:
    """Print what became of a ballot; say whether that is a refusal."""
    match outcome:
        case str():
            print(printable(f"{path}: accepted: {outcome}"))
            return False
        case None:
            print(printable(f"{path}: refused: it cannot be read, or is larger than any ballot"))
            return True
        case _:
            print(printable(f"{path}: refused: {outcome}"))
            return outcome.reason is not Reason.BALLOT_REPLAYED


def _files(paths: list[Path]) -> Iterator[Path]:
    """Give the files that are named and those in the folders that are named, in that order."""
    for path in paths:
        if path.is_dir():
            yield from sorted(one for one in path.iterdir() if one.suffix == ".json")
        else:
            yield path


def _strike_off(folder: ElectionFolder, arguments: argparse.Namespace) -> int:
    refused = 0
    with folder.opened() as box:
        for credential in arguments.credentials:
            try:
                box.strike_off(credential)
            except DoesNotHoldError as error:
                refused += 1
                print(printable(f"{credential[:16]}: refused: {error}"))
            else:
                print(f"{credential[:16]}: struck off; a paper ballot may be given")
    return 1 if refused else 0


def _voted(folder: ElectionFolder, _: argparse.Namespace) -> int:
    with folder.opened() as box:
        print("\n".join(box.voted))
    return 0
