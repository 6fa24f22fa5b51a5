"""Child processes kept in the foreground: started together, told apart in the output, stopped together."""

import os
import signal
import subprocess
import time
from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import IO, cast

KEPT_LINES = 20
GRACE_S = 10.0


@dataclass
class Child:
    """A running program, its last lines of output, and the thread that passes them on."""

    name: str
    process: subprocess.Popen[str]
    last_lines: deque[str] = field(default_factory=lambda: deque(maxlen=KEPT_LINES))

    def __post_init__(self) -> None:
        self.reader = Thread(target=self._pass_on, name=f"output of {self.name}", daemon=True)
        self.reader.start()

    def _pass_on(self) -> None:
        with cast(IO[str], self.process.stdout) as lines:
            for line in lines:
                self.last_lines.append(line)
                print(f"{self.name:<9} | {line.rstrip()}", flush=True)


def start(name: str, command: Sequence[str], environ: Mapping[str, str], folder: Path) -> Child:
    """Start `command` in `folder`, in a process group of its own so that Ctrl-C reaches it only through us."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**environ, "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    return Child(name, process)


def why_ended(children: Sequence[Child]) -> str | None:
    """None while all run; otherwise which one ended, how, and its last lines."""
    for child in children:
        code = child.process.poll()
        if code is None:
            continue
        child.reader.join(timeout=1)
        how = f"exit code {code}" if code >= 0 else signal.Signals(-code).name
        return f"{child.name} ended by itself ({how}). Its last lines:\n{''.join(child.last_lines)}"
    return None


def stop(children: Sequence[Child]) -> None:
    """Ask all to end, and after `GRACE_S` end what is left of them."""
    for child in children:
        child.process.terminate()
    deadline = time.monotonic() + GRACE_S
    for child in children:
        with suppress(subprocess.TimeoutExpired):
            child.process.wait(max(0.0, deadline - time.monotonic()))
    for child in children:
        with suppress(ProcessLookupError):
            os.killpg(child.process.pid, signal.SIGKILL)
        child.process.wait()
        child.reader.join(timeout=1)
