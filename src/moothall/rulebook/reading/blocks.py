"""Reads one rule block: its TOML, then the form that its keys say it has.

Enacts docs/spec/rulebook.md, "The four forms".
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from moothall.rulebook.language.structures import Block
from moothall.rulebook.problems import Problem, ProblemKind, in_order_of_place
from moothall.rulebook.reading.block_reading import BlockReading, BlockSource, MentionAt
from moothall.rulebook.reading.bodies import read_body, read_office, read_people
from moothall.rulebook.reading.declarations import (
    read_book,
    read_period,
    read_quantity,
    read_question,
)
from moothall.rulebook.reading.duties import read_duty
from moothall.rulebook.reading.forms import read_condition, read_power
from moothall.rulebook.reading.places import UnreadableSpellingError, find_spans
from moothall.rulebook.reading.tables import Table

_TOML_PLACE: Final = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")
_STRUCTURES: Final[Mapping[str, Callable[[Table], Block]]] = MappingProxyType(
    {
        "book": read_book,
        "body": read_body,
        "office": read_office,
        "people": read_people,
        "quantity": read_quantity,
        "period": read_period,
        "question": read_question,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBlock:
    """What was read of one block.

    Attributes:
        block: its value; None where anything in it is wrong.
        problems: all that is wrong in it.
        mentions: the names whose meaning only the whole book can tell.
    """

    block: Block | None
    problems: tuple[Problem, ...]
    mentions: tuple[MentionAt, ...]


def read_block(
    source: str, *, clause: str, file: str, first_line: int = 1, indents: tuple[int, ...] = ()
) -> ReadBlock:
    """Read the TOML between the fences of one rule block.

    Args:
        source: the TOML.
        clause: number of the paragraph it stands beside.
        file: the document's name, for problems.
        first_line: 1-based line of the document on which the source begins.
        indents: by how many characters each line is moved in within the document.
    """
    placed = BlockSource(
        toml=source, clause=clause, file=file, first_line=first_line, indents=indents
    )
    reading = BlockReading(source=placed, spans={})
    block = _read(reading)
    problems = in_order_of_place(reading.problems)
    return ReadBlock(
        block=None if problems else block, problems=problems, mentions=tuple(reading.mentions)
    )


def _read(reading: BlockReading) -> Block | None:
    values = _read_toml(reading)
    if values is None:
        return None
    table = Table(values, block=reading)
    read = _form(table)
    return None if read is None else read(table)


def _read_toml(reading: BlockReading) -> Mapping[str, object] | None:
    """Read the TOML and find its places; note why where it is none."""
    try:
        values: Mapping[str, object] = tomllib.loads(reading.source.toml)
        reading.spans = find_spans(reading.source.toml)
    except tomllib.TOMLDecodeError as error:
        _complain_of_toml(reading, str(error))
        return None
    except UnreadableSpellingError as error:
        reading.complain(ProblemKind.BAD_TOML, error.offset, error.says, error.remedy)
        return None
    except (ValueError, RecursionError):
        reading.complain(
            ProblemKind.BAD_TOML, 0, "a number or a nesting beyond measure", "write less"
        )
        return None
    return values


def _complain_of_toml(reading: BlockReading, message: str) -> None:
    """Put the place that the TOML reader names into the document."""
    found = _TOML_PLACE.search(message)
    offset = len(reading.source.toml.rstrip())
    if found and found[1]:
        lines = reading.source.toml.split("\n")
        offset = sum(len(line) + 1 for line in lines[: int(found[1]) - 1]) + int(found[2]) - 1
    says = _TOML_PLACE.sub("", message)
    reading.complain(
        ProblemKind.BAD_TOML,
        offset,
        f"this is not TOML: {says[:1].lower()}{says[1:]}",
        'write key = "value", one a line, and tables in one line: must = { notice = ">= 7 days" }',
    )


def _form(table: Table) -> Callable[[Table], Block] | None:
    """Tell the form by the keys; note where there is none or more than one."""
    written = list(table)
    if not written:
        table.complain(ProblemKind.BAD_BLOCK, None, "the block is empty", "fill it, or take it out")
        return None
    if "may" in table or "may_not" in table:
        return read_power
    if "then" in table or (("on" in table or "every" in table) and "act" not in table):
        return read_duty
    if "act" in table:
        return read_condition
    heads = [head for head in _STRUCTURES if head in table]
    if len(heads) == 1:
        return _STRUCTURES[heads[0]]
    _complain_of_form(table, heads, written[0])
    return None


def _complain_of_form(table: Table, heads: list[str], first: str) -> None:
    if heads:
        table.complain(
            ProblemKind.BAD_BLOCK,
            heads[1],
            f"one block declares `{heads[0]}` and `{heads[1]}`",
            "write two blocks",
        )
    else:
        table.complain(
            ProblemKind.BAD_BLOCK,
            first,
            "this block has no form",
            f"give it `act`, `may`, `then`, or one of {', '.join(_STRUCTURES)}",
        )
