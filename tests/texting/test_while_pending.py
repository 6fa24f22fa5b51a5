"""Whatever a guest is told of a booking says how it stands: every message, promised of a booking in every state."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection

from tests.letters import Letters
from tests.restaurants import ahead
from tests.texting.conftest import House
from tests.texting.test_mails import letters
from webapp.models import SmsMessage
from webapp.models.booking import STATUSES
from webapp.models.types import utc_now
from webapp.operations import notices
from webapp.speech.guest_texts import GUEST_TEXTS, LANGUAGES, NEWS
from webapp.store import bookings as books
from webapp.store import snapshots
from webapp.store.transaction import write

__all__ = ["letters"]

BEGINS = {"en": "+447400123", "it": "+393331234"}
NOT_YET = {"en": "confirmed yet", "it": "ancora confermat"}
GOING_ON = ("confirmed", "arrived", "seated")
OF_BOOKINGS = [kind for kind in GUEST_TEXTS if not kind.startswith("waitlist")]
TOLD_WHEN_PENDING = {
    "confirmed": "pending", "pending": "pending", "now_confirmed": "pending",
    "moved": "moved_pending", "moved_by_staff": "moved_pending", "moved_pending": "moved_pending",
    "not_moved": "not_moved_pending", "not_moved_pending": "not_moved_pending",
    "not_cancelled": "not_cancelled_pending", "not_cancelled_pending": "not_cancelled_pending",
    "reminder": "reminder_pending", "reminder_already_confirmed": "reminder_pending",
    "reminder_pending": "reminder_pending",
}  # fmt: skip
TOLD_OF_THE_END = {"cancelled", "cancelled_by_staff", "not_possible"}


def expected(kind: str, status: str) -> str | None:
    """Which message arrives; None where it would be untrue."""
    if status == "pending":
        return TOLD_WHEN_PENDING.get(kind)
    if status == "cancelled":
        return kind if kind in TOLD_OF_THE_END else None
    return kind if status in GOING_ON and kind not in TOLD_OF_THE_END and not kind.endswith("pending") else None


def has_news(kind: str) -> bool:
    """Whether it says that more will be heard."""
    return kind == "pending" or (kind.endswith("pending") and kind != "not_cancelled_pending")


def promise(house: House, reference: str, kind: str, status: str) -> str:
    """Promise to tell the guest of a booking that is so; its id."""

    def work(connection: Connection) -> str:
        snapshot = snapshots.current(connection, house.place.id)
        found = books.by_reference(connection, house.place.id, reference)
        assert snapshot is not None and found is not None
        books.change(connection, house.place.id, found.id, utc_now(), status=status)
        notices.promise(connection, snapshot, kind, replace(found, status=status), utc_now())
        return found.id

    with house.app.app_context():
        return write(house.place.id, work)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", STATUSES)
def test_a_message_says_how_its_booking_stands_or_is_not_sent(
    letters: Letters, house: House, status: str, language: str
) -> None:
    house.change(switches={"confirmation": False})  # what is told when they are made is not what is asked here
    guests = [
        {"day": ahead(2 + number), "phone": f"{BEGINS[language]}{number:03}", "email": f"guest{number}@example.com"}
        for number in range(len(OF_BOOKINGS))
    ]
    references = [house.books(**guest)["booking_id"] for guest in guests]
    house.change(switches={}, by_email=True)
    ids = {
        promise(house, reference, kind, status): kind for reference, kind in zip(references, OF_BOOKINGS, strict=True)
    }
    house.works()
    wanted = sorted((kind, told) for kind in OF_BOOKINGS if (told := expected(kind, status)))
    for channel in ("sms", "email"):
        sent = [row for row in house.rows(SmsMessage) if (row.channel, row.status) == (channel, "sent")]
        assert sorted((ids[row.booking_id], row.kind) for row in sent) == wanted
        for row in sent:
            said = " ".join(row.body.split())
            assert (NOT_YET[language] in said, NEWS[language] in said) == (status == "pending", has_news(row.kind)), (
                said
            )


@pytest.mark.parametrize("switch", ["settled", "cancellation"])
def test_news_are_promised_only_where_all_that_may_come_of_it_is_told(house: House, switch: str) -> None:
    house.change(switches={switch: False})
    reference = house.books()["booking_id"]
    for kind in ("moved", "reminder"):
        promise(house, reference, kind, "pending")
    told = [row for row in house.texts if row.kind.endswith("_pending")]
    assert len(told) == 2
    assert not any(NEWS["it"] in row.body for row in told)
