"""The cast of the tests, by the names under which the rules know them.

Alice chairs, Bob is a member, Carol's fees are late, Dan has left, Erin is a stranger, Mallory
tampers.
"""

ALICE = frozenset({"chair of board", "chair"})
BOB = frozenset({"member of board", "member"})
CAROL = frozenset({"member of board", "member", "late"})
DAN = frozenset({"former member"})
ERIN = frozenset({"stranger"})
