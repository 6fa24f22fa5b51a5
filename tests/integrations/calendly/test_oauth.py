"""How an owner lets us in, how the permission is renewed, and how it ends."""

import json
import socket
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from integrations import oauth as shared
from integrations.calendly import PROVIDER, oauth
from integrations.calendly.client import CalendlyClient
from integrations.deadline import Deadline
from integrations.errors import OutcomeUnknown, ReconnectNeeded, ServiceError, Unavailable
from integrations.provider import App
from integrations.sandbox import StandIn
from integrations.sandbox.calendly import settings
from integrations.sandbox.calendly.menu import ORGANIZATION, OWNER
from tests.contract.case_calendly import link_to
from tests.integrations.loopback import Loopback, reply

BACK = "http://127.0.0.1:8000/connections/calendly/callback"
VERIFIER = "v" * 64
BOUND_S = 10.0
Serve = Callable[..., Loopback]


@pytest.fixture
def app(calendar: StandIn) -> App:
    given = settings(calendar.base_url)
    return App(given["CALENDLY_CLIENT_ID"], given["CALENDLY_CLIENT_SECRET"])


def sent_back(url: str, decision: str = "allow", verifier: str | None = VERIFIER) -> dict[str, str]:
    """What the owner's browser brings back after the consent page."""
    page = requests.get(url, timeout=BOUND_S)
    assert page.status_code == 200 and "<h1>Allow Tavolo" in page.text
    asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
    form = asked | {"decision": decision}
    answer = requests.post(url.partition("?")[0], data=form, timeout=BOUND_S, allow_redirects=False)
    assert answer.status_code == 302 and answer.headers["Location"].startswith(f"{BACK}?")
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["Location"]).query).items()}


def consent(calendar: StandIn, app: App) -> str:
    return oauth.authorize_url(app, calendar.base_url, BACK, "a state", shared.challenge(VERIFIER))


def exchange(calendar: StandIn, app: App, code: str, verifier: str = VERIFIER, back: str = BACK) -> dict[str, Any]:
    return oauth.exchange(app, calendar.base_url, code, back, verifier, Deadline(BOUND_S))


def test_the_owner_is_asked_for_every_scope_with_pkce(calendar: StandIn, app: App) -> None:
    asked = parse_qs(urlsplit(consent(calendar, app)).query)
    assert urlsplit(consent(calendar, app)).path == "/oauth/authorize"
    assert asked == {
        "response_type": ["code"],
        "client_id": [app.client_id],
        "redirect_uri": [BACK],
        "scope": [" ".join(oauth.scopes)],
        "state": ["a state"],
        "code_challenge": [shared.challenge(VERIFIER)],
        "code_challenge_method": ["S256"],
    }
    assert PROVIDER.oauth is not None and PROVIDER.oauth.uses_pkce


def test_who_allows_it_is_known_and_can_be_worked_for(calendar: StandIn, app: App) -> None:
    back = sent_back(consent(calendar, app))
    assert back["state"] == "a state"
    credentials = exchange(calendar, app, back["code"])
    assert credentials.keys() == {*("access_token", "refresh_token", "expires_at"), "scope", "owner", "organization"}
    assert (credentials["owner"], credentials["organization"]) == (OWNER, ORGANIZATION)
    assert not shared.is_due(credentials, 7000) and shared.is_due(credentials, 7300)
    account = CalendlyClient(link_to(calendar, credentials=credentials, facts={})).whoami()
    assert account.problems == () and account.id == OWNER


def test_who_denies_it_is_sent_back_without_a_code(calendar: StandIn, app: App) -> None:
    back = sent_back(consent(calendar, app), "deny")
    assert back["error"] == "access_denied" and back["state"] == "a state" and "code" not in back


def test_a_code_works_once_with_its_verifier_and_its_address(calendar: StandIn, app: App) -> None:
    wrong: list[dict[str, str]] = [{"verifier": "w" * 64}, {"back": f"{BACK}/other"}]
    for changes in wrong:
        with pytest.raises(ReconnectNeeded):
            exchange(calendar, app, sent_back(consent(calendar, app))["code"], **changes)
    code = sent_back(consent(calendar, app))["code"]
    exchange(calendar, app, code)
    with pytest.raises(ReconnectNeeded):
        exchange(calendar, app, code)


def test_a_renewal_replaces_both_tokens_and_the_old_one_works_no_more(calendar: StandIn, app: App) -> None:
    old = exchange(calendar, app, sent_back(consent(calendar, app))["code"])
    new = oauth.renew(app, calendar.base_url, old, Deadline(BOUND_S))
    assert new.keys() == old.keys() and new["owner"] == OWNER
    assert new["access_token"] != old["access_token"] and new["refresh_token"] != old["refresh_token"]
    with pytest.raises(ReconnectNeeded) as refused:
        oauth.renew(app, calendar.base_url, old, Deadline(BOUND_S))
    assert refused.value.code == "grant_gone"
    CalendlyClient(link_to(calendar, credentials=new)).event_types()


@pytest.mark.parametrize("credentials", [{}, {"refresh_token": ""}])
def test_without_a_refresh_token_nothing_is_sent(app: App, credentials: dict[str, str]) -> None:
    with pytest.raises(ReconnectNeeded):
        oauth.renew(app, "http://127.0.0.1:9", credentials, Deadline(BOUND_S))
    with pytest.raises(ReconnectNeeded):
        oauth.renew(None, "http://127.0.0.1:9", {"refresh_token": "r"}, Deadline(BOUND_S))


def broken_off(connection: socket.socket) -> None:
    connection.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    "script",
    [
        broken_off,
        reply(b"{}", "500 Said"),
        reply(b"<html>", "502 Said"),
        reply(b'{"access_tok'),
        reply(b"{}"),
        reply(b"[]"),
        reply(b"", "301 Said", Location="/oauth/token"),
    ],
    ids=["lost", "500", "html", "cut", "empty", "list", "redirect"],
)
def test_a_renewal_without_a_clear_answer_is_never_sent_again(serve: Serve, app: App, script: Any) -> None:
    server = serve(script)
    with pytest.raises(OutcomeUnknown):
        oauth.renew(app, server.url, {"refresh_token": "r"}, Deadline(BOUND_S))
    assert len(server.requests) == 1


def test_a_renewal_that_could_not_be_sent_may_be_tried_again(app: App) -> None:
    with pytest.raises(Unavailable):
        oauth.renew(app, "http://127.0.0.1:9", {"refresh_token": "r"}, Deadline(BOUND_S))


def test_too_many_renewals_are_refused_for_now(serve: Serve, app: App) -> None:
    server = serve(reply(b"{}", "429 Said"))
    with pytest.raises(Unavailable):
        oauth.renew(app, server.url, {"refresh_token": "r"}, Deadline(BOUND_S))
    assert len(server.requests) == 1


def test_a_renewal_is_a_form_with_the_app_in_its_head(serve: Serve, app: App) -> None:
    found = {"access_token": "a2", "refresh_token": "r2", "expires_in": 7200, "token_type": "Bearer", "created_at": 1}
    server = serve(reply(json.dumps(found).encode()))
    old = {"access_token": "a", "refresh_token": "r", "owner": OWNER, "organization": ORGANIZATION, "scope": "default"}
    new = oauth.renew(app, server.url, old, Deadline(BOUND_S))
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /oauth/token HTTP/1.1") and b"Authorization: Basic " in head
    assert parse_qs(body.decode()) == {"grant_type": ["refresh_token"], "refresh_token": ["r"]}
    assert new == {**old, "access_token": "a2", "refresh_token": "r2", "expires_at": new["expires_at"]}


def test_access_that_is_given_back_is_gone_and_may_be_given_back_again(calendar: StandIn, app: App) -> None:
    credentials = exchange(calendar, app, sent_back(consent(calendar, app))["code"])
    for _ in range(2):
        oauth.revoke(app, calendar.base_url, credentials, Deadline(BOUND_S))
    with pytest.raises(ReconnectNeeded):
        CalendlyClient(link_to(calendar, credentials=credentials)).whoami()
    with pytest.raises(ReconnectNeeded) as refused:
        oauth.renew(app, calendar.base_url, credentials, Deadline(BOUND_S))
    assert refused.value.code == "grant_gone"


@pytest.mark.parametrize("status", [403, 500])
def test_access_that_could_not_be_given_back_is_said_so(serve: Serve, app: App, status: int) -> None:
    with pytest.raises(ServiceError):
        oauth.revoke(app, serve(reply(b"{}", f"{status} Said")).url, {"access_token": "a"}, Deadline(BOUND_S))


@pytest.mark.parametrize(
    ("scope", "missing"),
    [
        (None, ()),
        ("default", ()),
        (" ".join(oauth.scopes), ()),
        ("users:read event_types:write availability:write scheduled_events:write scheduling_links:write", 2),
        ("users:read", 6),
    ],
)
def test_missing_scopes_are_those_that_nothing_granted_covers(scope: str | None, missing: Any) -> None:
    found = oauth.missing_scopes({"scope": scope})
    assert found == missing or len(found) == missing
