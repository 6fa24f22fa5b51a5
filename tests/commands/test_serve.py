"""`flask serve`: one command starts everything, says how to try it, and takes everything down with it."""

import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from config import ROOT, Settings
from integrations.sandbox import STAND_INS
from tests import alive
from tests.until import until
from webapp import create_app
from webapp.commands.serve import programs, stand_in_settings, stand_ins

FLASK = [sys.executable, "-m", "flask"]
ACCOUNT = {"TWILIO_ACCOUNT_SID": f"AC{'0' * 32}", "TWILIO_AUTH_TOKEN": "token", "TWILIO_FROM": "+390612345678"}


@pytest.fixture
def port() -> int:
    """A free port with free ones after it, for the stand-ins."""
    needed = 1 + len(STAND_INS)
    for candidate in range(20_000 + os.getpid() % 10_000, 60_000, needed):
        try:
            for offset in range(needed):
                socket.create_server(("127.0.0.1", candidate + offset)).close()
        except OSError:
            continue
        return candidate
    raise AssertionError("not enough free ports")


@pytest.fixture
def surroundings(environ: dict[str, str], port: int) -> dict[str, str]:
    """The environment of the commands: development, and nothing of ours from outside."""
    return {"PATH": os.environ["PATH"], **environ, "APP_ENV": "development", "PORT": str(port)}


@contextmanager
def serving(surroundings: dict[str, str]) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """The running command and what it said until it was ready."""
    with subprocess.Popen(
        [*FLASK, "serve"], cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            yield process, said_until_ready(process)
        finally:
            process.terminate()
            process.communicate(timeout=60)


def said_until_ready(process: "subprocess.Popen[str]") -> str:
    """What it printed, its welcome included, which ends in an empty line."""
    said = ""
    for line in process.stdout or ():
        said += line
        if "Tavolo answers" in said and not line.strip():
            return said
    raise AssertionError(said)


def children_of(pid: int) -> dict[str, int]:
    """Its children by what follows `-m` in their command."""
    ids = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    commands = {int(each): Path(f"/proc/{each}/cmdline").read_text().split("\0") for each in ids}
    return {command[command.index("-m") + 1]: each for each, command in commands.items()}


def test_what_it_prints_finds_a_table_and_an_interrupt_ends_everything(surroundings: dict[str, str]) -> None:
    subprocess.run([*FLASK, "demo"], cwd=ROOT, env=surroundings, capture_output=True, check=True)
    with serving(surroundings) as (process, said):
        assert re.search(r"Demo sign-in: \S+@\S+, password \S+", said)
        assert answer_to(said.partition("curl")[2])["slots"]
        children = children_of(process.pid)
        assert set(children) == {"webapp.commands.web", "flask", "integrations.sandbox"}
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
        assert process.returncode == 0
    until(lambda: all(map(alive.has_ended, children.values())))


def test_when_one_program_dies_all_stop_and_it_is_named(surroundings: dict[str, str]) -> None:
    with serving(surroundings) as (process, _):
        children = children_of(process.pid)
        os.kill(children["flask"], signal.SIGKILL)
        said, _ = process.communicate(timeout=60)
        assert process.returncode == 1
    assert "Error: worker ended by itself (SIGKILL)" in said
    until(lambda: all(map(alive.has_ended, children.values())))


@pytest.mark.parametrize("offset", [0, 1], ids=["ours", "the stand-in's"])
def test_a_taken_port_is_said_in_one_line_with_the_way_out(settings: Settings, port: int, offset: int) -> None:
    app = create_app(replace(settings, port=port))
    with socket.create_server(("127.0.0.1", port + offset)):
        done = app.test_cli_runner().invoke(args=["serve"])
    assert done.exit_code == 1
    [line] = done.output.splitlines()
    assert f"Port {port + offset} is not free" in line and f"PORT={port + 100} make run" in line


def test_production_never_starts_stand_ins(settings: Settings) -> None:
    assert set(programs(replace(settings, app_env="production"))) == {"web", "worker"}
    assert stand_in_settings(replace(settings, app_env="production")) == {}


@pytest.mark.settings(**ACCOUNT, CALENDLY_CLIENT_ID="ours", CALENDLY_CLIENT_SECRET="ours")
def test_an_account_that_is_given_is_used(settings: Settings) -> None:
    assert stand_ins(settings) == ["acuity", "calcom", "opentable", "square", "vapi"]
    assert not [name for name in stand_in_settings(settings) if name.startswith(("TWILIO", "CALENDLY"))]
    assert programs(settings)["stand-ins"][-5:] == stand_ins(settings)


def test_the_stand_ins_have_whole_accounts(settings: Settings, tmp_path: Path) -> None:
    given = {"APP_ENV": "development", "INSTANCE_PATH": str(tmp_path), **stand_in_settings(settings)}
    found = Settings.load(given)
    assert found.twilio_base_url == f"http://127.0.0.1:{settings.port + 1}"
    urls = [getattr(found, f"{service}_base_url") for service in STAND_INS]
    assert [url.split(":")[2].split("/")[0] for url in urls] == [str(settings.port + 1 + n) for n in range(len(urls))]
    assert found.calendly_client_id and found.square_application_id and found.square_webhook_signature_key


def answer_to(curl: str) -> dict[str, object]:
    """What the printed command answers: its URL, headers and body, sent without curl."""
    words = iter(shlex.split(curl))
    url, headers, body = "", {}, b""
    for word in words:
        if word == "-H":
            name, _, value = next(words).partition(": ")
            headers[name] = value
        elif word == "-d":
            body = next(words).encode()
        elif word.startswith("http"):
            url = word
    with urlopen(Request(url, body, headers), timeout=30) as answer:
        found: dict[str, object] = json.load(answer)
        return found
