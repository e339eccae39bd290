"""Says names as people do: `the National Committee`, `a third of the members`, `two thirds`.

Owns the words for bodies, offices, classes and shares. A book writes `national-committee`; the
names that a history gives come first, and where it gives none the book's own word is used.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from moothall.rulebook.judging.readiness import TOGETHER
from moothall.rulebook.judging.rulings import PERHAPS, Verdict
from moothall.rulebook.language.vocabulary import CLASSES

_SHARED = re.compile(r"(?P<share>\d+%|\d+/\d+|\d+) of (?P<of>.+)")
_HELD = re.compile(r"(?P<office>[\w-]+) of (?P<body>.+)")
_RELATIONS = {
    "self": "the body itself",
    "officer": "one of its officers",
    "member": "one of its members",
    "above": "a body above it",
    "below": "a body below it",
    "other": "a body that is neither above nor below it",
}
_FOUND = {
    **_RELATIONS,
    "above": "which stands above {}",
    "below": "which stands below {}",
    "other": "which stands neither above nor below {}",
}
_BASES = {
    "seats": "the seats",
    "in-post": "the filled seats",
    "members": "the members",
    "electors": "those entitled to vote",
    "present": "those present",
    "ballots": "the papers cast",
    "votes": "the votes",
    "voting-rights": "the voting rights",
}
_CLASSES = {
    **{
        name: meaning for name, meaning in CLASSES.items() if meaning.startswith(("the ", "those "))
    },
    "anyone": "anybody",
    "actor": "whoever did it",
    "conference": "conference",
    "members": "the members",
    "officers": "the officers",
    "participants": "those who took part",
    "rulebook": "the rulebook",
    "self": "the body itself",
}
_STANDINGS = frozenset(verdict.value for verdict in Verdict)
_SHARES = {
    Fraction(0): "none",
    Fraction(1): "all",
    Fraction(1, 2): "half",
    Fraction(1, 3): "a third",
    Fraction(2, 3): "two thirds",
    Fraction(1, 4): "a quarter",
    Fraction(3, 4): "three quarters",
    Fraction(1, 5): "a fifth",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """How bodies and offices are called.

    Attributes:
        names: their names by the id that the book gives them.
        of, by: ids of the body concerned and of the one that acted, to which others are above or
            below; "" where nobody says.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    of: str = ""
    by: str = ""

    def about(self, *, of: str, by: str) -> "Naming":
        """The same, of an act by one body that concerns another or itself."""
        return replace(self, of=of, by=by)

    def seen_by_actor(self) -> "Naming":
        """The same, others being above or below the body that acted."""
        return replace(self, of=self.by)

    def title(self, name: str) -> str:
        """As a heading has it: `National Committee`, `Chair of the Steering Committee`."""
        if name in self.names:
            return self.names[name]
        return _capital(self.say(name).removeprefix("the "))

    def say(self, name: str) -> str:
        """As a sentence has it: `the National Committee`, `a third of the members`."""
        if name in self.names:
            return self._article(self.names[name])
        if name in _CLASSES:
            return _CLASSES[name]
        if name in _STANDINGS:
            return name
        if TOGETHER in name:
            return TOGETHER.join(self.say(one) for one in name.split(TOGETHER))
        if name.startswith(PERHAPS):
            return f"{PERHAPS}{self.say(name.removeprefix(PERHAPS))}"
        if shared := _SHARED.fullmatch(name):
            return f"{say_written_share(shared['share'])} of {self.say(shared['of'])}"
        if held := _HELD.fullmatch(name):
            return f"the {held['office']} of {self.say(held['body'])}"
        if name.startswith("each "):
            return name
        return f"the {name.replace('-', ' ')}"

    def base(self, name: str) -> str:
        """A base of a share: `the seats`, `the local groups`."""
        return _BASES.get(name) or self.say(name)

    def either(self, names: Iterable[str]) -> str:
        """`A`, `A or B`, `A, B or C`."""
        return say_list(tuple(self.say(name) for name in names))

    def who(self, found: frozenset[str]) -> str:
        """Who did it: `the Committee, which stands below the Assembly`.

        Of a body's own name and its kind, the name is said.
        """
        names = [name for name in sorted(found) if name not in _RELATIONS]
        called = [name for name in names if name.rpartition(" of ")[2] in self.names]
        full = called or [one for one in names if not any(_is_within(one, name) for name in names)]
        of = self.say(self.of) if self.of else "the body concerned"
        are = "stand" if full and is_plural(self.say(full[-1])) else "stands"
        relations = [
            _FOUND[name].format(of).replace("which stands", f"which {are}")
            for name in _FOUND
            if name in found
        ]
        return ", ".join([*(self.say(name) for name in full), *relations])

    def relations(self, names: Iterable[str]) -> str:
        """`the National Committee itself or a body above it`, names as they are called."""
        said = self.say(self.of) if self.of else "the body"
        own = f"{said} {'themselves' if is_plural(said) else 'itself'}"
        relations = {**_RELATIONS, "self": own}
        return say_list(tuple(relations.get(name) or self.say(name) for name in names))

    @staticmethod
    def _article(name: str) -> str:
        """A name all in small letters but its first is a common noun: `the local groups`.

        Any other keeps its own capitals: `the NC`.
        """
        first, _, rest = name.partition(" ")
        if rest == rest.lower() and first[1:] == first[1:].lower():
            name = first[:1].lower() + first[1:] + (f" {rest}" if rest else "")
        return name if name.lower().startswith("the ") else f"the {name}"


PLAIN = Naming()


def say_share(share: Fraction) -> str:
    """`half`, `two thirds`, `5 per cent`, `3/7`."""
    if share in _SHARES:
        return _SHARES[share]
    hundredths = share * 100
    if hundredths.denominator == 1 and share < 1:
        return f"{hundredths} per cent"
    return str(share)


def say_written_share(text: str) -> str:
    """A share as a book writes it: `1/3`, `5%`; a bare number stays one."""
    if text.endswith("%"):
        return f"{text[:-1]} per cent"
    return say_share(Fraction(text)) if "/" in text else text


def say_list(names: tuple[str, ...]) -> str:
    """`A`, `A or B`, `A, B or C`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} or {names[-1]}"


def is_plural(name: str) -> bool:
    """Does a body's name take a verb in the plural, as `the regional networks` does?"""
    return name.endswith("s") and not name.endswith("ss")


def _is_within(name: str, other: str) -> bool:
    """`chair` is said by `chair of the committee`."""
    return other.startswith(f"{name} of ")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
