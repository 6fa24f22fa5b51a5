"""The night by the restaurant's clock: no text may wake a guest, and chores disturb nobody."""

from datetime import datetime, time, timedelta, tzinfo

QUIET_FROM, QUIET_UNTIL = time(21, 30), time(9, 0)
CHORES_AT = time(3, 30)


def is_quiet(at: time) -> bool:
    """Whether a text may wake whoever gets it at this time."""
    return not QUIET_UNTIL <= at < QUIET_FROM


def next_chores(now: datetime, zone: tzinfo) -> datetime:
    """When chores are next done."""
    local = now.astimezone(zone)
    tonight = datetime.combine(local.date(), CHORES_AT, zone)
    return tonight if tonight > local else tonight + timedelta(days=1)
