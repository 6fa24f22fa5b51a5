"""The demo restaurant. Made once from `demo.json` and then left as its owner changes it; its keys are put right every
time, and kept in the instance folder for people to try things with."""

import json
import os
import secrets
import tempfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from flask import current_app

from config import Settings
from webapp import demo_book
from webapp.models.types import utc_now
from webapp.operations import operators, restaurants, tokens, users
from webapp.operations.audit import COMMAND
from webapp.store import tenants
from webapp.store.transaction import read, write

FILE = Path(__file__).with_suffix(".json")
EMAIL = "owner@example.com"
TOKEN_NAME = "demo"  # noqa: S105  # a name, no secret
NAME = "Anna Ferri"


class NotForProduction(RuntimeError):
    """The demo restaurant's keys lie about in clear."""

    def __init__(self) -> None:
        super().__init__("The demo restaurant is not for production: its password and token are kept in clear.")


def upsert() -> dict[str, str]:
    """Make what is missing; the keys as they are kept: slug, email, password, token, vapi_secret, phone_number_id.

    Raises `NotForProduction`, and what importing a restaurant raises.
    """
    settings: Settings = current_app.config["SETTINGS"]
    if settings.app_env == "production":
        raise NotForProduction
    kept, file = _kept(keys_path()), json.loads(FILE.read_text())
    slug, vapi = file["slug"], file["vapi"]
    vapi["secret"] = kept.get("vapi_secret") or secrets.token_urlsafe(24)
    password = _sign_in(kept.get("password"))
    is_new = read(lambda connection: tenants.by_slug(connection, slug)) is None
    restaurants.import_file(json.dumps(file if is_new else {"slug": slug, "vapi": vapi}), EMAIL)
    if is_new:
        _fill_book(slug, utc_now())
        _serve(slug)
    keys = {
        "slug": slug,
        "email": EMAIL,
        "password": password,
        "token": _token(slug, kept.get("token")),
        "vapi_secret": vapi["secret"],
        "phone_number_id": vapi["phone_number_ids"][0],
    }
    _keep(keys_path(), keys)
    return keys


def keys_path() -> Path:
    """Where the demo's keys are kept."""
    settings: Settings = current_app.config["SETTINGS"]
    return settings.instance_path / "demo.json"


def _kept(path: Path) -> dict[str, str]:
    """The keys of last time; none when the file is gone or spoiled."""
    with suppress(FileNotFoundError, ValueError):
        found = json.loads(path.read_text())
        if isinstance(found, dict):
            return {name: value for name, value in found.items() if isinstance(value, str)}
    return {}


def _keep(path: Path, keys: dict[str, str]) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent)  # for its owner's eyes only
    with os.fdopen(descriptor, "w") as file:
        json.dump(keys, file, indent=2)
    Path(draft).replace(path)


def _sign_in(kept: str | None) -> str:
    """The owner's password: the one kept if it is good, else a new one."""
    if kept and users.authenticate(EMAIL, kept):
        return kept
    password = kept or secrets.token_urlsafe(12)
    try:
        users.create(EMAIL, password, NAME)
    except users.UserExists:
        users.set_password(EMAIL, password)
    return password


def _token(slug: str, kept: str | None) -> str:
    """The token kept if it opens the door, or can be made to because the database is new; else another."""
    if kept and tokens.is_valid(slug, kept):
        return kept
    with suppress(tokens.InvalidToken):
        return tokens.create(slug, TOKEN_NAME, kept)
    return tokens.create(slug, TOKEN_NAME)


def _serve(slug: str) -> None:
    """Its texts appear in the stand-in."""
    restaurant = read(lambda connection: tenants.by_slug(connection, slug))
    if restaurant is not None:
        operators.serve(COMMAND, restaurant.id, True)


def _fill_book(slug: str, now: datetime) -> None:
    restaurant = read(lambda connection: tenants.by_slug(connection, slug))
    if restaurant is None:
        raise restaurants.UnknownRestaurant(slug)
    write(restaurant.id, lambda connection: demo_book.fill(connection, restaurant, now))
