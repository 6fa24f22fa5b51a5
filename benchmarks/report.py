"""The figures as Markdown, and their place in docs/benchmarks.md: between two markers, the prose around them kept."""

from collections.abc import Iterable, Mapping, Sequence

from benchmarks.rounds import Row
from config import ROOT

PAGE = ROOT / "docs" / "benchmarks.md"
TARGET_CLIENTS = 8
SLOWDOWN = 1.15
TARGETS = {  # share of the empty endpoint's rate on SQLite and PostgreSQL, p99 and p99.9 in milliseconds
    "check_openings": (0.40, 0.25, 10.0, 50.0),
    "check_availability, Vapi": (0.40, 0.25, 10.0, 50.0),
    "create_booking": (0.15, 0.12, 20.0, 150.0),
    "create_booking, Vapi": (0.15, 0.12, 20.0, 150.0),
}


def write(section: str, text: str) -> None:
    """Replace what stands between the markers of `section`."""
    begin, end = f"<!-- {section}: written by make bench -->", f"<!-- end of {section} -->"
    page = PAGE.read_text()
    before, found, rest = page.partition(begin)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise ValueError(f"{PAGE} has no place for {section}")
    PAGE.write_text(f"{before}{begin}\n\n{text.strip()}\n\n{end}{after}")


def machine(facts: Mapping[str, str]) -> str:
    return table(("machine", ""), facts.items())


def goals(database: str, rows: Sequence[Row]) -> str:
    """What was to be reached with 8 clients, and what was."""
    lines = []
    for row in rows:
        if row.clients == TARGET_CLIENTS and row.scenario in TARGETS:
            on_sqlite, on_postgresql, p99, p999 = TARGETS[row.scenario]
            share = on_sqlite if database == "SQLite" else on_postgresql
            lines.append(
                (
                    row.scenario,
                    f"{row.bookings:,}",
                    _judged(f"{row.of_empty:.0%}", row.of_empty >= share, f"{share:.0%}"),
                    _judged(f"{row.p99:.1f} ms", row.p99 <= p99, f"{p99:.0f} ms"),
                    _judged(f"{row.p999:.1f} ms", row.p999 <= p999, f"{p999:.0f} ms"),
                    _slowdown(row),
                )
            )
    return table(("tool", "bookings", "of the empty endpoint", "p99", "p99.9", "slower than the smallest book"), lines)


def details(rows: Sequence[Row]) -> str:
    """Every row, percentiles in milliseconds."""
    head = (
        "clients",
        "tool",
        "bookings",
        "a second",
        "of empty",
        "p50",
        "p95",
        "p99",
        "p99.9",
        "CPU",
        "refused",
        "errors",
    )
    return table(head, [_detail(row) for row in rows])


def table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    rule = ["---"] * len(head)
    return "\n".join(f"| {' | '.join(line)} |" for line in (head, rule, *lines))


def _judged(value: str, is_reached: bool, goal: str) -> str:
    return value if is_reached else f"**{value}** (missed {goal})"


def _slowdown(row: Row) -> str:
    if not row.of_smallest:
        return ""
    slower = 1 / row.of_smallest
    return _judged(f"{slower:.2f} times", slower <= SLOWDOWN, f"{SLOWDOWN}")


def _detail(row: Row) -> tuple[str, ...]:
    times = (f"{value:.2f}" for value in (row.p50, row.p95, row.p99, row.p999))
    errors = "; ".join(f"{count} x {what}".replace("|", "/") for what, count in row.errors.items()) or "0"
    size = "" if row.bookings is None else f"{row.bookings:,}"
    answers = (f"{row.rate:,.0f}", f"{row.of_empty:.0%}", *times, f"{row.cpu_ms:.2f}")
    return (str(row.clients), row.scenario, size, *answers, str(row.refused), errors)
