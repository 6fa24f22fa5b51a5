"""Measuring in short alternating slices, so that what disturbs the machine disturbs the yardstick as well.

A round gives every server one slice, the empty one among them, each round beginning with another. Rates are compared
within their round only, and the median of rounds is reported.
"""

import itertools
import random
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.client import Measured, drive
from benchmarks.houses import House
from benchmarks.scenarios import EMPTY, EMPTY_GOOD, REFUSAL, Scenario
from benchmarks.servers import Server

SEED = 7
READS = 8_000
WARM_UP_CLIENTS = 16
MOST_CREATED_A_SECOND = 4_000


@dataclass(frozen=True)
class Pace:
    """How long a slice is, and how many rounds there are."""

    seconds: float
    rounds: int


@dataclass(frozen=True)
class Target:
    """A server with so many bookings in its book."""

    bookings: int
    server: Server
    houses: Sequence[House]


@dataclass
class Slices:
    """Every slice of one server in one scenario."""

    rates: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)
    cpu_seconds: float = 0.0
    refused: int = 0
    errors: Counter[str] = field(default_factory=Counter)

    def add(self, measured: Measured, cpu_seconds: float) -> None:
        self.rates.append(measured.rate)
        self.seconds.append(measured.seconds)
        self.latencies += measured.latencies
        self.cpu_seconds += cpu_seconds
        self.refused += measured.refused
        self.errors += measured.errors

    def percentile_ms(self, share: float) -> float:
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000

    @property
    def rate(self) -> float:
        """Answers a second, all slices together."""
        return len(self.latencies) / sum(self.seconds)

    @property
    def cpu_ms(self) -> float:
        """Processor time for one request, in milliseconds."""
        return self.cpu_seconds / len(self.latencies) * 1000


@dataclass(frozen=True)
class Row:
    """One line of the table; times in milliseconds. `of_empty` is the rate as a share of the empty endpoint's and
    `of_smallest` as a share of that with the smallest book."""

    scenario: str
    clients: int
    bookings: int | None
    rate: float
    of_empty: float
    of_smallest: float | None
    p50: float
    p95: float
    p99: float
    p999: float
    answers: int
    refused: int
    errors: dict[str, int]
    cpu_ms: float


def measure(
    scenario: Scenario, clients: int, empty: Server, targets: Sequence[Target], pace: Pace, chance: random.Random
) -> list[Row]:
    """The empty endpoint's row, and one for each target."""
    seen = [Slices() for _ in range(1 + len(targets))]
    reads = [[] if scenario.changes else scenario.requests(target.houses, chance, READS) for target in targets]
    for number in range(pace.rounds):
        for place in _rotated(len(seen), number):
            if place == 0:
                _slice(empty, itertools.repeat(EMPTY), clients, pace.seconds, EMPTY_GOOD, seen[0])
                continue
            target = targets[place - 1]
            asked: Iterator[bytes] = itertools.cycle(reads[place - 1])
            if scenario.changes:
                asked = iter(scenario.requests(target.houses, chance, int(MOST_CREATED_A_SECOND * pace.seconds)))
            _slice(target.server, asked, clients, pace.seconds, scenario.good, seen[place])
    rows = [_row("empty", clients, None, seen[0], seen[0], None)]
    for target, slices in zip(targets, seen[1:], strict=True):
        rows.append(_row(scenario.name, clients, target.bookings, slices, seen[0], seen[1]))
    return rows


def warm_up(scenarios: Sequence[Scenario], targets: Sequence[Target], chance: random.Random) -> None:
    """Let every process of every server meet every restaurant, so that what is measured is a server at work."""
    for target in targets:
        for scenario in scenarios:
            if not scenario.changes:
                asked = scenario.requests(target.houses, chance, READS)
                drive(target.server.port, asked, WARM_UP_CLIENTS, 60, scenario.good, REFUSAL)


def _rotated(count: int, number: int) -> Iterator[int]:
    return ((place + number) % count for place in range(count))


def _slice(server: Server, asked: Iterable[bytes], clients: int, seconds: float, good: bytes, seen: Slices) -> None:
    before = server.cpu_seconds()
    measured = drive(server.port, asked, clients, seconds, good, REFUSAL)
    seen.add(measured, server.cpu_seconds() - before)


def _row(name: str, clients: int, bookings: int | None, slices: Slices, empty: Slices, smallest: Slices | None) -> Row:
    return Row(
        scenario=name,
        clients=clients,
        bookings=bookings,
        rate=statistics.median(slices.rates),
        of_empty=_share(slices, empty),
        of_smallest=_share(slices, smallest) if smallest else None,
        p50=slices.percentile_ms(0.5),
        p95=slices.percentile_ms(0.95),
        p99=slices.percentile_ms(0.99),
        p999=slices.percentile_ms(0.999),
        answers=len(slices.latencies),
        refused=slices.refused,
        errors=dict(slices.errors),
        cpu_ms=slices.cpu_ms,
    )


def _share(slices: Slices, other: Slices) -> float:
    return statistics.median(mine / theirs for mine, theirs in zip(slices.rates, other.rates, strict=True))
