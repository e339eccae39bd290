"""The rows of a table in CSV, one by one: UTF-8, strictly quoted, none longer than can be meant.

Whose table it is, and what its columns say, is each reader's business.
"""

import csv
import io
from collections.abc import Iterator
from typing import Self, TextIO

from moothall.count.errors import PapersError

# A thousand candidates have names of a thousand signs in it.
LONGEST_ROW = 1_000_000


def csv_rows(raw: bytes) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not blank, with the number of its last line; raises PapersError."""
    _require_utf_8(raw)
    lines = _Lines(io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8-sig", newline=""))
    reader = csv.reader(lines, strict=True)
    try:
        for row in reader:
            lines.signs = 0
            if len(row) > 1 or any(map(str.strip, row)):
                yield reader.line_num, row
    except csv.Error as error:
        raise PapersError(
            f"this is not CSV ({error})", "mend the quotation marks", line=reader.line_num, column=1
        ) from None


def require_not_too_long(signs: int, *, line: int) -> None:
    """Raise PapersError for a row longer than any that can be meant, before it is split."""
    if signs > LONGEST_ROW:
        raise PapersError(
            f"this row is longer than {LONGEST_ROW:,} signs",
            "give each row a line of its own and close every quotation mark",
            line=line,
            column=1,
        )


class _Lines:
    """Lines one by one, as long as those of one row together stay within bounds."""

    def __init__(self, text: TextIO) -> None:
        """`signs` are those of the row by now; whoever has a whole row sets them back."""
        self._text = text
        self._line = 0
        self.signs = 0

    def __iter__(self) -> Self:
        """Lines are read once."""
        return self

    def __next__(self) -> str:
        """The next line; raises PapersError where the row gets too long."""
        line = self._text.readline(LONGEST_ROW + 1)
        if not line:
            raise StopIteration
        self._line += 1
        self.signs += len(line)
        require_not_too_long(self.signs, line=self._line)
        return line


def _require_utf_8(raw: bytes) -> None:
    try:
        raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise PapersError(
            f"byte 0x{raw[error.start]:02X} is not UTF-8",
            "save the file in the encoding UTF-8",
            line=line,
            column=1,
        ) from None
