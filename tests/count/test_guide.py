"""The guide quotes the transcript and cannot drift from it."""

import re
from pathlib import Path

from moothall.count.rules.scottish_stv_2011 import count
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
