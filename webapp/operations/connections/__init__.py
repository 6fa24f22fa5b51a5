"""Restaurants and their booking providers: `connections.connect_by_key(...)` joins, `connections.call(...)` asks."""

from webapp.operations.connections.choosing import InvalidChoice, answer, choose, set_options, set_role, shifts
from webapp.operations.connections.connecting import (
    Consent,
    NotSetUp,
    OtherAccount,
    UnknownProvider,
    begin_oauth,
    connect_by_key,
    finish_oauth,
)
from webapp.operations.connections.ending import Consequences, consequences, disconnect
from webapp.operations.connections.keys import InvalidKey
from webapp.operations.connections.links import call, link_of
from webapp.operations.connections.listing import Card, Connected, card, of_restaurant
from webapp.operations.connections.stored import UnknownConnection
from webapp.operations.connections.trying import Step, test

__all__ = [
    "Card",
    "Connected",
    "Consent",
    "Consequences",
    "InvalidChoice",
    "InvalidKey",
    "NotSetUp",
    "OtherAccount",
    "Step",
    "UnknownConnection",
    "UnknownProvider",
    "answer",
    "begin_oauth",
    "call",
    "card",
    "choose",
    "connect_by_key",
    "consequences",
    "disconnect",
    "finish_oauth",
    "link_of",
    "of_restaurant",
    "set_options",
    "set_role",
    "shifts",
    "test",
]
