"""`moothall credentials`: draw the voters' credentials, as the credential authority.

Runs on the authority's own device. Of the folder that it fills only `public-credentials.json` and
`authority.json` go to the server; `credentials.csv` and the slips go to the voters and are then
destroyed.
"""

import argparse
import csv
import html
import io
import secrets
from dataclasses import dataclass
from pathlib import Path

from moothall.ballots.belenios_v1.credentials import (
    credentials_record,
    new_credential,
    public_credential,
)
from moothall.ballots.belenios_v1.election import UUID
from moothall.ballots.belenios_v1.groups import GROUP_NAMES, Element, group_named
from moothall.ballots.errors import UnsafeLibraryError
from moothall.cli.errors import CannotReadError
from moothall.cli.independence import DECLARATION, declaration, require_no_box_near
from moothall.cli.regular_files import read_regular
from moothall.cli.secret_files import write_secret
from moothall.values.look import LOOK

_MOST_WEIGHT = 10**9
_MOST_BYTES = 1 << 28


@dataclass(frozen=True, slots=True, kw_only=True)
class _Voter:
    name: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)  # secret
class _Drawn:
    voter: _Voter
    credential: str
    public: Element


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("voters", metavar="VOTERS", type=Path, help="CSV: a name, and a weight")
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="a new folder to fill")
    parser.add_argument("--uuid", required=True, help="the election's identifier")
    parser.add_argument("--group", choices=GROUP_NAMES, default="Ed25519", help="the group")
    parser.add_argument("--slips", action="store_true", help="write slips to print and cut")
    parser.add_argument(
        "--not-independent",
        action="store_true",
        help="also on the server's machine: the election then says so everywhere",
    )


def run(arguments: argparse.Namespace) -> int:
    """Draw, and write what goes to the voters and what goes to the server."""
    if not UUID.fullmatch(arguments.uuid):
        says = "an election's identifier has 14 to 64 characters of the Base58 alphabet"
        raise CannotReadError(f"--uuid {arguments.uuid}: {says}")
    voters = _voters(arguments.voters)
    require_no_box_near(arguments.folder, marked=arguments.not_independent)
    try:
        drawn = [_draw(voter, arguments) for voter in voters]
    except UnsafeLibraryError as error:
        raise CannotReadError(str(error)) from None
    _fill(arguments, drawn)
    print(
        f"{len(drawn)} credentials drawn; "
        f"send only public-credentials.json and {DECLARATION} to the server"
    )
    return 0


def _voters(path: Path) -> list[_Voter]:
    try:
        raw = read_regular(path, most=_MOST_BYTES + 1)
        if len(raw) > _MOST_BYTES:
            raise CannotReadError(f"{path}: this is too large for a list of voters")
        rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    except OSError as error:
        raise CannotReadError(f"{path}: {error.strerror}") from None
    except (UnicodeDecodeError, csv.Error):
        raise CannotReadError(f"{path}: this is no CSV file in UTF-8") from None
    voters = [_voter(path, line, row) for line, row in enumerate(rows, start=1) if row]
    if not voters:
        raise CannotReadError(f"{path}: nobody is listed; write one voter a line")
    seen: set[str] = set()
    for line, voter in enumerate(voters, start=1):
        if voter.name in seen:
            raise CannotReadError(f"{path}: voter {line}: {voter.name!r} is listed twice")
        seen.add(voter.name)
    return voters


def _voter(path: Path, line: int, row: list[str]) -> _Voter:
    name, *weights = (cell.strip() for cell in row)
    weight = weights[0] if weights else "1"
    if not name or len(weights) > 1:
        raise CannotReadError(f"{path}: line {line}: write a name, or a name and a weight")
    is_number = weight.isascii() and weight.isdigit() and len(weight) <= 10
    if not is_number or not 1 <= int(weight) <= _MOST_WEIGHT:
        says = f"the weight {weight!r} is no whole number from 1 to {_MOST_WEIGHT}"
        raise CannotReadError(f"{path}: line {line}: {says}")
    return _Voter(name=name, weight=int(weight))


def _draw(voter: _Voter, arguments: argparse.Namespace) -> _Drawn:
    credential = new_credential(entropy=secrets.token_bytes)
    group = group_named(arguments.group)
    public = public_credential(group, uuid=arguments.uuid, credential=credential)
    return _Drawn(voter=voter, credential=credential, public=public)


def _fill(arguments: argparse.Namespace, drawn: list[_Drawn]) -> None:
    folder, group = arguments.folder, group_named(arguments.group)
    try:
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise CannotReadError(f"{folder}: {error.strerror}; name a new folder") from None
    listed = [(one.public, one.voter.weight) for one in drawn]
    public = credentials_record(group, listed)
    (folder / "public-credentials.json").write_bytes(public)
    is_independent = not arguments.not_independent
    (folder / DECLARATION).write_bytes(
        declaration(election=arguments.uuid, credentials=public, is_independent=is_independent)
    )
    write_secret(
        folder / "credentials.csv",
        _table([(one.voter.name, one.credential) for one in drawn]),
    )
    write_secret(
        folder / "roll.csv",
        _table([(one.voter.name, group.write(one.public)) for one in drawn]),
    )
    if arguments.slips:
        write_secret(folder / "slips.html", _slips(arguments.uuid, drawn).encode())


def _table(rows: list[tuple[str, str]]) -> bytes:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue().encode()


def _slips(uuid: str, drawn: list[_Drawn]) -> str:
    slips = "\n".join(
        f"<section><h2>{html.escape(one.voter.name)}</h2><p>Your voting credential for election "
        f"{uuid}:</p><p><strong>{one.credential}</strong></p><p>Capital and small letters differ. "
        "Keep it to yourself: who has it can vote for you.</p></section>"
        for one in drawn
    )
    style = (
        "main{max-width:44rem;margin:0 auto;padding:1rem}"
        "section{break-inside:avoid;border:1px dashed;padding:1em;margin:1em 0}"
        "section h2{margin:0 0 .5rem}section p:last-child{margin:0}"
        "strong{font:600 1.5em var(--mono);overflow-wrap:anywhere}"
        "@media print{.first{display:none}main{padding:0;max-width:none}}"
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Voting credentials</title>\n<style>{LOOK}{style}</style>\n</head>\n<body>\n"
        '<main>\n<div class="first"><h1>Voting credentials</h1>\n<p>Print this page (these lines '
        "stay out), cut it along the dashes, give each voter their own slip, then destroy the file."
        f"</p></div>\n{slips}\n</main>\n</body>\n</html>\n"
    )
