"""Three-valued logic (Kleene's): True, False, and None for what is not known.

A conjunction with something false is false whatever the unknown parts turn out to be. Everything is
looked at only until the answer is certain.
"""

from collections.abc import Iterable


def negation(known: bool | None) -> bool | None:  # noqa: FBT001  # a truth value is the operand
    """Say the contrary; what is not known stays unknown."""
    return None if known is None else not known


def all_of(parts: Iterable[bool | None]) -> bool | None:
    """Say whether every part holds: true of no parts at all."""
    result: bool | None = True
    for part in parts:
        if part is False:
            return False
        if part is None:
            result = None
    return result


def any_of(parts: Iterable[bool | None]) -> bool | None:
    """Say whether some part holds: false of no parts at all."""
    result: bool | None = False
    for part in parts:
        if part is True:
            return True
        if part is None:
            result = None
    return result


def implies(condition: bool | None, consequence: bool | None) -> bool | None:  # noqa: FBT001
    """Say whether the consequence holds wherever the condition does."""
    if condition is True:
        return consequence
    return any_of((negation(condition), consequence))
