"""A line of the table of numbers on a ruling's page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured, what was asked and found, and by how much it fails."""

    noun: str
    asked: str
    found: str
    difference: str
