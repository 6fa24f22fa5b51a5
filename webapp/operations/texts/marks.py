"""What a refused or undelivered text teaches about its number."""

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
        rows.opt_out(connection, row.sender, row.phone, now)
