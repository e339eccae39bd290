"""The files of a key ceremony: what lies on the table that all trustees see, and what does not."""

from dataclasses import dataclass
from pathlib import Path

from moothall.ballots.belenios_v1.canonical import Json, dump, load
from moothall.ballots.belenios_v1.ceremony import (
    Certified,
    Committed,
    Published,
    Seat,
    pedersen,
    point,
)
from moothall.ballots.belenios_v1.groups import Element, Group, group_named
from moothall.ballots.belenios_v1.proving import Entropy
from moothall.ballots.belenios_v1.reading import fields, items, scalar, text, whole
from moothall.ballots.belenios_v1.transport import open_point, seal_point
from moothall.ballots.belenios_v1.trustees import Certificate, read_certificate, read_commitment
from moothall.ballots.errors import DoesNotHoldError
from moothall.cli.errors import CannotReadError
from moothall.cli.secret_files import read_json

_LARGEST_GROUP = 99
_PRIVATE = ("group", "index", "size", "threshold", "signing", "receiving")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)  # secret
class Private:
    """What a trustee of a threshold group keeps between the rounds."""

    seat: Seat
    signing: int
    receiving: int


def certificate(table: Path, index: int) -> Path:
    """Name the file of round 1."""
    return table / f"certificate-{index}.json"


def commitment(table: Path, index: int) -> Path:
    """Name the first file of round 2."""
    return table / f"commitment-{index}.json"


def points(table: Path, index: int) -> Path:
    """Name the second file of round 2: points sealed for each trustee."""
    return table / f"points-{index}.json"


def closing(table: Path, index: int) -> Path:
    """Name the file of round 3."""
    return table / f"closing-{index}.json"


def private_of(seat: Seat, made: Certified) -> bytes:
    """Write what is to be kept after round 1."""
    values: list[Json] = [
        seat.group.name, seat.index, seat.size, seat.threshold,
        str(made.signing), str(made.receiving),
    ]  # fmt: skip
    return dump(dict(zip(_PRIVATE, values, strict=True)))


def read_private(path: Path) -> Private:
    """Read it back."""
    value = read_json(path, missing="run: moothall trustee certify")
    try:
        name, index, size, threshold, signing, receiving = fields(value, *_PRIVATE)
        group = group_named(text(name))
        seat = Seat(group=group, index=whole(index), size=whole(size), threshold=whole(threshold))
        if is_possible(seat):
            return Private(
                seat=seat, signing=scalar(group, signing), receiving=scalar(group, receiving)
            )
    except DoesNotHoldError:  # whose sentence might quote the file
        pass
    says = "this is no private file of a key ceremony"
    raise CannotReadError(f"{path}: {says}; give the one that certify wrote")


def is_possible(seat: Seat) -> bool:
    """Say whether there can be such a group, and such a place in it. [F 7]."""
    return 1 <= seat.threshold < seat.size <= _LARGEST_GROUP and 1 <= seat.index <= seat.size


def read_secret(path: Path, group: Group) -> int:
    """Read the file with which a trustee decrypts."""
    value = read_json(path, missing="give the file that key or share wrote")
    try:
        name, secret = fields(value, "group", "secret")
        if name == group.name:
            return scalar(group, secret)
    except DoesNotHoldError:
        pass
    says = f"this is no key for the group {group.name}; give the file that key or share wrote"
    raise CannotReadError(f"{path}: {says}")


def certificates(table: Path, seat: Seat) -> Json:
    """Read all certificates as published."""
    return [
        read_json(certificate(table, i), missing=f"trustee {i} must certify first")
        for i in indices(seat)
    ]


def receivers(table: Path, seat: Seat) -> list[Certificate]:
    """Read and check all certificates."""
    context = (seat.size, seat.threshold)
    listed = items(certificates(table, seat))
    return [
        read_certificate(seat.group, value, place, context)
        for place, value in enumerate(listed, start=1)
    ]


def coefficients(table: Path, seat: Seat) -> list[list[Element]]:
    """Read and check all commitments."""
    return [
        read_commitment(
            seat.group,
            read_commitment_file(table, i),
            signer.verification,
            seat.threshold,
        )
        for i, signer in zip(indices(seat), receivers(table, seat), strict=True)
    ]


def read_commitment_file(table: Path, index: int) -> Json:
    """Read one commitment as published."""
    return read_json(commitment(table, index), missing=f"trustee {index} must commit first")


def sealed_points(seat: Seat, made: Committed, to: list[Certificate], *, entropy: Entropy) -> Json:
    """Seal each trustee's point for that trustee alone."""
    group = seat.group
    return [
        seal_point(group, point(group, made.polynomial, i), one.encryption, entropy=entropy)
        for i, one in zip(indices(seat), to, strict=True)
    ]


def opened_points(table: Path, own: Private) -> list[int]:
    """Open the points that all trustees sealed for this one."""
    opened = []
    for i in indices(own.seat):
        listed = items(read_json(points(table, i), missing=f"trustee {i} must commit first"))
        if len(listed) != own.seat.size:
            raise CannotReadError(f"{points(table, i)}: it has no point for each trustee")
        opened.append(open_point(own.seat.group, listed[own.seat.index - 1], own.receiving))
    return opened


def threshold_entry(table: Path) -> tuple[str | None, Json]:
    """Put a threshold group's entry together from the table; None where there is no group."""
    size = len(list(table.glob("certificate-*.json")))
    if size == 0:
        return None, None
    published = [_published(table, i) for i in range(1, size + 1)]
    (message, _) = fields(published[0].certificate, "message", "signature")
    context = read_context(text(message))
    return text(context["group"]), pedersen(whole(context["threshold"]), published)


def read_context(message: str) -> dict[str, Json]:
    """Take the context out of a certificate's message; its signature is checked later."""
    context, _, _ = fields(load(message.encode()), "context", "verification", "encryption")
    names = ("group", "size", "threshold", "index")
    return dict(zip(names, fields(context, *names), strict=True))


def _published(table: Path, index: int) -> Published:
    missing = f"trustee {index} has not finished"
    signed, public = fields(read_json(closing(table, index), missing=missing), "closing", "key")
    return Published(
        certificate=read_json(certificate(table, index), missing=missing),
        commitment=read_json(commitment(table, index), missing=missing),
        closing=signed,
        verification_key=public,
    )


def indices(seat: Seat) -> range:
    """Number the places of a group."""
    return range(1, seat.size + 1)
