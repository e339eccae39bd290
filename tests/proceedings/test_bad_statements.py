"""What is stated of an act must say of what, and name acts that there are."""

import pytest

from tests.proceedings.test_reading_histories import ACT, event, problems

BAD: list[tuple[str, list[str]]] = [
    (
        event(ACT.format("act: omission.report, omits: minutes.publisch")),
        [
            (
                "club.yaml:2:85: omits: there is no act 'minutes.publisch'; did you mean "
                "'minutes.publish'?"
            )
        ],
    ),
    (
        event(ACT.format("act: power.delegate, power: x, to: walks")),
        ["club.yaml:2:84: power: there is no act 'x'; write one of the vocabulary"],
    ),
    (
        event(ACT.format("act: vote.take, for: 2/3")),
        [
            (
                "club.yaml:2:77: for: '2/3' is a share without its base; say of what, as 2/3 of "
                "members, 2/3 of seats or 2/3 of votes"
            )
        ],
    ),
    (
        event(ACT.format("act: meeting.hold, told: all, attendance: 90%")),
        [
            (
                "club.yaml:2:81: told: 'all' is a share without its base; say of what, as all of "
                "members, all of seats or all of votes"
            ),
            (
                "club.yaml:2:98: attendance: '90%' is a share without its base; say of what, as "
                "90% of members, 90% of seats or 90% of votes"
            ),
        ],
    ),
]


@pytest.mark.parametrize(("content", "messages"), BAD, ids=[says[0][:60] for _, says in BAD])
def test_a_bad_statement_gets_its_place_the_reason_and_the_remedy(
    content: str, messages: list[str]
) -> None:
    assert problems(content) == messages
