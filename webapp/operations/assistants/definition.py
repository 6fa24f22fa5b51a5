"""What Vapi should hold for a restaurant: its tools, and the assistant with its prompt, first message and voice."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import current_app

from config import Settings
from webapp.operations.assistants import passing_on, prompt
from webapp.operations.assistants.choices import Choices
from webapp.operations.assistants.listed import Listed, listed
from webapp.operations.assistants.prompt import Part
from webapp.operations.joinable import may_be_joined
from webapp.operations.texts.permitted import is_served
from webapp.speech.voices import VOICES
from webapp.store.snapshots import Snapshot

TIMEOUT_S = 10  # what `doors/vapi.py` reckons with
OWNER_KEY = "restaurant_id"  # the static parameter, which no caller can change, that says whose a tool is
MARK = "tavolo"  # of an assistant's metadata, that says whose it is
MODEL = {"provider": "openai", "model": "gpt-4o", "temperature": 0.2, "maxTokens": 600}
SERVER_MESSAGES = ["tool-calls", "status-update", "end-of-call-report", "hang"]
LONGEST_NAME = 40
SECRET_HEADER = "X-Vapi-Secret"  # noqa: S105  # its name, not the secret
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Definition:
    """`parts` make the prompt, `tools` are whole function tools by name, `inline` those of Vapi's own that stand in the
    model, `fields` what an assistant of ours has beside its model, `answers` those that the prompt is to have. Secrets
    are in it."""

    parts: tuple[Part, ...]
    tools: Mapping[str, Json]
    inline: tuple[Json, ...]
    fields: Mapping[str, Any]
    can_book: bool
    answers: Listed

    @property
    def section(self) -> str:
        """The whole prompt."""
        return prompt.section(self.parts)

    @property
    def first_message(self) -> str:
        return str(self.fields["firstMessage"])

    @property
    def hash(self) -> str:
        """Changes whenever anything that would be sent does."""
        return digest([self.section, list(self.tools.items()), list(self.inline), dict(self.fields)])


def define(
    snapshot: Snapshot,
    choices: Choices,
    secret: str,
    now: datetime,
    can_book: bool | None = None,
    *,
    transfers: Sequence[Json] = (),
    asks_us: bool = True,
) -> Definition:
    """What should be there now; with or without bookings where `can_book` says so. `transfers` are the numbers that
    calls are passed on to; `asks_us`: our server is asked which."""
    books = snapshot.can_be_booked if can_book is None else can_book
    can_wait = books and may_be_joined(snapshot)
    given = current_app.extensions["voice_functions"](snapshot, books, can_wait, is_served(snapshot))
    tools = {each["function"]["name"]: _tool(snapshot, each, secret) for each in given}
    inline = passing_on.tools(snapshot, choices.fallback_number or snapshot.phone, transfers, asks_us=asks_us)
    names = [*tools, *(tool["type"] for tool in inline)]
    answers = listed(snapshot, choices, now)
    parts = prompt.compose(snapshot, choices, names, now, can_book=books, answers=answers.told)
    return Definition(parts, tools, inline, _fields(snapshot, choices, secret), books, answers)


def digest(what: Any) -> str:
    return hashlib.sha256(json.dumps(what, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def server(path: str, secret: str, **more: Any) -> Json:
    """Where Vapi sends what, and how it shows that it is Vapi."""
    return {"url": f"{public_url() or ''}{path}", "headers": {SECRET_HEADER: secret}, **more}


def public_url() -> str | None:
    """Our URL as Vapi reaches it; None where nobody has said."""
    settings: Settings = current_app.config["SETTINGS"]
    return settings.public_url


def owner_of(tool: Mapping[str, Any]) -> str | None:
    """The id of the restaurant that a tool at Vapi says it is of."""
    listed = tool.get("parameters")
    for each in listed if isinstance(listed, list) else ():
        if isinstance(each, Mapping) and each.get("key") == OWNER_KEY:
            return str(each.get("value"))
    return None


def voice_of(snapshot: Snapshot, choices: Choices) -> Json:
    """The voice that was chosen, else the first of the restaurant's language."""
    chosen = choices.voice or next(voice for voice, language in VOICES.items() if language == snapshot.locale)
    provider, _, voice_id = chosen.partition(":")
    return {"provider": provider, "voiceId": voice_id}


def _tool(snapshot: Snapshot, given: Mapping[str, Any], secret: str) -> Json:
    """Without a `backoffPlan` Vapi sends nothing twice."""
    return {
        "type": "function",
        "function": given["function"],
        "messages": given["messages"],
        "server": server("/api/vapi/tools", secret, timeoutSeconds=TIMEOUT_S),
        "parameters": [{"key": OWNER_KEY, "value": snapshot.id}],
    }


def _fields(snapshot: Snapshot, choices: Choices, secret: str) -> Json:
    follows = choices.language == "caller"
    return {
        "name": snapshot.name[:LONGEST_NAME],
        "firstMessage": prompt.greeting(snapshot, choices),
        "firstMessageMode": "assistant-speaks-first",
        "voice": voice_of(snapshot, choices),
        "transcriber": {
            "provider": "deepgram",
            "model": "nova-3",
            "language": "multi" if follows else snapshot.locale,
        },
        "server": server("/api/vapi/webhook", secret),
        "serverMessages": SERVER_MESSAGES,
        "metadata": {MARK: snapshot.id},
    }
