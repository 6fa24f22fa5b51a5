"""Restaurants: imported from a file and exported to the same, and changed in part from their pages."""

from webapp.operations.restaurants.differences import Pair, differences
from webapp.operations.restaurants.exports import SecretLost, export
from webapp.operations.restaurants.imports import Imported, import_file
from webapp.operations.restaurants.problems import InvalidFile, Problem, Refused, UnknownRestaurant
from webapp.operations.restaurants.sections import (
    Part,
    PlacedTable,
    Stale,
    WouldTouch,
    current,
    fingerprint,
    placed_tables,
    save,
    touched,
)
from webapp.operations.restaurants.touched import Touch, Touched

__all__ = [
    "Imported",
    "InvalidFile",
    "Pair",
    "Part",
    "PlacedTable",
    "Problem",
    "Refused",
    "SecretLost",
    "Stale",
    "Touch",
    "Touched",
    "UnknownRestaurant",
    "WouldTouch",
    "current",
    "differences",
    "export",
    "fingerprint",
    "import_file",
    "placed_tables",
    "save",
    "touched",
]
