"""The token is fetched with the restaurant's own client id and secret."""

import base64
import time

import pytest

from integrations.deadline import Deadline
from integrations.errors import OutcomeUnknown, ReconnectNeeded, Unavailable
from integrations.opentable.access import renew
from integrations.sandbox import StandIn
from integrations.sandbox.opentable import CLIENT_ID, CLIENT_SECRET
from tests.integrations.opentable.asking import BOUND_S, Serve, client, header, said

KEYS = {"client_id": "tavolo", "client_secret": "s3cret"}
GRANTED = {"access_token": "fresh", "token_type": "bearer", "expires_in": 172_800, "scope": "DEFAULT"}


def test_the_grant_stands_in_the_query_and_the_keys_in_the_header(serve: Serve) -> None:
    server = serve(said(GRANTED))
    found = renew(None, f"{server.url}/", {**KEYS, "access_token": "old", "expires_at": 1.0}, Deadline(BOUND_S))
    request = server.requests[0]
    assert request.startswith(b"POST /api/v2/oauth/token?grant_type=client_credentials HTTP/1.1\r\n")
    assert header(request, "Authorization") == f"Basic {base64.b64encode(b'tavolo:s3cret').decode()}"
    assert header(request, "User-Agent") == "Tavolo" and request.endswith(b"\r\n\r\n")
    assert found == {**KEYS, "access_token": "fresh", "expires_at": pytest.approx(time.time() + 172_800, abs=60)}


def test_a_token_that_ran_out_is_renewed_and_works(restaurant: StandIn) -> None:
    keys = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
    first = renew(None, restaurant.base_url, keys, Deadline(BOUND_S))
    assert client(restaurant.base_url, credentials=first).whoami().problems == ()
    restaurant.app.extensions["book"].forget_tokens()
    with pytest.raises(ReconnectNeeded) as refused:
        client(restaurant.base_url, credentials=first).whoami()
    assert refused.value.code == "expired"
    second = renew(None, restaurant.base_url, first, Deadline(BOUND_S))
    assert client(restaurant.base_url, credentials=second).whoami().problems == ()


def test_keys_that_are_wrong_need_the_owner(restaurant: StandIn) -> None:
    wrong = {"client_id": CLIENT_ID, "client_secret": "guessed"}
    with pytest.raises(ReconnectNeeded) as refused:
        renew(None, restaurant.base_url, wrong, Deadline(BOUND_S))
    assert refused.value.code == "bad_credentials" and "guessed" not in repr(refused.value)


@pytest.mark.parametrize("keys", [{}, {"client_id": "tavolo"}, {"client_id": "", "client_secret": "s3cret"}])
def test_without_keys_nothing_is_sent(serve: Serve, keys: dict[str, str]) -> None:
    server = serve(said(GRANTED))
    with pytest.raises(ReconnectNeeded) as refused:
        renew(None, server.url, keys, Deadline(BOUND_S))
    assert refused.value.code == "not_configured" and server.requests == []


@pytest.mark.parametrize("answer", [said({}), said({"access_token": 7}), said([]), said({}, "503 Later")])
def test_an_answer_without_a_token_tells_nothing_about_the_keys(serve: Serve, answer: bytes) -> None:
    with pytest.raises((OutcomeUnknown, Unavailable)):
        renew(None, serve(answer).url, KEYS, Deadline(BOUND_S))
