"""The words for each fact of the vocabulary: what it is called, and how its want is said.

A data table. What it has no words for is called as the vocabulary means it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from moothall.rulebook.language.expressions import Measure
from moothall.rulebook.language.facts import FACTS
from moothall.rulebook.language.vocabulary import BASES
from moothall.rulebook.sentences.acts import say_act_within
from moothall.rulebook.sentences.naming import PLAIN, Naming


@dataclass(frozen=True, slots=True)
class Phrase:
    """How a fact is spoken of.

    Attributes:
        noun: `notice`; stands before a verb in the singular.
        unknown: what is not known of it: `how much notice was given`.
        denied: of a yes or no: what is so where it is not: `nobody was heard`.
    """

    noun: str
    unknown: str
    denied: str = ""


PHRASES: Final[Mapping[str, Phrase]] = MappingProxyType(
    {
        "abstain": Phrase("the number of abstentions", "how many abstained"),
        "against": Phrase("the votes against", "how many voted against"),
        "agenda": Phrase("the time with the agenda", "when the agenda was sent"),
        "amount": Phrase("the amount", "how much it was"),
        "authority": Phrase("the decision it rests on", "on what decision it rests"),
        "by": Phrase("who acted", "who acted"),
        "charges": Phrase("the time with the charges", "when the charges were given in writing"),
        "consent": Phrase("agreement", "how many agreed to it"),
        "custodians": Phrase("the number of custodians", "how many custodians there were"),
        "decided_by": Phrase("who took the decision", "who took the decision"),
        "disclosed": Phrase(
            "being made public", "whether it was made public", "It was not made public"
        ),
        "during": Phrase("the period", "in which period it fell"),
        "ends_in_time": Phrase(
            "the end of the running period",
            "when the running period would then end",
            "A running period would then end sooner than the book allows",
        ),
        "for": Phrase("the vote in favour", "how the votes were divided"),
        "heard": Phrase(
            "a hearing for those concerned",
            "whether those concerned were heard",
            "Those concerned were not heard",
        ),
        "in_post": Phrase("the number of filled seats", "how many seats are filled"),
        "in_post_of": Phrase(
            "another post that does not go with this one",
            "whether who takes the post holds another that does not go with it",
        ),
        "interested": Phrase("an interest in the matter", "whether anybody had an interest in it"),
        "kind": Phrase("the kind", "of what kind it was"),
        "lapsed": Phrase("the duty that was not done", "whether it had been done"),
        "meeting": Phrase("the meeting", "how the meeting was ruled"),
        "notice": Phrase("notice", "how much notice was given"),
        "owing": Phrase("what was owed", "whether it was owed"),
        "papers": Phrase("the time to read the papers", "when the papers were sent"),
        "present": Phrase("attendance", "how many were present"),
        "ratified_by": Phrase("those who confirmed it", "who confirmed it"),
        "ratio": Phrase("the votes for and against", "how the votes were divided"),
        "reasons": Phrase("reasons", "whether reasons were given", "No reasons were given"),
        "ruled": Phrase("a ruling on the question", "how the question was ruled on"),
        "same": Phrase("the number who share it", "how many share what the limit is about"),
        "same_reservation": Phrase(
            "the reservation of the seat",
            "whether who fills the seat belongs to those for whom it is reserved",
            "Who fills the seat does not belong to those for whom it is reserved",
        ),
        "seatable": Phrase("the number who can still be seated", "how many such people hold seats"),
        "seated": Phrase("the number of such people in post", "how many such people hold seats"),
        "served": Phrase("the time in post", "how long the post was held"),
        "since": Phrase("the time since", "when that last was"),
        "subject": Phrase("the subject", "what its subject was"),
        "support": Phrase("support", "how many supported it"),
        "terms_in_a_row": Phrase(
            "the number of terms in a row", "for how many terms in a row the post was held"
        ),
        "told": Phrase("the share of those told", "whether those entitled were told"),
        "turnout": Phrase("turnout", "how many voted"),
        "vacant": Phrase("the number of vacant seats", "which posts are vacant"),
        "varies": Phrase("the quantity varied", "which quantity was varied"),
        "within_variation": Phrase(
            "the most by which it may be varied",
            "whether it was varied further than the book allows",
            "It was varied further than the book allows",
        ),
        "until": Phrase("the time until", "when that was to be"),
    }
)


# What limits are about: how many such people hold seats, how many share something.
_OF_PEOPLE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "seated": "the number of seats held by",
        "seatable": "the number of seats that may still be held by",
        "same": "the number who have the same",
        "distinct": "the number of different values of",
    }
)


def noun_of(measure: Measure) -> str:
    """What is measured, as a noun: `notice`, `the time since the last meeting held`."""
    if measure.fact in {"since", "until", "times", "total"} and measure.argument:
        act = say_act_within(measure.argument)
        match measure.fact:
            case "since":
                return f"the time since the last {act}"
            case "until":
                return f"the time until the next {act}"
            case "total":
                return f"the total amount ({act})"
            case _:
                return f"the number of times ({act})"
    if measure.fact in _OF_PEOPLE and measure.argument:
        return f"{_OF_PEOPLE[measure.fact]} {measure.argument.replace('-', ' ')}"
    return _phrase(measure.fact).noun


def noun_of_key(key: str, naming: Naming = PLAIN) -> str:
    """The same of a fact's key: `size of seats` is `the number of seats`."""
    word, _, rest = key.partition(" ")
    match word, rest.partition("of ")[2] or rest.partition("by ")[2]:
        case "size", base:
            is_base = base.partition(" ")[0] in BASES
            return (
                f"the number of {base.replace('-', ' ')}"
                if is_base
                else f"how many: {naming.title(base)}"
            )
        case "owed", clause:
            return f"what clause {clause.partition(' ')[0]} asks for"
        case "lapsed", clause:
            return f"whether what clause {clause.partition(' ')[0]} asks for was left undone"
        case _:
            return _noun_of_asking(word, rest, naming)


def _noun_of_asking(word: str, rest: str, naming: Naming) -> str:
    if word in {"since", "until", "times", "total"} and rest:
        act, of, body = rest.partition(" of ")
        noun = noun_of(Measure(fact=word, argument=act))
        if word == "times":
            noun = f"how often so far: {say_act_within(act)}"
        return f"{noun} ({naming.title(body)})" if of else noun
    return _phrase(word).noun


def unknown_of(word: str) -> str:
    """What is not known of it: `how much notice was given`."""
    return _phrase(word).unknown


def denied_of(word: str) -> str:
    """What is so where the answer is no; "" where there are no words for it."""
    return _phrase(word).denied


def _phrase(word: str) -> Phrase:
    if word in PHRASES:
        return PHRASES[word]
    fact = FACTS.get(word)
    noun = fact.meaning if fact else word
    return Phrase(noun, f"what it was: {noun}")
