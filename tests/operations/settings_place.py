"""A restaurant as its owner changes its settings, with bookings made by the phone's door."""

import functools
import operator
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.restaurants import Place as Keys
from tests.restaurants import ahead, booking_of, open_restaurant, post, workplace_of
from webapp.models import AuditEvent, Restaurant
from webapp.operations.audit import Actor
from webapp.operations.memberships import Place
from webapp.store.transaction import read

OWNER = Actor("user", "Ada Neri", "01890000-0000-7000-8000-000000000001", "192.0.2.7")


def opened(app: Flask, slug: str = "roma", role: str = "owner", **columns: Any) -> tuple[Keys, Place]:
    """A restaurant: what its doors are opened with, and itself as one of its people works there."""
    keys = open_restaurant(app, slug, **columns)
    return keys, workplace_of(keys, role)


def booked(client: FlaskClient, keys: Keys, name: str = "Mario Rossi", **changes: Any) -> str:
    """A booking for two at 20:00 in a week, unless `changes` say otherwise; its reference."""
    number = functools.reduce(operator.add, map(ord, name + str(changes))) % 10_000
    body = booking_of(keys, name=name, phone=f"+39333123{number:04}", **changes)
    made = post(client, keys, "create_booking", body)
    assert made["ok"], made
    reference: str = made["booking_id"]
    return reference


def version(place: Place) -> int:
    return read(lambda connection: connection.scalars(select(Restaurant.version).filter_by(id=place.id)).one())


def logged(place: Place) -> list[Any]:
    """The log's rows, oldest first."""
    table = AuditEvent.__table__
    query = select(table).where(table.c.restaurant_id == place.id).order_by(table.c.at, table.c.id)
    return read(lambda connection: list(connection.execute(query)))


__all__ = ["OWNER", "ahead", "booked", "logged", "opened", "version"]
