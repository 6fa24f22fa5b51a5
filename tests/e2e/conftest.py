"""A real browser, whichever this machine has."""

from typing import Any

import pytest

from tests import provision
from tests.conftest import leave_out

# As root in a container there is no sandbox; the rest keeps a browser without a screen from calling home.
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    browser = provision.find_chromium()
    if not browser:
        leave_out("chromium")
    return {**browser_type_launch_args, "executable_path": str(browser), "args": [*FLAGS]}
