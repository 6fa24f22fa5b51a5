"""Square at its stand-in, let in at buyer level. The counter has one team member: a start can be booked once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import uuid4

from integrations import sandbox
from integrations.deadline import Deadline
from integrations.sandbox.square.grants import ACCESS_TOKEN, BUYER
from integrations.sandbox.square.shop import COUNTER, LOCATION_ID, MERCHANT_ID
from integrations.square import PROVIDER
from integrations.vocabulary import Link
from tests.contract.case import ROME, Case


def link_to(base_url: str, seconds: float = 10.0, **changes: object) -> Link:
    values: dict[str, object] = {
        "id": uuid4().hex,
        "credentials": {"access_token": ACCESS_TOKEN, "merchant_id": MERCHANT_ID, "scopes": list(BUYER)},
        "timezone": ROME,
        "api_url": base_url,
        "auth_url": base_url,
        "deadline": Deadline(seconds),
        "facts": {"location_id": LOCATION_ID},
    }
    return Link(**{**values, **changes})  # type: ignore[arg-type]


@contextmanager
def opened() -> Iterator[Case]:
    day = datetime.now(ROME).date() + timedelta(days=3)
    with sandbox.running("square") as stand_in:
        requests = stand_in.app.extensions["requests"]
        yield Case(PROVIDER, stand_in, lambda seconds: link_to(stand_in.base_url, seconds), COUNTER, day, requests)
