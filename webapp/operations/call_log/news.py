"""What Vapi's messages tell of a call: in any order, twice, in either generation of their shapes."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from integrations.vapi.calls import news_of_message
from webapp.operations.call_log.settling import promise
from webapp.operations.call_log.writing import write_down
from webapp.store.transaction import write

KEPT = ("status-update", "end-of-call-report", "hang")
log = logging.getLogger(__name__)


def take(restaurant_id: str, call_id: str, message: Mapping[str, Any], now: datetime) -> None:
    """Write down what a server message tells of a call; types that tell nothing we keep change nothing. Raises
    `BookUnavailable`."""
    kind = message.get("type")
    if kind not in KEPT:
        return
    if kind == "hang":
        log.warning("the assistant of restaurant %s is stuck in a call", restaurant_id)
    told = news_of_message(message)

    def work(connection: Connection) -> None:
        row_id = write_down(connection, restaurant_id, call_id, told, now)
        promise(connection, restaurant_id, row_id, told, now)

    write(restaurant_id, work)
