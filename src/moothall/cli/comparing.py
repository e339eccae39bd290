"""`moothall count --compare`: the same papers by several rules, or a model of two ways to vote."""

import argparse
import json
from fractions import Fraction

from moothall.cli.counting_rules import require_heeded
from moothall.cli.errors import CannotReadError
from moothall.cli.reading import read_papers, read_text
from moothall.count import CountError, Papers
from moothall.count.comparison import (
    Comparison,
    Outcome,
    compare,
    delegates_of,
    read_slates,
    together,
)
from moothall.count.delegates import ASSUMPTIONS, Model, Verdicts, evaluate, read_model
from moothall.count.shown.isolating import isolated


def run_comparison(arguments: argparse.Namespace) -> int:
    """Compare; 0 when it is done."""
    require_heeded(arguments, "--compare")
    if arguments.file.lower().endswith(".toml"):
        _require_alone(arguments)
        return _run_model(arguments)
    if arguments.members_per_delegate is not None and not arguments.group:
        raise CannotReadError("--members-per-delegate is about groups: give --group FILE too")
    if not arguments.slates:
        raise CannotReadError("--compare needs to know who is of which slate: --slates FILE")
    papers = read_papers(arguments.file, seats=arguments.seats, withdrawn=arguments.withdrawn)
    try:
        slates = read_slates(read_text(arguments.slates), papers)
    except CountError as error:
        raise CannotReadError(f"{arguments.slates}: {error}") from None
    try:
        found = compare(papers, slates, seats=papers.seats, lots=arguments.lots)
    except CountError as error:
        raise CannotReadError(f"{arguments.file}: {error}") from None
    delegates = None
    if arguments.group:
        sent = [_delegates(arguments, name, papers, slates) for name in arguments.group]
        delegates = together(sent, [share.slate for share in found.shares])
    if arguments.json:
        print(json.dumps(_document(found, delegates), ensure_ascii=False))
    else:
        print(_text(found, delegates), end="")
    return 0


def _delegates(
    arguments: argparse.Namespace, name: str, papers: Papers, slates: dict[int, str]
) -> tuple[str, int]:
    """Which slate's delegates a group sends, and how many; the group is a file of papers."""
    group = read_papers(name, seats=papers.seats, withdrawn=arguments.withdrawn)
    if group.candidates != papers.candidates:
        raise CannotReadError(
            f"{name}: other candidates than in {arguments.file}, or in another order; give the"
            " same list"
        )
    try:
        return delegates_of(group, slates, members_per_delegate=arguments.members_per_delegate or 1)
    except CountError as error:
        raise CannotReadError(f"{name}: {error}") from None


def _document(found: Comparison, delegates: Outcome | None) -> dict[str, object]:
    outcomes = [*found.outcomes, *([delegates] if delegates else [])]
    return {
        "seats": found.seats,
        "valid": found.valid,
        "slates": [
            {"name": one.slate, "votes": one.votes, "share": percent(one.share)}
            for one in found.shares
        ],
        "rules": [
            {"rule": one.rule, "seats": dict(one.seats), "missing": one.missing or None}
            for one in outcomes
        ],
    }


def _text(found: Comparison, delegates: Outcome | None) -> str:
    """A table: slates as columns, rules as rows, seats and their share."""
    outcomes = [*found.outcomes, *([delegates] if delegates else [])]
    heads = [share.slate for share in found.shares]
    rows = [["first preferences", *[f"{one.votes} ({percent(one.share)})" for one in found.shares]]]
    for one in outcomes:
        total = sum(seats for _, seats in one.seats)
        cells = [f"{seats} ({percent(Fraction(seats, total))})" for _, seats in one.seats]
        rows.append([one.rule, *(cells or ["a lot is missing"] * len(heads))])
    wide = [
        max(len(row[column]) for row in [["", *heads], *rows]) for column in range(len(rows[0]))
    ]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, wide, strict=True)).rstrip()
        for row in [["", *heads], *rows]
    ]
    missing = [f"{one.rule}: {one.missing}" for one in outcomes if one.missing]
    title = [found.title] if found.title else []
    opening = f"{found.valid} valid papers, {found.seats} seats"
    shown = "\n".join([*title, opening, "", *lines, *missing]) + "\n"
    return isolated(shown, (found.title, *heads))


def percent(share: Fraction) -> str:
    """Write a share in per cent to one decimal, rounded half up."""
    tenths = int(share * 1000 + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}%"


def _require_alone(arguments: argparse.Namespace) -> None:
    """Refuse what a model, which has no papers, would pass over."""
    for option in ("seats", "lots", "withdrawn", "slates", "group", "members_per_delegate"):
        if getattr(arguments, option):
            flag = "--" + option.replace("_", "-")
            raise CannotReadError(f"{flag} is about papers and a model has none; leave it out")


def _run_model(arguments: argparse.Namespace) -> int:
    try:
        model = read_model(read_text(arguments.file))
    except CountError as error:
        raise CannotReadError(f"{arguments.file}: {error}") from None
    found = evaluate(model)
    if arguments.json:
        print(json.dumps(_model_document(model, found), ensure_ascii=False))
    else:
        print(_model_text(model, found), end="")
    return 0


def _model_document(model: Model, found: Verdicts) -> dict[str, object]:
    return {
        "title": model.title,
        "one_member_one_vote": percent(found.votes_for / found.votes) if found.votes else None,
        "delegates": percent(Fraction(found.delegates_for, found.delegates)),
        "groups": [
            {"name": name, "votes_for": percent(share), "delegates_for": some, "delegates": every}
            for name, share, some, every in found.by_group
        ],
        "assumptions": list(ASSUMPTIONS),
    }


def _model_text(model: Model, found: Verdicts) -> str:
    lines = [*([model.title] if model.title else []), "A model. It assumes:"]
    lines += [f"  - {one}" for one in ASSUMPTIONS]
    lines += [
        (
            f"  - A delegate for every {model.members_per_delegate} members; of members not active"
            f" {percent(model.turnout)} would vote."
        ),
        "",
    ]
    lines += [
        f"{group.name}: {group.members} members, {percent(group.active)} active,"
        f" {percent(group.active_leaning)} of them for, {percent(group.passive_leaning)} of the"
        f" others: {some} of {every} delegates for, {percent(share)} of votes"
        for group, (_, share, some, every) in zip(model.groups, found.by_group, strict=True)
    ]
    everybody = percent(found.votes_for / found.votes) if found.votes else "nobody votes"
    return "\n".join(
        [
            *lines,
            "",
            f"One member one vote: {everybody} for",
            (
                f"Delegates: {found.delegates_for} of {found.delegates}"
                f" ({percent(Fraction(found.delegates_for, found.delegates))}) for"
            ),
            "",
        ]
    )
