"""The rulebook: the document, its clauses and blocks, read and checked, and judging by them."""

from moothall.rulebook.book import Clause, Rulebook
from moothall.rulebook.errors import RulebookError
from moothall.rulebook.problems import Problem, ProblemKind
from moothall.rulebook.reading.blocks import ReadBlock, read_block
from moothall.rulebook.reading.rulebooks import inspect_rulebook, read_rulebook

__all__ = [
    "Clause",
    "Problem",
    "ProblemKind",
    "ReadBlock",
    "Rulebook",
    "RulebookError",
    "inspect_rulebook",
    "read_block",
    "read_rulebook",
]
