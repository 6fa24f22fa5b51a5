"""One restaurant's keys with another's ids look exactly like ids that do not exist, on every route there is.

Whoever adds a route says in `ATTEMPTS` how it could be reached for with a neighbour's ids; without that this fails.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.restaurants import CALLER, Place, ahead, booking_of, envelope, open_restaurant, post
from webapp import BLUEPRINTS, security
from webapp.extensions import db
from webapp.models import Membership, User
from webapp.models.types import new_id
from webapp.speech import references
from webapp.tools.registry import TOOLS

pytestmark = pytest.mark.settings(TOOL_RATE_LIMIT="off", ADDRESS_RATE_LIMIT="off")
NOBODY = "+393339999999"
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
Route = tuple[str, str]  # endpoint and method


@dataclass(frozen=True)
class Ids:
    """The ids a restaurant is reached by; those of `nobody` do not exist."""

    place: Place
    reference: str
    guest: str
    owner_id: str
    call_id: str


@dataclass(frozen=True)
class Request:
    """What is sent, and the values of the path where it has any."""

    body: dict[str, Any]
    headers: dict[str, str]
    path: dict[str, str] = field(default_factory=dict)


Attempt = Callable[[Place, Ids], Request]


@pytest.fixture
def own(app: Flask) -> Place:
    return open_restaurant(app, "roma")


@pytest.fixture
def neighbour(app: Flask, client: FlaskClient) -> Ids:
    """A restaurant with everything in it: bookings by both doors, a guest, an owner, calls in the log."""
    place = open_restaurant(app, "milano")
    made = post(client, place, "create_booking", booking_of(place, email="mario@example.com"))
    wish = {"date": ahead(), "time": "12:00", "people": 2, "customer_name": "Mario Rossi"}
    body = envelope(place, ("t1", "create_booking", wish), ("t2", "lookup_booking", {"reference": "wrong"}))
    assert client.post("/api/vapi/tools", json=body, headers=place.bearer).status_code == 200
    with app.app_context():
        owner = User(email="owner@example.com", password_hash="x")
        db.session.add(owner)
        db.session.flush()
        db.session.add(Membership(user_id=owner.id, restaurant_id=place.id, role="owner"))
        db.session.commit()
        return Ids(place, made["booking_id"], CALLER, owner.id, "call-1")


def nobody() -> Ids:
    place = Place(new_id(), "nowhere", "tvl_nobodys", "nobodys-secret-of-them", "pn_none", "asst_none", ())
    return Ids(place, references.new_reference(), NOBODY, new_id(), "call-none")


# What each door takes


def arguments(tool: str, ids: Ids) -> dict[str, Any]:
    """A tool's arguments as whoever knows the ids would send them, for both doors."""
    moment: dict[str, Any] = {"date": ahead(), "day": ahead(), "time": "20:00", "people": 2}
    given: dict[str, dict[str, Any]] = {
        "check_openings": moment,
        "create_booking": {**moment, "name": "Luigi Verdi", "phone": "+393330000001"},
        "list_bookings": {"phone": ids.guest, "name": "Rossi", "date": ahead()},
        "modify_booking": {"booking_id": ids.reference, "new_people": 3},
        "cancel_booking": {"booking_id": ids.reference},
        "faq": {"question": "Avete opzioni senza glutine?"},
        "send_sms": {"phone": ids.guest, "message": "Ciao"},
        "take_message": {"message": "Ciao", "phone": ids.guest},
        "join_waitlist": {**moment, "name": "Luigi Verdi", "phone": "+393330000001"},
    }
    return given[tool]


def json_attempts(tool: str) -> list[Attempt]:
    """The neighbour's name, and the neighbour's booking or guest under one's own name."""
    return [
        lambda own, ids: Request({"restaurant_id": ids.place.slug, **arguments(tool, ids)}, own.bearer),
        lambda own, ids: Request(
            {"restaurant_id": ids.place.slug, **arguments(tool, ids)}, {"X-Vapi-Secret": own.secret}
        ),
        lambda own, ids: Request({"restaurant_id": ids.place.id, **arguments(tool, ids)}, own.bearer),
        *([own_name(tool)] if tool in ("list_bookings", "modify_booking", "cancel_booking") else []),
    ]


def own_name(tool: str) -> Attempt:
    return lambda own, ids: Request({"restaurant_id": own.slug, **arguments(tool, ids)}, own.bearer)


def called(own: Place, ids: Ids, tool: str, **of_call: Any) -> Request:
    """A tool call on one's own phone line, by a caller with the neighbour's ids."""
    given = {key: value for key, value in arguments(tool, ids).items() if key != "people" or tool != "list_bookings"}
    body = envelope(own, ("t1", tool, given), caller="+393330000000", call_id=ids.call_id)
    body["message"]["call"] |= of_call
    return Request(body, {"X-Vapi-Secret": own.secret})


def vapi_attempts() -> list[Attempt]:
    """The neighbour's bookings, caller, call and assistant, on one's own number. (The neighbour's number is refused
    like a wrong secret, as the contract has it: see below.)"""
    return [
        lambda own, ids: called(own, ids, "modify_booking"),
        lambda own, ids: called(own, ids, "cancel_booking"),
        lambda own, ids: called(own, ids, "list_bookings"),
        lambda own, ids: called(own, ids, "list_bookings", customer={"number": ids.guest}),
        lambda own, ids: called(own, ids, "cancel_booking", customer={"number": ids.guest}),
        lambda own, ids: called(own, ids, "check_openings", assistantId=ids.place.assistant_id),
    ]


def tool_test_attempts() -> list[Attempt]:
    def trial(own: Place, of: dict[str, Any], tool: str, ids: Ids) -> Request:
        return Request({**of, "toolName": tool, "toolArgs": arguments(tool, ids)}, own.bearer)

    return [
        lambda own, ids: trial(own, {"restaurantId": ids.place.slug}, "check_openings", ids),
        lambda own, ids: trial(own, {"restaurantId": ids.place.id}, "check_openings", ids),
        lambda own, ids: trial(own, {"userId": ids.owner_id}, "check_openings", ids),
        lambda own, ids: trial(own, {"restaurantId": own.slug}, "cancel_booking", ids),
        lambda own, ids: trial(own, {"restaurantId": own.slug, "callerNumber": ids.guest}, "list_bookings", ids),
    ]


ATTEMPTS: dict[Route, list[Attempt]] = {
    **{(f"api.{name}", "POST"): json_attempts(tool.json) for tool in TOOLS for name in (tool.json, tool.voice)},
    ("vapi.message", "POST"): vapi_attempts(),
    ("tool_test.run", "POST"): tool_test_attempts(),
}


# What must hold


PAGES = (security.member, security.operator, security.signed_in)


def guarded(app: Flask) -> set[Route]:
    """Every endpoint and method of the doors; tests/pages/test_every_page.py visits what people sign in to, and
    tests/doors/test_webhooks.py and tests/texting/ knock where providers and Twilio do, tests/pages/test_guest_links.py
    tries links."""
    others = (security.public, security.provider, security.twilio, security.signed_link, *PAGES)
    public = {blueprint.name for blueprint, guard in BLUEPRINTS if guard in others}
    return {
        (rule.endpoint, method)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.endpoint != "static" and rule.endpoint.partition(".")[0] not in public
    }


def urls(app: Flask, endpoint: str, path: dict[str, str]) -> Iterator[str]:
    """Every address of an endpoint."""
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules(endpoint):
        built = rule.build(path)
        assert built is not None, f"{rule} needs values for {rule.arguments}"
        assert adapter.match(built[1], method=next(iter((rule.methods or set()) - {"HEAD", "OPTIONS"})))
        yield built[1]


def ask(app: Flask, route: Route, request: Request) -> list[TestResponse]:
    """The answers to one request on every address of a route."""
    endpoint, method = route
    return [
        app.test_client().open(url, method=method, json=request.body, headers=request.headers)
        for url in urls(app, endpoint, request.path)
    ]


def rows_of(app: Flask, place: Place) -> dict[str, list[Any]]:
    """Everything stored of a restaurant, and all people."""
    app.extensions["tool_call_batches"].flush()
    found = {}
    with app.app_context(), db.engine.connect() as connection:
        for name, table in db.metadata.tables.items():
            query = table.select()
            if "restaurant_id" in table.c:
                query = query.where(table.c.restaurant_id == place.id)
            elif name == "restaurant":
                query = query.where(table.c.id == place.id)
            found[name] = sorted(map(repr, connection.execute(query)))
    return found


def test_every_guarded_route_says_how_it_could_be_reached_for(app: Flask) -> None:
    assert guarded(app) == set(ATTEMPTS)
    assert all(ATTEMPTS.values())


@pytest.mark.parametrize("route", ATTEMPTS, ids=" ".join)
def test_a_neighbours_ids_look_like_ids_that_do_not_exist(app: Flask, own: Place, neighbour: Ids, route: Route) -> None:
    before = rows_of(app, neighbour.place)
    for number, attempt in enumerate(ATTEMPTS[route]):
        theirs = ask(app, route, attempt(own, neighbour))
        nobodys = ask(app, route, attempt(own, nobody()))
        shown = [(response.status_code, response.text, [*response.headers]) for response in theirs]
        assert shown == [(response.status_code, response.text, [*response.headers]) for response in nobodys], number
        assert not any(neighbour.reference in response.text for response in theirs)
    assert rows_of(app, neighbour.place) == before


@pytest.mark.parametrize("route", ATTEMPTS, ids=" ".join)
def test_whoever_owns_the_ids_finds_something(app: Flask, neighbour: Ids, route: Route) -> None:
    found = [ask(app, route, attempt(neighbour.place, neighbour))[0].text for attempt in ATTEMPTS[route]]
    nothing = [ask(app, route, attempt(neighbour.place, nobody()))[0].text for attempt in ATTEMPTS[route]]
    assert found != nothing


@pytest.mark.parametrize("ids_of", ["number_id", "assistant_id"])
def test_a_neighbours_number_looks_like_a_wrong_secret(
    app: Flask, client: FlaskClient, own: Place, neighbour: Ids, ids_of: str
) -> None:
    before = rows_of(app, neighbour.place)
    body = envelope(neighbour.place, ("t1", "cancel_booking", {"reference": neighbour.reference}))
    body["message"]["call"] = {
        "phoneNumberId" if ids_of == "number_id" else "assistantId": getattr(neighbour.place, ids_of)
    }
    wrong = client.post("/api/vapi/tools", json=body, headers={"X-Vapi-Secret": "a-secret-of-nobody"})
    for headers in ({"X-Vapi-Secret": own.secret}, own.bearer):
        response = client.post("/api/vapi/tools", json=body, headers=headers)
        assert (response.status_code, response.text) == (wrong.status_code, wrong.text) == (401, wrong.text)
    assert rows_of(app, neighbour.place) == before


@pytest.mark.parametrize("route", ATTEMPTS, ids=" ".join)
@pytest.mark.parametrize("headers", [
    {}, {"Authorization": "Bearer "}, {"Authorization": "Bearer tvl_guess"}, {"Authorization": "Basic cm9tYTpyb21h"},
    {"X-Vapi-Secret": ""}, {"X-Vapi-Secret": "the-secret-of"}, {"Cookie": "session=guess"},
], ids=str)  # fmt: skip
def test_without_its_keys_no_door_opens(
    app: Flask, own: Place, neighbour: Ids, route: Route, headers: dict[str, str]
) -> None:
    for attempt in ATTEMPTS[route]:
        meant = attempt(neighbour.place, neighbour)
        for response in ask(app, route, Request(meant.body, headers, meant.path)):
            assert (response.status_code, response.get_json()["error_code"]) == (401, "UNAUTHORIZED")


def test_a_route_takes_no_method_it_does_not_name(app: Flask, own: Place) -> None:
    for endpoint, methods in {
        endpoint: {m for e, m in guarded(app) if e == endpoint} for endpoint, _ in ATTEMPTS
    }.items():
        for method in {*METHODS} - methods:
            for response in ask(app, (endpoint, method), Request({"restaurant_id": "roma"}, own.bearer)):
                assert (response.status_code, response.headers["Allow"]) == (
                    405,
                    ", ".join(sorted({*methods, "OPTIONS"})),
                )


def test_the_same_key_and_call_are_two_for_two_restaurants(
    app: Flask, client: FlaskClient, own: Place, neighbour: Ids
) -> None:
    wish = {"date": ahead(), "time": "12:00", "people": 2, "customer_name": "Mario Rossi"}
    (response,) = [
        client.post("/api/vapi/tools", json=envelope(own, ("t1", "create_booking", wish)), headers=own.bearer)
    ]
    assert response.status_code == 200
    theirs = post(client, neighbour.place, "create_booking", booking_of(neighbour.place), **{"Idempotency-Key": "1"})
    ours = post(client, own, "create_booking", booking_of(own), **{"Idempotency-Key": "1"})
    assert ours["restaurant_id"] == "roma" and theirs["restaurant_id"] == "milano"
    assert [len(rows_of(app, place)["booking"]) for place in (own, neighbour.place)] == [2, 2]
