"""How an owner lets us in, and out."""

import json
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from integrations.deadline import Deadline
from integrations.errors import OutcomeUnknown, ReconnectNeeded, ServiceError
from integrations.provider import App
from integrations.sandbox import StandIn
from integrations.sandbox.square.grants import APPLICATION_ID, APPLICATION_SECRET
from integrations.sandbox.square.state import State
from integrations.square import PROVIDER, oauth
from integrations.square.client import SquareClient
from integrations.square.words import BUYER_SCOPES, SELLER_SCOPES
from tests.contract.case_square import link_to
from tests.integrations.loopback import Loopback, reply
from tests.integrations.square import spec
from tests.integrations.square.spec import Listener

APP = App(APPLICATION_ID, APPLICATION_SECRET)
BACK = "https://tavolo.example/connections/square/back"
BOUND_S = 15.0
Serve = Callable[..., Loopback]


def answered(square: StandIn, answer: str, level: str = "buyer") -> dict[str, str]:
    """What the owner's browser brings back after a click on the consent page."""
    url = oauth.authorize_url(APP, square.base_url, BACK, "a state", None, level)
    page = requests.get(url, timeout=BOUND_S)
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page.text))
    sent = requests.post(url, data={**fields, "answer": answer}, timeout=BOUND_S, allow_redirects=False)
    back = urlsplit(sent.headers["Location"])
    assert f"{back.scheme}://{back.netloc}{back.path}" == BACK
    return {name: values[0] for name, values in parse_qs(back.query).items()}


def let_in(square: StandIn, level: str = "buyer") -> dict[str, object]:
    code = answered(square, "allow", level)["code"]
    return oauth.exchange(APP, square.base_url, code, BACK, None, Deadline(BOUND_S))


def test_the_consent_page_is_asked_for_as_square_says() -> None:
    url = urlsplit(oauth.authorize_url(APP, "https://connect.squareup.com", BACK, "a state", None))
    asked = {name: values[0] for name, values in parse_qs(url.query).items()}
    assert (url.netloc, url.path) == ("connect.squareup.com", "/oauth2/authorize")
    assert asked.pop("scope").split() == list(BUYER_SCOPES)
    assert asked == {
        "client_id": APPLICATION_ID,
        "redirect_uri": BACK,
        "response_type": "code",
        "session": "false",
        "state": "a state",
    }


def test_an_owner_who_allows_it_lets_us_in(square: StandIn) -> None:
    found = let_in(square)
    assert found["scopes"] == list(BUYER_SCOPES) and found["merchant_id"] and found["refresh_token"]
    assert time.time() + 29 * 86_400 < float(str(found["expires_at"])) < time.time() + 31 * 86_400
    assert SquareClient(link_to(square.base_url, credentials=found)).whoami().problems == ()


def test_the_seller_level_is_asked_for_where_it_is_wanted(square: StandIn) -> None:
    assert let_in(square, "seller")["scopes"] == list(SELLER_SCOPES)


def test_an_owner_who_denies_it_comes_back_without_a_code(square: StandIn) -> None:
    assert answered(square, "deny") == {
        "error": "access_denied",
        "error_description": "user_denied",
        "state": "a state",
    }


def test_what_goes_over_the_wire_is_what_square_describes(square: StandIn, listener: Listener) -> None:
    described = spec.read()
    found = let_in(square)
    oauth.renew(APP, square.base_url, found, Deadline(BOUND_S))
    oauth.revoke(APP, square.base_url, found, Deadline(BOUND_S))
    calls = [each for each in listener.heard if not each.path.endswith("/authorize")]
    assert [each.path.rpartition("/")[2] for each in calls] == ["token", "status", "token", "revoke"]
    for each in calls:
        spec.check(described, each)
    assert calls[-1].headers["Authorization"] == f"Client {APPLICATION_SECRET}"


@pytest.mark.parametrize(
    ("app", "address"),
    [(APP, BACK + "?"), (App(APPLICATION_ID, "another"), BACK), (App("another", APPLICATION_SECRET), BACK)],
)
def test_a_code_is_good_for_its_application_and_address_alone(square: StandIn, app: App, address: str) -> None:
    code = answered(square, "allow")["code"]
    with pytest.raises(ReconnectNeeded):
        oauth.exchange(app, square.base_url, code, address, None, Deadline(BOUND_S))


def test_a_code_is_good_once(square: StandIn) -> None:
    code = answered(square, "allow")["code"]
    oauth.exchange(APP, square.base_url, code, BACK, None, Deadline(BOUND_S))
    with pytest.raises(ReconnectNeeded) as caught:
        oauth.exchange(APP, square.base_url, code, BACK, None, Deadline(BOUND_S))
    assert caught.value.code == "grant_gone"


def test_a_renewal_brings_a_new_token_and_keeps_the_rest(square: StandIn) -> None:
    before = let_in(square)
    after = oauth.renew(APP, square.base_url, before, Deadline(BOUND_S))
    assert after["access_token"] != before["access_token"]
    assert {**after, "access_token": 0, "expires_at": 0} == {**before, "access_token": 0, "expires_at": 0}
    assert oauth.renew(APP, square.base_url, before, Deadline(BOUND_S))["access_token"]  # again and again


def test_a_renewal_whose_answer_was_lost_can_be_tried_again(square: StandIn) -> None:
    before = let_in(square)
    square.app.extensions["faults"].switch("drop_after_write", times=1)
    with pytest.raises(OutcomeUnknown):
        oauth.renew(APP, square.base_url, before, Deadline(BOUND_S))
    assert oauth.renew(APP, square.base_url, before, Deadline(BOUND_S))["access_token"]


@pytest.mark.parametrize("app", [None, APP])
def test_without_application_or_refresh_token_nothing_can_be_renewed(square: StandIn, app: App | None) -> None:
    credentials = {"access_token": "a"} if app else {"access_token": "a", "refresh_token": "b"}
    with pytest.raises(ReconnectNeeded) as caught:
        oauth.renew(app, square.base_url, credentials, Deadline(BOUND_S))
    assert caught.value.code == "not_configured"


def test_scopes_that_could_not_be_asked_for_are_asked_for_later(square: StandIn) -> None:
    code = answered(square, "allow")["code"]
    faults = square.app.extensions["faults"]
    faults.switch("500", only="status")
    found = oauth.exchange(APP, square.base_url, code, BACK, None, Deadline(BOUND_S))
    assert found["access_token"] and "scopes" not in found
    faults.switch(None)
    assert oauth.renew(APP, square.base_url, found, Deadline(BOUND_S))["scopes"] == list(BUYER_SCOPES)


def test_what_was_given_back_opens_nothing_and_can_be_given_back_again(square: StandIn) -> None:
    found = let_in(square)
    oauth.revoke(APP, square.base_url, found, Deadline(BOUND_S))
    with pytest.raises(ReconnectNeeded) as caught:
        SquareClient(link_to(square.base_url, credentials=found)).whoami()
    assert caught.value.code == "revoked"
    with pytest.raises(ReconnectNeeded):
        oauth.renew(APP, square.base_url, found, Deadline(BOUND_S))
    oauth.revoke(APP, square.base_url, found, Deadline(BOUND_S))
    oauth.revoke(APP, square.base_url, {"access_token": found["access_token"]}, Deadline(BOUND_S))


def test_giving_back_with_a_wrong_secret_is_no_success(square: StandIn) -> None:
    found = let_in(square)
    with pytest.raises(ReconnectNeeded):
        oauth.revoke(App(APPLICATION_ID, "another"), square.base_url, found, Deadline(BOUND_S))


def test_a_token_that_has_ended_may_be_renewed(square: StandIn, state: State) -> None:
    found = let_in(square)
    state.grants.of(str(found["access_token"])).expires_at = datetime.now(UTC) - timedelta(seconds=1)
    with pytest.raises(ReconnectNeeded) as caught:
        SquareClient(link_to(square.base_url, credentials=found)).whoami()
    assert caught.value.code == "expired"
    renewed = oauth.renew(APP, square.base_url, found, Deadline(BOUND_S))
    assert SquareClient(link_to(square.base_url, credentials=renewed)).whoami().name


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"access_token": 5},
        {"access_token": "a", "expires_at": "soon"},
    ],
)
def test_an_answer_that_is_no_token_leaves_the_outcome_unknown(serve: Serve, body: object) -> None:
    server = serve(reply(json.dumps(body).encode()))
    with pytest.raises(ServiceError) as caught:
        oauth.exchange(APP, server.url, "code", BACK, None, Deadline(BOUND_S))
    assert (type(caught.value), caught.value.code) == (OutcomeUnknown, "bad_answer")


def test_the_provider_connects_this_way() -> None:
    assert PROVIDER.oauth is not None and PROVIDER.renew is oauth.renew
    assert PROVIDER.oauth.scopes == BUYER_SCOPES and not PROVIDER.oauth.uses_pkce
