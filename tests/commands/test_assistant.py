"""`flask assistant ...`"""

import pytest
from flask import Flask

from tests.operations.assistants.conftest import environ, stand_in, vapi
from tests.operations.assistants.house import Vapi, row_of
from tests.operations.settings_place import OWNER
from tests.restaurants import Place, open_restaurant, workplace_of
from webapp.operations import assistants

__all__ = ["environ", "stand_in", "vapi"]


@pytest.fixture
def roma(app: Flask, vapi: Vapi) -> Place:
    """A restaurant whose assistant somebody has asked for."""
    place = open_restaurant(app)
    with app.app_context():
        assistants.make(workplace_of(place), OWNER)
    return place


def said(app: Flask, *words: str) -> tuple[int, str]:
    result = app.test_cli_runner().invoke(args=["assistant", *words])
    return result.exit_code, result.output


def test_it_is_published_once_and_looked_at_and_repaired(app: Flask, roma: Place, vapi: Vapi) -> None:
    code, output = said(app, "publish", "roma")
    assert code == 0 and "assistant.made" in output
    assert said(app, "publish", "roma") == (0, "Nothing to send: Vapi has it already.\n")
    assert said(app, "drift", "roma") == (0, "Vapi holds what it should.\n")
    vapi.change("assistant", vapi.assistant(roma.id)["id"], firstMessage="Ciao!")
    assert said(app, "drift", "roma") == (1, "firstMessage\n")
    assert said(app, "publish", "roma", "--repair") == (0, "firstMessage\n")


def test_the_prompt_is_printed_with_and_without_booking(app: Flask, roma: Place) -> None:
    assert "Puoi prenotare" in said(app, "preview", "roma")[1]
    assert "Non puoi prenotare" in said(app, "preview", "roma", "--without-booking")[1]


def test_what_went_wrong_is_one_line(app: Flask, roma: Place, vapi: Vapi) -> None:
    vapi.faults.switch("401")
    assert said(app, "publish", "roma") == (1, "Error: not published (key): bad_credentials\n")
    code, output = said(app, "publish", "nowhere")
    assert code == 1 and output.count("\n") == 1 and output.startswith("Error:")
    with app.app_context():
        assert row_of(roma.id).state == "key"
