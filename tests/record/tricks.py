"""Heads and keys written so that a lax reader would take them, most of them by the right key.

What C2SP `signed-note`, `tlog-checkpoint` and `tlog-cosignature` leave open, and what libraries for
base64 and Ed25519 are known to let pass.
"""

from dataclasses import replace

from moothall.record.checkpoints import cosign
from moothall.record.errors import Damage
from moothall.record.exports import CHECKPOINT, MANIFEST
from moothall.record.keys import encode_base64
from moothall.record.notes import DASH, Note, Signature, parse_note, sign_text
from moothall.values.canonical import canonical_bytes
from tests.record import making
from tests.record.damages import Damaged, sound
from tests.record.making import BRANCH, MALLORY, NEXT, ORIGIN

# The order of Ed25519's group: to add it to a signature's second half changes nothing [RFC 8032].
_ORDER = 2**252 + 27742317777372353535851937790883648493
_HEAD = parse_note(sound()[CHECKPOINT], what="the head")
_LOG, _BRANCH = _HEAD.signatures
_ROOT = _HEAD.text.splitlines()[2]


def of_tricks() -> list[Damaged]:
    """Every one of them."""
    return [*_texts(), *_lines(), *_signatures(), *_keys(), *_names()]


def _texts() -> list[Damaged]:
    """Texts that the right key signed and that are no checkpoint's."""
    return [
        _signed("an origin with a space", f"federation example\n7\n{_ROOT}\n"),
        _signed("an origin with a no-break space", f"federation\u00a0example\n7\n{_ROOT}\n"),
        _signed("an origin with a plus", f"federation+example\n7\n{_ROOT}\n"),
        _signed("an empty origin", f"\n7\n{_ROOT}\n"),
        _signed("an origin that turns the line round", f"\u202efederation\n7\n{_ROOT}\n"),
        _signed("a size with a sign", f"{ORIGIN}\n+7\n{_ROOT}\n"),
        _signed("a size below nothing", f"{ORIGIN}\n-1\n{_ROOT}\n"),
        _signed("a size in other digits", f"{ORIGIN}\n\u0667\n{_ROOT}\n"),
        _signed("a size with a space", f"{ORIGIN}\n7 \n{_ROOT}\n"),
        _signed("a size with an underscore", f"{ORIGIN}\n0_7\n{_ROOT}\n"),
        _signed("a root of 31 bytes", f"{ORIGIN}\n7\n{encode_base64(bytes(31))}\n"),
        _signed("a root of 33 bytes", f"{ORIGIN}\n7\n{encode_base64(bytes(33))}\n"),
        _signed("a root in the other base64", f"{ORIGIN}\n7\n{'_' * 42}8=\n"),
        _signed("no root", f"{ORIGIN}\n7\n"),
        _signed("an empty line in the text", f"{ORIGIN}\n7\n{_ROOT}\n\n\n"),
    ]


def _lines() -> list[Damaged]:
    """Signature lines that are written otherwise."""
    head, lines = bytes(_HEAD).split(b"\n\n")
    dash = DASH.encode()
    return [
        _written("a head after a mark of order", b"\xef\xbb\xbf" + bytes(_HEAD)),
        _written("carriage returns in the signatures", head + b"\n\n" + lines[:-1] + b"\r\n"),
        _written("two empty lines", head + b"\n\n\n" + lines),
        _written("an empty line at the end", bytes(_HEAD) + b"\n"),
        _written(
            "an empty line between signatures", bytes(_HEAD).replace(b"\n" + dash, b"\n\n" + dash)
        ),
        _written("a shorter dash", bytes(_HEAD).replace(dash, "\N{EN DASH} ".encode())),
        _written("a space at the end of a line", bytes(_HEAD)[:-1] + b" \n"),
        _written("two spaces in a line", bytes(_HEAD).replace(dash, dash + b" ")),
        _written("a tab in a line", bytes(_HEAD).replace(b"example/record ", b"example/record\t")),
        _written("a zero byte in a line", bytes(_HEAD)[:-1] + b"\0\n"),
        _written("no signature", head + b"\n\n"),
        _written("bytes that are no UTF-8", bytes(_HEAD).replace(b"federation", b"federati\xf6n")),
        _written("an overlong letter", bytes(_HEAD).replace(b"/record", b"\xc0\xafrecord")),
    ]


def _signatures() -> list[Damaged]:
    """Signatures that are another's, twice, or another number for the same one."""
    half = int.from_bytes(_LOG.raw[32:], "little") + _ORDER
    shifted = replace(_LOG, raw=_LOG.raw[:32] + half.to_bytes(32, "little"))
    forged = replace(sign_text(_HEAD.text, MALLORY), key_id=NEXT.public().key_id())
    later = cosign(making.head_of(making.keep(making.acts(7))).head, BRANCH, at=1)
    return [
        _with("a signature with the order added", Damage.SIGNATURE, shifted, _BRANCH),
        _with("a signature cut short", Damage.SIGNATURE, replace(_LOG, raw=_LOG.raw[:63]), _BRANCH),
        _with(
            "a signature with a byte more",
            Damage.SIGNATURE,
            replace(_LOG, raw=_LOG.raw + b"\0"),
            _BRANCH,
        ),
        _with("another key whose id collides", Damage.SIGNATURE, forged, _BRANCH),
        _with("a key and one whose id collides", Damage.NOTE, _LOG, forged, _BRANCH),
        _with(
            "a key of another name with its id", Damage.SIGNATURE, _LOG, replace(forged, name="x")
        ),
        _with(
            "a key of another id with its name",
            Damage.SIGNATURE,
            _LOG,
            replace(forged, key_id=b"abcd"),
            _BRANCH,
        ),
        _with("the witness before the log", Damage.SIGNATURE, _BRANCH, _LOG),
        _with("the witness alone", Damage.SIGNATURE, _BRANCH),
        _with("a cosignature of another head", Damage.SIGNATURE, _LOG, later),
        _with(
            "another time in a cosignature",
            Damage.SIGNATURE,
            _LOG,
            replace(_BRANCH, raw=bytes(8) + _BRANCH.raw[8:]),
        ),
        _with(
            "a time beyond 2^63",
            Damage.SIGNATURE,
            _LOG,
            replace(_BRANCH, raw=b"\xff" * 8 + _BRANCH.raw[8:]),
        ),
        _with(
            "a time and no signature", Damage.SIGNATURE, _LOG, replace(_BRANCH, raw=_BRANCH.raw[:8])
        ),
        _with("the witness's line twice", Damage.NOTE, _LOG, _BRANCH, _BRANCH),
    ]


def _keys() -> list[Damaged]:
    """Keys in the manifest that are of another kind or in another spelling."""
    key = str(NEXT.public())
    name, key_id, material = key.split("+", 2)
    small = encode_base64(b"\1" + b"\1" + bytes(31))
    return [
        _keyed(
            "a key of an unknown algorithm",
            Damage.NOTE,
            f"{name}+{key_id}+{encode_base64(b'2' * 33)}",
        ),
        _keyed("a key id in capitals", Damage.NOTE, f"{name}+{key_id.upper()}+{material}"),
        _keyed("a key id of another key", Damage.NOTE, f"{name}+00000000+{material}"),
        _keyed(
            "a key of 31 bytes", Damage.NOTE, f"{name}+{key_id}+{encode_base64(bytes([1]) * 32)}"
        ),
        _keyed("a key of small order", Damage.NOTE, f"{name}+{key_id}+{small}"),
        _keyed("a private key in the manifest", Damage.NOTE, NEXT.secret_text()),
        _keyed("a key with a newline", Damage.NOTE, f"{key}\n"),
        _keyed("a key of no name", Damage.NOTE, f"+{key_id}+{material}"),
        _keyed("a number for a key", Damage.NOTE, 7),
    ]


def _names() -> list[Damaged]:
    """Files whose names would lead out of a folder that they are unpacked in."""
    return [
        _named("an absolute name", "/etc/passwd"),
        _named("a name that leads out", "../checkpoint"),
        _named("a name that leads out from within", "texts/../../checkpoint"),
        _named("a file by another spelling", "./checkpoint"),
        _named("a file in capitals", "CHECKPOINT"),
        _named("a tile with a leading zero", "tile/00/000.p/7"),
        _named("a tile above the root", "tile/1/000.p/1"),
        _named("a partial tile of all", "tile/0/000.p/256"),
    ]


def _named(name: str, file: str) -> Damaged:
    return Damaged(name=name, damage=Damage.FILES, files={**sound(), file: b"x"})


def _signed(name: str, text: str) -> Damaged:
    note = Note(text=text, signatures=(sign_text(text, NEXT),))
    return _written(name, bytes(note))


def _written(name: str, note: bytes) -> Damaged:
    assert note != bytes(_HEAD), name
    return Damaged(name=name, damage=Damage.NOTE, files={**sound(), CHECKPOINT: note})


def _with(name: str, damage: Damage, *lines: Signature) -> Damaged:
    note = bytes(replace(_HEAD, signatures=lines))
    return Damaged(name=name, damage=damage, files={**sound(), CHECKPOINT: note})


def _keyed(name: str, damage: Damage, key: str | int) -> Damaged:
    witnesses = [str(BRANCH.public())]
    manifest = {"audience": "whole", "format": "export/v1", "key": key, "witnesses": witnesses}
    return Damaged(name=name, damage=damage, files={**sound(), MANIFEST: canonical_bytes(manifest)})
