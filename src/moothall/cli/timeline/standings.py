"""How an act stands: the three verdicts and, in grey, that no clause bears on it.

Owns the word, the sign and the plural of each; colours and shapes are the style sheet's.
"""

from enum import StrEnum

from moothall.rulebook.judging.rulings import Form, Ruling, Verdict


class Standing(StrEnum):
    """How an act stands by one book; the value is a class of the style sheet."""

    OUT = "out"
    OPEN = "open"
    IN = "in"
    NONE = "none"

    @property
    def word(self) -> str:
        """As a ruling begins: `Out of order`."""
        return _WORDS[self]

    @property
    def tally(self) -> str:
        """After a number: `12 out of order`."""
        return _TALLIES[self]


_WORDS = {
    Standing.OUT: "Out of order",
    Standing.OPEN: "Undecided",
    Standing.IN: "In order",
    Standing.NONE: "No clause bears on this",
}
_TALLIES = {
    Standing.OUT: "out of order",
    Standing.OPEN: "undecided",
    Standing.IN: "in order",
    Standing.NONE: "without a clause",
}
_OF_VERDICT = {
    Verdict.OUT_OF_ORDER: Standing.OUT,
    Verdict.UNDECIDED: Standing.OPEN,
    Verdict.IN_ORDER: Standing.IN,
}


def standing_of(ruling: Ruling) -> Standing:
    """How a ruling is shown; mere advice of the book is no clause that bears on the act."""
    if all(finding.form is Form.ADVICE for finding in ruling.findings):
        return Standing.NONE
    return _OF_VERDICT[ruling.verdict]


def standing_of_verdict(verdict: Verdict) -> Standing:
    """How one finding or one lapse is shown."""
    return _OF_VERDICT[verdict]
