"""`python -m benchmarks.providers`: calls through booking providers, against stand-ins on this machine.

What others notice of a provider that hangs, what we add to a provider's answer, and how often a check asks one.
"""

import argparse
import math
import statistics
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from benchmarks import added, books, joined, machine, report, servers, waiting
from benchmarks.added import Added
from benchmarks.books import Filled
from benchmarks.houses import House
from benchmarks.rounds import Pace
from benchmarks.waiting import CALLERS, Beside
from config import ROOT, Settings
from integrations import sandbox
from integrations.registry import BOOKING_PROVIDERS
from integrations.sandbox import StandIn, calcom, opentable
from tests import stand_ins
from webapp import create_app

WORK = ROOT / "instance" / "benchmarks"
BOOKINGS = 1_000
PACE = Pace(seconds=2.0, rounds=6)
CALLS = 200
PLAIN = 80
JOINED = 64  # restaurants at each provider: enough that no breaker opens while it hangs
P99_MS, ADDED_MS = 25.0, 10.0
SHUT = "17:00"


def figures(pace: Pace = PACE, calls: int = CALLS) -> str:
    """The tables of this section."""
    WORK.mkdir(parents=True, exist_ok=True)
    facts = {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "in the minute before, something waited for a processor": machine.busy(),
        "a flush of 4 KB": f"{machine.flush_ms(WORK):.1f} ms",
    }
    with tempfile.TemporaryDirectory(dir=WORK) as folder, books.sqlite(Path(folder), [BOOKINGS]) as [filled]:
        italian = [house for house in filled.houses if house.number % 4 == 3]  # open every day
        plain, rest = italian[:PLAIN], italian[PLAIN:]
        beside = _beside_waiting(filled, Path(folder), plain, rest, pace)
        ours = _added(filled, Path(folder), plain, rest[2 * JOINED :], calls)
        asked = _asked(filled, rest[-len(BOOKING_PROVIDERS) :])
    return "\n\n".join((report.machine(facts), _beside_table(beside), _added_table(ours), _asked_table(asked)))


def _beside_waiting(filled: Filled, folder: Path, plain: list[House], rest: list[House], pace: Pace) -> list[Beside]:
    at_calcom, at_opentable = rest[:JOINED], rest[JOINED : 2 * JOINED]
    silent: dict[str, Sequence[House]] = {
        "nobody": [],
        f"{CALLERS}, for Cal.com": at_calcom,
        f"{CALLERS}, for Cal.com and OpenTable": [*at_calcom, *at_opentable],
    }
    with sandbox.running("calcom", per_minute=10**9) as first, sandbox.running("opentable") as second:
        environ = {**filled.environ, **calcom.settings(first.base_url), **opentable.settings(second.base_url)}
        with _quiet(environ).app_context():
            joined.by_key(at_calcom, "calcom")
            joined.by_key(at_opentable, "opentable")
        with servers.tavolo(environ, folder, filled.pid) as server:
            for stand_in in (first, second):
                stand_in.app.extensions["faults"].switch("hang")
            return waiting.measure(server, plain, silent, pace)


def _added(filled: Filled, folder: Path, plain: list[House], rest: list[House], calls: int) -> list[Added]:
    found = rest[:4]
    with servers.delayed(folder) as provider:
        environ = {**filled.environ, **calcom.settings(f"http://127.0.0.1:{provider.port}")}
        with _quiet(environ).app_context():
            joined.by_key(found, "calcom")
        with servers.tavolo(environ, folder, filled.pid) as server:
            return added.measure(server, provider, found, plain[:4], calls)


def _asked(filled: Filled, found: list[House]) -> list[tuple[str, int, int, int]]:
    """Of each provider: requests of a check, of the same at once again, and of one that must refuse."""
    with stand_ins.opened() as opened:
        app = _quiet({**filled.environ, **stand_ins.environment(opened)})
        client = app.test_client()
        rows = []
        for house, (name, stand_in) in zip(found, opened.items(), strict=True):
            with app.app_context():
                _join(house, name, stand_in)
            ask = stand_in.app.extensions["requests"]
            rows.append((BOOKING_PROVIDERS[name].label, *_counts(client, house, ask)))
    return rows


def _quiet(environ: dict[str, str]) -> Flask:
    """The application in this process; the servers measured log as they are shipped."""
    return create_app(Settings.load({**environ, "LOG_LEVEL": "ERROR"}))


def _join(house: House, name: str, stand_in: StandIn) -> None:
    if BOOKING_PROVIDERS[name].oauth:
        joined.by_consent(house, name, stand_in)
    else:
        joined.by_key([house], name)


def _counts(client: FlaskClient, house: House, asked: Callable[[], int]) -> tuple[int, int, int]:
    today = datetime.now(UTC).date()
    days = [(today + timedelta(days=ahead)).isoformat() for ahead in (9, 9, 17)]
    found = []
    for day, at in zip(days, ({}, {}, {"time": SHUT}), strict=True):
        path, headers, body = joined.call(house, "check_openings", date=day, people=2, **at)
        before = asked()
        answer = client.post(path, headers=headers, json=body).get_json()
        assert answer["ok"] and (at or answer["slots"]), answer
        found.append(asked() - before)
    return found[0], found[1], found[2]


def _beside_table(rows: list[Beside]) -> str:
    head = (
        *("calls that need no provider", "asked by", "callers who wait", "a second", "of alone"),
        *("p50", "p95", "p99", "p99 of alone", "those who waited"),
    )
    lines = []
    for row in rows:
        p50, p95, p99 = (row.slices.percentile_ms(share) for share in (0.5, 0.95, 0.99))
        times = (_ms(p50), _ms(p95), _judged(p99, P99_MS), f"{row.p99_share:.2f} times")
        pause = f", who listen for {row.listens_s:.0f} s" if row.listens_s else ", without a pause"
        lines.append(
            (
                row.tool,
                f"{row.clients}{pause}",
                row.who,
                f"{row.slices.rate:,.0f}",
                f"{row.share:.0%}",
                *times,
                _told(row),
            )
        )
    return report.table(head, lines)


def _told(row: Beside) -> str:
    """What those who waited were told, and errors of any kind."""
    waited, errors = row.waited, sum(row.slices.errors.values()) + row.waited.wrong
    told = f"{len(waited.seconds)} told, {waited.long} of them after waiting" if waited.seconds else ""
    return f"{told}; **{errors} errors**" if errors else told


def _added_table(rows: list[Added]) -> str:
    head = ("call", "in all, p50", "ours, p50", "ours, p95", "CPU", "requests to the provider", "wrong")
    return report.table(head, [_added_line(row) for row in rows])


def _added_line(row: Added) -> tuple[str, ...]:
    limit_ms = ADDED_MS if row.what in added.TOOLS else math.inf
    requests = f"{min(row.requests)} to {max(row.requests)}"
    times = (_ms(statistics.median(row.whole)), _judged(row.p50, limit_ms), _judged(row.p95, limit_ms))
    return (row.what, *times, _ms(row.cpu_ms) if row.cpu_seconds else "", requests, str(len(row.wrong)))


def _asked_table(rows: list[tuple[str, int, int, int]]) -> str:
    head = ("provider", "requests of a check", "the same within 5 seconds", "of one that must refuse")
    return report.table(head, [(label, *map(str, counts)) for label, *counts in rows])


def _ms(value: float) -> str:
    return f"{value:.1f} ms"


def _judged(value: float, limit_ms: float) -> str:
    return _ms(value) if value <= limit_ms else f"**{_ms(value)}** (missed {limit_ms:.0f})"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.providers", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    parser.add_argument("--quick", action="store_true", help="short slices, few calls")
    plan = parser.parse_args()
    text = figures(Pace(1.0, 2), 40) if plan.quick else figures()
    print(text)
    if plan.write:
        report.write("providers", text)
