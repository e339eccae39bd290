"""The facts of the vocabulary: what can be measured of an act, and with what it is compared.

A data table with the shape of its rows. Spec: docs/spec/rulebook-vocabulary.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Kind(StrEnum):
    """With what a fact is compared."""

    TIME = "a length of time"
    NUMBER = "a number or a share"
    RATIO = "a ratio"
    MONEY = "an amount of money"
    NAMES = "a name"
    FLAG = "true or false"


class Argument(StrEnum):
    """What follows the fact's word."""

    NONE = ""
    ACT = "ACT"
    PERIOD = "PERIOD"
    ATTRIBUTE = "ATTRIBUTE"


class Sort(StrEnum):
    """What a name stands for, and so where it must have been declared."""

    FREE = "word"
    ACT = "act"
    MATTER = "act or subject"
    WHO = "body, office or people"
    BASE = "base"
    AMOUNT = "quantity"
    PERIOD = "period"
    OCCASION = "period or body"
    QUESTION = "question"
    CLAUSE = "clause"
    DISPLACED = "clause to displace"
    CHOICE = "choice"
    METHOD = "method"
    STANDING = "standing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact of the vocabulary.

    Attributes:
        meaning: what is measured, in one line.
        kinds: with what it may be compared.
        argument: what follows its word.
        names: what the names it is compared with stand for.
        also: names that it takes beside those.
    """

    meaning: str
    kinds: frozenset[Kind]
    argument: Argument = Argument.NONE
    names: Sort = Sort.FREE
    also: tuple[str, ...] = ()


# What one body or office is to another: that body itself, an officer or a member of it, one that it
# answers to, one that answers to it, or none of these.
RELATIONS: Final = ("self", "officer", "member", "above", "below", "other")

_TIME = frozenset({Kind.TIME})
_NUMBER = frozenset({Kind.NUMBER})
_NAMES = frozenset({Kind.NAMES})
_FLAG = frozenset({Kind.FLAG})
_STANDS = frozenset({Kind.NAMES, Kind.NUMBER})


def _time(meaning: str, argument: Argument = Argument.NONE) -> Fact:
    return Fact(meaning=meaning, kinds=_TIME, argument=argument)


def _number(meaning: str, argument: Argument = Argument.NONE) -> Fact:
    return Fact(meaning=meaning, kinds=_NUMBER, argument=argument)


def _names(meaning: str, names: Sort = Sort.FREE, also: tuple[str, ...] = ()) -> Fact:
    return Fact(meaning=meaning, kinds=_NAMES, names=names, also=also)


def _flag(meaning: str) -> Fact:
    return Fact(meaning=meaning, kinds=_FLAG)


FACTS_BY_SUBJECT: Final[Mapping[str, Mapping[str, Fact]]] = MappingProxyType(
    {
        "Time": {
            "notice": _time("between the giving of notice and the act"),
            "papers": _time("between the sending of the papers and the act"),
            "agenda": _time("between the sending of the agenda and the act"),
            "since": _time("since the latest (or `first`) such act about this", Argument.ACT),
            "until": _time("until the next such act about this", Argument.ACT),
            "during": _names("the periods in which it falls", Sort.PERIOD),
            "left of": _time("what is left of a period", Argument.PERIOD),
            "extends": _time("by how much the act lengthens a period", Argument.PERIOD),
            "served": _time("how long the person has held the post"),
            "left_of_term": _time("what is left of the term of the post concerned"),
        },
        "Telling": {
            "told": _number("how many of those entitled were told"),
            "notice_states": _names("what the notice says"),
            "called_for": _names("what the meeting was called for", Sort.MATTER),
            "on_agenda": _names("on which agenda it stood"),
            "disclosed": _flag("the interest was disclosed"),
            "reasons": _flag("reasons were given"),
            "charges": _time("between the charges in writing and the act"),
            "heard": _flag("the person concerned was heard"),
        },
        "Room": {
            "present": _number("how many are present at the act"),
            "present_at_opening": _number("how many were present when the meeting opened"),
            "in_post": _number("how many seats are filled"),
            "vacant": Fact(
                meaning="which post is vacant, or how many are", kinds=_STANDS, names=Sort.WHO
            ),
            "kind": _names("of what kind the meeting, decision or filling is"),
            "meeting": _names("how the meeting that it rests on stands", Sort.STANDING),
        },
        "Votes": {
            "for": _number("how many voted for"),
            "against": _number("how many voted against"),
            "abstain": _number("how many abstained"),
            "ratio": Fact(meaning="for against against", kinds=frozenset({Kind.RATIO})),
            "for_all": _number("how many voted for, over everybody entitled"),
            "turnout": _number("how many took part, spoilt papers aside"),
            "voted": _number("how many voted or abstained by name"),
            "tied": _flag("the vote is tied"),
            "casting": _flag("a casting vote was given"),
            "choice": _names("how the vote was cast", Sort.CHOICE),
            "method": _names("how it was voted or counted", Sort.METHOD),
            "winner": _names("what won"),
            "candidates": _number("how many candidates there are"),
            "above_default": _number("how many prefer the option to the default option"),
            "votes_held": _number("how many votes one person casts, their own included"),
        },
        "Will outside a vote": {
            "support": _number("how many different persons support it"),
            "consent": _number("how many agree in writing"),
            "consent_weight": _number("how many votes those who agree hold"),
            "objections": _number("how many object"),
            "signed_by": _names("who signed", Sort.WHO),
        },
        "Authority": {
            "by": _names("who acts", Sort.WHO, ("proxy", "none", *RELATIONS)),
            "to": _names("towards whom", Sort.WHO),
            "authority": _names("on what it rests: a body, a document, or `in order`"),
            "ratified_by": _names("who has confirmed it", Sort.WHO),
            "decided_by": _names("who took the decision concerned", Sort.WHO, ("none", *RELATIONS)),
            "power_of": _names("who holds the power", Sort.WHO, ("none",)),
            "pending": _names("what has begun and is not finished", Sort.MATTER),
            "subject": _names("what it is about", Sort.MATTER),
            "touches": _names("which clauses a change alters", Sort.CLAUSE),
            "amount": Fact(meaning="how much money", kinds=frozenset({Kind.MONEY})),
        },
        "Persons and things": {
            "holds": _number("how many such posts or proxies the person holds"),
            "overlap": _time("how long two posts of one person overlap"),
            "terms_in_a_row": _number("how many terms in a row, this one included"),
            "interested": Fact(
                meaning="the person, or how many, have an interest",
                kinds=frozenset({Kind.FLAG, Kind.NUMBER}),
            ),
            "same": _number("how many share an attribute", Argument.ATTRIBUTE),
            "distinct": _number("how many differ in an attribute", Argument.ATTRIBUTE),
            "times": _number("how often such an act was done", Argument.ACT),
            "total": Fact(
                meaning="what such acts add up to",
                kinds=frozenset({Kind.MONEY, Kind.NUMBER}),
                argument=Argument.ACT,
            ),
            "custodians": _number("how many people can act for a holding"),
        },
        "Judgement": {
            "ruled": _names("the question that was answered yes", Sort.QUESTION),
        },
    }
)

FACTS: Final[Mapping[str, Fact]] = MappingProxyType(
    {word: fact for subject in FACTS_BY_SUBJECT.values() for word, fact in subject.items()}
)
