"""Children in the foreground: their output is told apart, a death is explained, and none outlives us."""

import os
import sys
from pathlib import Path

import pytest

from supervisor import processes
from supervisor.processes import Child
from tests import alive
from tests.until import until

DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up'); time.sleep(60)"
WITH_CHILD = """
import subprocess, sys, time
print(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]).pid)
time.sleep(60)
"""


def start(code: str, name: str = "web") -> Child:
    return processes.start(name, [sys.executable, "-c", code], os.environ, Path.cwd())


def first_line_of(child: Child) -> str:
    """Its first line of output, waited for."""
    return until(lambda: child.last_lines)[0].strip()


def ended(child: Child) -> str:
    child.process.wait(30)
    why = processes.why_ended([child])
    assert why
    return why


def test_each_line_carries_the_name_of_its_program(capsys: pytest.CaptureFixture[str]) -> None:
    children = [start("print('hello')", "web"), start("import sys; sys.stderr.write('there')", "stand-ins")]
    for child in children:
        ended(child)
    assert sorted(capsys.readouterr().out.splitlines()) == ["stand-ins | there", "web       | hello"]


def test_while_all_run_nothing_has_ended() -> None:
    child = start("import time; time.sleep(60)")
    assert processes.why_ended([child]) is None
    processes.stop([child])


def test_a_program_that_ends_is_named_with_its_last_words() -> None:
    why = ended(start("for n in range(50): print('line', n)\nraise SystemExit(3)", "worker"))
    assert why.startswith("worker ended by itself (exit code 3)")
    assert "line 49" in why and "line 29\n" not in why


def test_a_killed_program_is_named_with_its_signal() -> None:
    child = start("import time; time.sleep(60)")
    child.process.kill()
    assert "SIGKILL" in ended(child)


def test_stopping_ends_programs_that_do_not_listen_and_what_they_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "GRACE_S", 0.5)
    deaf, parent = start(DEAF), start(WITH_CHILD)
    first_line_of(deaf)
    grandchild = int(first_line_of(parent))
    processes.stop([deaf, parent])
    assert deaf.process.returncode == -9
    until(lambda: alive.has_ended(grandchild))
