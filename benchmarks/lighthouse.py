"""`python -m benchmarks.lighthouse [URL]`: Lighthouse's marks for the pages people open most, beside `make run`.

Lighthouse is npm's, fetched by npx when asked for; it belongs to this command alone.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from typing import Any

import requests

from benchmarks import report
from config import Settings
from tests import provision

LIGHTHOUSE = "lighthouse@12"
CATEGORIES = ("performance", "accessibility", "best-practices")
DEVICES = {"phone": (), "desk": ("--preset=desktop",)}
ROUNDS = 3
WANTED = 95
BOOKING = re.compile(r'"(/r/[^/"]+/bookings/[A-Z0-9]{6})[/"?]')
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


def figures(url: str) -> str:
    """The median marks of each page."""
    keys = json.loads((Settings.load().instance_path / "demo.json").read_text())
    session = signed_in(url, keys)
    lines = []
    for name, path in pages(session, url, keys["slug"]).items():
        for device, flags in DEVICES.items():
            marks = median([marked(f"{url}{path}", session, flags) for _ in range(ROUNDS)])
            lines.append((name, device, *(_judged(mark) for mark in marks)))
            print(*lines[-1], file=sys.stderr)
    return report.table(("page", "device", *CATEGORIES), lines)


def signed_in(url: str, keys: dict[str, str]) -> requests.Session:
    """The owner of the demo restaurant."""
    session = requests.Session()
    found = TOKEN.search(session.get(f"{url}/sign-in", timeout=10).text)
    fields = {"csrf_token": found[1] if found else "", "email": keys["email"], "password": keys["password"]}
    session.post(f"{url}/sign-in", fields, headers={"Referer": f"{url}/sign-in"}, timeout=10).raise_for_status()
    return session


def pages(session: requests.Session, url: str, slug: str) -> dict[str, str]:
    """Sign-in, and the pages of a day that has bookings: their paths."""
    today = f"/r/{slug}/today"
    week = session.get(f"{url}/r/{slug}/calendar?view=week", timeout=10).text
    days = re.findall(r"day=(\d{4}-\d\d-\d\d)", week)
    found = [(day, page) for day in sorted(set(days)) if (page := _booking_of(session, f"{url}{today}?day={day}"))]
    if not found:
        raise LookupError("no day of this week has a booking")
    day, booking = found[-1]
    return {
        "sign-in": "/sign-in",
        "today": f"{today}?day={day}",
        "calendar": f"/r/{slug}/calendar",
        "a booking": booking,
        "settings": f"/r/{slug}/settings/restaurant",
    }


def _booking_of(session: requests.Session, url: str) -> str | None:
    found = BOOKING.search(session.get(url, timeout=10).text)
    return found[1] if found else None


def marked(url: str, session: requests.Session, flags: tuple[str, ...]) -> list[int]:
    """One run: a mark of 100 for each category."""
    headers = (
        {}
        if url.endswith("/sign-in")
        else {"Cookie": "; ".join(f"{each.name}={each.value}" for each in session.cookies)}
    )
    with tempfile.NamedTemporaryFile("w", suffix=".json") as cookies:
        json.dump(headers, cookies)
        cookies.flush()
        command = [
            "npx",
            "--yes",
            LIGHTHOUSE,
            url,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(CATEGORIES)}",
        ]
        command += [f"--extra-headers={cookies.name}", "--chrome-flags=--headless=new --no-sandbox", *flags]
        environ = {**os.environ, "CHROME_PATH": str(provision.find_chromium())}
        answer = subprocess.run(command, env=environ, capture_output=True, check=True, text=True)
    found: dict[str, Any] = json.loads(answer.stdout)["categories"]
    return [round(100 * (found[category]["score"] or 0)) for category in CATEGORIES]


def median(runs: list[list[int]]) -> Iterator[int]:
    """Of each category by itself."""
    return (int(statistics.median(marks)) for marks in zip(*runs, strict=True))


def _judged(mark: int) -> str:
    return str(mark) if mark >= WANTED else f"**{mark}** (missed {WANTED})"


if __name__ == "__main__":
    text = figures((sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000").rstrip("/"))
    print(text)
    report.write("lighthouse", text)
