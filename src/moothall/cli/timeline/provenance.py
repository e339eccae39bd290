"""Where a fact comes from, in words: stated in the report, worked out, from the rulebook."""

from moothall.cli.timeline.cases import Case
from moothall.rulebook.judging.rulings import Absence, Fact

_SOURCES = {
    "record": "worked out from the earlier acts",
    "stated": "stated in the report",
    "register": "from the register of members",
    "rulebook": "from the rulebook",
}
_UNKNOWN = "neither stated nor on the record"


def say_source(key: str, fact: Fact, case: Case) -> str:
    """Where the fact with this key comes from.

    What the report itself says of the act is stated; how many seats there are is of the rulebook.
    """
    if fact.found is Absence.UNKNOWN:
        return _UNKNOWN
    if _is_of_the_act(key, case):
        return _SOURCES["stated"]
    if key.startswith("size of seats"):
        return _SOURCES["rulebook"]
    return _SOURCES[fact.source.value]


def _is_of_the_act(key: str, case: Case) -> bool:
    said = {"by": case.act.by, "kind": case.act.kind, "subject": case.act.subject}
    return bool(said.get(key))
