"""The public page of an election: what is asked, how to vote, what came of it, how to check it.

A file that needs no server, beside the ballot paper and the ballot box to which it leads. It is
written anew when the ballot opens, when it closes and when its result is announced.
"""

from collections.abc import Iterator
from enum import Enum
from html import escape

from moothall.ballots.belenios_v1.election import HomomorphicQuestion, Question, Terms
from moothall.ballots.belenios_v1.result import QuestionResult, Result
from moothall.cli.election_folder import ElectionFolder
from moothall.cli.secret_files import replace_file
from moothall.values.look import LOOK

STYLE = f"""{LOOK}
body {{ font-size: 1.125rem; }}
main {{ max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }}
.notice {{ background: var(--open-tint); border-left: 6px solid var(--open); padding: .8rem 1rem; }}
.state {{ background: var(--band); border-left: 6px solid var(--edge); padding: .8rem 1rem; }}
.open {{ background: var(--in-tint); border-color: var(--in); }}
.button {{
  display: inline-block; padding: .6rem 1.2rem; border-radius: .4rem; font-weight: bold;
  color: var(--paper); background: var(--link); text-decoration: none;
}}
table {{ width: 100%; border-collapse: collapse; margin: 1.2rem 0; text-align: left; }}
caption {{ text-align: left; font-weight: bold; padding-bottom: .3rem; }}
th {{ font-weight: normal; }}
th, td {{ border-top: 1px solid var(--rule); padding: .35rem 0; }}
td {{ text-align: right; font-weight: bold; font-variant-numeric: tabular-nums; }}
"""
_NOT_INDEPENDENT = (
    "Not independent: whoever keeps the ballot box of this election also made the voting "
    "credentials, and could vote for members who do not vote themselves."
)
_SUMS = "No single vote was opened for this: only the sums ever were."
_SHUFFLED = (
    "Rankings were opened only after the trustees had shuffled them; of all else only the sums "
    "ever were."
)


class State(Enum):
    """Where an election stands, and what its page says of that."""

    OPEN = "The ballot is open."
    CLOSED = "Voting has ended. The trustees have still to open the result together."
    ANNOUNCED = "The result has been announced."


def election_page(terms: Terms, *, box: str, state: State, result: Result | None = None) -> str:
    """The whole page.

    Args:
        terms: the election.
        box: the name of the ballot box, which lies beside the page.
        state: where the election stands.
        result: of one that was announced.
    """
    parts = [
        f"<h1>{escape(terms.name)}</h1>",
        *([f"<p>{escape(terms.description)}</p>"] if terms.description else []),
        *([] if terms.is_independent else [f'<p class="notice">{_NOT_INDEPENDENT}</p>']),
        f'<p class="state {state.name.lower()}"><b>{state.value}</b></p>',
        *(_asked(terms, state) if result is None else _announced(terms.questions, result)),
        *_checks(box, state),
        *_trustees(state),
        "<h2>Which election this is</h2>",
        f"<p>Its identifier is <code>{escape(terms.uuid)}</code>. {_who(terms)}</p>",
    ]
    return framed(terms.name, "\n".join(parts))


def publish(folder: ElectionFolder, state: State, *, result: Result | None = None) -> None:
    """Write the page before the box says the same, so that an act cut short can be given again."""
    page = election_page(folder.terms, box=folder.box.name, state=state, result=result)
    replace_file(folder.public / "index.html", page.encode())


def framed(title: str, body: str) -> str:
    """A page by itself, in the look of all pages; `body` is HTML."""
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def result_tables(questions: tuple[Question, ...], result: Result) -> str:
    """What came of each question: a table of the numbers, or how many rankings there are."""
    return "\n".join(map(_table, questions, result))


def _who(terms: Terms) -> str:
    said = (
        ("The voting credentials are made by", terms.credential_authority),
        ("The ballot box is kept by", terms.administrator),
    )
    return " ".join(f"{start}: {escape(name)}." for start, name in said if name)


def _asked(terms: Terms, state: State) -> Iterator[str]:
    if state is State.OPEN:
        yield "<h2>Vote</h2>"
        yield (
            "<p>You need the voting credential that you were sent. Your vote is locked on your own "
            "device; nobody who keeps the box can read it.</p>"
        )
        yield '<p><a class="button" href="vote.html">Open the ballot paper</a></p>'
    yield "<h2>What is asked</h2>"
    for question in terms.questions:
        yield f"<h3>{escape(question.question)}</h3>"
        answers = [*question.answers, *(["A blank vote"] if _has_blank(question) else [])]
        yield f"<ul>{''.join(f'<li>{escape(one)}</li>' for one in answers)}</ul>"


def _announced(questions: tuple[Question, ...], result: Result) -> Iterator[str]:
    yield "<h2>The result</h2>"
    yield result_tables(questions, result)
    sums = all(isinstance(one, HomomorphicQuestion) for one in questions)
    yield f"<p>{_SUMS if sums else _SHUFFLED}</p>"


def _checks(box: str, state: State) -> Iterator[str]:
    yield "<h2>Check it yourself</h2>"
    what = "that the result is right" if state is State.ANNOUNCED else "every ballot in it"
    yield (
        '<ul>\n<li>Your own ballot: <a href="check.html">is the ballot with my tracker in the box?'
        "</a></li>\n"
        f'<li>The whole box: <a href="{escape(box)}" download>the ballot box</a> is all that is '
        f"needed to verify {what}: <code>moothall verify {escape(box)}</code></li>\n</ul>"
    )


def _trustees(state: State) -> Iterator[str]:
    if state is State.CLOSED:
        yield "<h2>For the trustees</h2>"
        yield (
            '<p><a href="trustee.html">Decrypt your part</a> when whoever keeps the ballot box '
            "asks for it.</p>"
        )


def _table(question: Question, counts: QuestionResult) -> str:
    if not isinstance(question, HomomorphicQuestion):
        number = len(counts)
        said = "1 ranking" if number == 1 else f"{number} rankings"
        return (
            f"<h3>{escape(question.question)}</h3>\n<p>{said}; the box holds them, and "
            "<code>moothall verify --json</code> lists them to be counted.</p>"
        )
    names = [*(["A blank vote"] if question.has_blank else []), *question.answers]
    rows = [
        f'<tr><th scope="row">{escape(name)}</th><td>{count}</td></tr>'
        for name, count in zip(names, counts, strict=True)
    ]
    ordered = [*rows[1:], rows[0]] if question.has_blank else rows
    return f"<table><caption>{escape(question.question)}</caption>{''.join(ordered)}</table>"


def _has_blank(question: Question) -> bool:
    return isinstance(question, HomomorphicQuestion) and question.has_blank
