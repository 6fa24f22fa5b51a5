"""The log shows neither secrets nor phone numbers."""

import logging

import pytest

from webapp import logs


@pytest.mark.parametrize("told", ["to +393331234567", "with tvl_abcDEF-123", "Authorization: Bearer abc.def"])
def test_a_phone_number_or_token_in_a_message_is_masked(told: str) -> None:
    record = logging.LogRecord("any", logging.INFO, __file__, 1, "sent %s", (told,), None)
    assert logs.Masked().filter(record)
    assert record.getMessage().endswith("…")


def test_any_other_message_is_left_alone() -> None:
    record = logging.LogRecord("any", logging.INFO, __file__, 1, "job %s failed", ("send_text",), None)
    logs.Masked().filter(record)
    assert record.getMessage() == "job send_text failed"
