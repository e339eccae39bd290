"""From the close of voting to the result, as whoever keeps the ballot box.

Each act verifies the whole box first and appends only what holds; what was done already is left as
it is, so that an act that was interrupted can be given again.
"""

import re
from pathlib import Path

from moothall.ballots.belenios_v1.box import Entry, Kind, may_follow, owned_record
from moothall.ballots.belenios_v1.decrypting import open_result
from moothall.ballots.belenios_v1.decryption import combined
from moothall.ballots.belenios_v1.opening import Opening
from moothall.ballots.belenios_v1.result import result_record
from moothall.ballots.belenios_v1.tally import sized_record, tally_record
from moothall.ballots.errors import DoesNotHoldError, Reason
from moothall.cli.ballot_box import BallotBox
from moothall.cli.election_folder import ElectionFolder
from moothall.cli.election_page import State, publish
from moothall.cli.errors import CannotReadError
from moothall.cli.opened_box import verified_opening
from moothall.cli.printable import printable
from moothall.cli.processes import processors

_PUBLISHED = re.compile(r"(shuffle|decryption)-([1-9][0-9]{0,3})\.json")
_KINDS = {"shuffle": Kind.SHUFFLE, "decryption": Kind.PARTIAL_DECRYPTION}
_MOST_BYTES = 1 << 31


def close(folder: ElectionFolder) -> int:
    """End the voting and write the encrypted sum."""
    with folder.opened() as box:
        if box.head.kind not in (Kind.SETUP, Kind.BALLOT, Kind.END_BALLOTS):
            raise CannotReadError(f"{folder.box}: voting has been closed already")
        opening = _verified(folder)
        publish(folder, State.CLOSED)
        if may_follow(box.head, Kind.END_BALLOTS):
            box.append(Kind.END_BALLOTS)
        tally = tally_record(folder.group, opening.rows)
        box.append(Kind.ENCRYPTED_TALLY, tally, sized_record(opening.total, tally))
    print(
        f"Closed. {opening.total.ballots} ballots count, with a weight of {opening.total.weight}."
    )
    is_ranked = bool(opening.election.ranked)
    print(f"Now the trustees {'shuffle' if is_ranked else 'decrypt'}: {folder.box}")
    return 0


def collect(folder: ElectionFolder, table: Path) -> int:
    """Append what the trustees have published and is not in the box yet, each checked."""
    if not table.is_dir():
        raise CannotReadError(f"{table}: there is no such folder")
    taken = refused = 0
    with folder.opened() as box:
        opening = _verified(folder)
        for kind, owner, path in _published(table):
            record = _record(path)
            if box.has(record):
                continue
            try:
                opening = _appended(box, opening, kind, (record, owned_record(owner, record)))
                taken += 1
            except DoesNotHoldError as error:
                refused += 1
                print(printable(f"{path}: refused: {error}"))
    print(f"{taken} taken into the box, {refused} refused.")
    return 1 if refused else 0


def end_shuffles(folder: ElectionFolder) -> int:
    """Say that no more shuffles come."""
    with folder.opened() as box:
        opening = _verified(folder)
        if not opening.election.ranked or not may_follow(box.head, Kind.END_SHUFFLES):
            says = "there is nothing to shuffle, or it is not the time for it"
            raise CannotReadError(f"{folder.box}: {says}")
        if box.head.kind is not Kind.SHUFFLE:
            says = "nobody has shuffled; without a shuffle each ranking is tied to its voter"
            raise CannotReadError(f"{folder.box}: {says}")
        box.append(Kind.END_SHUFFLES)
    print(f"The shuffles are done. Now the trustees decrypt: {folder.box}")
    return 0


def announce(folder: ElectionFolder) -> int:
    """Put the partial decryptions together."""
    with folder.opened() as box:
        opening = _verified(folder)
        if box.head.kind is Kind.RESULT:
            raise CannotReadError(f"{folder.box}: the result has been announced already")
        if not may_follow(box.head, Kind.RESULT):
            says = "there are no partial decryptions yet; run: moothall election collect"
            raise CannotReadError(f"{folder.box}: {says}")
        factors = combined(folder.group, opening.trustees, opening.by_owner)
        weight = opening.total.weight
        result = open_result(opening.election, opening.rows, factors, weight=weight)
        publish(folder, State.ANNOUNCED, result=result)
        box.append(Kind.RESULT, result_record(result))
    print(f"Announced. Anybody can check it: moothall verify {folder.box}")
    return 0


def _verified(folder: ElectionFolder) -> Opening:
    return verified_opening(folder.box, workers=processors())


def _appended(box: BallotBox, opening: Opening, kind: Kind, records: tuple[bytes, ...]) -> Opening:
    if not may_follow(box.head, kind):
        raise DoesNotHoldError(Reason.BOX_ORDER, f"{kind} cannot follow {box.head.kind}")
    height = box.head.height + 1
    after = opening.taken(Entry(kind=kind, height=height, records=records, digest=""))
    box.append(kind, *records)
    return after


def _published(table: Path) -> list[tuple[Kind, int, Path]]:
    """List shuffles, then decryptions, each by the number of its trustee."""
    named = [(_PUBLISHED.fullmatch(path.name), path) for path in table.iterdir()]
    found = [(_KINDS[match[1]], int(match[2]), path) for match, path in named if match]
    return sorted(found, key=lambda one: (one[0] is not Kind.SHUFFLE, one[1]))


def _record(path: Path) -> bytes:
    try:
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            raise CannotReadError(f"{path}: this is no file that a trustee has made")
        return path.read_bytes().rstrip(b"\r\n")
    except OSError as error:
        raise CannotReadError(f"{path}: {error.strerror}") from None
