"""OpenTable's stand-in, as the contract suite asks for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import uuid4

from integrations import sandbox
from integrations.deadline import Deadline
from integrations.opentable import PROVIDER
from integrations.opentable.access import renew
from integrations.opentable.shapes import STANDARD
from integrations.sandbox.opentable import CLIENT_ID, CLIENT_SECRET, RID
from integrations.vocabulary import Link
from tests.contract.case import ROME, Case

KEYS = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}


@contextmanager
def opened() -> Iterator[Case]:
    with sandbox.running("opentable") as stand_in:
        credentials = renew(None, stand_in.base_url, KEYS, Deadline(10))
        link_id = str(uuid4())  # its breaker is its own

        def link(seconds: float) -> Link:
            return Link(
                id=link_id,
                credentials=credentials,
                timezone=ROME,
                api_url=stand_in.base_url,
                auth_url=stand_in.base_url,
                deadline=Deadline(seconds),
                options={"rid": RID},
            )

        day = datetime.now(ROME).date() + timedelta(days=7)
        yield Case(PROVIDER, stand_in, link, STANDARD, day, stand_in.app.extensions["requests"])
