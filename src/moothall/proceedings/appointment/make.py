"""The act `appointment.make`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Particulars


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeAppointment(Particulars):
    """Somebody is appointed to a post.

    Facts: disclosed (publicly advertised), heard (the body they are to work for was consulted),
        notice (it had to answer), consent, authority, kind.
    Changes: nothing but the log.
    """

    ACT: ClassVar[str] = "appointment.make"
