"""Damages to tally, shuffles, decryptions and result."""

import json

from moothall.ballots.belenios_v1.box import Kind, owned_record
from moothall.ballots.belenios_v1.canonical import dump
from moothall.ballots.belenios_v1.decrypting import decryption_record
from moothall.ballots.belenios_v1.tally import sized_record, tally_record
from moothall.ballots.errors import Reason
from tests.ballots.damages.ballots import Row, edits
from tests.ballots.damages.script import (
    Damage,
    Script,
    changed,
    longer,
    one_more,
    record_of,
    script_of,
    shorter,
    with_record,
    without,
    written,
)
from tests.ballots.elections import RANKED, Society, society

_TALLY, _PART, _RESULT = Kind.ENCRYPTED_TALLY, Kind.PARTIAL_DECRYPTION, Kind.RESULT
_SIZED = 1  # the second record of the event
_ANSWERED = (("s1", 0), ("s2", 1), ("s3", 2), ("s4", 3), ("s-hat", "4/0"), ("s-prime", "5/1"))
_COMMITTED = (("t1", 0), ("t2", 1), ("t3", 2), ("t41", "3/0"), ("t42", "3/1"), ("t-hat", "4/0"))


def damages_of_openings(honest: Society) -> list[Damage]:
    return [*_tallies(honest), *_decryptions(honest), *_results(honest)]


def _edits(script: Script, kind: str, record: int, rows: list[Row]) -> list[Damage]:
    return [
        Damage(name=name, reason=reason, box=written(changed(script, kind, record, path, to)))
        for name, reason, path, to in rows
    ]


def _tallies(honest: Society) -> list[Damage]:
    script = script_of(honest)
    count, weight = Reason.TALLY_COUNT, Reason.TALLY_WEIGHT
    sized: list[Row] = [
        ("tally-count-wrong", count, "num_tallied", lambda v: v + 1),
        ("tally-count-of-all-ballots", count, "num_tallied", len(honest.ballots())),
        ("tally-weight-wrong", weight, "total_weight", lambda v: v - 1),
        ("tally-count-as-string", Reason.FORM, "num_tallied", "3"),
    ]
    stored: list[Row] = [
        ("tally-choices-swapped", Reason.TALLY, "0", lambda v: v[::-1]),
        ("tally-alpha-replaced", Reason.TALLY, "0/0/alpha", f"{1:064x}"),
        ("tally-row-missing", Reason.TALLY, "0", shorter),
    ]  # fmt: skip
    raw = record_of(script, _TALLY, 0)
    spaced = with_record(script, _TALLY, 0, raw.replace(b",", b", ", 1))
    return [
        *_edits(script, _TALLY, _SIZED, sized),
        *_edits(script, _TALLY, 0, stored),
        Damage(name="tally-leaves-a-ballot-out", reason=Reason.TALLY_COUNT, box=_left_out(honest)),
        Damage(name="tally-with-a-space", reason=Reason.NOT_CANONICAL, box=written(spaced)),
    ]


def _left_out(honest: Society) -> bytes:
    """A tally that is faultless for all ballots but one: as if one had been dropped."""
    other = society(
        *honest.election.questions, weights=honest.weights, threshold=(2, 3), seed="seed"
    )
    for ballot in honest.ballots()[:-1]:
        other.append(Kind.BALLOT, ballot)
    other.close()
    tally = tally_record(other.group, other.rows)
    script = with_record(script_of(honest), _TALLY, 0, tally)
    return written(with_record(script, _TALLY, 1, sized_record(other.total, tally)))


def _decryptions(honest: Society) -> list[Damage]:
    script = script_of(honest)
    proof, size, owner = Reason.DECRYPTION_PROOF, Reason.DECRYPTION_SIZE, Reason.DECRYPTION_OWNER
    factors, proofs = "decryption_factors", "decryption_proofs"
    replaced = honest.group.write(honest.group.g.power(3))
    rows: list[Row] = [
        ("decryption-proof-spoilt", proof, f"{proofs}/0/0/response", one_more),
        ("decryption-factor-replaced", proof, f"{factors}/0/0", replaced),
        ("decryption-factor-outside", Reason.NOT_IN_GROUP, f"{factors}/0/0", f"{2:064x}"),
        ("decryption-factors-swapped", proof, f"{factors}/0", lambda v: v[::-1]),
        ("decryption-factor-missing", size, f"{factors}/0", shorter),
        ("decryption-proof-missing", size, f"{proofs}/1", shorter),
        ("decryption-row-too-many", size, factors, longer),
    ]
    owned: list[Row] = [
        ("decryption-by-nobody", owner, "owner", 9),
        ("decryption-by-trustee-zero", owner, "owner", 0),
        ("decryption-under-another-name", proof, "owner", 2),
    ]
    first = [kind for kind, _ in script].index(_PART)
    twice = [*script[: first + 1], script[first], *script[first + 1 :]]
    return [
        *_edits(script, _PART, 0, rows),
        *_edits(script, _PART, 1, owned),
        Damage(name="decryption-by-a-wrong-key", reason=proof, box=_wrong_key(honest)),
        Damage(name="decryption-twice", reason=owner, box=written(twice)),
        Damage(
            name="decryption-of-a-mandatory-trustee-missing",
            reason=Reason.DECRYPTION_MISSING,
            box=written([*script[:first], *script[first + 1 :]]),
        ),
        Damage(
            name="decryption-below-the-threshold",
            reason=Reason.DECRYPTION_MISSING,
            box=written([*script[: first + 1], *script[first + 2 :]]),
        ),
    ]


def _wrong_key(honest: Society) -> bytes:
    secret = honest.secrets[0] + 1
    record = decryption_record(honest.election, honest.rows, secret=secret, entropy=honest.entropy)
    return written(with_record(script_of(honest), _PART, 0, record))


def _results(honest: Society) -> list[Damage]:
    script = script_of(honest)
    wrong, size = Reason.RESULT, Reason.RESULT_SIZE
    rows: list[Row] = [
        ("result-one-too-many", wrong, "result/0/0", lambda v: v + 1),
        ("result-answers-swapped", wrong, "result/0", lambda v: v[::-1]),
        ("result-plus-q", wrong, "result/0/0", lambda v: str(v + honest.group.q)),
        ("result-answer-missing", size, "result/0", shorter),
        ("result-question-missing", size, "result", shorter),
        ("result-negative", Reason.FORM, "result/0/0", -1),
        ("result-a-list-for-a-count", Reason.FORM, "result/0/0", [1]),
        ("result-a-truth-for-a-count", Reason.FORM, "result/0/0", True),
    ]
    extra = with_record(script, _RESULT, 0, record_of(script, _RESULT, 0)[:-1] + b',"note":1}')
    return [
        *_edits(script, _RESULT, 0, rows),
        Damage(name="result-field-extra", reason=Reason.FIELDS, box=written(extra)),
    ]


def damages_of_rankings(honest: Society) -> list[Damage]:
    """Of an election with ranked questions, two shuffles and one trustee."""
    script = script_of(honest)
    proof, size, order = Reason.SHUFFLE_PROOF, Reason.SHUFFLE_SIZE, Reason.BOX_ORDER
    s, t = "proofs/0/1", "proofs/0/0"
    other = honest.group.write(honest.group.g.power(3))
    shuffles: list[Row] = [
        *((f"shuffle-{name}-spoilt", proof, f"{s}/{place}", one_more) for name, place in _ANSWERED),
        *((f"shuffle-{name}-replaced", proof, f"{t}/{place}", other) for name, place in _COMMITTED),
        ("shuffle-c-replaced", proof, "proofs/0/2/0", other),
        ("shuffle-chain-replaced", proof, "proofs/0/3/1", other),
        ("shuffle-output-replaced", proof, "ciphertexts/0/0/alpha", other),
        ("shuffle-outputs-swapped", proof, "ciphertexts/0", lambda v: v[::-1]),
        ("shuffle-output-outside", Reason.NOT_IN_GROUP, "ciphertexts/0/0/beta", f"{2:064x}"),
        ("shuffle-commitment-outside", Reason.NOT_IN_GROUP, "proofs/0/2/0", f"{2:064x}"),
        ("shuffle-output-missing", size, "ciphertexts/0", shorter),
        ("shuffle-question-missing", size, "ciphertexts", shorter),
        ("shuffle-response-missing", size, f"{s}/4", shorter),
        ("shuffle-commitment-missing", size, "proofs/0/2", shorter),
        ("shuffle-field-missing", Reason.FIELDS, "ciphertexts/0/0", without("beta")),
    ]  # fmt: skip
    first = [kind for kind, _ in script].index(Kind.SHUFFLE)
    swapped = [*script[:first], script[first + 1], script[first], *script[first + 2 :]]
    unended = [step for step in script if step[0] not in (Kind.SHUFFLE, Kind.END_SHUFFLES)]
    return [
        *_edits(script, Kind.SHUFFLE, 0, shuffles),
        *_edits(script, Kind.SHUFFLE, 1, [("shuffle-by-nobody", Reason.SHUFFLE_OWNER, "owner", 7)]),
        Damage(name="shuffles-swapped", reason=proof, box=written(swapped)),
        Damage(name="shuffles-not-ended", reason=order, box=written(unended)),
        Damage(name="shuffle-of-nothing", reason=order, box=_needless(honest)),
        Damage(name="ranked-with-weights", reason=Reason.WEIGHT, box=_weighted(honest)),
        *_edits(
            script,
            _RESULT,
            0,
            [
                ("ranking-changed", Reason.RESULT, "result/0/0", lambda v: [v[0] + 1, *v[1:]]),
                ("rankings-in-another-order", Reason.RESULT, "result/0", lambda v: v[::-1]),
                ("ranking-missing", Reason.RESULT_SIZE, "result/0", shorter),
            ],
        ),
        *ranked_proofs(honest),
    ]


def ranked_proofs(honest: Society) -> list[Damage]:
    """Of the second ballot of an election whose first question is ranked."""
    rows: list[Row] = [
        ("ranked-proof-spoilt", Reason.RANKED_PROOF, "answers/0/proof/response", one_more),
        ("ranked-proof-missing", Reason.FIELDS, "answers/0", without("proof")),
        ("ranked-alpha-outside", Reason.NOT_IN_GROUP, "answers/0/choices/alpha", f"{2:064x}"),
        ("ranked-beta-outside", Reason.NOT_IN_GROUP, "answers/0/choices/beta", f"{2:064x}"),
        ("ranked-copied-beta", Reason.RANKED_PROOF, "answers/0/choices/beta", f"{1:064x}"),
    ]
    return edits(honest, rows)


def _needless(honest: Society) -> bytes:
    plain = society(voters=1)
    plain.cast(0, [[1, 0, 0]])
    plain.close()
    shuffle = record_of(script_of(honest), Kind.SHUFFLE, 0)
    step = (Kind.SHUFFLE, (shuffle, owned_record(1, shuffle)))
    return written([*script_of(plain), (str(step[0]), step[1])])


def _weighted(honest: Society) -> bytes:
    assert RANKED in honest.election.questions
    script = script_of(honest)
    listed = json.loads(record_of(script, Kind.SETUP, 2))
    return written(with_record(script, Kind.SETUP, 2, dump([f"{listed[0]},2", *listed[1:]])))
