"""Cal.com, API v2, by an API key. `client` calls them, `webhooks` reads what they call us with."""

from integrations.calcom import webhooks
from integrations.calcom.client import CalcomClient
from integrations.calcom.words import SERVICE
from integrations.provider import Capabilities, KeyField, Provider

PROVIDER = Provider(
    name=SERVICE,
    label="Cal.com",
    client=CalcomClient,
    capabilities=Capabilities(
        keeps_id=False,
        finds_by_phone=True,
        needs_email=True,
        can_be_pending=True,
        options=("placeholder_email", "brought_in"),
    ),
    key_fields=(KeyField("api_key"), KeyField("base_url", is_secret=False, is_required=False)),
    webhooks=webhooks,
)
