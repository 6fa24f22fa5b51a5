"""The steps of a scripted call, and what the assistant makes of each.

`{"say": text}` by the caller, `{"reply": text}` by the assistant, `{"tool": name, "arguments": {...}}`, several such
at once in `{"tools": [...]}`, `{"transfer": true}` to wherever the server says, `{"hang": true}` when it is stuck.
"""

import json
import uuid
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from integrations.sandbox.vapi import bodies
from integrations.sandbox.vapi.bodies import Running
from integrations.sandbox.vapi.courier import Delivery
from integrations.sandbox.vapi.held import Held
from integrations.sandbox.vapi.rules import SENT_BY_DEFAULT
from integrations.sandbox.vapi.talk import expanded, filled

NOTHING = "No result returned."
DEFAULT_FILLER = "Hold on a sec."
ROME = ZoneInfo("Europe/Rome")

Object = dict[str, Any]
Deliver = Callable[[Object, Mapping[str, Any]], Delivery]


class Ended(Exception):
    """The call is over; `reason` is Vapi's word for why."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Script:
    """Plays the caller and the model. `notes` gets every step that could not be done."""

    def __init__(self, running: Running, deliver: Deliver, notes: list[str]) -> None:
        self._running = running
        self._deliver = deliver
        self._notes = notes
        self._assistant = running.assistant or {}
        self._tools = {tool["function"]["name"]: tool for tool in running.tools if "function" in tool}

    def run(self, steps: list[Object]) -> None:
        """Raises Ended when the call ends before the script."""
        for step in steps:
            if "say" in step:
                self._running.talk.say("user", step["say"])
            elif "reply" in step:
                self._running.talk.say("bot", expanded(step["reply"], self._running.variables))
            elif "tool" in step or "tools" in step:
                self._use(step.get("tools") or [step])
            elif step.get("transfer"):
                self._transfer()
            elif step.get("hang"):
                self._hang()
            else:
                self._notes.append(f"nobody knows what to do at {json.dumps(step)}")

    def _use(self, steps: list[Object]) -> None:
        """One message for all the tools used in one breath, to the server of the first."""
        asked = [found for step in steps if (found := self._asked(step)) is not None]
        if not asked:
            return
        running = self._running
        running.talk.call_tools([_as_text(call) for _, call in asked])
        for filler in dict.fromkeys(_filler(tool) for tool, _ in asked):
            running.talk.say("bot", filler)
        message = bodies.tool_calls(running, asked)
        answer = self._send(message, self._server_of(asked[0][0]))
        for _, call in asked:
            self._take(call["id"], call["function"]["name"], answer)

    def _asked(self, step: Object) -> tuple[Object, Object] | None:
        """The tool and its call; None when the assistant has no such tool or an argument can't be known."""
        name = step.get("tool")
        tool = self._tools.get(str(name))
        if tool is None:
            self._notes.append(f"the assistant has no tool {name}")
            return None
        try:
            arguments = filled(step.get("arguments") or {}, self._running.results)
        except LookupError as missing:
            self._notes.append(f"{name} was not used: nothing answered {missing}")
            return None
        for fixed in tool.get("parameters") or ():
            arguments[fixed["key"]] = expanded(fixed["value"], self._running.variables)
        call_id = step.get("id") or f"call_{uuid.uuid4().hex[:24]}"
        return tool, bodies.call_of(call_id, str(name), arguments, self._running.generation)

    def _take(self, call_id: str, name: str, answer: Delivery | None) -> None:
        result, spoken = _result_of(answer, call_id)
        self._running.talk.answer(name, call_id, result)
        self._running.results[name] = result
        if result == NOTHING:
            self._notes.append(f"{name}: {NOTHING}")
        self._running.talk.say("bot", spoken)

    def _transfer(self) -> None:
        """Only a model with a transfer tool that names no destination asks the server for one."""
        of_transfers = [tool for tool in self._running.tools if tool.get("type") == "transferCall"]
        is_open = any(not tool.get("destinations") for tool in of_transfers)
        if not is_open:
            self._notes.append("the assistant has no tool to transfer with")
            return
        answer = self._send(bodies.message("transfer-destination-request", self._running), self._server_of({}))
        said = answer.answer if answer is not None and isinstance(answer.answer, dict) else {}
        if isinstance(said.get("message"), dict):
            self._running.talk.say("bot", said["message"].get("content", ""))
        if isinstance(said.get("destination"), dict):
            raise Ended("assistant-forwarded-call")
        self._notes.append("no destination was given")

    def _hang(self) -> None:
        if "hang" in (self._assistant.get("serverMessages") or SENT_BY_DEFAULT):
            self._send(bodies.message("hang", self._running), self._server_of({}))

    def _send(self, message: Object, server: Mapping[str, Any]) -> Delivery | None:
        if not server.get("url"):
            self._notes.append(f"{message['type']} has no server to go to")
            return None
        return self._deliver(message, server)

    def _server_of(self, tool: Mapping[str, Any]) -> Mapping[str, Any]:
        """The tool's server before the assistant's before the number's; exactly one gets it."""
        places = (tool, self._assistant, self._running.number or {})
        return next((place["server"] for place in places if (place.get("server") or {}).get("url")), {})


def own_tools(assistant: Object, held: Held) -> list[Object] | None:
    """The tools of an assistant, those in it before those it refers to; None when one of these does not exist."""
    model = assistant.get("model") or {}
    found = [held.get("tool", identity) for identity in model.get("toolIds") or ()]
    if any(tool is None for tool in found):
        return None
    return [*(model.get("tools") or ()), *(tool for tool in found if tool is not None)]


def default_script(tools: list[Object]) -> list[Object]:
    """A call that uses what the assistant can do: check, book, ask, change, or leave a message."""
    tomorrow = (datetime.now(ROME) + timedelta(days=1)).date().isoformat()
    reference, free = "$create_booking.booking.reference", "$check_availability.slots"
    wish = {"date": tomorrow, "time": f"{free}.0", "people": 2, "customer_name": "Giulia Bianchi"}
    wishes: list[tuple[str, str, Object]] = [
        ("Vorrei un tavolo per due domani.", "check_availability", {"date": tomorrow, "people": 2}),
        ("Il primo che c'è, a nome Giulia Bianchi. Sì, confermo.", "create_booking", wish),
        ("Avete piatti senza glutine?", "answer_question", {"question": "Avete piatti senza glutine?"}),
        ("Scusi, si può fare più tardi?", "modify_booking", {"reference": reference, "new_time": f"{free}.1"}),
        ("Può dire al titolare di richiamarmi?", "take_message", {"message": "Richiamare per una cena di gruppo."}),
    ]
    names = {tool["function"]["name"] for tool in tools if "function" in tool}
    used = [({"say": said}, {"tool": tool, "arguments": given}) for said, tool, given in wishes if tool in names]
    return [{"say": "Buonasera!"}, *(step for pair in used for step in pair), {"say": "Perfetto, grazie, a domani!"}]


def _result_of(answer: Delivery | None, call_id: str) -> tuple[str, str]:
    """What the model gets to read, and what is said aloud."""
    body = answer.answer if answer is not None and answer.status == 200 else None
    if not isinstance(body, dict):
        return NOTHING, ""
    results = body.get("results")
    for one in results if isinstance(results, list) else ():
        if isinstance(one, dict) and one.get("toolCallId") == call_id:
            result = one.get("result", one.get("error"))
            if isinstance(result, str) and len(result.splitlines()) <= 1:
                return result, _spoken(one.get("message"), result)
    return (body["error"], body["error"]) if isinstance(body.get("error"), str) else (NOTHING, "")


def _spoken(exact: Any, result: str) -> str:
    """The exact words that came along, else what a model would make of the result: its `message`, or all of it."""
    if isinstance(exact, dict) and exact.get("role", "assistant") == "assistant":
        return str(exact.get("content", ""))
    try:
        read = json.loads(result)
    except ValueError:
        return result
    return str(read.get("message", "")) if isinstance(read, dict) else result


def _filler(tool: Object) -> str:
    """What is said while a tool works: one of Vapi's own where it has no request-start."""
    starts = [one for one in tool.get("messages") or () if one["type"] == "request-start"]
    return str(starts[0].get("content", "")) if starts else DEFAULT_FILLER


def _as_text(call: Object) -> Object:
    arguments = call["function"]["arguments"]
    text = arguments if isinstance(arguments, str) else json.dumps(arguments)
    return {**call, "function": {**call["function"], "arguments": text}}
