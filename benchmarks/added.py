"""What we add to a provider's answer: calls through a stand-in that says itself how long it took."""

import itertools
import json
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from typing import Any

from benchmarks import joined
from benchmarks.delayed import SPENT
from benchmarks.houses import SHIFTS, House
from benchmarks.servers import Server
from integrations.sandbox.calcom import API_KEY

TIMES = [f"{minute // 60:02}:{minute % 60:02}" for _, first, last in SHIFTS for minute in range(first, last, 30)]
FIRST_DAY, LAST_DAY = 2, 55
TOOLS = ("check_openings", "create_booking")
BARE = "/v2/me", {"Authorization": f"Bearer {API_KEY}"}
WARM_UP = 12


@dataclass
class Added:
    """Milliseconds of each call: in all, at the provider, and the difference; how many requests the provider had."""

    what: str
    whole: list[float] = field(default_factory=list)
    ours: list[float] = field(default_factory=list)
    requests: list[int] = field(default_factory=list)
    wrong: list[Any] = field(default_factory=list)
    cpu_seconds: float = 0.0

    @property
    def cpu_ms(self) -> float:
        """Processor time of our server for one call."""
        return self.cpu_seconds / max(1, len(self.ours) + len(self.wrong)) * 1000

    @property
    def p50(self) -> float:
        return statistics.median(self.ours)

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.ours, n=20)[-1]


class _Line:
    """One kept connection."""

    def __init__(self, port: int) -> None:
        self._line = HTTPConnection("127.0.0.1", port, timeout=30)

    def ask(self, method: str, path: str, headers: dict[str, str], body: Any = None) -> tuple[float, Any]:
        """Seconds, and the answer's JSON."""
        data = None if body is None else json.dumps(body)
        began = time.perf_counter()
        self._line.request(method, path, data, {**headers, "Content-Type": "application/json"})
        answer = self._line.getresponse().read()
        return time.perf_counter() - began, json.loads(answer)


def measure(tavolo: Server, provider: Server, found: list[House], plain: list[House], calls: int) -> list[Added]:
    """One call after the other, in turns: a check and a booking through the provider, and what neither could do
    without."""
    bare = Added("a bare request to the stand-in")
    kinds = [
        _Kind(Added(f"{tool}{which}"), tavolo, houses, tool)
        for tool in TOOLS
        for which, houses in ((", no provider", plain), ("", found))
    ]
    ours, theirs, console = _Line(tavolo.port), _Line(provider.port), _Line(provider.port)
    for number, place in enumerate(itertools.islice(_places(), WARM_UP + calls)):
        is_warm = number >= WARM_UP
        _note(bare, console, theirs.ask("GET", *BARE), True, is_warm)
        for kind in kinds:
            before = tavolo.cpu_seconds()
            told = ours.ask("POST", *kind.request(number, *place))
            _note(kind.added, console, told, kind.is_right(told[1]), is_warm)
            kind.added.cpu_seconds += (tavolo.cpu_seconds() - before) * is_warm
    return [bare, *(kind.added for kind in kinds)]


@dataclass
class _Kind:
    """One tool of restaurants with a provider, or without."""

    added: Added
    tavolo: Server
    houses: list[House]
    tool: str

    def request(self, number: int, day: str, at: str) -> tuple[str, dict[str, str], Any]:
        house = self.houses[number % len(self.houses)]
        if self.tool == "check_openings":
            return joined.call(house, self.tool, date=day, people=2)
        guest = {"name": f"Maria Prova{number}", "phone": f"+39333{number:07}"}
        return joined.call(house, self.tool, day=day, time=at, people=2, **guest)

    def is_right(self, answer: Any) -> bool:
        wanted = {"notes": None} if self.tool == "check_openings" else {"status": "confirmed"}
        return bool(answer["ok"]) and all(answer[name] == value for name, value in wanted.items())


def _note(added: Added, console: _Line, told: tuple[float, Any], is_right: bool, is_warm: bool) -> None:
    """A call that went wrong is counted, and not measured."""
    _, spent = console.ask("GET", SPENT, {})
    if not is_warm:
        return
    if not is_right:
        added.wrong.append(told[1])
        return
    added.whole.append(told[0] * 1000)
    added.ours.append((told[0] - sum(spent)) * 1000)
    added.requests.append(len(spent))


def _places() -> Iterator[tuple[str, str]]:
    """Days and times, each day another than the one before, so that no answer is kept from an earlier question."""
    today = datetime.now(UTC).date()
    for at in TIMES:
        for ahead in range(FIRST_DAY, LAST_DAY):
            yield (today + timedelta(days=ahead)).isoformat(), at
