"""Names written from right to left, kept apart from what stands around them.

Without it a terminal or a browser draws the number and the bracket after such a name before it, and
two names in a row as one. Readers refuse these marks within a name, so that they always pair.
"""

import re
import unicodedata
from collections.abc import Iterable
from html import escape

# First strong isolate, pop directional isolate (Unicode Standard Annex 9).
_BEGIN, _END = "\u2068", "\u2069"
_FROM_THE_RIGHT = ("R", "AL", "AN")


def isolated(shown: str, names: Iterable[str]) -> str:
    """Set marks about each of these names that has letters from right to left.

    `shown` may be HTML. Names that have their marks already, and parts of longer words, are left.
    """
    turned = [name.strip() for name in names if _turns(name)]
    if not turned:
        return shown
    forms = sorted({*turned, *map(escape, turned)}, key=len, reverse=True)
    wanted = rf"(?<![\w{_BEGIN}])(?:{'|'.join(map(re.escape, forms))})(?!\w)"
    return re.sub(wanted, lambda found: f"{_BEGIN}{found[0]}{_END}", shown)


def _turns(name: str) -> bool:
    """Say whether any letter is written from right to left."""
    return any(unicodedata.bidirectional(letter) in _FROM_THE_RIGHT for letter in name)
