"""Where the booking providers are, and who we are there: what the settings say."""

from collections.abc import Mapping
from typing import Any

from flask import current_app

from config import Settings
from integrations.provider import App

APPS = {
    "calendly": ("calendly_client_id", "calendly_client_secret"),
    "square": ("square_application_id", "square_application_secret"),
}
SIGNING_KEYS = {"calendly": "calendly_webhook_signing_key", "square": "square_webhook_signature_key"}


def settings() -> Settings:
    """The application's settings."""
    found: Settings = current_app.config["SETTINGS"]
    return found


def app_of(provider: str) -> App | None:
    """Our application at a provider that connects by OAuth; None where it has none, or none is set up."""
    if provider not in APPS:
        return None
    client_id, client_secret = (getattr(settings(), name) for name in APPS[provider])
    return App(client_id, client_secret) if client_id and client_secret else None


def signing_keys_of(provider: str) -> tuple[str, ...]:
    """What signs a provider's messages to our application as a whole; two, with a comma, while one is replaced."""
    given = str(getattr(settings(), SIGNING_KEYS.get(provider, ""), None) or "")
    return tuple(filter(None, (each.strip() for each in given.split(","))))


def api_url_of(provider: str, options: Mapping[str, Any]) -> str:
    """The address of its API: the one that the owner typed, else the settings'."""
    return str(options.get("base_url") or getattr(settings(), f"{provider}_base_url"))


def auth_url_of(provider: str) -> str:
    """The address it is signed in at; where it has none of its own, that of its API."""
    found = settings()
    return str(getattr(found, f"{provider}_auth_base_url", None) or getattr(found, f"{provider}_base_url"))


def public_only(options: Mapping[str, Any]) -> bool:
    """Whether the addresses of private networks are refused: those that somebody typed, where guests are real."""
    return "base_url" in options and settings().app_env not in ("development", "test")
