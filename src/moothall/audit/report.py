"""What an audit says: whether the export holds, what it rests on, and what nobody could check."""

from dataclasses import dataclass

from moothall.record.checkpoints import Checkpoint, Head
from moothall.record.errors import RecordError
from moothall.record.inspection import Inspection
from moothall.record.keys import encode_base64


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchecked:
    """Something that an audit took as it stands: what, how often, and on whose word if on one's."""

    what: str
    count: int
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """The last head of a record that was lost; by whom it was signed, nobody here checked."""

    origin: str
    entries: int
    root: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cosigned:
    """A witness's key, and when by its clock it cosigned the head, in seconds since 1970."""

    witness: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The answer. What could not be read of a broken export is None; of its head, what it claims.

    `trusted` says that an anchor was given and fits; without one the export is only consistent
    with itself. `sealed` counts the entries that this export does not open. `follows` is the head
    of a lost record that this one cites as the one it goes on from. `cosigned` are the
    witnesses that the reader knew, each with the time of its signature.
    """

    valid: bool
    reason: str | None
    entries: int | None = None
    origin: str | None = None
    key: str | None = None
    trusted: bool = False
    sealed: int | None = None
    follows: Followed | None = None
    cosigned: tuple[Cosigned, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()


def report_sound(inspection: Inspection, taken: tuple[Unchecked, ...]) -> Report:
    """The report on an export that holds; `taken` are the facts that nobody could derive."""
    return Report(
        valid=True,
        reason=None,
        entries=inspection.head.size,
        origin=inspection.head.origin,
        key=str(inspection.manifest.key),
        trusted=inspection.trusted,
        sealed=inspection.sealed,
        follows=_followed(inspection.cites),
        cosigned=tuple(Cosigned(witness=str(key), at=at) for key, at in inspection.cosigned),
        unchecked=tuple(one for one in (*_closed(inspection), *taken) if one.count),
    )


def _followed(cited: Head | None) -> Followed | None:
    if cited is None:
        return None
    root = encode_base64(cited.root)
    return Followed(origin=cited.origin, entries=cited.size, root=root)


def report_broken(error: RecordError, *, claims: Checkpoint | None = None) -> Report:
    """The report on an export that does not hold; `claims` is its head, where that can be read."""
    if claims is None:
        return Report(valid=False, reason=str(error))
    size, origin = claims.head.size, claims.head.origin
    return Report(valid=False, reason=str(error), entries=size, origin=origin)


def _closed(inspection: Inspection) -> tuple[Unchecked, ...]:
    cited = inspection.cites
    return (
        Unchecked(
            what="head of a lost record, and who signed it",
            count=int(cited is not None),
            by=None if cited is None else cited.origin,
        ),
        Unchecked(what="sealed entries", count=inspection.sealed),
        Unchecked(what="texts that are not there", count=inspection.texts_absent),
    )
