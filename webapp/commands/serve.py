"""`flask serve`: web, worker and, outside production, the stand-ins for other services, until Ctrl-C."""

import os
import signal
import socket
import sys
import threading
import time
from dataclasses import Field, fields
from typing import Any

import click
from flask import current_app
from flask.cli import with_appcontext

from config import ROOT, Settings, names_of
from integrations import sandbox
from webapp.commands import processes, welcome

POLL_S = 0.1
PATIENCE_S = 60.0
STOPPING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@click.command("serve")
@with_appcontext
def serve() -> None:
    """Web, worker and (outside production) stand-ins in the foreground, until Ctrl-C."""
    settings: Settings = current_app.config["SETTINGS"]
    _refuse_taken_ports(settings)
    asked_to_stop = threading.Event()
    for number in STOPPING_SIGNALS:
        signal.signal(number, lambda *_: asked_to_stop.set())
    environ = {**os.environ, **stand_in_settings(settings)}
    children: list[processes.Child] = []
    try:
        for name, command in programs(settings).items():
            children.append(processes.start(name, command, environ, ROOT))
        _watch(settings, children, asked_to_stop)
    finally:
        processes.stop(children)


def web_command(settings: Settings) -> list[str]:
    """The web server and its options. It reads requests whole before a thread takes them, so that callers who send
    slowly, or nothing, hold none."""
    return [
        *(sys.executable, "-m", "webapp.commands.web", "wsgi:app"),
        "--interface=wsgi",
        f"--host={settings.host}",
        f"--port={settings.port}",
        f"--workers={settings.web_processes}",
        f"--blocking-threads={settings.web_threads}",
        "--backlog=2048",
        "--backpressure=1024",
        "--http=1",
        "--no-ws",
        "--workers-kill-timeout=6",  # one that is told to stop while it still loads does not hear it
        "--log-level=error",
    ]


def programs(settings: Settings) -> dict[str, list[str]]:
    """What runs, by the name it has in the output."""
    programs = {"web": web_command(settings), "worker": [sys.executable, "-m", "flask", "worker"]}
    if services := stand_ins(settings):
        where = [f"--port={settings.port + 1}", f"--callback-base={welcome.url(settings)}"]
        where += [f"--public-base={_public_url(settings)}", *services]
        programs["stand-ins"] = [sys.executable, "-m", "integrations.sandbox", *where]
    return programs


def stand_ins(settings: Settings) -> list[str]:
    """The services that stand-ins answer for: those of which nothing was given; none where guests are real."""
    if settings.app_env == "production":
        return []
    given = {name for field in fields(Settings) if _is_given(settings, field) for name in names_of(field)}
    return [service for service, needed in sandbox.SETTINGS.items() if not given & needed("").keys()]


def _is_given(settings: Settings, field: Field[Any]) -> bool:
    default = field.metadata["default"]
    return bool(getattr(settings, field.name) != (field.metadata["read"](default) if default else None))


def stand_in_settings(settings: Settings) -> dict[str, str]:
    """The settings that point web and worker at the stand-ins, and those back at us."""
    services = stand_ins(settings)
    found = {"API_BASE_URL": _public_url(settings)} if services else {}
    for service in services:
        found |= sandbox.SETTINGS[service](f"http://{sandbox.LOOPBACK}:{_port_of(settings, service)}")
    return found


def _public_url(settings: Settings) -> str:
    return settings.public_url or welcome.url(settings)


def _port_of(settings: Settings, service: str) -> int:
    return settings.port + 1 + [*sandbox.STAND_INS].index(service)


def _refuse_taken_ports(settings: Settings) -> None:
    wanted = [(settings.host.strip("[]"), settings.port)]
    wanted += [(sandbox.LOOPBACK, _port_of(settings, service)) for service in stand_ins(settings)]
    for host, port in wanted:
        try:
            socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
        except OSError as error:
            advice = f"choose another, for instance: PORT={settings.port + 100} make run"
            raise click.ClickException(f"Port {port} is not free ({error.strerror}); {advice}") from error


def _watch(settings: Settings, children: list[processes.Child], asked_to_stop: threading.Event) -> None:
    """Announce the server once it is ready, and return when asked to stop. Raises when a child ends, or none is ready
    in time."""
    is_announced = False
    deadline = time.monotonic() + PATIENCE_S
    while not asked_to_stop.wait(POLL_S):
        if ended := processes.why_ended(children):
            raise click.ClickException(ended)
        if is_announced:
            continue
        problem = welcome.why_not_ready(settings)
        if problem is None:
            click.echo(welcome.text(settings))
            is_announced = True
        elif time.monotonic() > deadline:
            raise click.ClickException(f"Not ready after {PATIENCE_S:.0f} s: {problem}")
