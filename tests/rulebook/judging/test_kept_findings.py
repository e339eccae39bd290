"""What is kept of one act for the next is judged anew wherever it could be otherwise."""

from moothall.rulebook.judging.rulings import Absence, Found
from tests.rulebook.judging.trying import deed_of, law_of, n, verdict

YES, NO, OPEN = "in order", "out of order", "undecided"


def test_the_same_word_is_judged_anew_where_the_size_of_its_base_is_another() -> None:
    law = law_of('act = "meeting.hold"\nof = "board"\nmust = { consent = ">= 2/3 of seats" }')
    known: dict[str, Found] = {"consent": Absence.NONE, "size of seats": n(21)}
    unknown: dict[str, Found] = {**known, "size of seats": Absence.UNKNOWN}
    found = [verdict(law, deed_of("meeting.hold"), one) for one in (known, unknown, known)]
    assert found == [NO, OPEN, NO]


def test_the_same_word_is_judged_by_each_law_as_it_asks() -> None:
    laws = [
        law_of(f'act = "meeting.hold"\nmust = {{ reasons = {asked} }}')
        for asked in ("true", "false", "true")
    ]
    found = [verdict(law, deed_of("meeting.hold"), {"reasons": True}) for law in laws]
    assert found == [YES, NO, YES]
