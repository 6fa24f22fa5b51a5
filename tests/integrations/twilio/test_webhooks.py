from typing import Any

import pytest
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict

from integrations.twilio.webhooks import is_genuine, status_of, trouble_of
from integrations.twilio.words import STATUSES, TROUBLES, MessageStatus

URL = "https://app.example/twilio/status"
FORM = {
    "MessageSid": "SM00000000000000000000000000000001",
    "MessageStatus": "delivered",
    "To": "+15555550100",
    "From": "+15005550006",
}
SIGNATURE = "UviPYkiGvlhqKNxutRDvlU9IV28="  # of FORM for URL with the token "tok"


@pytest.mark.parametrize("tokens", [["tok"], ["new", "tok"], ["tok", "old"]])
def test_a_callback_signed_with_one_of_our_tokens_is_genuine(tokens: list[str]) -> None:
    assert is_genuine(tokens, URL, FORM, SIGNATURE)
    assert is_genuine(tokens, URL, MultiDict(FORM), SIGNATURE)


@pytest.mark.parametrize(
    ("tokens", "url", "form", "signature"),
    [
        (["other"], URL, FORM, SIGNATURE),
        ([], URL, FORM, SIGNATURE),
        (["tok"], URL + "?a=1", FORM, SIGNATURE),
        (["tok"], URL.replace("https", "http"), FORM, SIGNATURE),
        (["tok"], URL, FORM | {"MessageStatus": "failed"}, SIGNATURE),
        (["tok"], URL, FORM | {"Extra": "1"}, SIGNATURE),
        (["tok"], URL, FORM, SIGNATURE[:-1]),
        (["tok"], URL, FORM, "è" * 28),
        (["tok"], URL, FORM, ""),
        (["tok"], URL, FORM, None),
    ],
    ids=[
        "wrong token",
        "no token",
        "other query",
        "other scheme",
        "altered",
        "field added",
        "signature cut",
        "no base64",
        "empty",
        "missing",
    ],
)
def test_anything_else_is_not(tokens: list[str], url: str, form: dict[str, str], signature: str | None) -> None:
    assert not is_genuine(tokens, url, form, signature)


def test_an_empty_token_signs_nothing() -> None:
    assert not is_genuine([""], URL, FORM, RequestValidator("").compute_signature(URL, FORM))


@pytest.mark.parametrize(("theirs", "ours"), STATUSES.items())
def test_a_status_is_said_in_our_words(theirs: str, ours: MessageStatus) -> None:
    assert status_of({"MessageStatus": theirs}) is ours
    assert status_of({"SmsStatus": theirs}) is ours


@pytest.mark.parametrize("form", [{}, {"MessageStatus": ""}, {"MessageStatus": "teleported"}])
def test_a_status_we_do_not_know_is_unknown(form: dict[str, str]) -> None:
    assert status_of(form) is MessageStatus.UNKNOWN


@pytest.mark.parametrize(("code", "reason"), TROUBLES.items())
def test_a_failure_says_why(code: int, reason: str) -> None:
    assert trouble_of({"ErrorCode": str(code)}) == reason


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        ({}, None),
        ({"ErrorCode": ""}, None),
        ({"ErrorCode": "39999"}, "unknown"),
        ({"ErrorCode": "9" * 5000}, "unknown"),
        ({"ErrorCode": "soon"}, "unknown"),
    ],
    ids=["no field", "empty", "new code", "5000 digits", "words"],
)
def test_a_failure_we_do_not_know_is_unknown(form: dict[str, str], reason: str | None) -> None:
    assert trouble_of(form) == reason


def test_every_status_of_the_vendor_has_a_word_or_is_not_for_outgoing_texts(twilio_spec: dict[str, Any]) -> None:
    theirs = set(twilio_spec["components"]["schemas"]["message_enum_status"]["enum"])
    assert theirs - STATUSES.keys() == {"receiving", "received", "partially_delivered"}
    assert STATUSES.keys() <= theirs
