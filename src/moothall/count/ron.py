"""Re-open nominations: the candidate who is nobody, in elections that offer it.

It is counted as any other candidate. What its election means differs from constitution to
constitution and is therefore an argument.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from moothall.count.errors import RuleError
from moothall.count.papers import Papers
from moothall.count.transcript import Elected


class RonTakes(StrEnum):
    """What is re-opened when re-open nominations is elected."""

    ONE_SEAT = "one-seat"
    SEATS_LEFT = "seats-left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ron:
    """Which candidate is re-open nominations, if any, and what its election re-opens."""

    candidate: int | None = None
    takes: RonTakes = RonTakes.ONE_SEAT

    def require_stands(self, papers: Papers) -> None:
        """Raise RuleError if there is no such candidate."""
        if self.candidate is not None and not 1 <= self.candidate <= len(papers.candidates):
            raise RuleError(
                f"re-open nominations cannot be candidate {self.candidate};"
                f" give a number from 1 to {len(papers.candidates)}"
            )

    def has_closed(self, elected: Iterable[Elected]) -> bool:
        """Say whether its election has ended the count."""
        return self.takes is RonTakes.SEATS_LEFT and self._is_among(elected)

    def persons(self, elected: Iterable[Elected]) -> tuple[Elected, ...]:
        """Leave re-open nominations out of the elected."""
        return tuple(one for one in elected if one.candidate != self.candidate)

    def choices(self, papers: Papers) -> tuple[str, ...]:
        """State the choice in the transcript's words."""
        if self.candidate is None:
            return ()
        seats = "one seat" if self.takes is RonTakes.ONE_SEAT else "every seat left"
        name = papers.name(self.candidate)
        return (f"{name} is counted as a candidate; if elected, {seats} is re-opened.",)

    def _is_among(self, elected: Iterable[Elected]) -> bool:
        return any(one.candidate == self.candidate for one in elected)
