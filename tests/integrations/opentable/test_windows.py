"""Every start that is asked for lies in a window, in as few requests as reach it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from integrations.opentable.windows import windows

ROME = ZoneInfo("Europe/Rome")
NOW = datetime(2026, 6, 1, 8, 7, 30, tzinfo=UTC)
NOON = datetime(2026, 6, 10, 12, tzinfo=ROME)


@pytest.mark.parametrize(
    ("hours", "reaches"),
    [
        (0.25, [(0, 15)]),
        (4, [(120, 120)]),
        (6, [(180, 180)]),
        (6.5, [(195, 195)]),
        (12.25, [(360, 375)]),
        (24, [(720, 720)]),
        (25, [(720, 720), (30, 30)]),
    ],
)
def test_a_stretch_of_time_is_asked_for_in_few_requests(hours: float, reaches: list[tuple[int, int]]) -> None:
    end = NOON + timedelta(hours=hours)
    found = list(windows(NOON, end, NOW))
    assert [(window.backward, window.forward) for window in found] == reaches
    covered = NOON
    for window in found:
        assert window.around - timedelta(minutes=window.backward) == covered
        covered = window.around + timedelta(minutes=window.forward)
    assert covered == end


def test_the_longest_day_of_the_year_takes_two_requests() -> None:
    start, end = datetime(2026, 10, 25, tzinfo=ROME), datetime(2026, 10, 26, tzinfo=ROME)
    assert len(list(windows(start, end, NOW))) == 2


def test_what_is_too_soon_is_left_out_and_the_rest_is_on_the_grid() -> None:
    (window,) = windows(NOW - timedelta(days=1), NOW + timedelta(hours=2), NOW)
    assert window.around - timedelta(minutes=window.backward) == datetime(2026, 6, 1, 8, 30, tzinfo=UTC)
    assert list(windows(NOW - timedelta(days=1), NOW, NOW)) == []
