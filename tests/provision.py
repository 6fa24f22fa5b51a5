"""What the tests need besides Python packages: PostgreSQL's programs and a browser. Standard library alone.

`python tests/provision.py` runs before the tests and brings what is missing where that is allowed: Debian's packages as
root on a Debian machine, elsewhere Playwright's own browser into the user's cache. The tests themselves only look.
"""

import fcntl
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

DEBIAN = Path("/etc/debian_version")
NO_SYSTEM_CLUSTER = Path("/etc/postgresql-common/createcluster.d/no-system-cluster.conf")
APT_OPTIONS = ("-o", "Acquire::Retries=5", "-o", "DPkg::Lock::Timeout=600")
TRIES = 3
CACHES = ("~/.cache/ms-playwright", "~/Library/Caches/ms-playwright")
IN_CACHE = ("chromium-*/chrome-linux*/chrome", "chromium-*/chrome-mac*/*.app/Contents/MacOS/*")
ON_PATH = ("chromium", "chromium-browser", "google-chrome")


def find_postgresql() -> Path | None:
    """The folder of `initdb` and `pg_ctl`: from the PATH, else the newest in /usr/lib/postgresql."""
    if on_path := shutil.which("pg_ctl"):
        return Path(on_path).resolve().parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: float(path.parts[-3]))
    return installed[-1].parent if installed else None


def find_chromium() -> Path | None:
    """A browser that starts: Playwright's own, else one on the PATH."""
    caches = [Path(cache).expanduser() for cache in (os.environ.get("PLAYWRIGHT_BROWSERS_PATH"), *CACHES) if cache]
    own = sorted((path for cache in caches for pattern in IN_CACHE for path in cache.glob(pattern)), reverse=True)
    on_path = [Path(path) for path in map(shutil.which, ON_PATH) if path]
    return next((path for path in (*own, *on_path) if _starts(path)), None)


def _starts(*command: str | Path) -> bool:
    try:
        return subprocess.run([*command, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def has_postgresql() -> bool:
    return bool(os.environ.get("TEST_DATABASE_URL") or find_postgresql())


def has_chromium() -> bool:
    """A browser and the program through which Playwright drives it."""
    return bool(find_chromium()) and _starts(sys.executable, "-m", "playwright")


class Need(NamedTuple):
    """A program of the system: whether it is there, Debian's packages for it, and how a person gets it."""

    is_there: Callable[[], bool]
    packages: tuple[str, ...]
    advice: str


NEEDED = {
    "postgresql": Need(
        has_postgresql,
        ("postgresql",),
        "apt-get install postgresql, or set TEST_DATABASE_URL to a server where databases may be created",
    ),
    "chromium": Need(
        has_chromium,
        ("chromium", "libatomic1"),  # Playwright's own Node lacks the second on a bare Debian
        f"{sys.executable} -m playwright install chromium, or apt-get install chromium libatomic1",
    ),
}


def missing() -> list[str]:
    """The names in `NEEDED` that are not there."""
    return [name for name, need in NEEDED.items() if not need.is_there()]


def reason(name: str) -> str:
    """What the lack of `name` means, and the command that ends it."""
    return f"{name.upper()} IS MISSING, so its tests do not run. To have it: {NEEDED[name].advice}"


def is_continuous_integration() -> bool:
    """Whether a test left out is a failure."""
    return os.environ.get("CI", "").lower() in ("1", "true")


def bring() -> None:
    """Bring what is missing, where we may."""
    if missing() and os.geteuid() == 0 and DEBIAN.exists() and shutil.which("apt-get"):
        with _one_at_a_time():
            if names := missing():
                _apt_install(names)
    if "chromium" in missing() and importlib.util.find_spec("playwright"):
        with suppress(subprocess.TimeoutExpired):
            subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False, timeout=900)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with DEBIAN.open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _apt_install(names: list[str]) -> None:
    print(f"Installing {' and '.join(names)} for the tests", flush=True)
    if "postgresql" in names and not NO_SYSTEM_CLUSTER.exists():
        NO_SYSTEM_CLUSTER.parent.mkdir(parents=True, exist_ok=True)
        NO_SYSTEM_CLUSTER.write_text("# The tests make clusters of their own.\ncreate_main_cluster = false\n")
    packages = [package for name in names for package in NEEDED[name].packages]
    for tried in range(TRIES):
        time.sleep(5 * tried)
        if _apt_get("update") and _apt_get("install", "-y", "--no-install-recommends", *packages):
            return


def _apt_get(*arguments: str) -> bool:
    done = subprocess.run(
        ["apt-get", "-q", *APT_OPTIONS, *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stdout[-2000:], done.stderr[-2000:], file=sys.stderr)
    return done.returncode == 0


def report(lacking: list[str]) -> int:
    """Say loudly what is not there, and the exit code that follows from it."""
    for name in lacking:
        print(f"\n*** {reason(name)}\n", file=sys.stderr)
    return 1 if lacking and is_continuous_integration() else 0


if __name__ == "__main__":
    bring()
    raise SystemExit(report(missing()))
