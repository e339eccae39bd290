"""What a count by stages hands back: every stage, so that anyone can follow it by hand.

All votes are whole numbers of parts; `10**places` parts make one vote. Candidates are numbered from
1; number 0 stands for papers and votes that went to nobody.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from moothall.count.fixed_point import decimal_text
from moothall.count.papers import SetAside


class Act(StrEnum):
    """What a stage does."""

    FIRST_PREFERENCES = "first preferences"
    SURPLUS = "surplus"
    EXCLUSION = "exclusion"
    KEEP_FACTORS = "keep factors"


# One for each value: (value before, value after, papers to each candidate; index 0 is nobody).
Moved = tuple[tuple[int, int, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """Papers of one value that moved together: (candidate, papers) for each who received any.

    `transfer_value` is there where a value is a fraction of a vote, and votes are whole.
    """

    value_before: int
    value_after: int
    papers: tuple[tuple[int, int], ...]
    transfer_value: Fraction | None = None

    @property
    def size(self) -> int:
        """How many papers the parcel has."""
        return sum(papers for _, papers in self.papers)

    def worth(self, papers: int) -> int:
        """What so many of these papers bring whoever receives them, any fraction disregarded."""
        votes = papers * self.value_after
        if self.transfer_value is None:
            return votes
        return votes * self.transfer_value.numerator // self.transfer_value.denominator


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Equal votes: who, what for, who was chosen, and by which earlier stage (None: by lot)."""

    tied: tuple[int, ...]
    chosen: int
    purpose: str
    settled_by_stage: int | None
    paragraph: str


class Stage(NamedTuple):
    """One stage: what was done, what moved, and how matters stood at its end.

    `totals[i]` are the votes of candidate i + 1. `not_transferred` are all votes that belong to
    nobody by now: papers with no further preference and fractions lost to rounding. `quota` is
    there where each stage has one, `keep` where there are keep factors (one a candidate), `group`
    where several were excluded together; `notes` say what else decided. Where values are fractions
    of a whole vote, `transfer_value` is that of all papers that moved, and `lost_by_fraction` is
    what of `not_transferred` is no paper's: all votes lost to fractions by now.
    """

    number: int
    act: Act
    candidate: int | None
    moved: Moved
    totals: tuple[int, ...]
    not_transferred: int
    elected: tuple[int, ...]
    tie: Tie | None
    paragraphs: tuple[str, ...]
    group: tuple[int, ...] = ()
    quota: int | None = None
    keep: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    transfer_value: Fraction | None = None
    lost_by_fraction: int | None = None

    @property
    def parcels(self) -> tuple[Parcel, ...]:
        """What moved in this stage, highest value first."""
        return tuple(
            Parcel(
                value_before=before,
                value_after=after,
                papers=tuple((to, papers) for to, papers in enumerate(went) if papers),
                transfer_value=self.transfer_value,
            )
            for before, after, went in self.moved
        )

    @property
    def givers(self) -> tuple[int, ...]:
        """Whose papers moved: nobody's, one candidate's, or those of all excluded together."""
        return self.group or (() if self.candidate is None else (self.candidate,))

    def received(self) -> dict[int, int]:
        """Votes that each candidate received in this stage; 0 is nobody, rounding left out."""
        votes: dict[int, int] = {}
        for parcel in self.parcels:
            for candidate, papers in parcel.papers:
                votes[candidate] = votes.get(candidate, 0) + parcel.worth(papers)
        return votes


class Elected(NamedTuple):
    """A candidate elected, and the stage at whose end this was so."""

    candidate: int
    name: str
    stage: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedResult:
    """The result of a rule that counts by stages.

    `choices` states every named argument where the rule's text leaves a choice; `reopened` are the
    seats that re-open nominations took.
    """

    rule: str
    law: str
    title: str
    candidates: tuple[str, ...]
    withdrawn: tuple[int, ...]
    seats: int
    valid: int
    set_aside: tuple[SetAside, ...]
    cut_short: int
    quota: int
    places: int
    elected: tuple[Elected, ...]
    reopened: int
    stages: tuple[Stage, ...]
    choices: tuple[str, ...]

    def name(self, candidate: int) -> str:
        """The name of the candidate with this number."""
        return self.candidates[candidate - 1]

    def votes(self, parts: int) -> str:
        """Write votes at the rule's precision."""
        return decimal_text(parts, places=self.places)

    def _repr_html_(self) -> str:
        """Show the whole table where the result is the last line of a notebook's cell."""
        from moothall.count.shown.page import table  # noqa: PLC0415 - shown only if asked for

        return table(self)
