"""The words every booking provider speaks: what it offers, what it holds, and how it is asked.

A provider is one folder: `client.py` is how we call it, `webhooks.py` how it calls us, `README.md` its quirks with
their sources, `__init__.py` its `Provider`, which `registry.py` lists. Times are aware datetimes; phones are E.164.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from integrations.deadline import Deadline


class State(StrEnum):
    """What a provider says of a booking. PENDING waits for somebody there to accept it, or for the guest's card."""

    CONFIRMED = "confirmed"
    PENDING = "pending"
    CANCELLED = "cancelled"
    DECLINED = "declined"
    NO_SHOW = "no_show"
    UNKNOWN = "unknown"

    @property
    def is_live(self) -> bool:
        """Whether a table is, or may be, kept for it."""
        return self in (State.CONFIRMED, State.PENDING, State.UNKNOWN)


class Level(StrEnum):
    """How much a `Problem` stands in the way."""

    BLOCKS = "blocks"  # nothing can be booked
    LIMITS = "limits"  # something is missing or will fail for some


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about an account that the owner has to know; `code` names it for translation ("free_plan")."""

    code: str
    level: Level = Level.BLOCKS


@dataclass(frozen=True, slots=True)
class Account:
    """Whose account the credentials open. `facts` is JSON that later calls need (a location, an organisation)."""

    id: str
    name: str
    email: str | None = None
    plan: str | None = None
    timezone: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


class QuestionKind(StrEnum):
    """How a provider's own question is to be answered."""

    TEXT = "text"
    PHONE = "phone"
    NUMBER = "number"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Question:
    """Something a provider asks with every booking, beside who and when. `options` of a choice, by their exact text."""

    id: str
    label: str
    kind: QuestionKind = QuestionKind.TEXT
    is_required: bool = False
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventType:
    """What can be booked there: an event type, a service, an appointment type. `people_*` are None where it does not
    say; `problems` are why it can't be booked by us; `is_named_by_us` where the provider has no name for it."""

    id: str
    name: str
    minutes: int
    people_min: int | None = None
    people_max: int | None = None
    questions: tuple[Question, ...] = ()
    needs_email: bool = False
    problems: tuple[Problem, ...] = ()
    is_named_by_us: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A start that can be booked. `is_provisional`: the guest must still leave a card or deposit."""

    start: datetime
    is_provisional: bool = False


@dataclass(frozen=True, slots=True)
class BookingRequest:
    """A booking we ask for. `match_key` (16 letters and digits, unique for each intent) goes along wherever the
    provider keeps it, so that `find_booking` finds what was made when the answer was lost. `email` is the guest's own;
    None where none was given. `answers` are by `Question.id`."""

    match_key: str
    event_type: str
    start: datetime
    people: int
    name: str
    phone: str | None
    email: str | None = None
    notes: str | None = None
    language: str = "it"
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProviderBooking:
    """A booking as a provider holds it. `version` grows, or changes, with every change there, None where it has none.
    `replaces` is the id it had before it was moved, where moving changes the id, `replaced_by` the one it has since:
    then it is not cancelled, but there. `facts` is JSON later calls need."""

    id: str
    state: State
    start: datetime
    end: datetime | None = None
    event_type: str | None = None
    people: int | None = None
    name: str = ""
    phone: str | None = None
    email: str | None = None
    notes: str | None = None
    match_key: str | None = None
    version: str | None = None
    replaces: str | None = None
    replaced_by: str | None = None
    updated_at: datetime | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Link:
    """One restaurant's connection, as a client needs it. `id` is ours; `credentials` are decrypted and never logged;
    `facts` are those of its `Account`; `options` what the owner chose (see `Capabilities.options`). `deadline` bounds
    everything a client does, all requests together. `public_only` refuses addresses of private networks."""

    id: str
    credentials: Mapping[str, Any] = field(repr=False)
    timezone: ZoneInfo
    api_url: str
    auth_url: str
    deadline: Deadline
    facts: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    account_email: str | None = None
    public_only: bool = False

    def contact_email(self, request: BookingRequest) -> str | None:
        """The guest's e-mail, else a placeholder of the owner's with the match key in it; None where there is neither.

        The placeholder is the owner's option `placeholder_email`, else the account's own address, plus-addressed, so
        that what a provider mails to it reaches the owner.
        """
        base = self.options.get("placeholder_email") or self.account_email
        if request.email or not base:
            return request.email
        local, _, domain = base.partition("@")
        return f"{local.partition('+')[0]}+{request.match_key}@{domain}"


def match_key_of_email(email: str | None) -> str | None:
    """The match key in a placeholder that `Link.contact_email` made; None for any other address."""
    tag = (email or "").partition("@")[0].partition("+")[2]
    return tag if len(tag) == MATCH_KEY_LENGTH and tag.isascii() and tag.isalnum() else None


MATCH_KEY_LENGTH = 16


class BookingProvider(Protocol):
    """What every client can be asked. Each raises a `ServiceError`; those that a provider can't do, `NotSupported`."""

    def whoami(self) -> Account:
        """The account, with what stands in the way of booking there."""

    def event_types(self) -> tuple[EventType, ...]:
        """Everything that can be booked, those with problems included, in the provider's order."""

    def availability(self, event_type: str, start: datetime, end: datetime, people: int) -> tuple[Slot, ...]:
        """The free starts from `start` up to `end`, in order of time. At most two requests for one day."""

    def create_booking(self, request: BookingRequest) -> ProviderBooking:
        """Book it. Raises SlotTaken when it is gone, and OutcomeUnknown when it may or may not have been booked."""

    def reschedule_booking(self, booking_id: str, request: BookingRequest) -> ProviderBooking:
        """The booking at another time, or for another party; `request` is all of what it shall be."""

    def cancel_booking(self, booking_id: str, reason: str | None = None) -> None:
        """Cancel it; one that is cancelled or gone already is a success."""

    def booking(self, booking_id: str) -> ProviderBooking | None:
        """One booking; None when there is none of that id."""

    def bookings(self, start: datetime, end: datetime) -> tuple[ProviderBooking, ...]:
        """All that start from `start` up to `end`, cancelled ones included where the provider lists them."""

    def find_bookings(self, phone: str) -> tuple[ProviderBooking, ...]:
        """The upcoming ones of a phone number."""

    def find_booking(self, request: BookingRequest) -> ProviderBooking | None:
        """The live booking that `request` made, if it did; None when the provider surely has none."""
