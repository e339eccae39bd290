"""Characters that nobody sees, or that turn the order of others round.

They are listed here rather than asked of the interpreter's tables, so that the same text is
refused, or taken, under every version of it.
"""

import re
from typing import Final

_BIDIRECTIONAL: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ZERO_WIDTH: Final = "\u200b-\u200d\u2060\ufeff"
_CONTROL: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029"
_UNSEEN: Final = (
    # soft hyphen, grapheme joiner, fillers, vowels without a shape, variation selectors,
    # invisible operators, annotations, shorthand and musical controls, private use, tags
    "\u00ad\u034f\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u2061-\u2065\u206a-\u206f\u2800\u3164\ue000-\uf8ff\ufe00-\ufe0f\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001345f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff"
)
HIDING: Final = re.compile(f"[{_BIDIRECTIONAL}{_ZERO_WIDTH}{_CONTROL}{_UNSEEN}]")
"""Of a text of several lines: the ends of lines and tabs are seen."""
TURNING: Final = re.compile(f"[{_BIDIRECTIONAL}]")
"""Those that turn the order of letters round."""
