"""Restaurants and their booking providers: `connections.call(...)` asks one."""

from webapp.operations.connections.links import call, link_of
from webapp.operations.connections.stored import UnknownConnection

__all__ = ["UnknownConnection", "call", "link_of"]
