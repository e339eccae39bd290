"""Says what was owed, by whom and to whom: `Minutes of the National Committee not published`.

Who owes is told apart from whom it is owed to: nothing is put down to a body that was to receive.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from moothall.rulebook.judging.law import Law
from moothall.rulebook.sentences.acts import say_act
from moothall.rulebook.sentences.naming import Naming

_HEADINGS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "access.grant": ("Access for {}", "not given"),
        "decision.carry_out": ("Decision of {}", "not carried out"),
        "decision.entrust": ("Decision of {}", "not given to anybody to carry out"),
        "decision.report": ("Decision of {}", "not reported on"),
        "holding.hand_over": ("Channels and data of {}", "not handed over"),
        "meeting.call": ("Meeting of {}", "not called"),
        "meeting.hold": ("Meeting of {}", "not held"),
        "minutes.publish": ("Minutes of {}", "not published"),
        "officer.answer": ("Question to an officer of {}", "not answered"),
        "paper.circulate": ("Papers of {}", "not circulated"),
    }
)
_OWN = frozenset({"actor", "self"})
_DEBTORS = {"holders": "those who hold its channels and data", "officers": "its officers"}


def say_omission(act: str, of: str, naming: Naming, *, how: str = "") -> str:
    """`Minutes of the National Committee not published`.

    Args:
        act: what was owed.
        of: id of the body concerned; "" where nobody says.
        naming: how bodies are called.
        how: what else is to be said of it, as `perhaps late`; "" for that it was not done.
    """
    thing, undone = _HEADINGS.get(act, (f"{say_act(act)}, {{}}", "not done"))
    body = naming.say(of) if of else "a body that is not named"
    return f"{thing.format(body)} {how or undone}"


def say_perhaps(act: str) -> str:
    """`perhaps not published`: of what may have lapsed."""
    _, undone = _HEADINGS.get(act, ("", "not done"))
    return f"perhaps {undone}"


def debtor_of(clause: str, act: str, of: str, law: Law) -> str:
    """Who owes by a clause, where it is not the body concerned: a body's id or a class; else ""."""
    for ready in law.duties:
        duty = ready.duty
        if duty.scope.clause == clause and duty.then == act:
            return "" if duty.debtor_is_body else other_debtor(duty.debtor, of)
    return ""


def other_debtor(debtor: str, of: str) -> str:
    """Who owes, where that is not the body concerned; else ""."""
    return "" if debtor in _OWN or debtor == of else debtor


def say_owed_to(debtor: str, of: str, naming: Naming) -> str:
    """`Owed to the Youth and Students committee by those who hold its channels and data`."""
    who = _DEBTORS.get(debtor) or naming.say(debtor)
    return f"Owed to {naming.say(of)} by {who}" if of else f"Owed by {who}"
