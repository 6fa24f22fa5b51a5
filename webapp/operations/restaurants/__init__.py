"""Restaurants: imported from a file and exported to the same."""

from webapp.operations.restaurants.exports import SecretLost, export
from webapp.operations.restaurants.imports import Imported, import_file
from webapp.operations.restaurants.problems import InvalidFile, UnknownRestaurant

__all__ = ["Imported", "InvalidFile", "SecretLost", "UnknownRestaurant", "export", "import_file"]
