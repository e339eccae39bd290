"""A result as plain text that can be followed with pencil and paper."""

from moothall.count.shown.isolating import isolated
from moothall.count.shown.sentences import (
    belonging_to_nobody,
    elected_line,
    heading,
    parcel_lines,
    set_aside_lines,
    tie_line,
)
from moothall.count.transcript import Stage, StagedResult


def brief(result: StagedResult) -> str:
    """Who is elected, at which stage, and what was set aside."""
    lines = [*_opening(result), ""]
    lines += [
        f"Elected at stage {one.stage}: {one.name} ({one.candidate})" for one in result.elected
    ]
    if result.reopened:
        lines.append(f"Nominations are re-opened for seats: {result.reopened}")
    shown = "\n".join([*lines, *set_aside_lines(result)]) + "\n"
    return isolated(shown, (result.title, *result.candidates))


def transcript(result: StagedResult) -> str:
    """Every stage: what was done, what moved, how matters stood."""
    lines = [*_opening(result), *result.choices, *set_aside_lines(result)]
    for stage in result.stages:
        lines += ["", heading(result, stage), *_stage(result, stage)]
    lines.append("")
    lines += [f"Elected at stage {one.stage}: {one.name}" for one in result.elected]
    if result.reopened:
        lines.append(f"Nominations are re-opened for seats: {result.reopened}")
    return isolated("\n".join(lines) + "\n", (result.title, *result.candidates))


def _opening(result: StagedResult) -> list[str]:
    return [
        *([result.title] if result.title else []),
        f"Counted by {result.rule}: {result.law}",
        f"Seats {result.seats}, valid papers {result.valid}, quota {result.votes(result.quota)}",
        *[f"Withdrawn: {result.name(one)}" for one in result.withdrawn],
    ]


def _stage(result: StagedResult, stage: Stage) -> list[str]:
    lines = [line for line in (tie_line(result, stage), *stage.notes) if line]
    for parcel in stage.parcels:
        lines += parcel_lines(result, stage, parcel)
    lines += [
        f"{name} keeps {result.votes(factor)} of each vote"
        for name, factor in zip(result.candidates, stage.keep, strict=False)
        if 0 < factor < 10**result.places
    ]
    lines += _totals(result, stage)
    lines += [line for line in (elected_line(result, stage),) if line]
    return [f"  {line}" for line in lines]


def _totals(result: StagedResult, stage: Stage) -> list[str]:
    """Votes at the end of the stage, in a column whose points stand under one another."""
    rows = [
        (name, result.votes(votes))
        for name, votes in zip(result.candidates, stage.totals, strict=True)
    ]
    rows += belonging_to_nobody(result, stage)
    if stage.quota is not None:
        rows.append(("Quota", result.votes(stage.quota)))
    wide = max(len(name) for name, _ in rows)
    long = max(len(votes) for _, votes in rows)
    return ["Votes now:", *[f"  {name:<{wide}}  {votes:>{long}}" for name, votes in rows]]
