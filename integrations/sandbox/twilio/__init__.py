"""The stand-in for Twilio's Messages API (2010-04-01): what it accepts, refuses and calls back with."""

import hmac
from functools import partial
from typing import Any

from flask import Blueprint, Flask, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue

from integrations.sandbox import faults as fault_switches
from integrations.sandbox.pages import app_of
from integrations.sandbox.twilio.callbacks import Courier
from integrations.sandbox.twilio.messages import BadFilter, Filters, Messages
from integrations.sandbox.twilio.rules import refusal_of

ACCOUNT_SID = "AC00000000000000000000000000000001"
AUTH_TOKEN = "stand-in-auth-token"  # noqa: S105 - opens nothing but this stand-in
NUMBER = "+15005550006"
MESSAGING_SERVICE = "MG00000000000000000000000000000001"

REASONS = {
    20001: (400, "Invalid parameter"),
    20003: (401, "Authenticate"),
    20404: (404, "The requested resource was not found"),
    20429: (429, "Too Many Requests"),
    20500: (500, "An internal server error has occurred"),
    21211: (400, "The 'To' number is not a valid phone number."),
    21212: (400, "The 'From' number is not a valid phone number, shortcode, or alphanumeric sender ID."),
    21408: (400, "Permission to send an SMS has not been enabled for the region indicated by the 'To' number"),
    21602: (400, "Message body is required."),
    21603: (400, "A 'From' or 'MessagingServiceSid' parameter is required to send a message."),
    21604: (400, "A 'To' phone number is required."),
    21606: (400, "The 'From' phone number provided is not a valid, message-capable Twilio phone number."),
    21609: (400, "The StatusCallback URL is not a valid URL."),
    21610: (400, "Attempt to send to unsubscribed recipient"),
    21612: (400, "The 'To' phone number is not currently reachable via SMS"),
    21614: (400, "'To' number is not a valid mobile number"),
    21617: (400, "The concatenated message body exceeds the 1600 character limit"),
}
FAULTS = {"401": 20003, "429": 20429, "500": 20500}


def settings(base_url: str) -> dict[str, str]:
    """The environment that points Tavolo here."""
    return {
        "TWILIO_BASE_URL": base_url,
        "TWILIO_ACCOUNT_SID": ACCOUNT_SID,
        "TWILIO_AUTH_TOKEN": AUTH_TOKEN,
        "TWILIO_FROM": NUMBER,
    }


def create_app(callback_base: str | None = None, callback_pause_s: float = 0.3) -> Flask:
    """`callback_base` replaces scheme and host of where callbacks are delivered, not of what is signed."""
    app = app_of(__name__)
    messages, faults = Messages(ACCOUNT_SID), fault_switches.Faults()
    courier = Courier(messages, AUTH_TOKEN, callback_base, callback_pause_s)
    app.extensions |= {"faults": faults, "messages": messages, "courier": courier}
    app.register_blueprint(_api(messages, courier, faults))
    app.register_blueprint(_account(faults))
    app.register_blueprint(_senders(faults))
    app.register_blueprint(_front(messages, courier))
    app.register_blueprint(fault_switches.switches(faults))
    return app


def _refused(code: int) -> ResponseReturnValue:
    status, message = REASONS[code]
    headers = {401: {"WWW-Authenticate": 'Basic realm="Twilio API"'}, 429: {"Retry-After": "1"}}.get(status, {})
    more_info = f"https://www.twilio.com/docs/errors/{code}"
    return jsonify(code=code, message=message, more_info=more_info, status=status), status, headers


def _is_authentic() -> bool:
    given = request.authorization
    if given is None or given.username is None or given.password is None:
        return False
    credentials = f"{given.username}:{given.password}".encode()
    return hmac.compare_digest(credentials, f"{ACCOUNT_SID}:{AUTH_TOKEN}".encode())


def _api(messages: Messages, courier: Courier, faults: fault_switches.Faults) -> Blueprint:
    api = Blueprint("api", __name__, url_prefix="/2010-04-01/Accounts/<account>")
    fault_switches.attach(api, faults, {mode: partial(_refused, code) for mode, code in FAULTS.items()})

    @api.before_request
    def authenticate() -> ResponseReturnValue | None:
        if not _is_authentic():
            return _refused(20003)
        return None if (request.view_args or {}).get("account") == ACCOUNT_SID else _refused(20404)

    @api.post("/Messages.json")
    def create(account: str) -> ResponseReturnValue:
        code = refusal_of(request.form)
        if code:
            return _refused(code)
        message = messages.add(request.form)
        courier.follow(message["sid"], request.form.get("StatusCallback"))
        return jsonify(message), 201

    @api.get("/Messages/<sid>.json")
    def fetch(account: str, sid: str) -> ResponseReturnValue:
        message = messages.get(sid)
        return jsonify(message) if message else _refused(20404)

    @api.get("/Messages.json")
    def listing(account: str) -> ResponseReturnValue:
        try:
            return jsonify(_page(messages, Filters.of(request.args)))
        except BadFilter:
            return _refused(20001)

    return api


def _account(faults: fault_switches.Faults) -> Blueprint:
    """The account itself."""
    api = Blueprint("account", __name__)
    fault_switches.attach(api, faults, {mode: partial(_refused, code) for mode, code in FAULTS.items()})

    @api.get("/2010-04-01/Accounts/<account>.json")
    def account(account: str) -> ResponseReturnValue:
        if not _is_authentic():
            return _refused(20003)
        if account != ACCOUNT_SID:
            return _refused(20404)
        return jsonify(sid=ACCOUNT_SID, status="active", type="Full", friendly_name="Stand-in")

    return api


def _senders(faults: fault_switches.Faults) -> Blueprint:
    """What the account's texts may leave from: a number, and a messaging service."""
    api = Blueprint("senders", __name__)
    fault_switches.attach(api, faults, {mode: partial(_refused, code) for mode, code in FAULTS.items()})

    @api.before_request
    def authenticate() -> ResponseReturnValue | None:
        return None if _is_authentic() else _refused(20003)

    @api.get("/2010-04-01/Accounts/<account>/IncomingPhoneNumbers.json")
    def numbers(account: str) -> ResponseReturnValue:
        if account != ACCOUNT_SID:
            return _refused(20404)
        held = {
            "sid": "PN00000000000000000000000000000001",
            "account_sid": ACCOUNT_SID,
            "phone_number": NUMBER,
            "capabilities": {"voice": True, "sms": True, "mms": False, "fax": False},
        }
        found = [held] if request.args.get("PhoneNumber", "") in NUMBER else []
        return jsonify(incoming_phone_numbers=found, page=0, page_size=50, next_page_uri=None)

    @api.get("/v1/Services/<sid>")
    def service(sid: str) -> ResponseReturnValue:
        if sid != MESSAGING_SERVICE:
            return _refused(20404)
        return jsonify(sid=sid, account_sid=ACCOUNT_SID, friendly_name="Stand-in")

    return api


def _page(messages: Messages, filters: Filters) -> dict[str, Any]:
    found, token = messages.page(filters)
    start = filters.page * filters.page_size

    def address(**changes: Any) -> str:
        kept = {key: value for key, value in request.args.items() if key not in ("Page", "PageToken")}
        return url_for("api.listing", account=ACCOUNT_SID, **kept | {"PageSize": filters.page_size} | changes)

    return {
        "messages": found,
        "page": filters.page,
        "page_size": filters.page_size,
        "start": start,
        "end": start + max(len(found) - 1, 0),
        "uri": request.full_path.rstrip("?"),
        "first_page_uri": address(Page=0),
        "next_page_uri": address(Page=filters.page + 1, PageToken=token) if token else None,
        "previous_page_uri": address(Page=filters.page - 1) if filters.page else None,
    }


def _front(messages: Messages, courier: Courier) -> Blueprint:
    front = Blueprint("front", __name__, template_folder="templates")

    @front.get("/")
    def index() -> str:
        return render_template(
            "twilio.html", messages=messages.newest_first(), account=ACCOUNT_SID, token=AUTH_TOKEN, number=NUMBER
        )

    @front.post("/_sandbox/callbacks")
    def switch_callbacks() -> ResponseReturnValue:
        """`{"repeat": bool, "reorder": bool, "fail_with": code or null}`: what is absent is off."""
        asked = request.get_json()
        courier.switch(bool(asked.get("repeat")), bool(asked.get("reorder")), asked.get("fail_with"))
        return jsonify(asked)

    return front
