"""Identifiers: 128 bits of chance, written so that people can read them aloud.

Crockford's base 32 in lower case: no i, l, o or u. Where the chance comes from is the affair of
whoever asks; nothing can be learned from an identifier. Source: Douglas Crockford, "Base 32".
"""

import re

from moothall.values.errors import MalformedEntropyError

_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 26
_ENTROPY = 16
_FORM = re.compile(r"[0-7][0-9a-hjkmnp-tv-z]{25}")


def new_identifier(entropy: bytes) -> str:
    """Write 16 bytes as 26 letters, the two leading bits being 0.

    Raises:
        MalformedEntropyError: not 16 bytes.
    """
    if len(entropy) != _ENTROPY:
        raise MalformedEntropyError(
            f"an identifier is made of {_ENTROPY} bytes, not of {len(entropy)}"
        )
    number = int.from_bytes(entropy, "big")
    return "".join(_LETTERS[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))


def is_identifier(text: str) -> bool:
    """Say whether a text could be an identifier."""
    return _FORM.fullmatch(text) is not None
