"""Alliances as a table: reading the TOML in which somebody names the pacts to compute."""

import tomllib
from collections.abc import Mapping

from moothall.count.errors import CountError
from moothall.count.pacts import Alliance, Pact
from moothall.count.papers import hidden_character


class AlliancesError(CountError):
    """A table of alliances that cannot be read: which entry, why, and what to do."""


def read_alliances(text: str) -> tuple[Alliance, ...]:
    """Read alliances from TOML; raises AlliancesError."""
    try:
        table: Mapping[str, object] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise AlliancesError(f"this is not TOML: {error}") from None
    except (ValueError, RecursionError):
        raise AlliancesError("a number is too long, or lists are nested too deeply") from None
    found = tuple(_alliance(one) for one in _tables(table, "alliance", "the file"))
    if not found:
        raise AlliancesError("the file names no [[alliance]]")
    _require_different([one.name for one in found], "alliance", "the file")
    return found


def _alliance(table: Mapping[str, object]) -> Alliance:
    _require_known(table, {"name", "about", "pact"}, "an alliance")
    name = _text(table, "name", "an alliance")
    where = f"alliance '{name}'"
    about = _text(table, "about", where) if "about" in table else ""
    pacts = tuple(_pact(one, where) for one in _tables(table, "pact", where))
    if not pacts:
        raise AlliancesError(f"{where} names no pact; begin each with [[alliance.pact]]")
    _require_different([one.name for one in pacts], "pact", where)
    return Alliance(name=name, about=about, pacts=pacts)


def _pact(table: Mapping[str, object], where: str) -> Pact:
    known = {"name", "gains", "aside", "together", "held", "countries", "second", "without"}
    _require_known(table, known, f"a pact of {where}")
    name = _text(table, "name", f"a pact of {where}")
    where = f"pact '{name}'"
    return Pact(
        name=name,
        gains=_text(table, "gains", where),
        aside=_texts(table, "aside", where),
        together=_truth(table, "together", where),
        held=frozenset(_texts(table, "held", where)) if "held" in table else frozenset(),
        countries=frozenset(_texts(table, "countries", where))
        if "countries" in table
        else frozenset(),
        second=_truth(table, "second", where),
        without=_texts(table, "without", where) if "without" in table else (),
    )


def _require_known(table: Mapping[str, object], known: set[str], where: str) -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        raise AlliancesError(
            f"{where} has no '{unknown[0]}'; it may have {', '.join(sorted(known))}"
        )


def _require_different(names: list[str], kind: str, where: str) -> None:
    for place, name in enumerate(names):
        if name in names[:place]:
            raise AlliancesError(f"{where} has two of the name '{name}'; name each {kind} apart")


def _tables(table: Mapping[str, object], key: str, where: str) -> list[Mapping[str, object]]:
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise AlliancesError(f"{where}: '{key}' is not a list of tables; begin each with [[{key}]]")
    return found


def _text(table: Mapping[str, object], key: str, where: str) -> str:
    found = table.get(key)
    if not isinstance(found, str) or not found:
        raise AlliancesError(f"{where} needs a '{key}' in quotation marks")
    if hidden := hidden_character(found):
        raise AlliancesError(
            f"{where}: the hidden character U+{ord(hidden):04X} stands in '{key}'; delete it"
        )
    return found


def _texts(table: Mapping[str, object], key: str, where: str) -> tuple[str, ...]:
    found = table.get(key)
    if not isinstance(found, list) or not found or not all(isinstance(one, str) for one in found):
        raise AlliancesError(f'{where} needs a list of names: {key} = ["..."]')
    return tuple(found)


def _truth(table: Mapping[str, object], key: str, where: str) -> bool:
    found = table.get(key, False)
    if not isinstance(found, bool):
        raise AlliancesError(f"{where}: '{key}' is either true or false")
    return found
