"""A restaurant on a busy evening, in which every form that the product has stands on some page."""

from datetime import date, datetime
from typing import Any

import pyotp
from flask import Flask

from integrations.sandbox import calcom
from tests.operations.houses import ANNA, place_of, wanted
from tests.operations.test_unanswered import ask
from tests.pages.test_synchronising import SIDE, reported
from tests.pages.visiting import ids_of
from tests.restaurants import CALLER, ROME, Place, ahead
from webapp.extensions import db
from webapp.models import Job, ProviderBooking, ProviderConnection, SmsMessage, UnansweredQuestion, User, WaitlistEntry
from webapp.models.types import utc_now
from webapp.operations import assistants, connections, credentials, guest_links, people
from webapp.operations.bookings import staff
from webapp.operations.call_log import erasing

SECRET = pyotp.random_base32()  # of the host's second factor
QUESTION = {"id": "7", "label": "Allergie?", "kind": "text", "is_required": False, "options": []}


def fill(app: Flask, house: Place) -> dict[str, Any]:
    """Fill it; what the addresses of its pages are made of, as `ids_of` has it."""
    ids = ids_of(app, house)
    for question in ("Avete un giardino?", "Si può fumare?", "Posso portare il gatto?"):
        ask(app.test_client(), house, question, call_id=f"call-{question}")
    app.extensions["tool_call_batches"].flush()
    with app.app_context():
        names = ("tonight", "alone", "stuck", "cancelled", "gone", "moved")
        booked = {name: _booked(house, name, number) for number, name in enumerate(names)}
        for name in ("cancelled", "gone"):
            staff.cancel(place_of(house), ANNA, booked[name].reference, booked[name].version)
        connection_id = connections.connect_by_key(
            place_of(house, "owner"), ANNA, "calcom", {"api_key": calcom.API_KEY}
        )
        _rows(house, booked, connection_id)
        db.session.commit()
        assistants.make(place_of(house, "owner"), ANNA)
        assistants.publish_now(place_of(house, "owner"), ANNA)
        ids |= _links(house, booked, connection_id)
        db.session.remove()
    return ids


def _booked(house: Place, name: str, number: int) -> staff.Entry:
    """A booking; that which was cancelled is of a guest who is in the book twice."""
    day = date.fromisoformat(ahead(0 if name == "tonight" else 7))
    told = {"name": "Mario Rossi" if name == "cancelled" else f"Ospite {name}", "phone": f"33300000{number:02}"}
    values = wanted(day=day, people=2, table_nos=(), **told)
    return staff.create(place_of(house), ANNA, values, waive=staff.POLICY)


def _rows(house: Place, booked: dict[str, staff.Entry], connection_id: str) -> None:
    """What can't be brought about by hand: what others did, and what went wrong."""
    here = {"restaurant_id": house.id}
    waits = {"time": datetime.now(ROME).time().replace(20, 0, 0, 0), "people": 2, "language": "it", "source": "phone"}
    for number, state in enumerate(("waiting", "waiting", "expired", "left")):
        told = {"name": f"In attesa {number}", "phone": f"+3933311100{number:02}", "state": state}
        db.session.add(WaitlistEntry(**here, day=date.fromisoformat(ahead(7)), **waits, **told))
    for name in ("stuck", "cancelled", "gone"):
        made = {"connection_id": connection_id, "booking_id": booked[name].id, "match_key": name}
        gone, stuck = ("confirmed", "cancel", "to_a_person"), ("wanted", "create", "no_answer")
        stands = dict(zip(("state", "action", "trouble"), stuck if name == "stuck" else gone, strict=True))
        db.session.add(ProviderBooking(**here, **made, **stands))
    text = {"kind": "message", "status": "failed", "error": "carrier_error", "created_at": utc_now()}
    db.session.add(SmsMessage(**here, phone=CALLER, body="A domani!", **text))
    db.session.add(Job(**here, kind=erasing.KIND, payload={}, state="failed", last_error="bad_credentials"))
    connection = db.session.get_one(ProviderConnection, connection_id)
    connection.services = [{**each, "questions": [QUESTION]} for each in connection.services]
    both = {"id": "d-1", "kind": "differing", "here": SIDE, "there": SIDE, "differs": ["time"]}
    ours = [{"id": booked[name].id, "kind": "only_here", "here": SIDE} for name in ("alone", "stuck")]
    connection.drift = reported(
        {**both, "booking_id": booked["moved"].id}, *({**each, "booking_id": each["id"]} for each in ours)
    )
    for address in ("owner@example.com", "host@example.com"):
        person = db.session.query(User).filter_by(email=address).one()
        person.is_operator = address.startswith("owner")
        person.totp_secret_encrypted = credentials.encrypt(SECRET) if address.startswith("host") else None


def _links(house: Place, booked: dict[str, staff.Entry], connection_id: str) -> dict[str, Any]:
    place = place_of(house, "owner")
    waiting = db.session.query(WaitlistEntry).filter_by(name="In attesa 0").one()
    people.invite(place, ANNA, "nobody@example.com", "host")  # the oldest, to be withdrawn
    asked = db.session.query(UnansweredQuestion).filter(UnansweredQuestion.question.contains("giardino")).one()
    return {
        "asked": asked.id,
        "connection_id": connection_id,
        "of_cancelled": booked["cancelled"].reference,
        "of_gone": booked["gone"].reference,
        "of_stuck": booked["stuck"].reference,
        "invited": people.invite(place, ANNA, "new@example.com", "host"),
        "invited_nina": people.invite(place, ANNA, "nina@example.com", "host"),
        "reset": people.reset_link("manager@example.com")[1],
        "w": guest_links.token("w", house.id, waiting.id),
        "b": guest_links.token("b", house.id, booked["alone"].id),
    }
