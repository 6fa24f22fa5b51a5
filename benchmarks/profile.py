"""Where the time of one check and of one booking goes: the application called in this process, without sockets, and its
stack looked at two thousand times a second.

A sample belongs to the innermost frame whose file has a layer; what the standard library does belongs to its caller.
Time in SQLAlchemy and the driver is told apart by the module of the store that asked.
"""

import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from types import FrameType
from typing import Any

from flask import Flask

from benchmarks import books, report
from benchmarks.scenarios import SCENARIOS, Scenario
from config import ROOT, Settings
from webapp import create_app

EVERY_S = 0.0005
SECONDS = 6.0
WARM_UP = 4_000
BOOKINGS = 100_000
MOST_FUNCTIONS = 12
PROFILED = ("check_openings", "create_booking")
DATABASE = ("/sqlalchemy/", "/psycopg", "/flask_sqlalchemy/", "webapp/store/statements.py")
LAYERS = (
    ("webapp/rules/", "rules"),
    ("webapp/speech/", "speech"),
    ("webapp/knowledge/", "knowledge"),
    ("webapp/security.py", "authentication and snapshot"),
    ("webapp/operations/credentials.py", "authentication and snapshot"),
    ("webapp/store/tenants.py", "authentication and snapshot"),
    ("webapp/store/snapshots.py", "authentication and snapshot"),
    ("webapp/operations/calls.py", "log of tool calls"),
    ("webapp/store/tool_calls.py", "log of tool calls"),
    ("webapp/store/queue.py", "queue and commit of writers"),
    ("webapp/store/group.py", "queue and commit of writers"),
    ("webapp/store/", "store"),
    ("webapp/operations/", "operations"),
    ("webapp/tools/", "tools and doors, with their JSON"),
    ("webapp/responses.py", "JSON of the response"),
    ("webapp/", "application"),
    ("config.py", "application"),
    ("/flask/", "Flask and Werkzeug"),
    ("/werkzeug/", "Flask and Werkzeug"),
    ("/phonenumbers/", "speech"),
    ("/email_validator/", "tools and doors, with their JSON"),
)


class Samples:
    """Counts by layer and by function, taken by a timer while the block runs."""

    def __init__(self) -> None:
        self.layers: Counter[str] = Counter()
        self.functions: Counter[str] = Counter()

    def __enter__(self) -> "Samples":
        signal.signal(signal.SIGALRM, self._look)
        signal.setitimer(signal.ITIMER_REAL, EVERY_S, EVERY_S)
        return self

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)

    def _look(self, _number: int, frame: FrameType | None) -> None:
        if frame is not None:
            self.functions[_named(frame)] += 1
            self.layers[_layer(frame)] += 1


def _layer(innermost: FrameType) -> str:
    frame: FrameType | None = innermost
    is_database = False
    while frame is not None:
        file = frame.f_code.co_filename
        if any(part in file for part in DATABASE):
            is_database = True
        elif is_database and "webapp/store/" in file and "/group.py" not in file:
            return f"SQL of {Path(file).stem}"
        elif not is_database and (found := _layer_of(file)):
            return found
        frame = frame.f_back
    return "elsewhere"


def _layer_of(file: str) -> str | None:
    return next((layer for part, layer in LAYERS if part in file), None)


def _named(frame: FrameType) -> str:
    code = frame.f_code
    file = code.co_filename.removeprefix(f"{ROOT}/").rpartition("site-packages/")[2]
    return f"{file.rpartition('/lib/')[2]}:{code.co_qualname}"


@dataclass(frozen=True)
class Taken:
    """Samples, and what one request took, in microseconds: by the clock, and of the processor for all threads."""

    samples: Samples
    micros: float
    cpu_micros: float


def take(app: Flask, requests: Sequence[bytes], seconds: float) -> Taken:
    """Samples of `seconds` of one request after another."""
    calls = [_call(app, request) for request in requests]
    for call in calls[:WARM_UP]:
        call()
    done = 0
    deadline = time.perf_counter() + seconds
    with Samples() as samples:
        started, cpu_started = time.perf_counter(), time.process_time()
        for call in _while_before(deadline, cycle(calls[WARM_UP:])):
            call()
            done += 1
        took, cpu_took = time.perf_counter() - started, time.process_time() - cpu_started
    return Taken(samples, took / done * 1_000_000, cpu_took / done * 1_000_000)


def _while_before(deadline: float, calls: Iterable[Callable[[], None]]) -> Iterable[Callable[[], None]]:
    for call in calls:
        if time.perf_counter() > deadline:
            return
        yield call


def _call(app: Flask, request: bytes) -> Callable[[], None]:
    """What a server does with a request once it has read it."""
    head, _, body = request.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": first.split()[0],
        "PATH_INFO": first.split()[1],
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, _, value in (line.partition(": ") for line in lines):
        key = name.upper().replace("-", "_")
        environ[key if key.startswith("CONTENT_") else f"HTTP_{key}"] = value

    def call() -> None:
        answer = app({**environ, "wsgi.input": BytesIO(body)}, lambda *_: None)  # type: ignore[arg-type]
        b"".join(answer)

    return call


def _started(_status: str, _headers: list[tuple[str, str]], _error: Any = None, /) -> Callable[[bytes], object]:
    return len


def text(scenario: Scenario, taken: Taken) -> str:
    """The layers, and the functions whose own lines and C calls take most."""
    total = sum(taken.samples.layers.values())

    def share(count: int) -> tuple[str, str]:
        return f"{count / total:.0%}", f"{count / total * taken.micros:,.0f}"

    layers = [(layer, *share(count)) for layer, count in taken.samples.layers.most_common()]
    functions = [(f"`{name}`", *share(count)) for name, count in taken.samples.functions.most_common(MOST_FUNCTIONS)]
    return (
        f"### {scenario.name}: {taken.micros:,.0f} µs, {taken.cpu_micros:,.0f} µs of processor time\n\n"
        f"{report.table(('layer', 'share', 'µs'), layers)}\n\n"
        f"{report.table(('function, with the C it calls', 'share', 'µs'), functions)}"
    )


def profile(names: Sequence[str] = PROFILED) -> str:
    """The sections of the scenarios of these names, on SQLite."""
    work = ROOT / "instance" / "benchmarks"
    work.mkdir(parents=True, exist_ok=True)
    chance = random.Random(0)
    with tempfile.TemporaryDirectory(dir=work) as folder, books.sqlite(Path(folder), [BOOKINGS]) as filled:
        app = create_app(Settings.load(filled[0].environ))
        parts = []
        for scenario in SCENARIOS:
            if scenario.name in names:
                asked = list(islice(scenario.make(filled[0].houses, chance), WARM_UP * 4))
                parts.append(text(scenario, take(app, asked, SECONDS)))
        return "\n\n".join(parts)


if __name__ == "__main__":
    print(profile(sys.argv[1:] or PROFILED))
