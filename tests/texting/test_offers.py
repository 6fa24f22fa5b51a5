"""A text that offers a freed table is true when it goes out, or does not go out."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
import time_machine
from sqlalchemy import Connection

from tests.restaurants import CALLER, ROME
from tests.texting.conftest import ANNA, House
from webapp.models import WaitlistEntry
from webapp.models.types import utc_now
from webapp.operations import jobs, waitlist
from webapp.operations.texts import again
from webapp.store import snapshots
from webapp.store.transaction import write

NOON = datetime.combine(datetime.now(ROME).date() + timedelta(days=1), time(12), ROME)
OFFER = "waitlist_offer"


@pytest.fixture
def offered(house: House) -> Iterator[House]:
    """A caller waits, for whom there is a table."""

    def joins(connection: Connection) -> None:
        snapshot = snapshots.current(connection, house.place.id)
        assert snapshot
        wish = waitlist.Wish((NOON + timedelta(days=5)).date(), time(20), 2, "Lia", CALLER, "it")
        waitlist.join(connection, snapshot, wish, NOON)

    with time_machine.travel(NOON, tick=False):
        house.change()
        with house.app.app_context():
            write(house.place.id, joins)
        yield house


def works(house: House, minutes: int) -> None:
    """The worker does all that is due so long after noon."""
    with house.app.app_context(), time_machine.travel(NOON + timedelta(minutes=minutes), tick=False):
        while jobs.run_one(utc_now()):
            pass


def fault(house: House, name: str | None) -> None:
    house.stand_in.app.extensions["faults"].switch(name, None)


def told(house: House) -> list[str]:
    return [body for body in house.arrived() if "Lo teniamo" in body]


def standing(house: House) -> tuple[str, str | None]:
    """The party's state, and why they could not be told."""
    (entry,) = house.rows(WaitlistEntry)
    return entry.state, entry.trouble


def test_an_offer_is_texted_while_it_stands(offered: House) -> None:
    fault(offered, "500")
    for minute in range(2):
        works(offered, minute)
    assert told(offered) == []
    fault(offered, None)
    works(offered, 5)
    assert (len(told(offered)), standing(offered)) == (1, ("offered", None))


def test_an_offer_that_has_ended_is_not_texted_when_its_text_may_be_tried_again(offered: House) -> None:
    fault(offered, "500")
    for minute in range(16):
        works(offered, minute)
    assert standing(offered) == ("expired", "not_texted")  # somebody may call them
    fault(offered, None)
    for minute in range(16, 60):
        works(offered, minute)
    assert [(text.status, text.error) for text in offered.texts if text.kind == OFFER] == [("dropped", "moot")]
    assert told(offered) == []


def test_an_offer_that_went_out_unheard_of_is_found_and_not_sent_again(offered: House) -> None:
    fault(offered, "drop_after_write")
    for minute in range(2):  # the list's turn, then the text's
        works(offered, minute)
    assert [text.status for text in offered.texts if text.kind == OFFER] == ["unclear"]
    with offered.app.app_context():
        (entry,) = offered.rows(WaitlistEntry)
        waitlist.decline(offered.place.id, entry.id, NOON + timedelta(minutes=1))
    fault(offered, None)
    works(offered, 5)
    assert [text.status for text in offered.texts if text.kind == OFFER] == ["sent"]
    assert len(told(offered)) == 1


def test_a_failed_offer_is_sent_again_only_while_it_stands(offered: House) -> None:
    for minute in range(2):
        works(offered, minute)
    (text,) = [text for text in offered.texts if text.kind == OFFER]
    offered.reported(text, "undelivered", 30003)
    works(offered, 2)
    assert standing(offered) == ("offered", "not_texted")
    with offered.app.app_context():
        again.send_again(offered.workplace, ANNA, text.id)
    works(offered, 3)
    assert (len(told(offered)), standing(offered)) == (2, ("offered", None))
    works(offered, 16)
    assert standing(offered)[0] == "expired"
    with offered.app.app_context(), pytest.raises(again.NotAgain):
        again.send_again(offered.workplace, ANNA, text.id)
