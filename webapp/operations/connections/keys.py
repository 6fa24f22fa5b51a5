"""The form of a provider that connects by key: which of it is secret, and what may be typed."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from integrations.provider import KeyField, Provider
from webapp.operations.connections import services

LONGEST = 1000
LAST = 4  # characters of a key that are shown


class InvalidKey(ValueError):
    """A field that can't be right: `reason` is missing, too_long, unreadable, not_a_url or not_https."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


def read(provider: Provider, given: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Credentials, and the options that come with them. Raises `InvalidKey`."""
    credentials: dict[str, str] = {}
    options: dict[str, str] = {}
    for key_field in provider.key_fields:
        text = _text(key_field, given.get(key_field.name, "").strip())
        if text:
            (credentials if key_field.is_secret else options)[key_field.name] = text
    return credentials, options


def hint(provider: Provider, credentials: Mapping[str, str]) -> str | None:
    """How the key ends; the last of the fields, which is the most secret one."""
    secret = [key_field.name for key_field in provider.key_fields if key_field.is_secret]
    key = str(credentials.get(secret[-1], "")) if secret else ""
    return key[-LAST:] if len(key) > 2 * LAST else None


def _text(key_field: KeyField, text: str) -> str:
    if not text and key_field.is_required:
        raise InvalidKey(key_field.name, "missing")
    if len(text) > LONGEST:
        raise InvalidKey(key_field.name, "too_long")
    if not text.isprintable() or not text.isascii():
        raise InvalidKey(key_field.name, "unreadable")
    return _url(text) if text and key_field.name == "base_url" else text


def _url(text: str) -> str:
    """An address that somebody typed. Where it leads is seen when it is connected to."""
    try:
        parts = urlsplit(text)
        is_url = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        is_url = False
    if not is_url or parts.username or parts.query or parts.fragment:
        raise InvalidKey("base_url", "not_a_url")
    if parts.scheme != "https" and services.settings().app_env not in ("development", "test"):
        raise InvalidKey("base_url", "not_https")
    return text.rstrip("/")
