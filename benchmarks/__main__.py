"""`python -m benchmarks`: measure the real server on both databases and write docs/benchmarks.md.

A run of a part prints its figures and leaves the page as it is.
"""

import argparse
import dataclasses
import json
import random
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import books, machine, pages, providers, report, servers
from benchmarks.profile import profile
from benchmarks.rounds import SEED, Pace, Row, Target, measure, warm_up
from benchmarks.scenarios import SCENARIOS, Scenario
from config import ROOT
from tests import provision

WORK = ROOT / "instance" / "benchmarks"
DATABASES = {"sqlite": ("SQLite", books.sqlite), "postgresql": ("PostgreSQL", books.postgresql)}
SIZES = [1_000, 100_000, 1_000_000]
CLIENTS = [1, 8, 32]


def main() -> None:
    plan = _plan()
    WORK.mkdir(parents=True, exist_ok=True)
    facts = machine.description(provision.find_postgresql())
    found: dict[str, list[Row]] = {}
    for name in plan.only:
        title, opened = DATABASES[name]
        with tempfile.TemporaryDirectory(dir=WORK) as folder, ExitStack() as stack:
            place = Path(folder if name == "sqlite" else tempfile.gettempdir())
            facts[f"Flush of 4 KB, {title}"] = f"{machine.flush_ms(place):.2f} ms"
            print(f"{title}: filling {', '.join(f'{size:,}' for size in plan.bookings)} bookings", flush=True)
            filled = stack.enter_context(opened(Path(folder), plan.bookings))
            found[title] = _measure_all(plan, Path(folder), filled)
    _keep(facts, found)
    text = _text(facts, found)
    print(f"\n{text}")
    if plan.is_whole:
        report.write("figures", text)
        report.write("profile", profile())
        report.write("pages", pages.figures())
        report.write("providers", providers.figures())


def _plan() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=DATABASES, default=list(DATABASES), help="which databases")
    parser.add_argument("--bookings", nargs="+", type=int, default=SIZES, help="how many bookings are in the book")
    parser.add_argument("--clients", nargs="+", type=int, default=CLIENTS, help="how many requests are in flight")
    parser.add_argument("--tools", nargs="+", default=[""], help="only tools whose name has one of these in it")
    parser.add_argument("--seconds", type=float, default=1.2, help="how long a slice is")
    parser.add_argument("--rounds", type=int, default=4, help="how many slices each server gets")
    parser.add_argument("--quick", action="store_true", help="SQLite, 1,000 bookings, 8 clients, short slices")
    plan = parser.parse_args()
    plan.is_whole = len(sys.argv) == 1
    if plan.quick:
        plan.only, plan.bookings, plan.clients, plan.seconds, plan.rounds = ["sqlite"], SIZES[:1], [8], 1.0, 3
    return plan


def _measure_all(plan: argparse.Namespace, folder: Path, filled: list[books.Filled]) -> list[Row]:
    chance = random.Random(SEED)
    scenarios = [scenario for scenario in SCENARIOS if any(part in scenario.name for part in plan.tools)]
    rows: list[Row] = []
    with ExitStack() as stack:
        empty = stack.enter_context(servers.empty(folder))
        targets = [
            Target(book.bookings, stack.enter_context(servers.tavolo(book.environ, folder, book.pid)), book.houses)
            for book in filled
        ]
        warm_up(scenarios, targets, chance)
        for scenario in sorted(scenarios, key=_changes):
            for clients in plan.clients:
                rows += _announced(measure(scenario, clients, empty, targets, Pace(plan.seconds, plan.rounds), chance))
    return rows


def _changes(scenario: Scenario) -> bool:
    """Reads come first, in books that have the size they are said to have."""
    return scenario.changes


def _announced(rows: list[Row]) -> list[Row]:
    for row in rows:
        size = "" if row.bookings is None else f"{row.bookings:,}"
        print(
            f"{row.clients:>3} {row.scenario:<26} {size:>10} {row.rate:>8,.0f}/s {row.of_empty:>5.0%}"
            f"  p50 {row.p50:6.2f}  p99 {row.p99:6.2f}  p99.9 {row.p999:6.2f} ms  CPU {row.cpu_ms:.2f} ms"
            f"  refused {row.refused}  errors {sum(row.errors.values())}",
            flush=True,
        )
    return rows


def _keep(facts: dict[str, str], found: dict[str, list[Row]]) -> None:
    rows = {title: [dataclasses.asdict(row) for row in rows] for title, rows in found.items()}
    path = WORK / f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}.json"
    path.write_text(json.dumps({"machine": facts, "rows": rows}, indent=1))
    print(f"kept in {path.relative_to(ROOT)}")


def _text(facts: dict[str, str], found: dict[str, list[Row]]) -> str:
    parts = [report.machine(facts)]
    for title, rows in found.items():
        parts.append(f"### {title}: with 8 clients, against what is wanted\n\n{report.goals(title, rows)}")
    for title, rows in found.items():
        parts.append(f"### {title}: everything measured\n\n{report.details(rows)}")
    return "\n\n".join(parts)


if __name__ == "__main__":
    started = time.monotonic()
    main()
    print(f"{time.monotonic() - started:.0f} s")
