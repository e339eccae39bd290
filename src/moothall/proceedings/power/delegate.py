"""The act `power.delegate`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Particulars


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegatePower(Particulars):
    """A power is handed on to somebody (`to`) who may then exercise it too.

    Attributes:
        power: the act that may be done by whoever gets the power: `money.commit`.

    Facts: by, to: whether the power's own block lets it be handed on, and to them.
    Changes: acts of this kind by whoever got the power are done with power, until it is withdrawn.
    """

    ACT: ClassVar[str] = "power.delegate"
    power: str = ""
