"""Vapi fills in what stands in double braces: text that people typed must not be able to ask it to."""

import re

NOW = '{{{{"now" | date: "%A %d %B %Y, %H:%M", "{zone}"}}}}'
GUEST_NAME, NEXT_BOOKING = "guest_name", "next_booking"  # what we tell of whoever calls; unknown ones become nothing
OPENS, CLOSES = re.compile(r"\{(?=[{%])"), re.compile(r"(?<=[}%])\}")
MARK = re.compile(r"\[(?=\s*Tavolo\b)", re.IGNORECASE)


def plain(text: str) -> str:
    """The text with nothing in it that is filled in, nor taken for the marks around our section."""
    return MARK.sub("(", CLOSES.sub(" }", OPENS.sub("{ ", text)))


def has_braces(text: str) -> bool:
    """Whether `plain` had to change it."""
    return plain(text) != text


def filled_in(name: str) -> str:
    """What Vapi puts the value of a variable in the place of."""
    return f"{{{{ {name} }}}}"


def now_in(zone: str) -> str:
    """The moment of the call by the clock of a time zone, filled in by Vapi."""
    return NOW.format(zone=zone)
