"""`make accept CASE=...`: writes a generated or golden file anew; the difference is then read."""

import sys
from collections.abc import Callable, Mapping

from moothall.proceedings.pages import act_pages
from moothall.rulebook.language.vocabulary_page import vocabulary_page
from tests.count.goldens import GOLDENS
from tests.readme import readme_with
from tests.shelf import ROOT


def _readme() -> str:
    return readme_with((ROOT / "README.md").read_text())


def _act_page(name: str) -> Callable[[], str]:
    return lambda: act_pages()[name]


GENERATED: Mapping[str, Callable[[], str]] = {
    **{f"docs/acts/{name}": _act_page(name) for name in act_pages()},
    **GOLDENS,
    "README.md": _readme,
    "docs/spec/rulebook-vocabulary.md": vocabulary_page,
}


def main(names: list[str]) -> int:
    """Write the files named; without a name, say which there are."""
    unknown = [name for name in names if name not in GENERATED]
    if unknown or not names:
        print(f"make accept CASE=NAME, where NAME is one of {', '.join(GENERATED)}")
        return 2
    for name in names:
        (ROOT / name).write_text(GENERATED[name]())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
