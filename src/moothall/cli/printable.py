"""Text from a stranger, on its way to a terminal.

A record may hold any letters at all: those that move the cursor, turn the line round or end it
would let whoever wrote them make an answer look like another.
"""


def printable(text: str) -> str:
    r"""The text with each letter that cannot be seen written `\u001b`, as JSON writes it too."""
    return "".join(letter if letter.isprintable() else _escape(letter) for letter in text)


def _escape(letter: str) -> str:
    # Half a pair, as a file's name may hold that is not UTF-8, is written as it stands.
    units = letter.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
