"""The golden export: the federation's history as it was first recorded by `record/v1`, `rules/v1`.

It holds its own rulebook, so that no later change of ours to a rulebook or a history touches it. It
is written once: `python -m tests.audit.golden`. From then on an audit that refuses it shows that
the meaning of the vocabulary has changed, which needs a new version.
"""

from pathlib import Path

from moothall.cli.main import main
from moothall.record.ustar import files_of, index_archive
from tests.audit.making import BOOKS, HISTORY, KEY, book_path

GOLDEN = Path(__file__).parent / "golden" / "federation.record-v1.tar"


def golden_files() -> dict[str, bytes]:
    """The files of the golden export."""
    archive = GOLDEN.read_bytes()

    def read_at(offset: int, length: int) -> bytes:
        return archive[offset : offset + length]

    return files_of(index_archive(read_at).items(), read_at)


def write_golden(folder: Path) -> None:
    """Record the history anew; the key is the cast's and guards nothing."""
    key = folder / "key"
    key.write_text(KEY.secret_text())
    GOLDEN.unlink(missing_ok=True)
    words = ["replay", HISTORY, "--rulebook", book_path(BOOKS[0]), "--export", GOLDEN]
    code = main([*map(str, words), "--key", str(key)])
    if code:
        raise SystemExit(code)


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as temporary:
        write_golden(Path(temporary))
