"""One entry's proof as a page to be followed by hand: each step with the command that does it.

The commands are those of any Unix machine (coreutils, OpenSSL): nothing of ours is needed. Section
6 of docs/spec/record.md.
"""

import json
from collections.abc import Iterator
from html import escape, unescape

from moothall.record.checkpoints import Checkpoint
from moothall.record.entries import SALT_BYTES
from moothall.record.keys import PublicKey, encode_base64
from moothall.record.proofs import climb
from moothall.record.receipts import Receipt
from moothall.record.tree import leaf_hash
from moothall.rulebook.sentences.acts import say_act
from moothall.values.look import LOOK

# What RFC 8410 puts before the 32 bytes of an Ed25519 key, so that OpenSSL knows it for one.
_ED25519_KEY = bytes.fromhex("302a300506032b6570032100")
_STYLE = f"""{LOOK}
main {{ max-width: 48rem; margin: 0 auto; padding: 2rem 1rem 4rem; overflow-wrap: anywhere; }}
pre {{ white-space: pre-wrap; }}
li::marker {{ color: var(--soft); }}
"""


def write_page(receipt: Receipt, *, opening: bytes, key: PublicKey) -> str:
    """The page for one entry.

    Args:
        receipt: the proof.
        opening: salt and entry, where the entry is sealed and may be shown; else empty bytes.
        key: the log key that signed the head.
    """
    head = receipt.checkpoint.head
    title = f"Entry {receipt.number} of {head.origin}"
    body = "\n".join(
        [
            f"<h1>{escape(title)}</h1>",
            _what_this_is(receipt),
            *_in_short(opening[SALT_BYTES:] or receipt.leaf),
            *_opening(receipt, opening),
            *_leaf(receipt, is_open=bool(opening)),
            *_steps(receipt),
            *_head(receipt.checkpoint, key),
            _what_it_shows(),
        ]
    )
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def commands(page: str) -> Iterator[tuple[str, str]]:
    """Each command of a page with the answer that the page promises; for those who try them all."""
    for block in page.split("<pre>")[1:]:
        text = unescape(block.partition("</pre>")[0])
        command, found, answer = text.partition("\n# ")
        if found:
            yield command, answer.strip()


def _what_this_is(receipt: Receipt) -> str:
    return (
        f"<p>The record has {receipt.checkpoint.head.size} entries. This page proves that entry "
        f"{receipt.number} is one of them. Every step can be done again on any Unix machine: in "
        "the grey boxes are commands, and after a # what each must answer.</p>"
    )


def _in_short(words: bytes) -> Iterator[str]:
    """What the entry is, as a member would say it, where it is a judged act and may be read."""
    entry = json.loads(words)
    act, ruling = entry.get("act"), entry.get("ruling")
    if not isinstance(act, dict) or not isinstance(ruling, dict):
        return
    particulars = act.get("particulars")
    omits = particulars.get("omits") if isinstance(particulars, dict) else ""
    said = say_act(str(act.get("name")), omits=str(omits or ""))
    found = ruling.get("verdict") if ruling.get("findings") else "no clause bears on it"
    yield (
        f"<p>In short, the entry says: <b>{escape(said)}</b> "
        f"(event {escape(str(act.get('event')))}); {escape(str(found))}. "
        "The whole of it, with the clauses and the facts, stands below.</p>"
    )


def _what_it_shows() -> str:
    return (
        "<h2>What this shows, and what not</h2>\n"
        "<p>If every answer is the same, this entry was in the record that this key signed, word "
        "for word. It does not show that what people reported in it is so; whether the ruling "
        "follows from the rulebook is checked by <code>moothall audit</code>, from the whole "
        "record. Nor does it show that there is no second record: compare the key, and the head "
        "with those that others keep.</p>"
    )


def _opening(receipt: Receipt, opening: bytes) -> Iterator[str]:
    if not opening:
        return
    sealed = json.loads(receipt.leaf)["sealed"]
    yield "<h2>The entry and its seal</h2>"
    yield (
        "<p>The tree holds a seal of this entry, not its words. The words, after a salt of 32 "
        "bytes, have the digest that the seal names:</p>"
    )
    yield f"<pre>{escape(opening[SALT_BYTES:].decode())}</pre>"
    words = f"printf %s {encode_base64(opening)} | base64 -d"
    yield _box(f"(printf 'moothall/seal/v1\\n'; {words}) | sha256sum", sealed)


def _leaf(receipt: Receipt, *, is_open: bool) -> Iterator[str]:
    yield "<h2>The leaf</h2>"
    leaf = json.loads(receipt.leaf)
    if "sealed" in leaf and not is_open:
        whom = "members" if leaf["audience"] == "members" else "a body"
        yield f"<p>This entry is for {whom}: its words are sealed and not on this page.</p>"
    yield "<p>What the tree holds:</p>"
    yield f"<pre>{escape(receipt.leaf.decode())}</pre>"
    yield "<p>Its hash is that of a zero byte and these bytes:</p>"
    yield _box(
        f"(printf '\\000'; printf %s {encode_base64(receipt.leaf)} | base64 -d) | sha256sum",
        leaf_hash(receipt.leaf).hex(),
    )


def _steps(receipt: Receipt) -> Iterator[str]:
    size = receipt.checkpoint.head.size
    hashed = leaf_hash(receipt.leaf)
    yield "<h2>Up to the root</h2>"
    yield (
        "<p>At each step the hash so far and its neighbour are hashed together, after a byte of "
        "value one, until the root is reached.</p>"
    )
    yield "<ol>"
    for step in climb(receipt.proof, leaf=hashed, number=receipt.number, size=size):
        pair = (step.left + step.right).hex().upper()
        box = _box(f"printf 01{pair} | basenc --base16 -d | sha256sum", step.above.hex())
        yield f"<li>{box}</li>"
    yield "</ol>"


def _head(checkpoint: Checkpoint, key: PublicKey) -> Iterator[str]:
    head = checkpoint.head
    signature = next(line.raw for line in checkpoint.note.signatures if line.is_by(key))
    yield "<h2>The signed head</h2>"
    yield "<p>The head of the record, with its signatures:</p>"
    yield f"<pre>{escape(bytes(checkpoint).decode())}</pre>"
    yield "<p>Its third line is the root, in base64:</p>"
    yield _box(
        f"printf %s {encode_base64(head.root)} | base64 -d | basenc -w0 --base16",
        head.root.hex().upper(),
    )
    yield (
        f"<p>The log's key is <code>{escape(str(key))}</code>. Compare it with the one in the "
        "rulebook or the minutes. Whether it signed the head, OpenSSL tells:</p>"
    )
    public = encode_base64(_ED25519_KEY + key.raw)
    yield _box(
        f"printf %s {encode_base64(head.text().encode())} | base64 -d > head.txt\n"
        f"printf %s {encode_base64(signature)} | base64 -d > head.sig\n"
        f"printf %s {public} | base64 -d > log.der\n"
        "openssl pkeyutl -verify -pubin -inkey log.der -keyform DER -rawin -in head.txt "
        "-sigfile head.sig",
        "Signature Verified Successfully",
    )


def _box(command: str, answer: str) -> str:
    return f"<pre>{escape(command)}\n# {escape(answer)}</pre>"
