import pytest

from moothall.ballots.belenios_v1 import ceremony
from moothall.ballots.belenios_v1.decrypting import Logarithms
from moothall.ballots.belenios_v1.groups import group_named
from moothall.ballots.belenios_v1.sealing import Vote
from moothall.ballots.errors import DoesNotHoldError
from tests.ballots.elections import BLANK, RANKED, YES_NO, seeded, society


@pytest.mark.parametrize(
    ("vote", "says"),
    [
        ([[0, 0, 0], [1, 0, 0], [0, 0, 0]], "0 answers are chosen, which the question does not"),
        ([[1, 1, 0], [1, 0, 0], [0, 0, 0]], "2 answers are chosen, which the question does not"),
        ([[2, 0, 0], [1, 0, 0], [0, 0, 0]], "a vote has one 0 or 1 for each choice"),
        ([[1, 0], [1, 0, 0], [0, 0, 0]], "a vote has one 0 or 1 for each choice"),
        ([[1, 0, 0], [1, 1, 0], [0, 0, 0]], "1 answers are chosen, which the question does not"),
        ([[1, 0, 0], [0, 0, 0], [0, 0, 0]], "0 answers are chosen, which the question does not"),
        ([[1, 0, 0], [1, 0, 0], [0, 0]], "a ranking has one number for each answer"),
        ([[1, 0, 0], [1, 0, 0], [0, 0, 256]], "a rank is from 0 to 255"),
    ],
)
def test_a_vote_that_is_not_permitted_is_not_sealed(vote: Vote, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        society(YES_NO, BLANK, RANKED).sealed(0, vote)


def test_two_ballots_for_the_same_vote_have_nothing_in_common_but_the_voter() -> None:
    made = society(YES_NO)
    one, other = (made.sealed(0, [[1, 0, 0]]) for _ in range(2))
    assert one[:200] == other[:200]
    assert not set(one.split(b'"')[19::2]) & {
        part for part in other.split(b'"')[19::2] if len(part) > 20
    }


@pytest.mark.parametrize("most", [0, 1, 2, 7, 100, 361])
def test_every_count_up_to_the_weight_is_found_and_none_beyond(most: int) -> None:
    group = group_named("Ed25519")
    count = Logarithms(group, most)
    for number in {0, 1, most // 2, most - 1, most} - {-1}:
        if number <= most:
            assert count(group.g.power(number)) == number
    with pytest.raises(ValueError, match="give no count from 0 to the total weight"):
        count(group.g.power(10 * most + 50))


def test_a_point_that_does_not_fit_names_its_sender() -> None:
    group, entropy = group_named("Ed25519"), seeded("points")
    seats = [ceremony.Seat(group=group, index=i, size=3, threshold=2) for i in (1, 2, 3)]
    committed = [ceremony.commit(seat, 5, entropy=entropy) for seat in seats]
    points = [ceremony.point(group, one.polynomial, 1) for one in committed]
    coefficients = [one.coefficients for one in committed]
    assert ceremony.share(seats[0], points, coefficients) == sum(points) % group.q
    points[1] += 1
    with pytest.raises(DoesNotHoldError) as refused:
        ceremony.share(seats[0], points, coefficients)
    assert str(refused.value) == (
        "coefficients: the point that trustee 2 sent does not fit what they committed to"
    )


def test_one_trustee_short_of_the_threshold_learns_nothing_that_opens() -> None:
    made = society(YES_NO, single=0, threshold=(2, 3))
    made.cast(0, [[1, 0, 0]])
    made.close()
    made.decrypt(2)
    with pytest.raises(DoesNotHoldError, match="1 more of the trustees from number 1 are needed"):
        made.result()


def test_an_election_nobody_may_vote_in_holds() -> None:
    made = society(YES_NO, voters=0)
    made.close()
    made.decrypt(1)
    assert made.announce() == [[0, 0, 0]]
    assert made.verdict().is_valid
