"""The log of phone calls: who takes them, what Vapi tells of them, what came of them, how long they are kept."""

from webapp.operations.call_log.asking import give_on, who_answers
from webapp.operations.call_log.listing import Found, Listed, Wish, each, find
from webapp.operations.call_log.news import take
from webapp.operations.call_log.outcomes import OUTCOMES
from webapp.operations.call_log.recordings import CannotHear, NoRecording, recording
from webapp.operations.call_log.story import NoSuchCall, Story, story

__all__ = [
    "OUTCOMES",
    "CannotHear",
    "Found",
    "Listed",
    "NoRecording",
    "NoSuchCall",
    "Story",
    "Wish",
    "each",
    "find",
    "give_on",
    "recording",
    "story",
    "take",
    "who_answers",
]
