"""The table of the README: what both model rulebooks say of the example, event by event."""

from moothall.proceedings.act import Status
from moothall.proceedings.replay import Replay
from moothall.rulebook.judging.rulings import Verdict
from tests.shelf import replay_example

BOOKS = {"federation-delegates": "by delegates", "federation-omov": "by members' ballots"}
START = "<!-- table: generated, `make accept CASE=README.md` -->"
END = "<!-- end of table -->"
_SIGNS = {Verdict.IN_ORDER: "+", Verdict.OUT_OF_ORDER: "**✗**", Verdict.UNDECIDED: "?"}


def table() -> str:
    """Counts of verdicts, then a row an event, one sign an act, under both books."""
    replays = [replay_example(book) for book in BOOKS]
    head = f"| | {' | '.join(BOOKS.values())} |\n|---|---|---|\n"
    counted = {verdict.value: verdict for verdict in Verdict} | {"no clause bears on it": None}
    counts = "".join(
        f"| {said} | {' | '.join(str(_count(one, verdict)) for one in replays)} |\n"
        for said, verdict in counted.items()
    )
    lapses = " | ".join(_lapses(one) for one in replays)
    rows = "".join(
        f"| {event.id} | {event.when} | {event.what} | {' | '.join(_signs(event.id, replays))} |\n"
        for event in replays[0].history.events
    )
    return (
        f"\n{head}{counts}| owed and not done: certain, possible | {lapses} |\n\n"
        "<details><summary>Every event, one sign an act: + in order, **✗** out of order, "
        "? undecided, · no clause bears on it</summary>\n\n"
        f"| event | when | what the account says | {' | '.join(BOOKS.values())} |\n"
        f"|---|---|---|---|---|\n{rows}\n</details>\n\n"
    )


def readme_with(text: str) -> str:
    """The README with its table made anew."""
    before, rest = text.split(START)
    return f"{before}{START}\n{table()}{END}{rest.split(END)[1]}"


def _count(replay: Replay, verdict: Verdict | None) -> int:
    """Acts that were done with this verdict; None for those on which no clause bears."""
    done = [one.entry for one in replay.judged if one.entry.act.status is Status.DONE]
    return sum((one.ruling.verdict if one.ruling.findings else None) is verdict for one in done)


def _lapses(replay: Replay) -> str:
    certain = sum(lapse.verdict is Verdict.OUT_OF_ORDER for lapse in replay.lapses)
    return f"{certain}, {len(replay.lapses) - certain}"


def _signs(event: str, replays: list[Replay]) -> list[str]:
    return [
        " ".join(
            _SIGNS[one.entry.ruling.verdict] if one.entry.ruling.findings else "·"
            for one in replay.judged
            if one.entry.act.event == event
        )
        for replay in replays
    ]
