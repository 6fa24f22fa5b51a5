"""How a stand-in calls whoever asked to be told."""

from typing import Any
from urllib.parse import urlsplit, urlunsplit

import requests


def post(url: str, callback_base: str | None, **sent: Any) -> requests.Response:
    """Its answer, redirects not followed and no proxy asked. Raises `requests.RequestException`."""
    with requests.Session() as session:
        session.trust_env = False
        return session.post(reached_at(url, callback_base), allow_redirects=False, **sent)


def reached_at(url: str, callback_base: str | None) -> str:
    """Where messages for `url` really go: `callback_base`, where there is one, replaces its scheme and host."""
    if callback_base is None:
        return url
    base, asked = urlsplit(callback_base), urlsplit(url)
    return urlunsplit((base.scheme, base.netloc, asked.path, asked.query, ""))
