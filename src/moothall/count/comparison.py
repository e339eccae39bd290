"""The same papers counted by several rules: seats by slate beside the share of first preferences.

Which candidate is of which slate is told, never guessed. Delegates by group: each group's papers
decide by a plurality of first preferences, and all its delegates are of the slate that led there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from moothall.count.csv_rows import csv_rows
from moothall.count.errors import CountError, LotNeededError, RuleError
from moothall.count.papers import Papers, hidden_character, papers_from
from moothall.count.rules.highest_averages import count_dhondt, count_sainte_lague
from moothall.count.rules.plurality import count_block_vote, count_limited_vote
from moothall.count.rules.scottish_stv_2011 import count as count_scottish_stv
from moothall.count.tallied import first_votes

Slates = Mapping[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A slate's first preferences, and their share of the valid papers."""

    slate: str
    votes: int
    share: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one rule makes of the papers: (slate, seats) in the order of the shares."""

    rule: str
    seats: tuple[tuple[str, int], ...]
    missing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Several rules on the same papers."""

    title: str
    valid: int
    seats: int
    shares: tuple[Share, ...]
    outcomes: tuple[Outcome, ...]


def read_slates(text: str, papers: Papers) -> dict[int, str]:
    """Read which candidate is of which slate: CSV rows `candidate,slate`, candidate by number.

    Raises CountError unless every candidate has exactly one slate.
    """
    slates: dict[int, str] = {}
    for line, row in csv_rows(text.encode()):
        if row == ["candidate", "slate"]:
            continue
        candidate = _candidate(row[0].strip())
        wrong = len(row) != 2 or not row[1].strip() or hidden_character(row[1])
        if wrong or not 1 <= candidate <= len(papers.candidates) or candidate in slates:
            raise CountError(
                f"line {line}: this is not a candidate's number, a comma and a visible slate;"
                f" write each number from 1 to {len(papers.candidates)} once"
            )
        slates[candidate] = row[1].strip()
    for candidate, name in enumerate(papers.candidates, start=1):
        if candidate not in slates:
            raise CountError(f"candidate {candidate} ({name}) has no slate; add a line for it")
    return slates


def _candidate(number: str) -> int:
    """Read a candidate's number; 0, whom nobody is, for anything else."""
    return int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 0


def compare(papers: Papers, slates: Slates, *, seats: int, lots: Sequence[int]) -> Comparison:
    """Count papers by block vote, limited vote, STV and by lists; see Outcome."""
    by_slate = _papers_of_slates(papers, slates)
    names = by_slate.candidates
    tally = first_votes(by_slate, places=1)
    shares = tuple(
        Share(slate=name, votes=votes, share=Fraction(votes, tally.valid))
        for name, votes in zip(names, tally.votes[1:], strict=True)
    )
    outcomes = [_by_candidate(rule, papers, slates, names, seats, lots) for rule in _rules(seats)]
    outcomes += [_by_list(rule, by_slate, seats) for rule in ("sainte-lague", "dhondt")]
    return Comparison(
        title=papers.title,
        valid=tally.valid,
        seats=seats,
        shares=shares,
        outcomes=tuple(outcomes),
    )


def _rules(seats: int) -> tuple[str, ...]:
    return ("block-vote", *(("limited-vote",) if seats > 1 else ()), "scottish-stv")


def _papers_of_slates(papers: Papers, slates: Slates) -> Papers:
    """The papers as votes for slates: each counts for the slate of its first preference."""
    names = tuple(dict.fromkeys(slates[one] for one in sorted(slates)))
    votes = dict.fromkeys(names, 0)
    tally = first_votes(papers, places=1)
    for candidate, number in enumerate(tally.votes[1:], start=1):
        votes[slates[candidate]] += number
    ordered = sorted(names, key=lambda name: -votes[name])
    return papers_from(
        [(place,) for place, name in enumerate(ordered, start=1) if votes[name]],
        candidates=ordered,
        seats=1,
        weights=[votes[name] for name in ordered if votes[name]],
    )


def _by_candidate(  # noqa: PLR0913, PLR0917 - one call for each rule
    rule: str,
    papers: Papers,
    slates: Slates,
    names: Sequence[str],
    seats: int,
    lots: Sequence[int],
) -> Outcome:
    try:
        elected = _elected(rule, papers, seats=seats, lots=lots)
    except LotNeededError as missing:
        return Outcome(rule=rule, seats=(), missing=str(missing))
    return _outcome(rule, [slates[one] for one in elected], names)


def _elected(rule: str, papers: Papers, *, seats: int, lots: Sequence[int]) -> list[int]:
    match rule:
        case "block-vote":
            result = count_block_vote(papers, seats=seats, lots=lots)
            return [one.candidate for one in result.awards]
        case "limited-vote":
            votes = seats // 2
            limited = count_limited_vote(papers, seats=seats, votes=votes, lots=lots)
            return [one.candidate for one in limited.awards]
        case _:
            staged = count_scottish_stv(papers, seats=seats, lots=lots)
            return [one.candidate for one in staged.elected]


def _by_list(rule: str, by_slate: Papers, seats: int) -> Outcome:
    counting = count_dhondt if rule == "dhondt" else count_sainte_lague
    try:
        result = counting(by_slate, seats=seats, lots=())
    except LotNeededError as missing:
        equal = " and ".join(by_slate.name(one) for one in missing.tied)
        said = f"{equal} are equal for the last seat, which only a lot could give"
        return Outcome(rule=f"{rule} by slate", seats=(), missing=said)
    return _outcome(f"{rule} by slate", [one.name for one in result.awards], by_slate.candidates)


def _outcome(rule: str, won: Sequence[str], names: Sequence[str]) -> Outcome:
    return Outcome(rule=rule, seats=tuple((name, won.count(name)) for name in names))


def through_delegates(
    groups: Sequence[Papers], slates: Slates, names: Sequence[str], *, members_per_delegate: int
) -> Outcome:
    """What the delegates of all groups come to; see `delegates_of`."""
    sent = [
        delegates_of(group, slates, members_per_delegate=members_per_delegate) for group in groups
    ]
    return together(sent, names)


def together(sent: Sequence[tuple[str, int]], names: Sequence[str]) -> Outcome:
    """Add up the delegates that groups send: (slate, delegates) of each."""
    seats = {name: sum(number for slate, number in sent if slate == name) for name in names}
    return Outcome(rule="delegates by group", seats=tuple(seats.items()))


def delegates_of(group: Papers, slates: Slates, *, members_per_delegate: int) -> tuple[str, int]:
    """Give a group a delegate for every so many papers, part of a number counting as one more.

    All its delegates are of the slate that leads there; a tie has no delegate's slate and is
    refused, because nothing here could settle it.
    """
    if members_per_delegate < 1:
        raise RuleError(f"{members_per_delegate} papers cannot send a delegate; give at least 1")
    tally = first_votes(group, places=1)
    votes = dict.fromkeys(slates.values(), 0)
    for candidate, number in enumerate(tally.votes[1:], start=1):
        votes[slates[candidate]] += number
    leading = sorted(name for name in votes if votes[name] == max(votes.values()))
    if len(leading) > 1:
        where = group.title or "a group"
        raise RuleError(f"{' and '.join(leading)} are equal in {where}; its delegates are open")
    return leading[0], -(-tally.valid // members_per_delegate)
