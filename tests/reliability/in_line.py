"""A process that stands in the writers' queue again and again, with several threads.

`python -m tests.reliability.in_line PATH THREADS HOLD_S` says "ready"; the line it then reads is how many seconds to go
on for, and the line it answers is a list of turns: when each was asked for, when it came, and whose it was.
"""

import json
import sys
import threading
import time
from pathlib import Path

from webapp.store.queue import WriteQueue

WAIT_S = 30.0  # a bound against hanging


class Ledger:
    """A number in a file that only comes out right when nobody writes at the same time."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> int:
        return int(self._path.read_text() or 0) if self._path.exists() else 0

    def add_one(self, hold_s: float) -> None:
        before = self.read()
        time.sleep(hold_s)
        self._path.write_text(str(before + 1))


def stand_in_line(path: str, threads: int, hold_s: float, seconds: float) -> list[tuple[float, float, int]]:
    """Every turn the threads had."""
    queue, ledger = WriteQueue(path, WAIT_S), Ledger(Path(f"{path}.ledger"))
    turns: list[tuple[float, float, int]] = []
    ends = time.monotonic() + seconds

    def again_and_again(name: int) -> None:
        while (asked := time.monotonic()) < ends:
            with queue.turn():
                turns.append((asked, time.monotonic(), name))
                ledger.add_one(hold_s)

    crowd = [threading.Thread(target=again_and_again, args=(name,)) for name in range(threads)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    return turns


def main(path: str, threads: str, hold_s: str) -> None:
    print("ready", flush=True)
    turns = stand_in_line(path, int(threads), float(hold_s), float(sys.stdin.readline()))
    print(json.dumps(turns), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
