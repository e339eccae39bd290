"""Facts of posts: how many seats are filled, how many are vacant. [rule-language 2.2, "Room"]"""

from moothall.proceedings.measures.sizes import filled_seats, vacant_seats
from moothall.proceedings.scene import Scene, surely_before
from moothall.rulebook.judging.asking import Asking
from moothall.rulebook.judging.rulings import Absence, Found
from moothall.values.amounts import exactly


def in_post(scene: Scene, asking: Asking) -> Found | None:
    """How many seats are filled."""
    return filled_seats(_post(scene, asking), scene)


def vacant(scene: Scene, asking: Asking) -> Found | None:
    """How many seats are not filled; of an office, 1 where nobody holds it."""
    name = _post(scene, asking)
    if name not in scene.law.book.offices:
        return vacant_seats(name, scene)
    office = scene.state.offices.get(name, at=scene.now)
    since = scene.state.offices.since(name, at=scene.now)
    if since is not None and not surely_before(since, scene):
        return Absence.UNKNOWN
    return exactly(int(office is None or office.is_vacant))


def _post(scene: Scene, asking: Asking) -> str:
    """The body or office that is named, else the one that the act is of."""
    book = scene.law.book
    is_named = asking.base in book.bodies or asking.base in book.offices
    return asking.base if is_named else scene.act.of
