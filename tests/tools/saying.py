"""A restaurant in either language at a fixed hour, asked through both doors, and how people talk there."""

import itertools
import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from tests.restaurants import CALLER, Place, booking_of, envelope, open_restaurant, post
from webapp.extensions import db
from webapp.models import Closure

NOW = datetime(2027, 3, 10, 15, 10, tzinfo=UTC)  # a Wednesday, ten past four in Rome
PHONES = {"it": "+390612345678", "en": "+442079460000"}
NOT_SAID = {
    "a date in figures": re.compile(r"\d{4}-\d{2}-\d{2}|\d+/\d+"),
    "a word of the code": re.compile(r"[A-Za-z]_[A-Za-z]|\b[A-Z]{3,}\b|\b(None|null|True|False|nan)\b"),
    "a fact left out": re.compile(r"[{}<>\[\]]|  | [.,?!]|^\W|\(\)"),
    "a reference as a word": re.compile(r"\b[A-Z0-9]{6}\b"),
}
IN_FIGURES = re.compile(r"\d\d?:\d\d(?! [AP]M)")


@dataclass
class Host:
    """A restaurant and the two ways to ask it."""

    client: FlaskClient
    place: Place
    locale: str
    counter: "itertools.count[int]"

    def tell(
        self, tool: str, *, caller: str | None = CALLER, call_id: str | None = None, **given: Any
    ) -> dict[str, Any]:
        """What the voice assistant is told."""
        number = next(self.counter)
        body = envelope(self.place, (f"t{number}", tool, given), caller=caller, call_id=call_id or f"call-{number}")
        response = self.client.post("/api/vapi/tools", json=body, headers={"X-Vapi-Secret": self.place.secret})
        (result,) = response.get_json()["results"]
        told: dict[str, Any] = json.loads(result["result"])
        return told

    def post(self, tool: str, **body: Any) -> dict[str, Any]:
        """The JSON door's answer."""
        return post(self.client, self.place, tool, {"restaurant_id": self.place.slug, **body})

    def book(self, **changes: Any) -> dict[str, Any]:
        """A booking through the JSON door, or its refusal."""
        return post(self.client, self.place, "create_booking", booking_of(self.place, **changes))


def host(app: Flask, locale: str, closed: tuple[date, str | None] | None = None, **columns: Any) -> Host:
    """A new restaurant of this language."""
    place = open_restaurant(app, f"place-{locale}", locale=locale, phone=PHONES[locale], **columns)
    if closed:
        with app.app_context():
            day, reason = closed
            db.session.add(Closure(restaurant_id=place.id, first_day=day, last_day=day, reason=reason, shifts=[]))
            db.session.commit()
    return Host(app.test_client(), place, locale, itertools.count())


def check_said(message: str, locale: str) -> None:
    """Whether a sentence is fit to be said aloud."""
    wrong = {what: found.group() for what, rule in NOT_SAID.items() if (found := rule.search(message))}
    assert not wrong, message
    assert (message[0].isupper() or message[0].isdigit()) and message[-1] in ".?!", message
    assert locale == "it" or not IN_FIGURES.search(message), message


def check_refused(told: dict[str, Any], locale: str, code: str) -> None:
    """Whether a spoken refusal is the one meant, fit to be said, and leaves a way forward."""
    assert (told["success"], told["error"]) == (False, code), told
    check_said(told["message"], locale)
    assert told["message"].endswith("?"), told["message"]
