"""Calls that follow a script instead of a caller and a language model: who answers, how it ends, what is told of it."""

import copy
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any

from integrations.sandbox.vapi import bodies, rules
from integrations.sandbox.vapi.bodies import NEW, OLD, Running
from integrations.sandbox.vapi.courier import Courier, Delivery
from integrations.sandbox.vapi.held import Held
from integrations.sandbox.vapi.script import Ended, Script, own_tools
from integrations.sandbox.vapi.talk import Talk, expanded

REQUEST_S = 7.5  # Vapi's own limit for an assistant-request, whatever `timeoutSeconds` says

Object = dict[str, Any]


class BadCall(ValueError):
    """A call that can't be placed; its text says why."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A call to place. `lose` are types of messages that never arrive; `repeat` sends each status-update and report
    twice, `reorder` the report before the last status-update."""

    customer: str
    script: list[Object]
    assistant_id: str | None = None
    phone_number_id: str | None = None
    generation: str = NEW
    ended_reason: str = "customer-ended-call"
    repeat: bool = False
    reorder: bool = False
    lose: tuple[str, ...] = ()

    @staticmethod
    def of(body: Any) -> "Asked":
        """Raises BadCall."""
        given = body if isinstance(body, dict) else {}
        script, customer, generation = given.get("script"), given.get("customer"), str(given.get("generation", NEW))
        if not isinstance(script, list) or not all(isinstance(step, dict) for step in script):
            raise BadCall("script is a list of steps")
        if not isinstance(customer, str) or generation not in (OLD, NEW):
            raise BadCall("customer is a phone number, generation 2024 or 2026")
        reason = given.get("endedReason", "customer-ended-call")
        called = (given.get("assistantId"), given.get("phoneNumberId"))
        repeat, reorder, lose = (given.get(habit) for habit in ("repeat", "reorder", "lose"))
        return Asked(customer, script, *called, generation, reason, bool(repeat), bool(reorder), tuple(lose or ()))


@dataclass
class Log:
    """What happened around a call besides what Vapi keeps of it."""

    deliveries: list[Delivery] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def shown(self) -> Object:
        return {"deliveries": [asdict(delivery) for delivery in self.deliveries], "notes": self.notes}


class Switchboard:
    """Places calls and keeps the log of each, by the call's id."""

    def __init__(self, held: Held, courier: Courier) -> None:
        self._held = held
        self._courier = courier
        self.logs: dict[str, Log] = {}

    def place(self, asked: Asked, base_url: str) -> Object:
        """The call once it is over. Raises BadCall for a number or an assistant that does not exist."""
        running = self._ringing(asked)
        log = self.logs.setdefault(running.call["id"], Log())
        try:
            self._answer(running, asked, log)
            self._tell(running, asked, log, [bodies.message("status-update", running, status="in-progress")])
            Script(running, lambda message, server: self._deliver(message, server, log), log.notes).run(asked.script)
            reason = asked.ended_reason
        except Ended as ended:
            reason = ended.reason
        return self._hang_up(running, asked, log, reason, base_url)

    def _ringing(self, asked: Asked) -> Running:
        number = self._number(asked)
        now = datetime.now(UTC)
        customer = {"number": asked.customer}
        draft = {"type": "inboundPhoneCall", "status": "ringing", "customer": customer, "phoneCallTransport": "pstn"}
        if number is not None:
            draft["phoneNumberId"] = number["id"]
        if assistant_id := asked.assistant_id or (number or {}).get("assistantId"):
            draft["assistantId"] = assistant_id
        call = self._held.add("call", draft)
        talk = Talk(bodies.began_for(asked.script, now))
        return Running(call, customer, talk, asked.generation, number)

    def _number(self, asked: Asked) -> Object | None:
        """The number that is called: the one named, or one that leads to the assistant named."""
        if asked.assistant_id is not None:
            if self._held.get("assistant", asked.assistant_id) is None:
                raise BadCall("there is no such assistant")
            uses = self._held.uses_of_assistant(asked.assistant_id)
            return self._held.get("phone-number", asked.phone_number_id or (uses[0] if uses else ""))
        number = self._held.get("phone-number", asked.phone_number_id or "")
        if number is None:
            raise BadCall("there is no such phone number")
        return number

    def _answer(self, running: Running, asked: Asked, log: Log) -> None:
        """Find the assistant, by the number or by asking its server. Raises Ended when nobody answers."""
        reply: Object = {}
        if "assistantId" not in running.call:
            reply = self._request(running, log)
            if isinstance(reply.get("assistant"), dict):
                running.assistant = reply["assistant"]
        if running.assistant is None:
            identity = running.call.get("assistantId") or reply.get("assistantId") or ""
            running.assistant = self._held.get("assistant", identity)
            if running.assistant is None:
                raise Ended("assistant-not-found" if identity else "assistant-request-returned-no-assistant")
            running.call = self._held.change("call", running.call["id"], {"assistantId": identity, "status": "ringing"})
        overrides = dict(reply.get("assistantOverrides") or {})
        values = overrides.pop("variableValues", {})
        running.assistant = _merged(running.assistant, overrides)
        about = {"customer": running.customer, "phoneNumber": running.number or {}, "call": running.call}
        running.variables = {**about, **values}
        tools = own_tools(running.assistant, self._held)
        if tools is None:
            raise Ended("call.start.error-get-assistant")
        running.tools = tools
        _begin(running)

    def _request(self, running: Running, log: Log) -> Object:
        """What the number's server says to assistant-request. Raises Ended with what Vapi makes of a bad answer."""
        server = (running.number or {}).get("server")
        if not server or not server.get("url"):
            raise self._forwarded(running, "assistant-request-returned-no-assistant")
        said = self._deliver(bodies.message("assistant-request", running), server, log, REQUEST_S)
        if said.status != 200 or not isinstance(said.answer, dict):
            raise self._forwarded(running, "assistant-request-failed")
        if isinstance(said.answer.get("error"), str):
            running.talk.say("bot", said.answer["error"])
            raise Ended("assistant-request-returned-error")
        if isinstance(said.answer.get("destination"), dict):
            self._held.change("call", running.call["id"], {"destination": said.answer["destination"]})
            raise Ended("assistant-request-returned-forwarding-phone-number")
        if list(rules.ASSISTANT("assistant", said.answer.get("assistant") or {})):
            raise Ended("assistant-request-returned-invalid-assistant")
        return dict(said.answer)

    def _forwarded(self, running: Running, reason: str) -> Ended:
        """The number's own line takes the call where it has one."""
        if fallback := (running.number or {}).get("fallbackDestination"):
            self._held.change("call", running.call["id"], {"destination": fallback})
        return Ended(reason)

    def _hang_up(self, running: Running, asked: Asked, log: Log, reason: str, base_url: str) -> Object:
        identity = running.call["id"]
        recording = f"{base_url}/_sandbox/recordings/{identity}.wav"
        outcome = bodies.outcome_of(running, recording)
        messages = list(running.talk.messages)
        change = {"status": "ended", "endedReason": reason, "messages": messages, **outcome}
        call = self._held.change("call", identity, change)
        last = bodies.message("status-update", running, status="ended", endedReason=reason)
        told = [last, bodies.report(running, reason, recording)]
        self._tell(running, asked, log, told[::-1] if asked.reorder else told)
        return call

    def _tell(self, running: Running, asked: Asked, log: Log, messages: list[Object]) -> None:
        """Messages that nobody answers, to the assistant's server or else the number's."""
        assistant, number = running.assistant or {}, running.number or {}
        server = assistant.get("server") or number.get("server") or {}
        wanted = assistant.get("serverMessages") or rules.SENT_BY_DEFAULT
        for message in messages:
            if server.get("url") and message["type"] in wanted and message["type"] not in asked.lose:
                for _ in range(2 if asked.repeat else 1):
                    self._deliver(message, server, log)

    def _deliver(self, message: Object, server: Mapping[str, Any], log: Log, limit_s: float = 300.0) -> Delivery:
        attempts = self._courier.deliver(message, server, limit_s)
        log.deliveries.extend(attempts)
        return attempts[-1]


def _begin(running: Running) -> None:
    """The prompt, and the first words."""
    assistant = running.assistant or {}
    for message in (assistant.get("model") or {}).get("messages", ()):
        if message["role"] == "system":
            running.talk.instruct(expanded(message.get("content", ""), running.variables))
    if assistant.get("firstMessageMode") != "assistant-waits-for-user":
        running.talk.say("bot", expanded(assistant.get("firstMessage", ""), running.variables))


def _merged(under: Object, over: Mapping[str, Any]) -> Object:
    """Overrides merge deeply, unlike PATCH."""
    merged = copy.deepcopy(under)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _merged(merged[key], value) if both else copy.deepcopy(value)
    return merged
