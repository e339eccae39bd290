"""Where a fact comes from, in words: stated in the report, worked out, from the rulebook."""

from moothall.rulebook.judging.rulings import Absence, Fact, Source

_SOURCES = {
    Source.RECORD: "worked out from the earlier acts",
    Source.STATED: "stated in the report",
    Source.REGISTER: "from the register of members",
    Source.BOOK: "from the rulebook",
}
_UNKNOWN = "neither stated nor on the record"


def say_source(fact: Fact) -> str:
    """Where a fact comes from; of one that is not known, that nobody has said."""
    if fact.found is Absence.UNKNOWN:
        return _UNKNOWN
    return _SOURCES[fact.source]
