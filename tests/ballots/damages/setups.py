"""Damages to election, trustees and public credentials."""

import json

from moothall.ballots.belenios_v1.box import Kind
from moothall.ballots.belenios_v1.canonical import dump
from moothall.ballots.errors import Reason
from tests.ballots.damages.ballots import Row
from tests.ballots.damages.script import (
    Damage,
    Script,
    also,
    changed,
    edited,
    longer,
    one_more,
    record_of,
    script_of,
    shorter,
    with_record,
    without,
    written,
)
from tests.ballots.elections import Society, society

ELECTION, TRUSTEES, CREDENTIALS = 0, 1, 2
_GROUP = "1/1"  # the threshold group among the trustees


def damages_of_setups(honest: Society) -> list[Damage]:
    """Of an election with one mandatory trustee and a threshold group, and weights."""
    return [*_election(honest), *_trustees(honest), *_ceremony(honest), *_credentials(honest)]


def _changed(honest: Society, record: int, rows: list[Row]) -> list[Damage]:
    script = _begun(honest)
    return [
        Damage(name=name, reason=reason, box=written(changed(script, Kind.SETUP, record, path, to)))
        for name, reason, path, to in rows
    ]


def _begun(honest: Society) -> Script:
    """Only the set-up, so that nothing after it is wrong as well."""
    return script_of(honest)[:1]


def _election(honest: Society) -> list[Damage]:
    group, question = honest.group, Reason.QUESTION
    identity = group.write(group.identity)
    rows: list[Row] = [
        ("election-of-version-2", Reason.VERSION, "version", 2),
        ("election-of-version-true", Reason.VERSION, "version", True),
        ("election-in-unknown-group", Reason.GROUP, "group", "P-256"),
        ("election-key-is-the-identity", Reason.IDENTITY, "public_key", identity),
        ("election-key-outside", Reason.NOT_IN_GROUP, "public_key", f"{2:064x}"),
        ("election-key-of-others", Reason.JOINT_KEY, "public_key", group.write(group.g.power(7))),
        ("election-uuid-too-short", Reason.FORM, "uuid", "abc"),
        ("election-asks-nothing", question, "questions", []),
        ("question-min-above-max", question, "questions/0/min", 2),
        ("question-max-above-answers", question, "questions/0/max", 9),
        ("question-without-answers", question, "questions/0/answers", []),
        ("question-of-unknown-type", question, "questions/0", {"type": "X", "value": {}}),
        ("question-field-extra", Reason.FIELDS, "questions/0", also("note", "question")),
        ("question-blank-not-a-truth", Reason.FORM, "questions/1/blank", 1),
        ("question-blank-false", Reason.FORM, "questions/1/blank", False),
        ("question-min-negative", Reason.FORM, "questions/0/min", -1),
    ]
    script = _begun(honest)
    raw = record_of(script, Kind.SETUP, ELECTION)
    missing = dump({name: one for name, one in json.loads(raw).items() if name != "uuid"})
    ranked = society(group="BELENIOS-2048", voters=1)
    no_room = {"type": "NonHomomorphic", "value": {"answers": ["A"], "question": "Rank"}}
    ranked_script = changed(script_of(ranked), Kind.SETUP, ELECTION, "questions/0", no_room)
    return [
        *_changed(honest, ELECTION, rows),
        Damage(
            name="election-field-missing",
            reason=Reason.FIELDS,
            box=written(with_record(script, Kind.SETUP, ELECTION, missing)),
        ),
        _spaced(honest, "election-with-a-space", ELECTION),
        Damage(name="ranking-without-room", reason=question, box=written(ranked_script)),
    ]


def _trustees(honest: Society) -> list[Damage]:
    group = honest.group
    single, proof = "0/1", Reason.TRUSTEE_PROOF
    other = group.write(group.g.power(5))
    rows: list[Row] = [
        ("trustee-proof-spoilt", proof, f"{single}/pok/response", one_more),
        ("trustee-key-replaced", proof, f"{single}/public_key", other),
        ("trustee-key-identity", Reason.IDENTITY, f"{single}/public_key", "0" * 63 + "1"),
        ("trustee-key-outside", Reason.NOT_IN_GROUP, f"{single}/public_key", f"{2:064x}"),
        ("trustee-name-a-number", Reason.FORM, f"{single}/name", 5),
        ("trustee-of-unknown-kind", Reason.FORM, "0/0", "Double"),
        ("trustee-field-extra", Reason.FIELDS, single, also("note", "pok")),
    ]
    left_out = with_record(
        _begun(honest), Kind.SETUP, TRUSTEES, dump(json.loads(honest.trustees_raw)[1:])
    )
    return [
        *_changed(honest, TRUSTEES, rows),
        Damage(name="trustee-left-out", reason=Reason.JOINT_KEY, box=written(left_out)),
        _spaced(honest, "trustees-with-a-space", TRUSTEES),
    ]


def _spaced(honest: Society, name: str, record: int) -> Damage:
    script = _begun(honest)
    body = record_of(script, Kind.SETUP, record).replace(b":", b": ", 1)
    spaced = with_record(script, Kind.SETUP, record, body)
    return Damage(name=name, reason=Reason.NOT_CANONICAL, box=written(spaced))


def _ceremony(honest: Society) -> list[Damage]:
    certs, commitments, keys = (
        f"{_GROUP}/certs",
        f"{_GROUP}/coefexps",
        f"{_GROUP}/verification_keys",
    )
    threshold, signed = Reason.THRESHOLD, Reason.CERTIFICATE_SIGNATURE
    committed, closing = Reason.COEFFICIENTS_SIGNATURE, Reason.CEREMONY_SIGNATURE
    proof, own = Reason.VERIFICATION_KEY_PROOF, Reason.VERIFICATION_KEY_SIGNATURE
    signature = "0/signature/response"
    rows: list[Row] = [
        ("threshold-zero", threshold, f"{_GROUP}/threshold", 0),
        ("threshold-above-size", threshold, f"{_GROUP}/threshold", 9),
        ("certificate-missing", threshold, certs, shorter),
        ("coefficients-missing", threshold, commitments, shorter),
        ("closing-signature-missing", threshold, f"{_GROUP}/signatures", shorter),
        ("verification-key-too-many", threshold, keys, longer),
        ("threshold-of-others", Reason.CERTIFICATE, f"{_GROUP}/threshold", 3),
        ("certificates-swapped", Reason.CERTIFICATE, certs, lambda v: [v[1], v[0], v[2]]),
        ("certificate-signature-spoilt", signed, f"{certs}/{signature}", one_more),
        ("coefficients-signature-spoilt", committed, f"{commitments}/{signature}", one_more),
        ("coefficients-swapped", committed, commitments, lambda v: v[::-1]),
        ("coefficient-left-out", Reason.COEFFICIENTS, f"{commitments}/0/message", _fewer),
        ("closing-signature-spoilt", closing, f"{_GROUP}/signatures/1/response", one_more),
        ("verification-key-proof-spoilt", proof, f"{keys}/0/pok/response", one_more),
        ("verification-keys-swapped", Reason.VERIFICATION_KEY, keys, lambda v: v[::-1]),
        ("verification-key-signature-spoilt", own, f"{keys}/2/signature/challenge", one_more),
        ("verification-key-unsigned", Reason.FIELDS, f"{keys}/0", without("signature")),
        ("closing-signatures-stripped", Reason.FIELDS, _GROUP, without("signatures")),
        ("certificate-with-half-a-letter", Reason.NOT_JSON, f"{certs}/0/message", '"\\ud800"'),
        ("certificate-with-a-space", Reason.NOT_CANONICAL, f"{certs}/0/message", lambda v: f"{v} "),
    ]  # fmt: skip
    return _changed(honest, TRUSTEES, rows)


def _fewer(message: str) -> str:
    return edited(message.encode(), "coefexps", shorter).decode()


def _credentials(honest: Society) -> list[Damage]:
    credential, weight = Reason.CREDENTIAL, Reason.WEIGHT
    identity = "0" * 63 + "1"
    rows: list[Row] = [
        ("credential-listed-twice", Reason.CREDENTIAL_REPEATED, "1", honest_first(honest)),
        ("credential-outside", Reason.NOT_IN_GROUP, "0", f"{2:064x}"),
        ("credential-identity", Reason.IDENTITY, "0", identity),
        ("credential-in-capitals", credential, "0", str.upper),
        ("credential-too-short", Reason.ELEMENT, "0", "abc"),
        ("credential-is-a-number", credential, "0", 5),
        ("weight-zero", weight, "0", lambda v: f"{v.split(',')[0]},0"),
        ("weight-with-leading-zero", weight, "0", lambda v: f"{v.split(',')[0]},02"),
        ("weight-negative", credential, "0", lambda v: f"{v.split(',')[0]},-1"),
        ("weight-empty", credential, "0", lambda v: f"{v.split(',')[0]},"),
    ]
    script = _begun(honest)
    raw = record_of(script, Kind.SETUP, CREDENTIALS)
    raws = [
        ("credentials-with-a-space", raw.replace(b",", b", ", 1)),
        ("credentials-not-closed", raw[:-1]),
        ("credentials-followed-by-more", raw + b"]"),
        ("credentials-with-a-comma-at-the-end", raw[:-1] + b",]"),
        ("credentials-empty-bytes", b""),
    ]
    return [
        *_changed(honest, CREDENTIALS, rows),
        *(
            Damage(
                name=name,
                reason=credential,
                box=written(with_record(script, Kind.SETUP, CREDENTIALS, body)),
            )
            for name, body in raws
        ),
    ]


def honest_first(honest: Society) -> str:
    return str(json.loads(record_of(script_of(honest), Kind.SETUP, CREDENTIALS))[0])
