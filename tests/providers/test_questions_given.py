"""The provider's own questions as the voice model is given them: arguments of the tools that book and change."""

from dataclasses import replace
from typing import Any

import pytest

from integrations.sandbox.calcom.event_types import FOR_TWO, PRIVATE_ROOM
from tests.integrations.conftest import vapi_spec
from tests.integrations.vapi.description import check
from tests.operations.assistants.house import defined, snapshot_of
from tests.operations.assistants.test_vendors_models import vendor
from tests.providers.conftest import ANNA, House
from tests.providers.test_questions import LABEL, WISH, answered, feast
from webapp.operations import connections
from webapp.store import jobs, publishes
from webapp.store.transaction import read
from webapp.tools import console, questions
from webapp.tools.create_booking import TOOL as CREATE
from webapp.tools.modify_booking import TOOL as MODIFY

__all__ = ["feast", "vapi_spec", "vendor"]
pytestmark = pytest.mark.settings(API_BASE_URL="https://book.example.com")
NAME = "answer_occasione"


def parameters(house: House, tool: str, **changes: Any) -> dict[str, Any]:
    with house.app.app_context():
        found: dict[str, Any] = defined(house.place.id, **changes).tools[tool]["function"]["parameters"]
    return found


def test_a_question_is_an_argument_of_the_tools_that_book_and_change(feast: House) -> None:
    asked = parameters(feast, "create_booking")
    assert asked["properties"][NAME]["description"].startswith(f"{LABEL} Uno tra: Compleanno, Laurea, Altro.")
    assert asked["required"] == [*asked["properties"]] and asked["additionalProperties"] is False
    assert "answers" not in asked["properties"]
    assert "Testo vuoto se non c'è." in parameters(feast, "modify_booking")["properties"][NAME]["description"]
    assert NAME not in parameters(feast, "check_availability")["properties"]


def test_it_may_be_empty_where_some_are_served_without_it(feast: House) -> None:
    assert "vuoto" in parameters(feast, "create_booking")["properties"][NAME]["description"]
    feast.serve([(PRIVATE_ROOM, 1, 8)])
    assert "vuoto" not in parameters(feast, "create_booking")["properties"][NAME]["description"]
    feast.serve([(FOR_TWO, 1, 8)])
    assert "vuoto" in parameters(feast, "create_booking")["properties"][NAME]["description"]


def test_without_a_question_there_is_no_such_argument(house: House) -> None:
    assert not [name for name in parameters(house, "create_booking")["properties"] if name.startswith("answer")]


def test_the_tools_are_what_the_vendor_describes(feast: House, vapi_spec: dict[str, Any], vendor: Any) -> None:
    with feast.app.app_context():
        tools = [defined(feast.place.id, locale=locale).tools for locale in ("it", "en")]
    for tool in [each[name] for each in tools for name in ("create_booking", "modify_booking")]:
        check(vapi_spec, "CreateFunctionToolDTO", tool)
        parsed = vendor.CreateFunctionToolDto.model_validate(tool).function.parameters
        assert parsed.properties[NAME].type == "string" and NAME in parsed.required


def test_what_the_model_gives_reaches_the_provider(feast: House) -> None:
    told = feast.tell("create_booking", **WISH, **{NAME: "laurea"})
    assert told["success"], told
    assert answered(feast)["occasione"] == "Laurea"


@pytest.mark.parametrize("empty", ["", "  ", None])
def test_an_empty_one_is_none(feast: House, empty: str | None) -> None:
    told = feast.tell("create_booking", **WISH, **{NAME: empty})
    assert told["error"] == "INVALID_REQUEST" and LABEL in told["message"]
    assert feast.tell("create_booking", **{**WISH, "people": 3}, **{NAME: empty})["success"]


def test_the_test_console_asks_it_too(feast: House) -> None:
    with feast.app.app_context():
        names = [slot.name for slot in console.slots(feast.place.id, "create_booking")]
        assert NAME in names and "answers" not in names
        given = {**{name: str(value) for name, value in WISH.items()}, NAME: "Laurea"}
        assert console.run(feast.place.id, "create_booking", given, "+393331234567", None, carry_out=False).answer[
            "success"
        ]


@pytest.mark.settings(API_BASE_URL="https://book.example.com", VAPI_API_KEY="k")
def test_another_answer_to_it_is_sent_to_vapi(feast: House) -> None:
    jid = jobs.id_of(publishes.KIND, feast.place.id)
    with feast.app.app_context():
        before = defined(feast.place.id).hash
        was = read(lambda connection: publishes.promised_for(connection, jid))
        connections.answer(feast.workplace, ANNA, feast.connection_id, {"occasione": {"fixed": "Altro"}})
        assert defined(feast.place.id).hash != before
        assert read(lambda connection: publishes.promised_for(connection, jid)) != was


def test_names_are_such_as_models_take_and_never_two_the_same(feast: House) -> None:
    with feast.app.app_context():
        snapshot = snapshot_of(feast.place.id)
    assert snapshot.booker is not None
    (known,) = snapshot.booker.questions
    ids = ("Allergie?", "Allergie!", "0", "x" * 100, "x" * 101, "perché")
    asked = tuple(replace(known, id=each, label="{{ now }}") for each in ids)
    with_them = replace(snapshot, sources=(replace(snapshot.booker, questions=asked),))
    for tool in (CREATE, MODIFY):
        named = questions.arguments(tool, with_them)
        assert len(named) == len(ids) and all(len(name) <= 64 and name.isascii() for name in named)
    assert "{{" not in questions.about(asked[0], "it")
