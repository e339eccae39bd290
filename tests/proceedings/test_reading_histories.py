"""What is wrong with a history is said with its place, and what to do; all of it at once."""

import pytest

from moothall.proceedings.errors import MalformedHistoryError
from moothall.proceedings.history.reading import read_history
from tests.proceedings.telling import book, day

LAW = book()
ONE = "events:\n  - {id: E1, when: 2024-03-05, who: committee, acts: [{act: meeting.hold}]}\n"


def problems(content: bytes | str) -> list[str]:
    raw = content.encode() if isinstance(content, str) else content
    with pytest.raises(MalformedHistoryError) as caught:
        read_history(raw, name="club.yaml", law=LAW)
    assert str(caught.value) == "\n".join(caught.value.problems)
    return list(caught.value.problems)


def event(rest: str, *more: str) -> str:
    lines = [f"  - {{id: E{n}, {one}}}" for n, one in enumerate((rest, *more), start=1)]
    return "events:\n" + "\n".join(lines)


ACT = "when: 2024-03-05, who: committee, acts: [{{{}}}]"
HEADS = "bodies, events, in_force, note, reported_by, source, title"

BAD: list[tuple[str | bytes, list[str]]] = [
    (b"", ["club.yaml:1:1: the file is empty; it needs `events:`"]),
    (b"# nothing\n", ["club.yaml:1:1: the file is empty; it needs `events:`"]),
    (
        "- 1\n- 2\n",
        ["club.yaml:1:1: a history must be written as `key: value` lines, not as a list"],
    ),
    ("5\n", ["club.yaml:1:1: a history must be written as `key: value` lines, not as a number"]),
    (
        "events: [1, 2]\n",
        [
            "club.yaml:1:10: an event must be written as `key: value` lines, not as a number",
            "club.yaml:1:13: an event must be written as `key: value` lines, not as a number",
        ],
    ),
    ("events: 7\n", ["club.yaml:1:9: events must be a list of lines that begin with `- `"]),
    (
        "title: x\n",
        ["club.yaml:1:1: there are no events; write `events:` and a list of them"],
    ),
    (
        b"title: a\nsource: caf\xe9\n",
        ["club.yaml:2:12: this is not UTF-8 text; save the file as UTF-8"],
    ),
    (
        b"x" * (8 * 1024 * 1024 + 1),
        [
            (
                "club.yaml: 8,388,609 bytes, more than the 8,388,608 that a history may have; "
                "split it by years"
            )
        ],
    ),
    (
        "a: &x 1\nb: *x\n",
        ["club.yaml:2:4: an alias (*) is not allowed here; write the value out"],
    ),
    (
        "a: " + "[" * 30 + "]" * 30,
        ["club.yaml:1:23: nested more than 20 deep; write it flatter"],
    ),
    ("title: a\ntitle: b\n", ["club.yaml:2:1: 'title' stands here a second time; keep one"]),
    ("? [a]\n: b\n", ["club.yaml:1:3: a key must be a word; write it as word: value"]),
    (
        ONE + "---\nevents: []\n",
        ["club.yaml:3:1: a second document begins here; keep one in a file"],
    ),
    (
        "evnts: []\n" + ONE,
        ["club.yaml:1:8: a history has no 'evnts'; did you mean 'events'?"],
    ),
    (
        event("whn: 2024, who: committee, when: 2024"),
        ["club.yaml:2:19: an event has no 'whn'; did you mean 'when'?"],
    ),
    (event("due: D1, when: 2024"), ["club.yaml:2:19: an event has no 'due'; leave it out"]),
    (
        "club: []\n" + ONE,
        [f"club.yaml:1:7: a history has no 'club'; leave it out, or write one of {HEADS}"],
    ),
    (event("who: committee"), ["club.yaml:2:5: E1 has no date; write `when: 2016-10`"]),
    (
        "events:\n  - {when: 2024}\n",
        ["club.yaml:2:5: this event has no id; write `id: E34`, once in the file"],
    ),
    (
        "events:\n  - {id: A, when: 2024}\n  - {id: A, when: 2025}\n",
        ["club.yaml:3:10: the id 'A' stands on line 2 already; give each event its own"],
    ),
    (
        event(ACT.format("act: minutes.publsh")),
        ["club.yaml:2:61: there is no act 'minutes.publsh'; did you mean 'minutes.publish'?"],
    ),
    (
        event(ACT.format("act: [meeting.hold]")),
        ["club.yaml:2:61: there is no act ''; write one of the vocabulary, such as meeting.hold"],
    ),
    (
        event(ACT.format("by: committee")),
        [
            "club.yaml:2:55: an act is written as `act: meeting.hold` and what belongs to it",
        ],
    ),
    (
        event(ACT.format("act: meeting.hold, metting: M1")),
        ["club.yaml:2:84: meeting.hold has no 'metting'; did you mean 'meeting'?"],
    ),
    (
        event(ACT.format("act: meeting.hold, meeting: [M1, M2]")),
        ["club.yaml:2:84: meeting: write one word or number here, and no list"],
    ),
    (
        event(ACT.format("act: meeting.hold, of: comittee")),
        [
            (
                "club.yaml:2:79: nobody is called 'comittee' in the book or the history; "
                "did you mean 'committee'?"
            )
        ],
    ),
    (
        event("when: 2024, who: the zzz, acts: [{act: meeting.hold}]"),
        [
            (
                "club.yaml:2:53: nobody is called 'the zzz' in the book or the history; "
                "declare it under `bodies:`"
            )
        ],
    ),
    (
        event(ACT.format("act: meeting.hold, heard: perhaps")),
        ["club.yaml:2:82: heard: 'perhaps' is neither true nor false; write one of them"],
    ),
    (
        event(ACT.format("act: vote.take, carried: perhaps")),
        ["club.yaml:2:81: 'perhaps' is neither true nor false; write one of them"],
    ),
    (
        event(ACT.format("act: vote.take, for: -3")),
        ["club.yaml:2:77: for: -3 is below 0; nothing is counted so"],
    ),
    (
        event(ACT.format("act: money.commit, amount: -3")),
        ["club.yaml:2:83: amount: -3 is below 0; nothing is counted so"],
    ),
    (
        event(ACT.format("act: vote.take, votes: 7")),
        [
            (
                "club.yaml:2:79: votes: write them as {for: 6, against: 3, abstain: 1}; "
                "what is not known is left out"
            )
        ],
    ),
    (
        event(ACT.format("act: vote.take, ruled: urgent")),
        ["club.yaml:2:79: ruled: write it as {urgent: true}, question and answer"],
    ),
    (
        event(ACT.format("act: vote.take, attendance: []")),
        ["club.yaml:2:84: attendance: write each estimate as a number of people"],
    ),
    (
        event(ACT.format("act: vote.take, sizes: {membrs: 7}")),
        ["club.yaml:2:88: sizes: nothing is called 'membrs' in the book; did you mean 'members'?"],
    ),
    (
        event(ACT.format("act: vote.take, sizes: 7")),
        ["club.yaml:2:79: sizes: write them as {members: 20000}"],
    ),
    (
        event(ACT.format("act: vote.take, kind: {a: b}")),
        ["club.yaml:2:78: kind: write one word or number here, and no list"],
    ),
    (
        event("when: 2024, status: doen, who: committee"),
        ["club.yaml:2:34: status: 'doen' is not known; did you mean 'done'?"],
    ),
    (
        event("when: 2024, mode: xyz, who: committee"),
        ["club.yaml:2:32: mode: 'xyz' is not known; write one of performed, reported"],
    ),
    (
        event("when: 2024-05, before: E2", "when: 2023"),
        [
            "club.yaml:2:37: before: by its own date E1 cannot lie before E2; mend one of the two",
        ],
    ),
    (
        event("when: 2024, what: [a, b]"),
        ["club.yaml:2:32: what: write text here, not a list"],
    ),
    (
        "bodies: [{name: x}, 5, {id: a, id2: b}, {id: a}]\n" + ONE,
        [
            "club.yaml:1:10: this body has no id; write `id: steering-committee`",
            "club.yaml:1:21: a body must be written as `key: value` lines, not as a number",
            "club.yaml:1:37: a body has no 'id2'; did you mean 'id'?",
            "club.yaml:1:46: the body 'a' is declared already; keep one",
        ],
    ),
]


@pytest.mark.parametrize(("content", "messages"), BAD, ids=[one[1][0][:60] for one in BAD])
def test_bad_input_gets_its_place_the_reason_and_the_remedy(
    content: str | bytes, messages: list[str]
) -> None:
    assert problems(content) == messages


@pytest.mark.parametrize("written", ["2024-13", "yesterday", "30 February", "2024-02-30", "''"])
def test_a_date_that_is_none_is_refused(written: str) -> None:
    (said,) = problems(event(f"when: {written}, who: committee"))
    assert said.startswith("club.yaml:2:20: when: ")


@pytest.mark.parametrize("written", ["1/0", "9" * 5000, "two thirds", "'²/³'", "5 to 2"])
def test_a_number_that_is_none_is_refused(written: str) -> None:
    (said,) = problems(event(ACT.format(f"act: vote.take, for: {written}")))
    assert said.startswith("club.yaml:2:77: for: ")


def test_every_problem_comes_at_once_in_order_of_place() -> None:
    text = event(
        "when: x, who: committee",
        "when: 2024, who: nobody-here, acts: [{act: no.act}]",
        "when: 2024, who: committee, acts: [{act: meeting.hold, by: nobody, notice: soonish}]",
    )
    assert [one.split(":")[1] for one in problems(text)] == ["2", "3", "4", "4"]


def test_what_is_before_another_event_has_its_date_narrowed_and_its_acts_too() -> None:
    text = event(
        "when: 2024, before: E2, who: committee, acts: [{act: meeting.hold}]",
        "when: 2024-03-05, after: E1, who: committee",
    )
    history = read_history(text.encode(), name="club.yaml", law=LAW)
    first = history.events[0]
    assert first.at.latest == day("2024-03-05").latest
    assert first.acts[0].at == first.at


def test_a_state_is_judged_at_the_latest_moment_at_which_it_surely_held() -> None:
    text = event("during: 2024-03/2024-05, who: committee")
    (only,) = read_history(text.encode(), name="club.yaml", law=LAW).events
    assert only.is_state
    assert only.when == "2024-03/2024-05"
    assert only.at.is_exact


def test_an_act_is_reported_by_whom_the_event_names_or_the_file() -> None:
    text = "reported_by: letter\n" + event(
        "when: 2024, who: committee, acts: [{act: meeting.hold}]",
        "when: 2024, who: committee, reported_by: secretary, acts: [{act: meeting.hold}]",
        "when: 2024, who: committee, mode: performed, acts: [{act: meeting.hold}]",
    )
    events = read_history(text.encode(), name="club.yaml", law=LAW).events
    assert [one.acts[0].reported_by for one in events] == ["letter", "secretary", ""]


@pytest.mark.parametrize("name", ["the secretary", "x" * 65, "a\\tb"])
def test_whoever_reports_is_one_word(name: str) -> None:
    (said,) = problems(event(f'when: 2024, who: committee, reported_by: "{name}"'))
    assert said.endswith(" is no id; write one short word, such as secretary")


def test_a_history_is_read_as_it_is_written() -> None:
    text = (
        "title: A year\nsource: The letter\nbodies: [{id: north, kind: walks, note: n}]\n"
        "events:\n  - {id: E1, when: 2024, who: chair of north, what: w, page: p, said_as: s,\n"
        "     reason_given: r, mode: performed, notice: 8 days,\n"
        "     acts: [{act: meeting.hold, of: north, meeting: M1, present: 5, sizes: {walks: 3}}]}\n"
    )
    history = read_history(b"\xef\xbb\xbf" + text.encode(), name="club.yaml", law=LAW)
    (one,) = history.events
    (act,) = one.acts
    assert (history.title, history.source, history.in_force) == ("A year", "The letter", "as-if")
    assert (history.bodies["north"].name, history.bodies["north"].kind) == ("north", "walks")
    assert (one.what, one.page, one.said_as, one.reason_given) == ("w", "p", "s", "r")
    assert (act.by, act.of, act.mode.value, act.event) == (
        "chair of north",
        "north",
        "performed",
        "E1",
    )
    assert sorted(act.stated) == ["notice", "present", "walks"]
