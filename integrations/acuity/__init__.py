"""Acuity Scheduling. `client` calls them, `webhooks` reads what they call us with."""

from integrations.acuity import webhooks
from integrations.acuity.client import AcuityClient
from integrations.provider import Capabilities, KeyField, Provider

PROVIDER = Provider(
    name="acuity",
    label="Acuity Scheduling",
    client=AcuityClient,
    capabilities=Capabilities(
        finds_by_phone=True,
        needs_email=True,
        needs_last_name=True,
        takes_notes=False,
        days_at_once=1,
        options=("placeholder_email", "brought_in"),
    ),
    key_fields=(KeyField("user_id"), KeyField("api_key")),
    webhooks=webhooks,
)
