"""Notes, keys, receipts and bundles that are not written as they should be."""

from collections.abc import Callable

import pytest

from moothall.record.bundles import split_bundle
from moothall.record.checkpoints import cosign, parse_checkpoint
from moothall.record.entries import keep_entry
from moothall.record.errors import RecordError
from moothall.record.exports import Manifest, Readers, assemble
from moothall.record.keys import decode_base64, make_key, parse_private_key, parse_public_key
from moothall.record.notes import parse_note
from moothall.record.proofs import prove_extension, prove_inclusion
from moothall.record.receipts import parse_receipt, write_receipt
from moothall.record.ustar import header
from tests.record import making
from tests.record.making import BRANCH, LOG

HEAD = making.head_of(making.keep(making.acts(5)))
FILES = making.export_of(making.keep(making.acts(5)))
LINE = bytes(HEAD).splitlines(keepends=True)[-1]
RECEIPT = bytes(
    write_receipt(
        making.keep(making.acts(5))[2].leaf,
        2,
        checkpoint=parse_checkpoint(FILES["checkpoint"], what="head"),
        read=FILES.__getitem__,
    )
)
SECRET = LOG.secret_text()


@pytest.mark.parametrize(
    ("attempt", "says"),
    [
        (lambda: parse_note(b"\xff\n\n", what="it"), "note: it is not UTF-8 at byte 0"),
        (lambda: parse_note(b"a\tb\n\n", what="it"), "note: it holds a control character"),
        (lambda: parse_note(b"x" * 262_145, what="it"), "note: it is longer than 262144 bytes"),
        (
            lambda: parse_note(b"a\n\n" + LINE * 101, what="it"),
            "note: it has more than 100 signatures",
        ),
        (
            lambda: parse_note("a\n\n— name QUFB\n".encode(), what="it"),
            "note: it has an empty signature of name",
        ),
        (
            lambda: parse_note("a\n\n—  QUFBQUFB\n".encode(), what="it"),
            "note: '' is no name: no white space and no + may be in it",
        ),
        (
            lambda: parse_checkpoint(bytes(HEAD).replace(b"\n5\n", b"\n-5\n"), what="it"),
            "note: it gives the size '-5', which is no size",
        ),
        (
            lambda: parse_checkpoint("o\n1\nQUFB\n\n— o QUFBQUFB\n".encode(), what="it"),
            "note: the root in it has 3 bytes, not 32",
        ),
        (
            lambda: cosign(HEAD.head, BRANCH, at=-1),
            "note: -1 is no time to sign at",
        ),
        (
            lambda: parse_public_key("a+00000000+AQID"),
            "note: the public key of a is not an Ed25519 key of type 1 or 4",
        ),
        (
            lambda: parse_private_key(SECRET.replace(LOG.name, "elsewhere.example")),
            "note: the id in the private key of elsewhere.example is not that of the key",
        ),
        (
            lambda: make_key("a\nb", purpose=LOG.purpose, entropy=bytes(32)),
            "note: 'a\\nb' is no name: no white space and no + may be in it",
        ),
        (lambda: decode_base64("é", what="it"), "note: it is not base64 in its one spelling"),
        (lambda: parse_receipt(b"nothing"), "note: this is no receipt of an entry"),
        (
            lambda: parse_receipt(RECEIPT.replace(b"index 2", b"index two")),
            "note: the receipt gives no number",
        ),
        (
            lambda: parse_receipt(RECEIPT.replace(b"index 2", b"index 02")),
            "note: the receipt is not written as a receipt is",
        ),
        (
            lambda: split_bundle("it", b"\0\1a\0\2a", width=2),
            "bundle: it is cut short in its item 1",
        ),
        (lambda: header("n" * 101, 0), f"container: {'n' * 101} does not fit into an archive"),
        (lambda: header("n", 2**40), "container: n does not fit into an archive"),
        (
            lambda: prove_inclusion(lambda _, __: b"", 5, size=5),
            "entry: there is no entry 5 among 5",
        ),
        (
            lambda: prove_extension(lambda _, __: b"", 6, size=5),
            "root: a record of 5 entries does not begin with 6",
        ),
        (
            lambda: keep_entry(making.act(1), salt=b"short"),
            "opening: entry 1 needs a salt of 32 bytes",
        ),
        (
            lambda: keep_entry({**making.act(0), "act": 1.5}, salt=b""),  # type: ignore[dict-item]
            "json: entry 0: a value of kind float has no place in a record",
        ),
        (
            lambda: keep_entry({**making.act(0), "act": "x" * 40_000}, salt=b""),
            "entry: entry 0 has 40288 bytes; 32768 are allowed: put it into a text",
        ),
    ],
)
def test_it_is_refused_in_a_sentence(attempt: Callable[[], object], says: str) -> None:
    with pytest.raises(RecordError) as refusal:
        attempt()
    assert str(refusal.value) == says
    assert SECRET[-44:] not in str(refusal.value)


def test_an_export_without_its_rulebook_is_not_put_together() -> None:
    manifest = Manifest(readers=Readers.WHOLE, key=LOG.public(), witnesses=())
    kept = making.keep(making.acts(1))
    with pytest.raises(RecordError, match=r"book: books/[0-9a-f]{64}\.md is not at hand"):
        assemble(kept, checkpoint=making.head_of(kept), manifest=manifest, files={})


def test_a_private_key_does_not_show_itself() -> None:
    assert repr(LOG) == f"PrivateKey(name={LOG.name!r})"


def test_a_receipt_that_was_written_is_read() -> None:
    receipt = parse_receipt(RECEIPT)
    assert receipt.holds()
    assert bytes(receipt) == RECEIPT
