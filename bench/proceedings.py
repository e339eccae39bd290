"""Replay: acts a second, processor time an act as the record grows, memory at a million acts.

The acts are those of the example, repeated month after month by other bodies of the same kinds, so
that the mix is the example's; each is gathered, judged, and folded: by the model rulebook, and by
the same with three clauses more on every act. The collector is off, as in `moothall replay`. The
peer is the interpreter itself: how long it takes to make and index as many plain objects.
"""

import gc
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from itertools import count
from pathlib import Path

from moothall.cli.files import load_history, read_law
from moothall.proceedings.act import Act
from moothall.proceedings.body.form import FormBody
from moothall.proceedings.entering import Entry, enter
from moothall.proceedings.state.state import State
from moothall.rulebook import read_rulebook
from moothall.rulebook.judging.law import Law
from moothall.values.instants import Instant
from moothall.values.spans import Span

ROOT = Path(__file__).parents[1]
BOOK = ROOT / "rulebooks" / "federation-delegates" / "rulebook.md"
HISTORY = ROOT / "examples" / "federation-2015-16.yaml"
# How many acts, and how many runs of that size the median is of; each run has its own process.
PLAIN = {10_000: 3, 100_000: 1}
WITH_MORE = {10_000: 3, 100_000: 1, 1_000_000: 2}
# What is asked of every act besides, so that at least three clauses bear on each.
ASKED = ("reasons = true", '"since body.form" = ">= 1 day or never"', 'by = "other than rulebook"')
MONTH = 30 * 86_400
# Words of an act's particulars that name a matter and so must be fresh in each repetition.
_MATTERS = frozenset(
    {"ballot", "decision", "holding", "meeting", "motion", "paper", "report", "requisition"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One measured replay: processor seconds an act, peak memory, findings an act."""

    acts: int
    seconds: float
    megabytes: float
    findings: float


def report() -> None:
    """Print both tables; `python -m bench.proceedings 1000000 3` measures one size by itself."""
    for extra, sizes in ((0, PLAIN), (len(ASKED), WITH_MORE)):
        print(f"\nThe model rulebook, with {extra} clauses more on each act:\n")
        _report([_median_run(size, extra, times=times) for size, times in sizes.items()])


def _median_run(size: int, extra: int, *, times: int) -> Run:
    """The run of median time; of two the slower."""
    runs = sorted((_run_apart(size, extra) for _ in range(times)), key=lambda run: run.seconds)
    return runs[times // 2]


def _report(runs: list[Run]) -> None:
    first, last = runs[0], runs[-1]
    plain = statistics.median(_plain(first.acts) for _ in range(3))
    print("| acts | acts a second | processor time an act | peak memory | findings an act |")
    print("|---|---|---|---|---|")
    for run in runs:
        each = run.seconds / run.acts
        print(
            f"| {run.acts:,} | {1 / each:,.0f} | {each * 1e6:.1f} µs | {run.megabytes:,.0f} MB "
            f"| {run.findings:.1f} |"
        )
    ratio = (last.seconds / last.acts) / (first.seconds / first.acts)
    print(f"\nAn act at {last.acts:,} over one at {first.acts:,}: {ratio:.2f} (1.25 at most).")
    print(f"Over making and indexing a plain object: {first.seconds / first.acts / plain:.0f}.")


def _run_apart(size: int, extra: int) -> Run:
    """In a process of its own, so that the memory is its own."""
    command = [sys.executable, "-m", "bench.proceedings", str(size), str(extra)]
    found = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return Run(**json.loads(found.stdout))


def measure(size: int, extra: int) -> Run:
    """Replay so many acts, keeping of each what the state keeps."""
    law = _law(extra)
    gc.disable()
    acts = repeated(law)
    state, findings, seconds, number = State(), 0, 0.0, 0
    while number < size:
        batch = [next(acts) for _ in range(min(1_000, size - number))]
        start = time.process_time()
        for act in batch:
            entry = enter(act, number=number, state=state, law=law)
            number += isinstance(entry, Entry)
            findings += len(entry.ruling.findings)
        seconds += time.process_time() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Run(acts=size, seconds=seconds, megabytes=megabytes, findings=findings / size)


def _law(extra: int) -> Law:
    """The model rulebook with so many clauses more on each of the example's acts."""
    law = read_law(str(BOOK))
    events = load_history(str(HISTORY), law).events
    acts = sorted({act.name for event in events for act in event.acts} | {"body.form"})
    clauses = [
        f"99.{number} *Bench {number}.* So it is.\n\n"
        f"```rule\nact = {json.dumps(acts)}\nmust = {{ {asked} }}\n```\n"
        for number, asked in enumerate(ASKED[:extra], start=1)
    ]
    text = "\n".join([BOOK.read_text(), *clauses])
    return Law(read_rulebook(text.encode(), name="bench.md"))


def repeated(law: Law) -> Iterator[Act]:
    """The example's acts without end, each time of other bodies of the same kinds."""
    acts = [act for event in load_history(str(HISTORY), law).events for act in event.acts]
    for turn in count():
        for kind in law.book.bodies:
            yield _formed(kind, turn, acts[0])
        for act in acts:
            yield _fresh(act, turn)


def _formed(kind: str, turn: int, first: Act) -> Act:
    body, at = f"{kind}/{turn}", _later(first.at, turn)
    return Act(name="body.form", by="members", of=body, kind=kind, at=at, particulars=FormBody())


def _fresh(act: Act, month: int) -> Act:
    ending = f"/{month}"
    stated = act.stated
    if isinstance(cited := stated.get("authority"), frozenset):
        stated = {**stated, "authority": frozenset(f"{name}{ending}" for name in cited)}
    own = {one.name: getattr(act.particulars, one.name) for one in fields(act.particulars)}  # type: ignore[arg-type]
    named = {name: f"{value}{ending}" for name, value in own.items() if name in _MATTERS and value}
    dated = {name: _later(value, month) for name, value in own.items() if isinstance(value, Span)}
    return replace(
        act,
        at=_later(act.at, month),
        by=act.by and f"{act.by}{ending}",
        of=act.of and f"{act.of}{ending}",
        stated=stated,
        about=act.about and f"{act.about}{ending}",
        particulars=replace(act.particulars, **named, **dated),  # type: ignore[type-var]
        event=f"{act.event}{ending}",
    )


def _later(span: Span, month: int) -> Span:
    ends = (span.earliest, span.latest)
    first, last = (None if end is None else Instant(end + month * MONTH) for end in ends)
    return Span(first, last)


def _plain(size: int) -> float:
    start = time.process_time()
    index: dict[str, list[dict[str, int]]] = {}
    for number in range(size):
        index.setdefault(f"key-{number % 97}", []).append({"number": number, "at": number})
    return (time.process_time() - start) / size


if __name__ == "__main__":
    found = measure(int(sys.argv[1]), int(sys.argv[2]))
    print(json.dumps({one.name: getattr(found, one.name) for one in fields(found)}))
