"""The real server as a process group of its own, so that it can be killed as a machine would lose it."""

import os
import random
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, cast
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from config import ROOT, Settings
from tests.size import size
from webapp.commands import serve

PATIENCE_S = 60.0
POLL_S = 0.02
PROGRAM = size("tests.reliability.by_words", "webapp.commands.web")  # no caller here asks what needs the model
NOWHERE = "http://127.0.0.1:9"  # where nothing listens: no test reaches the real Twilio
DIRECT = build_opener(ProxyHandler({}))
_chance = random.SystemRandom()  # no other process picks the same


def free_port() -> int:
    """A port nobody listens on, below those that the system hands out by itself meanwhile."""
    while True:
        port = _chance.randrange(20_000, 32_000)
        try:
            socket.create_server(("127.0.0.1", port)).close()
        except OSError:
            continue
        return port


def allow_many_connections() -> None:
    """Let this process, and those it starts, hold as many as the machine allows."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


class Server:
    """`flask serve`'s own web command: two processes of eight threads. `app` is what it serves, `before` runs in the
    new process before the server does."""

    def __init__(
        self, environ: Mapping[str, str], app: str = "wsgi:app", before: Callable[[], None] | None = None
    ) -> None:
        self.port = free_port()
        self._environ = {"TWILIO_BASE_URL": NOWHERE, "TOOL_RATE_LIMIT": "off", **environ, "PORT": str(self.port)}
        self._app = app
        self._before = before
        self._process: subprocess.Popen[str] | None = None
        self.lines: deque[str] = deque(maxlen=2000)

    def start(self) -> float:
        """Start it; the seconds until it answered."""
        started = time.monotonic()
        allow_many_connections()
        command = serve.web_command(Settings.load(self._environ))
        instead = {"wsgi:app": self._app, "webapp.commands.web": PROGRAM}
        process = self._run([instead.get(part, part) for part in command])
        while not self.get("/healthz"):
            if process.poll() is not None or time.monotonic() - started > PATIENCE_S:
                self.kill()
                raise AssertionError(f"the server does not start:\n{self.said()}")
            time.sleep(POLL_S)
        return time.monotonic() - started

    def _run(self, command: list[str]) -> "subprocess.Popen[str]":
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **self._environ, "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
            preexec_fn=self._before,
        )
        self._listener = threading.Thread(target=self._listen, args=(self._process,), daemon=True)
        self._listener.start()
        return self._process

    def _listen(self, process: "subprocess.Popen[str]") -> None:
        with cast(IO[str], process.stdout) as lines:
            for line in lines:
                self.lines.append(line)

    def said(self) -> str:
        """Its last lines of output."""
        return "".join(self.lines)

    def get(self, path: str) -> int:
        """The status of a page, 0 when nobody answers."""
        try:
            with DIRECT.open(f"http://127.0.0.1:{self.port}{path}", timeout=PATIENCE_S) as answer:
                status: int = answer.status
                return status
        except URLError as error:
            return getattr(error, "code", 0)
        except OSError:
            return 0

    def pids(self) -> list[int]:
        """Every process of it that lives."""
        return [int(path.name) for path in Path("/proc").glob("[0-9]*") if self._is_ours(path)]

    def _is_ours(self, process: Path) -> bool:
        try:
            state, _parent, group = process.joinpath("stat").read_text().rpartition(")")[2].split()[:3]
        except OSError:
            return False
        return self._process is not None and int(group) == self._process.pid and state != "Z"

    def kill(self) -> None:
        """kill -9 of all of it at once; returns when nothing of it runs."""
        if self._process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._listener.join()
        while self.pids():
            time.sleep(POLL_S)

    def __enter__(self) -> "Server":
        self.start()
        return self

    def __exit__(self, *_: Any) -> None:
        self.kill()


class Worker(Server):
    """`flask worker`, killed in the same way."""

    def start(self) -> float:
        """Start it; it says nothing when it is ready."""
        self._run([sys.executable, "-m", "flask", "--app", self._app, "worker"])
        return 0.0
