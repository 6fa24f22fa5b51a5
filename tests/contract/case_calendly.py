"""Calendly and its stand-in for the contract suite: the counter, whose one host takes one party at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from integrations import calendly, sandbox
from integrations.deadline import Deadline
from integrations.sandbox.calendly.menu import COUNTER, ORGANIZATION, OWNER
from integrations.vocabulary import Link
from tests.contract.case import ROME, Case

FACTS = {"user": OWNER, "organization": ORGANIZATION, "name": "Trattoria da Olga", "sees": "organization"}


def link_to(stand_in: sandbox.StandIn, seconds: float = 10.0, **changes: Any) -> Link:
    """A connection that the owner has just allowed."""
    values: dict[str, Any] = {
        "id": stand_in.base_url,
        "credentials": stand_in.app.extensions["grants"].issue(),
        "timezone": ROME,
        "api_url": stand_in.base_url,
        "auth_url": stand_in.base_url,
        "deadline": Deadline(seconds),
        "facts": FACTS,
        "account_email": "owner@trattoria.example",
    }
    return Link(**{**values, **changes})


@contextmanager
def opened() -> Iterator[Case]:
    with sandbox.running("calendly", callback_pause_s=0.02) as stand_in:
        yield Case(
            provider=calendly.PROVIDER,
            stand_in=stand_in,
            link=lambda seconds: link_to(stand_in, seconds),
            event_type=COUNTER,
            day=(datetime.now(ROME) + timedelta(days=3)).date(),
            requests=stand_in.app.extensions["requests"],
        )
