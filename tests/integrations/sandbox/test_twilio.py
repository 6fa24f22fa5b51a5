"""The stand-in for Twilio answers as Twilio's contract and description say. `BOUND_S` only guards against hanging."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qs

import pytest
import requests

from integrations import sandbox
from integrations.sandbox.twilio import ACCOUNT_SID, AUTH_TOKEN, NUMBER
from integrations.sandbox.twilio.rules import segments_of
from integrations.twilio.webhooks import is_genuine
from tests.integrations.loopback import Loopback, reply
from tests.integrations.specs import validator
from tests.until import until

BOUND_S = 15.0
PATH = f"/2010-04-01/Accounts/{ACCOUNT_SID}/Messages"
GOOD = {"To": "+393331234567", "From": NUMBER, "Body": "Ciao"}
CALLBACK = "http://127.0.0.1:9/twilio/status?restaurant=roma"


class Caller:
    """Somebody who calls the stand-in without our client."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self.auth = (ACCOUNT_SID, AUTH_TOKEN)

    def post(self, form: dict[str, str], path: str = f"{PATH}.json") -> requests.Response:
        return requests.post(self.base_url + path, data=form, auth=self.auth, timeout=BOUND_S)

    def get(self, path: str = f"{PATH}.json", **query: str) -> requests.Response:
        return requests.get(self.base_url + path, query, auth=self.auth, timeout=BOUND_S)

    def switch_callbacks(self, **habits: object) -> None:
        requests.post(f"{self.base_url}/_sandbox/callbacks", json=habits, timeout=BOUND_S).raise_for_status()


@pytest.fixture
def caller(stand_in: sandbox.StandIn) -> Caller:
    return Caller(stand_in.base_url)


@pytest.mark.parametrize("sender", [{"From": NUMBER}, {"MessagingServiceSid": f"MG{'0' * 32}"}])
def test_its_messages_are_what_the_vendor_describes(
    caller: Caller, twilio_spec: dict[str, Any], sender: dict[str, str]
) -> None:
    schema = twilio_spec["components"]["schemas"]["api.v2010.account.message"]
    created = caller.post({"To": GOOD["To"], "Body": GOOD["Body"]} | sender)
    fetched = caller.get(f"{PATH}/{created.json()['sid']}.json")
    assert (created.status_code, fetched.status_code) == (201, 200)
    for message in (created.json(), fetched.json()):
        assert message.keys() == schema["properties"].keys()
        validator(twilio_spec, schema).validate(message)


def test_its_lists_are_what_the_vendor_describes(caller: Caller, twilio_spec: dict[str, Any]) -> None:
    caller.post(GOOD)
    operation = twilio_spec["paths"][f"{PATH}.json".replace(ACCOUNT_SID, "{AccountSid}")]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    page = caller.get().json()
    assert page.keys() == schema["properties"].keys()
    validator(twilio_spec, schema).validate(page)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"To": ""}, 21604),
        ({"From": ""}, 21603),
        ({"Body": ""}, 21602),
        ({"To": "333 123 4567"}, 21211),
        ({"To": "+0123456789"}, 21211),
        ({"To": "+15005550001"}, 21211),
        ({"To": "+15005550002"}, 21612),
        ({"To": "+15005550003"}, 21408),
        ({"To": "+15005550004"}, 21610),
        ({"To": "+15005550009"}, 21614),
        ({"From": "Roma!"}, 21212),
        ({"From": "+15005550001"}, 21212),
        ({"From": "+15005550007"}, 21606),
        ({"MessagingServiceSid": "MG1"}, 21606),
        ({"Body": "a" * 1601}, 21617),
        ({"StatusCallback": "ftp://app.example/"}, 21609),
        ({"StatusCallback": "https://my_app.example/"}, 21609),
        ({"StatusCallback": "http://[::1/"}, 21609),
    ],
)
def test_a_wrong_request_is_refused_with_the_vendors_code(caller: Caller, change: dict[str, str], code: int) -> None:
    refused = caller.post(GOOD | change)
    body = refused.json()
    assert (refused.status_code, body["code"], body["status"]) == (400, code, 400)
    assert body.keys() == {"code", "message", "more_info", "status"}
    assert caller.get().json()["messages"] == []


def test_a_field_left_out_is_the_same_as_an_empty_one(caller: Caller) -> None:
    codes = [caller.post({key: GOOD[key] for key in GOOD if key != name}).json()["code"] for name in GOOD]
    assert codes == [21604, 21603, 21602]


@pytest.mark.parametrize("auth", [None, (ACCOUNT_SID, "wrong"), ("wrong", AUTH_TOKEN), ("", "")])
def test_only_the_account_with_its_token_gets_in(caller: Caller, auth: tuple[str, str] | None) -> None:
    url = f"{caller.base_url}{PATH}.json"
    refused = requests.post(url, data=GOOD, auth=auth, timeout=BOUND_S)
    assert (refused.status_code, refused.json()["code"]) == (401, 20003)


def test_another_account_or_message_is_not_found(caller: Caller) -> None:
    for path in (f"{PATH}/SM{'f' * 32}.json", f"{PATH}.json".replace(ACCOUNT_SID, f"AC{'f' * 32}")):
        missing = caller.get(path)
        assert (missing.status_code, missing.json()["code"]) == (404, 20404)


def test_a_list_is_paged_newest_first_even_while_texts_arrive(caller: Caller) -> None:
    for number in range(5):
        caller.post(GOOD | {"Body": str(number)})
    page = caller.get(PageSize="2", To=GOOD["To"]).json()
    seen = [message["body"] for message in page["messages"]]
    caller.post(GOOD | {"Body": "late"})
    while page["next_page_uri"]:
        page = caller.get(page["next_page_uri"]).json()
        seen += [message["body"] for message in page["messages"]]
    assert seen == ["4", "3", "2", "1", "0"]


def test_a_list_is_filtered_by_number_and_by_the_day_it_was_sent(caller: Caller) -> None:
    caller.post(GOOD)
    caller.post(GOOD | {"To": "+393331234568", "From": "+15005550010"})
    until(lambda: {message["status"] for message in caller.get().json()["messages"]} == {"delivered"})

    def count(**query: str) -> int:
        return len(caller.get(**query).json()["messages"])

    assert count(To=GOOD["To"]) == count(From=NUMBER) == 1
    assert count(**{"DateSent>": "2020-01-01"}) == count(**{"DateSent<": "2100-01-01T00:00:00Z"}) == 2
    assert count(**{"DateSent>": "2100-01-01"}) == count(**{"DateSent<": "2020-01-01"}) == 0


def test_a_text_not_sent_yet_has_no_day_to_be_found_by() -> None:
    with sandbox.running("twilio", callback_pause_s=60) as stand_in:
        caller = Caller(stand_in.base_url)
        caller.post(GOOD)
        assert caller.get(**{"DateSent>": "2020-01-01"}).json()["messages"] == []
        assert len(caller.get().json()["messages"]) == 1


@pytest.mark.parametrize("query", [{"DateSent>": "soon"}, {"Page": "two"}, {"PageSize": "x"}])
def test_a_filter_that_can_not_be_read_is_refused(caller: Caller, query: dict[str, str]) -> None:
    assert (caller.get(**query).status_code, caller.get(**query).json()["code"]) == (400, 20001)


class Listener:
    """Our side of the callbacks: what arrives, and whether it is genuine for the URL that was asked for."""

    def __init__(self, server: Loopback) -> None:
        self._server = server

    def statuses(self) -> list[str]:
        return [form["MessageStatus"] for form in self.forms()]

    def forms(self) -> list[dict[str, str]]:
        return [self._form(request) for request in self._server.requests]

    def _form(self, request: bytes) -> dict[str, str]:
        head, _, body = request.decode().partition("\r\n\r\n")
        assert head.startswith("POST /twilio/status?restaurant=roma HTTP/1.1")
        signature = next(line[20:] for line in head.split("\r\n") if line.startswith("X-Twilio-Signature: "))
        form = {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}
        assert is_genuine([AUTH_TOKEN], CALLBACK, form, signature)
        return form


Heard = tuple[Caller, Listener]


@pytest.fixture
def heard(serve: Callable[..., Loopback]) -> Any:
    server = serve(reply(b"", "204 No Content"))
    with sandbox.running("twilio", callback_base=server.url, callback_pause_s=0.02) as stand_in:
        yield Caller(stand_in.base_url), Listener(server)


def test_callbacks_tell_of_each_step_and_are_signed_for_the_url_asked_for(heard: Heard) -> None:
    caller, listener = heard
    sid = caller.post(GOOD | {"StatusCallback": CALLBACK}).json()["sid"]
    until(lambda: len(listener.statuses()) == 3)
    assert listener.statuses() == ["queued", "sent", "delivered"]
    first = listener.forms()[0]
    assert first["MessageSid"] == sid and first["To"] == GOOD["To"] and first["From"] == NUMBER


def test_callbacks_can_come_twice_and_in_the_wrong_order(heard: Heard) -> None:
    caller, listener = heard
    caller.switch_callbacks(repeat=True, reorder=True)
    caller.post(GOOD | {"StatusCallback": CALLBACK})
    until(lambda: len(listener.statuses()) == 6)
    assert listener.statuses() == ["delivered", "delivered", "sent", "sent", "queued", "queued"]


def test_a_text_can_fail_after_it_was_accepted(heard: Heard) -> None:
    caller, listener = heard
    caller.switch_callbacks(fail_with=30003)
    sid = caller.post(GOOD | {"StatusCallback": CALLBACK}).json()["sid"]
    until(lambda: len(listener.statuses()) == 3)
    assert listener.forms()[-1]["MessageStatus"] == "undelivered"
    assert listener.forms()[-1]["ErrorCode"] == "30003"
    message = caller.get(f"{PATH}/{sid}.json").json()
    assert (message["status"], message["error_code"]) == ("undelivered", 30003)


def test_without_a_callback_url_nobody_is_called(heard: Heard) -> None:
    caller, listener = heard
    sid = caller.post(GOOD).json()["sid"]
    until(lambda: caller.get(f"{PATH}/{sid}.json").json()["status"] == "delivered")
    assert listener.statuses() == []


def test_a_hundred_texts_at_once_are_all_kept(caller: Caller) -> None:
    with ThreadPoolExecutor(16) as pool:
        sent = list(pool.map(lambda number: caller.post(GOOD | {"Body": str(number)}).json()["sid"], range(100)))
    listed = caller.get(PageSize="1000").json()["messages"]
    assert len(set(sent)) == 100 and {message["sid"] for message in listed} == set(sent)


def test_its_page_shows_the_texts_newest_first_and_never_runs_them(caller: Caller) -> None:
    caller.post(GOOD | {"Body": "<script>alert(1)</script> {{ 7 * 7 }}"})
    caller.post(GOOD | {"Body": "second"})
    page = requests.get(caller.base_url, timeout=BOUND_S).text
    assert "stand-in" in page and "<script>" not in page and "{{ 7 * 7 }}" in page
    assert page.index("second") < page.index("&lt;script&gt;")


@pytest.mark.parametrize(
    ("body", "segments"),
    [
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("è" * 160, 1),
        ("ж" * 70, 1),
        ("ж" * 71, 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_segments_are_counted_as_they_are_billed(body: str, segments: int) -> None:
    assert segments_of(body) == segments
