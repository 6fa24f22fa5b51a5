"""Column types and defaults that several tables share."""

import os
import threading
import time
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Integer, TypeDecorator, Uuid

from webapp.rules.book import from_minute, to_minute

Id = Uuid(as_uuid=False)
NIL_ID = "00000000-0000-0000-0000-000000000000"  # no row's, and before all others


RANDOM_BITS = 74
STEP_BITS = 32
_making = threading.Lock()
_latest = 0


def new_id() -> str:
    """A UUID of version 7: it begins with the time, so that new rows stay together in every index. Those of one process
    ascend, also within a millisecond and when the clock is put back, so that they order what has the same time."""
    global _latest
    stamp = time.time_ns() // 1_000_000
    chance = int.from_bytes(os.urandom(10))
    with _making:
        value = (stamp << RANDOM_BITS) | (chance & ((1 << RANDOM_BITS) - 1))
        if value <= _latest:
            value = _latest + 1 + (chance >> (80 - STEP_BITS))  # a step by chance: a fork has the same `_latest`
        _latest = value
    digits = f"{_with_version(value):032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def _with_version(value: int) -> int:
    """The 122 bits of an id, with the bits between them that say version 7."""
    stamp, high, low = value >> RANDOM_BITS, (value >> 62) & 0xFFF, value & ((1 << 62) - 1)
    return (stamp << 80) | (0x7 << 76) | (high << 64) | (0x2 << 62) | low


def utc_now() -> datetime:
    """The present moment, aware."""
    return datetime.now(UTC)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC datetime on every database; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class UtcMinute(TypeDecorator[datetime]):
    """An aware UTC datetime kept as whole minutes since 1970, so that the guard and the rules compare integers."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:
        return to_minute(value) if isinstance(value, datetime) else value

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else from_minute(value)
