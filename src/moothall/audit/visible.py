"""No act says what a page of it does not show.

Books may hold no such character either. [record 3]
"""

from collections.abc import Iterator

from moothall.proceedings.act import Act, particulars_of
from moothall.record.errors import Damage, RecordError
from moothall.values.hiding import HIDING


def require_visible(act: Act, *, number: int) -> None:
    """Refuse an act among whose words is a character that nobody sees or that turns others round.

    Raises:
        RecordError: there is one.
    """
    said = " ".join(_texts(act))
    if said.isascii() and said.isprintable():  # nearly all, and soon seen
        return
    for character in said:
        if character in "\t\n\r" or HIDING.match(character):
            says = f"entry {number}: its act holds U+{ord(character):04X}, which nobody would see"
            raise RecordError(Damage.ACT, says)


def _texts(act: Act) -> Iterator[str]:
    yield from (act.by, act.of, act.about, act.kind, act.subject, act.to, act.event)
    yield act.reported_by
    for name in particulars_of(type(act.particulars)):
        value = getattr(act.particulars, name)
        if isinstance(value, str):
            yield value
    for stated in act.stated.values():
        if isinstance(stated, frozenset):
            yield from stated
