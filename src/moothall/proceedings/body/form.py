"""The act `body.form`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Act, Particulars
from moothall.proceedings.state.standing import BodyStanding
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.rulings import Ruling
from moothall.values.amounts import Range


@dataclass(frozen=True, slots=True, kw_only=True)
class FormBody(Particulars):
    """A body is formed.

    Attributes:
        size: how many people or units it has, where that is known.

    Facts: none of its own.
    Changes: the body stands, as one of the kind that `kind` names; a duty that recurs counts
        from here.
    """

    ACT: ClassVar[str] = "body.form"
    size: Range | None = None

    def kind_formed(self, act: Act) -> str:
        """What it is formed as."""
        return act.kind

    def fold(self, act: Act, ruling: Ruling, state: State) -> None:
        """The body stands."""
        before = state.bodies.get(act.of, at=None)
        kind = act.kind or (before.kind if before is not None else "")
        standing = BodyStanding(id=act.of, kind=kind, size=self.size)
        state.bodies.put(act.of, standing, since=act.at)
