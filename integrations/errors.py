"""What went wrong at somebody else's service, named for what the caller can do next."""

import re

LONGEST_PAUSE_S = 1800.0
_PHONE_NUMBER = re.compile(r"\+\d(?:[\s().-]*\d){5,}|\d(?:[\s().]*\d){6,}")  # a date with dashes is none


def masked(text: str) -> str:
    """`text` with every phone number in it cut down to its last two digits."""
    return _PHONE_NUMBER.sub(lambda number: f"…{number.group()[-2:]}", text)


class ServiceError(Exception):
    """A service did not do what it was asked.

    `message` is for the owner and the log, in our words: never a secret, never the vendor's text, phone numbers masked.
    `code` is a plain reason to branch on ("landline", "rate_limited"). `retry_after` is seconds, if the service said,
    and never more than `LONGEST_PAUSE_S`: who asks for days is asked again before that, for guests wait.
    """

    def __init__(self, service: str, message: str, code: str | None = None, retry_after: float | None = None) -> None:
        self.service = service
        self.message = masked(message)
        self.code = code
        self.retry_after = None if retry_after is None else min(retry_after, LONGEST_PAUSE_S)
        super().__init__(service, self.message, code, self.retry_after)

    def __str__(self) -> str:
        return f"{self.service}: {self.message}"


class SlotTaken(ServiceError):
    """Somebody else has it: choose another."""


class Rejected(ServiceError):
    """The input can't be accepted: ask for another."""


class NotSupported(ServiceError):
    """This service or this account can't do that: a person has to."""


class ReconnectNeeded(ServiceError):
    """The credentials or the account's settings no longer work: the owner has to see to it."""


class Unavailable(ServiceError):
    """Not sent, or refused for now: may be tried again."""


class OutcomeUnknown(ServiceError):
    """Sent, but no clear answer: it may have happened. Look before sending again."""
