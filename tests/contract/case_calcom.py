"""Cal.com and its stand-in, with one host: an account of one person takes one booking at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from integrations import sandbox
from integrations.calcom import PROVIDER
from integrations.deadline import Deadline
from integrations.sandbox.calcom import API_KEY
from integrations.sandbox.calcom.event_types import FOR_TWO
from integrations.vocabulary import Link
from tests.contract.case import ROME, Case


@contextmanager
def opened() -> Iterator[Case]:
    with sandbox.running("calcom", hosts=1) as stand_in:
        name = f"calcom-{stand_in.base_url}"

        def link(seconds: float) -> Link:
            url, deadline = f"{stand_in.base_url}/v2", Deadline(seconds)
            return Link(name, {"api_key": API_KEY}, ROME, url, "", deadline, account_email="trattoria@example.com")

        day = datetime.now(ROME).date() + timedelta(days=7)
        yield Case(PROVIDER, stand_in, link, str(FOR_TWO), day, stand_in.app.extensions["requests"])
