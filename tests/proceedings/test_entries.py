"""Whatever was found can be written as JSON and read back equal; anything else is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.proceedings.act import Act, Status
from moothall.proceedings.entries.found import (
    read_found,
    read_span,
    read_stated_fact,
    write_found,
    write_stated,
)
from moothall.proceedings.entries.writing import (
    read_act,
    read_facts,
    write_act,
    write_entry,
    write_facts,
)
from moothall.proceedings.errors import MalformedEntryError
from moothall.proceedings.meeting.call import CallMeeting
from moothall.rulebook.judging.rulings import Fact, Found, Source
from moothall.values.leads import read_lead
from tests.proceedings.telling import book, day, entered, replayed
from tests.strategies import founds

PHRASES = [
    "20 hours",
    "over 10 days",
    "less than 48 hours",
    "2 to 3 days",
    "the day before",
    "afternoon of the day before",
    "hours",
    "at the meeting",
    "at least 1 month",
]


def through_text(json_value: object) -> object:
    return json.loads(json.dumps(json_value))


@given(founds())
def test_what_was_found_is_read_back_equal(found: Found) -> None:
    again = read_found(through_text(write_found(found)))  # type: ignore[arg-type]
    assert again == found


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_stated_lead_is_read_back_equal(phrase: str) -> None:
    lead = read_lead(phrase)
    assert read_stated_fact(through_text(write_stated(lead))) == lead  # type: ignore[arg-type]


@given(st.dictionaries(st.text(max_size=5), st.builds(Fact, founds(), st.sampled_from(Source))))
def test_facts_are_read_back_equal(facts: dict[str, Fact]) -> None:
    assert read_facts(through_text(write_facts(facts))) == facts  # type: ignore[arg-type]


def test_an_act_is_read_back_equal_with_all_that_it_has() -> None:
    act = Act(
        name="meeting.call",
        by="committee",
        of="walks",
        at=day("2024-05-01"),
        about="M1",
        stated={"notice": read_lead("8 days"), "heard": True},
        particulars=CallMeeting(meeting="M1", held_at=day("2024-05")),
        status=Status.PLANNED,
        event="E1",
    )
    assert read_act(through_text(write_act(act))) == act  # type: ignore[arg-type]


def test_an_entry_says_what_was_asked_and_found_and_no_prose() -> None:
    law = book('act = "meeting.hold"\nmust = { notice = ">= 7 days" }\nunless = { heard = true }')
    (entry,) = entered(
        replayed(
            "when: 2024-05-01, who: committee, notice: 2 days, acts: [{act: meeting.hold}]", law=law
        )
    )
    written = write_entry(entry)
    assert sorted(written) == ["act", "facts", "ruling"]
    assert written["ruling"] == {
        "verdict": "undecided",
        "effect": "contested",
        "findings": [
            {
                "clause": "1.1",
                "form": "condition",
                "verdict": "undecided",
                "measured": [
                    {"measure": "notice", "asked": "notice >= 7 days", "holds": False},
                ],
                "alternatives": [[{"measure": "heard", "asked": "heard true", "holds": None}]],
                "who": [],
            }
        ],
    }
    assert read_facts(written["facts"]) == entry.facts
    assert read_act(written["act"]) == entry.act


@pytest.mark.parametrize(
    "text", ["1e99999999999", "1" * 101, "1/0", "1/" + "1" * 101, "0.5", " 1", "1_0", "\u0661", ""]
)
def test_a_number_is_read_only_as_it_is_written(text: str) -> None:
    with pytest.raises(MalformedEntryError) as refused:
        read_found({"number": [text, text, False, False]})
    says = f"{text[:40]!r} is no number as entries write it: 41, -2 or 1/3"
    assert says in (str(refused.value), str(refused.value.__cause__))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "absence",
                    "names",
                    "number",
                    "share",
                    "sum",
                    "currency",
                    "for",
                    "against",
                    "from",
                    "to",
                    "stated",
                    "length",
                    "options",
                    "owed",
                    "lead",
                    "days",
                    "span",
                    "found",
                    "source",
                ]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)


@given(JSON)
def test_any_json_is_something_found_or_refused(value: object) -> None:
    for read in (read_found, read_stated_fact, read_span, read_act, read_facts):
        try:
            read(value)  # type: ignore[arg-type]
        except MalformedEntryError as error:
            said = str(error)
        else:
            continue
        assert said


@pytest.mark.parametrize(
    "wound",
    [
        {"name": 5},
        {"mode": "dreamt"},
        {"at": [1]},
        {"stated": []},
        {"particulars": {"nothing": 1}},
        {"particulars": []},
        {"particulars": {"meeting": None}},
        {"particulars": {"meeting": True}},
        {"particulars": {"meeting": {"number": ["1", "1", False, False]}}},
        {"particulars": {"held_at": "M1"}},
        {"particulars": {"held_at": {"number": ["1", "1", False, False]}}},
        {"stated": {"notice": {"lead": {"days": 10**20, "opens": 0, "closes": 0}}}},
        {"stated": {"notice": {"lead": {"days": 1, "opens": 9, "closes": 86400}}}},
        {"particulars": {"meeting": {"names": "x"}}},
        {"stated": {"notice": {"lead": {"exactly": "20 hours"}}}},
    ],
)
def test_a_wounded_act_is_refused(wound: dict[str, object]) -> None:
    act = Act(
        name="meeting.call", by="", of="", at=day("2024"), particulars=CallMeeting(meeting="M1")
    )
    with pytest.raises(MalformedEntryError):
        read_act({**write_act(act), **wound})  # type: ignore[dict-item]
