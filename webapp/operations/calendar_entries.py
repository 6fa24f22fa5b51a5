"""A booking as an entry of its guest's own calendar (RFC 5545)."""

from datetime import UTC

from icalendar import Calendar, Event

from webapp import rules
from webapp.models.types import utc_now
from webapp.operations.bookings.own import Own


def entry_of(own: Own, title: str, link: str) -> bytes:
    """The file: with the restaurant, its phone and the link, tentative while it is to be confirmed; nothing of who
    comes."""
    booking, event, made = own.booking, Event(), Calendar()
    made.add("prodid", "-//Tavolo//Booking//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    zone = own.snapshot.house.timezone
    event.add("uid", f"{booking.id}@tavolo")
    event.add("dtstamp", utc_now().astimezone(UTC))
    event.add("dtstart", rules.from_minute(booking.start).astimezone(zone))
    event.add("dtend", rules.from_minute(booking.end).astimezone(zone))
    event.add("summary", title)
    event.add("location", own.snapshot.name)
    event.add("description", "\n".join(part for part in (own.snapshot.phone, link) if part))
    event.add("url", link)
    states = {"pending": "TENTATIVE", "cancelled": "CANCELLED", "no_show": "CANCELLED"}
    event.add("status", states.get(booking.status, "CONFIRMED"))
    made.add_component(event)
    made.add_missing_timezones()
    return made.to_ical()
