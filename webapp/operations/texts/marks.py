"""What is known of a number: from what its guest texts, and from a text that was refused or not delivered."""

from datetime import datetime

from sqlalchemy import Connection

from webapp.store import texts as rows

LANDLINE, OPTED_OUT = "landline", "opted_out"  # reasons of integrations.twilio


def learn(connection: Connection, restaurant_id: str, text_id: str, why: str, now: datetime) -> None:
    """Remember that the number can receive no texts, or wants none from its sender."""
    row = rows.one(connection, restaurant_id, text_id)
    if why == LANDLINE:
        rows.mark(connection, restaurant_id, row.phone, landline_at=now)
    elif why == OPTED_OUT and row.sender:
        stop(connection, restaurant_id, row.sender, row.phone, now)


def stop(connection: Connection, restaurant_id: str | None, sender: str, phone: str, now: datetime) -> None:
    """A number wants no texts of a sender, nor of the restaurant it had them from."""
    rows.opt_out(connection, sender, phone, now)
    if restaurant_id is not None:
        rows.mark(connection, restaurant_id, phone, stopped_at=now)


def start(connection: Connection, restaurant_id: str | None, sender: str, phone: str) -> bool:
    """It wants them again; whether it had wanted none."""
    had_stopped = restaurant_id is not None and rows.has_stopped(connection, restaurant_id, phone)
    if restaurant_id is not None and had_stopped:
        rows.mark(connection, restaurant_id, phone, stopped_at=None)
    return rows.opt_in(connection, sender, phone) or had_stopped
