"""The act `power.withdraw`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Particulars


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawPower(Particulars):
    """A power that was handed on is taken back from whoever got it (`to`).

    Attributes:
        power: the act that they may then no longer do: `money.commit`.

    Facts: by, to: whether the power's own block lets it be taken back, still.
    Changes: the power is no longer theirs, nor that of those to whom they handed it on.
    """

    ACT: ClassVar[str] = "power.withdraw"
    power: str = ""
