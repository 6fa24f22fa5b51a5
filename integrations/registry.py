"""Every booking provider there is, by name."""

from integrations import calendly
from integrations.provider import Provider

BOOKING_PROVIDERS: dict[str, Provider] = {
    "calendly": calendly.PROVIDER,
}
