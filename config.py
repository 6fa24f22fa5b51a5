"""Every setting once: its type, its default, why it exists and how to get it; over 300 lines because nothing is twice.

The environment is read once, at start; `.env` beside this file fills in what the environment leaves out, and an empty
value counts as not given. A bad or missing setting stops the start by name.
"""

import os
import secrets
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
from cryptography.fernet import Fernet
from dotenv import dotenv_values
from limits import parse_many
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

ROOT = Path(__file__).resolve().parent
SHORTEST_SECRET_KEY = 32
SQUARE_SANDBOX = "https://connect.squareupsandbox.com"
MAKE_SECRET_KEY = "python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"  # noqa: S105
MAKE_CREDENTIAL_KEY = "python3 -c 'import base64, os; print(base64.urlsafe_b64encode(os.urandom(32)).decode())'"


class BadSettings(click.ClickException):
    """Settings that cannot be started with; the message has one line for each, with its name and what to do."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))


def _one_of(*allowed: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in allowed:
            raise ValueError(f"must be {', '.join(allowed[:-1])} or {allowed[-1]}")
        return text

    return read


def _between(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise ValueError(f"must be a whole number from {least} to {most}")
        return int(text)

    return read


def _secret_key(text: str) -> str:
    if len(text) < SHORTEST_SECRET_KEY:
        raise ValueError(f"must have at least {SHORTEST_SECRET_KEY} characters; make one with: {MAKE_SECRET_KEY}")
    return text


def _credential_keys(text: str) -> tuple[str, ...]:
    keys = tuple(key.strip() for key in text.split(","))
    for place, key in enumerate(keys, start=1):
        try:
            Fernet(key)
        except ValueError:
            raise ValueError(f"key {place} is not a Fernet key; make one with: {MAKE_CREDENTIAL_KEY}") from None
    return keys


def _database_url(text: str) -> str:
    try:
        url = make_url(text)
    except ArgumentError:
        raise ValueError("is not a database URL: postgresql://user:password@host/name or sqlite:///file") from None
    if url.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        url = url.set(drivername="postgresql+psycopg")
    elif url.drivername != "sqlite":
        raise ValueError("must be a SQLite file (sqlite:///...) or PostgreSQL (postgresql://...)")
    elif not url.database or url.database == ":memory:" or "?" in text:
        raise ValueError("must name a plain file: web and worker are processes of their own and share it")
    return url.render_as_string(hide_password=False)


def _base_url(text: str) -> str:
    text = text.rstrip("/")
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise ValueError("must be an http or https URL without user, query or fragment")
    return text


def _public_url(text: str) -> str:
    url = _base_url(text)
    if urlsplit(url).path:
        raise ValueError("must be scheme and host alone, such as https://book.example.com: leave the path out")
    return url


def _smtp_url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError("must be a mail server's URL: smtp://user:password@host:587 or smtps://user:password@host")
    return text


def _rate_limit(text: str) -> str:
    if text.lower() == "off":
        return "off"
    try:
        limits = parse_many(text)
    except ValueError:
        limits = []
    if len(limits) != 1 or limits[0].amount < 1:
        raise ValueError('must be one limit such as "60 per minute", or "off"')
    return text


def _setting(
    why: str,
    read: Callable[[str], object] = str,
    default: str = "",
    *,
    names: tuple[str, ...] = (),
    is_secret: bool = False,
) -> Any:
    """A field of `Settings`: what it is for and how to get it, how its text is read, and the text used without one.

    `names` are its environment variables, first come first read, where the field's own name will not do.
    """
    return field(repr=not is_secret, metadata={"why": why, "read": read, "default": default, "names": names})


@dataclass(frozen=True, kw_only=True)
class Settings:
    """All settings. Made by `load`; vary one with `dataclasses.replace`."""

    app_env: str = _setting(
        "production, development or test. The last two make missing secrets themselves and open the voice tools' test"
        " endpoint; `make run` sets development.",
        _one_of("production", "development", "test"),
        "production",
    )
    secret_key: str = _setting(
        "Signs sessions; at least 32 characters, required in production. Changing it signs everybody out."
        f" Make one: {MAKE_SECRET_KEY}",
        _secret_key,
        is_secret=True,
    )
    credential_keys: tuple[str, ...] = _setting(
        "Encrypt other services' credentials in the database: Fernet keys separated by commas, required in production."
        f" The first encrypts, all decrypt: to rotate, put a new one in front. Make one: {MAKE_CREDENTIAL_KEY}",
        _credential_keys,
        is_secret=True,
    )
    database_url: str = _setting(
        "The book: a SQLite file, or PostgreSQL (postgresql://user:password@host/name) when one machine is outgrown.",
        _database_url,
        "sqlite:///tavolo.sqlite3",
        is_secret=True,
    )
    instance_path: Path = _setting(
        "The folder of this installation's data: SQLite files named without a folder, secrets made in development.",
        lambda text: (ROOT / text).resolve(),
        "instance",
    )
    public_url: str | None = _setting(
        "Our URL as Vapi and Twilio reach it, such as https://book.example.com: assistants and delivery reports need"
        " it. VAPI_SERVER_URL is read where API_BASE_URL is not given.",
        _public_url,
        names=("API_BASE_URL", "VAPI_SERVER_URL"),
    )
    host: str = _setting("The address to listen on; 0.0.0.0 is every address of the machine.", default="127.0.0.1")
    port: int = _setting(
        "The port to listen on; outside production the stand-ins take those after it.", _between(1, 65_000), "8000"
    )
    web_processes: int = _setting("Processes that answer requests; about one for each core.", _between(1, 64), "2")
    web_threads: int = _setting("Threads in each of those processes.", _between(1, 256), "8")
    trusted_proxies: int = _setting(
        "Your own proxies in front of us: so many entries of X-Forwarded-For are believed.", _between(0, 10), "0"
    )
    log_level: str = _setting("The least that is logged.", _one_of("DEBUG", "INFO", "WARNING", "ERROR"), "INFO")
    tool_rate_limit: str = _setting(
        "Tool calls of one restaurant, shared out among processes; off lifts it.", _rate_limit, "1200 per minute"
    )
    address_rate_limit: str = _setting(
        "Failed sign-ins of one address (of IPv6 a /64), shared out among processes; off lifts it.",
        _rate_limit,
        "60 per minute",
    )
    signup: str = _setting(
        "Who may make an account: everybody (open), whoever has an invitation (invite), nobody (closed). The first"
        " account of all runs this Tavolo. In development the default is open.",
        _one_of("closed", "invite", "open"),
        "invite",
    )
    smtp_url: str | None = _setting(
        "Sends links for forgotten passwords, and guests' e-mails where a restaurant wants them:"
        " smtp://user:password@host:587, smtps:// for TLS from the start. In production it needs API_BASE_URL, which"
        " the links begin with.",
        _smtp_url,
        is_secret=True,
    )
    mail_from: str = _setting("The sender of e-mails.", default="Tavolo <tavolo@localhost>")
    vapi_api_key: str | None = _setting(
        "Pushes tools and prompts to Vapi, for the restaurants that the operator ticks: the private key under API Keys"
        " in Vapi's dashboard.",
        is_secret=True,
    )
    vapi_base_url: str = _setting("Vapi's API.", _base_url, "https://api.vapi.ai")
    twilio_account_sid: str | None = _setting(
        "Sends texts for the restaurants that the operator ticks, with TWILIO_AUTH_TOKEN and a sender: the Account SID"
        " (AC...) in Twilio's console."
    )
    twilio_auth_token: str | None = _setting(
        "Goes with TWILIO_ACCOUNT_SID: the primary Auth Token beside it in Twilio's console.", is_secret=True
    )
    twilio_from: str | None = _setting(
        "The sender of texts: a number of the account in E.164, such as +390612345678. What guests text back comes in"
        " where its messaging webhook is /webhooks/twilio/inbound of API_BASE_URL."
    )
    twilio_messaging_service_sid: str | None = _setting(
        "The sender of texts where Twilio chooses the number: a messaging service (MG...), instead of TWILIO_FROM."
    )
    twilio_base_url: str = _setting("Twilio's API.", _base_url, "https://api.twilio.com")
    calendly_client_id: str | None = _setting(
        "Connects Calendly, together with its secret: the Client ID of an OAuth app (Web, with"
        " /connections/calendly/callback of API_BASE_URL as its redirect URI) at developer.calendly.com."
    )
    calendly_client_secret: str | None = _setting(
        "Goes with CALENDLY_CLIENT_ID: the Client Secret of the same app.", is_secret=True
    )
    calendly_webhook_signing_key: str | None = _setting(
        "Signs Calendly's messages where its app has a key of its own; without one each connection makes its own.",
        is_secret=True,
    )
    calendly_base_url: str = _setting("Calendly's API.", _base_url, "https://api.calendly.com")
    calendly_auth_base_url: str = _setting("Calendly's sign-in.", _base_url, "https://auth.calendly.com")
    square_application_id: str | None = _setting(
        "Connects Square, together with its secret: the Application ID of an app (with /connections/square/callback of"
        " API_BASE_URL as its redirect URL) at developer.squareup.com."
    )
    square_application_secret: str | None = _setting(
        "Goes with SQUARE_APPLICATION_ID: the Application Secret on the OAuth page of the same app.", is_secret=True
    )
    square_environment: str = _setting(
        "Which Square: production, or sandbox with the app's sandbox credentials. It picks SQUARE_BASE_URL.",
        _one_of("production", "sandbox"),
        "production",
    )
    square_webhook_signature_key: str | None = _setting(
        "Checks Square's messages: the Signature Key of the app's webhook subscription to /webhooks/square; two with a"
        " comma between them while one is replaced.",
        is_secret=True,
    )
    square_base_url: str = _setting("Square's API and sign-in.", _base_url, "https://connect.squareup.com")
    calcom_base_url: str = _setting("Cal.com's API, version included.", _base_url, "https://api.cal.com/v2")
    acuity_base_url: str = _setting("Acuity's API, version included.", _base_url, "https://acuityscheduling.com/api/v1")
    opentable_base_url: str = _setting(
        "OpenTable's API; sandbox: https://platform.otqa.com.", _base_url, "https://platform.opentable.com"
    )
    opentable_auth_base_url: str = _setting(
        "OpenTable's sign-in; sandbox: https://oauth-pp.opentable.com.", _base_url, "https://oauth.opentable.com"
    )
    calcom_api_key: str | None = _setting(
        "Only for `make test-live`, which asks the real Cal.com and changes nothing: a key of a test account.",
        is_secret=True,
    )
    square_access_token: str | None = _setting(
        "Only for `make test-live`, which asks the real Square (see SQUARE_ENVIRONMENT) and changes nothing.",
        is_secret=True,
    )

    @classmethod
    def load(cls, environ: Mapping[str, str] | None = None, dotenv_path: Path | None = None) -> "Settings":
        """Settings from the environment and `.env`, the environment first; from `environ` alone where it is given.

        Raises `BadSettings`. In development and test, missing secrets are made once and kept in `instance_path`.
        """
        if environ is None:
            environ, dotenv_path = os.environ, dotenv_path or ROOT / ".env"
        lines = dotenv_values(dotenv_path, interpolate=False) if dotenv_path else {}
        values, problems = _read(_filled(lines) | _filled(environ))
        problems += _halves(values) + _missing_in_production(values) + _missing_for_mail(values)
        if problems:
            raise BadSettings(problems)
        instance: Path = values["instance_path"]
        if values["app_env"] == "development" and "SIGNUP" not in _filled(lines) | _filled(environ):
            values["signup"] = "open"
        if values["app_env"] != "production":
            values["secret_key"] = values["secret_key"] or _kept(instance / "secret_key", secrets.token_urlsafe)
            values["credential_keys"] = values["credential_keys"] or (
                _kept(instance / "credential_key", lambda: Fernet.generate_key().decode()),
            )
        if values["square_environment"] == "sandbox" and "SQUARE_BASE_URL" not in _filled(lines) | _filled(environ):
            values["square_base_url"] = SQUARE_SANDBOX
        values["database_url"] = _placed(values["database_url"], instance)
        return cls(**values)


def names_of(setting: Field[Any]) -> tuple[str, ...]:
    """The environment variables a field of `Settings` is read from, first come first read."""
    return setting.metadata["names"] or (setting.name.upper(),)


def _filled(given: Mapping[str, str | None]) -> dict[str, str]:
    return {name: text.strip() for name, text in given.items() if text and text.strip()}


def _read(given: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """The values by field, and a line for each that cannot be read, which is left out of the values."""
    values: dict[str, Any] = {}
    problems = []
    for setting in fields(Settings):
        name = next((name for name in names_of(setting) if name in given), names_of(setting)[0])
        text = given.get(name, setting.metadata["default"])
        try:
            values[setting.name] = setting.metadata["read"](text) if text else None
        except ValueError as error:
            problems.append(f"{name} {error}")
    return values, problems


def _halves(values: Mapping[str, Any]) -> list[str]:
    """A line for each service of which some settings are there and others missing."""
    calendly, square = ("client_id", "client_secret"), ("application_id", "application_secret")
    sender = "TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID"
    twilio = {name.upper(): values[name] for name in ("twilio_account_sid", "twilio_auth_token")}
    return [
        *_half({**twilio, sender: values["twilio_from"] or values["twilio_messaging_service_sid"]},
               "texts need account, token and sender; give all three or none"),
        *_half({f"CALENDLY_{name.upper()}": values[f"calendly_{name}"] for name in calendly},
               "connecting Calendly needs both; give both or none"),
        *_half({f"SQUARE_{name.upper()}": values[f"square_{name}"] for name in square},
               "connecting Square needs both; give both or none"),
    ]  # fmt: skip


def _half(parts: Mapping[str, Any], advice: str) -> list[str]:
    missing = [name for name, value in parts.items() if not value]
    return [] if len(missing) in (0, len(parts)) else [f"{' and '.join(missing)} missing: {advice}"]


def _missing_in_production(values: Mapping[str, Any]) -> list[str]:
    if values.get("app_env") != "production":
        return []
    return [
        f"{name.upper()} is required in production; make one with: {command}"
        for name, command in (("secret_key", MAKE_SECRET_KEY), ("credential_keys", MAKE_CREDENTIAL_KEY))
        if values.get(name, "unreadable") is None
    ]


def _missing_for_mail(values: Mapping[str, Any]) -> list[str]:
    """A request can name any host: a link that is mailed must not begin with that."""
    if values.get("app_env") != "production" or not values.get("smtp_url") or values.get("public_url", "unreadable"):
        return []
    return ["API_BASE_URL is required in production with SMTP_URL: links in e-mails begin with it"]


def _placed(url: str, instance: Path) -> str:
    """A SQLite file named without a folder is in the instance folder."""
    if not url.startswith("sqlite"):
        return url
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    return f"sqlite:///{instance / (make_url(url).database or '')}"


def _kept(path: Path, make: Callable[[], str]) -> str:
    """The secret in `path`, made once: the first to link it wins, so processes that start together agree."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(descriptor, "w") as file:
            file.write(make())
        with suppress(FileExistsError):
            os.link(draft, path)
        Path(draft).unlink()
    return path.read_text()
