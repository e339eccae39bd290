"""The group of prime order of the curve Ed25519, by libsodium. [F 2].

libsodium multiplies and adds; `ed25519_table` has the powers of the election's key. The functions
of libsodium refuse the scalar 0 and the identity, which are therefore answered here.
"""

import hashlib
import re
from collections.abc import Sequence
from functools import cached_property, lru_cache

from nacl import bindings
from nacl.exceptions import RuntimeError as LibsodiumError

from moothall.ballots.belenios_v1.groups.ed25519_table import PointTable
from moothall.ballots.belenios_v1.groups.interface import Element, FixedBase
from moothall.ballots.errors import DoesNotHoldError, Reason, UnsafeLibraryError

_HEXADECIMAL = re.compile(r"[0-9a-f]{64}")
_IDENTITY = Element(1)
_Q = 2**252 + 27742317777372353535851937790883648493
_PADDING_BITS = 14
# The base point and the point of order 2, (x, y) -> (-x, -y): of order 2q, on the curve.
_OF_ORDER_2Q = Element(2**255 - 19 - int("66" * 31 + "58", 16) | 1 << 255)
_MOST_BITS = 255 - _PADDING_BITS


class GeneratorOfEd25519:
    """The base point, whose tables libsodium has."""

    element = Element(0x6666666666666666666666666666666666666666666666666666666666666658)

    def power(self, exponent: int) -> Element:
        """Raise the base point to any whole exponent, taken mod q."""
        scalar = exponent % _Q
        if scalar == 0:
            return _IDENTITY
        return _point(bindings.crypto_scalarmult_ed25519_base_noclamp(_bytes(scalar)))


class Ed25519:
    """The curve's group of prime order."""

    name = "Ed25519"
    q = _Q
    identity = _IDENTITY

    def __init__(self) -> None:
        """Raise UnsafeLibraryError where libsodium takes points of order 2q for members."""
        try:
            self.powers_checked(_OF_ORDER_2Q, [2], offsets=[0])
        except DoesNotHoldError:
            if not bindings.crypto_core_ed25519_is_valid_point(_bytes(_OF_ORDER_2Q)):
                return
        says = "takes points outside the group for members; install pynacl 1.6.2 or later"
        raise UnsafeLibraryError(f"the libsodium of the installed pynacl {says}")

    @cached_property
    def g(self) -> FixedBase:
        """The base point."""
        return GeneratorOfEd25519()

    def read(self, text: str) -> Element:
        """Read 64 lower-case hexadecimal digits. Raises `element`."""
        if not _HEXADECIMAL.fullmatch(text):
            raise DoesNotHoldError(Reason.ELEMENT, f"{text[:20]!r} is no point in 64 hex digits")
        return Element(int(text, 16))

    def write(self, element: Element) -> str:
        """Give the 64 digits."""
        return f"{element:064x}"

    def require_member(self, element: Element) -> None:
        """Raise `not-in-group` unless canonical, on the curve and of order q, or the identity."""
        if element == _IDENTITY:
            return
        if not bindings.crypto_core_ed25519_is_valid_point(_bytes(element)):
            raise _not_a_member()

    def multiply(self, one: Element, other: Element) -> Element:
        """Add points."""
        return _point(bindings.crypto_core_ed25519_add(_bytes(one), _bytes(other)))

    def divide(self, one: Element, other: Element) -> Element:
        """Subtract a point."""
        return _point(bindings.crypto_core_ed25519_sub(_bytes(one), _bytes(other)))

    def power(self, element: Element, exponent: int) -> Element:
        """Multiply a point by a number."""
        scalar = exponent % _Q
        if scalar == 0 or element == _IDENTITY:
            return _IDENTITY
        return _point(bindings.crypto_scalarmult_ed25519_noclamp(_bytes(scalar), _bytes(element)))

    def powers(
        self, element: Element, exponents: Sequence[int], *, offsets: Sequence[int]
    ) -> list[Element]:
        """Multiply a point, less M times the base point, by several numbers."""
        return [
            self.power(self.divide(element, _shift(offset)) if offset else element, exponent)
            for exponent, offset in zip(exponents, offsets, strict=True)
        ]

    def powers_checked(
        self, element: Element, exponents: Sequence[int], *, offsets: Sequence[int]
    ) -> list[Element]:
        """Do the same for a point from outside.

        libsodium's multiplication itself refuses a point that is not canonical, not on the curve
        or not of order q, so that a separate test is needed only where the
        point itself is not multiplied.
        """
        if 0 not in offsets or not all(exponent % _Q for exponent in exponents):
            self.require_member(element)
        try:
            return self.powers(element, exponents, offsets=offsets)
        except LibsodiumError:
            raise _not_a_member() from None

    def fixed(self, element: Element) -> FixedBase:
        """Make a table of the point's multiples."""
        return PointTable(element, q=_Q)

    def place(self, element: Element) -> int:
        """Sort by the little-endian bytes: those of the compressed point."""
        return int.from_bytes(_bytes(element))

    def generator(self, index: int) -> Element:
        """Take 8 times the first point at or after a quarter of a digest."""
        digest = hashlib.sha256(f"ggen|{index}".encode()).digest()
        number = int.from_bytes(digest) >> 2
        while (point := PointTable.eightfold(number)) is None:
            number += 1
        return point

    def embed(self, number: int) -> Element:
        """Append fourteen bits, counted up until the number is a member."""
        if number < 1 << _MOST_BITS:
            start = number << _PADDING_BITS
            for padded in range(start, start + (1 << _PADDING_BITS)):
                if bindings.crypto_core_ed25519_is_valid_point(_bytes(padded)):
                    return Element(padded)
        raise DoesNotHoldError(Reason.FORM, "a ranking of so many answers has no room in the group")

    def extract(self, element: Element) -> int:
        """Drop the fourteen bits."""
        return element >> _PADDING_BITS


@lru_cache(maxsize=256)
def _shift(offset: int) -> Element:
    return GeneratorOfEd25519().power(offset)


def _bytes(number: int) -> bytes:
    return number.to_bytes(32, "little")


def _point(encoded: bytes) -> Element:
    return Element(int.from_bytes(encoded, "little"))


def _not_a_member() -> DoesNotHoldError:
    return DoesNotHoldError(Reason.NOT_IN_GROUP, "a point is not an element of the group")
