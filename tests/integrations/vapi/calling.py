"""Calls that the stand-in places to a server on loopback: who is called, what the server answers, what it heard."""

import json
import socket
from collections.abc import Callable
from typing import Any

import requests

from integrations.vapi.client import VapiClient
from tests.integrations.loopback import reply
from tests.integrations.vapi.heard import Serve
from tests.integrations.vapi.wanted import BOUND_S, SECRET, assistant, tool

CALLER = "+393331234567"
FREE = json.dumps({"message": "È libero alle venti.", "slots": ["20:00", "20:30"]})
BOOKED = json.dumps({"message": "Prenotato.", "booking": {"reference": "R7K2"}})
CHECK = {"tool": "check_availability", "arguments": {"date": "2026-11-22"}}
Place = Callable[..., dict[str, Any]]


class Receiver:
    """A server that Vapi calls: keeps the messages, and answers each type with what `answers` makes of it."""

    def __init__(self, serve: Serve, **answers: Callable[[dict[str, Any]], bytes]) -> None:
        """The names in `answers` are types of messages with underscores."""
        self.messages: list[dict[str, Any]] = []
        self._answers = answers
        self._server = serve(self._talk)
        self.url = self._server.url

    @property
    def types(self) -> list[str]:
        """Types of the messages in the order they came, with the status of a status-update."""
        return [" ".join(filter(None, (one["type"], one.get("status")))) for one in self.messages]

    def head(self, place: int) -> bytes:
        return self._server.requests[place].partition(b"\r\n\r\n")[0]

    def of_type(self, kind: str) -> list[dict[str, Any]]:
        return [one for one in self.messages if one["type"] == kind]

    def _talk(self, connection: socket.socket) -> None:
        message = json.loads(self._server.requests[-1].partition(b"\r\n\r\n")[2])["message"]
        self.messages.append(message)
        answer = self._answers.get(message["type"].replace("-", "_"), lambda _: reply())
        connection.sendall(answer(message))


def results(**of_tools: str) -> Callable[[dict[str, Any]], bytes]:
    """Answers tool-calls with these results by the tools' names."""

    def answer(message: dict[str, Any]) -> bytes:
        calls = message["toolCallList"]
        told = [(call["id"], call["function"]["name"]) for call in calls]
        return answering(
            {"results": [{"toolCallId": key, "name": name, "result": of_tools[name]} for key, name in told]}
        )

    return answer


def answering(body: object, status: str = "200 OK") -> bytes:
    return reply(json.dumps(body).encode(), status)


def place_at(base_url: str) -> Place:
    """Places a call there and hands back what the stand-in says of it."""

    def call(*script: dict[str, Any], **asked: Any) -> dict[str, Any]:
        body = {"customer": CALLER, "script": list(script), **asked}
        response = requests.post(f"{base_url}/_sandbox/calls", json=body, timeout=BOUND_S)
        assert response.status_code == 201, response.text
        return dict(response.json())

    return call


def server(receiver: Receiver, path: str = "/api/vapi/webhook", secret: str = SECRET, **more: Any) -> dict[str, Any]:
    return {"url": receiver.url + path, "headers": {"X-Vapi-Secret": secret}, **more}


def published(vapi: VapiClient, receiver: Receiver, *names: str, **changes: Any) -> dict[str, Any]:
    """An assistant with tools of these names, all with our server."""
    own = [vapi.create_tool(tool(name, server=server(receiver, "/api/vapi/tools", "of the tool"))) for name in names]
    model = {**assistant()["model"], "toolIds": [one["id"] for one in own]}
    return vapi.create_assistant(assistant(model=model, server=server(receiver), **changes))
