"""A sample ballot in a folder of plain files: one that is finished, and one to vote in.

Every key and credential in it is drawn here and thrown away, but for the credentials that are
printed for visitors. Nobody's vote is in it, and whoever makes it plays all the parts: it shows
how a ballot looks, and protects nothing.
"""

import io
from collections.abc import Sequence
from pathlib import Path

from moothall.ballots.belenios_v1 import ceremony
from moothall.ballots.belenios_v1.box import Head, Kind, appended, owned_record, setup_record
from moothall.ballots.belenios_v1.credentials import (
    credential_secret,
    credentials_record,
    new_credential,
    random_base58,
)
from moothall.ballots.belenios_v1.decrypting import decryption_record, open_result
from moothall.ballots.belenios_v1.decryption import combined
from moothall.ballots.belenios_v1.election import (
    Election,
    HomomorphicQuestion,
    Terms,
    read_election,
    write_election,
)
from moothall.ballots.belenios_v1.framing import first_record
from moothall.ballots.belenios_v1.groups import Group, group_named
from moothall.ballots.belenios_v1.hashing import fingerprint
from moothall.ballots.belenios_v1.opening import Opening
from moothall.ballots.belenios_v1.proving import Entropy, random_scalar
from moothall.ballots.belenios_v1.result import Result, result_record
from moothall.ballots.belenios_v1.sealing import Vote, seal
from moothall.ballots.belenios_v1.tally import sized_record, tally_record
from moothall.ballots.belenios_v1.trustees import joint_key, read_trustees
from moothall.ballots.belenios_v1.verifying import require_box
from moothall.cli.ballot_pages import Setting, write_pages
from moothall.cli.election_page import framed, result_tables

_MOTION = HomomorphicQuestion(
    question="Shall the branch affiliate to the federation?",
    answers=("Yes", "No", "Abstain"),
    minimum=1,
    maximum=1,
    has_blank=False,
)
_BOARD = HomomorphicQuestion(
    question="Whom do you elect to the committee? (two seats)",
    answers=("Ada", "Bela", "Cleo", "Dmitri"),
    minimum=1,
    maximum=2,
    has_blank=True,
)
_FINISHED_VOTES: tuple[Vote, ...] = (
    *(([1, 0, 0], [0, 1, 1, 0, 0]),) * 9,
    *(([1, 0, 0], [0, 0, 1, 0, 1]),) * 5,
    *(([0, 1, 0], [0, 0, 0, 1, 1]),) * 8,
    *(([0, 0, 1], [1, 0, 0, 0, 0]),) * 3,
)
_VISITORS = 5
_NOTICE = "This is a trial: one machine plays all the parts, and no vote in it is anybody's."


def write_sample_ballot(folder: Path, *, entropy: Entropy, timestamp: int) -> None:
    """Fill a folder with both ballots and a page that leads to them."""
    voters = len(_FINISHED_VOTES)
    finished = _Sample("A finished ballot", voters, entropy=entropy, timestamp=timestamp)
    trackers = [finished.cast(voter, vote) for voter, vote in enumerate(_FINISHED_VOTES)]
    result = finished.finish()
    trial = _Sample("A ballot to try", _VISITORS, entropy=entropy, timestamp=timestamp)
    for name, sample in (("finished", finished), ("open", trial)):
        box = bytes(sample.box)
        setting = Setting(
            election=sample.election.raw, box=box, box_name="ballots.bel", notice=_NOTICE
        )
        write_pages(folder / name, setting)
        (folder / name / "ballots.bel").write_bytes(box)
    page = _index(
        trial.credentials, trackers[0], result_tables(finished.election.questions, result)
    )
    (folder / "index.html").write_text(page, encoding="utf-8")


class _Sample:
    """One election, all of whose parts are played here."""

    def __init__(self, name: str, voters: int, *, entropy: Entropy, timestamp: int) -> None:
        self._entropy, self._group = entropy, group_named("Ed25519")
        self._secrets = [random_scalar(self._group, entropy) for _ in range(2)]
        trustees = ceremony.trustees_record(
            [
                ceremony.single(self._group, secret, name=f"Trustee {place}", entropy=entropy)
                for place, secret in enumerate(self._secrets, start=1)
            ]
        )
        self.election = _election(name, self._group, trustees, entropy=entropy)
        self.credentials = [new_credential(entropy=entropy) for _ in range(voters)]
        publics = [(self._group.g.power(self._secret(voter)), 1) for voter in range(voters)]
        records = (self.election.raw, trustees, credentials_record(self._group, publics))
        self._head = Head(timestamp=timestamp, height=-1, digest=None, kind=None)
        self.box = bytearray(first_record(timestamp))
        self._append(Kind.SETUP, *records, setup_record(*records))

    def cast(self, voter: int, vote: Vote) -> str:
        """Cast a ballot and give its tracker."""
        ballot = seal(self.election, secret=self._secret(voter), vote=vote, entropy=self._entropy)
        self._append(Kind.BALLOT, ballot)
        return fingerprint(ballot)

    def finish(self) -> Result:
        """Close, decrypt with both trustees, announce."""
        opening = self._opening()
        tally = tally_record(self._group, opening.rows)
        self._append(Kind.END_BALLOTS)
        self._append(Kind.ENCRYPTED_TALLY, tally, sized_record(opening.total, tally))
        for owner, secret in enumerate(self._secrets, start=1):
            record = decryption_record(
                self.election, opening.rows, secret=secret, entropy=self._entropy
            )
            self._append(Kind.PARTIAL_DECRYPTION, record, owned_record(owner, record))
        opening = self._opening()
        factors = combined(self._group, opening.trustees, opening.by_owner)
        weight = opening.total.weight
        result = open_result(self.election, opening.rows, factors, weight=weight)
        self._append(Kind.RESULT, result_record(result))
        return result

    def _secret(self, voter: int) -> int:
        credential = self.credentials[voter]
        return credential_secret(self._group, uuid=self.election.uuid, credential=credential)

    def _append(self, kind: Kind, *records: bytes) -> None:
        appendix, self._head = appended(self._head, kind, records)
        self.box += appendix

    def _opening(self) -> Opening:
        box = bytes(self.box)
        return require_box(lambda: io.BytesIO(box), map_=map, sort=sorted, progress=lambda *_: None)


def _election(name: str, group: Group, trustees: bytes, *, entropy: Entropy) -> Election:
    terms = Terms(
        name=name,
        description="A sample of a secret ballot that everybody can verify.",
        questions=(_MOTION, _BOARD),
        uuid=random_base58(14, entropy=entropy),
        administrator="the sample",
        credential_authority="the sample",
        is_independent=False,
    )
    key = joint_key(group, read_trustees(group, trustees))
    return read_election(write_election(terms, group=group, public_key=key))


def _index(credentials: Sequence[str], tracker: str, result: str) -> str:
    listed = "".join(f"<li><code>{credential}</code></li>" for credential in credentials)
    body = f"""<h1>A sample ballot</h1>
<p class="notice">{_NOTICE}</p>
<h2>Vote</h2>
<p>In a real ballot each member is sent a credential of their own, on paper or by mail. Copy one
of these and take it for yours:</p>
<ul>{listed}</ul>
<p><a class="button" href="open/vote.html">Open the ballot paper</a></p>
<p>You get a tracker: keep it, and <a href="open/check.html">check with it that your ballot is in
the box</a>. The box with your ballot stays in your browser. You can save it, and check it with
<code>moothall verify</code>.</p>
<h2>A finished ballot</h2>
{result}
<p>Nobody opened a single vote for this: only the sums were ever decrypted.
<a href="finished/ballots.bel" download>The ballot box</a> is all that is needed to verify them:
<code>moothall verify finished/ballots.bel</code>.</p>
<p>A voter's tracker was <code>{tracker}</code>:
<a href="finished/check.html">look for it</a>.</p>
<h2>Behind the scenes</h2>
<p>Two trustees each hold a part of the key: <a href="open/trustee.html">what they see</a>.</p>"""
    return framed("A sample ballot", body)
