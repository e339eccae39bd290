"""Tells a shipped history otherwise: without an event, by somebody else, with another fact."""

import json
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

import yaml

from moothall.proceedings.history.reading import read_history
from moothall.proceedings.replay import Replay, replay
from moothall.proceedings.reporting import Json, report_of
from tests.shelf import EXAMPLES, law_of

Table: TypeAlias = "dict[str, Json]"


@dataclass(slots=True)
class Telling:
    """A history that can be told otherwise before it is judged.

    Attributes:
        content: the file as plain values.
    """

    content: dict[str, list[Table]] = field(default_factory=dict)

    def without(self, event: str) -> "Telling":
        """Leave an event out."""
        self.content["events"].remove(self._event(event))
        return self

    def without_act(self, event: str, act: str) -> "Telling":
        """Leave one act of an event out."""
        acts = self._acts(event)
        acts.remove(self._act(event, act))
        return self

    def stating(self, event: str, **facts: Json) -> "Telling":
        """State facts at an event; None takes one back."""
        found = self._event(event)
        for word, fact in facts.items():
            found[word] = fact
            if fact is None:
                del found[word]
        return self

    def act(self, event: str, act: str, **words: Json) -> "Telling":
        """Change what one act of an event says of itself."""
        self._act(event, act).update(words)
        return self

    def after(self, event: str, **entry: Json) -> "Telling":
        """Put an event of one act after another: id, when, who, and the act's own words."""
        act = {word: entry.pop(word) for word in tuple(entry) if word not in ("id", "when", "who")}
        place = self.content["events"].index(self._event(event)) + 1
        self.content["events"].insert(place, {**entry, "acts": [act]})
        return self

    def judged_by(self, book: str) -> "Judged":
        """Replay it."""
        law = law_of(book)
        told = json.dumps(self.content).encode()
        return Judged(replay(read_history(told, name="retold.yaml", law=law), law))

    def _event(self, event: str) -> Table:
        return next(one for one in self.content["events"] if one["id"] == event)

    def _acts(self, event: str) -> list[Json]:
        acts = self._event(event)["acts"]
        assert isinstance(acts, list)
        return acts

    def _act(self, event: str, act: str) -> Table:
        found = [one for one in self._acts(event) if isinstance(one, dict) and one["act"] == act]
        return found[0]


class Judged:
    """A history that was told and judged."""

    def __init__(self, replayed: Replay) -> None:
        self._report = report_of(replayed)

    def verdict(self, event: str, act: str) -> str:
        """The verdict on the first such act of an event."""
        return str(self._ruling(event, act)["verdict"])

    def effect(self, event: str, act: str) -> str:
        """What follows from it."""
        return str(self._ruling(event, act)["effect"])

    def breaches(self, event: str, act: str) -> list[str]:
        """The clauses that speak against it."""
        return self._clauses(event, act, verdict="out of order")

    def doubts(self, event: str, act: str) -> list[str]:
        """The clauses that leave it open."""
        return self._clauses(event, act, verdict="undecided")

    def clauses(self, event: str, act: str) -> list[str]:
        """The clauses that bear on it."""
        return [str(one["clause"]) for one in self._findings(event, act)]

    def finding(self, event: str, act: str, clause: str) -> Table:
        """What one clause says of it."""
        found = self._findings(event, act)
        return next(one for one in found if one["clause"] == clause)

    def rulings(self) -> list[tuple[str, str, str]]:
        """Event, act and verdict of every ruling, in order of entry."""
        return [
            (str(one["event"]), str(one["act"]), str(one["verdict"]))
            for one in _tables(self._report["rulings"])
        ]

    def lapsed(self, act: str, body: str) -> list[Table]:
        """The lapses of one duty of one body."""
        found = _tables(self._report["lapsed"])
        return [one for one in found if (one["act"], one["body"]) == (act, body)]

    def _ruling(self, event: str, act: str) -> Table:
        rulings = _tables(self._report["rulings"])
        return next(one for one in rulings if (one["event"], one["act"]) == (event, act))

    def _findings(self, event: str, act: str) -> list[Table]:
        return _tables(self._ruling(event, act)["findings"])

    def _clauses(self, event: str, act: str, *, verdict: str) -> list[str]:
        found = self._findings(event, act)
        return [
            str(one["clause"])
            for one in found
            if one["verdict"] == verdict and one["form"] != "advice"
        ]


def federation() -> Telling:
    """The federation's history as it ships."""
    return Telling(deepcopy(_content("federation-2015-16.yaml")))


def branch() -> Telling:
    """The branch's history as it ships."""
    return Telling(deepcopy(_content("branch.yaml")))


@cache
def _content(name: str) -> dict[str, list[Table]]:
    content = yaml.safe_load((EXAMPLES / name).read_text())
    assert isinstance(content, dict)
    return content


def _tables(found: Json) -> list[Table]:
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, dict)]
