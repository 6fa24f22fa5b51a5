"""Whose address counts when keys are guessed: the one that really asks, whatever it says of itself."""

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

DOORS = ("/api/faq", "/api/vapi/tools", "/api/vapi/tools/test")
limited = {"ADDRESS_RATE_LIMIT": "3 per minute", "WEB_PROCESSES": "1"}


def guess(client: FlaskClient, *, from_: str = "203.0.113.7", door: str = DOORS[0], **headers: str) -> TestResponse:
    """A guess at a key, from an address."""
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post(
        door, json={}, headers={"Authorization": "Bearer tvl_guess", **told}, environ_base={"REMOTE_ADDR": from_}
    )


@pytest.mark.settings(**limited)
@pytest.mark.parametrize("door", DOORS)
def test_a_forged_address_does_not_escape_the_limit(client: FlaskClient, door: str) -> None:
    statuses = [
        guess(
            client,
            door=door,
            X_Forwarded_For=f"198.51.100.{number}",
            X_Real_IP=f"198.51.100.{number}",
            Forwarded=f"for=198.51.100.{number}",
        ).status_code
        for number in range(6)
    ]
    assert statuses == [401, 401, 401, 429, 429, 429]


@pytest.mark.settings(**limited)
def test_the_doors_count_together(client: FlaskClient) -> None:
    assert [guess(client, door=door).status_code for door in (*DOORS, *DOORS)] == [401, 401, 401, 429, 429, 429]


@pytest.mark.settings(**limited)
def test_another_address_is_not_held_off(client: FlaskClient) -> None:
    for _ in range(5):
        guess(client)
    last = guess(client)
    assert (last.status_code, last.get_json()["error_code"]) == (429, "RATE_LIMITED")
    assert 1 <= int(last.headers["Retry-After"]) <= 60
    assert guess(client, from_="203.0.113.8").status_code == 401


@pytest.mark.settings(TRUSTED_PROXIES="1", **limited)
def test_behind_a_proxy_the_address_it_saw_counts(client: FlaskClient) -> None:
    first = [guess(client, X_Forwarded_For="198.51.100.1").status_code for _ in range(5)]
    second = [guess(client, X_Forwarded_For="198.51.100.2").status_code for _ in range(5)]
    assert first == second == [401, 401, 401, 429, 429]


@pytest.mark.settings(TRUSTED_PROXIES="1", **limited)
def test_behind_a_proxy_what_came_before_its_own_word_is_not_believed(client: FlaskClient) -> None:
    forged = [guess(client, X_Forwarded_For=f"192.0.2.{number}, 198.51.100.1").status_code for number in range(5)]
    assert forged == [401, 401, 401, 429, 429]


@pytest.mark.settings(TRUSTED_PROXIES="2", **limited)
def test_behind_two_proxies_the_address_the_outer_one_saw_counts(client: FlaskClient) -> None:
    first = [guess(client, X_Forwarded_For=f"192.0.2.{n}, 198.51.100.1, 10.0.0.1").status_code for n in range(5)]
    assert first == [401, 401, 401, 429, 429]
    assert guess(client, X_Forwarded_For="198.51.100.2, 10.0.0.1").status_code == 401
