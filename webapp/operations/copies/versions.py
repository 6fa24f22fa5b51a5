"""Which of two things a provider said of a booking is the later one."""

from datetime import datetime


def is_older(version: str | None, known: str | None) -> bool:
    """Whether a version was replaced by the one that is known. Providers count, or write the moment; what is neither,
    or missing, is never taken for old."""
    if not version or not known:
        return False
    if version.isdecimal() and known.isdecimal():
        return int(version) < int(known)
    try:
        return datetime.fromisoformat(version) < datetime.fromisoformat(known)
    except (ValueError, TypeError):
        return False
