"""The stand-in for Acuity's API (v1): what it offers, books, refuses and calls back with."""

from flask import Flask, Response, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from integrations.sandbox import faults as fault_switches
from integrations.sandbox.acuity.api import PREFIX, api_of
from integrations.sandbox.acuity.book import Book
from integrations.sandbox.acuity.door import Door, refusal
from integrations.sandbox.acuity.front import front_of
from integrations.sandbox.acuity.hooks import Hooks
from integrations.sandbox.acuity.house import API_KEY, USER_ID
from integrations.sandbox.pages import app_of

__all__ = ["API_KEY", "USER_ID", "create_app", "settings"]


def settings(base_url: str) -> dict[str, str]:
    """The environment that points Tavolo here."""
    return {"ACUITY_BASE_URL": f"{base_url}{PREFIX}"}


def create_app(callback_base: str | None = None, per_second: int = 10, long_actions: bool = True) -> Flask:
    """`callback_base` replaces scheme and host of where messages are delivered; `per_second` is how many requests are
    let in; `long_actions` as `Hooks` has it."""
    app = app_of(__name__)
    book, faults, door = Book(), fault_switches.Faults(), Door(per_second)
    hooks = Hooks(API_KEY, callback_base, long_actions)
    app.extensions |= {"faults": faults, "book": book, "hooks": hooks, "requests": door.count}
    app.register_blueprint(api_of(book, hooks, faults, door))
    app.register_blueprint(front_of(book, hooks, faults))
    app.register_blueprint(fault_switches.switches(faults))

    @app.errorhandler(HTTPException)
    def unknown(problem: HTTPException) -> ResponseReturnValue:
        """Paths and methods the API does not have are refused as everything else is."""
        errors = {404: "not_found", 405: "method_not_allowed"}
        if not request.path.startswith(PREFIX) or problem.code not in errors:
            return Response(problem.get_body(), problem.code or 500)
        return refusal(errors[problem.code], problem.code, "Not there.")

    return app
