"""We call OpenTable's In-House API: free tables, and reservations by phone number. Its quirks are in README.md."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from integrations.answers import Answer
from integrations.errors import NotSupported, OutcomeUnknown, Rejected, SlotTaken, Unavailable
from integrations.opentable.shapes import STANDARD, Offer, local, offers_of, phone_for, reservation_of, reservations_of
from integrations.opentable.windows import GRID, Window, windows
from integrations.opentable.wire import Call, Wire, request_id
from integrations.opentable.words import IS_UNCLEAR, LOCK_GONE, SERVICE
from integrations.vocabulary import Account, BookingRequest, EventType, Link, Problem, ProviderBooking, Slot, State

AVAILABILITY = "/availability/{rid}"
LOCKS = "/booking/{rid}/locks"
RESERVATIONS = "/booking/{rid}/reservations"
RESERVATION = "/booking/{rid}/reservations/{id}"
SEARCH = "/booking/{rid}/reservations/search"
STAY_MINUTES = 90  # what is shown: OpenTable itself decides how long a table is kept
PROOF_HOUR, PROOF_PEOPLE = 19, 2
TABLE_TYPE = "default"
Guest = Mapping[str, Any]


class OpenTableClient:
    """One restaurant at OpenTable; `rid`, its number there, is in the link's options."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._table_type = str(link.options.get("table_type") or TABLE_TYPE)
        self._as_region = link.options.get("country_code_form") == "region"
        self._wire = Wire(link)

    def whoami(self) -> Account:
        """The restaurant by its number, since no name is told; a look at tomorrow evening proves number and access."""
        tomorrow = datetime.now(self._link.timezone).date() + timedelta(days=1)
        evening = datetime.combine(tomorrow, time(PROOF_HOUR), self._link.timezone)
        problems: tuple[Problem, ...] = ()
        try:
            self._offers(Window(evening, GRID, GRID), PROOF_PEOPLE)
        except NotSupported as refused:
            problems = (Problem(refused.code or "not_enabled"),)
        except Rejected as refused:
            if refused.code not in ("gone", "http_400", "http_404"):
                raise
            problems = (Problem("restaurant_unknown"),)
        return Account(self._wire.rid, f"OpenTable {self._wire.rid}", facts={"rid": self._wire.rid}, problems=problems)

    def event_types(self) -> tuple[EventType, ...]:
        """A table: nothing else is offered here. Experiences are booked at OpenTable."""
        return (EventType(STANDARD, "Table", STAY_MINUTES, is_named_by_us=True),)

    def availability(self, event_type: str, start: datetime, end: datetime, people: int) -> tuple[Slot, ...]:
        """The free starts at the owner's type of table; one or two requests for a day."""
        found: dict[datetime, Offer] = {}
        for window in windows(start, end, datetime.now(UTC)):
            found |= {offer.start: offer for offer in self._offers(window, people) if start <= offer.start < end}
        return tuple(Slot(moment, found[moment].is_provisional) for moment in sorted(found))

    def create_booking(self, request: BookingRequest) -> ProviderBooking:
        """Look, hold, book: only the look tells whether the guest must leave a card."""
        guest = self._guest(request)
        offer = self._offer_at(request)
        if offer is None:
            raise SlotTaken(SERVICE, "there is no table at that time", "taken")
        answer = self._booked(request, guest)
        with self._wire.reading(reads=False):
            return _as_offered(reservation_of(self._complete(answer.json, request), self._link.timezone), offer)

    def reschedule_booking(self, booking_id: str, request: BookingRequest) -> ProviderBooking:
        """At another time or for another party, under the same id. A look before tells what an unclear refusal means,
        and forbids nothing: the booking's own table may be in the way."""
        offer = self._offer_at(request)
        body = {
            "party_size": request.people,
            "date_time": local(request.start, self._link.timezone),
            "special_request": request.notes or "",
        }
        try:
            answer = self._wire.send(Call("PUT", RESERVATION, json=body, booking_id=booking_id))
        except Rejected as refused:
            raise self._decided(refused, offer) from None
        with self._wire.reading(reads=False):
            told = {"reservation_id": booking_id, **self._complete(answer.json, request)}
            return _as_offered(reservation_of(told, self._link.timezone), offer)

    def cancel_booking(self, booking_id: str, reason: str | None = None) -> None:
        """OpenTable takes no reason; what it does not know is cancelled or never was."""
        try:
            self._wire.send(Call("DELETE", RESERVATION, booking_id=booking_id))
        except Rejected as refused:
            if refused.code not in ("gone", "http_404", "http_410"):
                raise

    def booking(self, booking_id: str) -> ProviderBooking | None:
        """Not there: a reservation is read by its guest's phone number only."""
        raise NotSupported(SERVICE, "a reservation can't be read by its id, only by phone number", "read_by_phone")

    def bookings(self, start: datetime, end: datetime) -> tuple[ProviderBooking, ...]:
        """Not there."""
        raise NotSupported(SERVICE, "the reservations of a day can't be listed", "no_listing")

    def find_bookings(self, phone: str) -> tuple[ProviderBooking, ...]:
        """The upcoming ones. Those with `experience_id` in their facts are for a person to change."""
        now = datetime.now(UTC)
        return tuple(each for each in self._found(phone) if each.state.is_live and each.start >= now)

    def find_booking(self, request: BookingRequest) -> ProviderBooking | None:
        """By phone, time and party: OpenTable keeps nothing of ours that could hold the match key."""
        for each in self._found(request.phone):
            if each.state.is_live and each.start == request.start and each.people in (None, request.people):
                return each
        return None

    def _found(self, phone: str | None) -> tuple[ProviderBooking, ...]:
        body = {"phone": self._phone(phone)}
        try:
            answer = self._wire.send(Call("POST", SEARCH, json=body, reads=True))
        except Rejected as refused:
            if refused.code not in ("http_404", "gone"):
                raise
            return ()
        with self._wire.reading(reads=True):
            return reservations_of(answer.json, self._link.timezone)

    def _offers(self, window: Window, people: int) -> tuple[Offer, ...]:
        params = {
            "party_size": people,
            "start_date_time": local(window.around, self._link.timezone),
            "forward_minutes": window.forward,
            "backward_minutes": window.backward,
        }
        try:
            answer = self._wire.send(Call("GET", AVAILABILITY, params=params, reads=True))
        except SlotTaken:
            return ()
        with self._wire.reading(reads=True):
            return offers_of(answer.json, self._link.timezone, self._table_type)

    def _offer_at(self, request: BookingRequest) -> Offer | None:
        near = self._offers(Window(request.start, GRID, GRID), request.people)
        return next((offer for offer in near if offer.start == request.start), None)

    def _booked(self, request: BookingRequest, guest: Guest) -> Answer:
        """The answer of a create, with a second lock where the first was gone before it was used."""
        try:
            return self._locked_and_booked(request, guest, "first")
        except Unavailable as refused:
            if refused.code != LOCK_GONE:
                raise
        return self._locked_and_booked(request, guest, "second")

    def _locked_and_booked(self, request: BookingRequest, guest: Guest, attempt: str) -> Answer:
        try:
            token = self._lock(request, request_id(request, f"{attempt} lock"))
            body = {
                **guest,
                "restaurant_id": self._wire.rid,
                "reservation_token": token,
                "table_type": self._table_type,
            }
            step = request_id(request, f"{attempt} reservation")
            return self._wire.send(Call("POST", RESERVATIONS, json=body, request_id=step))
        except Rejected as refused:
            if refused.code not in IS_UNCLEAR:
                raise
            raise self._decided(refused, self._offer_at(request)) from None

    def _lock(self, request: BookingRequest, step: str) -> str:
        """A token for a table that is held for some minutes. An answer that is lost holds a table that nobody books."""
        body = {
            "restaurant_id": self._wire.rid,
            "party_size": request.people,
            "date_time": local(request.start, self._link.timezone),
            "table_type": self._table_type,
            "experience_id": None,
        }
        try:
            answer = self._wire.send(Call("POST", LOCKS, json=body, request_id=step))
            with self._wire.reading(reads=False):
                return _text(answer.json["reservation_token"])
        except OutcomeUnknown as lost:
            raise Unavailable(SERVICE, f"{lost.message}; nothing was booked", lost.code, lost.retry_after) from None

    def _decided(self, refused: Rejected, offer: Offer | None) -> Rejected | SlotTaken:
        """What an unclear refusal means, by whether the table is still on offer."""
        if offer is not None or refused.code not in IS_UNCLEAR:
            return refused
        return SlotTaken(SERVICE, "there is no table at that time", "taken")

    def _guest(self, request: BookingRequest) -> Guest:
        """Who books, as OpenTable wants it. Raises Rejected, which asks the guest."""
        first, _, last = request.name.strip().partition(" ")
        if not first or not last.strip():
            raise Rejected(SERVICE, "first and last name are needed", "last_name_needed" if first else "name_needed")
        return {
            "first_name": first,
            "last_name": last.strip(),
            "phone": self._phone(request.phone),
            "sms_notifications_opt_in": True,
            "special_request": request.notes or "",
            "table_type": self._table_type,
            "experience": None,
        }

    def _complete(self, told: Any, request: BookingRequest) -> dict[str, Any]:
        """A reservation as it was answered, with what was asked for where the answer leaves it out."""
        if not isinstance(told, dict | None):
            raise TypeError("the answer is not a reservation")
        first, _, last = request.name.strip().partition(" ")
        asked = {
            "party_size": request.people,
            "date_time": local(request.start, self._link.timezone),
            "first_name": first,
            "last_name": last,
            "phone": phone_for(request.phone, self._as_region),
            "special_request": request.notes,
        }
        return asked | {name: value for name, value in (told or {}).items() if value is not None}

    def _phone(self, number: str | None) -> dict[str, Any]:
        found = phone_for(number, self._as_region)
        if found is None:
            raise Rejected(SERVICE, "a phone number with its country is needed", "invalid_phone")
        return found


def _as_offered(made: ProviderBooking, offer: Offer | None) -> ProviderBooking:
    """The reservation with what its table was offered for: provisional until the guest has left a card."""
    if offer is None:
        return made
    state = State.PENDING if offer.is_provisional and made.state is State.CONFIRMED else made.state
    return replace(made, state=state, facts={**made.facts, "policy": offer.policy})


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError("a text is missing")
    return value
