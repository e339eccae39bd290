"""Multiples of one Ed25519 point from a table, by gmpy2. [F 2].

libsodium has no tables for other points than the base point. Formulas: Hisil, Wong, Carter, Dawson,
"Twisted Edwards Curves Revisited" (2008), extended coordinates with a = -1; RFC 8032, 5.1.3.
"""

from collections.abc import Iterable

from gmpy2 import invert, mpz, powmod

from moothall.ballots.belenios_v1.groups.interface import Element

_P = mpz(2**255 - 19)
_D = mpz(-121665) * invert(mpz(121666), _P) % _P
_TWICE_D = 2 * _D % _P
_ROOT_OF_MINUS_ONE = powmod(2, (_P - 1) // 4, _P)
_WIDTH = 12
_ROWS = -(-254 // _WIDTH)  # 253 bits, and one that digits below zero carry over
_DIGIT = (1 << _WIDTH) - 1
_HALF = 1 << _WIDTH - 1
_MASK = (1 << 255) - 1

Extended = tuple[mpz, mpz, mpz, mpz]  # X, Y, Z, T with x = X/Z, y = Y/Z, x y = T/Z
Ready = tuple[mpz, mpz, mpz]  # y - x, y + x, 2 d x y: what an addition needs of an affine point

_NEUTRAL = Element(1)
_IDENTITY: Extended = (mpz(0), mpz(1), mpz(1), mpz(0))


class PointTable:
    """Every multiple of one point by 22 additions: entry [i][d] is d * 4096^i times the point.

    Digits go from -2048 to 2048: the opposite of a point is had for nothing.
    """

    def __init__(self, element: Element, *, q: int) -> None:
        """Fill the table of a point of order q."""
        affine = _decompress(element)
        if affine is None:
            raise ValueError("a table is made of a point on the curve only")
        self.element, self._q = element, q
        self._rows = _rows(affine)

    def power(self, exponent: int) -> Element:
        """Multiply by any whole number, taken mod q."""
        rest, summands = exponent % self._q, []
        for row in self._rows:
            digit = rest & _DIGIT
            rest >>= _WIDTH
            if digit > _HALF:
                rest += 1
                minus, plus, twice_dt = row[_DIGIT + 1 - digit]
                summands.append((plus, minus, -twice_dt))
            elif digit:
                summands.append(row[digit])
        return _compress(_sum(summands[1:], begun=_begun(summands[0]))) if summands else _NEUTRAL

    @staticmethod
    def eightfold(number: int) -> Element | None:
        """Eight times the point that a compressed number stands for, if it is one. [F 9]."""
        affine = _decompress(Element(number))
        if affine is None:
            return None
        point = _extended(affine)
        for _ in range(3):
            point = _add_ready(point, _ready(_affine(point)))
        return _compress(point)


def _rows(affine: tuple[mpz, mpz]) -> list[list[Ready]]:
    rows = []
    for _ in range(_ROWS):
        step = _ready(affine)
        multiples = [_IDENTITY]
        for _ in range(_HALF):
            multiples.append(_add_ready(multiples[-1], step))
        affine = _affine(_add_ready(multiples[-1], _ready(_affine(multiples[-1]))))
        rows.append(_all_ready(multiples))
    return rows


def _add_ready(one: Extended, other: Ready) -> Extended:
    return _sum([other], begun=one)


def _sum(points: Iterable[Ready], *, begun: Extended = _IDENTITY) -> Extended:
    """Add points one after the other; written out, since most of the time goes here."""
    p = _P
    x, y, z, t = begun
    for minus, plus, twice_dt in points:
        a, b, c = (y - x) * minus % p, (y + x) * plus % p, t * twice_dt % p
        d = z + z
        e, f, g, h = b - a, d - c, d + c, b + a
        x, y, z, t = e * f % p, g * h % p, f * g % p, e * h % p
    return x, y, z, t


def _begun(first: Ready) -> Extended:
    """Take the first point of a sum as it is, all of its coordinates times four."""
    minus, plus, _ = first
    twice_x, twice_y = plus - minus, plus + minus
    return 2 * twice_x, 2 * twice_y, mpz(4), twice_x * twice_y % _P


def _all_ready(points: list[Extended]) -> list[Ready]:
    """Make many points affine with one inversion (Montgomery's trick)."""
    products = [mpz(1)]
    for point in points:
        products.append(products[-1] * point[2] % _P)
    inverse, ready = invert(products.pop(), _P), []
    for (x, y, z, _), product in zip(reversed(points), reversed(products), strict=True):
        one = inverse * product % _P
        inverse = inverse * z % _P
        ready.append(_ready((x * one % _P, y * one % _P)))
    return ready[::-1]


def _ready(affine: tuple[mpz, mpz]) -> Ready:
    x, y = affine
    return (y - x) % _P, (y + x) % _P, x * y % _P * _TWICE_D % _P


def _extended(affine: tuple[mpz, mpz]) -> Extended:
    x, y = affine
    return x, y, mpz(1), x * y % _P


def _affine(point: Extended) -> tuple[mpz, mpz]:
    inverse = invert(point[2], _P)
    return point[0] * inverse % _P, point[1] * inverse % _P


def _compress(point: Extended) -> Element:
    x, y = _affine(point)
    return Element(int(y) | (int(x) & 1) << 255)


def _decompress(element: Element) -> tuple[mpz, mpz] | None:
    """Recover x from y and its lowest bit. [RFC 8032, 5.1.3]."""
    y, odd = mpz(element & _MASK), element >> 255
    if y >= _P:
        return None
    square = y * y % _P
    u, v = (square - 1) % _P, (_D * square + 1) % _P
    x = u * powmod(v, 3, _P) * powmod(u * powmod(v, 7, _P) % _P, (_P - 5) // 8, _P) % _P
    if v * x * x % _P == -u % _P:
        x = x * _ROOT_OF_MINUS_ONE % _P
    if v * x * x % _P != u or (x == 0 and odd):
        return None
    return (_P - x if int(x) & 1 != odd else x), y
