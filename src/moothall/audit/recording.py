"""What the record holds of an entry of the proceedings.

Joins two rooms that do not know one another: the entry as `proceedings` judged it, and the entry as
`record` keeps it. Section 3 of docs/spec/record.md.
"""

from moothall.audit.visible import require_visible
from moothall.proceedings.act import Act
from moothall.proceedings.entering import Entry as JudgedEntry
from moothall.proceedings.entries.writing import write_entry
from moothall.proceedings.errors import MalformedStatementError
from moothall.proceedings.statable import require_statable
from moothall.record.entries import FORMAT, VOCABULARY, Audience
from moothall.record.errors import Damage, RecordError
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.rulings import Deed
from moothall.rulebook.language.acts import ACTS
from moothall.values.canonical import Json


def record_entry(
    entry: JudgedEntry, law: Law, *, audience: Audience = Audience.MEMBERS
) -> dict[str, Json]:
    """The entry as the record holds it, before it is sealed; for members, unless it is said.

    Raises:
        RecordError: there is no such act, it states something that no act can state, or it holds a
            character that nobody sees.
    """
    for name in (entry.act.name, entry.deed.omits or entry.act.name):
        if name not in ACTS:
            raise RecordError(Damage.ACT, f"entry {entry.number}: there is no act {name!r}")
    require_visible(entry.act, number=entry.number)
    try:
        require_statable(entry.act.stated, law)
    except MalformedStatementError as error:
        raise RecordError(Damage.ACT, f"entry {entry.number}: {error}") from error
    return {
        **write_entry(entry),
        "audience": audience.value,
        "book": law.book.digest,
        "format": FORMAT,
        "known_as": write_known_as(entry.deed),
        "number": entry.number,
        "vocabulary": VOCABULARY,
    }


def write_known_as(deed: Deed) -> dict[str, Json]:
    """Under which names the book knew the actor (null: nobody said who acted) and the body."""
    by = None if deed.by is None else sorted(deed.by)
    return {"by": by, "of": sorted(deed.of)}


def read_known_as(json: Json, act: Act) -> Deed:
    """The act as the clauses saw it.

    Raises:
        ValueError: these are no names.
    """
    match json:
        case {"by": None | list() as by, "of": list(of)}:
            omits = getattr(act.particulars, "omits", "")
            names = None if by is None else frozenset(str(name) for name in by)
            bodies = frozenset(str(name) for name in of)
            return Deed(act=act.name, by=names, of=bodies, at=act.at, omits=omits)
    raise ValueError(f"{json!r} does not say who acted, and for which body")
