"""A result as values for JSON: the short form of the command, and the whole transcript."""

from collections.abc import Mapping, Sequence

from moothall.count.transcript import Parcel, Stage, StagedResult, Tie

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]


def summary(result: StagedResult) -> dict[str, Json]:
    """The document that `moothall count --json` prints."""
    return {
        "rule": result.rule,
        "seats": result.seats,
        "valid": result.valid,
        "quota": _quota(result),
        "elected": [
            {"candidate": one.candidate, "name": one.name, "stage": one.stage}
            for one in result.elected
        ],
        "stages": [_short(result, stage) for stage in result.stages],
    }


def _quota(result: StagedResult) -> int | str:
    """A whole number where the rule makes it one, else at the rule's precision."""
    whole, rest = divmod(result.quota, 10**result.places)
    return result.votes(result.quota) if rest else whole


def _short(result: StagedResult, stage: Stage) -> dict[str, Json]:
    return {
        "number": stage.number,
        "totals": {
            str(place): result.votes(votes) for place, votes in enumerate(stage.totals, start=1)
        },
        "not_transferred": result.votes(stage.not_transferred),
    }


def transcript(result: StagedResult) -> dict[str, Json]:
    """Everything that is needed to follow the count by hand."""
    return summary(result) | {
        "law": result.law,
        "title": result.title,
        "candidates": {str(place): name for place, name in enumerate(result.candidates, start=1)},
        "withdrawn": list(result.withdrawn),
        "set_aside": [
            {"line": one.line, "papers": one.papers, "reason": one.reason}
            for one in result.set_aside
        ],
        "cut_short": result.cut_short,
        "reopened": result.reopened,
        "choices": list(result.choices),
        "stages": [_long(result, stage) for stage in result.stages],
    }


def _long(result: StagedResult, stage: Stage) -> dict[str, Json]:
    excluded = list(stage.givers) if stage.act == "exclusion" else []
    return (
        _short(result, stage)
        | _fractions(stage)
        | {
            "act": str(stage.act),
            "candidate": stage.candidate,
            "paragraphs": list(stage.paragraphs),
            "parcels": [_parcel(result, parcel) for parcel in stage.parcels],
            "received": {
                str(to): result.votes(votes) for to, votes in sorted(stage.received().items())
            },
            "elected": list(stage.elected),
            "excluded": excluded,
            "tie": _tie(stage.tie) if stage.tie else None,
            "notes": list(stage.notes),
            "quota": None if stage.quota is None else result.votes(stage.quota),
            "keep_factors": [result.votes(factor) for factor in stage.keep],
        }
    )


def _fractions(stage: Stage) -> dict[str, Json]:
    """What a stage has beside where values are fractions of a whole vote."""
    if stage.lost_by_fraction is None:
        return {}
    value = "1" if stage.transfer_value is None else str(stage.transfer_value)
    return {"transfer_value": value, "lost_by_fraction": str(stage.lost_by_fraction)}


def _parcel(result: StagedResult, parcel: Parcel) -> dict[str, Json]:
    return {
        "value_before": result.votes(parcel.value_before),
        "value_after": result.votes(parcel.value_after),
        "papers": {str(candidate): papers for candidate, papers in parcel.papers},
    }


def _tie(tie: Tie) -> dict[str, Json]:
    return {
        "tied": list(tie.tied),
        "chosen": tie.chosen,
        "purpose": tie.purpose,
        "settled_by_stage": tie.settled_by_stage,
        "paragraph": tie.paragraph,
    }
