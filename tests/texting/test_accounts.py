"""A restaurant's own account at Twilio sends its texts and signs for it, and the operator's serves whom they ticked."""

import pytest

from integrations.sandbox import twilio
from tests.restaurants import CALLER, open_restaurant
from tests.texting.conftest import ANNA, House
from webapp.extensions import db
from webapp.models import Message, Restaurant, RestaurantAccount, SenderOptOut
from webapp.operations import accounts, credentials, own_accounts
from webapp.store import snapshots
from webapp.store.transaction import read

OPERATORS = {
    "TWILIO_ACCOUNT_SID": "AC" + "f" * 32,
    "TWILIO_AUTH_TOKEN": "the-operators-token",
    "TWILIO_FROM": "+390600000000",
}
OTHER_SID, OTHER_TOKEN, OTHER_NUMBER = "AC" + "b" * 32, "the-token-of-milano", "+390200000000"


@pytest.fixture
def environ(environ: dict[str, str]) -> dict[str, str]:
    """The operator's account is one that the stand-in does not know."""
    return environ | OPERATORS


def tick(house: House, is_ticked: bool) -> None:
    with house.app.app_context():
        place = db.session.get_one(Restaurant, house.place.id)
        place.uses_operator_credentials, place.version = is_ticked, place.version + 1
        db.session.commit()


def give_own(house: House) -> None:
    with house.app.app_context():
        own_accounts.set_twilio(house.workplace, ANNA, twilio.ACCOUNT_SID, twilio.AUTH_TOKEN, twilio.NUMBER)


def source(house: House) -> str | None:
    with house.app.app_context():
        snapshot = read(lambda connection: snapshots.current(connection, house.place.id))
        assert snapshot is not None
        account = accounts.twilio(snapshot)
        assert (account and account.sender) == accounts.sender(snapshot)
        return account.sender if account else None


def test_its_own_goes_before_the_operators_which_serves_whom_they_ticked(house: House) -> None:
    assert source(house) == OPERATORS["TWILIO_FROM"]
    tick(house, False)
    assert source(house) is None
    assert house.asks("send_sms", phone=CALLER, message="Ciao")["error_code"] == "TWILIO_ERROR"
    give_own(house)
    assert source(house) == twilio.NUMBER
    tick(house, True)
    assert source(house) == twilio.NUMBER
    assert house.asks("send_sms", phone=CALLER, message="A presto")["ok"]
    assert house.arrived() == ["A presto"] and house.texts[-1].sender == twilio.NUMBER
    with house.app.app_context():
        own_accounts.remove_twilio(house.workplace, ANNA)
    assert source(house) == OPERATORS["TWILIO_FROM"]


def test_what_comes_in_is_signed_by_the_account_it_comes_in_at(house: House) -> None:
    milano = open_restaurant(house.app, "milano")
    with house.app.app_context():
        held = {"twilio_sid": OTHER_SID, "twilio_token_encrypted": credentials.encrypt(OTHER_TOKEN)}
        db.session.add(RestaurantAccount(restaurant_id=milano.id, twilio_sender=OTHER_NUMBER, **held))
        db.session.get_one(Restaurant, milano.id).version += 1
        db.session.commit()
    give_own(house)

    def comes(body: str, sid: str, to: str, token: str, message: str = "SM1") -> int:
        form = {"MessageSid": message, "From": CALLER, "To": to, "Body": body, "NumMedia": "0", "AccountSid": sid}
        return house.twilio_says("/webhooks/twilio/inbound", form, token).status_code

    assert comes("Arriviamo tardi", twilio.ACCOUNT_SID, twilio.NUMBER, twilio.AUTH_TOKEN) == 200
    assert [(row.restaurant_id, row.body) for row in house.rows(Message)] == [(house.place.id, "Arriviamo tardi")]
    refused = (OTHER_TOKEN, OPERATORS["TWILIO_AUTH_TOKEN"], "wrong")
    assert [comes("STOP", twilio.ACCOUNT_SID, twilio.NUMBER, token, "SM2") for token in refused] == [401] * 3
    assert comes("STOP", "AC\x00", twilio.NUMBER, "wrong", "SM3") == 401
    assert comes("STOP", "AC" + "9" * 32, twilio.NUMBER, OPERATORS["TWILIO_AUTH_TOKEN"], "SM3") == 401
    assert comes("STOP", OTHER_SID, twilio.NUMBER, OTHER_TOKEN, "SM4") == 200, "genuine, but not of their number"
    assert house.rows(SenderOptOut) == []
    assert house.asks("send_sms", phone=CALLER, message="A presto")["ok"]
    path, form = f"/webhooks/twilio/status/{house.texts[-1].id}", {"MessageSid": "", "MessageStatus": "sent"}
    tokens = (twilio.AUTH_TOKEN, OPERATORS["TWILIO_AUTH_TOKEN"], OTHER_TOKEN)
    assert [house.twilio_says(path, form, token).status_code for token in tokens] == [204, 204, 401]


def test_nobody_takes_the_number_of_others(house: House) -> None:
    with house.app.app_context():
        for sender, sid in ((OPERATORS["TWILIO_FROM"], twilio.ACCOUNT_SID), ("12", twilio.ACCOUNT_SID)):
            with pytest.raises(own_accounts.WrongAccount) as wrong:
                own_accounts.set_twilio(house.workplace, ANNA, sid, twilio.AUTH_TOKEN, sender)
            assert wrong.value.field == "sender"
