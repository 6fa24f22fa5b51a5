"""A throw-away PostgreSQL cluster for the tests, with the standard library alone."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

UNPRIVILEGED = ("postgres", "nobody")
MOST_CONNECTIONS = 300
STOP_AND_REMOVE = 'cat >/dev/null; "$0" stop -s -m immediate -D "$1/data"; rm -rf "$1"'


class Cluster:
    """A cluster reached through a socket in a folder that only its owner may enter; it listens on no port."""

    def __init__(self, programs: Path, folder: Path, owner: str | None) -> None:
        self._programs = programs
        self._folder = folder
        self._owner = owner  # who runs it where we are root; None is ourselves

    def url(self, database: str = "postgres") -> str:
        """The URL of one of its databases."""
        return f"postgresql+psycopg://tavolo@/{database}?host={self._folder}"

    def make(self) -> None:
        """Create the cluster's files. Only this step skips flushing to disk."""
        self._run("initdb", "-U", "tavolo", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")

    def start(self) -> None:
        """Start it, for the first time or after `stop`; returns when it accepts connections."""
        settings = (
            f"-c listen_addresses='' -c unix_socket_directories='{self._folder}' -c max_connections={MOST_CONNECTIONS}"
        )
        self._run("pg_ctl", "start", "-w", "-l", f"{self._folder}/server.log", "-o", settings)

    def stop(self, mode: str = "fast") -> None:
        """Stop it: `fast` breaks off transactions, `immediate` is a crash."""
        self._run("pg_ctl", "stop", "-w", "-m", mode)

    def end_with_us(self) -> "subprocess.Popen[bytes]":
        """A process that stops the cluster and removes its folder as soon as its standard input ends: when we close it,
        and also when we are killed."""
        command = ["sh", "-c", STOP_AND_REMOVE, f"{self._programs}/pg_ctl", str(self._folder)]
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True, **self._as_owner()
        )

    def _run(self, program: str, *arguments: str) -> None:
        command = [f"{self._programs}/{program}", "-D", f"{self._folder}/data", *arguments]
        with tempfile.TemporaryFile("w+") as output:  # not a pipe: the server would keep it open
            done = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False, **self._as_owner()
            )
            output.seek(0)
            if done.returncode:
                raise RuntimeError(f"{' '.join(command)} failed:\n{output.read()}")

    def _as_owner(self) -> dict[str, Any]:
        if not self._owner:
            return {"cwd": "/"}
        return {"cwd": "/", "user": self._owner, "group": pwd.getpwnam(self._owner).pw_gid, "extra_groups": []}


@contextmanager
def cluster(programs: Path) -> Iterator[Cluster]:
    """A running cluster made with the `programs` of one folder, gone afterwards. Where we are root it is run by
    somebody unprivileged, since PostgreSQL refuses root."""
    owner = _somebody_unprivileged() if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="tavolo-pg-", dir=_open_to_all()))
    if owner:
        shutil.chown(folder, owner)
    made = Cluster(programs, folder, owner)
    ending = made.end_with_us()
    try:
        made.make()
        made.start()
        yield made
    finally:
        ending.communicate()


def _somebody_unprivileged() -> str:
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in UNPRIVILEGED if name in known)


def _open_to_all() -> str:
    """A folder for temporary files that every user can reach, which TMPDIR may not be."""
    places = (tempfile.gettempdir(), "/tmp", "/var/tmp")
    return next(place for place in places if all(part.stat().st_mode & 0o001 for part in _parts(Path(place).resolve())))


def _parts(path: Path) -> tuple[Path, ...]:
    return (path, *path.parents)
