"""What callers asked the demo restaurant in four weeks, found as the phone finds it; some nobody could answer. The same
every time: chance has a fixed seed."""

import random
from datetime import datetime, timedelta

from sqlalchemy import Connection

from webapp.models.types import new_id
from webapp.operations import questions, unanswered
from webapp.store import tool_calls
from webapp.store.questions import UNANSWERED
from webapp.store.snapshots import Snapshot

DAYS_BEHIND = 28
MOST_A_DAY = 5
OPENS_AT, HOURS = 10, 12
OFTEN = ("fate piatti per celiaci", "posso portare il cane", "dove posso parcheggiare", "accettate carte",
         "avete il seggiolone", "come si arriva", "c'è un menù per bambini", "what should I wear")  # fmt: skip
SELDOM = ("Si può portare una torta di compleanno?", "si può portare una torta", "Avete l'aria condizionata?",
          "avete l'aria condizionata in sala", "Is there live music on Saturday?", "Avete una sala privata?",
          "fate anche da asporto", "Si vede la partita?")  # fmt: skip
SHARE_OF_SELDOM = 0.35
SAYS_NOTHING = {"decision": None, "booking_id": None, "request_key": None, "fingerprint": None, "reason": None,
                "week_hour": None}  # fmt: skip


def fill(connection: Connection, restaurant: Snapshot, now: datetime) -> None:
    """Log the questions of the days before `now`, and those without a sure answer in the inbox."""
    chance = random.Random(11)
    for days in range(DAYS_BEHIND, 0, -1):
        morning = (now - timedelta(days=days)).replace(hour=OPENS_AT, minute=0, second=0, microsecond=0)
        for _ in range(chance.randint(1, MOST_A_DAY)):
            words = chance.choice(SELDOM if chance.random() < SHARE_OF_SELDOM else OFTEN)
            _ask(connection, restaurant, words, morning + timedelta(minutes=chance.randrange(HOURS * 60)))


def _ask(connection: Connection, restaurant: Snapshot, words: str, at: datetime) -> None:
    finding = questions.find(restaurant, words)
    found = questions.answered(restaurant, finding)
    answer = found.answer if found else None
    row = {
        "id": new_id(),
        "restaurant_id": restaurant.id,
        "door": "json",
        "tool": "faq",
        "call_id": None,
        "arguments": {"question": words},
        "answer": {"ok": True, "answer": answer, "source": found and found.source},
        "started_at": at,
        "duration_us": 1000,
        "question": words.strip(" ?!.").lower(),
        "was_answered": found is not None,
        "verdict": "confident" if found else finding.verdict.value,
    }
    tool_calls.add(connection, {**row, **SAYS_NOTHING})
    if found is None:
        UNANSWERED.run(connection, unanswered.row(restaurant, row, finding))
