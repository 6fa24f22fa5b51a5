"""One error, one answer: the JSON doors get the contract's body, a browser a short page."""

from flask import Flask, Response, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from webapp.operations.refusals import Refusal
from webapp.responses import json_response
from webapp.tools.doors import json as json_door

CODES = {
    401: "UNAUTHORIZED",
    404: "NOT_FOUND",
    405: "METHOD_NOT_ALLOWED",
    413: "TOO_LARGE",
    415: "UNSUPPORTED_MEDIA_TYPE",
    429: "RATE_LIMITED",
    500: "INTERNAL_ERROR",
}


def locale() -> str:
    """The language of whoever asks, where no restaurant is known."""
    return request.accept_languages.best_match(["en", "it"]) or "en"


def refusal_response(refusal: Refusal, status: int = 200) -> Response:
    """The body of the JSON door for a refusal in which no restaurant is known."""
    return json_response(json_door.error(refusal, locale()), status)


def json_error(status: int, retry_after: int | None = None) -> Response:
    """The same for a failure of transport."""
    code = CODES.get(status, "INVALID_REQUEST")
    response = refusal_response(Refusal(code, facts={"field": "body"}), status)
    if retry_after:
        response.headers["Retry-After"] = str(retry_after)
    if status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="tavolo"'
    return response


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.response is not None:
        return error.response
    status = error.code or 500
    if request.path.startswith("/api/"):
        response = json_error(status)
        if status == 405 and isinstance(valid := getattr(error, "valid_methods", None), list | set | tuple):
            response.headers["Allow"] = ", ".join(sorted(valid))
        return response
    return render_template("errors/index.html", status=status), status


def init_app(app: Flask) -> None:
    """Answer every HTTP error, a crash included, in the form its caller reads."""
    app.register_error_handler(HTTPException, _http)
