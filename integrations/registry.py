"""Every booking provider there is, by name."""

from integrations import opentable
from integrations.provider import Provider

BOOKING_PROVIDERS: dict[str, Provider] = {"opentable": opentable.PROVIDER}
