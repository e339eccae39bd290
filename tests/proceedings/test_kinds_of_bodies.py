"""A duty, a power or a condition that names a kind of body means each body of that kind."""

from tests.proceedings.telling import book, replayed, verdicts

YES, NO = "in order", "out of order"
BODIES = "{id: hills}, {id: coast}"


def form(body: str, when: str, *, who: str = "committee") -> str:
    return f"when: {when}, who: {who}, acts: [{{act: body.form, of: {body}, kind: walks}}]"


BOTH = (form("hills", "2022-03-01"), form("coast", "2023-04-01"))


def of_itself(*rules: str, events: tuple[str, ...], as_of: str) -> list[tuple[str, str]]:
    """Of whom something happened of itself, and on which day."""
    law = book(*rules)
    judged = replayed(*events, law=law, bodies=BODIES, as_of=as_of).judged
    acts = [one.entry.act for one in judged if one.event is None]
    ends = [(act.of, act.at.latest) for act in acts]
    return [(of, law.zone.civil(end).date().isoformat()) for of, end in ends if end is not None]


def test_what_recurs_of_itself_recurs_for_each_body_of_the_kind_from_its_own_formation() -> None:
    rule = 'every = "1 January"\nwho = "rulebook"\nof = "walks"\nthen = "seat.vacate"'
    assert of_itself(rule, events=BOTH, as_of="2024-02-01") == [
        ("hills", "2023-01-01"),
        ("hills", "2024-01-01"),
        ("coast", "2024-01-01"),
    ]


def test_what_follows_an_act_of_one_of_them_falls_on_that_one() -> None:
    rule = 'on = "meeting.hold"\nof = "walks"\nwho = "rulebook"\nthen = "seat.vacate"'
    meets = "when: 2023-06-01, who: coast, acts: [{act: meeting.hold}]"
    found = of_itself(rule, events=(*BOTH, meets), as_of="2024-02-01")
    assert found == [("coast", "2023-06-01")]


def test_what_follows_each_meeting_of_another_body_falls_on_each_of_them() -> None:
    rule = 'every = "committee"\nwho = "rulebook"\nof = "walks"\nthen = "seat.vacate"'
    meets = "when: 2023-06-01, who: committee, acts: [{act: meeting.hold}]"
    found = of_itself(rule, events=(*BOTH, meets), as_of="2024-02-01")
    assert found == [("hills", "2023-06-01"), ("coast", "2023-06-01")]


def test_who_may_form_a_kind_of_body_may_form_each_and_nobody_else() -> None:
    law = book('may = "committee"\nact = "body.form"\nof = "walks"')
    events = (form("hills", "2022-03-01"), form("coast", "2022-03-01", who="members"))
    assert verdicts(*events, law=law, bodies=BODIES) == [YES, NO]


def test_where_bodies_of_a_kind_may_form_one_a_body_may_form_itself() -> None:
    law = book('may = "walks"\nact = "body.form"\nof = "walks"')
    events = (form("hills", "2022-03-01", who="hills"), form("coast", "2022-03-01"))
    assert verdicts(*events, law=law, bodies=BODIES) == [YES, NO]


def test_the_forming_of_one_of_them_counts_for_the_kind() -> None:
    law = book('act = "motion.submit"\nof = "walks"\nmust = { "since body.form" = ">= 1 month" }')
    asks = "when: 2022-03-20, who: committee, acts: [{act: motion.submit, of: walks}]"
    assert verdicts(BOTH[0], asks, law=law, bodies=BODIES)[-1] == NO
