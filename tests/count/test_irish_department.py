"""Results of the Department's Integrated Election Software, version I-1.00, for twenty papers.

Not our output: printed by that program on 30 November 2005 as the location of every paper at the
end, for two ways in which the lots fell. Source: see the head of the file of papers.
"""

from pathlib import Path

import pytest

from moothall.count import read_blt
from moothall.count.rules.irish_stv_1992 import count

PAPERS = Path(__file__).parent / "ireland" / "twenty-papers.blt"
NOT_EFFECTIVE = 0
# By candidate: how many of the papers that stay to the end came at each count.
CAME: dict[tuple[int, ...], dict[int, dict[int, int]]] = {
    (6, 5, 8, 4, 1): {
        1: {1: 2, 3: 1},
        2: {1: 3, 4: 1, 5: 1},
        3: {1: 2, 2: 1, 5: 1},
        7: {1: 5, 2: 1},
        NOT_EFFECTIVE: {4: 1, 5: 1},
    },
    (6, 5, 8, 1, 4): {
        2: {1: 3, 4: 1, 5: 1},
        3: {1: 2, 2: 1},
        4: {1: 2, 3: 1, 5: 1},
        7: {1: 5, 2: 1},
        NOT_EFFECTIVE: {4: 1, 5: 1},
    },
}


@pytest.mark.parametrize("lots", CAME)
def test_every_paper_lies_where_the_department_s_program_put_it(lots: tuple[int, ...]) -> None:
    papers = read_blt(PAPERS.read_bytes(), merge=False)
    result = count(papers, seats=3, lots=lots)
    assert (result.quota, len(result.stages)) == (6, 5)
    received = [stage.received() for stage in result.stages]
    for candidate, came in CAME[lots].items():
        counted = {
            number: some[candidate] for number, some in enumerate(received, 1) if candidate in some
        }
        assert counted == came
        if candidate:
            assert result.stages[-1].totals[candidate - 1] == sum(came.values())
    assert result.stages[-1].not_transferred == 2
