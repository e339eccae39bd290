"""Every damage of the one file that an export may be, and every liberty that `tar` formats give.

All are refused as `container`: an archive of ours has one spelling.
"""

from moothall.record.ustar import BLOCK, header, write_archive
from tests.record.damages import sound


def archives() -> dict[str, bytes]:
    """Each damaged archive by its name."""
    return {**_damaged(), **_tricks()}


def _damaged() -> dict[str, bytes]:
    files = sound()
    archive = b"".join(write_archive(files))
    first, second, *rest = files.items()
    books = next(name for name in files if name.startswith("books/"))
    padding = BLOCK + len(files[books])
    return {
        "an empty file": b"",
        "cut in the middle": archive[: len(archive) // 2],
        "without its last block": archive[:-BLOCK],
        "without its last byte": archive[:-1],
        "a byte after the end": archive + b"\0",
        "a block after the end": archive + bytes(BLOCK),
        "a byte in the padding of a file": _set(archive, padding, b"\1"),
        "another mode": _rewrite(archive, 100, b"0000600"),
        "another time": _rewrite(archive, 136, b"00000000001"),
        "a name of a user": _rewrite(archive, 265, b"root"),
        "a wrong checksum": _set(archive, 148, b"7"),
        "a length in other digits": _rewrite(archive, 124, b"%11o" % len(files[books])),
        "two files in the other order": _unsorted([second, first, *rest]),
        "a name twice": _unsorted([*sorted(files.items()), max(files.items())]),
        "not an archive": b"PK\3\4" + bytes(2 * BLOCK),
    }


def _tricks() -> dict[str, bytes]:
    """What other programs write, or take: links, devices, holes, longer names, larger numbers."""
    archive = b"".join(write_archive(sound()))
    kinds = {
        "a hard link": b"1",
        "a symbolic link": b"2",
        "a device": b"3",
        "a pipe": b"6",
        "a contiguous file": b"7",
        "an old file without a kind": b"\0",
        "a file of another's format": b"Z",
    }
    before = {
        "a folder": _member(b"books/", kind=b"5"),
        "a header of pax": _member(b"./PaxHeaders/x", b"17 path=/etc/pass\n", kind=b"x"),
        "a header of pax for all": _member(b"pax_global_header", b"12 size=0001\n", kind=b"g"),
        "a longer name of GNU": _member(b"././@LongLink", b"n" * 120, kind=b"L"),
        "a longer link of GNU": _member(b"././@LongLink", b"n" * 120, kind=b"K"),
        "a file with holes": _member(b"a", kind=b"S"),
        "a name with a backslash and no file of an export": _member(b"a\\b\xff", b"x"),
        "an empty name": _member(b"", b"x"),
    }
    return {
        **{name: _rewrite(archive, 156, kind) for name, kind in kinds.items()},
        **{name: more + archive for name, more in before.items()},
        "a link's target": _rewrite(archive, 157, b"/etc/passwd"),
        "a prefix before the name": _rewrite(archive, 345, b"/etc"),
        "the magic of GNU": _rewrite(archive, 257, b"ustar  \0"),
        "no magic": _rewrite(archive, 257, bytes(8)),
        "a length of eight gigabytes": _rewrite(archive, 124, b"77777777777"),
        "a length in base 256": _rewrite(archive, 124, b"\x80" + bytes(10) + b"\1"),
        "a length below nothing": _rewrite(archive, 124, b"-0000000001"),
        "a length with an underscore": _rewrite(archive, 124, b"00000000_01"),
        "a checksum with its sign": _set(archive, 148, b"+"),
        "zeros alone, for ever": bytes(64 * BLOCK),
    }


def _member(name: bytes, content: bytes = b"", *, kind: bytes = b"0") -> bytes:
    block = _set(header("x", len(content)), 0, name.ljust(2, b"\0"))
    return _rewrite(block, 156, kind) + content + bytes(-len(content) % BLOCK)


def _set(archive: bytes, at: int, content: bytes) -> bytes:
    return archive[:at] + content + archive[at + len(content) :]


def _rewrite(archive: bytes, at: int, content: bytes) -> bytes:
    """Change the first header and give it the checksum that then is right."""
    block = _set(_set(archive[:BLOCK], at, content), 148, b" " * 8)
    return _set(block, 148, b"%06o\0 " % sum(block)) + archive[BLOCK:]


def _unsorted(files: list[tuple[str, bytes]]) -> bytes:
    pieces = (
        header(name, len(content)) + content + bytes(-len(content) % BLOCK)
        for name, content in files
    )
    return b"".join(pieces) + bytes(2 * BLOCK)
