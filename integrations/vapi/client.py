"""We call Vapi: tools, assistants, phone numbers and calls, as JSON that keeps whatever we do not know of."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

from integrations.answers import Answer
from integrations.breaker import breaker_of, limiter_of
from integrations.deadline import Deadline
from integrations.errors import ReconnectNeeded, Rejected, Unavailable
from integrations.http import Transport
from integrations.vapi.words import (
    AS_GOOD_AS_NONE,
    NAMES_PROVIDER,
    NAMES_TYPE,
    SERVICE,
    PhoneNumber,
    explain,
    phone_number_of,
)

BASE_URL = "https://api.vapi.ai"
PAGE = {"tool": 1000, "phone-number": 1000, "assistant": 100, "call": 100}  # the last two hold long texts
MOST_PAGES = 20
MAX_BYTES = 24_000_000
PER_SECOND, BURST = 1.4, 12  # Vapi's own client waits 0.7 s between requests; one publish may go at once

Json = dict[str, Any]


class VapiClient:
    """Made for one use: all that is asked of it has ended by `deadline`. Every method raises a ServiceError.

    Raises ReconnectNeeded ("not_configured") when made without a key. Nothing that creates is ever sent twice: after
    OutcomeUnknown ask `tools` or `find_assistants` first. Rejected says "invalid", "gone" or "in_use".
    """

    def __init__(
        self, api_key: str, deadline: Deadline, base_url: str = BASE_URL, transport: Transport | None = None
    ) -> None:
        if not api_key.strip() or not api_key.isascii() or not api_key.isprintable():
            raise ReconnectNeeded(SERVICE, "the private key is not set", "not_configured")
        self._deadline = deadline
        self._base_url = base_url.rstrip("/")
        self._headers = {"Authorization": f"Bearer {api_key}", "User-Agent": "Tavolo"}
        self._transport = transport or _transport(self._base_url)

    def tools(self) -> list[Json]:
        """Every tool of the account, newest first."""
        return list(self._all("tool"))

    def tool(self, tool_id: str) -> Json:
        return self._get("tool", tool_id)

    def create_tool(self, wanted: Mapping[str, Any]) -> Json:
        """Make a tool (`CreateFunctionToolDTO`)."""
        return self._object(False, self._send("POST", "tool", json=wanted))

    def update_tool(self, tool_id: str, wanted: Mapping[str, Any]) -> Json:
        """Change a tool. What is sent replaces what was there: `function`, `server` and `messages` are sent whole.

        Sent without `type`, which Vapi's description does not have here; with it where Vapi asks for it.
        """
        plain = {name: value for name, value in wanted.items() if name != "type"}
        try:
            return self._patch("tool", tool_id, plain)
        except Rejected as refusal:
            if "type" not in wanted or not _names(NAMES_TYPE, refusal):
                raise
        return self._patch("tool", tool_id, wanted)

    def delete_tool(self, tool_id: str) -> None:
        """Done as well when it is gone already. Rejected "in_use" while an assistant refers to it."""
        self._delete("tool", tool_id)

    def assistants(self) -> list[Json]:
        """Every assistant of the account, newest first."""
        return list(self._all("assistant"))

    def assistant(self, assistant_id: str) -> Json:
        return self._get("assistant", assistant_id)

    def create_assistant(self, wanted: Mapping[str, Any]) -> Json:
        """Make an assistant (`CreateAssistantDTO`)."""
        return self._object(False, self._send("POST", "assistant", json=wanted))

    def find_assistants(self, metadata: Mapping[str, Any]) -> list[Json]:
        """The assistants whose `metadata` holds all of this."""
        return [one for one in self._all("assistant") if _holds(one.get("metadata"), metadata)]

    def update_assistant(self, assistant_id: str, changes: Mapping[str, Any]) -> Json:
        """Replace the fields given, each as a whole; the others stay. Raises ValueError for half a `model`: it would
        wipe the prompt and the tools (see `merge.with_ours`). None takes `server` or `serverMessages` away."""
        if "model" in changes and not {"provider", "model"} <= changes["model"].keys():
            raise ValueError("the model is sent whole, with its provider and model")
        return self._patch_without("assistant", assistant_id, changes)

    def phone_numbers(self) -> list[PhoneNumber]:
        return [phone_number_of(held) for held in self._all("phone-number")]

    def phone_number(self, number_id: str) -> PhoneNumber:
        return phone_number_of(self._get("phone-number", number_id))

    def update_phone_number(self, number: PhoneNumber, changes: Mapping[str, Any]) -> PhoneNumber:
        """Replace the fields given (`assistantId`, `server`, `fallbackDestination` ...); None clears one.

        Sent with `provider`, by which Vapi tells the kinds of numbers apart; without it where Vapi refuses it.
        """
        try:
            held = self._patch_without("phone-number", number.id, {"provider": number.provider, **changes})
        except Rejected as refusal:
            if not _names(NAMES_PROVIDER, refusal):
                raise
            held = self._patch_without("phone-number", number.id, changes)
        return phone_number_of(held)

    def call(self, call_id: str) -> Json:
        """A call with its artifact, once it has ended also `endedReason`, `cost` and `analysis`."""
        return self._get("call", call_id)

    def delete_call(self, call_id: str) -> None:
        """With its recording and transcript; done as well when it is gone already."""
        self._delete("call", call_id)

    def calls(self, since: datetime, assistant_id: str | None = None) -> list[Json]:
        """The calls that began at or after an aware moment, newest first."""
        wanted = {"createdAtGe": _moment(since)} | ({"assistantId": assistant_id} if assistant_id else {})
        return list(self._all("call", wanted))

    def _all(self, kind: str, wanted: Mapping[str, Any] | None = None) -> Iterator[Json]:
        """Page by page by the time of creation, for there is no cursor: from the oldest seen, which is seen again."""
        seen: set[str] = set()
        query: Json = {**(wanted or {}), "limit": PAGE[kind]}
        for _ in range(MOST_PAGES):
            page = self._page(kind, query)
            fresh = [one for one in page if one["id"] not in seen]
            yield from fresh
            if len(page) < PAGE[kind]:
                return
            if not fresh:
                break
            seen |= {one["id"] for one in fresh}
            query["createdAtLt"] = self._just_after_the_oldest(page)
        raise Unavailable(SERVICE, "there is more of it than can be read", "too_many")

    def _page(self, kind: str, query: Mapping[str, Any]) -> list[Json]:
        page = self._send("GET", kind, params=query).json
        if not isinstance(page, list) or not all(_is_object(one) for one in page):
            raise self._transport.unclear(True, "the answer is not a list", "bad_answer")
        return page

    def _just_after_the_oldest(self, page: list[Json]) -> str:
        """Two may have been made in one millisecond, so that "before the oldest" would leave one of them out."""
        try:
            oldest = min(datetime.fromisoformat(one["createdAt"]) for one in page)
            return _moment(oldest + timedelta(milliseconds=1))
        except (KeyError, TypeError, ValueError):
            raise self._transport.unclear(True, "the answer has no dates", "bad_answer") from None

    def _get(self, kind: str, identity: str) -> Json:
        return self._object(True, self._send("GET", kind, identity))

    def _patch(self, kind: str, identity: str, changes: Mapping[str, Any]) -> Json:
        return self._object(False, self._send("PATCH", kind, identity, json=changes))

    def _patch_without(self, kind: str, identity: str, changes: Mapping[str, Any]) -> Json:
        """Whether null clears is not established: where Vapi refuses it or leaves what was there, what is as good as
        nothing is sent in its place."""
        cleared = [name for name, value in changes.items() if value is None and name in AS_GOOD_AS_NONE]
        try:
            held = self._patch(kind, identity, changes)
        except Rejected as refusal:
            if not cleared or refusal.code != "invalid" or _names(NAMES_PROVIDER, refusal):
                raise
        else:
            cleared = [name for name in cleared if held.get(name)]
            if not cleared:
                return held
        return self._patch(kind, identity, {**changes, **{name: AS_GOOD_AS_NONE[name] for name in cleared}})

    def _delete(self, kind: str, identity: str) -> None:
        try:
            self._send("DELETE", kind, identity)
        except Rejected as refusal:
            if refusal.code != "gone":
                raise

    def _send(self, method: str, kind: str, identity: str | None = None, **what: Any) -> Answer:
        path = kind if identity is None else f"{kind}/{quote(identity, safe='')}"
        return self._transport.send(
            method,
            f"{self._base_url}/{path}",
            route=f"/{kind}" if identity is None else f"/{kind}/{{id}}",
            deadline=self._deadline,
            headers=self._headers,
            explain=explain,
            **what,
        )

    def _object(self, reads: bool, answer: Answer) -> Json:
        if not _is_object(answer.json):
            raise self._transport.unclear(reads, "the answer is not what was asked for", "bad_answer")
        held: Json = answer.json
        return held


def _transport(base_url: str) -> Transport:
    return Transport(
        SERVICE,
        connect_s=2.0,
        read_s=10.0,
        max_bytes=MAX_BYTES,
        breaker=breaker_of(SERVICE, base_url),
        limiter=limiter_of(f"{SERVICE} {base_url}", PER_SECOND, BURST),
    )


def _is_object(found: Any) -> bool:
    return isinstance(found, dict) and isinstance(found.get("id"), str) and bool(found["id"])


def _holds(found: Any, wanted: Mapping[str, Any]) -> bool:
    return isinstance(found, dict) and all(key in found and found[key] == value for key, value in wanted.items())


def _names(field: re.Pattern[str], refusal: Rejected) -> bool:
    """Whether Vapi found fault with this field itself, not with one inside another."""
    return refusal.code == "invalid" and field.search(refusal.message.partition(": ")[2]) is not None


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
