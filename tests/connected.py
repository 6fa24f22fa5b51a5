"""A restaurant that is connected with a booking provider, for every test that books through one."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from integrations.sandbox import StandIn
from tests.restaurants import Place, ahead, booking_of, post, workplace_of
from webapp.extensions import db
from webapp.models import Booking, ProviderBooking, Seating
from webapp.operations import jobs
from webapp.operations.audit import Actor
from webapp.operations.memberships import Place as Workplace

ANNA = Actor("user", "Anna Neri", id="0198c0de-0000-7000-8000-000000000001")
DAY = ahead(7)
MOST_JOBS = 50


@dataclass
class ConnectedHouse:
    """A restaurant and its connection; `there` is the provider's stand-in."""

    work_minutes: ClassVar[int] = 60

    app: Flask
    client: FlaskClient
    place: Place
    there: StandIn
    connection_id: str

    @property
    def workplace(self) -> Workplace:
        return workplace_of(self.place)

    def book(self, **changes: Any) -> dict[str, Any]:
        """By the JSON door, as a caller does."""
        return post(self.client, self.place, "create_booking", booking_of(self.place, day=DAY, **changes))

    def work(self, minutes: int | None = None) -> int:
        """The worker does what is due within so many minutes; how many jobs that were."""
        done, ahead_of_time = 0, timedelta(minutes=self.work_minutes if minutes is None else minutes)
        with self.app.app_context():
            while jobs.run_one(datetime.now(UTC) + ahead_of_time):
                done += 1
                assert done < MOST_JOBS, "the worker finds no end"
        return done

    def rows(self, model: Any) -> list[Any]:
        with self.app.app_context():
            found = list(db.session.scalars(select(model).where(model.restaurant_id == self.place.id)))
            db.session.expunge_all()
            db.session.remove()
            return found

    @property
    def booking(self) -> Any:
        (found,) = self.rows(Booking)
        return found

    @property
    def copy(self) -> Any:
        (found,) = self.rows(ProviderBooking)
        return found

    @property
    def seatings(self) -> list[Any]:
        return self.rows(Seating)
