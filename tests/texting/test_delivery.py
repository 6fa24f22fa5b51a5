"""Reports of a text's delivery come late, twice and in any order; a text from a guest is taken once."""

import pytest
from sqlalchemy import Connection

from tests.restaurants import CALLER, open_restaurant
from tests.texting.conftest import ANNA, House
from webapp.models import AuditEvent, Message, SenderOptOut, SmsMessage, TextMark
from webapp.models.types import new_id, utc_now
from webapp.operations import texts
from webapp.operations.texts import again
from webapp.store import snapshots
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read


def snapshot_of(connection: Connection, house: House) -> Snapshot:
    found = snapshots.current(connection, house.place.id)
    assert found is not None
    return found


@pytest.fixture
def sent(house: House) -> House:
    house.books()
    house.works()
    return house


@pytest.mark.parametrize("order", [("queued", "sent", "delivered"), ("delivered", "sent", "queued")])
def test_reports_in_any_order_and_twice_end_at_delivered(house: House, order: tuple[str, ...]) -> None:
    house.books()
    for status in [each for each in order for _ in range(2)]:
        house.reported(house.texts[0], status)
    assert (house.texts[0].status, house.texts[0].error) == ("delivered", None)
    house.works()  # a report was the first to tell that Twilio has it: it is not sent again
    assert (house.texts[0].status, house.arrived()) == ("delivered", [])


@pytest.mark.parametrize(
    ("code", "why"), [(30006, "landline"), (21610, "opted_out"), (30007, "filtered"), (99, "unknown")]
)
def test_what_a_failure_teaches_of_a_number_is_remembered(sent: House, code: int, why: str) -> None:
    sent.reported(sent.texts[0], "sent")
    for _ in range(2):
        sent.reported(sent.texts[0], "undelivered", code)
    sent.reported(sent.texts[0], "sent")
    assert (sent.texts[0].status, sent.texts[0].error) == ("failed", why)
    assert (len(sent.rows(TextMark)), len(sent.rows(SenderOptOut))) == (code == 30006, code == 21610)
    with sent.app.app_context():
        found = read(lambda connection: texts.why_not(connection, snapshot_of(connection, sent), CALLER, utc_now()))
    assert found == (why if why in ("landline", "opted_out") else None)


def test_what_surely_did_not_arrive_may_be_sent_again_and_nothing_else(sent: House) -> None:
    first = sent.texts[0]
    with sent.app.app_context():
        with pytest.raises(again.NotAgain):
            again.send_again(sent.workplace, ANNA, first.id)
        with pytest.raises(again.NoSuchText):
            again.send_again(sent.workplace, ANNA, new_id())
    sent.reported(first, "undelivered", 30003)
    with sent.app.app_context():
        again.send_again(sent.workplace, ANNA, first.id)
    assert [(row.kind, row.status) for row in sent.texts] == [("confirmed", "failed"), ("confirmed", "queued")]
    with sent.app.app_context(), pytest.raises(again.NotAgain):
        again.send_again(sent.workplace, ANNA, first.id)  # it is on its way already
    sent.reported(sent.texts[1], "undelivered", 30006)
    sent.asks("cancel_booking", booking_id=sent.booking.reference, phone=CALLER)
    with sent.app.app_context(), pytest.raises(again.NotAgain):
        again.send_again(sent.workplace, ANNA, first.id)  # it would tell of a table that is gone


def test_a_stranger_can_report_nothing_and_another_texts_sid_changes_nothing(sent: House) -> None:
    path, form = f"/webhooks/twilio/status/{sent.texts[0].id}", {"MessageSid": "SM1", "MessageStatus": "failed"}
    before = sent.texts[0].status
    assert sent.client.post(path, data=form).status_code == 401
    assert sent.twilio_says(path, form, token="wrong").status_code == 401
    assert sent.twilio_says(path, form).status_code == 204
    assert sent.texts[0].status == before
    assert sent.client.post("/webhooks/twilio/inbound", data={"From": CALLER, "Body": "STOP"}).status_code == 401


def test_stop_is_respected_until_start_and_nothing_is_answered(sent: House) -> None:
    arrived = len(sent.arrived())
    sent.guest_texts(" Stop. ", "SM1")
    sent.guest_texts("stop", "SM1")
    assert [row.phone for row in sent.rows(SenderOptOut)] == [CALLER]
    assert sent.asks("send_sms", phone=CALLER, message="Ciao")["ok"] is False
    sent.guest_texts("UNSTOP", "SM2")
    assert sent.rows(SenderOptOut) == []
    assert sent.asks("send_sms", phone=CALLER, message="Ciao")["ok"] is True
    sent.guest_texts("help", "SM3")
    sent.guest_texts("basta", "SM4", OptOutType="STOP")  # the carrier has words of its own
    assert len(sent.rows(SenderOptOut)) == 1
    assert sent.rows(Message) == []
    assert len(sent.arrived()) == arrived + 1


def test_1_confirms_once_and_a_move_asks_anew(sent: House) -> None:
    for _ in range(2):
        sent.guest_texts("1", "SM1")
    assert sent.booking.guest_confirmed == sent.booking.starts_at
    assert [each.action for each in sent.rows(AuditEvent)].count("booking.guest_confirmed") == 1
    sent.asks("modify_booking", booking_id=sent.booking.reference, phone=CALLER, new_time="21:00")
    assert sent.booking.guest_confirmed != sent.booking.starts_at
    sent.asks("cancel_booking", booking_id=sent.booking.reference, phone=CALLER)
    sent.guest_texts("1", "SM2")
    assert [left.body for left in sent.rows(Message)] == ["1"]  # nothing to confirm: somebody has to look


def test_what_a_guest_texts_goes_once_to_the_restaurant_that_last_texted_them(sent: House) -> None:
    other = open_restaurant(sent.app, "milano")
    for _ in range(2):
        sent.guest_texts("Arriviamo tardi", "SM1")
    (left,) = sent.rows(Message)
    assert (left.restaurant_id, left.name, left.phone, left.body) == (
        sent.place.id, "Mario Rossi", CALLER, "Arriviamo tardi",
    )  # fmt: skip
    body = {"restaurant_id": other.slug, "phone": CALLER, "message": "Ciao"}
    assert sent.client.post("/api/send_sms", json=body, headers=other.bearer).get_json()["ok"]
    sent.guest_texts("YES", "SM2")  # opts nobody in, and is no word of ours
    assert [left.restaurant_id for left in sent.rows(Message)] == [sent.place.id, other.id]
    sent.guest_texts("chi siete?", "SM3", phone="+393331110009")  # nobody has texted them
    assert len(sent.rows(Message)) == 2
    assert [row.kind for row in sent.rows(SmsMessage) if row.direction == "in"] == ["message", "start"]
