"""Restaurants for tests, made straight in the database, and what their doors are opened with."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask
from flask.testing import FlaskClient

from webapp.extensions import db
from webapp.models import (
    ApiToken,
    Assistant,
    DiningTable,
    FaqEntry,
    Restaurant,
    Shift,
    TableCombination,
    TurnTime,
    VapiPhoneNumber,
)
from webapp.operations import credentials
from webapp.operations.memberships import Place as Workplace

ROME = ZoneInfo("Europe/Rome")
CALLER = "+393331234567"
SEATS = ((1, 2), (2, 4), (2, 4), (4, 6))


@dataclass(frozen=True)
class Place:
    """A restaurant and its keys."""

    id: str
    slug: str
    token: str
    secret: str
    number_id: str
    assistant_id: str
    table_nos: tuple[int, ...]

    @property
    def bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


def workplace_of(place: Place, role: str = "owner") -> Workplace:
    """The restaurant as one of its people works in it."""
    return Workplace(place.id, place.slug, f"Trattoria {place.slug.title()}", "Europe/Rome", "it", role)


def open_restaurant(
    app: Flask,
    slug: str = "roma",
    *,
    seats: tuple[tuple[int, int], ...] = SEATS,
    joined: bool = True,
    **columns: Any,
) -> Place:
    """A restaurant open every day from 12:00 to 14:00 and from 19:00 to 22:00, two-hour turns, no notice needed."""
    values: dict[str, Any] = {
        "slug": slug,
        "name": f"Trattoria {slug.title()}",
        "timezone": "Europe/Rome",
        "locale": "it",
        "phone": "+390612345678",
        "min_notice_minutes": 0,
        "default_people": 2,
        "uses_operator_credentials": True,
        **columns,
    }
    token = credentials.new_token()
    secret = f"the-secret-of-{slug}"
    with app.app_context():
        place = Restaurant(**values)
        place.shifts = [
            Shift(name="Pranzo", weekdays=list(range(7)), first_seating=720, last_seating=840, position=0),
            Shift(name="Cena", weekdays=list(range(7)), first_seating=1140, last_seating=1320, position=1),
        ]
        place.tables = [
            DiningTable(name=f"T{number}", seats_min=least, seats_max=most, position=number)
            for number, (least, most) in enumerate(seats, start=1)
        ]
        place.turn_times = [TurnTime(up_to_people=20, minutes=120)]
        db.session.add(place)
        db.session.flush()
        table_nos = tuple(table.no for table in place.tables)
        if joined and len(table_nos) > 2:
            place.combinations = [TableCombination(table_nos=list(table_nos[1:3]), seats_min=5, seats_max=8)]
        _give_keys(place.id, slug, token, secret)
        db.session.commit()
        return Place(place.id, slug, token, secret, f"pn_{slug}", f"asst_{slug}", table_nos)


def _give_keys(restaurant_id: str, slug: str, token: str, secret: str) -> None:
    """A token, an assistant with its secret, a phone number, and something to answer."""
    db.session.add(
        ApiToken(restaurant_id=restaurant_id, name="test", token_hash=credentials.token_hash(token), hint=token[:8])
    )
    db.session.add(
        Assistant(
            restaurant_id=restaurant_id,
            vapi_assistant_id=f"asst_{slug}",
            secret_encrypted=credentials.encrypt(secret),
            secret_index=credentials.index_of(secret),
        )
    )
    db.session.add(VapiPhoneNumber(id=f"pn_{slug}", restaurant_id=restaurant_id))
    db.session.add(
        FaqEntry(
            restaurant_id=restaurant_id,
            question="Avete opzioni senza glutine?",
            phrasings=["fate piatti per celiaci"],
            answer="Sì, abbiamo alcune opzioni senza glutine.",
            language="it",
        )
    )


def ahead(days: int = 7) -> str:
    """The date some days from now in Rome, as both doors write it."""
    return (datetime.now(UTC).astimezone(ROME).date() + timedelta(days=days)).isoformat()


def booking_of(place: Place, **changes: Any) -> dict[str, Any]:
    """The body of a create_booking that can be accepted."""
    return {
        "restaurant_id": place.slug,
        "day": ahead(),
        "time": "20:00",
        "people": 2,
        "name": "Mario Rossi",
        "phone": CALLER,
        **changes,
    }


def post(client: FlaskClient, place: Place, tool: str, body: dict[str, Any], **headers: str) -> dict[str, Any]:
    """The JSON door's answer."""
    response = client.post(f"/api/{tool}", json=body, headers={**place.bearer, **headers})
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.get_json()
    return answer


def envelope(
    place: Place, *calls: tuple[str, str, dict[str, Any]], caller: str | None = CALLER, call_id: str = "call-1"
) -> dict[str, Any]:
    """A tool-calls message of Vapi: each call an id, a tool's name and its arguments."""
    call: dict[str, Any] = {"id": call_id, "phoneNumberId": place.number_id, "assistantId": place.assistant_id}
    if caller:
        call["customer"] = {"number": caller}
    return {
        "message": {
            "type": "tool-calls",
            "timestamp": 1_700_000_000_000,
            "call": call,
            "toolCallList": [
                {"id": identity, "type": "function", "function": {"name": name, "arguments": arguments}}
                for identity, name, arguments in calls
            ],
        }
    }
