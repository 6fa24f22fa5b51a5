"""The account behind the stand-in: who it is, its plan and limits, and what can be booked."""

import threading
import time
from collections import deque

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from integrations.sandbox.calendly import answers, rules
from integrations.sandbox.calendly.menu import API, EVENT_TYPES, HOSTS, MADE_AT, ORGANIZATION, OWNER, event_type

USER = {
    "uri": OWNER,
    "name": "Trattoria da Olga",
    "slug": "trattoria",
    "email": "owner@trattoria.example",
    "scheduling_url": "https://calendly.com/trattoria",
    "timezone": "Europe/Rome",
    "avatar_url": None,
    "created_at": MADE_AT,
    "updated_at": MADE_AT,
    "current_organization": ORGANIZATION,
    "resource_type": "User",
    "locale": "it",
}


class Account:
    """What may be switched: the plan, and whether the owner of the account is its administrator."""

    def __init__(self, creates_per_minute: int) -> None:
        self.is_paid, self.is_admin = True, True
        self.creates_per_minute = creates_per_minute
        self.requests = 0
        self._creates: deque[float] = deque()
        self._lock = threading.Lock()

    def count(self) -> None:
        with self._lock:
            self.requests += 1

    def may_create(self) -> bool:
        now = time.monotonic()
        with self._lock:
            while self._creates and now - self._creates[0] > 60:
                self._creates.popleft()
            if len(self._creates) >= self.creates_per_minute:
                return False
            self._creates.append(now)
            return True


def serve(api: Blueprint, account: Account) -> None:
    @api.get("/users/me")
    def me() -> ResponseReturnValue:
        return jsonify(resource=USER)

    @api.get("/organizations/<uuid>")
    def organization(uuid: str) -> ResponseReturnValue:
        if f"{API}/organizations/{uuid}" != ORGANIZATION:
            return answers.not_found()
        plan, stage = ("standard", "paid") if account.is_paid else ("basic", "free")
        dates = {"created_at": MADE_AT, "updated_at": MADE_AT}
        about = {"uri": ORGANIZATION, "kind": "multiple", "name": "Trattoria da Olga", "plan": plan, "stage": stage}
        return jsonify(resource={**about, **dates})

    @api.get("/event_types")
    def event_types() -> ResponseReturnValue:
        if not {"user", "organization"} & request.args.keys():
            raise rules.Refused(rules.INVALID, "user")
        if (
            request.args.get("user", OWNER) not in HOSTS
            or request.args.get("organization", ORGANIZATION) != ORGANIZATION
        ):
            return answers.forbidden("This user is not in your organization")
        active = request.args.get("active")
        if active not in (None, "true", "false"):
            raise rules.Refused(rules.INVALID, "active")
        found = [each for each in EVENT_TYPES if active is None or each["active"] is (active == "true")]
        is_down = request.args.get("sort", "name:asc") == "name:desc"
        return answers.page(sorted(found, key=lambda each: str(each["name"]), reverse=is_down))

    @api.get("/event_types/<uuid>")
    def one_event_type(uuid: str) -> ResponseReturnValue:
        found = event_type(f"{API}/event_types/{uuid}")
        return jsonify(resource=found) if found else answers.not_found()
