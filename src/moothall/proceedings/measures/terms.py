"""When the term of a post ends: so long after it was filled, at a meeting, with another act.

Whoever fills what fell vacant may have only the rest of the term that was running.
Spec: docs/spec/rulebook.md, "Who holds a post, and how long".
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from moothall.proceedings.measures.falling_due import moved
from moothall.proceedings.scene import Scene, names_of
from moothall.proceedings.state.collection import has_begun
from moothall.proceedings.state.occurrences import Occurrence
from moothall.rulebook.book import full_name
from moothall.rulebook.language.acts import ACTS
from moothall.rulebook.language.structures import Tenure
from moothall.values.durations import UNCOUNTED, Length, read_length
from moothall.values.spans import Span

FILLING = frozenset({"office.fill", "seat.fill", "election.declare"})
ANEW = frozenset({"office.fill", "election.declare"})
VACATING = ("office.vacate", "officer.remove", "seat.vacate")
_UNTIL = "until "
# "Half each year": the shortest that anybody sits.
_UNTIL_THE_NEXT = "1 year"
_NO_TENURE = Tenure()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """A post taken by somebody.

    Attributes:
        one: the act that filled it.
        end: when the term ends; None where it has no end, or none that has come.
    """

    one: Occurrence
    end: Span | None


def tenure_of(post: str, scene: Scene) -> Tenure:
    """How long a post is held: as its own block says, or that of its kind."""
    names = (post, *sorted(names_of(post, scene.state, scene.law, at=scene.now)))
    tenures = scene.law.tenures
    return next((tenures[name] for name in names if name in tenures), _NO_TENURE)


def of_post(post: str, scene: Scene) -> list[list[Occurrence]]:
    """What filled and emptied a post, in order of entry, as far as it may have been done by now.

    Of a kind of post (the chairs of regional networks) for each of them apart.
    """
    log = scene.state.occurrences
    found = [
        one
        for act in (*FILLING, *VACATING)
        for one in log.of(act, post).acts
        if has_begun(one.at, at=scene.now)
    ]
    apart: dict[str, list[Occurrence]] = defaultdict(list)
    for one in sorted(found, key=attrgetter("number")):
        apart[one.body].append(one)
    return list(apart.values())


def fillings(acts: Iterable[Occurrence], tenure: Tenure, scene: Scene) -> Iterator[Filling]:
    """Each filling of a post with the end of its term."""
    running: Span | None = None
    fell_vacant = False
    for one in acts:
        if one.act not in FILLING:
            fell_vacant = True
            continue
        terms = _terms_of(one, tenure, scene, is_first=running is None)
        end = _together([end_of_term(one.at, replace(tenure, term=one_), scene) for one_ in terms])
        if fell_vacant and running is not None and tenure.filler == "rest of term":
            end = _rest(running, one.at, end)
        running, fell_vacant = end, False
        yield Filling(one=one, end=end)


def _terms_of(one: Occurrence, tenure: Tenure, scene: Scene, *, is_first: bool) -> set[str]:
    """How long the seats filled may be held: by which group they are, and how they are staggered.

    Of those elected first to a staggered body some sit only until the next election.
    """
    names = (one.body, *sorted(one.of))
    groups = next((found for name in names if (found := scene.law.terms_of_seats.get(name))), ())
    if one.act == "office.fill":
        groups = ()
    meant = [term for by, term in groups if one.by is None or not by or by in one.by]
    terms = set(meant) or {term for _, term in groups} or {tenure.term}
    return terms | {_UNTIL_THE_NEXT} if tenure.stagger and is_first and tenure.term else terms


def _together(ends: list[Span | None]) -> Span | None:
    """An end that is one of these: open where one of them has not come."""
    known = [end for end in ends if end is not None]
    if not known:
        return None
    first, *others = known
    for end in others:
        first = first.hull(end)
    return first if len(known) == len(ends) else Span(first.earliest, None)


def _rest(running: Span, at: Span, whole: Span | None) -> Span | None:
    """The term that was running, unless it had ended before; both where that is open."""
    is_over = running.is_before(at)
    if is_over is False:
        return running
    return whole if is_over or whole is None else running.hull(whole)


def end_of_term(start: Span, tenure: Tenure, scene: Scene) -> Span | None:
    """When a term that began then ends; None where it does not, or nothing has ended it yet."""
    if not tenure.term:
        return None
    length = length_of_term(tenure)
    if length is not None:
        return moved(start, length, scene.law)
    word = tenure.term.removeprefix(_UNTIL)
    log = scene.state.occurrences
    if word in ACTS:
        ending = log.all(word).acts
    elif word in scene.law.book.bodies:
        ending = log.of("meeting.hold", word).acts
    else:
        return Span(start.earliest, None)
    return _first_after(start, [one.at for one in ending if has_begun(one.at, at=scene.now)])


def _first_after(start: Span, dates: list[Span]) -> Span | None:
    """The first of these after a start; those that may have come before it leave it open."""
    found: Span | None = None
    for at in dates:
        is_after = start.is_before(at)
        if is_after is not False:
            found = at if found is None else found.hull(at)
        if is_after:
            return found
    return None if found is None else Span(found.earliest, None)


def has_ended(end: Span | None, tenure: Tenure, scene: Scene) -> bool | None:
    """Was the term over when the act was done? Who holds over stays until a successor comes."""
    return False if end is None or tenure.holds_over else end.is_before(scene.act.at)


def length_of_term(tenure: Tenure) -> Length | None:
    """How long a term lasts, where it lasts a length of time."""
    if not tenure.term or tenure.term.startswith(_UNTIL):
        return None
    length = read_length(tenure.term)
    return None if length.unit in UNCOUNTED else length


def away_between_rows(post: str, scene: Scene) -> Length | None:
    """How long somebody must be out of a post for the next term to begin another row."""
    tenure = tenure_of(post, scene)
    rest = read_length(tenure.rest) if tenure.rest else length_of_term(tenure)
    return None if rest is None or rest.unit in UNCOUNTED else rest


def is_of_a_term(word: str) -> bool:
    """Does a moment of the book name the start or end of a term, `term.end of leader`?"""
    return word.partition(" of ")[0] in {"term.end", "term.start"}


def of_terms(moment: str, post: str, scene: Scene) -> list[Span | None]:
    """When each term of a post starts or ends, those still to come too; None where that is open."""
    acts = [one for apart in of_post(post_named(post, scene), scene) for one in apart]
    found = fillings(acts, tenure_of(post_named(post, scene), scene), scene)
    return [filling.one.at if moment == "term.start" else filling.end for filling in found]


def post_named(post: str, scene: Scene) -> str:
    """A post by its full name, where the book writes only `leader`."""
    office = scene.law.book.office(post)
    return post if office is None else full_name(office)
