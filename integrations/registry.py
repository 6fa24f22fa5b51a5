"""Every booking provider there is, by name."""

from integrations import calcom
from integrations.provider import Provider

BOOKING_PROVIDERS: dict[str, Provider] = {
    "calcom": calcom.PROVIDER,
}
