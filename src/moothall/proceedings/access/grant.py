"""The act `access.grant`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Particulars


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantAccess(Particulars):
    """Access to data or a channel is given.

    Facts: to, authority, custodians.
    Changes: nothing but the log.
    """

    ACT: ClassVar[str] = "access.grant"
