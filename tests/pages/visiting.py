"""Every page, taken from the URL map, and what its address is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from tests.restaurants import Place, booking_of, envelope, post
from webapp import BLUEPRINTS, security
from webapp.extensions import db
from webapp.members import least_role
from webapp.models import Booking, Call, Customer, DiningTable, Membership, Message


@dataclass(frozen=True)
class Visit:
    """One method of one page of a restaurant."""

    rule: Rule
    method: str
    role: str

    def url(self, ids: dict[str, Any]) -> str:
        """Its address with these ids. Raises KeyError for an argument that `ids_of` does not know."""
        built = self.rule.build({name: ids[name] for name in self.rule.arguments})
        assert built is not None
        return built[1]


def visits(app: Flask, guard: security.Guard) -> Iterator[Visit]:
    """Every method of every page behind a guard."""
    behind = {blueprint.name for blueprint, each in BLUEPRINTS if each is guard}
    for rule in app.url_map.iter_rules():
        if rule.endpoint.partition(".")[0] in behind:
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield Visit(rule, method, least_role(app.view_functions[rule.endpoint]))


def ids_of(app: Flask, place: Place) -> dict[str, Any]:
    """What the addresses of a restaurant's pages are made of: one of everything it has."""
    client = app.test_client()
    post(client, place, "create_booking", booking_of(place))
    left = envelope(place, ("t1", "take_message", {"message": "Richiamare"}))
    assert client.post("/api/vapi/tools", json=left, headers=place.bearer).status_code == 200
    waits = post(client, place, "join_waitlist", booking_of(place, phone="+393337654321"))
    app.extensions["tool_call_batches"].flush()
    with app.app_context():
        booking = db.session.query(Booking).filter_by(restaurant_id=place.id).one()
        guest = db.session.query(Customer).filter_by(restaurant_id=place.id).one()
        table = db.session.query(DiningTable).filter_by(restaurant_id=place.id).first()
        member = db.session.query(Membership).filter_by(restaurant_id=place.id, role="owner").one()
        call = db.session.query(Call).filter_by(restaurant_id=place.id).one()
        message = db.session.query(Message).filter_by(restaurant_id=place.id).one()
        assert table is not None
        found = {
            "slug": place.slug,
            "reference": booking.reference,
            "guest_id": guest.id,
            "other_id": guest.id,
            "restaurant_id": place.id,
            "no": table.no,
            "user_id": member.user_id,
            "call_id": call.id,
            "message_id": message.id,
            "waiting_id": waits["waitlist_id"],
            **OTHERS,
        }
        db.session.remove()
    return found


NOBODYS = "00000000-0000-7000-8000-000000000000"
OTHERS = {"section": "hours", "step": "hours", "kind": "bookings", "token_id": NOBODYS, "invitation_id": NOBODYS,
          "feed_id": NOBODYS, "shift_id": NOBODYS, "closure_id": NOBODYS, "entry_id": NOBODYS,
          "plot": "covers", "report": "covers", "name": "covers", "hint": "none", "import_id": NOBODYS,
          "provider": "calcom", "connection_id": NOBODYS, "publish_id": NOBODYS,
          "tool_call_id": NOBODYS, "text": "confirmed", "text_id": NOBODYS}  # fmt: skip
