"""`flask demo`: the restaurant people try things with."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from cryptography.fernet import Fernet
from flask import Flask
from flask.testing import FlaskClient, FlaskCliRunner
from sqlalchemy import func, select

from config import Settings
from tests.restaurants import ahead
from webapp import demo
from webapp.extensions import db
from webapp.models import Booking, Membership, Seating
from webapp.operations import restaurants, tokens, users

MONDAY = datetime(2027, 3, 1, 6, tzinfo=UTC)  # the house is closed
TUESDAY = datetime(2027, 3, 2, 6, tzinfo=UTC)


@pytest.fixture
def cli(app: Flask) -> FlaskCliRunner:
    return app.test_cli_runner()


@pytest.fixture
def path(settings: Settings) -> Path:
    return settings.instance_path / "demo.json"


@pytest.fixture
def kept(cli: FlaskCliRunner, path: Path) -> dict[str, str]:
    """The keys of a demo restaurant that was made."""
    made = cli.invoke(args=["demo"])
    assert (made.exit_code, made.stdout) == (0, f"Demo restaurant demo: ready. Its keys are in {path}.\n")
    found: dict[str, str] = json.loads(path.read_text())
    return found


@pytest.fixture
def app_context(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


def test_the_kept_keys_open_every_door(
    app: Flask, client: FlaskClient, kept: dict[str, str], path: Path, app_context: None
) -> None:
    assert list(kept) == ["slug", "email", "password", "token", "vapi_secret", "phone_number_id"]
    assert path.stat().st_mode & 0o777 == 0o600
    user = users.authenticate(kept["email"], kept["password"])
    assert user is not None
    assert db.session.scalars(select(Membership)).one().user_id == user.id
    question = {"restaurant_id": kept["slug"], "date": ahead()}
    bearer = {"Authorization": f"Bearer {kept['token']}"}
    assert client.post("/api/check_openings", json=question, headers=bearer).get_json()["ok"]
    call = {"id": "call-1", "phoneNumberId": kept["phone_number_id"]}
    asked = {"id": "tool-1", "function": {"name": "answer_question", "arguments": {"question": "Avete il parcheggio?"}}}
    answer = client.post(
        "/api/vapi/tools",
        json={"message": {"type": "tool-calls", "call": call, "toolCallList": [asked]}},
        headers={"X-Vapi-Secret": kept["vapi_secret"]},
    )
    assert json.loads(answer.get_json()["results"][0]["result"])["success"]


@pytest.mark.both_databases
def test_the_second_time_changes_nothing(
    cli: FlaskCliRunner, kept: dict[str, str], path: Path, app_context: None, database: str
) -> None:
    before = restaurants.export("demo", with_secrets=True), db.session.scalar(select(func.count(Booking.id)))
    assert cli.invoke(args=["demo"]).exit_code == 0
    assert json.loads(path.read_text()) == kept
    assert (restaurants.export("demo", with_secrets=True), db.session.scalar(select(func.count(Booking.id)))) == before
    assert [token.name for token in tokens.of_restaurant("demo")] == ["demo"]


@pytest.mark.parametrize("now", [MONDAY, TUESDAY])
def test_the_book_is_alive_from_the_first_open_day_on(cli: FlaskCliRunner, app_context: None, now: datetime) -> None:
    with time_machine.travel(now):
        assert cli.invoke(args=["demo"]).exit_code == 0
    booked = db.session.scalars(select(Booking).order_by(Booking.starts_at)).all()
    ahead = [each for each in booked if each.starts_at > now]
    behind = [each for each in booked if each.starts_at <= now]
    assert {each.status for each in ahead} == {"confirmed"}
    assert {each.status for each in behind} == {"finished", "no_show", "cancelled"}
    assert ahead[0].day == TUESDAY.date()
    assert len({each.day for each in ahead}) > 10 and len({each.day for each in behind}) > 30
    assert MONDAY.date() not in {each.day for each in booked}
    held = {seating.booking_id for seating in db.session.scalars(select(Seating))}
    assert held == {each.id for each in booked if each.status in ("confirmed", "finished")}


def test_what_the_owner_changed_stays(cli: FlaskCliRunner, kept: dict[str, str], app_context: None) -> None:
    restaurants.import_file('{"slug": "demo", "name": "Da Nino", "faq": []}')
    assert cli.invoke(args=["demo"]).exit_code == 0
    assert (restaurants.export("demo")["name"], restaurants.export("demo")["faq"]) == ("Da Nino", [])


@pytest.mark.parametrize("spoiled", [None, "", "[]", '{"token": 5}'])
def test_lost_keys_are_made_anew(
    cli: FlaskCliRunner, kept: dict[str, str], path: Path, app_context: None, spoiled: str | None
) -> None:
    path.unlink()
    if spoiled is not None:
        path.write_text(spoiled)
    assert cli.invoke(args=["demo"]).exit_code == 0
    fresh = json.loads(path.read_text())
    assert {name for name in kept if fresh[name] != kept[name]} == {"password", "token", "vapi_secret"}
    assert users.authenticate(fresh["email"], kept["password"]) is None
    assert users.authenticate(fresh["email"], fresh["password"])
    assert tokens.is_valid("demo", fresh["token"])
    assert restaurants.export("demo", with_secrets=True)["vapi"]["secret"] == fresh["vapi_secret"]


def test_kept_keys_open_a_new_book_too(cli: FlaskCliRunner, path: Path, app_context: None) -> None:
    kept = {"password": "kept from before", "token": "tvl_kept-from-before", "vapi_secret": "kept-from-the-day-before"}
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(kept))
    assert cli.invoke(args=["demo"]).exit_code == 0
    assert {name: json.loads(path.read_text())[name] for name in kept} == kept
    assert users.authenticate(demo.EMAIL, kept["password"])
    assert tokens.is_valid("demo", kept["token"])


def test_a_token_that_was_revoked_is_replaced(
    cli: FlaskCliRunner, kept: dict[str, str], path: Path, app_context: None
) -> None:
    tokens.revoke("demo", "demo")
    assert cli.invoke(args=["demo"]).exit_code == 0
    token = json.loads(path.read_text())["token"]
    assert token != kept["token"] and tokens.is_valid("demo", token)


@pytest.mark.settings(APP_ENV="production", SECRET_KEY="s" * 40, CREDENTIAL_KEYS=Fernet.generate_key().decode())
def test_there_is_no_demo_in_production(cli: FlaskCliRunner, path: Path, app_context: None) -> None:
    refused = cli.invoke(args=["demo"])
    assert refused.exit_code == 1
    assert refused.stderr == (
        "Error: The demo restaurant is not for production: its password and token are kept in clear.\n"
    )
    assert not path.exists()
    with pytest.raises(restaurants.UnknownRestaurant):
        restaurants.export("demo")
