"""Where each fact comes from: what the act states, what the book says, what the record shows."""

import pytest

from moothall.rulebook.judging.rulings import Source
from tests.proceedings.telling import book, last

TAKE = "when: 2024-03-01, who: committee, acts: [{act: decision.take, decision: D1, MORE}]"


@pytest.mark.parametrize(
    ("must", "more", "key", "expected"),
    [
        ('kind = "annual"', "kind: annual", "kind", Source.STATED),
        ('subject = "walks"', "subject: walks", "subject", Source.STATED),
        ('to = "walks"', "to: walks", "to", Source.STATED),
        ('for = "> 1/2 of seats"', "votes: {for: 5}", "for", Source.STATED),
        ('for = "> 1/2 of seats"', "votes: {for: 5}", "size of seats", Source.BOOK),
        ('for = "> 1/2 of committee"', "votes: {for: 5}", "size of committee", Source.BOOK),
        ('for = "> 1/2 of members"', "sizes: {members: 9}", "size of members", Source.STATED),
        ('for = "> 1/2 of in-post"', "votes: {for: 5}", "size of in-post", Source.RECORD),
        ('by = "committee"', "votes: {for: 5}", "by", Source.RECORD),
    ],
)
def test_a_fact_says_where_it_comes_from(must: str, more: str, key: str, expected: Source) -> None:
    law = book(f'act = "decision.take"\nmust = {{ {must} }}')
    facts = last(TAKE.replace("MORE", more), law=law).entry.facts
    assert facts[key].source is expected
