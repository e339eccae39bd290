"""Makes the pages of the site as text; every link is relative.

Owns the addresses. A link to a page that is not made is an error here and not a dead end there.
"""

import posixpath
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from moothall.cli.timeline.choice import choose
from moothall.cli.timeline.halves import halves_of
from moothall.cli.timeline.headline import AS_IF, say_count, say_headline, say_planned
from moothall.cli.timeline.listings import list_bodies, list_clauses, list_verdicts
from moothall.cli.timeline.rulings import ruling_page
from moothall.cli.timeline.standings import Standing
from moothall.cli.timeline.volumes import Volume, bind, differing, shared_title
from moothall.proceedings.replay import Replay
from moothall.rulebook.judging.unjudged import unjudged_keys
from moothall.rulebook.sentences.dates import say_moment
from moothall.values.look import LOOK

STYLE = "style.css"
SOURCES = "sources"
HISTORY = f"{SOURCES}/history.yaml"
WHICH = "which.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to be made: where, by which template, of which volume (None: of both), from what."""

    path: str
    template: str
    volume: Volume | None
    shows: dict[str, object] = field(default_factory=dict)


def make_site(
    replays: Sequence[tuple[Replay, str]], *, has_sources: bool = False, as_of: str | None = None
) -> dict[str, str]:
    """Every page of the site by its path.

    Args:
        replays: one or two, each with its book's document; the first is the site's own.
        has_sources: the history and the books will lie beside the pages, as `source_of` names
            them, and so the pages lead to them.
        as_of: the date that was asked about, if one was.
    """
    volumes = bind(replays)
    pages = [page for volume in volumes for page in _pages(volume, volumes)]
    if len(volumes) > 1:
        choice = choose(volumes[0].cases, volumes[1].cases)
        pages.append(Page(path=WHICH, template="which.html", volume=None, shows={"choice": choice}))
    made = {page.path for page in pages} | {STYLE}
    if has_sources:
        made |= {HISTORY, *(source_of(volume) for volume in volumes)}
    environment = _environment()
    texts = {page.path: _render(page, volumes, made, environment, as_of) for page in pages}
    style = files(__package__).joinpath("templates", STYLE).read_text(encoding="utf-8")
    return {**texts, STYLE: LOOK + style}


def source_of(volume: Volume) -> str:
    """Where the bytes of a volume's book lie beside the pages."""
    return f"{SOURCES}/{volume.folder}.md"


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("moothall.cli.timeline"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["Standing"] = Standing
    environment.globals["unjudged_keys"] = unjudged_keys
    environment.globals["differing"] = differing
    return environment


def _pages(volume: Volume, volumes: tuple[Volume, ...]) -> Iterator[Page]:
    yield _front(volume, volumes)
    yield from _indexes(volume)
    yield from _rulings(volume)


def _front(volume: Volume, volumes: tuple[Volume, ...]) -> Page:
    is_as_if = volume.replay.history.in_force == AS_IF
    others = [one for one in volumes if one is not volume]
    counts = [say_count(volume.count, is_as_if=is_as_if, is_other=False)]
    counts += [say_count(one.count, is_as_if=is_as_if, is_other=True) for one in others]
    headline = say_headline(volume.replay, volume.cases)
    shows: dict[str, object] = {
        "headline": headline,
        "counts": counts,
        "planned": say_planned(volume.count),
        "halves": halves_of(volume.cases, zone=volume.replay.law.zone),
    }
    return Page(path=volume.home, template="front.html", volume=volume, shows=shows)


def _indexes(volume: Volume) -> Iterator[Page]:
    replay, cases, dues = volume.replay, volume.cases, volume.dues
    clauses = list_clauses(replay, cases, dues)
    listings: dict[str, object] = {
        "bodies.html": list_bodies(replay, cases),
        "clauses.html": clauses,
        "verdicts.html": list_verdicts(cases),
        "owed.html": dues,
        "book.html": clauses,
    }
    for name, listing in listings.items():
        path = f"{volume.folder}/{name}"
        yield Page(path=path, template=name, volume=volume, shows={"listings": listing})


def _rulings(volume: Volume) -> Iterator[Page]:
    """A page for each act, with the acts before and after it."""
    cases = volume.cases
    for before, case, after in zip((None, *cases), cases, (*cases[1:], None), strict=False):
        page = ruling_page(case, volume.replay)
        yield Page(
            path=f"{volume.folder}/rulings/{case.key}.html",
            template="ruling.html",
            volume=volume,
            shows={"ruling": page, "before": before, "after": after},
        )


def _render(
    page: Page,
    volumes: tuple[Volume, ...],
    made: set[str],
    environment: Environment,
    asked_as_of: str | None,
) -> str:
    volume = page.volume or volumes[0]
    template = environment.get_template(page.template)
    return template.render(
        volume=volume,
        volumes=volumes,
        shared=shared_title([one.title for one in volumes]) if len(volumes) > 1 else "",
        has_book=page.volume is not None,
        history=volume.replay.history,
        is_as_if=volume.replay.history.in_force == AS_IF,
        as_of=say_moment(volume.replay.as_of, zone=volume.replay.law.zone),
        here=page.path,
        to=_linker(page.path, made),
        across=_across(page, made),
        history_file=HISTORY if HISTORY in made else "",
        book_file=source_of(volume),
        asked_as_of=asked_as_of,
        **page.shows,
    )


def _linker(here: str, made: set[str]) -> Callable[[str], str]:
    """Links from a page to the others.

    A path that is not made is a slip in a template.
    """

    def to(path: str) -> str:
        file, mark, anchor = path.partition("#")
        if file not in made:
            raise KeyError(path)
        return posixpath.relpath(file, posixpath.dirname(here) or ".") + mark + anchor

    return to


def _across(page: Page, made: set[str]) -> Callable[[Volume], str]:
    """The same page under another book, or that book's first page where it has no such page."""

    def across(other: Volume) -> str:
        mine = page.volume
        if mine is None or page.path == mine.home:
            return other.home
        path = page.path.replace(f"{mine.folder}/", f"{other.folder}/", 1)
        return path if path in made else other.home

    return across
