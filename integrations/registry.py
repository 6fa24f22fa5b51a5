"""Every booking provider there is, by name."""

from integrations import acuity, calcom, calendly, opentable, square
from integrations.provider import Provider

BOOKING_PROVIDERS: dict[str, Provider] = {
    "acuity": acuity.PROVIDER,
    "calcom": calcom.PROVIDER,
    "calendly": calendly.PROVIDER,
    "opentable": opentable.PROVIDER,
    "square": square.PROVIDER,
}
