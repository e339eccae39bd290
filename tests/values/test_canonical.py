"""One value, one spelling, held against the `rfc8785` package, which nobody here wrote."""

import json
from decimal import Decimal
from enum import StrEnum

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from moothall.values.canonical import (
    DEEPEST_NESTING,
    Json,
    NotCanonicalError,
    canonical_bytes,
    parse_canonical,
)
from tests.strategies import texts

KEYS = texts(8, last=0xFFFF)
TEXT = texts(12)
WHOLE = st.integers(-(2**53) + 1, 2**53 - 1)
VALUES = st.recursive(
    st.none() | st.booleans() | WHOLE | TEXT,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)


@given(VALUES)
def test_it_writes_what_rfc8785_writes(value: Json) -> None:
    assert canonical_bytes(value) == rfc8785.dumps(value)


@given(VALUES)
def test_what_it_writes_it_reads(value: Json) -> None:
    assert parse_canonical(canonical_bytes(value)) == value


@given(VALUES, st.data())
def test_it_reads_nothing_but_the_one_spelling(value: Json, data: st.DataObject) -> None:
    """Whatever one byte is put in, left out or changed, it is refused or is canonical itself."""
    written = bytearray(canonical_bytes(value))
    at = data.draw(st.integers(0, len(written) - 1))
    written[at : at + data.draw(st.integers(0, 1))] = data.draw(st.binary(max_size=2))
    try:
        read = parse_canonical(bytes(written))
    except NotCanonicalError:
        return
    assert rfc8785.dumps(read) == bytes(written)


def test_the_example_of_the_rfc_is_written_as_the_rfc_writes_it() -> None:
    """RFC 8785, 3.2.2 and 3.2.3, without its `numbers`, which are fractions."""
    example: Json = {
        "string": '\u20ac$\u000f\nA\'B"\\\\"/',
        "literals": [None, True, False],
    }
    assert canonical_bytes(example) == (
        b'{"literals":[null,true,false],"string":"\xe2\x82\xac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )


class Verdict(StrEnum):
    IN_ORDER = "in order"


def test_a_named_string_is_written_as_its_string() -> None:
    assert canonical_bytes({"verdict": Verdict.IN_ORDER}) == b'{"verdict":"in order"}'


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (1.0, "a value of kind float has no place in a record"),
        (float("nan"), "a value of kind float has no place in a record"),
        (Decimal(1), "a value of kind Decimal has no place in a record"),
        ({"a": {1, 2}}, "a value of kind set has no place in a record"),
        (2**53, "the number 9.0072e+15 is not below 2^53"),
        ({1: "a"}, "the key 1 is not a string"),
        ({"😀": "a"}, "the key '😀' goes beyond U+FFFF"),
        (["\ud800"], "a string holds half of a surrogate pair"),
        (["\uffff"], "a string holds U+FFFF, which Unicode keeps from being a character"),
        ({"\ufdd0": 1}, "a string holds U+FDD0, which Unicode keeps from being a character"),
        ("\U0010fffe", "a string holds U+10FFFE, which Unicode keeps from being a character"),
    ],
)
def test_it_refuses_to_write(value: Json, message: str) -> None:
    with pytest.raises(NotCanonicalError) as refusal:
        canonical_bytes(value)
    assert str(refusal.value) == message


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (b"", "byte 0: not JSON: Expecting value"),
        (b"{} ", "byte 2: not how RFC 8785 writes this value"),
        (b'{"a":1,"a":1}', "byte 6: the key 'a' occurs twice in one object"),
        (b'{"b":1,"a":1}', "byte 2: not how RFC 8785 writes this value"),
        (b'{"a": 1}', "byte 5: not how RFC 8785 writes this value"),
        (b'"\\u0041"', "byte 1: not how RFC 8785 writes this value"),
        (b'"\\u000A"', "byte 2: not how RFC 8785 writes this value"),
        (b'"\\/"', "byte 1: not how RFC 8785 writes this value"),
        (b'{"\\u00e9":1}', "byte 2: not how RFC 8785 writes this value"),
        ('{"\U0001f600":1}'.encode(), "the key '\U0001f600' goes beyond U+FFFF"),
        (b'"\\ud800"', "a string holds half of a surrogate pair"),
        (
            '"\U0001ffff"'.encode(),
            "a string holds U+1FFFF, which Unicode keeps from being a character",
        ),
        (b'"\\uffff"', "byte 1: not how RFC 8785 writes this value"),
        (b"-0", "byte 0: not how RFC 8785 writes this value"),
        (b"01", "byte 1: not JSON: Extra data"),
        (b"1.0", "the number 1.0 is not whole; fractions are strings"),
        (b"1e3", "the number 1e3 is not whole; fractions are strings"),
        (b"NaN", "NaN is not JSON"),
        (b"-Infinity", "-Infinity is not JSON"),
        (b"9007199254740992", "the number 9007199254740992 is not below 2^53"),
        (b"9" * 5000, "the number 99999999999999999999 is not below 2^53"),
        (b'"\xff"', "byte 1: not UTF-8"),
        (b'"\xed\xa0\x80"', "byte 1: not UTF-8"),
        (b'\xef\xbb\xbf""', "byte 0: not JSON: Expecting value"),
        (b'"\xc3\xa9" ', "byte 4: not how RFC 8785 writes this value"),
        (
            b'{"a":"\xc3\xa9",}',
            "byte 10: not JSON: Expecting property name enclosed in double quotes",
        ),
    ],
)
def test_it_refuses_to_read(written: bytes, message: str) -> None:
    with pytest.raises(NotCanonicalError) as refusal:
        parse_canonical(written)
    assert str(refusal.value) == message


def test_the_neighbours_of_noncharacters_are_characters() -> None:
    written = '"\ufdcf\ufdf0\ufffd\U00010000\U0010fffd"'.encode()
    assert canonical_bytes(parse_canonical(written)) == written


@pytest.mark.parametrize("deep", [DEEPEST_NESTING + 1, 20_000])
def test_it_refuses_what_is_nested_too_deep(deep: int) -> None:
    with pytest.raises(NotCanonicalError, match="nested more than 64 deep"):
        parse_canonical(b"[" * deep + b"]" * deep)
    value: Json = []
    for _ in range(deep):
        value = [value]
    with pytest.raises(NotCanonicalError, match="nested more than 64 deep"):
        canonical_bytes(value)


def test_it_takes_what_is_nested_as_deep_as_allowed() -> None:
    written = b"[" * DEEPEST_NESTING + b"]" * DEEPEST_NESTING
    assert canonical_bytes(json.loads(written)) == written
    assert canonical_bytes(parse_canonical(written)) == written
