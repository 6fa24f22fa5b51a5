"""Acuity and its stand-in. The terrace is one calendar: a start that is booked there is gone."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from integrations import sandbox
from integrations.acuity import PROVIDER
from integrations.deadline import Deadline
from integrations.sandbox.acuity import API_KEY, USER_ID, settings
from integrations.vocabulary import Link
from tests.contract.case import ROME, Case

TERRACE = "3"


def link_to(stand_in: sandbox.StandIn, seconds: float = 10.0, **changes: object) -> Link:
    values: dict[str, object] = {
        "id": stand_in.base_url,
        "credentials": {"user_id": USER_ID, "api_key": API_KEY},
        "timezone": ROME,
        "api_url": settings(stand_in.base_url)["ACUITY_BASE_URL"],
        "auth_url": "",
        "deadline": Deadline(seconds),
        "account_email": "owner@example.com",
    }
    return Link(**{**values, **changes})  # type: ignore[arg-type]


@contextmanager
def opened() -> Iterator[Case]:
    with sandbox.running("acuity") as stand_in:
        yield Case(
            PROVIDER,
            stand_in,
            lambda seconds: link_to(stand_in, seconds),
            TERRACE,
            (datetime.now(ROME) + timedelta(days=10)).date(),
            stand_in.app.extensions["requests"],
        )
