"""What the protocol asks of a group, and nothing about how a group does it. [F 2].

An element is one whole number, whatever the group: the residue itself, or the 256-bit number of a
compressed point. So elements compare, hash and cross process borders like any number; only their
group can do anything else with them.
"""

from collections.abc import Sequence
from typing import NewType, Protocol

Element = NewType("Element", int)


class FixedBase(Protocol):
    """One element that is raised to many powers, with whatever tables that pays for."""

    @property
    def element(self) -> Element:
        """The base itself."""
        ...

    def power(self, exponent: int) -> Element:
        """Raise the base; any whole exponent, taken mod q."""
        ...


class Group(Protocol):
    """A group of prime order q with a generator, written multiplicatively."""

    @property
    def name(self) -> str:
        """The name in the election's field `group`."""
        ...

    @property
    def q(self) -> int:
        """The order, a prime."""
        ...

    @property
    def identity(self) -> Element:
        """The neutral element."""
        ...

    @property
    def g(self) -> FixedBase:
        """The generator."""
        ...

    def read(self, text: str) -> Element:
        """Read the one canonical form; membership is not yet checked. Raises `element`."""
        ...

    def write(self, element: Element) -> str:
        """Give the canonical form S(x)."""
        ...

    def require_member(self, element: Element) -> None:
        """Raise `not-in-group` unless the element is in the group of order q."""
        ...

    def multiply(self, one: Element, other: Element) -> Element:
        """Multiply two members."""
        ...

    def divide(self, one: Element, other: Element) -> Element:
        """Multiply a member by the inverse of another."""
        ...

    def power(self, element: Element, exponent: int) -> Element:
        """Raise a member; any whole exponent, taken mod q."""
        ...

    def powers(
        self, element: Element, exponents: Sequence[int], *, offsets: Sequence[int]
    ) -> list[Element]:
        """Raise a member x, divided by g^M for each offset M, to each exponent: (x g^-M)^e."""
        ...

    def powers_checked(
        self, element: Element, exponents: Sequence[int], *, offsets: Sequence[int]
    ) -> list[Element]:
        """Do the same for an element from outside; raises `not-in-group`."""
        ...

    def fixed(self, element: Element) -> FixedBase:
        """Prepare a member for many powers."""
        ...

    def place(self, element: Element) -> int:
        """Give the number by which lists of elements are sorted. [F 5, 9]."""
        ...

    def generator(self, index: int) -> Element:
        """Give gen(i), whose logarithm nobody knows. [F 9]."""
        ...

    def embed(self, number: int) -> Element:
        """Pad a number until it is a member. Raises `form` when it has no room. [F 9]."""
        ...

    def extract(self, element: Element) -> int:
        """Drop the padding that `embed` added. [F 9]."""
        ...
