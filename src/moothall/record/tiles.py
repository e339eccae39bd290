"""Tiles: the tree and the entries cut into files of 256, as C2SP `tlog-tiles` lays them out.

Owns which files a tree of a given size has, their names and widths, and finding a subtree's hash in
them. Reading is a function from name to bytes; where they lie is the caller's business.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from moothall.record.errors import Damage, RecordError
from moothall.record.tree import HASH_BYTES, perfect_root

WIDTH = 256
HEIGHT = 8
_STEP = 1000

Read = Callable[[str], bytes]
"""Gives the bytes of a file by its name in the log; raises RecordError if there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One file of the tree: its level, its number within the level, how many hashes it has."""

    level: int
    number: int
    width: int

    def name(self) -> str:
        """The file's name [tlog-tiles: Merkle Tree]."""
        return f"tile/{self.level}/{numbered(self.number, width=self.width)}"


def numbered(number: int, *, width: int) -> str:
    """The last part of a tile's or bundle's name [tlog-tiles: Merkle Tree, Partial Tiles]."""
    parts = [f"{number % _STEP:03}"]
    while number := number // _STEP:
        parts.insert(0, f"x{number % _STEP:03}")
    return "/".join(parts) + ("" if width == WIDTH else f".p/{width}")


def widths(count: int, *, begun: int = 0) -> Iterator[tuple[int, int]]:
    """How `count` things are cut into files: number and width; the last one may be partial.

    `begun` is the number of the first file that is asked for.
    """
    for number in range(begun, count // WIDTH):
        yield number, WIDTH
    if count % WIDTH:
        yield count // WIDTH, count % WIDTH


def tiles_of(size: int) -> Iterator[Tile]:
    """Every tile of a tree of `size` leaves, level by level [tlog-tiles: Partial Tiles]."""
    level = 0
    while size:
        for number, width in widths(size):
            yield Tile(level=level, number=number, width=width)
        size //= WIDTH
        level += 1


def cut_tiles(hashes: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    """The tiles over leaves with these hashes: name and bytes, level by level."""
    current = list(hashes)
    level = 0
    while current:
        roots = []
        for number, width in widths(len(current)):
            row = current[number * WIDTH : number * WIDTH + width]
            yield Tile(level=level, number=number, width=width).name(), b"".join(row)
            if width == WIDTH:
                roots.append(perfect_root(row))
        current = roots
        level += 1


def split_tile(name: str, content: bytes, *, width: int) -> list[bytes]:
    """The hashes of a tile.

    Raises:
        RecordError: the file is not `width` hashes long.
    """
    if len(content) != width * HASH_BYTES:
        says = f"{name} has {len(content)} bytes, not {width} hashes of 32"
        raise RecordError(Damage.TILE, says)
    return [content[at : at + HASH_BYTES] for at in range(0, len(content), HASH_BYTES)]


class TileNodes:
    """The subtree hashes of a tree of `size` leaves, each tile read once, no entry ever."""

    __slots__ = ("_kept", "_read", "_size")

    def __init__(self, read: Read, *, size: int) -> None:
        self._read = read
        self._size = size
        self._kept: dict[tuple[int, int], Sequence[bytes]] = {}

    def __call__(self, level: int, number: int) -> bytes:
        """The hash of the perfect subtree at this place."""
        row, above = divmod(level, HEIGHT)
        first = number << above
        tile = self._tile(row, first // WIDTH)
        at = first % WIDTH
        return perfect_root(tile[at : at + (1 << above)])

    def _tile(self, level: int, number: int) -> Sequence[bytes]:
        kept = self._kept.get((level, number))
        if kept is None:
            whole = self._size // WIDTH**level
            width = min(WIDTH, whole - number * WIDTH)
            name = Tile(level=level, number=number, width=width).name()
            kept = self._kept[level, number] = split_tile(name, self._read(name), width=width)
        return kept
