"""We call Calendly: what is free, who has booked, book, cancel. Nothing is moved: there is no such request."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import available_timezones

from integrations.calendly.api import Api, Resource
from integrations.calendly.oauth import missing_scopes
from integrations.calendly.shapes import booking_of, event_type_of, of_event
from integrations.calendly.wishes import invitee_of
from integrations.calendly.words import ALREADY_CANCELLED, SERVICE, in_utc, last_part, moment_of
from integrations.errors import NotSupported, ReconnectNeeded, Rejected, ServiceError, SlotTaken
from integrations.vocabulary import (
    Account,
    BookingRequest,
    EventType,
    Level,
    Link,
    Problem,
    ProviderBooking,
    Slot,
    State,
)

MOST_DAYS = timedelta(days=7)  # of one question for free starts; 31 since July 2026, 7 is right under both rules
AHEAD = timedelta(minutes=1)  # a question must not begin in the past, by their clock
A_MOMENT = timedelta(seconds=1)
MOST_REASON = 10_000
MAY_BE_TAKEN = ("http_400", "http_404", "http_409")  # what a start that is gone gives is not documented

EVENT = "/scheduled_events/{}"
INVITEES = "/scheduled_events/{}/invitees"
INVITEE = "/scheduled_events/{}/invitees/{}"


class CalendlyClient:
    """A booking is a guest's place ("invitee") in a scheduled event, and its id the URI of that place."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._api = Api(link)

    def whoami(self) -> Account:
        """The account, its plan, and whose bookings it sees: facts are `user`, `organization`, `name` and `sees`."""
        me = self._api.read("/users/me")
        with self._api.reading():
            user, name, organization = str(me["uri"]), str(me["name"]), str(me["current_organization"])
            zone = str(me.get("timezone") or "").replace(" ", "_")
        plan, problems = self._plan(organization)
        sees, more = self._sees(organization)
        if missing_scopes(self._link.credentials):
            more = (*more, Problem("scopes"))
        return Account(
            id=user,
            name=name,
            email=me.get("email"),
            plan=plan,
            timezone=zone if zone in available_timezones() else None,
            facts={"user": user, "organization": organization, "name": name, "sees": sees},
            problems=tuple(dict.fromkeys((*problems, *more))),
        )

    def event_types(self) -> tuple[EventType, ...]:
        """The active ones, by name."""
        found = self._api.pages("/event_types", user=self._api.user, active="true", sort="name:asc")
        filled = (self._link.options.get("people_question"), self._link.options.get("notes_question"))
        with self._api.reading():
            return tuple(event_type_of(each, self._api.sees_all, filled) for each in found)

    def availability(self, event_type: str, start: datetime, end: datetime, people: int) -> tuple[Slot, ...]:
        """The free starts; one request for each week. How many people come makes no difference there."""
        first, found = max(start, datetime.now(UTC) + AHEAD), set()
        while first < end:
            last = min(first + MOST_DAYS, end)
            asked = {"event_type": event_type, "start_time": in_utc(first), "end_time": in_utc(last)}
            times = self._api.listed("/event_type_available_times", **asked)
            with self._api.reading():
                found |= {moment_of(each["start_time"]) for each in times if _is_free(each)}
            first = last
        return tuple(Slot(moment) for moment in sorted(found) if start <= moment < end)

    def create_booking(self, request: BookingRequest) -> ProviderBooking:
        """Book it, at the start as it was offered. Two requests, and a third when it is refused."""
        event_type = self._api.read("/event_types/{}", last_part(request.event_type))
        with self._api.reading():
            body = invitee_of(request, event_type, self._link, self._api.sees_all)
            end = request.start + timedelta(minutes=int(event_type["duration"]))
        try:
            made = self._api.make("/invitees", body=body)
        except Rejected as refused:
            raise self._why(request, refused) from None
        with self._api.reading(reads=False):
            return booking_of(made, request.start, end, {"event_type": request.event_type})

    def reschedule_booking(self, booking_id: str, request: BookingRequest) -> ProviderBooking:
        raise NotSupported(SERVICE, "a booking can't be moved: book anew, then cancel the old one", "no_reschedule")

    def cancel_booking(self, booking_id: str, reason: str | None = None) -> None:
        """Cancel it. Raises NotSupported where others have booked the same event: all of them would be cancelled."""
        event_id, _ = _parts(booking_id)
        event = self._api.look_up(EVENT, event_id) if event_id else None
        if event is None or event.get("status") == "canceled" or not self._is_ours_alone(booking_id, event):
            return
        try:
            body = {"reason": reason[:MOST_REASON]} if reason else {}
            self._api.tell("POST", "/scheduled_events/{}/cancellation", event_id, body=body)
        except Rejected as refused:
            if refused.code not in (ALREADY_CANCELLED, "http_404"):
                raise

    def booking(self, booking_id: str) -> ProviderBooking | None:
        """One booking, in two requests."""
        event_id, invitee_id = _parts(booking_id)
        invitee = self._api.look_up(INVITEE, event_id, invitee_id) if event_id else None
        event = self._api.look_up(EVENT, event_id) if invitee else None
        if invitee is None or event is None:
            return None
        with self._api.reading():
            return of_event(invitee, event)

    def bookings(self, start: datetime, end: datetime) -> tuple[ProviderBooking, ...]:
        """All of them, cancelled ones included: a request for each page, and one for each event."""
        between = {"min_start_time": in_utc(start - A_MOMENT), "max_start_time": in_utc(end + A_MOMENT)}
        found = self._api.pages("/scheduled_events", **self._api.whose, **between, sort="start_time:asc")
        return tuple(each for event in found for each in self._guests(event) if start <= each.start < end)

    def find_bookings(self, phone: str) -> tuple[ProviderBooking, ...]:
        raise NotSupported(SERVICE, "bookings can't be looked up by phone number", "no_phone_search")

    def find_booking(self, request: BookingRequest) -> ProviderBooking | None:
        """By the address it was made with and its start, then by the match key."""
        email = self._link.contact_email(request)
        if email is None:
            return None  # then nothing was sent
        query = {"invitee_email": email, "status": "active", "min_start_time": in_utc(request.start - A_MOMENT)}
        until = in_utc(request.start + A_MOMENT)
        events = self._api.pages("/scheduled_events", **self._api.whose, **query, max_start_time=until)
        guests = (each for event in events for each in self._guests(event))
        ours = (each for each in guests if each.start == request.start and each.match_key == request.match_key)
        return next((each for each in ours if each.state.is_live), None)

    def _plan(self, organization: str) -> tuple[str | None, tuple[Problem, ...]]:
        """The plan; None where we may not see it."""
        try:
            found = self._api.read("/organizations/{}", last_part(organization))
        except (ReconnectNeeded, NotSupported) as refused:
            return None, _scopes_missing(refused)
        plan, stage = found.get("plan"), found.get("stage")
        if stage == "free" or plan == "basic":
            return plan, (Problem("free_plan"),)
        return plan, (Problem("trial", Level.LIMITS),) if stage == "trial" else ()

    def _sees(self, organization: str) -> tuple[str, tuple[Problem, ...]]:
        """ "organization" where the account sees the bookings of every host there, "user" where only its own."""
        try:
            next(self._api.pages("/scheduled_events", organization=organization, status="active"), None)
        except (ReconnectNeeded, NotSupported) as refused:
            return "user", _scopes_missing(refused) or (Problem("not_admin", Level.LIMITS),)
        return "organization", ()

    def _why(self, request: BookingRequest, refused: Rejected) -> ServiceError:
        """A refusal may mean that the start is gone, or that the event type was set up anew: look which."""
        if refused.code not in MAY_BE_TAKEN:
            return refused
        free = self.availability(request.event_type, request.start, request.start + A_MOMENT, request.people)
        if free:
            return Rejected(SERVICE, "the booking was refused although the start is free", "refused")
        return SlotTaken(SERVICE, "the start is no longer free", "slot_taken")

    def _guests(self, event: Resource) -> Iterator[ProviderBooking]:
        with self._api.reading():
            event_id = last_part(event["uri"])
        for invitee in self._api.pages(INVITEES, event_id):
            with self._api.reading():
                booking = of_event(invitee, event)
            yield booking

    def _is_ours_alone(self, booking_id: str, event: Resource) -> bool:
        """False when it is cancelled already. Raises NotSupported when others share the event."""
        with self._api.reading():
            counter = event.get("invitees_counter") or {}
            limit, active = int(counter.get("limit", 1)), int(counter.get("active", 1))
        if limit <= 1:
            return True
        booking = self.booking(booking_id)
        if booking is None or booking.state is State.CANCELLED:
            return False
        if active > 1:
            raise NotSupported(SERVICE, "cancelling it would cancel what others have booked", "group")
        return True


def _is_free(found: Resource) -> bool:
    return found.get("status", "available") == "available" and int(found.get("invitees_remaining", 1)) > 0


def _parts(booking_id: str) -> tuple[str, str]:
    """The ids of event and guest in a booking's URI; empty where it is none."""
    before, _, invitee_id = booking_id.rpartition("/invitees/")
    event_id = before.rpartition("/scheduled_events/")[2] if "/scheduled_events/" in before else ""
    return (event_id, invitee_id) if event_id and invitee_id else ("", "")


def _scopes_missing(refused: ServiceError) -> tuple[Problem, ...]:
    """Raises what is neither about scopes nor about what the account may see."""
    if refused.code == "scopes":
        return (Problem("scopes"),)
    if refused.code != "not_allowed":
        raise refused
    return ()
