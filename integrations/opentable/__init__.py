"""Tables through OpenTable's In-House API. `client` calls it; it calls nobody."""

from integrations.opentable.access import renew
from integrations.opentable.client import OpenTableClient
from integrations.opentable.words import SERVICE
from integrations.provider import Capabilities, KeyField, Provider

PROVIDER = Provider(
    name=SERVICE,
    label="OpenTable",
    client=OpenTableClient,
    capabilities=Capabilities(
        finds_by_phone=True,
        needs_last_name=True,
        takes_people=True,
        can_be_pending=True,
        lists_bookings=False,
        reads_by_id=False,
        has_webhooks=False,
        days_at_once=1,
        options=("country_code_form", "table_type"),
    ),
    key_fields=(KeyField("client_id"), KeyField("client_secret"), KeyField("rid", is_secret=False)),
    renew=renew,
)
