"""A connection to Cal.com, and what one asks for there."""

from datetime import datetime, time, timedelta
from typing import Any

from integrations.deadline import Deadline
from integrations.sandbox.calcom import API_KEY
from integrations.sandbox.calcom.event_types import FOR_TWO
from integrations.vocabulary import BookingRequest, Link
from tests.contract.case import ROME

BOUND_S = 10.0  # against hanging
OWNER = "trattoria@example.com"
PHONE = "+393331234567"
KEY = "a1b2c3d4e5f6g7h8"
DAY = datetime.now(ROME).date() + timedelta(days=7)


def link_to(url: str, **changes: Any) -> Link:
    """A connection by the stand-in's key to `url`, which is its name too."""
    given: dict[str, Any] = {"credentials": {"api_key": API_KEY}, "deadline": Deadline(BOUND_S), "account_email": OWNER}
    return Link(**{"id": url, "timezone": ROME, "api_url": f"{url}/v2", "auth_url": "", **given, **changes})


def at(hour: int, minute: int = 0) -> datetime:
    """That time of the day all tests book on."""
    return datetime.combine(DAY, time(hour, minute), ROME)


def wish(start: datetime, event_type: int = FOR_TWO, **changes: Any) -> BookingRequest:
    """Two for Mario Rossi."""
    values = {"match_key": KEY, "people": 2, "name": "Mario Rossi", "phone": PHONE, "notes": "Compleanno"}
    return BookingRequest(**{"event_type": str(event_type), "start": start, **values, **changes})
