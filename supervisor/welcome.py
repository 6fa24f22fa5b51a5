"""What the supervisor asks the running server before it prints where it is and how to try it."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

DAYS_AHEAD = 14
TIMEOUT_S = 10
DIRECT = build_opener(ProxyHandler({}))


def why_not_ready(url: str) -> str | None:
    """None when the server can serve; otherwise what it says, or why it cannot be reached."""
    try:
        DIRECT.open(f"{url}/readyz", timeout=TIMEOUT_S).close()
    except HTTPError as error:
        return error.read().decode(errors="replace")
    except OSError as error:
        return str(error)
    return None


def text(url: str, demo: str | None) -> str:
    """The address; with the demo's file also its sign-in and a question to paste."""
    lines = ["", f"Tavolo answers at {url} (Ctrl-C stops it)"]
    if demo:
        lines += _how_to_try(url, json.loads(Path(demo).read_text()))
    return "\n".join([*lines, ""])


def _how_to_try(url: str, demo: dict[str, Any]) -> list[str]:
    question = _question(demo, _bookable_day(url, demo))
    return [
        f"Demo sign-in: {demo['email']}, password {demo['password']}",
        "Ask for a table:",
        f"  curl -s {url}/api/check_openings -H 'Authorization: Bearer {demo['token']}' \\",
        f"    -H 'Content-Type: application/json' -d '{question}'",
    ]


def _question(demo: dict[str, Any], day: str) -> str:
    return json.dumps({"restaurant_id": demo["slug"], "date": day})


def _bookable_day(url: str, demo: dict[str, Any]) -> str:
    """The next day with a free table, as the running server says."""
    today = datetime.now(UTC).date()
    days = [(today + timedelta(days=ahead)).isoformat() for ahead in range(1, DAYS_AHEAD + 1)]
    return next((day for day in days if _has_openings(url, demo, day)), days[0])


def _has_openings(url: str, demo: dict[str, Any], day: str) -> bool:
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {demo['token']}"}
    address = f"{url}/api/check_openings"
    request = Request(address, _question(demo, day).encode(), headers)  # noqa: S310
    try:
        with DIRECT.open(request, timeout=TIMEOUT_S) as answer:
            return bool(json.load(answer).get("slots"))
    except OSError:
        return False
