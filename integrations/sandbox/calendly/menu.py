"""What the stand-in's restaurant has in its account: people, event types, and when it is open."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

API = "https://api.calendly.com"  # resources are named by it wherever the stand-in listens, as the real ones are
PAGES = "https://calendly.com/trattoria"
ORGANIZATION = f"{API}/organizations/ORGTRATTORIA0001"
OWNER = f"{API}/users/USEROWNER0000001"
HOSTS = (OWNER, f"{API}/users/USERHOST00000002", f"{API}/users/USERHOST00000003")
NAMES = dict(zip(HOSTS, ("Olga Rossi", "Piero Bianchi", "Sara Verdi"), strict=True))
ROME = ZoneInfo("Europe/Rome")
DAYS_AHEAD = 60
STEP = timedelta(minutes=30)
SEATINGS = ((time(12), time(14, 30)), (time(19), time(22, 30)))
MADE_AT = "2026-03-04T09:00:00.000000Z"
Json = dict[str, Any]

PHONE_QUESTION = {"name": "Telefono", "type": "phone_number", "required": True}
NOTES_QUESTION = {"name": "C'è altro che dobbiamo sapere?", "type": "text", "required": False}


def _question(position: int, asked: Json) -> Json:
    return {"position": position, "enabled": True, "answer_choices": [], "include_other": False, **asked}


def _event_type(uuid: str, name: str, **changes: Any) -> Json:
    slug = name.lower().replace(" ", "-")
    return {
        "uri": f"{API}/event_types/{uuid}",
        "name": name,
        "active": True,
        "slug": slug,
        "scheduling_url": f"{PAGES}/{slug}",
        "duration": 90,
        "duration_options": None,
        "kind": "solo",
        "pooling_type": None,
        "type": "StandardEventType",
        "color": "#0069ff",
        "created_at": MADE_AT,
        "updated_at": MADE_AT,
        "internal_note": None,
        "is_paid": False,
        "description_plain": None,
        "description_html": None,
        "profile": {"type": "User", "name": NAMES[OWNER], "owner": OWNER},
        "secret": False,
        "booking_method": "instant",
        "custom_questions": [_question(0, PHONE_QUESTION), _question(1, NOTES_QUESTION)],
        "deleted_at": None,
        "admin_managed": False,
        "locations": None,
        "position": 0,
        "locale": "it",
        **changes,
    }


TEAM = {"pooling_type": "round_robin", "profile": {"type": "Team", "name": "Sala", "owner": f"{API}/teams/TEAM0001"}}
TABLE_FOR_2, TABLE_FOR_4 = f"{API}/event_types/ETTABLE200000001", f"{API}/event_types/ETTABLE400000001"
COUNTER, TASTING = f"{API}/event_types/ETCOUNTER0000001", f"{API}/event_types/ETTASTING0000001"
OLD_MENU = f"{API}/event_types/ETOLDMENU0000001"
EVENT_TYPES: tuple[Json, ...] = (
    _event_type("ETCOUNTER0000001", "Posto al banco", locations=[{"kind": "physical", "location": "Via Roma 1, Roma"}]),
    _event_type("ETTASTING0000001", "Degustazione", is_paid=True),
    _event_type("ETOLDMENU0000001", "Menu di ieri", active=False),
    _event_type("ETTABLE200000001", "Tavolo per 2", **TEAM),
    _event_type("ETTABLE400000001", "Tavolo per 4", **TEAM),
)


def event_type(uri: object) -> Json | None:
    return next((each for each in EVENT_TYPES if each["uri"] == uri), None)


def hosts_of(kind: Json) -> tuple[str, ...]:
    """Who can take a booking: with a round robin any of the team, one party each at a time."""
    return HOSTS if kind["pooling_type"] == "round_robin" else (OWNER,)


def starts(first: datetime, last: datetime) -> list[datetime]:
    """Every start there is from `first` up to `last`, in the future and not too far in it."""
    now = datetime.now(UTC)
    end = min(last, now + timedelta(days=DAYS_AHEAD))
    days = (end.astimezone(ROME).date() - first.astimezone(ROME).date()).days
    dates = (first.astimezone(ROME).date() + timedelta(days=day) for day in range(max(days, -1) + 1))
    return [start for day in dates for start in _of_day(day) if max(first, now) <= start < end]


def _of_day(day: date) -> list[datetime]:
    found = []
    for opens, last in SEATINGS:
        start, end = (datetime.combine(day, moment, ROME).astimezone(UTC) for moment in (opens, last))
        found += [start + STEP * number for number in range((end - start) // STEP + 1)]
    return found


def written(moment: datetime, digits: str = "microseconds") -> str:
    return moment.astimezone(UTC).isoformat(timespec=digits).replace("+00:00", "Z")
