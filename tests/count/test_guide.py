"""The guide quotes the transcript and cannot drift from it."""

import re
from pathlib import Path

from moothall.count.rules.scottish_stv_2011 import count
from moothall.count.senate_papers import read_senate
from moothall.count.shown import text
from tests.count.wards_at_hand import ward

GUIDE = Path(__file__).parents[2] / "docs" / "guide"


def test_every_quotation_stands_in_the_transcript() -> None:
    result = count(ward("renfrewshire_2017_ward3"), seats=3, lots=())
    guide = (GUIDE / "counting.md").read_text(encoding="utf-8")
    quotations = re.findall(r"```text\n(.*?)\n```", guide, flags=re.DOTALL)
    assert len(quotations) == 7
    for quotation in quotations:
        assert quotation in text.transcript(result)


def test_the_example_of_senate_papers_reads_as_the_guide_says() -> None:
    guide = (GUIDE / "counting.md").read_text(encoding="utf-8")
    example = re.findall(r"(?:^    .*\n)+", guide[guide.index("    papers,A:Reds") :], re.MULTILINE)
    papers = read_senate(example[0].replace("    ", "").encode(), seats=2)
    assert (papers.total, papers.rankings[0].tolist()) == (120, [1, 2, 3, 4, 0])
    assert [(one.line, one.papers) for one in papers.set_aside] == [(3, 3)]
