"""A restaurant that texts its guests through the stand-in for Twilio."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from twilio.request_validator import RequestValidator
from werkzeug.test import TestResponse

from integrations import sandbox
from integrations.sandbox import StandIn, twilio
from tests.restaurants import CALLER, Place, ahead, booking_of, open_restaurant, post, workplace_of
from webapp.extensions import db
from webapp.models import Booking, Job, Restaurant, SmsMessage, TextSettings
from webapp.models.types import utc_now
from webapp.operations import jobs
from webapp.operations.audit import Actor
from webapp.operations.bookings import staff
from webapp.store.sheets import Entry

PUBLIC = "http://127.0.0.1:9"  # nobody answers there
ANNA = Actor("user", "Anna")


class House:
    """The restaurant, its book, and what its guests' phones got."""

    def __init__(self, app: Flask, client: FlaskClient, place: Place, stand_in: StandIn) -> None:
        self.app, self.client, self.place, self.stand_in = app, client, place, stand_in
        self.workplace = workplace_of(place)

    def asks(self, tool: str, **body: Any) -> dict[str, Any]:
        return post(self.client, self.place, tool, {"restaurant_id": self.place.slug, **body})

    def books(self, **changes: Any) -> dict[str, Any]:
        answer = post(self.client, self.place, "create_booking", booking_of(self.place, **changes))
        assert answer["ok"], answer
        return answer

    def by_staff(self) -> Entry:
        """A table that staff book, and the guest is told of."""
        wanted = staff.Wanted(date.fromisoformat(ahead()), time(20), 2, "Mario Rossi", phone=CALLER)
        with self.app.app_context():
            made = staff.create(self.workplace, ANNA, wanted)
        self.works()
        return made

    def works(self, after: timedelta = timedelta(minutes=5)) -> None:
        """The worker does all that is due by then."""
        with self.app.app_context():
            now = utc_now() + after
            while jobs.run_one(now):
                pass

    def rows(self, model: Any) -> list[Any]:
        """Those of a table, first made first where that is known."""
        with self.app.app_context():
            order = [model.created_at] if hasattr(model, "created_at") else []
            return list(db.session.scalars(select(model).order_by(*order)))

    @property
    def texts(self) -> list[Any]:
        return [row for row in self.rows(SmsMessage) if row.channel == "sms" and row.direction == "out"]

    @property
    def kinds(self) -> list[str]:
        return [row.kind for row in self.texts]

    @property
    def booking(self) -> Any:
        return self.rows(Booking)[-1]

    def reminder(self) -> datetime | None:
        """When the guest is to be reminded, by the restaurant's clock."""
        waiting = [job for job in self.rows(Job) if job.kind == "remind" and job.state == "waiting"]
        return waiting[0].run_at if waiting else None

    def arrived(self, phone: str = CALLER) -> list[str]:
        """The bodies of the texts Twilio took for a number, first sent first."""
        taken = self.stand_in.app.extensions["messages"].newest_first()
        ours = {row.sid for row in self.texts}
        return [each["body"] for each in reversed(taken) if each["to"] == phone and each["sid"] in ours]

    def change(self, **columns: Any) -> None:
        with self.app.app_context():
            if (row := db.session.get(TextSettings, self.place.id)) is None:
                row = TextSettings(restaurant_id=self.place.id)
                db.session.add(row)
            for name, value in columns.items():
                setattr(row, name, value)
            db.session.get_one(Restaurant, self.place.id).version += 1
            db.session.commit()

    def twilio_says(self, path: str, form: dict[str, str], token: str = twilio.AUTH_TOKEN) -> TestResponse:
        signature = RequestValidator(token).compute_signature(PUBLIC + path, form)
        return self.client.post(path, data=form, headers={"X-Twilio-Signature": signature})

    def reported(self, row: Any, status: str, code: int | None = None, sid: str | None = None) -> None:
        form = {"MessageSid": sid or row.sid or "SM" + "0" * 32, "MessageStatus": status, "To": row.phone}
        form |= {"ErrorCode": str(code)} if code else {}
        assert self.twilio_says(f"/webhooks/twilio/status/{row.id}", form).status_code == 204

    def guest_texts(self, body: str, sid: str = "SM1", phone: str = CALLER, **more: str) -> TestResponse:
        form = {"MessageSid": sid, "From": phone, "To": twilio.NUMBER, "Body": body, "NumMedia": "0", **more}
        answer = self.twilio_says("/webhooks/twilio/inbound", form)
        assert answer.status_code == 200
        assert answer.text.endswith("<Response/>")
        return answer


@pytest.fixture(scope="session")
def stand_in() -> Iterator[StandIn]:
    with sandbox.running("twilio") as started:
        yield started


@pytest.fixture
def environ(environ: dict[str, str], stand_in: StandIn) -> dict[str, str]:
    stand_in.app.extensions["faults"].switch(None, None)
    return {**environ, **twilio.settings(stand_in.base_url), "API_BASE_URL": PUBLIC}


@pytest.fixture
def house(app: Flask, client: FlaskClient, stand_in: StandIn) -> House:
    return House(app, client, open_restaurant(app), stand_in)
