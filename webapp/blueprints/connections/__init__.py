"""Connections of one restaurant: what its booking providers are, and how they are joined, tested and left."""

from webapp.blueprints.connections import choosing, consent, ending, keys, pages
from webapp.blueprints.connections.consent import callbacks
from webapp.blueprints.connections.section import bp

__all__ = ["bp", "callbacks", "choosing", "consent", "ending", "keys", "pages"]
