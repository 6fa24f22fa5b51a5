"""A real browser, whichever this machine has."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from werkzeug.serving import make_server

from tests import provision
from tests.conftest import leave_out
from tests.pages.conftest import house, password_hash, signed_in

__all__ = ["house", "password_hash", "signed_in"]  # fixtures of the pages, here as well

# As root in a container there is no sandbox; the rest keeps a browser without a screen from calling home.
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    if not provision.has_chromium():
        leave_out("chromium")
    return {**browser_type_launch_args, "executable_path": str(provision.find_chromium()), "args": [*FLAGS]}


@pytest.fixture
def site(app: Flask) -> Iterator[str]:
    """The URL of the application, served on loopback."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
