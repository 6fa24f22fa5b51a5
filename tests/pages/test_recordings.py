"""A recording is heard by whoever works there, as it comes from Vapi, in parts where parts are asked for."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask

from integrations import sandbox
from tests.pages.conftest import Browser
from tests.restaurants import Place
from webapp.extensions import db
from webapp.models import Call

SignedIn = Callable[..., Browser]
SIZE = 16_044  # the stand-in's second of silence


@pytest.fixture(scope="module")
def vapi() -> Iterator[sandbox.StandIn]:
    with sandbox.running("vapi") as started:
        yield started


@pytest.fixture
def has_key() -> bool:
    return True


@pytest.fixture
def environ(environ: dict[str, str], vapi: sandbox.StandIn, has_key: bool) -> dict[str, str]:
    given = environ | sandbox.SETTINGS["vapi"](vapi.base_url)
    return given if has_key else given | {"VAPI_API_KEY": ""}


def recorded(app: Flask, place: Place, vapi: sandbox.StandIn, url: str | None = "", held: bool = True) -> str:
    """The address of a call's recording; `url` is where the report said it is, "" for where it is."""
    vapi_id = vapi.app.extensions["held"].add("call", {})["id"] if held else "nobodys"
    found = f"{vapi.base_url}/_sandbox/recordings/{vapi_id}.wav" if url == "" else url
    with app.app_context():
        call = Call(restaurant_id=place.id, vapi_call_id=vapi_id, recording_url=found)
        db.session.add(call)
        db.session.commit()
        return f"/r/roma/calls/{call.id}/recording"


@pytest.mark.parametrize("has_key", [True, False])
def test_it_is_heard_whole_and_in_parts(
    app: Flask, house: Place, signed_in: SignedIn, vapi: sandbox.StandIn, has_key: bool
) -> None:
    url, browser = recorded(app, house, vapi), signed_in("host")
    whole = browser.get(url)
    assert (whole.status_code, len(whole.data), whole.headers["Accept-Ranges"]) == (200, SIZE, "bytes")
    assert whole.mimetype in ("audio/wav", "audio/x-wav") and "no-store" in whole.headers["Cache-Control"]
    part = browser.get(url, headers={"Range": "bytes=4-11"})
    assert (part.status_code, part.data) == (206, whole.data[4:12])
    assert part.headers["Content-Range"] == f"bytes 4-11/{SIZE}"
    assert browser.get(url, headers={"Range": "bytes=x"}).status_code == 200


@pytest.mark.parametrize("made", [{"url": None}, {"held": False}], ids=str)
def test_what_is_not_there_is_not_found(
    app: Flask, house: Place, signed_in: SignedIn, vapi: sandbox.StandIn, made: dict[str, Any]
) -> None:
    assert signed_in("host").get(recorded(app, house, vapi, **made)).status_code == 404


@pytest.mark.parametrize("has_key", [False])
@pytest.mark.parametrize("url", [
    "http://127.0.0.1:9/x.wav", "http://169.254.169.254/latest", "http://[::1]:9/x.wav", "file:///etc/passwd",
])  # fmt: skip
def test_an_address_of_a_private_network_is_not_asked(
    app: Flask, house: Place, signed_in: SignedIn, vapi: sandbox.StandIn, url: str, has_key: bool
) -> None:
    assert signed_in("host").get(recorded(app, house, vapi, url)).status_code == 404


def test_while_vapi_is_down_it_says_so(app: Flask, house: Place, signed_in: SignedIn, vapi: sandbox.StandIn) -> None:
    url, browser = recorded(app, house, vapi), signed_in("host")
    for mode in ("401", "429", "500", "drop_after_write"):
        vapi.app.extensions["faults"].switch(mode)
        try:
            answer = browser.get(url)
        finally:
            vapi.app.extensions["faults"].switch(None)
        assert (answer.status_code, answer.text) == (503, "The recording can't be fetched right now."), mode


def test_a_strangers_recording_is_not_there(
    app: Flask, house: Place, signed_in: SignedIn, vapi: sandbox.StandIn
) -> None:
    url = recorded(app, house, vapi)
    assert signed_in("stranger").get(url).status_code == 404
    assert signed_in(None).get(url).status_code == 303


def test_many_are_heard_one_after_the_other(
    app: Flask, house: Place, signed_in: SignedIn, vapi: sandbox.StandIn
) -> None:
    url, browser = recorded(app, house, vapi), signed_in("host")
    for _ in range(12):  # more than may be busy at once: each lets its connection go
        assert len(browser.get(url).data) == SIZE
