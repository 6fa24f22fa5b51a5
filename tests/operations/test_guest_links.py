"""The signed link to a booking: short, of that booking alone, and worthless once it should be."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from cryptography.fernet import Fernet
from flask import Flask
from sqlalchemy import select

from tests.operations.guest_book import ANNA, add_booking, add_guest, place_of
from tests.restaurants import open_restaurant
from webapp.extensions import db
from webapp.models import Booking
from webapp.models.types import utc_now
from webapp.operations import guest_links, guests
from webapp.operations.guest_links import UnknownLink

pytestmark = pytest.mark.settings(API_BASE_URL="https://book.example.com")


def booked(reference: str) -> Booking:
    return db.session.execute(select(Booking).where(Booking.reference == reference)).scalar_one()


def is_unknown(token: str, now: datetime | None = None) -> bool:
    try:
        guest_links.opened(token, now or utc_now())
    except UnknownLink:
        return True
    return False


def test_a_link_leads_to_its_booking_and_nothing_like_it_does(app: Flask) -> None:
    roma, milano = open_restaurant(app, "roma"), open_restaurant(app, "milano")
    with app.app_context():
        one, other = booked(add_booking(roma, phone="+393331234567")), booked(add_booking(roma))
        link = guest_links.url(roma.id, one.id)
        start, token = link.rsplit("/", 1)
        found = guest_links.opened(token, utc_now())
        assert (start, found) == ("https://book.example.com/b", guest_links.Linked(roma.id, one.id, one.reference))
        assert len(link) == 60 and token.isalnum()
        assert not any(said in link for said in ("3331234567", "Rossi", one.reference, "roma"))
        forged = guest_links._written(guest_links._read(guest_links.token("b", roma.id, other.id))[:16] + b"\0" * 8)
        strangers = [
            *(token[:place] + ("0" if token[place] != "0" else "1") + token[place + 1 :] for place in range(33)),
            *(forged, guest_links.token("b", milano.id, one.id), guest_links.token("w", roma.id, one.id)),
            *("", token[:-1], token + "0", "Z" * 33, "à" * 33, "²" * 33, "-" * 33),
        ]
        assert [each for each in strangers if not is_unknown(each)] == []


def test_a_link_ends_a_week_after_the_booking_or_with_the_guests_data(app: Flask) -> None:
    roma = open_restaurant(app, "roma")
    with app.app_context():
        guest_id = add_guest(roma, "Mario Rossi", "+393331234567")
        row = booked(add_booking(roma, guest_id, days=1, status="cancelled"))
        token = guest_links.token("b", roma.id, row.id)
        assert not is_unknown(token, row.ends_at + timedelta(days=6))
        assert is_unknown(token, row.ends_at + timedelta(days=7))
        guests.erase(place_of(roma), ANNA, guest_id)
        assert is_unknown(token)


def test_a_link_outlives_a_new_key_but_not_the_end_of_its_own(app: Flask) -> None:
    roma = open_restaurant(app, "roma")
    with app.app_context():
        token = guest_links.token("b", roma.id, booked(add_booking(roma)).id)
        settings, new = app.config["SETTINGS"], Fernet.generate_key().decode()
        app.config["SETTINGS"] = replace(settings, credential_keys=(new, *settings.credential_keys))
        assert not is_unknown(token)
        app.config["SETTINGS"] = replace(settings, credential_keys=(new,))
        assert is_unknown(token)


def test_where_nobody_can_reach_us_there_is_no_link(app: Flask) -> None:
    with app.app_context():
        settings = app.config["SETTINGS"]
        app.config["SETTINGS"] = replace(settings, public_url=None, app_env="production")
        assert guest_links.url(roma_id := "00000000-0000-7000-8000-000000000000", roma_id) == ""
        app.config["SETTINGS"] = replace(settings, public_url=None)
        assert guest_links.url(roma_id, roma_id).startswith("http://127.0.0.1:8000/b/")
