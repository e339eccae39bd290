"""The count: papers in, seats out, exactly, with every stage in a transcript that can be followed.

Pure: reads bytes and values, never files; lots are an argument. One file a rule in `rules`.
"""

from moothall.count.blt import read_blt, write_blt
from moothall.count.errors import CountError, LotNeededError, PapersError, RuleError
from moothall.count.papers import Papers, papers_from
from moothall.count.preflib import read_preflib
from moothall.count.rankings_csv import read_csv
from moothall.count.ron import Ron, RonTakes
from moothall.count.transcript import StagedResult

__all__ = ["CountError", "LotNeededError", "Papers", "PapersError", "Ron", "RonTakes", "RuleError"]
__all__ += ["StagedResult", "papers_from", "read_blt", "read_csv", "read_preflib", "write_blt"]
