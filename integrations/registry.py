"""Every booking provider there is, by name."""

from integrations import acuity
from integrations.provider import Provider

BOOKING_PROVIDERS: dict[str, Provider] = {"acuity": acuity.PROVIDER}
