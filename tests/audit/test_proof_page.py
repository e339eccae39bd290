"""Every command on a proof's page gives what the page promises, by sha256sum and OpenSSL."""

import os
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from moothall.audit.proof_page import commands, write_page
from moothall.record.checkpoints import parse_checkpoint
from moothall.record.receipts import write_receipt
from tests.record import making

TOOLS = ("sha256sum", "basenc", "base64", "openssl", "sh")


def require_tools() -> None:
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        says = f"needs {missing[0]}, of Debian's coreutils and openssl"
        if os.environ.get("MOOTHALL_NOTHING_MAY_BE_SKIPPED"):
            pytest.fail(says)
        pytest.skip(says)


def page_of(number: int, *, count: int = 11) -> str:
    kept = making.keep(making.acts(count))
    files = making.export_of(kept)
    checkpoint = parse_checkpoint(files["checkpoint"], what="head")
    leaf = kept[number].leaf
    receipt = write_receipt(leaf, number, checkpoint=checkpoint, read=files.__getitem__)
    return write_page(receipt, opening=kept[number].opening, key=making.LOG.public())


@pytest.mark.parametrize("number", [0, 1, 8, 10])
def test_every_command_answers_as_the_page_says(number: int, tmp_path: Path) -> None:
    require_tools()
    asked = list(commands(page_of(number)))
    assert len(asked) >= 5
    for command, promised in asked:
        words = ["sh", "-c", command]
        answer = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=True)
        assert answer.stdout.rstrip().removesuffix("  -") == promised, command


def test_the_commands_lead_from_the_leaf_to_the_root() -> None:
    hashed = [one for one in commands(page_of(0)) if "sha256sum" in one[0]]
    for (_, answer), (command, _) in pairwise(hashed):
        assert answer.upper() in command
    assert hashed[-1][1] == making.head_of(making.keep(making.acts(11))).head.root.hex()


def test_words_of_an_entry_are_never_taken_for_markup() -> None:
    entry = {**making.act(0, audience="public"), "act": "<script>alert(1)</script>"}
    kept = making.keep([entry])
    files = making.export_of(kept)
    checkpoint = parse_checkpoint(files["checkpoint"], what="head")
    receipt = write_receipt(kept[0].leaf, 0, checkpoint=checkpoint, read=files.__getitem__)
    page = write_page(receipt, opening=b"", key=making.LOG.public())
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
