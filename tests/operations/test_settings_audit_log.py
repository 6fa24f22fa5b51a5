"""The log of changes shows what people did and what the phone did, newest first, a page at a time."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.operations.settings_place import OWNER, booked, opened
from tests.restaurants import Place as Keys
from tests.restaurants import post
from webapp.operations import audit, audit_log, keeping, restaurants, tokens
from webapp.operations.memberships import Place
from webapp.store.transaction import write


@pytest.fixture
def roma(app: Flask) -> Iterator[tuple[Keys, Place]]:
    found = opened(app)
    with app.app_context():
        yield found


def actions(place: Place, **which: Any) -> list[str]:
    return [entry.action for entry in audit_log.page(place, **which).entries]


@pytest.mark.both_databases
def test_people_and_the_phone_stand_in_one_log(
    roma: tuple[Keys, Place], app: Flask, client: FlaskClient, database: str
) -> None:
    keys, place = roma
    _, elsewhere = opened(app, "milano")
    restaurants.save(place, OWNER, {"rules": {"slot_minutes": 15}})
    reference = booked(client, keys)
    token = tokens.create("roma", "till", actor=OWNER)
    tokens.revoke("roma", "till", OWNER)
    assert post(client, keys, "cancel_booking", {"restaurant_id": "roma", "booking_id": reference})["ok"]
    assert actions(place) == ["booking.cancelled", "token.revoked", "token.made", "booking.created", "rules.changed"]
    assert actions(elsewhere) == []
    cancelled, revoked, *_, rules = audit_log.page(place).entries
    assert (cancelled.who_kind, cancelled.who, cancelled.reference) == ("phone", "json", reference)
    assert (revoked.who, revoked.subject_id, token.startswith(revoked.subject_id or "-")) == (
        "Ada Neri",
        token[:12],
        True,
    )
    assert (rules.changes, rules.fields) == ({"rules.slot_minutes": [30, 15]}, ("rules.slot_minutes",))


@pytest.mark.both_databases
def test_it_is_narrowed_to_a_kind_or_to_one_booking(
    roma: tuple[Keys, Place], client: FlaskClient, database: str
) -> None:
    keys, place = roma
    booked(client, keys)
    booked(client, keys, "Anna Bianchi")
    keeping.keep_for(place, OWNER, 12)
    entry = audit_log.page(place, kind="booking").entries[0]
    audit_on(place, entry.subject_id or "")
    assert actions(place, kind="restaurant") == ["restaurant.changed"]
    assert actions(place, kind="booking") == ["booking.moved", "booking.created", "booking.created"]
    assert actions(place, subject=entry.subject_id or "") == ["booking.moved", "booking.created"]
    assert actions(place, subject="nothing") == []
    assert actions(place, kind="book") == []


def audit_on(place: Place, booking_id: str) -> None:
    changes = {"time": ["20:00", "21:00"]}
    write(place.id, lambda connection: audit.record(
        connection, place.id, OWNER, "booking.moved", ("booking", booking_id), changes=changes
    ))  # fmt: skip


def test_a_refused_call_changed_nothing(roma: tuple[Keys, Place], client: FlaskClient) -> None:
    keys, place = roma
    booked(client, keys)
    wrong = {"restaurant_id": "roma", "booking_id": "AAAAAA"}
    assert not post(client, keys, "cancel_booking", wrong)["ok"]
    assert actions(place) == ["booking.created"]


def test_pages_follow_each_other_without_gap_or_repeat(
    roma: tuple[Keys, Place], client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, place = roma
    for number in range(1, 5):
        keeping.keep_for(place, OWNER, number)
        booked(client, keys, "Anna" * number, time="12:00" if number % 2 else "20:00")
    everything = [entry.id for entry in audit_log.page(place).entries]
    assert len(everything) == 8
    monkeypatch.setattr(audit_log, "PAGE", 3)
    seen, before = [], None
    while True:
        found = audit_log.page(place, before=before)
        seen += [entry.id for entry in found.entries]
        before = found.older
        if before is None:
            break
    assert seen == everything
