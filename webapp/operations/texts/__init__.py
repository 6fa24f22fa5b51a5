"""Texts to guests and from them: promised, sent once, followed to their end."""

from webapp.operations.texts.permitted import can_be_sent, why_not
from webapp.operations.texts.sending import KIND, LEASE, LOOK_AGAIN, MOST_ATTEMPTS, Text, promise, queue, send, work_off

__all__ = [
    "KIND",
    "LEASE",
    "LOOK_AGAIN",
    "MOST_ATTEMPTS",
    "Text",
    "can_be_sent",
    "promise",
    "queue",
    "send",
    "why_not",
    "work_off",
]
