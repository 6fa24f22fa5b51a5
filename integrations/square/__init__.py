"""Square Appointments. `client` calls it, `webhooks` reads what it calls us with, `oauth` gets us in."""

from integrations.provider import Capabilities, Provider
from integrations.square import oauth, webhooks
from integrations.square.client import SquareClient

PROVIDER = Provider(
    name="square",
    label="Square",
    client=SquareClient,
    capabilities=Capabilities(
        finds_by_phone=True, can_be_pending=True, is_idempotent=True, options=("level", "location_id", "brought_in")
    ),
    oauth=oauth,
    renew=oauth.renew,
    webhooks=webhooks,
)
