"""The two groups of residues modulo a 2048-bit prime, by gmpy2. [F 2].

Powers of a fixed base come from a table; several powers of one element share their squarings.
docs/decisions/0040 has the measurements. Not constant in time: see docs/spec/ballots.md, 7.
"""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from gmpy2 import invert, jacobi, mpz, powmod

from moothall.ballots.belenios_v1.groups import parameters
from moothall.ballots.belenios_v1.groups.interface import Element, FixedBase
from moothall.ballots.errors import DoesNotHoldError, Reason

_DECIMAL = re.compile(r"[1-9][0-9]{0,616}")
_WINDOW = 4  # bits a step, where several powers share their squarings
_PADDING_BITS = 8


class ResidueTable:
    """Every power of one residue by one product a window: entry [i][d] is base^(d * 2^(w i))."""

    def __init__(self, base: mpz, *, p: mpz, q: int) -> None:
        """Fill the table: 10 bits a window for short exponents, 6 for long ones."""
        self._p, self._q, self._base = p, q, base
        self._width = 10 if q.bit_length() <= 256 else 6
        self._rows = [
            _row(base, p=p, size=1 << self._width, shift=i * self._width)
            for i in range(-(-q.bit_length() // self._width))
        ]

    @property
    def element(self) -> Element:
        """The base itself."""
        return Element(int(self._base))

    def power(self, exponent: int) -> Element:
        """Raise the base to any whole exponent, taken mod q."""
        rest, product, p = exponent % self._q, mpz(1), self._p
        mask = (1 << self._width) - 1
        for row in self._rows:
            digit = rest & mask
            if digit:
                product = product * row[digit] % p
            rest >>= self._width
        return Element(int(product))


def _row(base: mpz, *, p: mpz, size: int, shift: int) -> list[mpz]:
    step, row = powmod(base, mpz(1) << shift, p), [mpz(1)]
    while len(row) < size:
        row.append(row[-1] * step % p)
    return row


@dataclass(frozen=True, kw_only=True)
class ResidueGroup:
    """The residues of order q modulo p; `is_member` is each group's own quickest test."""

    name: str
    p: mpz
    q: int
    generator_residue: mpz
    is_member: Callable[[mpz], bool]
    membership_is_a_power: bool

    identity = Element(1)

    @cached_property
    def g(self) -> FixedBase:
        """The generator, with its table."""
        return ResidueTable(self.generator_residue, p=self.p, q=self.q)

    def read(self, text: str) -> Element:
        """Read a decimal without sign or leading zero, below p. Raises `element`."""
        if not _DECIMAL.fullmatch(text):
            raise DoesNotHoldError(Reason.ELEMENT, f"{text[:20]!r} is no decimal group element")
        number = mpz(text)
        if number >= self.p:
            raise DoesNotHoldError(Reason.ELEMENT, "a group element is not below the modulus")
        return Element(int(number))

    def write(self, element: Element) -> str:
        """Give the decimal."""
        return str(mpz(element))

    def require_member(self, element: Element) -> None:
        """Raise `not-in-group` unless the residue has an order that divides q."""
        if not (0 < element < self.p and self.is_member(mpz(element))):
            raise _not_a_member()

    def multiply(self, one: Element, other: Element) -> Element:
        """Multiply modulo p."""
        return Element(int(mpz(one) * other % self.p))

    def divide(self, one: Element, other: Element) -> Element:
        """Multiply by the inverse modulo p."""
        return Element(int(one * invert(mpz(other), self.p) % self.p))

    def power(self, element: Element, exponent: int) -> Element:
        """Raise one element once."""
        return Element(int(powmod(mpz(element), exponent % self.q, self.p)))

    def powers(
        self, element: Element, exponents: Sequence[int], *, offsets: Sequence[int]
    ) -> list[Element]:
        """Raise one element several times on one ladder of squarings."""
        if len(exponents) < 2:
            raised = [mpz(self.power(element, exponent)) for exponent in exponents]
        else:
            ladder = self._ladder(mpz(element))
            raised = [self._climb(ladder, exponent % self.q) for exponent in exponents]
        return self._shifted(raised, exponents, offsets)

    def powers_checked(
        self, element: Element, exponents: Sequence[int], *, offsets: Sequence[int]
    ) -> list[Element]:
        """Do the same; the test of membership, where it is a power, goes up the same ladder."""
        if not self.membership_is_a_power:
            self.require_member(element)
            return self.powers(element, exponents, offsets=offsets)
        if not 0 < element < self.p:
            raise _not_a_member()
        ladder = self._ladder(mpz(element))
        if self._climb(ladder, self.q) != 1:
            raise _not_a_member()
        raised = [self._climb(ladder, exponent % self.q) for exponent in exponents]
        return self._shifted(raised, exponents, offsets)

    def _shifted(
        self, raised: Sequence[mpz], exponents: Sequence[int], offsets: Sequence[int]
    ) -> list[Element]:
        """Divide by g^(M e): from the table, so that the ladder serves all offsets."""
        return [
            Element(int(x * self.g.power(-offset * exponent) % self.p if offset else x))
            for x, exponent, offset in zip(raised, exponents, offsets, strict=True)
        ]

    def fixed(self, element: Element) -> FixedBase:
        """Make a table of the element's powers."""
        return ResidueTable(mpz(element), p=self.p, q=self.q)

    def place(self, element: Element) -> int:
        """Sort by number."""
        return element

    def generator(self, index: int) -> Element:
        """Raise a digest to (p-1)/q."""
        digest = hashlib.sha256(f"ggen|{index}".encode()).digest()
        return Element(int(powmod(int.from_bytes(digest), (self.p - 1) // self.q, self.p)))

    def embed(self, number: int) -> Element:
        """Append eight bits, counted up until the number is a member."""
        start = number << _PADDING_BITS
        for padded in range(start, min(start + (1 << _PADDING_BITS), int(self.p))):
            if padded and self.is_member(mpz(padded)):
                return Element(padded)
        raise DoesNotHoldError(Reason.FORM, "a ranking of so many answers has no room in the group")

    def extract(self, element: Element) -> int:
        """Drop the eight bits."""
        return element >> _PADDING_BITS

    def _ladder(self, base: mpz) -> list[mpz]:
        """The powers base^(16^i) for every step of an exponent."""
        p, ladder = self.p, [base]
        for _ in range(-(-self.q.bit_length() // _WINDOW) - 1):
            base = base * base % p
            base = base * base % p
            base = base * base % p
            base = base * base % p
            ladder.append(base)
        return ladder

    def _climb(self, ladder: list[mpz], exponent: int) -> mpz:
        """Sort the steps by their digit, then weigh the digits by running products (Yao)."""
        p = self.p
        piles: list[mpz | None] = [None] * (1 << _WINDOW)
        for step in ladder:
            digit = exponent & 15
            exponent >>= _WINDOW
            if digit:
                pile = piles[digit]
                piles[digit] = step if pile is None else pile * step % p
        running = weighed = mpz(1)
        for pile in reversed(piles[1:]):
            if pile is not None:
                running = running * pile % p
            weighed = weighed * running % p
        return weighed


def _not_a_member() -> DoesNotHoldError:
    return DoesNotHoldError(Reason.NOT_IN_GROUP, "a number is not an element of the group")


def BELENIOS_2048() -> ResidueGroup:  # noqa: N802 - the group's own name
    """A subgroup of 256-bit order."""
    p, q = mpz(parameters.BELENIOS_P), parameters.BELENIOS_Q
    return ResidueGroup(
        name="BELENIOS-2048",
        p=p,
        q=q,
        generator_residue=mpz(parameters.BELENIOS_G),
        is_member=lambda x: powmod(x, q, p) == 1,
        membership_is_a_power=True,
    )


def RFC_3526_2048() -> ResidueGroup:  # noqa: N802 - the group's own name
    """The squares modulo a safe prime."""
    p = mpz(parameters.RFC_3526_P)
    return ResidueGroup(
        name="RFC-3526-2048",
        p=p,
        q=(parameters.RFC_3526_P - 1) // 2,
        generator_residue=mpz(2),
        is_member=lambda x: jacobi(x, p) == 1,
        membership_is_a_power=False,
    )
