"""A file in which nearly everything is wrong is answered soon, and with an end."""

import pytest

from moothall.proceedings.errors import MalformedHistoryError
from moothall.proceedings.history.problems import MOST_PROBLEMS
from moothall.proceedings.history.reading import read_history
from tests.shelf import DELEGATES, law_of

WRONG = '  - {{id: A{0}, when: "2016", who: unknown, acts: [{{act: meeting.hodl{0}}}]}}\n'


def test_after_a_thousand_problems_the_rest_is_not_read() -> None:
    told = "events:\n" + "".join(WRONG.format(number) for number in range(3 * MOST_PROBLEMS))

    with pytest.raises(MalformedHistoryError) as refused:
        read_history(told.encode(), name="bad.yaml", law=law_of(DELEGATES))

    lines = str(refused.value).splitlines()
    assert len(lines) == MOST_PROBLEMS + 1
    assert lines[0] == (
        "bad.yaml:2:55: there is no act 'meeting.hodl0'; did you mean 'meeting.hold'?"
    )
    assert lines[-1] == "bad.yaml:1002:5: 1,000 problems so far; mend these, then try again"
