"""The queue of SQLite's writers: one at a time over all processes, each in its turn, none waiting for ever."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import IO, cast

import pytest

from config import ROOT
from tests.reliability import figures
from tests.reliability.in_line import Ledger
from tests.size import size
from tests.until import until
from webapp.store.queue import Busy, WriteQueue

SECONDS = size(1.0, 30.0)
THREADS, HOLD_S = 8, 0.0005
LONG_S = 60.0  # a bound against hanging

HOLDS_FOR_EVER = """
import sys, time
from webapp.store.queue import WriteQueue
with WriteQueue(sys.argv[1], 30).turn():
    print("held", flush=True)
    time.sleep(600)
"""
FORKED = """
import os, sys
from pathlib import Path
from tests.reliability.in_line import Ledger
from webapp.store.queue import WriteQueue
queue, ledger = WriteQueue(sys.argv[1], 30), Ledger(Path(sys.argv[1] + ".ledger"))
with queue.turn():
    pass
child = os.fork() == 0
for _ in range(200):
    with queue.turn():
        ledger.add_one(0.0002)
if not child:
    os.wait()
"""


def start(*command: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, *command], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "book.sqlite3")


@pytest.mark.parametrize("processes", [2, 3])
def test_processes_write_one_at_a_time_and_by_turns(path: str, processes: int) -> None:
    turns = all_in_line(path, processes)
    had = Counter(process for _, _, process, _ in turns)
    waits = sorted(got - asked for asked, got, _, _ in turns)
    assert Ledger(Path(f"{path}.ledger")).read() == len(turns)
    assert min(had.values()) > len(turns) / processes / 2
    for process in range(processes):
        by_thread = Counter(name for _, _, whose, name in turns if whose == process)
        assert len(by_thread) == THREADS
        assert min(by_thread.values()) > max(by_thread.values()) / 2
    figures.note(
        f"the queue of writers, {processes} processes",
        "sqlite",
        threads=processes * THREADS,
        turns=len(turns),
        two_at_once=0,
        least_share_of_a_process=f"{min(had.values()) / len(turns):.0%}",
        wait_p50_ms=waits[len(waits) // 2] * 1000,
        longest_wait_ms=waits[-1] * 1000,
    )


def all_in_line(path: str, processes: int) -> list[tuple[float, float, int, int]]:
    """Every turn while all were there: when asked for, when it came, of which process and which of its threads."""
    with ExitStack() as stack:
        crowd = [
            stack.enter_context(start("-m", "tests.reliability.in_line", path, str(THREADS), str(HOLD_S)))
            for _ in range(processes)
        ]
        for each in crowd:
            assert cast(IO[str], each.stdout).readline() == "ready\n"
        for each in crowd:
            cast(IO[str], each.stdin).write(f"{SECONDS}\n")
            cast(IO[str], each.stdin).flush()
        heard = [json.loads(cast(IO[str], each.stdout).readline()) for each in crowd]
    return [(asked, got, process, name) for process, turns in enumerate(heard) for asked, got, name in turns]


def test_a_killed_writer_leaves_its_turn_to_the_next(path: str) -> None:
    for _ in range(size(2, 20)):
        with start("-c", HOLDS_FOR_EVER, path) as holder:
            assert cast(IO[str], holder.stdout).readline() == "held\n"
            with pytest.raises(Busy), WriteQueue(path, 0.05).turn():
                pass
            holder.send_signal(signal.SIGKILL)
            with WriteQueue(path, LONG_S).turn():
                pass


def test_a_writer_waits_as_long_as_it_may_and_no_longer(path: str) -> None:
    with WriteQueue(path, LONG_S).turn():
        waiting = WriteQueue(path, 0.2)
        waits: list[float] = []

        def wait() -> None:
            started = time.monotonic()
            with pytest.raises(Busy), waiting.turn():
                pass
            waits.append(time.monotonic() - started)

        crowd = [threading.Thread(target=wait) for _ in range(5)]
        for each in crowd:
            each.start()
        for each in crowd:
            each.join()
    assert len(waits) == 5
    assert min(waits) >= 0.2
    with waiting.turn() as left_s:
        assert 0 < left_s <= 0.2


def test_threads_are_served_in_the_order_they_came(path: str) -> None:
    queue = WriteQueue(path, LONG_S)
    served: list[int] = []

    def serve(name: int) -> None:
        with queue.turn():
            served.append(name)

    crowd = [threading.Thread(target=serve, args=(name,)) for name in range(20)]
    with queue.turn():
        for waiting, each in enumerate(crowd, start=1):
            each.start()
            until(lambda waiting=waiting: len(queue._waiting) == waiting)  # type: ignore[misc]
    for each in crowd:
        each.join()
    assert served == list(range(20))


def test_giving_up_at_the_moment_of_being_called_loses_no_turn(path: str) -> None:
    """Waits and works are as long as each other, so that the two meet again and again."""
    queue = WriteQueue(path, 0.004)
    chance = random.Random(figures.seed())
    seen: Counter[str] = Counter()
    inside = 0
    ends = time.monotonic() + SECONDS

    def come_and_go() -> None:
        nonlocal inside
        while time.monotonic() < ends:
            try:
                with queue.turn():
                    inside += 1
                    seen["together"] += inside > 1
                    time.sleep(chance.uniform(0, 0.003))
                    inside -= 1
                    seen["served"] += 1
            except Busy:
                seen["gave up"] += 1

    crowd = [threading.Thread(target=come_and_go) for _ in range(THREADS)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join(LONG_S)
        assert not each.is_alive()
    assert seen["served"]
    assert seen["gave up"]
    assert not seen["together"]
    with queue.turn():
        pass


def test_a_forked_process_queues_for_itself(path: str) -> None:
    done = subprocess.run([sys.executable, "-c", FORKED, path], cwd=ROOT, check=False, timeout=LONG_S)
    assert done.returncode == os.EX_OK
    assert Ledger(Path(f"{path}.ledger")).read() == 400
