"""The short link in a guest's text: whoever has it may see, change and cancel one booking.

It holds the booking's id and a keyed mark of it, nothing of the guest; what it opens is asked of the book each time. So
it needs no row, survives a move of the booking, and ends with it or with the guest's data. Keys rotate with
CREDENTIAL_KEYS: a link signed with any of them is good.
"""

import hashlib
import hmac
import string
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from flask import current_app
from sqlalchemy import Connection, bindparam, select

from config import Settings
from webapp.models import Booking, Customer
from webapp.operations.credentials import keyed
from webapp.store.transaction import read

BOOKING = "b"  # what a link is to is part of its path and of its mark
GOOD_FOR = timedelta(days=7)  # after the booking has ended
ALPHABET = string.digits + string.ascii_letters  # nothing that a phone might leave out of a link
MARK_BYTES, ID_BYTES, LENGTH = 8, 16, 33
_booking, _customer = Booking.__table__, Customer.__table__
_LINKED = (
    select(
        *(_booking.c[column] for column in ("restaurant_id", "reference", "name", "phone", "ends_at")),
        _customer.c.erased_at,
    )
    .outerjoin(_customer, _customer.c.id == _booking.c.customer_id)
    .where(_booking.c.id == bindparam("booking_id"))
)


class UnknownLink(LookupError):
    """The link is not ours, or leads to nothing any more; which of them is told to nobody."""


@dataclass(frozen=True, slots=True)
class Linked:
    """The booking a link leads to."""

    restaurant_id: str
    booking_id: str
    reference: str


def url(restaurant_id: str, booking_id: str) -> str:
    """The link to a booking, about 60 characters; "" where nobody can reach us, for want of API_BASE_URL."""
    return address(BOOKING, restaurant_id, booking_id)


def opened(token: str, now: datetime) -> Linked:
    """The booking the last part of such a link leads to. Raises `UnknownLink`: not ours, seven days over, or the guest
    was erased."""
    booking_id = id_in(token)

    def look(connection: Connection) -> Linked:
        row = connection.execute(_LINKED, {"booking_id": booking_id}).one_or_none()
        if row is None or not is_marked(BOOKING, row.restaurant_id, booking_id, token):
            raise UnknownLink
        if row.erased_at is not None or not (row.name or row.phone) or row.ends_at + GOOD_FOR <= now:
            raise UnknownLink
        return Linked(row.restaurant_id, booking_id, row.reference)

    return read(look)


def address(kind: str, restaurant_id: str, row_id: str) -> str:
    """The whole link to a row of the restaurant; "" where nobody can reach us."""
    base = _base()
    return f"{base}/{kind}/{token(kind, restaurant_id, row_id)}" if base else ""


def lead_to_us() -> bool:
    """Whether a guest who has a link reaches us by it."""
    return bool(_base())


def _base() -> str:
    settings: Settings = current_app.config["SETTINGS"]
    if settings.public_url is not None:
        return settings.public_url
    return "" if settings.app_env == "production" else f"http://{settings.host}:{settings.port}"


def token(kind: str, restaurant_id: str, row_id: str) -> str:
    """The last part of a link: 33 letters and digits."""
    return _written(UUID(row_id).bytes + _marks(kind, restaurant_id, row_id)[0])


def id_in(token: str) -> str:
    """The id a token is of, whoever made it. Raises `UnknownLink` when it is no token."""
    return str(UUID(bytes=_read(token)[:ID_BYTES]))


def is_marked(kind: str, restaurant_id: str, row_id: str, token: str) -> bool:
    """Whether we made the token for this row; compared in constant time."""
    mark = _read(token)[ID_BYTES:]
    return any(hmac.compare_digest(mark, ours) for ours in _marks(kind, restaurant_id, row_id))


def _marks(kind: str, restaurant_id: str, row_id: str) -> list[bytes]:
    meant = f"{kind}:{UUID(restaurant_id)}:{UUID(row_id)}".encode()
    return [hmac.new(key, meant, hashlib.sha256).digest()[:MARK_BYTES] for key in keyed(b"tavolo guest link")]


def _written(raw: bytes) -> str:
    number, letters = int.from_bytes(raw), ""
    for _ in range(LENGTH):
        number, digit = divmod(number, len(ALPHABET))
        letters += ALPHABET[digit]
    return letters


def _read(token: str) -> bytes:
    """Raises `UnknownLink`."""
    if len(token) != LENGTH or not (token.isascii() and token.isalnum()):
        raise UnknownLink
    number = 0
    for letter in reversed(token):
        number = number * len(ALPHABET) + ALPHABET.index(letter)
    try:
        return number.to_bytes(ID_BYTES + MARK_BYTES)
    except OverflowError:
        raise UnknownLink from None
