"""The servers under measurement, each a tree of processes of its own."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from cryptography.fernet import Fernet

from benchmarks.delayed import SPENT
from config import ROOT, Settings
from webapp.commands.serve import web_command

PATIENCE_S = 60.0
GRACE_S = 10.0
TICKS = os.sysconf("SC_CLK_TCK")
DIRECT = build_opener(ProxyHandler({}))


@dataclass(frozen=True)
class Server:
    """A running server and the processes whose work is its work."""

    port: int
    pids: tuple[int, ...]

    def cpu_seconds(self) -> float:
        """The processor time its processes have used so far, theirs and their children's."""
        return sum(_cpu_seconds(pid) for pid in _with_children(self.pids))


def environ(database_url: str, folder: Path) -> dict[str, str]:
    """The environment of the real server: production as shipped, but for the rate limits."""
    return {
        "APP_ENV": "production",
        "SECRET_KEY": secrets.token_urlsafe(48),
        "CREDENTIAL_KEYS": Fernet.generate_key().decode(),
        "DATABASE_URL": database_url,
        "INSTANCE_PATH": str(folder),
        "PORT": str(_free_port()),
        "TOOL_RATE_LIMIT": "off",
        "ADDRESS_RATE_LIMIT": "off",
    }


@contextmanager
def tavolo(given: Mapping[str, str], folder: Path, database_pid: int | None) -> Iterator[Server]:
    """The real server; `database_pid` is the database's, where it is a process of its own."""
    settings = Settings.load(given)
    more = () if database_pid is None else (database_pid,)
    with _running(web_command(settings), given, settings.port, "/readyz", folder, more) as server:
        yield server


@contextmanager
def empty(folder: Path) -> Iterator[Server]:
    """The yardstick, under gunicorn's threads whatever server is shipped."""
    port = _free_port()
    command = [
        *(sys.executable, "-m", "gunicorn", "benchmarks.empty:app"),
        *("--worker-class=gthread", "--workers=2", "--threads=8"),
        *(f"--bind=127.0.0.1:{port}", "--log-level=warning", "--no-control-socket"),
    ]
    with _running(command, {}, port, "/", folder) as server:
        yield server


@contextmanager
def delayed(folder: Path) -> Iterator[Server]:
    """The stand-in for Cal.com that takes its time, in one process because it keeps what is booked."""
    port = _free_port()
    command = [
        *(sys.executable, "-m", "gunicorn", "benchmarks.delayed:create_app()"),
        *("--worker-class=gthread", "--workers=1", "--threads=16", "--keep-alive=60"),
        *(f"--bind=127.0.0.1:{port}", "--log-level=warning", "--no-control-socket"),
    ]
    with _running(command, {}, port, SPENT, folder) as server:
        yield server


@contextmanager
def _running(
    command: list[str], given: Mapping[str, str], port: int, path: str, folder: Path, more: tuple[int, ...] = ()
) -> Iterator[Server]:
    log = folder / f"server-{port}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **given},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        _await(process, f"http://127.0.0.1:{port}{path}", log)
        yield Server(port, (process.pid, *more))
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(GRACE_S)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _await(process: "subprocess.Popen[bytes]", url: str, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            DIRECT.open(url, timeout=5).close()
            return
        except (URLError, OSError) as error:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{url} does not serve ({error}):\n{log.read_text()[-3000:]}") from error
        time.sleep(0.1)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


def parent_of(pid: int) -> int:
    return int(_stat(pid)[1])


def _with_children(pids: tuple[int, ...]) -> set[int]:
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                children.setdefault(parent_of(int(entry.name)), []).append(int(entry.name))
    found: set[int] = set()
    waiting = list(pids)
    while waiting:
        pid = waiting.pop()
        found.add(pid)
        waiting += children.get(pid, ())
    return found


def _cpu_seconds(pid: int) -> float:
    try:
        return sum(map(int, _stat(pid)[11:13])) / TICKS
    except OSError:
        return 0.0


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat from the state on."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
