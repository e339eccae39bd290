"""The server's folder of one election, and who may work in it.

SERVER/ballot.toml      the draft, with the identifier
SERVER/struck-off       who votes on paper, one public credential a line
SERVER/public/          all that the world may see: the ballot box and the pages
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from moothall.ballots.belenios_v1.credentials import random_base58
from moothall.ballots.belenios_v1.election import Terms
from moothall.ballots.belenios_v1.groups import Group
from moothall.cli.ballot_box import BallotBox
from moothall.cli.ballot_terms import read_draft, read_terms
from moothall.cli.errors import CannotReadError
from moothall.cli.independence import require_no_credentials_near
from moothall.cli.secret_files import replace_file

_UUID_LENGTH = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionFolder:
    """A folder whose draft was read, and beside which no private credentials lie."""

    path: Path
    terms: Terms
    group: Group

    @property
    def public(self) -> Path:
        """What may be published, and nothing else."""
        return self.path / "public"

    @property
    def box(self) -> Path:
        """The ballot box."""
        return self.public / f"{self.terms.uuid}.bel"

    @contextmanager
    def opened(self) -> Iterator[BallotBox]:
        """Open the box for writing; raises CannotReadError where there is none."""
        try:
            box = BallotBox(self.box, paper=self.path / "struck-off")
        except FileNotFoundError:
            says = "there is no ballot box yet; run: moothall election open"
            raise CannotReadError(f"{self.box}: {says}") from None
        except OSError as error:
            raise CannotReadError(f"{self.box}: {error.strerror}") from None
        with box:
            yield box


def draft_folder(path: Path, terms: Path) -> ElectionFolder:
    """Make a server's folder with the terms of an election, and draw its identifier."""
    uuid = random_base58(_UUID_LENGTH, entropy=secrets.token_bytes)
    read_terms(terms, uuid=uuid)
    try:
        path.mkdir(mode=0o755)
    except OSError as error:
        raise CannotReadError(f"{path}: {error.strerror}; name a new folder") from None
    drafted = f'uuid = "{uuid}"\n'.encode() + terms.read_bytes()
    replace_file(path / "ballot.toml", drafted)
    return election_folder(path)


def election_folder(path: Path) -> ElectionFolder:
    """Read a server's folder; raises CannotReadError."""
    if not (path / "ballot.toml").is_file():
        says = "this is no folder of an election; run: moothall election draft"
        raise CannotReadError(f"{path}: {says}")
    terms, group = read_draft(path / "ballot.toml")
    require_no_credentials_near(path, marked=not terms.is_independent)
    return ElectionFolder(path=path, terms=terms, group=group)
