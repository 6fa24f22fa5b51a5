"""The JSON door against its own OpenAPI document: what it describes, what it forbids, and one call after another."""

import copy
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.transport import Response
from schemathesis.specs.openapi import checks

from tests.fuzz.conftest import Book, examples
from tests.restaurants import CALLER, Place, ahead, booking_of, post
from tests.size import size
from webapp.extensions import db
from webapp.tools.registry import TOOLS

pytestmark = pytest.mark.settings(TOOL_RATE_LIMIT="off", ADDRESS_RATE_LIMIT="off")


def says_nothing_of_the_inside(_context: Any, response: Response, case: Case[Any]) -> None:
    """A crash that was caught is a crash; what was asked may be repeated in the answer."""
    assert response.json().get("error_code") != "INTERNAL_ERROR"
    assert "Traceback" not in response.text or "Traceback" in repr(case.body)


# Once authenticated a refusal is 200, so what asks for 4xx does not fit this contract; the rest does.
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.unsupported_method,
    checks.allow_header_conformance,
    checks.ignored_auth,
    says_nothing_of_the_inside,
]


@pytest.mark.parametrize("mode", [*GenerationMode], ids=lambda mode: mode.value)
@pytest.mark.parametrize("tool", [tool.json for tool in TOOLS])
def test_a_tool_keeps_to_its_document(app: Flask, roma: Place, book: Book, tool: str, mode: GenerationMode) -> None:
    operation = schemathesis.openapi.from_wsgi("/api/openapi.json", app)[f"/api/{tool}"]["POST"]

    @examples(15, 200)
    @given(case=operation.as_strategy(generation_mode=mode), is_at_home=st.booleans(), is_soon=st.booleans())
    def ask(case: Case[Any], is_at_home: bool, is_soon: bool) -> None:
        if isinstance(case.body, dict) and is_at_home:
            case.body["restaurant_id"] = roma.slug
            days = {"date", "day", "new_day"} & case.body.keys()
            case.body |= {day: ahead() for day in days if is_soon and isinstance(case.body[day], str)}
        case.call_and_validate(headers=roma.bearer, checks=CHECKS)

    ask()


def test_what_the_guest_writes_is_not_taken_for_a_crash(app: Flask, roma: Place, book: Book) -> None:
    operation = schemathesis.openapi.from_wsgi("/api/openapi.json", app)["/api/create_booking"]["POST"]
    case = operation.Case(body=booking_of(roma, notes="INTERNAL_ERROR Traceback"), media_type="application/json")
    answer = case.call_and_validate(headers=roma.bearer, checks=CHECKS).json()
    assert answer["ok"] and answer["notes"] == "INTERNAL_ERROR Traceback"


def test_a_crash_that_was_caught_is_taken_for_one(app: Flask, roma: Place) -> None:
    assert post(app.test_client(), roma, "create_booking", booking_of(roma))["ok"]
    with app.app_context():
        db.session.execute(db.text("update booking set day = 'no day'"))
        db.session.commit()
    operation = schemathesis.openapi.from_wsgi("/api/openapi.json", app)["/api/list_bookings"]["POST"]
    case = operation.Case(body={"restaurant_id": roma.slug, "phone": CALLER}, media_type="application/json")
    with pytest.raises(AssertionError, match="INTERNAL_ERROR"):
        says_nothing_of_the_inside(None, case.call(headers=roma.bearer), case)


def document_of(app: Flask, place: Place) -> dict[str, Any]:
    """The document narrowed to what this restaurant can say yes to."""
    document: dict[str, Any] = copy.deepcopy(app.test_client().get("/api/openapi.json").get_json())
    for path in document["paths"].values():
        fields = path["post"]["requestBody"]["content"]["application/json"]["schema"]["properties"]
        fields["restaurant_id"] = {"const": place.slug}
        for name, values in NARROWED.items():
            if name in fields:
                fields[name] = {"enum": values}
    return document


DAYS, TIMES, PEOPLE = [ahead(3), ahead(4)], ["12:00", "20:00", "21:30"], [1, 2, 4, 6]
NARROWED = {
    "date": DAYS,
    "day": DAYS,
    "new_day": DAYS,
    "time": TIMES,
    "new_time": TIMES,
    "people": PEOPLE,
    "new_people": PEOPLE,
    "phone": [CALLER, "+393337654321"],
    "name": ["Mario Rossi", "Anna Bianchi"],
    "email": ["mario@example.com"],
    "service_type": [None],
}


def test_one_call_after_another_keeps_to_the_document(app: Flask, roma: Place, book: Book) -> None:
    schema = schemathesis.openapi.from_dict(document_of(app, roma))
    schema.app = app
    followed: set[str] = set()

    class Conversation(schema.as_state_machine()):  # type: ignore[misc]
        """Calls that build on the answers to earlier ones."""

        def get_call_kwargs(self, case: Case[Any]) -> dict[str, Any]:
            return {"headers": roma.bearer}

        def validate_response(self, response: Response, case: Case[Any], **_given: Any) -> None:
            answer = response.json()
            if isinstance(case.body, dict) and answer.get("ok") and answer.get("booking_id") in book.references():
                followed.add(case.operation.label)
            case.validate_response(response, checks=[check for check in CHECKS if check is not checks.ignored_auth])

    Conversation.run(
        settings=settings(
            max_examples=size(40, 200), stateful_step_count=8, suppress_health_check=[*HealthCheck], deadline=None
        )
    )
    assert {"POST /api/create_booking", "POST /api/modify_booking", "POST /api/cancel_booking"} <= followed
