"""What is asked: each scenario makes whole HTTP requests beforehand, for restaurants and days at random."""

import itertools
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from benchmarks import houses
from benchmarks.envelope import envelope
from benchmarks.houses import House

REQUESTS_OF_A_HOUSE = 8
SPOKEN_GOOD = b'{\\"success\\":true'
QUESTIONS = {
    "it": (
        "Avete qualcosa senza glutine?",
        "Dove posso parcheggiare la macchina?",
        "Si può pagare col bancomat?",
        "Posso portare il mio cane?",
        "Fate anche la musica dal vivo?",
    ),
    "en": (
        "Do you have anything gluten free?",
        "Where can I park my car?",
        "Do you take credit cards?",
        "Can I bring my dog?",
        "Is there live music on Fridays?",
    ),
}


@dataclass(frozen=True)
class Scenario:
    """`make` gives requests for some restaurants, without end where they change something; an answer to one has `good`
    in it."""

    name: str
    make: Callable[[Sequence[House], random.Random], Iterator[bytes]]
    good: bytes
    changes: bool = False

    def requests(self, found: Sequence[House], chance: random.Random, most: int) -> list[bytes]:
        """So many requests, made now."""
        return list(itertools.islice(self.make(found, chance), most))


def _post(path: str, headers: dict[str, str], body: Any) -> bytes:
    data = json.dumps(body, ensure_ascii=False).encode()
    lines = [f"POST {path} HTTP/1.1", "Host: 127.0.0.1", "Content-Type: application/json"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, f"Content-Length: {len(data)}", "", ""]).encode() + data


def _json(house: House, tool: str, **arguments: Any) -> bytes:
    return _post(f"/api/{tool}", {"Authorization": f"Bearer {house.token}"}, {"restaurant_id": house.slug, **arguments})


def _vapi(house: House, tool: str, arguments: dict[str, Any], caller: str) -> bytes:
    body = envelope(house.phone_number_id, caller, tool, arguments)
    return _post("/api/vapi/tools", {"X-Vapi-Secret": house.secret}, body)


def _at_random(found: Sequence[House], chance: random.Random) -> Iterator[House]:
    """Every restaurant equally often, in no order."""
    shuffled = [house for house in found for _ in range(REQUESTS_OF_A_HOUSE)]
    chance.shuffle(shuffled)
    return itertools.cycle(shuffled)


def _any_day(chance: random.Random) -> date:
    return datetime.now(UTC).date() + timedelta(days=chance.randint(2, houses.DAYS_AHEAD - 1))


def _open_day(house: House, chance: random.Random) -> date:
    return next(day for day in iter(lambda: _any_day(chance), None) if house.is_open(day.weekday()))


def _any_time(chance: random.Random) -> str:
    _, first, last = chance.choice(houses.SHIFTS)
    minute = chance.randrange(first, last + 1, 30)
    return f"{minute // 60:02}:{minute % 60:02}"


def _new_guests() -> Iterator[tuple[str, str]]:
    """Phone numbers and names nobody had before."""
    for number in itertools.count(int(datetime.now(UTC).timestamp() * 1000) % 10_000_000):
        yield f"+39333{number % 10_000_000:07}", f"Maria Prova{number}"


def check(found: Sequence[House], chance: random.Random) -> Iterator[bytes]:
    for house in _at_random(found, chance):
        yield _json(house, "check_openings", date=_any_day(chance).isoformat(), people=chance.randint(1, 6))


def check_by_voice(found: Sequence[House], chance: random.Random) -> Iterator[bytes]:
    for house in _at_random(found, chance):
        arguments = {"date": _any_day(chance).isoformat(), "people": chance.randint(1, 6)}
        yield _vapi(house, "check_availability", arguments, "+393331234567")


def ask(found: Sequence[House], chance: random.Random) -> Iterator[bytes]:
    for house in _at_random(found, chance):
        yield _json(house, "faq", question=chance.choice(QUESTIONS[house.locale]))


def create(found: Sequence[House], chance: random.Random) -> Iterator[bytes]:
    for house, (phone, name) in zip(_at_random(found, chance), _new_guests(), strict=False):
        day, at = _open_day(house, chance).isoformat(), _any_time(chance)
        people = chance.randint(1, 6)
        yield _json(
            house, "create_booking", day=day, time=at, people=people, name=name, phone=phone, notes="Compleanno"
        )


def create_by_voice(found: Sequence[House], chance: random.Random) -> Iterator[bytes]:
    for house, (phone, name) in zip(_at_random(found, chance), _new_guests(), strict=False):
        arguments = {
            "date": _open_day(house, chance).isoformat(),
            "time": _any_time(chance),
            "people": chance.randint(1, 6),
            "customer_name": name,
            "notes": "Compleanno",
        }
        yield _vapi(house, "create_booking", arguments, phone)


SCENARIOS = (
    Scenario("check_openings", check, b'"ok":true'),
    Scenario("check_availability, Vapi", check_by_voice, SPOKEN_GOOD),
    Scenario("faq", ask, b'"ok":true'),
    Scenario("create_booking", create, b'"ok":true', changes=True),
    Scenario("create_booking, Vapi", create_by_voice, SPOKEN_GOOD, changes=True),
)
EMPTY = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
EMPTY_GOOD = b'"ok":true'
REFUSAL = b"CLOSED_OR_FULL"
