"""The spec is what a secretary reads: its examples must be read, and no key may be missing."""

import re
from pathlib import Path

import pytest

from moothall.rulebook import read_block
from moothall.rulebook.language.vocabulary import BASES
from moothall.rulebook.reading import bodies, declarations, duties, forms, scopes
from moothall.values.durations import Counting

SPEC = (Path(__file__).parents[2] / "docs" / "spec" / "rulebook.md").read_text()
EXAMPLES = re.findall(r"^```rule\n(.*?)^```$", SPEC, re.DOTALL | re.MULTILINE)
KEYS = sorted(
    {
        key
        for module in (bodies, declarations, duties, forms, scopes)
        for name, keys in vars(module).items()
        if name.endswith("_KEYS")
        for key in keys
    }
)


@pytest.mark.parametrize("source", EXAMPLES)
def test_every_example_of_the_spec_is_read(source: str) -> None:
    read = read_block(source, clause="1.1", file="rulebook.md")
    assert read.problems == ()
    assert read.block is not None


def test_the_examples_show_every_form_and_every_structure() -> None:
    blocks = [read_block(source, clause="1.1", file="rulebook.md").block for source in EXAMPLES]
    assert {type(block).__name__ for block in blocks} == {
        "Book",
        "Body",
        "Condition",
        "Duty",
        "People",
        "Period",
        "Power",
        "Quantity",
        "Question",
    }


@pytest.mark.parametrize("key", KEYS)
def test_every_key_of_a_block_is_explained(key: str) -> None:
    assert re.search(rf"`{key}[` ]|^{key} +=", SPEC, re.MULTILINE)


@pytest.mark.parametrize("word", [*BASES, *[counting.value for counting in Counting]])
def test_every_base_and_every_reading_of_days_is_explained(word: str) -> None:
    assert f"`{word}`" in SPEC or f'`"{word}"`' in SPEC
