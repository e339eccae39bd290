import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.values.errors import MalformedEntropyError
from moothall.values.identifiers import is_identifier, new_identifier

ENTROPY = st.binary(min_size=16, max_size=16)
CROCKFORD = str.maketrans("0123456789abcdefghjkmnpqrstvwxyz", "0123456789abcdefghijklmnopqrstuv")


@given(ENTROPY)
def test_an_identifier_is_its_bytes_in_crockfords_letters(entropy: bytes) -> None:
    identifier = new_identifier(entropy)
    assert is_identifier(identifier)
    assert int(identifier.translate(CROCKFORD), 32) == int.from_bytes(entropy, "big")


def test_the_smallest_and_the_largest_have_twenty_six_letters() -> None:
    assert new_identifier(bytes(16)) == "0" * 26
    assert new_identifier(b"\xff" * 16) == "7" + "z" * 25


@pytest.mark.parametrize(
    "text",
    ["", "0" * 25, "0" * 27, "8" + "0" * 25, "0" * 25 + "u", "0" * 25 + "A", "0" * 25 + "\n"],
)
def test_it_knows_what_is_no_identifier(text: str) -> None:
    assert not is_identifier(text)


def test_it_refuses_another_number_of_bytes() -> None:
    with pytest.raises(MalformedEntropyError) as refusal:
        new_identifier(bytes(15))
    assert str(refusal.value) == "an identifier is made of 16 bytes, not of 15"
