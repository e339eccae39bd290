"""The groups by name, behind one small interface. [F 2]."""

from functools import cache

from moothall.ballots.belenios_v1.groups.ed25519 import Ed25519
from moothall.ballots.belenios_v1.groups.finite_field import BELENIOS_2048, RFC_3526_2048
from moothall.ballots.belenios_v1.groups.interface import Element, FixedBase, Group
from moothall.ballots.errors import DoesNotHoldError, Reason

GROUP_NAMES = ("BELENIOS-2048", "RFC-3526-2048", "Ed25519")

__all__ = ["GROUP_NAMES", "Element", "FixedBase", "Group", "group_named"]


@cache
def group_named(name: str) -> Group:
    """Find the group that an election names, or raise `group`. [F 2]."""
    match name:
        case "Ed25519":
            return Ed25519()
        case "BELENIOS-2048":
            return BELENIOS_2048()
        case "RFC-3526-2048":
            return RFC_3526_2048()
        case _:
            known = ", ".join(GROUP_NAMES)
            says = f"no group is called {name[:20]!r}; known: {known}"
            raise DoesNotHoldError(Reason.GROUP, says)
