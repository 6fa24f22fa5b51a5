"""Every booking provider there is, by name."""

from integrations import square
from integrations.provider import Provider

BOOKING_PROVIDERS: dict[str, Provider] = {"square": square.PROVIDER}
