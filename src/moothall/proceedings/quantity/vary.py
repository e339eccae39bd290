"""The act `quantity.vary`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Particulars
from moothall.values.amounts import Range


@dataclass(frozen=True, slots=True, kw_only=True)
class VaryQuantity(Particulars):
    """A quantity that the book lets somebody vary is given another value.

    Attributes:
        quantity: the quantity, as the book names it.
        value: what it is from then on, a number or a share; of a length, in its own unit.

    Facts: left_of_term.
    Changes: tests that name the quantity use the new value from then on.
    """

    ACT: ClassVar[str] = "quantity.vary"
    quantity: str = ""
    value: Range | None = None

    def matter(self) -> str:
        """The quantity."""
        return self.quantity
