"""Fixed point: votes as whole numbers of the rule's smallest part, and how they are written.

Also fractions as they are read and written.
"""

from fractions import Fraction


def decimal_text(parts: int, *, places: int) -> str:
    """Write a number of parts, of which 10**places make one vote: 87367470 at five is 873.67470."""
    if not places:
        return str(parts)
    whole, rest = divmod(abs(parts), 10**places)
    return f"{'-' if parts < 0 else ''}{whole}.{rest:0{places}d}"


def short_fraction(text: str) -> Fraction:
    """Read a decimal or a fraction of at most 20 signs; raises ValueError.

    Exponents are refused: a short one can ask for more digits than there is memory.
    """
    if len(text) > 20 or "e" in text.lower():
        raise ValueError(f"'{text[:20]}' is not a decimal or a fraction of at most 20 signs")
    return Fraction(text)


def fraction_text(value: Fraction) -> str:
    """Write a transfer value as the fraction it is, and its first fifteen decimals, cut."""
    if value.denominator == 1:
        return str(value.numerator)
    decimals = decimal_text(value.numerator * 10**15 // value.denominator, places=15)
    return f"{value.numerator}/{value.denominator} ({decimals})"
