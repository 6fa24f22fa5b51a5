"""Guests of a restaurant: found, shown, kept tidy, handed out and forgotten."""

from webapp.operations.guests.edit import GuestChanged, InvalidGuest, Wanted, edit
from webapp.operations.guests.erase import StillExpected, erase
from webapp.operations.guests.export import export_one
from webapp.operations.guests.find import Found, Listed, search
from webapp.operations.guests.merge import CannotMerge, duplicates, merge
from webapp.operations.guests.retaining import retain
from webapp.operations.guests.rows import UnknownGuest
from webapp.operations.guests.show import Guest, Visit, show

__all__ = [
    "CannotMerge",
    "Found",
    "Guest",
    "GuestChanged",
    "InvalidGuest",
    "Listed",
    "StillExpected",
    "UnknownGuest",
    "Visit",
    "Wanted",
    "duplicates",
    "edit",
    "erase",
    "export_one",
    "merge",
    "retain",
    "search",
    "show",
]
