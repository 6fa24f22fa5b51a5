"""What is free, who has booked, booking and cancelling."""

from collections.abc import Mapping
from datetime import UTC, datetime

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from integrations.sandbox.calendly import answers, rules
from integrations.sandbox.calendly.account import Account
from integrations.sandbox.calendly.diary import Diary, NotFree
from integrations.sandbox.calendly.menu import NAMES, ORGANIZATION, OWNER, Json, event_type, written


def serve(api: Blueprint, diary: Diary, account: Account) -> None:
    @api.get("/event_type_available_times")
    def available_times() -> ResponseReturnValue:
        kind = event_type(request.args.get("event_type"))
        if kind is None:
            return answers.not_found()
        found = [written(start, "seconds") for start in diary.free(kind, *rules.window(request.args))]
        status = {"status": "available", "invitees_remaining": 1}
        return jsonify(
            collection=[
                {**status, "start_time": at, "scheduling_url": f"{kind['scheduling_url']}/{at}"} for at in found
            ]
        )

    @api.post("/invitees")
    def create() -> ResponseReturnValue:
        asked: Json = rules.said(request.get_json(silent=True))
        if not account.is_paid:
            return answers.forbidden(answers.NO_PLAN)
        if not account.may_create():
            return answers.too_many(60)
        kind = event_type(asked.get("event_type"))
        if kind is None:
            return answers.not_found()
        start = rules.check_booking(asked, kind)
        try:
            return jsonify(resource=diary.book(kind, start, asked)), 201
        except NotFree:
            return answers.taken()

    _of_lists(api, diary, account)
    _of_guests(api, diary)


def _of_lists(api: Blueprint, diary: Diary, account: Account) -> None:
    @api.get("/scheduled_events")
    def events() -> ResponseReturnValue:
        asked = request.args
        if (trouble := _not_theirs(asked, account)) is not None:
            return answers.forbidden(trouble)
        earliest = rules.utc(asked.get("min_start_time", "1970-01-01T00:00:00Z"), "min_start_time")
        latest = rules.utc(asked.get("max_start_time", "9999-01-01T00:00:00Z"), "max_start_time")

        def matches(event: Json, guest: Json) -> bool:
            return (
                earliest < datetime.fromisoformat(event["start_time"]) < latest
                and asked.get("status") in (None, event["status"])
                and asked.get("invitee_email") in (None, guest["email"])
                and asked.get("user") in (None, *(member["user"] for member in event["event_memberships"]))
            )

        found = diary.events(matches)
        return answers.page(found[::-1] if asked.get("sort") == "start_time:desc" else found)


def _not_theirs(asked: Mapping[str, str], account: Account) -> str | None:
    """Why these events are not shown to the owner of the token."""
    if asked.get("organization", ORGANIZATION) != ORGANIZATION or not {"user", "organization"} & asked.keys():
        return answers.NOT_ALLOWED
    if "organization" in asked:
        return None if account.is_admin else answers.NOT_ALLOWED
    return None if asked["user"] == OWNER else answers.ALSO_ORGANIZATION


def _of_guests(api: Blueprint, diary: Diary) -> None:
    @api.get("/scheduled_events/<uuid>")
    def one_event(uuid: str) -> ResponseReturnValue:
        found = diary.event(uuid)
        return jsonify(resource=found) if found else answers.not_found()

    @api.get("/scheduled_events/<uuid>/invitees")
    def invitees(uuid: str) -> ResponseReturnValue:
        if diary.event(uuid) is None:
            return answers.not_found()
        guest = diary.guest(uuid)
        wanted = {name: request.args[name] for name in ("status", "email") if name in request.args}
        return answers.page([guest] if all(guest[name] == value for name, value in wanted.items()) else [])

    @api.get("/scheduled_events/<uuid>/invitees/<invitee_id>")
    def one_invitee(uuid: str, invitee_id: str) -> ResponseReturnValue:
        guest = diary.guest(uuid) if diary.event(uuid) else None
        is_it = guest is not None and str(guest["uri"]).endswith(f"/{invitee_id}")
        return jsonify(resource=guest) if is_it else answers.not_found()

    @api.post("/scheduled_events/<uuid>/cancellation")
    def cancel(uuid: str) -> ResponseReturnValue:
        event, asked = diary.event(uuid), request.get_json(silent=True) or {}
        if event is None:
            return answers.not_found()
        if not isinstance(asked, dict) or asked.keys() - {"reason"} or len(str(asked.get("reason") or "")) > 10_000:
            raise rules.Refused(rules.INVALID, "reason")
        if event["status"] == "canceled":
            return answers.forbidden("Event is already canceled")
        if datetime.fromisoformat(event["start_time"]) < datetime.now(UTC):
            return answers.forbidden("Event in the past")
        return jsonify(resource=diary.cancel(uuid, asked.get("reason"), NAMES[OWNER], "host")), 201
