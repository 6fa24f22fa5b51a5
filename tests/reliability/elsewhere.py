"""A restaurant of a running Tavolo whose bookings are made at a provider's stand-in, and what is held there."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

from flask import Flask
from sqlalchemy import select, update

from integrations.sandbox import StandIn
from integrations.sandbox.square.calendar import LIVE
from tests import stand_ins
from tests.connected import ANNA
from tests.reliability import asking
from tests.reliability.asking import Outcome
from tests.reliability.running import Tavolo
from tests.restaurants import ROME, Place, ahead, workplace_of
from webapp.extensions import db
from webapp.models import Booking, Job, ProviderBooking, ProviderConnection, SmsMessage
from webapp.models.types import utc_now
from webapp.operations import copies, jobs
from webapp.store import snapshots

Services = Mapping[str, StandIn]
CHECK_WITHIN_S, WRITE_WITHIN_S = 6.0, 12.0  # bounds against hanging: it is to be 1.5 and 4 on a machine with time
ROOM = 3  # parties that each stand-in takes at once
NO_PLACE = {"refused": "http://127.0.0.1:9", "no_such_name": "http://nowhere.invalid"}
TIMES = ("12:00", "14:00", "19:00", "21:00")  # far enough apart for one table
_starts: defaultdict[str, Iterator[tuple[int, str]]] = defaultdict(lambda: iter(product(range(3, 55), TIMES)))


@dataclass
class Elsewhere:
    """`day` and `time` are of nobody else's booking at the provider `name`, and `phone` is of one guest alone."""

    tavolo: Tavolo
    place: Place
    name: str
    there: StandIn
    connection_id: str
    day: str = ""
    time: str = ""
    phone: str = field(default_factory=asking.phone)

    def __post_init__(self) -> None:
        self.day, self.time = self.fresh_start()

    def fresh_start(self) -> tuple[str, str]:
        """A day and a time of nobody's booking at this provider."""
        days, at = next(_starts[self.name])
        return ahead(days), at

    def goes_wrong(self, fault: str | None, only: str | None = None, times: int | None = None) -> None:
        """A fault of the stand-in, or one of `NO_PLACE`: nobody answers at its address."""
        set_options(self, {"base_url": NO_PLACE[fault]} if fault in NO_PLACE else None)
        self.there.app.extensions["faults"].switch(None if fault in NO_PLACE else fault, times, only)

    def check(self, day: str | None = None) -> dict[str, Any]:
        """What a caller hears about a day, within the time there is for it."""
        return self._heard(asking.check("json", self.place, day or self.day), CHECK_WITHIN_S).told

    def wish(self, door: str = "json", **changes: Any) -> bytes:
        """The request for the table."""
        return asking.create(door, self.place, **{"day": self.day, "time": self.time, "phone": self.phone, **changes})

    def book(self, door: str = "json", **changes: Any) -> Outcome:
        return self._heard(self.wish(door, **changes), WRITE_WITHIN_S)

    def move(self, start: tuple[str, str], reference: str | None = None) -> Outcome:
        request = asking.move("json", self.place, reference or self.booking.reference, *start)
        return self._heard(request, WRITE_WITHIN_S)

    def cancel(self) -> Outcome:
        return self._heard(asking.cancel("json", self.place, self.booking.reference), WRITE_WITHIN_S)

    def _heard(self, request: bytes, within_s: float) -> Outcome:
        answer = self.tavolo.ask(request)
        assert answer.seconds < within_s, f"answered after {answer.seconds:.1f} s"
        return asking.outcome(answer)

    @property
    def befell(self) -> int:
        """How many requests to the provider have had a fault."""
        return int(self.there.app.extensions["faults"].befell)

    def held(self, start: tuple[str, str] | None = None) -> int:
        """How many live bookings the provider holds at a time of ours."""
        day, at = start or (self.day, self.time)
        wanted = datetime.fromisoformat(f"{day}T{at}").replace(tzinfo=ROME)
        return HELD[self.name](self.there.app).count(wanted)

    def work(self, seconds: int = 7200) -> int:
        """The worker does what is due by then; how often it went to a provider. What guests are told goes besides."""
        done, before = 0, self._tries()
        with self.tavolo.app.app_context():
            while jobs.run_one(utc_now() + timedelta(seconds=seconds)):
                done += 1
                assert done < 500, "the worker finds no end"
        return self._tries() - before

    def _tries(self) -> int:
        return sum(job.attempts for job in self.rows(Job) if job.kind == copies.KIND)

    def rows(self, model: Any) -> list[Any]:
        with self.tavolo.app.app_context(), db.engine.connect() as connection:
            return list(connection.execute(select(model.__table__).where(model.restaurant_id == self.place.id)))

    @property
    def booking(self) -> Any:
        (found,) = self.rows(Booking)
        return found

    @property
    def copy(self) -> Any:
        (found,) = self.rows(ProviderBooking)
        return found

    @property
    def waiting(self) -> list[Any]:
        """The jobs that are still to be done at providers."""
        return [job for job in self.rows(Job) if job.state == "waiting" and job.kind not in ("remind", "send_text")]

    @property
    def connection(self) -> Any:
        """What the owner is shown of it."""
        return next(row for row in self.rows(ProviderConnection) if row.id == self.connection_id)

    @property
    def texted(self) -> list[str]:
        return [text.body for text in self.rows(SmsMessage) if text.kind not in ("confirmed", "pending")]


def make_due(house: Elsewhere) -> None:
    """Its time has come."""
    change = update(Job.__table__).where(Job.__table__.c.restaurant_id == house.place.id)
    with house.tavolo.app.app_context(), db.engine.begin() as connection:
        connection.execute(change.values(run_at=utc_now() - timedelta(seconds=1), leased_until=None))


@contextmanager
def opened(tavolo: Tavolo, services: Services, name: str, **columns: Any) -> Iterator[Elsewhere]:
    """A restaurant that books there, and fetches nothing from there: what is settled is settled by its own promises.
    Afterwards nothing is wrong with the provider."""
    place = tavolo.open(**columns)
    made = Elsewhere(tavolo, place, name, services[name], join(tavolo, place, services, name))
    _change(made, sync_enabled=False)
    try:
        yield made
    finally:
        made.there.app.extensions["faults"].switch(None)


def join(tavolo: Tavolo, place: Place, services: Services, name: str) -> str:
    """Connect the restaurant, again where it was; the connection's id."""
    with tavolo.app.app_context():
        return stand_ins.connect(services[name], workplace_of(place), ANNA, name)


def set_options(house: Elsewhere, options: dict[str, str] | None) -> None:
    """Change where the provider is thought to be."""
    known = {name: value for name, value in house.connection.options.items() if name != "base_url"}
    _change(house, options={**known, **(options or {})})


def _change(house: Elsewhere, **columns: Any) -> None:
    table = ProviderConnection.__table__
    change = update(table).where(table.c.id == house.connection_id).values(**columns)
    with house.tavolo.app.app_context(), db.engine.begin() as connection:
        connection.execute(change)
        snapshots.bump(connection, house.place.id)


def _of_calcom(app: Flask) -> list[datetime]:
    held = app.extensions["book"].all()
    return [datetime.fromisoformat(each["start"]) for each in held if each["status"] in ("accepted", "pending")]


def _of_acuity(app: Flask) -> list[datetime]:
    return [datetime.fromisoformat(each["datetime"]) for each in app.extensions["book"].all() if not each["canceled"]]


def _of_calendly(app: Flask) -> list[datetime]:
    found = app.extensions["diary"].events(lambda event, _: event["status"] == "active")
    return [datetime.fromisoformat(event["start_time"]) for event in found]


def _of_opentable(app: Flask) -> list[datetime]:
    held = app.extensions["book"].all()
    return [datetime.fromisoformat(each["date_time"]).replace(tzinfo=ROME) for each in held]


def _of_square(app: Flask) -> list[datetime]:
    return [each.start for each in app.extensions["square"].calendar.all() if each.booking["status"] in LIVE]


HELD: dict[str, Callable[[Flask], list[datetime]]] = {
    "acuity": _of_acuity,
    "calcom": _of_calcom,
    "calendly": _of_calendly,
    "opentable": _of_opentable,
    "square": _of_square,
}


def moment(day: str, at: str) -> datetime:
    """A time by the restaurant's clock."""
    return datetime.combine(date.fromisoformat(day), datetime.fromisoformat(f"{day}T{at}").time(), ROME)
