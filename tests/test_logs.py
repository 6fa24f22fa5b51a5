"""The log shows neither secrets nor phone numbers."""

import logging

import pytest

from webapp import logs


def logged(message: str, *args: object, exception: BaseException | None = None) -> str:
    raised = (type(exception), exception, None) if exception else None
    return logs.Masked("%(message)s").format(logging.LogRecord("any", logging.INFO, __file__, 1, message, args, raised))


SECRETS = ["to +393331234567", "with tvl_abcDEF-123", "Authorization: Bearer abc.def", "GET /feeds/aB3_x-9Q"]


@pytest.mark.parametrize("told", SECRETS)
def test_a_phone_number_or_token_in_a_message_is_masked(told: str) -> None:
    assert logged("sent %s", told).endswith("…")


@pytest.mark.parametrize("told", SECRETS)
def test_so_is_one_in_an_exception(told: str) -> None:
    assert logged("failed", exception=ValueError(told)).endswith("…")


def test_any_other_message_is_left_alone() -> None:
    assert logged("job %s failed", "send_text") == "job send_text failed"


def test_every_process_logs_through_the_mask_once() -> None:
    root = logging.getLogger()
    before = list(root.handlers)
    try:
        logs.init("INFO")
        logs.init("INFO")
        assert sum(isinstance(handler.formatter, logs.Masked) for handler in root.handlers) == 1
    finally:
        root.handlers[:] = before
