"""Writes docs/acts/: one page for each act, from the docstring of its class.

Owns the form of the pages. A docstring has a sentence, `Attributes:` where the act has particulars
of its own, `Facts:` and `Changes:`; what is written there is what the page says.
"""

import re
from collections.abc import Iterator, Mapping
from inspect import cleandoc

from moothall.proceedings.act import Particulars, particulars_of
from moothall.proceedings.acts import ACTS
from moothall.rulebook.language.acts import ACTS as MEANINGS
from moothall.rulebook.language.facts import FACTS

_SECTION = re.compile(r"^(Attributes|Facts|Changes):(.*)$", re.MULTILINE)
_ITEM = re.compile(r"^(\w+): ", re.MULTILINE)
_KINDS = {"Span": "a date", "Range": "a number", "bool": "true or false", "str": "a word"}


def act_pages() -> Mapping[str, str]:
    """Each page as Markdown, by the name of its file (`meeting.call.md`), the list of them last."""
    pages = {f"{kind.ACT}.md": act_page(kind) for kind in sorted(ACTS, key=lambda one: one.ACT)}
    return pages | {"README.md": _list_of_acts()}


def act_page(kind: type[Particulars]) -> str:
    """The page of one act."""
    return "\n".join(_parts(kind))


def _parts(kind: type[Particulars]) -> Iterator[str]:
    said = _sections(cleandoc(kind.__doc__ or ""))
    yield f"# {kind.ACT}\n"
    yield f"{said['']}\n"
    yield f"In the vocabulary: *{MEANINGS[kind.ACT]}*.\n"
    items = _items(said.get("Attributes", ""))
    if items:
        written = {name: _kind_of(said) for name, said in particulars_of(kind).items()}
        yield "## What it has of its own\n"
        yield "| key | is | |\n|---|---|---|"
        yield "\n".join(f"| `{key}` | {written[key]} | {says} |" for key, says in items) + "\n"
    yield f"## Facts\n\n{_sentence(said['Facts'])}\n"
    yield f"## What it changes\n\n{_sentence(said['Changes'])}\n"
    yield "Generated from the code; how an act is written is in [history.md](../spec/history.md)."
    yield ""


def _sections(text: str) -> dict[str, str]:
    """The parts of a docstring by their title; the opening under ""."""
    pieces = _SECTION.split(text)
    found = {"": _flowing(pieces[0])}
    for title, line, rest in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        found[title] = f"{line.strip()}\n{cleandoc(rest)}" if line.strip() else cleandoc(rest)
    return found


def _items(text: str) -> list[tuple[str, str]]:
    pieces = _ITEM.split(text)
    return [(key, _flowing(says)) for key, says in zip(pieces[1::2], pieces[2::2], strict=True)]


def _flowing(text: str) -> str:
    return " ".join(text.split())


def _sentence(text: str) -> str:
    """With a capital, save where it begins with a word of the vocabulary."""
    said = _flowing(text)
    first = said.split()[0].strip(",:;.")
    return said if first in FACTS else said[:1].upper() + said[1:]


def _kind_of(annotation: str) -> str:
    return next(said for word, said in _KINDS.items() if word in annotation)


def _list_of_acts() -> str:
    lines = [f"* [{kind.ACT}]({kind.ACT}.md): {MEANINGS[kind.ACT]}" for kind in ACTS]
    rest = len(MEANINGS) - len(ACTS)
    head = (
        "# The acts\n\nWhat each act has of its own, which facts are asked of it, what it changes."
    )
    tail = (
        f"\nThe {rest} other acts of the [vocabulary](../spec/rulebook-vocabulary.md) have nothing "
        "of their own and\nchange nothing but the log; `since`, `times` and the duties see them.\n"
    )
    return "\n".join([head, "", *sorted(lines), tail])
