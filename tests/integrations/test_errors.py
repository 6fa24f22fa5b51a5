import pickle

import pytest

from integrations.errors import LONGEST_PAUSE_S, SlotTaken, Unavailable, masked


@pytest.mark.parametrize(
    "text",
    ["+393331234567", "+39 333 123 4567", "+39-333-123-4567", "333 123 4567", "(333) 1234567", "3331234567"],
)
def test_a_phone_number_is_masked_however_it_is_written(text: str) -> None:
    assert masked(f"to {text} now").replace("(", "") == "to …67 now"


@pytest.mark.parametrize("text", ["code 21614", "on 2027-02-14 at 19:30", "HTTP 502", "after 1600 characters"])
def test_what_is_no_phone_number_stays(text: str) -> None:
    assert masked(text) == text


def test_an_error_never_says_a_phone_number() -> None:
    error = SlotTaken("square", "+393331234567 was first", "taken")
    assert "1234" not in str(error) + repr(error) + error.message


def test_an_error_survives_being_handed_to_another_process() -> None:
    error = pickle.loads(pickle.dumps(Unavailable("twilio", "busy", "rate_limited", 2.5)))
    assert (error.service, error.message, error.code, error.retry_after) == ("twilio", "busy", "rate_limited", 2.5)


def test_nobody_is_left_alone_for_longer_than_guests_can_wait() -> None:
    assert Unavailable("twilio", "busy", "rate_limited", 999_999_999.0).retry_after == LONGEST_PAUSE_S
