"""The log of phone calls: who takes them, what Vapi tells of them, what came of them."""

from webapp.operations.call_log.asking import give_on, who_answers
from webapp.operations.call_log.news import take
from webapp.operations.call_log.settling import KIND, work_off

__all__ = ["KIND", "give_on", "take", "who_answers", "work_off"]
