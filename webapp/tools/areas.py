"""The part of the restaurant a caller asks for."""

from webapp.operations.refusals import Refusal
from webapp.store.snapshots import Snapshot


def area_of(snapshot: Snapshot, asked_for: str | None) -> str | None:
    """The area as the restaurant writes it; None where nothing was asked for.

    Raises `Refusal` INVALID_REQUEST, which names the areas there are: none is promised that there is not.
    """
    if asked_for is None:
        return None
    if not snapshot.areas:
        raise Refusal("INVALID_REQUEST", line="no_areas", field="service_type")
    area = snapshot.areas.get(asked_for.lower())
    if area is None:
        facts = {"field": "service_type", "areas": sorted(snapshot.areas.values())}
        raise Refusal("INVALID_REQUEST", line="which_area", field="service_type", facts=facts)
    return area
