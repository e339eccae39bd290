"""What would settle an open ruling, and who could say it."""

import pytest

from moothall.rulebook.sentences.findings import say_finding
from moothall.rulebook.sentences.verdicts import say_missing, say_ruling
from tests.rulebook.judging.trying import deed_of, law_of, ruled

QUESTION = """question = "urgent"
asks = "Could it not wait?"
ruled_by = "chair of board" """


def test_a_question_nobody_ruled_on_names_who_can() -> None:
    law = law_of(QUESTION, 'act = "meeting.hold"\nmust = { ruled = "urgent" }')
    ruling = ruled(law, deed_of("meeting.hold"))

    assert say_missing(ruling, law, doer="board") == (
        "a ruling by the chair of the board on the question “Could it not wait?”."
    )


def test_what_is_not_known_is_to_be_asked_of_whoever_acted() -> None:
    law = law_of('act = "meeting.hold"\nmust = { notice = ">= 7 days" }')
    ruling = ruled(law, deed_of("meeting.hold"))

    assert say_missing(ruling, law, doer="board") == (
        "how much notice was given (to be asked: the board)."
    )
    assert say_missing(ruling, law, doer="") == (
        "how much notice was given (to be asked: whoever did it, whom the account does not name)."
    )


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("may_not", "The board may not do this where the amount is at least 100 GBP"),
        ("may", "Only the board may do this where the amount is at least 100 GBP"),
    ],
)
def test_of_an_actor_who_is_known_it_is_not_asked_who_acted(who: str, said: str) -> None:
    law = law_of(f'{who} = "board"\nact = "money.commit"\nwhen = {{ amount = ">= 100 GBP" }}')
    ruling = ruled(law, deed_of("money.commit", by=frozenset({"board"})))

    assert say_finding(ruling.findings[0], law) == f"{said}; whether that is so is not known."
    assert say_ruling(ruling, law) == "It is not known how much it was."
    assert say_missing(ruling, law, doer="board") == ("how much it was (to be asked: the board).")
