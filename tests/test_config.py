"""Settings: the environment wins, a bad one is named with its cure, and secrets outlast a restart."""

import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from config import ROOT, BadSettings, Settings

SECRET_KEY = "s" * 32
CREDENTIAL_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
PRODUCTION = {"SECRET_KEY": SECRET_KEY, "CREDENTIAL_KEYS": CREDENTIAL_KEY}
ACCOUNT = {"TWILIO_ACCOUNT_SID": f"AC{'0' * 32}", "TWILIO_AUTH_TOKEN": "token"}


@pytest.fixture
def here(tmp_path: Path) -> dict[str, str]:
    """A complete production environment whose data is in a temporary folder."""
    return {**PRODUCTION, "INSTANCE_PATH": str(tmp_path / "instance")}


def refusal(environ: dict[str, str]) -> list[str]:
    """The lines that settings from `environ` are refused with."""
    with pytest.raises(BadSettings) as refused:
        Settings.load(environ)
    return str(refused.value).splitlines()


def test_without_anything_it_is_production(here: dict[str, str]) -> None:
    assert Settings.load(here).app_env == "production"


def test_production_names_each_missing_secret_and_how_to_make_it() -> None:
    first, second = refusal({})
    assert first.startswith("SECRET_KEY is required") and "python3 -c" in first
    assert second.startswith("CREDENTIAL_KEYS is required") and "python3 -c" in second


def test_the_commands_in_the_message_make_secrets_that_are_accepted(here: dict[str, str]) -> None:
    made = {}
    for line in refusal({}):
        code = line.split("python3 -c '")[1].removesuffix("'")
        made[line.split()[0]] = _printed_by(code)
    assert Settings.load(here | made).credential_keys == (made["CREDENTIAL_KEYS"],)


def test_mails_in_production_need_the_address_their_links_begin_with(here: dict[str, str]) -> None:
    mail = {"SMTP_URL": "smtp://mail.example.com"}
    [line] = refusal(here | mail)
    assert line.startswith("API_BASE_URL is required in production with SMTP_URL")
    assert Settings.load(here | mail | {"API_BASE_URL": "https://book.example.com"}).smtp_url
    assert Settings.load(here | mail | {"APP_ENV": "test"}).smtp_url


def test_the_environment_wins_over_the_file(here: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("PORT=9000\nexport WEB_THREADS=3\nLOG_LEVEL='ERROR'\n")
    settings = Settings.load(here | {"PORT": "9001", "LOG_LEVEL": ""}, file)
    assert (settings.port, settings.web_threads, settings.log_level) == (9001, 3, "ERROR")


def test_a_given_environment_is_all_that_is_read(here: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "9001")
    assert Settings.load(here).port == 8000


def test_the_real_environment_is_read_when_none_is_given(
    here: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (here | {"PORT": "9001"}).items():
        monkeypatch.setenv(name, value)
    (tmp_path / ".env").write_text("PORT=9000\nWEB_THREADS=3\n")
    settings = Settings.load(dotenv_path=tmp_path / ".env")
    assert (settings.port, settings.web_threads) == (9001, 3)


@pytest.mark.parametrize("app_env", ["development", "test"])
def test_outside_production_secrets_are_made_once_and_kept_private(app_env: str, tmp_path: Path) -> None:
    environ = {"APP_ENV": app_env, "INSTANCE_PATH": str(tmp_path)}
    settings = Settings.load(environ)
    assert Settings.load(environ) == settings
    assert len(settings.secret_key) >= 32
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {"secret_key": 0o600, "credential_key": 0o600}


def test_processes_that_start_together_agree_on_the_secrets(tmp_path: Path) -> None:
    environ = {"APP_ENV": "development", "INSTANCE_PATH": str(tmp_path)}
    with ThreadPoolExecutor(16) as pool:
        made = set(pool.map(lambda _: Settings.load(environ), range(64)))
    assert len(made) == 1


def test_secrets_do_not_show_when_settings_are_printed(here: dict[str, str]) -> None:
    shown = repr(
        Settings.load(here | {"DATABASE_URL": "postgres://tavolo:hush@localhost/book", "VAPI_API_KEY": "hush"})
    )
    assert SECRET_KEY not in shown and CREDENTIAL_KEY not in shown and "hush" not in shown


def test_the_first_credential_key_stays_first(here: dict[str, str]) -> None:
    newer = Fernet.generate_key().decode()
    settings = Settings.load(here | {"CREDENTIAL_KEYS": f"{newer}, {CREDENTIAL_KEY}"})
    assert settings.credential_keys == (newer, CREDENTIAL_KEY)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_is_reached_through_psycopg_whatever_the_scheme(here: dict[str, str], scheme: str) -> None:
    settings = Settings.load(here | {"DATABASE_URL": f"{scheme}://tavolo:p%40ss@db.example/book?sslmode=require"})
    assert settings.database_url == "postgresql+psycopg://tavolo:p%40ss@db.example/book?sslmode=require"


def test_a_sqlite_file_without_a_folder_is_in_the_instance_folder(here: dict[str, str]) -> None:
    instance = Path(here["INSTANCE_PATH"])
    assert Settings.load(here).database_url == f"sqlite:///{instance}/tavolo.sqlite3"
    assert Settings.load(here | {"DATABASE_URL": "sqlite:///other.db"}).database_url == f"sqlite:///{instance}/other.db"
    assert Settings.load(here | {"DATABASE_URL": "sqlite:////srv/book.db"}).database_url == "sqlite:////srv/book.db"
    assert instance.is_dir()


def test_our_url_is_read_from_either_name(here: dict[str, str]) -> None:
    vapi, api = {"VAPI_SERVER_URL": "https://vapi.example/"}, {"API_BASE_URL": "https://api.example"}
    assert Settings.load(here).public_url is None
    assert Settings.load(here | vapi).public_url == "https://vapi.example"
    assert Settings.load(here | vapi | api).public_url == "https://api.example"


def test_either_sender_completes_twilio(here: dict[str, str]) -> None:
    assert Settings.load(here | ACCOUNT | {"TWILIO_FROM": "+390612345678"}).twilio_from == "+390612345678"
    assert Settings.load(here | ACCOUNT | {"TWILIO_MESSAGING_SERVICE_SID": f"MG{'0' * 32}"}).twilio_from is None


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        (ACCOUNT, "TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID missing"),
        ({"TWILIO_FROM": "+390612345678"}, "TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN missing"),
        ({**ACCOUNT, "TWILIO_FROM": "+390612345678", "TWILIO_AUTH_TOKEN": " "}, "TWILIO_AUTH_TOKEN missing"),
    ],
)
def test_half_a_twilio_account_names_the_missing_half(
    here: dict[str, str], given: dict[str, str], missing: str
) -> None:
    [line] = refusal(here | given)
    assert line.startswith(missing)


@pytest.mark.parametrize("limit", ["1200 per minute", "5/second", "off", "OFF"])
def test_a_limit_is_one_rate_or_off(here: dict[str, str], limit: str) -> None:
    expected = "off" if limit == "OFF" else limit
    assert Settings.load(here | {"TOOL_RATE_LIMIT": limit}).tool_rate_limit == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("APP_ENV", "prod"),
        ("SECRET_KEY", "s" * 31),
        ("CREDENTIAL_KEYS", f"{CREDENTIAL_KEY},nonsense"),
        ("DATABASE_URL", "mysql://localhost/book"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "nonsense"),
        ("API_BASE_URL", "book.example.com"),
        ("API_BASE_URL", "https://book.example.com/api/vapi/webhook"),
        ("VAPI_SERVER_URL", "ftp://book.example.com"),
        ("TWILIO_BASE_URL", "https://user:secret@api.example"),
        ("CALCOM_BASE_URL", "https://api.example/v2?x=1"),
        ("PORT", "0"),
        ("PORT", "eight thousand"),
        ("PORT", "٨٠٠٠"),
        ("WEB_PROCESSES", "-1"),
        ("TRUSTED_PROXIES", "1.5"),
        ("LOG_LEVEL", "loud"),
        ("TOOL_RATE_LIMIT", "many"),
        ("TOOL_RATE_LIMIT", "0 per minute"),
        ("ADDRESS_RATE_LIMIT", "5 per second; 60 per minute"),
    ],
)
def test_a_bad_setting_is_named_once(here: dict[str, str], name: str, value: str) -> None:
    [line] = refusal(here | {name: value})
    assert line.startswith(f"{name} ")


def test_every_bad_setting_is_named_at_once(here: dict[str, str]) -> None:
    assert [line.split()[0] for line in refusal(here | {"PORT": "x", "HOST": "", "LOG_LEVEL": "x"})] == [
        "PORT",
        "LOG_LEVEL",
    ]


def test_a_refusal_never_shows_the_secret_it_refuses(here: dict[str, str]) -> None:
    bad = {"SECRET_KEY": "too-short-hush", "CREDENTIAL_KEYS": "hush", "DATABASE_URL": "mysql://tavolo:hush@db/book"}
    assert "hush" not in "".join(refusal(here | bad))


def test_a_command_that_cannot_start_says_why_without_a_traceback(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "flask", "db", "upgrade"]
    environ = {
        "APP_ENV": "production",
        "SECRET_KEY": SECRET_KEY,
        "INSTANCE_PATH": str(tmp_path),
        "FLASK_SKIP_DOTENV": "1",
    }
    environ |= {"FLASK_APP": "webapp", "CREDENTIAL_KEYS": "none"}
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: CREDENTIAL_KEYS key 1 is not a Fernet key")


def _printed_by(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
