"""Which counting rule a name on the command line means, and which of its arguments it is given.

A rule is imported only when it is asked for.
"""

import argparse
from collections.abc import Callable
from fractions import Fraction

from moothall.cli.errors import CannotReadError
from moothall.count import Papers, Ron, RonTakes, StagedResult
from moothall.count.tallied import TalliedResult

Result = StagedResult | TalliedResult

# Rules for which the order of the papers is part of the count.
IN_FILE_ORDER = ("irish-stv",)

# The rule whose papers may have marks above and below a line.
SENATE = "australian-senate"

# Which rules heed an option that not every rule does.
_HEEDED = {
    "ron": ("scottish-stv",),
    "ron_takes": ("scottish-stv",),
    "no_last_transfer": ("scottish-stv",),
    "reserve": ("scottish-stv",),
    "vacated": ("scottish-stv",),
    "deemed": ("ni-stv",),
    "paper_order": ("irish-stv",),
    "no_expenses": ("irish-stv",),
    "practice": ("australian-senate",),
    "ballot_paper": ("australian-senate",),
    "votes": ("limited-vote",),
    "quota": ("largest-remainder",),
    "threshold": ("sainte-lague", "dhondt", "largest-remainder"),
    "default": ("schulze",),
    "quorum": ("schulze",),
    "majority": ("schulze",),
}


def require_heeded(arguments: argparse.Namespace, rule: str) -> None:
    """Raise CannotReadError for an option that this rule, or `--compare`, would pass over."""
    for option, rules in _HEEDED.items():
        given = getattr(arguments, option)
        if given is not None and given is not False and rule not in rules:
            flag = "--" + option.replace("_", "-")
            heeding = ", ".join(rules)
            raise CannotReadError(
                f"{flag} means nothing to {rule}, only to {heeding}; leave it out"
            )


def counted(papers: Papers, arguments: argparse.Namespace) -> Result:
    """Count papers by the rule that was named; refuses an option that it would not heed."""
    require_heeded(arguments, arguments.rule)
    return RULES[arguments.rule](papers, arguments)


def _scottish_stv(papers: Papers, arguments: argparse.Namespace) -> Result:
    from moothall.count.countback import fill_vacancy  # noqa: PLC0415
    from moothall.count.reserved import Reserved  # noqa: PLC0415
    from moothall.count.rules import scottish_stv_2011  # noqa: PLC0415

    if arguments.vacated is not None:
        if _ron(arguments) != Ron() or arguments.reserve or arguments.no_last_transfer:
            raise CannotReadError(
                "--vacated counts again as the election was; leave --ron, --reserve and"
                " --no-last-transfer out"
            )
        return fill_vacancy(
            papers, seats=papers.seats, vacated=arguments.vacated, lots=arguments.lots
        ).recount
    return scottish_stv_2011.count(
        papers,
        seats=papers.seats,
        lots=arguments.lots,
        ron=_ron(arguments),
        reserved=Reserved(reservations=tuple(arguments.reserve or ())),
        last_transfer=not arguments.no_last_transfer,
    )


def _ron(arguments: argparse.Namespace) -> Ron:
    if arguments.ron_takes and arguments.ron is None:
        raise CannotReadError("--ron-takes says what re-open nominations takes: give --ron N too")
    return Ron(candidate=arguments.ron, takes=RonTakes(arguments.ron_takes or RonTakes.ONE_SEAT))


def _meek(papers: Papers, arguments: argparse.Namespace) -> Result:
    from moothall.count.rules import meek  # noqa: PLC0415

    return meek.count(papers, seats=papers.seats, lots=arguments.lots)


def _ers97(papers: Papers, arguments: argparse.Namespace) -> Result:
    from moothall.count.rules import ers97  # noqa: PLC0415

    return ers97.count(papers, seats=papers.seats, lots=arguments.lots)


def _northern_ireland_stv(papers: Papers, arguments: argparse.Namespace) -> Result:
    from moothall.count.rules.northern_ireland_stv_1985 import Deemed, count  # noqa: PLC0415

    deemed = Deemed(arguments.deemed or Deemed.AT_ONCE)
    return count(papers, seats=papers.seats, lots=arguments.lots, deemed=deemed)


def _irish_stv(papers: Papers, arguments: argparse.Namespace) -> Result:
    from moothall.count.rules.irish_stv_1992 import count  # noqa: PLC0415
    from moothall.count.rules.irish_surplus import PaperOrder  # noqa: PLC0415

    return count(
        papers,
        seats=papers.seats,
        lots=arguments.lots,
        order=PaperOrder(arguments.paper_order or PaperOrder.AS_IN_FILE),
        expenses=not arguments.no_expenses,
    )


def _australian_senate(papers: Papers, arguments: argparse.Namespace) -> Result:
    from moothall.count.rules.australian_senate_2016 import Practice, count  # noqa: PLC0415

    practice = Practice(arguments.practice or Practice.AEC_2016)
    return count(papers, seats=papers.seats, lots=arguments.lots, practice=practice)


def _alternative_vote(papers: Papers, arguments: argparse.Namespace) -> Result:
    from moothall.count.rules import alternative_vote  # noqa: PLC0415

    return alternative_vote.count(papers, seats=papers.seats, lots=arguments.lots)


def _schulze(papers: Papers, arguments: argparse.Namespace) -> Result:
    from moothall.count.rules.schulze import Default, count  # noqa: PLC0415

    default = None
    if arguments.default is not None:
        ratios = dict(arguments.majority or [])
        default = Default(option=arguments.default, quorum=arguments.quorum or 0, ratios=ratios)
    elif arguments.quorum or arguments.majority:
        raise CannotReadError("a quorum or a majority ratio needs a default option: --default N")
    return count(papers, seats=papers.seats, lots=arguments.lots, default=default)


def _fptp(papers: Papers, arguments: argparse.Namespace) -> Result:
    from moothall.count.rules.plurality import count_first_past_the_post  # noqa: PLC0415

    return count_first_past_the_post(papers, seats=papers.seats, lots=arguments.lots)


def _block_vote(papers: Papers, arguments: argparse.Namespace) -> Result:
    from moothall.count.rules.plurality import count_block_vote  # noqa: PLC0415

    return count_block_vote(papers, seats=papers.seats, lots=arguments.lots)


def _limited_vote(papers: Papers, arguments: argparse.Namespace) -> Result:
    from moothall.count.rules.plurality import count_limited_vote  # noqa: PLC0415

    if arguments.votes is None:
        raise CannotReadError("limited-vote needs to know how many votes a paper has: --votes N")
    return count_limited_vote(
        papers, seats=papers.seats, votes=arguments.votes, lots=arguments.lots
    )


def _approval(papers: Papers, arguments: argparse.Namespace) -> Result:
    from moothall.count.rules.plurality import count_approval  # noqa: PLC0415

    return count_approval(papers, seats=papers.seats, lots=arguments.lots)


def _dhondt(papers: Papers, arguments: argparse.Namespace) -> Result:
    from moothall.count.rules.highest_averages import count_dhondt  # noqa: PLC0415

    return count_dhondt(
        papers,
        seats=papers.seats,
        lots=arguments.lots,
        threshold=arguments.threshold or Fraction(0),
    )


def _sainte_lague(papers: Papers, arguments: argparse.Namespace) -> Result:
    from moothall.count.rules.highest_averages import count_sainte_lague  # noqa: PLC0415

    return count_sainte_lague(
        papers,
        seats=papers.seats,
        lots=arguments.lots,
        threshold=arguments.threshold or Fraction(0),
    )


def _largest_remainder(papers: Papers, arguments: argparse.Namespace) -> Result:
    from moothall.count.rules.largest_remainder import Quota, count  # noqa: PLC0415

    return count(
        papers,
        seats=papers.seats,
        lots=arguments.lots,
        quota=Quota(arguments.quota or Quota.HARE),
        threshold=arguments.threshold or Fraction(0),
    )


RULES: dict[str, Callable[[Papers, argparse.Namespace], Result]] = {
    "scottish-stv": _scottish_stv,
    "ni-stv": _northern_ireland_stv,
    "irish-stv": _irish_stv,
    "australian-senate": _australian_senate,
    "ers97": _ers97,
    "meek": _meek,
    "alternative-vote": _alternative_vote,
    "fptp": _fptp,
    "block-vote": _block_vote,
    "limited-vote": _limited_vote,
    "approval": _approval,
    "schulze": _schulze,
    "sainte-lague": _sainte_lague,
    "dhondt": _dhondt,
    "largest-remainder": _largest_remainder,
}
