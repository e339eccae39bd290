"""`moothall pact`: seats that would change hands if parties stood aside, and swing."""

import argparse
import json
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

from moothall.cli.errors import CannotReadError
from moothall.cli.reading import read_bytes, read_text, share
from moothall.count.alliances import AlliancesError, read_alliances
from moothall.count.errors import PapersError, RuleError
from moothall.count.pacts import Alliance, Gain, Pact, compute, total
from moothall.count.results import Seat, read_results
from moothall.count.shown.isolating import isolated
from moothall.count.swing import changed_by, mean, swings

_EXAMPLE = "general-election-2015"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add what `moothall pact` takes."""
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help="results: CSV with constituency, party, votes"
    )
    parser.add_argument("--example", choices=[_EXAMPLE], help="use results that are included")
    parser.add_argument("--pacts", metavar="FILE", help="alliances to compute, as TOML")
    parser.add_argument("--alliance", metavar="NAME", help="which of them; the first if not said")
    parser.add_argument("--gains", metavar="PARTY", help="one pact: who would gain")
    parser.add_argument("--aside", type=_names, metavar="A,B", help="who would stand aside")
    parser.add_argument("--together", action="store_true", help="all of them, not each alone")
    parser.add_argument("--held", type=_names, default=[], metavar="A,B", help="seats they won")
    parser.add_argument("--countries", type=_names, default=[], metavar="A,B", help="seats there")
    parser.add_argument(
        "--second", action="store_true", help="only where the one who gains came second"
    )
    parser.add_argument(
        "--moves",
        type=share,
        default=Fraction(1),
        metavar="SHARE",
        help="the share of their votes that moves, from 0 to 1; 1 if not said",
    )
    parser.add_argument("--since", metavar="FILE", help="an earlier result, to compute swing")
    parser.add_argument("--swing", type=_names, metavar="FROM,TO", help="between which parties")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _names(text: str) -> list[str]:
    """Read names with commas between."""
    names = [name.strip() for name in text.split(",")]
    if not all(names):
        raise argparse.ArgumentTypeError(f"'{text}' is not names like Green,PC")
    return names


def run(arguments: argparse.Namespace) -> int:
    """Compute pacts or swing; 0 when it is done."""
    try:
        if arguments.since or arguments.swing:
            return _run_swing(arguments)
        return _run_pacts(arguments)
    except RuleError as error:
        raise CannotReadError(str(error)) from None


def _run_pacts(arguments: argparse.Namespace) -> int:
    seats = _seats(_results_file(arguments))
    alliance = _alliance(arguments)
    _require_parties(alliance, seats)
    found = compute(alliance, seats, moves=arguments.moves)
    if arguments.json:
        print(json.dumps(_document(found), ensure_ascii=False))
    else:
        print(_text(alliance, found, moves=arguments.moves), end="")
        print(_falls(alliance, seats))
    return 0


def _results_file(arguments: argparse.Namespace) -> Path:
    if arguments.example and not arguments.file:
        return _example() / "results.csv"
    if arguments.file and not arguments.example:
        return Path(arguments.file)
    raise CannotReadError(f"give either a FILE of results or --example {_EXAMPLE}")


def _example() -> Path:
    """Where the examples are: beside the package when installed, at the root when developed."""
    package = Path(__file__).parents[1]
    installed = package / "examples" / _EXAMPLE
    return installed if installed.is_dir() else package.parents[1] / "examples" / _EXAMPLE


def _seats(file: Path) -> tuple[Seat, ...]:
    raw = read_bytes(str(file))
    try:
        return read_results(raw)
    except PapersError as error:
        raise CannotReadError(f"{file}, {error}") from None


def _alliance(arguments: argparse.Namespace) -> Alliance:
    """The alliance to compute: one pact from the command line, or one of a file."""
    if _is_one_pact(arguments):
        if arguments.pacts or arguments.alliance:
            raise CannotReadError(
                "give one pact with --gains and --aside, or alliances with --pacts, not both"
            )
        return _one_pact(arguments)
    file = Path(arguments.pacts) if arguments.pacts else None
    if file is None and arguments.example:
        file = _example() / "pacts.toml"
    if file is None:
        raise CannotReadError("say which pact: --gains PARTY --aside A,B, or --pacts FILE")
    try:
        alliances = read_alliances(read_text(str(file)))
    except AlliancesError as error:
        raise CannotReadError(f"{file}: {error}") from None
    named = {alliance.name: alliance for alliance in alliances}
    wanted = arguments.alliance or alliances[0].name
    if wanted not in named:
        raise CannotReadError(f"{file}: no alliance '{wanted}'; it has {', '.join(named)}")
    return named[wanted]


def _is_one_pact(arguments: argparse.Namespace) -> bool:
    """Say whether any option is given that describes one pact."""
    names = ("gains", "aside", "together", "held", "countries", "second")
    return any(getattr(arguments, name) for name in names)


def _one_pact(arguments: argparse.Namespace) -> Alliance:
    if not (arguments.gains and arguments.aside):
        raise CannotReadError("a pact needs both --gains PARTY and --aside A,B")
    pact = Pact(
        name=f"{arguments.gains} lost because of {' or '.join(arguments.aside)}",
        gains=arguments.gains,
        aside=tuple(arguments.aside),
        together=arguments.together,
        held=frozenset(arguments.held),
        countries=frozenset(arguments.countries),
        second=arguments.second,
    )
    return Alliance(name=pact.name, about="", pacts=(pact,))


def _require_parties(alliance: Alliance, seats: tuple[Seat, ...]) -> None:
    """Refuse a party or a country that the results do not know: a slip of the pen, not a zero."""
    parties = {party for seat in seats for party, _ in seat.votes}
    countries = {seat.country for seat in seats}
    for pact in alliance.pacts:
        for party in sorted({pact.gains, *pact.aside, *pact.held} - parties):
            raise CannotReadError(f"'{party}' stood nowhere in these results; check its name")
        for country in sorted(pact.countries - countries):
            raise CannotReadError(f"no seat of these results is in '{country}'; check its name")


def _document(found: Mapping[str, tuple[Gain, ...]]) -> dict[str, object]:
    return {
        "total": total(found),
        "pacts": [
            {"name": name, "seats": [gain.seat for gain in gains]} for name, gains in found.items()
        ],
    }


def _text(alliance: Alliance, found: Mapping[str, tuple[Gain, ...]], *, moves: Fraction) -> str:
    lines = [*([alliance.about] if alliance.about else []), f"If {_percent(moves)} moves:"]
    for name, gains in found.items():
        lines += ["", f"{name}: {len(gains)}"]
        lines += [
            f"  {gain.seat}: {gain.winner} by {gain.distance}, {' and '.join(gain.aside)} had"
            f" {gain.votes}; {_percent(gain.share)} would do"
            for gain in sorted(gains, key=lambda one: one.share)
        ]
    shown = "\n".join([*lines, "", f"Together: {total(found)} seats"]) + "\n"
    seats = [gain for some in found.values() for gain in some]
    return isolated(shown, {name for one in seats for name in (one.seat, one.winner, *one.aside)})


def _falls(alliance: Alliance, seats: tuple[Seat, ...]) -> str:
    """How the sum falls when less moves."""
    steps = [Fraction(tenth, 10) for tenth in range(10, -1, -1)]
    sums = [(step, total(compute(alliance, seats, moves=step))) for step in steps]
    return "When less moves: " + ", ".join(f"{_percent(step)} {number}" for step, number in sums)


def _percent(part: Fraction) -> str:
    """Write a share in per cent, rounded up to a tenth so that it still suffices."""
    tenths = -(-part * 1000 // 1)
    return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}%"


def _run_swing(arguments: argparse.Namespace) -> int:
    """Compute the swing between an earlier result and this one."""
    if not (arguments.since and arguments.swing and len(arguments.swing) == 2):
        raise CannotReadError("swing needs an earlier result and two parties: --since --swing")
    losing, winning = arguments.swing
    if losing == winning:
        raise CannotReadError(f"there is no swing from {losing} to itself; name two parties")
    if arguments.moves != 1 or arguments.pacts or arguments.alliance or _is_one_pact(arguments):
        raise CannotReadError("swing is measured, nothing moves; leave the options of a pact out")
    before, after = _seats(Path(arguments.since)), _seats(_results_file(arguments))
    found = swings(before, after, losing=losing, winning=winning)
    average = mean(found)
    changed = changed_by(before, average, losing=losing, winning=winning)
    if arguments.json:
        document = {
            "mean": _points(average),
            "seats": [
                {
                    "name": one.seat,
                    "swing": _points(one.swing),
                    "before": one.winner_before,
                    "after": one.winner_after,
                }
                for one in found
            ],
            "uniform": changed,
        }
        print(json.dumps(document, ensure_ascii=False))
        return 0
    for one in found:
        hands = "" if one.winner_before == one.winner_after else " (changed hands)"
        print(f"{one.seat}: {_points(one.swing)} points from {losing} to {winning}{hands}")
    print(f"Mean of {len(found)} seats: {_points(average)} points")
    print(f"The mean swing everywhere would change: {', '.join(changed) or 'no seat'}")
    return 0


def _points(part: Fraction) -> str:
    """Write a swing in percentage points, two decimals, towards zero."""
    hundredths = int(part * 10_000)
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{abs(hundredths) // 100}.{abs(hundredths) % 100:02d}"
