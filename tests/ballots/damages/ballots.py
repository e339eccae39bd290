"""Damages to ballots, each signed again by its voter so that only the damage is wrong."""

import json

from moothall.ballots.belenios_v1.answers import product
from moothall.ballots.belenios_v1.box import Kind
from moothall.ballots.belenios_v1.canonical import Json, dump
from moothall.ballots.belenios_v1.hashing import fingerprint
from moothall.ballots.belenios_v1.proving import (
    Hidden,
    encrypt,
    prove_knowledge,
    prove_one_of,
    sum_of,
)
from moothall.ballots.belenios_v1.reading import ciphertext_written, proof_written
from moothall.ballots.errors import Reason
from tests.ballots.damages.script import (
    Damage,
    also,
    backwards,
    edited,
    longer,
    one_more,
    script_of,
    shorter,
    with_record,
    without,
    written,
)
from tests.ballots.elections import Society, society

VOTER = 1  # whose ballot is the second in the box


def damages_of_ballots(honest: Society) -> list[Damage]:
    return [*_fields(honest), *_numbers(honest), *_proofs(honest), *_identities(honest)]


def with_ballot(honest: Society, ballot: bytes) -> bytes:
    return written(with_record(script_of(honest), Kind.BALLOT, 0, ballot, nth=1))


def _ballot(honest: Society) -> bytes:
    return honest.ballots()[1]


def signed(honest: Society, body: dict[str, Json]) -> bytes:
    """Sign a ballot's fields as its voter would."""
    body = {name: body[name] for name in body if name != "signature"}
    hashed = fingerprint(dump(body))
    secret = honest.secret(VOTER)
    proof = prove_knowledge(honest.group, f"sig|{hashed}|", secret, entropy=honest.entropy)
    return dump({**body, "signature": {"hash": hashed, "proof": proof_written(proof)}})


Row = tuple[str, Reason, str, object]  # name, reason, which place, what to put there


def edits(honest: Society, rows: list[Row]) -> list[Damage]:
    """Change a place of the second ballot, sign it again, and put it into the box."""
    damages = []
    for name, reason, path, to in rows:
        body = json.loads(edited(_ballot(honest), path, to))
        box = with_ballot(honest, signed(honest, body))
        damages.append(Damage(name=name, reason=reason, box=box))
    return damages


def _fields(honest: Society) -> list[Damage]:
    fields, form = Reason.FIELDS, Reason.FORM
    first = "answers/0/choices/0"
    rows: list[Row] = [
        ("answer-field-missing", fields, "answers/0", without("overall_proof")),
        ("answer-field-extra", fields, "answers/0", also("comment", "overall_proof")),
        ("choice-fields-reordered", fields, first, backwards),
        ("blank-proof-forbidden", fields, "answers/0", also("blank_proof", "overall_proof")),
        ("blank-proof-missing", fields, "answers/1", without("blank_proof")),
        ("answers-not-an-array", form, "answers", {}),
        ("alpha-is-a-number", form, f"{first}/alpha", 5),
        ("choice-is-a-string", fields, first, "x"),
    ]
    return edits(honest, rows)


def _numbers(honest: Society) -> list[Damage]:
    q = honest.group.q
    choices, proofs = "answers/0/choices", "answers/0/individual_proofs"
    overall, response = "answers/0/overall_proof", "answers/0/overall_proof/0/response"
    scalar, element, number = Reason.SCALAR, Reason.ELEMENT, Reason.PROOFS_NUMBER
    answers = Reason.ANSWERS_NUMBER
    rows: list[Row] = [
        ("response-above-q", scalar, response, lambda v: str(int(v) + q)),
        ("challenge-above-q", scalar, f"{proofs}/0/0/challenge", lambda v: str(int(v) + q)),
        ("response-is-q", scalar, response, str(q)),
        ("response-negative", scalar, response, lambda v: str(int(v) - q)),
        ("response-with-leading-zero", scalar, response, lambda v: f"0{v}"),
        ("response-empty", scalar, response, ""),
        ("response-with-a-space", scalar, response, lambda v: f"{v} "),
        ("element-in-capitals", element, f"{choices}/0/alpha", str.upper),
        ("element-too-short", element, f"{choices}/0/alpha", lambda v: v[1:]),
        ("answer-missing", answers, "answers", shorter),
        ("answer-too-many", answers, "answers", longer),
        ("choice-missing", Reason.CHOICES_NUMBER, choices, shorter),
        ("choice-too-many", Reason.CHOICES_NUMBER, choices, longer),
        ("individual-proof-missing", number, proofs, shorter),
        ("individual-proof-with-three-parts", number, f"{proofs}/0", longer),
        ("overall-proof-with-a-part-more", number, overall, longer),
        ("overall-proof-empty", number, overall, []),
        ("blank-proof-with-one-part", number, "answers/1/blank_proof", shorter),
    ]
    return edits(honest, rows)


def _proofs(honest: Society) -> list[Damage]:
    individual, overall = Reason.INDIVIDUAL_PROOF, Reason.OVERALL_PROOF
    group = honest.group
    twice, identity = group.write(group.g.power(2)), group.write(group.identity)
    proofs, alpha = "answers/0/individual_proofs", "answers/0/choices/0/alpha"
    rows: list[Row] = [
        ("individual-proof-spoilt", individual, f"{proofs}/1/0/response", one_more),
        ("individual-challenge-spoilt", individual, f"{proofs}/1/1/challenge", one_more),
        ("overall-proof-spoilt", overall, "answers/0/overall_proof/0/response", one_more),
        ("overall-challenge-spoilt", overall, "answers/0/overall_proof/0/challenge", one_more),
        ("overall-or-blank-spoilt", overall, "answers/1/overall_proof/1/response", one_more),
        ("blank-proof-spoilt", Reason.BLANK_PROOF, "answers/1/blank_proof/0/response", one_more),
        ("choices-swapped", individual, "answers/0/choices", backwards),
        ("alpha-replaced", individual, alpha, twice),
        ("alpha-is-the-identity", individual, alpha, identity),
    ]
    return [
        *edits(honest, rows),
        Damage(name="choice-of-two", reason=individual, box=_lying(honest, [2, 0, 0])),
        Damage(name="two-choices-of-one", reason=overall, box=_lying(honest, [1, 1, 0])),
        Damage(name="no-choice-of-one", reason=overall, box=_lying(honest, [0, 0, 0])),
        Damage(name="proofs-of-another-voter", reason=individual, box=_copied(honest)),
    ]


def _lying(honest: Society, plain: list[int]) -> bytes:
    """Encrypt what is not permitted, and prove as if it were the nearest permitted vote."""
    pairs = [encrypt(honest.election.key, one, entropy=honest.entropy) for one in plain]
    answer = dishonest_answer(honest, pairs)
    body = json.loads(_ballot(honest))
    return with_ballot(honest, signed(honest, {**body, "answers": [answer, body["answers"][1]]}))


def dishonest_answer(honest: Society, pairs: list[Hidden]) -> Json:
    """Answer the yes/no question with any ciphertexts, claiming that they are a proper vote."""
    key, group = honest.election.key, honest.group
    credential = group.write(group.g.power(honest.secret(VOTER)))
    prefix = f"{honest.election.fingerprint}|{credential}"
    claimed = [Hidden(pair=h.pair, randomness=h.randomness, plain=min(h.plain, 1)) for h in pairs]
    individual: list[Json] = [
        [
            proof_written(proof)
            for proof in prove_one_of(
                key,
                f"prove|{prefix}|{one.pair.written(group)}|",
                [(one, 0), (one, 1)],
                entropy=honest.entropy,
            )
        ]
        for one in claimed
    ]
    total = sum_of(group, claimed, product(group, tuple(one.pair for one in claimed)))
    total = Hidden(pair=total.pair, randomness=total.randomness, plain=1)
    quoted = ",".join(one.pair.written(group) for one in claimed)
    overall = prove_one_of(
        key,
        f"prove|{prefix}|{quoted}|{total.pair.written(group)}|",
        [(total, 1)],
        entropy=honest.entropy,
    )
    return {
        "choices": [ciphertext_written(group, one.pair) for one in claimed],
        "individual_proofs": individual,
        "overall_proof": [proof_written(one) for one in overall],
    }


def _copied(honest: Society) -> bytes:
    first, second = (json.loads(ballot) for ballot in honest.ballots()[:2])
    return with_ballot(honest, signed(honest, {**second, "answers": first["answers"]}))


def _identities(honest: Society) -> list[Damage]:
    ballot, group = _ballot(honest), honest.group
    stranger = society(*honest.election.questions, seed="stranger").sealed(
        0, [[1, 0, 0], [1, 0, 0]]
    )
    election, signature = Reason.BALLOT_ELECTION, Reason.SIGNATURE
    unknown = group.write(group.g.power(12345))

    other = json.loads(honest.ballots()[0])["credential"]
    unsigned: list[Row] = [
        ("unknown-credential", Reason.CREDENTIAL_UNKNOWN, "credential", unknown),
        ("credential-of-another-voter", Reason.SIGNATURE_HASH, "credential", other),
        ("signature-of-other-bytes", Reason.SIGNATURE_HASH, "signature/hash", "A" * 43),
        ("signature-spoilt", signature, "signature/proof/response", one_more),
        ("signature-challenge-spoilt", signature, "signature/proof/challenge", one_more),
        ("signature-missing", Reason.FIELDS, "signature", without("proof")),
    ]
    signed_again: list[Row] = [
        ("wrong-election-uuid", election, "election_uuid", "1" * 14),
        ("wrong-election-hash", election, "election_hash", "A" * 43),
    ]
    return [
        *edits(honest, signed_again),
        *(
            Damage(name=name, reason=reason, box=with_ballot(honest, edited(ballot, path, to)))
            for name, reason, path, to in unsigned
        ),
        Damage(name="of-another-election", reason=election, box=with_ballot(honest, stranger)),
        Damage(name="ballot-replayed", reason=Reason.BALLOT_REPLAYED, box=_replayed(honest)),
    ]


def _replayed(honest: Society) -> bytes:
    script = script_of(honest)
    end = [kind for kind, _ in script].index(Kind.END_BALLOTS)
    return written([*script[:end], script[1], *script[end:]])
