"""What a stage did, in sentences that the text and the page share."""

from moothall.count.fixed_point import fraction_text
from moothall.count.tallied import TalliedResult
from moothall.count.transcript import Act, Parcel, Stage, StagedResult


def heading(result: StagedResult, stage: Stage) -> str:
    """Say in one line what the stage did and by which paragraph."""
    return f"Stage {stage.number}: {_done(result, stage)} [{', '.join(stage.paragraphs)}]"


def _done(result: StagedResult, stage: Stage) -> str:
    who = " and ".join(result.name(one) for one in stage.givers)
    match stage.act:
        case Act.FIRST_PREFERENCES:
            return "first preferences."
        case Act.SURPLUS:
            return f"surplus of {who}."
        case Act.EXCLUSION:
            return f"{who} {'are' if len(stage.givers) > 1 else 'is'} excluded."
        case Act.KEEP_FACTORS:
            return "keep factors of the elected."


def parcel_lines(result: StagedResult, stage: Stage, parcel: Parcel) -> list[str]:
    """Say of one parcel how many papers went to whom, and what they were worth."""
    after = result.votes(parcel.value_after)
    if parcel.transfer_value is not None:
        after = str(parcel.transfer_value)
    lines = [f"{parcel.size} papers of {_value(result, stage, parcel)}:"]
    for candidate, papers in parcel.papers:
        who = result.name(candidate) if candidate else "no further preference"
        votes = result.votes(parcel.worth(papers))
        lines.append(f"  {papers} x {after} = {votes} to {who}")
    return lines


def _value(result: StagedResult, stage: Stage, parcel: Parcel) -> str:
    before = result.votes(parcel.value_before)
    if parcel.transfer_value is not None:
        return f"transfer value {fraction_text(parcel.transfer_value)}"
    if stage.act is not Act.SURPLUS or stage.candidate is None:
        return f"value {before}"
    after = parcel.value_after
    if stage.quota is not None and after == parcel.value_before:
        return f"value {before}"
    if stage.quota is not None:
        return f"value {before}, now {result.votes(after)}"
    votes = result.stages[stage.number - 2].totals[stage.candidate - 1]
    surplus = votes - result.quota
    return (
        f"value {before}, now {before} x {result.votes(surplus)} / {result.votes(votes)}"
        f" = {result.votes(after)}"
    )


def tie_line(result: StagedResult, stage: Stage) -> str | None:
    """Say how a tie was settled, if there was one."""
    if stage.tie is None:
        return None
    names = " and ".join(result.name(one) for one in stage.tie.tied)
    how = (
        "by lot"
        if stage.tie.settled_by_stage is None
        else f"by their votes at stage {stage.tie.settled_by_stage}"
    )
    return (
        f"{names} were equal; {how}, it is {result.name(stage.tie.chosen)}"
        f" ({stage.tie.purpose}). [{stage.tie.paragraph}]"
    )


def belonging_to_nobody(result: StagedResult, stage: Stage) -> list[tuple[str, str]]:
    """Name the votes that are no candidate's by now, apart where fractions are kept apart."""
    lost = stage.lost_by_fraction
    if lost is None:
        return [("Not transferred", result.votes(stage.not_transferred))]
    exhausted = result.votes(stage.not_transferred - lost)
    return [("Exhausted", exhausted), ("Lost by fraction", result.votes(lost))]


def elected_line(result: StagedResult, stage: Stage) -> str | None:
    """Say who was elected at the end of the stage, if anybody."""
    if not stage.elected:
        return None
    return "Elected: " + ", ".join(result.name(one) for one in stage.elected) + "."


def set_aside_lines(result: StagedResult | TalliedResult) -> list[str]:
    """List the papers that did not count and those that counted in part."""
    lines = []
    for one in result.set_aside:
        where = "" if one.line is None else f" (line {one.line})"
        lines.append(f"Set aside: {papers_text(one.papers)}{where}: {one.reason}.")
    if result.cut_short:
        lines.append(
            f"Counted up to the first place that was empty or had two candidates:"
            f" {papers_text(result.cut_short)}."
        )
    return lines


def papers_text(number: int) -> str:
    """Write a number of papers."""
    return "1 paper" if number == 1 else f"{number} papers"
