"""The page of a restaurant's own accounts: tried before they are kept, never shown again, and the owner's alone."""

import logging
from collections.abc import Callable, Iterator

import pytest
import requests
from flask import Flask
from sqlalchemy import text

from integrations import sandbox
from integrations.sandbox import twilio
from integrations.sandbox import vapi as vapi_stand_in
from tests.pages.conftest import Browser
from tests.restaurants import Place
from webapp.extensions import db
from webapp.models import AuditEvent, Job, Restaurant, RestaurantAccount
from webapp.operations import accounts
from webapp.store import jobs, publishes

PAGE = "/r/roma/settings/accounts"
TWILIO = {"sid": twilio.ACCOUNT_SID, "token": twilio.AUTH_TOKEN, "sender": twilio.NUMBER}
OPERATORS = {"VAPI_API_KEY": "the-operators-key", "TWILIO_ACCOUNT_SID": "", "TWILIO_AUTH_TOKEN": "", "TWILIO_FROM": ""}
SignedIn = Callable[..., Browser]


@pytest.fixture(scope="module")
def services() -> Iterator[dict[str, str]]:
    with sandbox.running("vapi") as voice, sandbox.running("twilio") as texts:
        yield vapi_stand_in.settings(voice.base_url) | twilio.settings(texts.base_url)


@pytest.fixture
def environ(environ: dict[str, str], services: dict[str, str]) -> dict[str, str]:
    return environ | services | OPERATORS


def key_of(app: Flask, house: Place, is_ticked: bool) -> str | None:
    with app.app_context():
        place = db.session.get_one(Restaurant, house.id)
        place.uses_operator_credentials, place.version = is_ticked, place.version + 1
        db.session.commit()
        key = accounts.key_of(house.id)
        assert accounts.has_vapi(house.id) is (key is not None)
        return key


def test_its_own_key_goes_before_the_operators_which_serves_whom_they_ticked(
    app: Flask, house: Place, signed_in: SignedIn
) -> None:
    owner = signed_in("owner")
    assert key_of(app, house, True) == "the-operators-key"
    assert "whoever runs this Tavolo. A key of your own" in owner.get(PAGE).text
    assert key_of(app, house, False) is None
    assert "There is no key" in owner.get(PAGE).text and PAGE in owner.get("/r/roma/assistant/").text
    assert owner.post(PAGE + "/vapi", {"key": vapi_stand_in.API_KEY}).status_code == 303
    with app.app_context():
        assert db.session.get_one(Job, jobs.id_of(publishes.KIND, house.id)).kind == publishes.KIND
    assert [key_of(app, house, is_ticked) for is_ticked in (True, False)] == [vapi_stand_in.API_KEY] * 2
    assert "VAPI_API_KEY" not in owner.get("/r/roma/assistant/").text
    assert owner.post(PAGE + "/remove", {"account": "vapi"}).status_code == 303
    assert key_of(app, house, False) is None


@pytest.mark.parametrize("language", ["en", "it"])
def test_what_does_not_work_is_refused_at_its_field(app: Flask, signed_in: SignedIn, language: str) -> None:
    owner = signed_in("owner", language)
    wrong = "not-the-key-of-anybody"
    for form, data, at in (
        ("vapi", {"key": wrong}, "key"),
        ("vapi", {"key": "è"}, "key"),
        ("twilio", TWILIO | {"token": wrong}, "token"),
        ("twilio", TWILIO | {"sid": "AC12"}, "sid"),
        ("twilio", TWILIO | {"sender": "pizza"}, "sender"),
        ("twilio", TWILIO | {"sender": "+390699999999"}, "sender"),
        ("twilio", TWILIO | {"sender": "MG" + "9" * 32}, "sender"),
        ("twilio", {}, "sender"),
    ):
        answer = owner.post(f"{PAGE}/{form}", data)
        assert (answer.status_code, f'id="{at}-error"' in answer.text) == (422, True), (form, data)
        assert wrong not in answer.text and twilio.AUTH_TOKEN not in answer.text
    with app.app_context():
        assert db.session.query(RestaurantAccount).count() == 0


def test_a_number_that_twilio_says_nothing_of_is_kept_with_a_warning(
    app: Flask, services: dict[str, str], signed_in: SignedIn
) -> None:
    owner, switch = signed_in("owner"), f"{services['TWILIO_BASE_URL']}/_sandbox/faults"
    requests.post(switch, json={"mode": "500", "only": "numbers"}, timeout=10).raise_for_status()
    try:
        assert owner.post(PAGE + "/twilio", TWILIO).status_code == 303
    finally:
        requests.post(switch, json={"mode": None}, timeout=10).raise_for_status()
    assert "Twilio did not say whether the number is of this account." in owner.get(PAGE).text
    with app.app_context():
        assert db.session.query(RestaurantAccount).one().twilio_sender == twilio.NUMBER
    assert owner.post(PAGE + "/twilio", TWILIO).status_code == 303
    assert "Twilio did not say" not in owner.get(PAGE).text


def test_a_secret_is_nowhere_once_it_is_kept(
    app: Flask, house: Place, signed_in: SignedIn, caplog: pytest.LogCaptureFixture
) -> None:
    owner = signed_in("owner")
    with caplog.at_level(logging.DEBUG):
        assert owner.post(PAGE + "/vapi", {"key": vapi_stand_in.API_KEY}).status_code == 303
        assert owner.post(PAGE + "/twilio", TWILIO).status_code == 303
        pages = [owner.get(url).text for url in (PAGE, "/r/roma/settings/log", "/r/roma/settings/restaurant-file")]
    assert vapi_stand_in.API_KEY[-4:] in pages[0] and twilio.NUMBER in pages[0]
    assert "set the key for Vapi" in pages[1] and "set the account at Twilio" in pages[1]
    with app.app_context():
        told = [repr(each.changes) for each in db.session.query(AuditEvent).filter_by(restaurant_id=house.id)]
        kept = [repr(tuple(row)) for row in db.session.execute(text("select * from restaurant_account"))]
        secret_file = [rule.rule for rule in app.url_map.iter_rules() if "restaurant_file" in rule.endpoint]
    pages += [owner.get(rule.replace("<slug>", "roma")).text for rule in secret_file]
    for secret in (vapi_stand_in.API_KEY, twilio.AUTH_TOKEN):
        assert not [found for found in (*pages, *told, *kept, caplog.text) if secret in found]
    assert signed_in("manager").get("/r/roma/settings/log").text.count("the key for Vapi") == 0
    assert signed_in("manager").post(PAGE + "/vapi", {"key": vapi_stand_in.API_KEY}).status_code == 403
