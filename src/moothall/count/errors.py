"""What can stop a count: papers that cannot be read, a rule called wrongly, a lot not yet drawn."""


class CountError(Exception):
    """The count cannot be done as asked; the message says what is wrong and what to do."""


class PapersError(CountError):
    """A file of papers that cannot be read: where, why, and what to do."""

    def __init__(self, reason: str, remedy: str, *, line: int, column: int) -> None:
        """Lines and columns are counted from 1; a column is a character of the line."""
        super().__init__(f"line {line}, column {column}: {reason}; {remedy}")
        self.line = line
        self.column = column
        self.reason = reason
        self.remedy = remedy


class RuleError(CountError):
    """The rule cannot be applied to these papers with these arguments."""


class LotNeededError(CountError):
    """A tie that only a lot can settle, and the lots given do not."""

    def __init__(
        self,
        *,
        stage: int | None,
        purpose: str,
        tied: tuple[tuple[int, str], ...],
        never_all_differed: bool = False,
    ) -> None:
        """`tied` are the numbers and names of the candidates between whom to draw.

        `stage` is None where earlier stages are not asked; `never_all_differed` where only a stage
        could have settled it at which no two of them were equal.
        """
        names = " and ".join(f"{number} ({name})" for number, name in tied)
        where = (
            f"{names} had equal votes"
            if stage is None
            else f"stage {stage}: {names} had equal votes at every stage"
        )
        if never_all_differed:
            where = f"stage {stage}: {names} had equal votes and at no stage all different ones"
        super().__init__(
            f"{where}; draw a lot to say {purpose},"
            f" and count again with the number drawn among the lots"
        )
        self.stage = stage
        self.tied = tuple(number for number, _ in tied)
