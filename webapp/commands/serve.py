"""`flask serve`: web, worker and, outside production, the stand-ins for other services, until Ctrl-C."""

import json
import os
import socket
import sys
from dataclasses import Field, fields
from typing import Any

import click
from flask import current_app
from flask.cli import with_appcontext

from config import ROOT, Settings, names_of
from integrations import sandbox

EVERY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104


@click.command("serve")
@with_appcontext
def serve() -> None:
    """Web, worker and (outside production) stand-ins in the foreground, until Ctrl-C."""
    settings: Settings = current_app.config["SETTINGS"]
    _refuse_taken_ports(settings)
    kept = settings.instance_path.resolve() / "demo.json"
    demo = str(kept) if settings.app_env != "production" and kept.exists() else None
    wanted = {"programs": programs(settings), "url": url(settings), "demo": demo}
    os.chdir(ROOT)
    # In place of this process, which holds the whole application and has nothing left to do.
    command = [sys.executable, "-m", "supervisor", json.dumps(wanted)]
    os.execve(sys.executable, command, {**os.environ, **stand_in_settings(settings)})  # noqa: S606


def url(settings: Settings) -> str:
    """Where this machine reaches the server."""
    return f"http://{EVERY_ADDRESS.get(settings.host, settings.host)}:{settings.port}"


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
        where = [f"--port={settings.port + 1}", f"--callback-base={url(settings)}"]
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
    return settings.public_url or url(settings)


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
