"""Calls that need no provider, while others wait for providers that do not answer: measured in alternating slices."""

import itertools
import json
import random
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection

from benchmarks import joined
from benchmarks.client import drive
from benchmarks.houses import House
from benchmarks.rounds import READS, SEED, Pace, Slices
from benchmarks.scenarios import REFUSAL, SCENARIOS, Scenario
from benchmarks.servers import Server

CALLERS = 32
SPEAKS_S = 1.0  # the assistant passes on what it was told before it asks again
# How many ask for what needs no provider, and how long each listens to an answer: as callers do, and without a pause.
ASKING = ((128, SPEAKS_S), (8, 0.0))
SETTLES_S = 2.0
LONG_S = 1.0
NEED_NO_PROVIDER = ("check_openings", "faq")


@dataclass
class Waited:
    """How long each of the callers waited for an answer, in seconds; `wrong` are answers that are not one."""

    seconds: list[float] = field(default_factory=list)
    wrong: int = 0

    @property
    def long(self) -> int:
        """Those who waited for a provider; the others were told at once what can be told without."""
        return sum(each >= LONG_S for each in self.seconds)


@dataclass(frozen=True)
class Beside:
    """What was measured of one tool, asked by `clients` who each listen for so long, while `who` were waiting; `share`
    is its rate and `p99_share` its p99, beside those with nobody waiting."""

    tool: str
    clients: int
    listens_s: float
    who: str
    slices: Slices
    share: float
    p99_share: float
    waited: Waited


def measure(server: Server, plain: Sequence[House], silent: dict[str, Sequence[House]], pace: Pace) -> list[Beside]:
    """`plain` have no provider; those of `silent`, by who waits, have one that does not answer, or nobody waits."""
    chance = random.Random(SEED)
    rows = []
    for scenario in SCENARIOS:
        if scenario.name in NEED_NO_PROVIDER:
            asked = scenario.requests(plain, chance, READS)
            # So that every process has met every restaurant.
            drive(server.port, asked * 5, 8, 60, scenario.good, REFUSAL)
            for clients, listens_s in ASKING:
                rows += _of_tool(scenario, server, asked, clients, listens_s, silent, pace)
    return rows


def _of_tool(
    scenario: Scenario,
    server: Server,
    asked: Sequence[bytes],
    clients: int,
    listens_s: float,
    silent: dict[str, Sequence[House]],
    pace: Pace,
) -> list[Beside]:
    seen = {who: (Slices(), Waited()) for who in silent}
    for number in range(pace.rounds):
        order = list(silent)
        for who in order[number % len(order) :] + order[: number % len(order)]:
            slices, waited = seen[who]
            with _waiting(server.port, silent[who], waited):
                measured = drive(
                    *(server.port, itertools.cycle(asked), clients, pace.seconds, scenario.good, REFUSAL),
                    listens_s=listens_s,
                )
            slices.add(measured, 0.0)
    alone = next(iter(seen.values()))[0]
    p99 = alone.percentile_ms(0.99)

    def beside(who: str, slices: Slices, waited: Waited) -> Beside:
        shares = _median_share(slices, alone), slices.percentile_ms(0.99) / p99
        return Beside(scenario.name, clients, listens_s, who, slices, *shares, waited)

    return [beside(who, *found) for who, found in seen.items()]


def _median_share(slices: Slices, alone: Slices) -> float:
    shares = sorted(mine / theirs for mine, theirs in zip(slices.rates, alone.rates, strict=True))
    return shares[len(shares) // 2]


@contextmanager
def _waiting(port: int, found: Sequence[House], waited: Waited) -> Iterator[None]:
    """`CALLERS` of these restaurants ask again and again while the block lasts; nobody where there are none."""
    ended = threading.Event()
    threads = [
        threading.Thread(target=_call, args=(port, found, number, waited, ended), daemon=True)
        for number in range(CALLERS if found else 0)
    ]
    with ExitStack() as stack:
        for thread in threads:
            thread.start()
            stack.callback(thread.join)
        stack.callback(ended.set)
        time.sleep(SETTLES_S)
        yield


def _call(port: int, found: Sequence[House], number: int, waited: Waited, ended: threading.Event) -> None:
    chance = random.Random()
    line = HTTPConnection("127.0.0.1", port, timeout=30)
    ended.wait(SPEAKS_S * number / CALLERS)
    while not ended.is_set():
        day = datetime.now(UTC).date() + timedelta(days=chance.randint(2, 50))
        path, headers, body = joined.call(chance.choice(found), "check_openings", date=day.isoformat(), people=2)
        began = time.perf_counter()
        line.request("POST", path, json.dumps(body), {**headers, "Content-Type": "application/json"})
        answer = json.loads(line.getresponse().read())
        waited.seconds.append(time.perf_counter() - began)
        waited.wrong += not answer.get("ok")
        ended.wait(SPEAKS_S)
    line.close()
