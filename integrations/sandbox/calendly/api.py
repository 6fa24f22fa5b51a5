"""The stand-in's API: the paths of Calendly's v2 that a restaurant needs."""

from flask import Blueprint, Response, g, jsonify, request
from flask.typing import ResponseReturnValue

from integrations.sandbox import faults as fault_switches
from integrations.sandbox.calendly import answers, rules
from integrations.sandbox.calendly.account import Account
from integrations.sandbox.calendly.account import serve as account_routes
from integrations.sandbox.calendly.courier import Courier
from integrations.sandbox.calendly.diary import Diary
from integrations.sandbox.calendly.grants import Grants
from integrations.sandbox.calendly.menu import ORGANIZATION
from integrations.sandbox.calendly.schedule import serve as schedule_routes

# View -> the scope its token must cover.
SCOPES = {
    "me": "users:read",
    "organization": "organizations:read",
    "event_types": "event_types:read",
    "one_event_type": "event_types:read",
    "available_times": "availability:read",
    "create": "scheduled_events:write",
    "events": "scheduled_events:read",
    "one_event": "scheduled_events:read",
    "invitees": "scheduled_events:read",
    "one_invitee": "scheduled_events:read",
    "cancel": "scheduled_events:write",
    "subscribe": "webhooks:write",
    "subscriptions": "webhooks:read",
    "one_subscription": "webhooks:read",
    "unsubscribe": "webhooks:write",
}


def blueprint(
    diary: Diary, courier: Courier, grants: Grants, account: Account, faults: fault_switches.Faults
) -> Blueprint:
    api = Blueprint("api", __name__)
    api.before_request(account.count)
    fault_switches.attach(api, faults, answers.REFUSALS)

    @api.before_request
    def authenticate() -> ResponseReturnValue | None:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if (trouble := grants.trouble(token)) is not None:
            return answers.unauthenticated(trouble)
        scope = SCOPES[(request.endpoint or "").rpartition(".")[2]]
        return None if scope in grants.scope(token) else answers.lacking(scope)

    @api.after_request
    def say_limits(response: Response) -> Response:
        limits = {"Limit": answers.PER_MINUTE, "Remaining": answers.PER_MINUTE - 1, "Reset": g.get("reset_s", 60)}
        response.headers.extend({f"X-RateLimit-{name}": str(value) for name, value in limits.items()})
        return response

    api.register_error_handler(rules.Refused, answers.invalid)
    account_routes(api, account)
    schedule_routes(api, diary, account)
    _of_calls(api, courier, account)
    return api


def _of_calls(api: Blueprint, courier: Courier, account: Account) -> None:
    @api.post("/webhook_subscriptions")
    def subscribe() -> ResponseReturnValue:
        if not account.is_paid:
            return answers.forbidden(answers.NO_PLAN_FOR_CALLS)
        asked = rules.said(request.get_json(silent=True))
        rules.check_subscription(asked)
        if asked["scope"] == "organization" and not account.is_admin:
            return answers.forbidden()
        made = courier.subscribe(asked)
        if made is None:
            return answers.refused(409, "Already Exists", "Hook with this url already exists")
        return jsonify(resource=made), 201

    @api.get("/webhook_subscriptions")
    def subscriptions() -> ResponseReturnValue:
        asked = request.args
        if asked.get("organization") != ORGANIZATION or asked.get("scope") not in ("organization", "user", "group"):
            raise rules.Refused(rules.INVALID, "scope")
        found = [each for each in courier.subscriptions() if each["scope"] == asked["scope"]]
        return answers.page([each for each in found if asked.get("user") in (None, each["user"])])

    @api.get("/webhook_subscriptions/<uuid>")
    def one_subscription(uuid: str) -> ResponseReturnValue:
        found = [each for each in courier.subscriptions() if each["uri"].endswith(f"/{uuid}")]
        return jsonify(resource=found[0]) if found else answers.not_found()

    @api.delete("/webhook_subscriptions/<uuid>")
    def unsubscribe(uuid: str) -> ResponseReturnValue:
        return ("", 204) if courier.end(uuid) else answers.not_found()
