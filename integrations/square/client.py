"""We call Square's Bookings API, version 2025-08-20. Quirks and sources are in README.md beside this file."""

from datetime import UTC, datetime, timedelta

from integrations.errors import NotSupported, Rejected, SlotTaken
from integrations.square import notes
from integrations.square.account import account_of, is_seller_level, location_of, services
from integrations.square.guests import Guests
from integrations.square.shapes import Json, booking_of, moment, segment_of, stamp
from integrations.square.wire import Wire
from integrations.square.words import SERVICE
from integrations.vocabulary import Account, BookingRequest, EventType, Link, ProviderBooking, Slot

SHORTEST_SEARCH, LONGEST_SEARCH = timedelta(days=1), timedelta(days=32)
LONGEST_LIST = timedelta(days=31)
SOONEST = timedelta(minutes=1)  # nothing that has passed by the time the question arrives
UPCOMING = 2 * LONGEST_LIST
PAGE = 100
PLAIN = ("key_reused", "invalid_phone", "invalid_email")  # refusals that another segment does not mend


class SquareClient:
    """Raises ReconnectNeeded ("not_configured") when made without a token."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._wire = Wire(link)
        self._guests = Guests(self._wire)

    def whoami(self) -> Account:
        return account_of(self._wire, self._link)

    def event_types(self) -> tuple[EventType, ...]:
        return services(self._wire, location_of(self._link))

    def availability(self, event_type: str, start: datetime, end: datetime, people: int) -> tuple[Slot, ...]:
        """Square knows no parties: `people` is settled by the choice of the event type."""
        found = {when for when, _ in self._openings(start, end, self._seats(event_type))}
        return tuple(Slot(when) for when in sorted(found))

    def create_booking(self, request: BookingRequest) -> ProviderBooking:
        guest = self._guests.of(request)
        segment = self._segment(request)
        if segment is None:
            return self._made_before(request)
        guest = guest or self._guests.add(request)
        try:
            return self._book(request, guest, segment)
        except Rejected as refused:
            return self._booked_after_all(request, guest, segment, refused)

    def reschedule_booking(self, booking_id: str, request: BookingRequest) -> ProviderBooking:
        try:
            return self._move(booking_id, request)
        except Rejected as refused:
            if refused.code == "not_found":
                raise
        return self._move(booking_id, request)  # with the version and the openings of now

    def cancel_booking(self, booking_id: str, reason: str | None = None) -> None:
        """Square has no place for the reason. Raises NotSupported when the business lets no guest cancel (any more)."""
        held = self._live(booking_id)
        while held is not None:
            try:
                body = {"booking_version": held.get("version")}
                self._wire.write("POST", "/v2/bookings/{id}/cancel", body, booking_id)
                return
            except Rejected:
                again = self._live(booking_id)
            if again is not None and again.get("version") == held.get("version"):
                raise NotSupported(SERVICE, "this booking can only be cancelled at Square", "cancel_refused")
            held = again

    def booking(self, booking_id: str) -> ProviderBooking | None:
        held = self._held(booking_id)
        return self._with_guests([held])[0] if held is not None else None

    def bookings(self, start: datetime, end: datetime) -> tuple[ProviderBooking, ...]:
        found = self._with_guests(self._listed(start, end))
        return tuple(each for each in found if start <= each.start < end)

    def find_bookings(self, phone: str) -> tuple[ProviderBooking, ...]:
        """The live ones of the next two months."""
        now = datetime.now(UTC)
        found = [
            booking_of(each, self._link.timezone, guest)
            for guest in self._guests.with_phone(phone)
            for each in self._listed(now, now + UPCOMING, customer_id=guest["id"])
        ]
        return tuple(sorted((each for each in found if each.state.is_live), key=lambda each: each.start))

    def find_booking(self, request: BookingRequest) -> ProviderBooking | None:
        """Looked for at its time first, since new customers are found only after a minute; then at other times, since
        it may have been moved."""
        found = self._at_its_time(request)
        if found is None and request.phone:
            found = next((each for each in self.find_bookings(request.phone) if _is_of(each, request)), None)
        return found

    def _at_its_time(self, request: BookingRequest) -> ProviderBooking | None:
        held = self._listed(request.start, request.start + timedelta(minutes=1))
        ours = [each for each in held if _is_of(self._as_said(each), request)]
        return self._with_guests(ours)[0] if ours else None

    def _seats(self, event_type: str) -> Json:
        return {"location_id": location_of(self._link), "segment_filters": [{"service_variation_id": event_type}]}

    def _openings(self, start: datetime, end: datetime, of: Json) -> list[tuple[datetime, Json]]:
        """Every start with a segment that keeps it. Square wants to be asked for a day at least, and 32 at most."""
        first, found = max(start, datetime.now(UTC) + SOONEST), []
        while first < end:
            last = min(max(end, first + SHORTEST_SEARCH), first + LONGEST_SEARCH)
            asked = {"start_at_range": {"start_at": stamp(first), "end_at": stamp(last)}, **of}
            answer = self._wire.search("/v2/bookings/availability/search", {"query": {"filter": asked}})
            with self._wire.reading():
                found += [self._opening(each) for each in answer.get("availabilities") or []]
            first = last
        return [each for each in found if start <= each[0] < end]

    def _opening(self, found: Json) -> tuple[datetime, Json]:
        return moment(found["start_at"], self._link.timezone), segment_of(found["appointment_segments"][0])

    def _segment(self, request: BookingRequest, of: Json | None = None) -> Json | None:
        """A segment that keeps the very start; None when there is none any more."""
        until = request.start + timedelta(minutes=1)
        found = self._openings(request.start, until, of or self._seats(request.event_type))
        return next((segment for start, segment in found if start == request.start), None)

    def _book(self, request: BookingRequest, guest: Json, segment: Json) -> ProviderBooking:
        booking = {
            "location_id": location_of(self._link),
            "start_at": stamp(request.start),
            "customer_id": guest["id"],
            "appointment_segments": [segment],
            **self._notes(request),
        }
        body = {"idempotency_key": request.match_key, "booking": booking}
        answer = self._wire.write("POST", "/v2/bookings", body)
        with self._wire.reading(reads=False):
            return booking_of(answer["booking"], self._link.timezone, guest)

    def _booked_after_all(
        self, request: BookingRequest, guest: Json, tried: Json, refused: Rejected
    ) -> ProviderBooking:
        """What a refusal meant: Square has no code for "taken". A segment that has changed is tried once more."""
        segment = self._segment(request)
        if segment is None:
            return self._made_before(request)
        if refused.code == "key_reused" and (made := self._at_its_time(request)):
            return made
        if segment == tried or refused.code in PLAIN:
            raise refused
        try:
            return self._book(request, guest, segment)
        except Rejected:
            raise SlotTaken(SERVICE, "somebody was first", "taken") from None

    def _made_before(self, request: BookingRequest) -> ProviderBooking:
        """The booking of this very request, if it is what holds the table. Raises SlotTaken."""
        found = self._at_its_time(request)
        if found is None:
            raise SlotTaken(SERVICE, "this time is no longer free", "taken")
        return found

    def _move(self, booking_id: str, request: BookingRequest) -> ProviderBooking:
        held = self._live(booking_id)
        if held is None:
            raise Rejected(SERVICE, "there is no such booking any more", "not_found")
        changes = self._changes(booking_id, held, request)
        if not changes:
            return self._with_guests([held])[0]
        guest = self._guest_of(held)  # before the move: what fails after it would deny it
        body = {"booking": {"version": held.get("version"), **changes}}
        answer = self._wire.write("PUT", "/v2/bookings/{id}", body, booking_id)
        with self._wire.reading(reads=False):
            return booking_of(answer["booking"], self._link.timezone, guest)

    def _changes(self, booking_id: str, held: Json, request: BookingRequest) -> Json:
        """The fields to send. Raises SlotTaken when the new time is not free."""
        was, changes = self._as_said(held), {}
        if (was.start, was.event_type) != (request.start, request.event_type):
            is_same = was.event_type == request.event_type
            segment = self._segment(request, {"booking_id": booking_id} if is_same else None)
            if segment is None:
                raise SlotTaken(SERVICE, "this time is not free", "taken")
            changes = {"start_at": stamp(request.start), "appointment_segments": [segment]}
        written = self._notes(request)
        return changes | {name: text for name, text in written.items() if held.get(name) != text}

    def _notes(self, request: BookingRequest) -> Json:
        if not is_seller_level(self._link):
            return {"customer_note": notes.written(request, with_key=True)}
        return {"customer_note": notes.written(request, with_key=False), "seller_note": notes.key_line(request)}

    def _held(self, booking_id: str) -> Json | None:
        try:
            answer = self._wire.get("/v2/bookings/{id}", booking_id)
        except Rejected as refused:
            if refused.code == "not_found":
                return None
            raise
        with self._wire.reading():
            return {**answer["booking"]}

    def _live(self, booking_id: str) -> Json | None:
        held = self._held(booking_id)
        return held if held is not None and self._as_said(held).state.is_live else None

    def _as_said(self, held: Json) -> ProviderBooking:
        with self._wire.reading():
            return booking_of(held, self._link.timezone)

    def _listed(self, start: datetime, end: datetime, **filters: str) -> list[Json]:
        """Bookings of our location, in windows that Square answers; each once, though two windows touch."""
        found: dict[str, Json] = {}
        while start < end:
            last = min(end, start + LONGEST_LIST)
            asked = {"location_id": location_of(self._link), "start_at_min": stamp(start), "start_at_max": stamp(last)}
            for each in self._list({**asked, "limit": str(PAGE), **filters}):
                with self._wire.reading():
                    found[each["id"]] = each
            start = last
        return list(found.values())

    def _list(self, asked: dict[str, str]) -> list[Json]:
        def page(cursor: str | None) -> Json:
            return self._wire.get("/v2/bookings", params={**asked, **({"cursor": cursor} if cursor else {})})

        return self._wire.all_of("bookings", page)

    def _guest_of(self, held: Json) -> Json | None:
        id = held.get("customer_id") or ""
        return self._guests.by_id({id}).get(id) if id else None

    def _with_guests(self, held: list[Json]) -> list[ProviderBooking]:
        guests = self._guests.by_id({each["customer_id"] for each in held if each.get("customer_id")})
        with self._wire.reading():
            found = [booking_of(each, self._link.timezone, guests.get(each.get("customer_id") or "")) for each in held]
        return sorted(found, key=lambda each: each.start)


def _is_of(found: ProviderBooking, request: BookingRequest) -> bool:
    return found.match_key == request.match_key and found.state.is_live
