"""The programs together, from their start to their end."""

import os
import signal
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from supervisor import processes, welcome

POLL_S = 0.1
PATIENCE_S = 60.0
STOPPING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Failed(Exception):
    """A program ended by itself, or none was ready in time; the message says which, and how."""


@dataclass(frozen=True)
class Wanted:
    """The commands by their names in the output, where the web server answers, and the file that says how to try the
    demo, if one may be shown."""

    programs: Mapping[str, Sequence[str]]
    url: str
    demo: str | None


def run(wanted: Wanted) -> None:
    """Start all in this folder, and stop all when asked to stop. Raises Failed."""
    asked_to_stop = threading.Event()
    for number in STOPPING_SIGNALS:
        signal.signal(number, lambda *_: asked_to_stop.set())
    children: list[processes.Child] = []
    try:
        for name, command in wanted.programs.items():
            children.append(processes.start(name, command, os.environ, Path.cwd()))
        _watch(wanted, children, asked_to_stop)
    finally:
        processes.stop(children)


def _watch(wanted: Wanted, children: list[processes.Child], asked_to_stop: threading.Event) -> None:
    """Announce the server once it is ready, and return when asked to stop."""
    is_announced = False
    deadline = time.monotonic() + PATIENCE_S
    while not asked_to_stop.wait(POLL_S):
        if ended := processes.why_ended(children):
            raise Failed(ended)
        if is_announced:
            continue
        problem = welcome.why_not_ready(wanted.url)
        if problem is None:
            print(welcome.text(wanted.url, wanted.demo), flush=True)
            is_announced = True
        elif time.monotonic() > deadline:
            raise Failed(f"Not ready after {PATIENCE_S:.0f} s: {problem}")
