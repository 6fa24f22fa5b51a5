"""What the tests of reliability measured: one line of JSON each in `instance/reliability.jsonl`.

`python -m tests.reliability.figures` writes the newest of each into the table of docs/reliability.md; what ran at full
size comes before what ran small.
"""

import json
import os
import secrets
from datetime import UTC, datetime
from typing import Any

from config import ROOT
from tests.size import TORTURE

KEPT = ROOT / "instance" / "reliability.jsonl"
PAGE = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


def seed() -> int:
    """Where chance begins in this run; printed, so that a failure can be had again with SEED."""
    chosen = int(os.environ.get("SEED") or secrets.randbelow(1_000_000))
    print(f"SEED={chosen}")
    return chosen


def note(shown: str, database: str, **figures: Any) -> None:
    """Keep figures under what they show, such as `note("kill -9", "sqlite", rounds=20, lost=0)`."""
    row = {"shown": shown, "database": database, "full": TORTURE, "on": _today(), "figures": figures}
    KEPT.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with KEPT.open("a") as file:
        file.write(json.dumps(row) + os.linesep)


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def newest() -> list[dict[str, Any]]:
    """The newest row of each test and database, full size before small."""
    rows = [json.loads(line) for line in KEPT.read_text().splitlines()] if KEPT.exists() else []
    best: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        known = best.get((row["shown"], row["database"]))
        if known is None or row["full"] >= known["full"]:
            best[row["shown"], row["database"]] = row
    return [best[key] for key in sorted(best)]


def table(rows: list[dict[str, Any]]) -> str:
    """The rows as a table."""
    lines = ["| shown | database | figures | size | on |", "|---|---|---|---|---|"]
    for row in rows:
        figures = " · ".join(f"{name.replace('_', ' ')} {_said(value)}" for name, value in row["figures"].items())
        size = "full" if row["full"] else "small"
        lines.append(f"| {row['shown']} | {row['database']} | {figures} | {size} | {row['on']} |")
    return "\n".join(lines)


def _said(value: Any) -> str:
    return f"{value:,.2f}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else str(value)


def write_page() -> None:
    """Put the table between its marks."""
    before, _, rest = PAGE.read_text().partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n\n{table(newest())}\n\n{END}{after}")


if __name__ == "__main__":
    write_page()
