"""Calendly as a booking provider. `client` calls it, `webhooks` reads what it calls us with, `oauth` gets us in."""

from integrations.calendly import oauth, webhooks
from integrations.calendly.client import CalendlyClient
from integrations.calendly.words import SERVICE
from integrations.provider import Capabilities, Provider

PROVIDER = Provider(
    name=SERVICE,
    label="Calendly",
    client=CalendlyClient,
    capabilities=Capabilities(
        reschedules=False,
        keeps_id=False,
        needs_email=True,
        needs_paid_plan=True,
        days_listed=7,
        options=("placeholder_email", "people_question", "notes_question", "brought_in"),
    ),
    oauth=oauth,
    renew=oauth.renew,
    webhooks=webhooks,
)
