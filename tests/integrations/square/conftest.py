"""Our client, pointed at the stand-in for Square."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from integrations import sandbox
from integrations.sandbox.square.grants import SELLER
from integrations.sandbox.square.shop import TABLE_FOR_2
from integrations.sandbox.square.state import State
from integrations.square.client import SquareClient
from integrations.vocabulary import BookingRequest, Link
from tests.contract.case import ROME
from tests.contract.case_square import link_to

DAY = datetime.now(ROME).date() + timedelta(days=4)
Wish = Callable[..., BookingRequest]


@pytest.fixture
def state(square: sandbox.StandIn) -> State:
    held: State = square.app.extensions["square"]
    return held


@pytest.fixture
def link(square: sandbox.StandIn) -> Link:
    return link_to(square.base_url)


@pytest.fixture
def client(link: Link) -> SquareClient:
    return SquareClient(link)


@pytest.fixture
def seller(square: sandbox.StandIn, state: State) -> SquareClient:
    """Let in at seller level, by a business with the plan for it."""
    state.shop.has_plan = True
    return SquareClient(seller_link(square, state))


def seller_link(square: sandbox.StandIn, state: State) -> Link:
    code = state.grants.consent(SELLER, "https://tavolo.example/back")
    token = state.grants.exchange(code, "https://tavolo.example/back").access_token
    credentials = {"access_token": token, "scopes": list(SELLER)}
    return link_to(square.base_url, credentials=credentials, options={"level": "seller"})


@pytest.fixture
def wish() -> Wish:
    """A wish for a table for two at eight."""

    def make(hour: int = 20, minute: int = 0, **changes: object) -> BookingRequest:
        values: dict[str, object] = {
            "match_key": "a1b2c3d4e5f6g7h8",
            "event_type": TABLE_FOR_2,
            "start": datetime(DAY.year, DAY.month, DAY.day, hour, minute, tzinfo=ROME),
            "people": 2,
            "name": "Mario Rossi",
            "phone": "+393331234567",
            "notes": "Compleanno",
        }
        return BookingRequest(**{**values, **changes})  # type: ignore[arg-type]

    return make
