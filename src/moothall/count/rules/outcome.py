"""The result of a count by stages: what came of it, beside what the papers say of themselves.

What a quota or a transfer value is stands with each rule: though some are the same division, each
is its own paragraph, and a law may be amended alone.
"""

from collections.abc import Sequence

from moothall.count.papers import Papers
from moothall.count.poll import without_standing
from moothall.count.transcript import Elected, Stage, StagedResult


def staged_result(  # noqa: PLR0913 - what a result is made of
    papers: Papers,
    *,
    rule: str,
    law: str,
    seats: int,
    valid: int,
    quota: int,
    places: int,
    elected: Sequence[Elected],
    stages: Sequence[Stage],
    choices: tuple[str, ...],
    reopened: int = 0,
) -> StagedResult:
    """Say what came of the count; `valid` papers counted, `quota` is in parts of 10**-`places`."""
    return StagedResult(
        rule=rule,
        law=law,
        title=papers.title,
        candidates=papers.candidates,
        withdrawn=tuple(sorted(papers.withdrawn)),
        seats=seats,
        valid=valid,
        set_aside=without_standing(papers, valid=valid),
        cut_short=papers.cut_short,
        quota=quota,
        places=places,
        elected=tuple(elected),
        reopened=reopened,
        stages=tuple(stages),
        choices=choices,
    )
