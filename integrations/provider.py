"""What a booking provider is: who talks to it, how it connects, what it can do, and how it calls us."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from integrations.deadline import Deadline
from integrations.vocabulary import BookingProvider, Link, ProviderBooking


class Note(StrEnum):
    """What a provider's message is about."""

    BOOKING = "booking"
    REVOKED = "revoked"  # the owner took our access away
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Notice:
    """A provider's message in our words. `id` is the same for every delivery of it. `booking` is None where the message
    has only an id: it is to be read. `account` is whose it is, where one address serves all accounts."""

    id: str
    note: Note
    booking_id: str | None = None
    booking: ProviderBooking | None = None
    account: str | None = None


@dataclass(frozen=True, slots=True)
class Subscription:
    """Messages we asked for: the provider's id of it, and the secret they are signed with."""

    id: str
    secret: str


class Unreadable(ValueError):
    """A message that is signed and yet can't be read."""


class Webhooks(Protocol):
    """How a provider calls us: a module `webhooks.py`."""

    def is_genuine(
        self, secrets: Sequence[str], url: str, headers: Mapping[str, str], body: bytes, now: datetime
    ) -> bool:
        """Whether one of the secrets (two while one is replaced) signed this very message, lately where it says when.
        `url` is the address the provider was given, byte for byte."""

    def notices(self, headers: Mapping[str, str], body: bytes, timezone: ZoneInfo) -> tuple[Notice, ...]:
        """What a genuine message says. Raises `Unreadable`."""

    def subscribe(self, link: Link, url: str, secret: str) -> Subscription:
        """Ask for messages to `url`, or find that we did. Raises a `ServiceError`."""

    def unsubscribe(self, link: Link, subscription_id: str) -> None:
        """Ask for no more; one that is gone is a success."""


@dataclass(frozen=True, slots=True)
class App:
    """Our application at a provider that connects by OAuth."""

    client_id: str
    client_secret: str = field(repr=False)


class OAuth(Protocol):
    """How a provider lets an owner give us access: a module `oauth.py`. Credentials are a dict with `access_token`,
    `refresh_token` and `expires_at` (Unix seconds), and what else the provider needs kept."""

    scopes: tuple[str, ...]
    uses_pkce: bool

    def authorize_url(self, app: App, auth_url: str, redirect_uri: str, state: str, challenge: str | None) -> str:
        """Where the owner's browser goes."""

    def exchange(
        self, app: App, auth_url: str, code: str, redirect_uri: str, verifier: str | None, deadline: Deadline
    ) -> dict[str, Any]:
        """Credentials for the code it came back with. Raises a `ServiceError`."""

    def revoke(self, app: App, auth_url: str, credentials: Mapping[str, Any], deadline: Deadline) -> None:
        """Give the access back; what is revoked already is a success."""


Renew = Callable[[App | None, str, Mapping[str, Any], Deadline], dict[str, Any]]
"""Fresh credentials for old ones: `renew(app, auth_url, credentials, deadline)`. Raises ReconnectNeeded when the grant
is gone, and Unavailable or OutcomeUnknown when it can't be told."""


@dataclass(frozen=True, slots=True)
class KeyField:
    """One line of the form for a provider that connects by key. `name` is its key in the credentials, or in the options
    where it is no secret (`is_secret` False)."""

    name: str
    is_secret: bool = True
    is_required: bool = True


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a provider can do, as data: known before it is asked, and shown to the owner."""

    reschedules: bool = True  # else the new one is booked first, then the old one cancelled
    keeps_id: bool = True  # when a booking is moved
    finds_by_phone: bool = False
    needs_email: bool = False
    needs_last_name: bool = False
    takes_people: bool = False  # else the number of people is only a note there
    takes_notes: bool = True
    can_be_pending: bool = False
    lists_bookings: bool = True  # else nothing can be pulled or compared
    reads_by_id: bool = True  # else a booking is read by its guest's phone number
    has_webhooks: bool = True
    is_idempotent: bool = False
    needs_paid_plan: bool = False
    days_at_once: int = 7  # whose free times one request tells
    days_listed: int = 30  # whose bookings are listed in one go: fewer where each costs a request of its own
    options: tuple[str, ...] = ()  # what the owner may choose, by name in `Link.options`


@dataclass(frozen=True)
class Provider:
    """A booking provider. `name` is its folder, its key in the registry and the prefix of its settings."""

    name: str
    label: str
    client: Callable[[Link], BookingProvider]
    capabilities: Capabilities
    oauth: OAuth | None = None  # connects by OAuth, else by the key of `key_fields`
    key_fields: tuple[KeyField, ...] = ()
    renew: Renew | None = None
    webhooks: Webhooks | None = None
