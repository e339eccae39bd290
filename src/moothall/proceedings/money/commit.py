"""The act `money.commit`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Particulars


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitMoney(Particulars):
    """Money, staff or other means are committed.

    Facts: amount, authority, disclosed, total money.commit.
    Changes: counts towards `total money.commit`.
    """

    ACT: ClassVar[str] = "money.commit"
