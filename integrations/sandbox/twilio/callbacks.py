"""What becomes of an accepted message, and the signed callbacks that tell of it."""

import logging
import threading
import time
from dataclasses import dataclass

import requests
from twilio.request_validator import RequestValidator

from integrations.sandbox.calling import post
from integrations.sandbox.twilio.messages import API_VERSION, Message, Messages

TIMEOUT_S = 5.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Habits:
    repeat: bool = False
    reorder: bool = False
    fail_with: int | None = None


class Courier:
    """Moves messages on, queued, sent, delivered, a step per pause, each in a thread of its own."""

    def __init__(self, messages: Messages, auth_token: str, callback_base: str | None, pause_s: float) -> None:
        self._messages = messages
        self._signer = RequestValidator(auth_token)
        self._callback_base = callback_base
        self._pause_s = pause_s
        self._habits = _Habits()

    def switch(self, repeat: bool, reorder: bool, fail_with: int | None) -> None:
        """From now on: send each callback twice, send the last one first, let messages fail with a code."""
        self._habits = _Habits(repeat, reorder, fail_with)

    def follow(self, sid: str, callback: str | None) -> None:
        """See a new message through to its end."""
        threading.Thread(target=self._see_through, args=(sid, callback, self._habits), daemon=True).start()

    def _see_through(self, sid: str, callback: str | None, habits: _Habits) -> None:
        end = ("undelivered", habits.fail_with) if habits.fail_with else ("delivered", None)
        told: list[dict[str, str]] = []
        for status, error_code in (("queued", None), ("sent", None), end):
            time.sleep(self._pause_s)
            told.append(_form(self._messages.move_on(sid, status, error_code)))
            if callback and not habits.reorder:
                self._call(callback, told[-1], habits)
        if callback and habits.reorder:
            for form in reversed(told):
                self._call(callback, form, habits)

    def _call(self, url: str, form: dict[str, str], habits: _Habits) -> None:
        signature = self._signer.compute_signature(url, form)
        headers = {"X-Twilio-Signature": signature, "User-Agent": "TwilioProxy/1.1"}
        for _ in range(2 if habits.repeat else 1):
            try:
                post(url, self._callback_base, data=form, headers=headers, timeout=TIMEOUT_S).raise_for_status()
            except requests.RequestException as problem:
                log.warning("the callback %s was not taken: %s", form["MessageStatus"], type(problem).__name__)


def _form(message: Message) -> dict[str, str]:
    form = {
        "MessageSid": message["sid"],
        "MessageStatus": message["status"],
        "SmsSid": message["sid"],
        "SmsStatus": message["status"],
        "To": message["to"],
        "From": message["from"] or "",
        "AccountSid": message["account_sid"],
        "ApiVersion": API_VERSION,
    }
    return form | ({"ErrorCode": str(message["error_code"])} if message["error_code"] else {})
