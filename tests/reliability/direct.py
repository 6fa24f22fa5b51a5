"""Bookings made by the engine itself, in a process of its own beside the server's.

`python -m tests.reliability.direct SLUG` says "ready" once it is; then each line it reads is a list of bookings to make
at once (`day`, `time`, `people`, `name`, `phone`), answered by a line with their references, null where refused.
"""

import json
import os
import subprocess
import sys
import time as clock
from concurrent.futures import ThreadPoolExecutor
from datetime import date, time
from typing import IO, Any, cast

from flask import Flask

from config import ROOT, Settings
from webapp import create_app
from webapp.models.types import utc_now
from webapp.operations import bookings
from webapp.operations.bookings import Wanted
from webapp.operations.refusals import Refusal
from webapp.store import tenants, transaction

THREADS = 4


class Direct:
    """Such a process, as a test has it."""

    def __init__(self, environ: dict[str, str], slug: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.reliability.direct", slug],
            cwd=ROOT,
            env={**os.environ, **environ},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._words = cast(IO[str], self._process.stdin)
        self._answers = cast(IO[str], self._process.stdout)

    def __enter__(self) -> "Direct":
        assert self._answers.readline() == "ready\n"
        return self

    def __exit__(self, *_: Any) -> None:
        self._words.close()
        self._process.wait()
        self._answers.close()

    def release(self, wanted: list[dict[str, Any]]) -> None:
        """Let it make these bookings now."""
        self._words.write(json.dumps(wanted) + "\n")
        self._words.flush()

    def references(self) -> list[str | None]:
        """What became of them."""
        found: list[str | None] = json.loads(self._answers.readline())
        return found


def _book(app: Flask, slug: str, values: dict[str, Any]) -> str | None:
    wanted = Wanted(
        date.fromisoformat(values["day"]),
        time.fromisoformat(values["time"]),
        values["people"],
        values["name"],
        values["phone"],
        source="staff",
    )
    with app.app_context():
        snapshot = transaction.read(lambda connection: tenants.by_slug(connection, slug))
        assert snapshot
        try:
            made = transaction.write(
                snapshot.id, lambda connection: bookings.create(connection, snapshot, wanted, utc_now())
            )
        except (Refusal, transaction.Overlap):
            return None
        return made.booking.reference


def _app() -> Flask:
    if "WITHOUT" in os.environ:
        from tests.reliability import unguarded

        return unguarded.app
    return create_app(Settings.load(os.environ))


def main(slug: str) -> None:
    app = _app()
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(lambda _: clock.sleep(0.01), range(THREADS)))  # its threads are there before they are needed
        print("ready", flush=True)
        for line in sys.stdin:
            made = pool.map(lambda values: _book(app, slug, values), json.loads(line))
            print(json.dumps(list(made)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
