"""What would settle an open ruling, and who could say it."""

from moothall.rulebook.sentences.verdicts import say_missing
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
