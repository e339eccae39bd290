"""The closed vocabulary of rule blocks beside acts and facts: bases, classes, periods, methods.

Owns which words there are and what each means; knows nothing of any particular book.
Spec: docs/spec/rulebook-vocabulary.md, which is generated from here.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from moothall.rulebook.language.acts import ACTS, ACTS_BY_SUBJECT, MOMENTS
from moothall.rulebook.language.facts import FACTS, FACTS_BY_SUBJECT
from moothall.values.civil import MONTH_NAMES
from moothall.values.durations import Unit

__all__ = ["ACTS", "ACTS_BY_SUBJECT", "FACTS", "FACTS_BY_SUBJECT", "MOMENTS"]

BASES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "seats": "all seats of the body concerned, vacant ones included",
        "in-post": "the seats that are filled",
        "members": "all members of the organisation, or of the body whose act it is",
        "electors": "everybody entitled to vote in this election or ballot",
        "present": "those present",
        "ballots": "all papers cast, spoilt ones and abstentions included",
        "votes": "votes for and votes against, nothing else",
        "voting-rights": "the votes that all members together may cast",
    }
)

CLASSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "absent": "those who are not present",
        "accused": "the person against whom it is directed",
        "actor": "whoever does the act",
        "anyone": "everybody",
        "applicant": "the person who asks",
        "authors": "those who took what is complained of",
        "barred": "those not allowed to vote on it",
        "candidates": "those who stand",
        "chair": "the chair of the body concerned",
        "delegates": "those to whom a power was handed on",
        "holders": "those who hold the data, channel, account or asset concerned",
        "incumbent": "the person who holds the post now",
        "interested": "those with an interest in the matter",
        "members-concerned": "the members of the body to whom it applies",
        "mover": "whoever put in the motion",
        "nominee": "the person nominated",
        "officers": "everybody who holds an office",
        "part terms": "terms that only filled up another's",
        "participants": "those who take part",
        "proxies": "votes cast for another",
        "recipient": "whoever receives",
        "seconder": "whoever seconds",
        "signatories": "those who signed the requisition",
        "sponsors": "those who support the motion by name",
        "tied": "those with equal votes",
        "waived": "those who gave up the right",
    }
)

RULEBOOK: Final = "rulebook"
ACTOR: Final = "actor"

AMOUNTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "authorised": "the sum that the authority relied on allows",
        "least-seats": "the fewest seats that the body may have",
        "seats-to-fill": "how many seats the election is to fill",
    }
)

PERIODS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "term": "the term of the post concerned",
        "year": "twelve months from 1 January",
        "calendar-year": "twelve months from 1 January",
        "last-year": "the calendar year before this one",
        "academic-year": "as declared by `calendar.declare`",
        "financial-year": "as declared by `calendar.declare`",
    }
)

METHODS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "alternative-vote": "one seat, preferences, the last drops out",
        "approval": "as many marks as one likes",
        "australian-senate": "the single transferable vote as in the Australian Senate",
        "block-vote": "as many votes as there are seats",
        "dhondt": "lists, seats by the highest averages of d'Hondt",
        "ers97": "the single transferable vote by the rules of the ERS, 1997",
        "fptp": "one vote, the most votes win",
        "irish-stv": "the single transferable vote as in Ireland",
        "largest-remainder": "lists, seats by quota and largest remainders",
        "limited-vote": "fewer votes than there are seats",
        "meek": "the single transferable vote by Meek's method",
        "ni-stv": "the single transferable vote as in Northern Ireland",
        "proportional": "some proportional method, which the returning officer names",
        "sainte-lague": "lists, seats by the averages of Sainte-Laguë",
        "schulze": "preferences, every pair compared, by Schulze's method",
        "scottish-stv": "the single transferable vote as in Scottish local elections",
        "stv": "some single transferable vote, which the returning officer names",
        "roll-call": "by name, one after another",
        "secret": "by secret ballot",
        "show-of-hands": "by show of hands",
        "written": "in writing, without a meeting",
    }
)

CHOICES: Final = ("for", "against", "abstain")
STANDINGS: Final = ("in order", "out of order", "undecided")
TIES: Final = (
    "agreement of tied",
    "chair decides",
    "lost",
    "lot",
    "rerun between tied",
)
CASTING_VOTES: Final = ("none", "chair may", "chair must")
FILLERS: Final = ("rest of term", "full term", "same reservation")
ORDERS: Final = ("longest in office", "seniority", "lot")
OCCURRENCES: Final = ("absent without regrets", "absent with regrets")
MONTHS: Final = MONTH_NAMES

# "1 week" and "2 weeks" are the same unit; an election is counted, not measured.
UNITS: Final[Mapping[str, Unit]] = MappingProxyType(
    {spelling: unit for unit in Unit for spelling in (unit.value, unit.value.removesuffix("s"))}
)


def plurals_of(name: str) -> tuple[str, ...]:
    """The class of which a singular speaks: `each member`, `each signatory`."""
    return (f"{name}s", f"{name[:-1]}ies") if name.endswith("y") else (f"{name}s",)
