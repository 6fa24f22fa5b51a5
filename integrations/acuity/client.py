"""We call Acuity: what can be booked, when, and the bookings themselves; as a guest would, never as the admin."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from integrations.acuity.api import Api
from integrations.acuity.lists import appointments
from integrations.acuity.shapes import account_of, booking_of, event_type_of, moment_of, names_of, written
from integrations.acuity.words import SERVICE, UNCLEAR
from integrations.errors import NotSupported, Rejected, ServiceError, SlotTaken
from integrations.vocabulary import Account, BookingRequest, EventType, Link, ProviderBooking, Slot

A_DAY = timedelta(days=1)
AHEAD = timedelta(days=366)  # how far upcoming bookings are looked for


class AcuityClient:
    """One restaurant's account. Raises ReconnectNeeded ("not_configured") when made without credentials."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._api = Api(link)

    def whoami(self) -> Account:
        found = self._api.ask("GET", "/me")
        with self._api.reading():
            return account_of(found)

    def event_types(self) -> tuple[EventType, ...]:
        found, forms = self._api.ask("GET", "/appointment-types"), self._forms()
        with self._api.reading():
            return tuple(event_type_of(each, forms) for each in found)

    def availability(self, event_type: str, start: datetime, end: datetime, people: int) -> tuple[Slot, ...]:
        """One request for each day, and one a month more for three days or longer. How many come is not asked."""
        if start >= end:
            return ()
        first, last = self._date(start), self._date(end - timedelta(microseconds=1))
        days = [first + A_DAY * number for number in range((last - first).days + 1)]
        open_days = days if len(days) < 3 else self._open_days(event_type, days)
        starts = {moment for day in open_days for moment in self._starts(event_type, day)}
        return tuple(Slot(moment) for moment in sorted(starts) if start <= moment < end)

    def create_booking(self, request: BookingRequest) -> ProviderBooking:
        email = self._link.contact_email(request)
        if email is None:
            raise Rejected(SERVICE, "an e-mail address is needed", "required_email")
        guest, number = _guest(request, email), _number(request.event_type)
        json = {**guest, **self._when(request), "appointmentTypeID": number}
        try:
            made = self._api.ask("POST", "/appointments", params=_quietly(request.email is None), json=json)
        except Rejected as refusal:
            raise self._why(refusal, request) from None
        return self._read(made, reads=False)

    def reschedule_booking(self, booking_id: str, request: BookingRequest) -> ProviderBooking:
        """Raises NotSupported ("other_event_type") where the type changes, which only a new booking can."""
        held = self.booking(booking_id)
        if held is None or not held.state.is_live:
            raise Rejected(SERVICE, "there is no such booking any more", "not_found")
        if held.event_type != request.event_type:
            raise NotSupported(SERVICE, "a booking can't be moved to another appointment type", "other_event_type")
        if held.start == request.start:
            return self._with_guest(held, request)
        moved = self._moved(held, request)
        try:
            return self._with_guest(moved, request)
        except ServiceError:  # a plain refusal would say that nothing was done
            raise self._api.transport.unclear(False, "it was moved, but not all of it was changed", "half") from None

    def cancel_booking(self, booking_id: str, reason: str | None = None) -> None:
        held = self.booking(booking_id)
        if held is None or not held.state.is_live:
            return
        json = {"cancelNote": reason} if reason else {}
        quietly = _quietly(held.match_key is not None)
        try:
            self._api.ask("PUT", "/appointments/{id}/cancel", booking_id, params=quietly, json=json)
        except Rejected as refusal:
            if refusal.code != "not_found":
                raise

    def booking(self, booking_id: str) -> ProviderBooking | None:
        try:
            found = self._api.ask("GET", "/appointments/{id}", booking_id)
        except Rejected as refusal:
            if refusal.code == "not_found":
                return None
            raise
        held = self._read(found)
        return held if "canceled" in found else self._cancelled(held, found) or held

    def bookings(self, start: datetime, end: datetime) -> tuple[ProviderBooking, ...]:
        found = self._list(self._date(start) - A_DAY, self._date(end) + A_DAY, showall="true")
        return tuple(sorted((each for each in found if start <= each.start < end), key=lambda each: each.start))

    def find_bookings(self, phone: str) -> tuple[ProviderBooking, ...]:
        now = datetime.now(UTC)
        found = self._list(self._date(now) - A_DAY, self._date(now + AHEAD), phone=phone)
        theirs = [each for each in found if each.start >= now and each.phone in (phone, None)]
        return tuple(sorted(theirs, key=lambda each: each.start))

    def find_booking(self, request: BookingRequest) -> ProviderBooking | None:
        """By the match key in the placeholder; else by everything else that was asked for. See README.md."""
        email = self._link.contact_email(request)
        if email is None:
            return None
        first = last = self._date(request.start)
        if not request.email:  # by its key it is known wherever it was moved to
            today = self._date(datetime.now(UTC))
            first, last = min(first, today), max(last, today) + AHEAD
        found = self._list(first - A_DAY, last + A_DAY, email=email)
        return next((each for each in found if each.state.is_live and _is_made_by(request, each)), None)

    def _forms(self) -> Any:
        """Not in the contract: an account that has none, or an API that no longer does, asks no questions."""
        try:
            return self._api.ask("GET", "/forms")
        except Rejected:
            return []

    def _open_days(self, event_type: str, days: list[date]) -> list[date]:
        """Those of the days that have a free start, by month."""
        found: set[date] = set()
        for month in sorted({f"{day:%Y-%m}" for day in days}):
            listed = self._api.ask("GET", "/availability/dates", params={"month": month, **self._of_type(event_type)})
            with self._api.reading():
                found |= {date.fromisoformat(each["date"]) for each in listed}
        return [day for day in days if day in found]

    def _starts(self, event_type: str, day: date, moving: str | None = None) -> list[datetime]:
        """The free starts of a day. What the booking `moving` takes counts as free."""
        params: dict[str, Any] = {"date": day.isoformat(), **self._of_type(event_type)}
        if moving:
            params["ignoreAppointmentIDs[]"] = moving
        found = self._api.ask("GET", "/availability/times", params=params)
        with self._api.reading():
            free = [each["time"] for each in found if each.get("slotsAvailable") not in (0, "0")]
            return [moment_of(each, self._link.timezone) for each in free]

    def _of_type(self, event_type: str) -> dict[str, Any]:
        return {"appointmentTypeID": _number(event_type), "timezone": self._link.timezone.key}

    def _when(self, request: BookingRequest) -> dict[str, str]:
        return {"datetime": written(request.start, self._link.timezone), "timezone": self._link.timezone.key}

    def _moved(self, held: ProviderBooking, request: BookingRequest) -> ProviderBooking:
        quietly = _quietly(held.match_key is not None)
        try:
            moved = self._api.ask(
                "PUT", "/appointments/{id}/reschedule", held.id, params=quietly, json=self._when(request)
            )
        except Rejected as refusal:
            raise self._why(refusal, request, held.id) from None
        return self._read(moved, reads=False)

    def _with_guest(self, held: ProviderBooking, request: BookingRequest) -> ProviderBooking:
        """The booking with the guest as `request` says. A placeholder stays the one it was made with."""
        said = _guest(request, request.email)
        is_same = held.name == " ".join(request.name.split()) and request.phone in (None, held.phone)
        if is_same and request.email in (None, held.email) and "fields" not in said:
            return held
        return self._read(self._api.ask("PUT", "/appointments/{id}", held.id, json=said), reads=False)

    def _why(self, refusal: Rejected, request: BookingRequest, moving: str | None = None) -> ServiceError:
        """SlotTaken, where an unclear refusal goes with a start that is not free (any more)."""
        if refusal.code not in UNCLEAR:
            return refusal
        try:
            free = self._starts(request.event_type, self._date(request.start), moving)
        except ServiceError:
            return refusal
        return refusal if request.start in free else SlotTaken(SERVICE, "the time is not free", "not_available")

    def _cancelled(self, held: ProviderBooking, found: Mapping[str, Any]) -> ProviderBooking | None:
        """The booking from the list of cancelled ones; what is read by its id need not say that it is."""
        day, email = self._date(held.start), found.get("email")
        listed = self._list(day - A_DAY, day + A_DAY, canceled="true", **({"email": email} if email else {}))
        return next((each for each in listed if each.id == held.id), None)

    def _list(self, first: date, last: date, **filters: str) -> list[ProviderBooking]:
        return [self._read(each) for each in appointments(self._api, first, last, filters)]

    def _read(self, found: Any, reads: bool = True) -> ProviderBooking:
        with self._api.reading(reads):
            return booking_of(found, self._link.timezone)

    def _date(self, moment: datetime) -> date:
        return moment.astimezone(self._link.timezone).date()


def _guest(request: BookingRequest, email: str | None) -> dict[str, Any]:
    first, last = names_of(request.name)
    fields = [{"id": int(id), "value": said} for id, said in request.answers.items() if id.isdecimal()]
    said = {"firstName": first, "lastName": last, "email": email, "phone": request.phone, "fields": fields}
    return {name: value for name, value in said.items() if value}


def _number(event_type: str) -> int:
    if not event_type.isascii() or not event_type.isdecimal():
        raise NotSupported(SERVICE, "the appointment type is not one of theirs", "bad_event_type")
    return int(event_type)


def _quietly(is_quiet: bool) -> dict[str, str]:
    """Nothing is mailed to a placeholder."""
    return {"noEmail": "true"} if is_quiet else {}


def _is_made_by(request: BookingRequest, held: ProviderBooking) -> bool:
    if not request.email:
        return (held.match_key or "").casefold() == request.match_key.casefold()
    return (
        (held.email or "").casefold() == request.email.casefold()
        and (held.start, held.event_type) == (request.start, request.event_type)
        and held.name.casefold() == " ".join(request.name.casefold().split())
        and held.phone in (request.phone, None)
    )
