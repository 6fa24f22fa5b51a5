"""Whether callers can be put on the waiting list, which the assistant's tools depend on as well."""

from webapp.operations import guest_links
from webapp.operations.texts.permitted import is_served
from webapp.store import snapshots
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read


def may_be_joined(snapshot: Snapshot) -> bool:
    """Whether there is a list, there are tables to wait for, and texts can be sent."""
    return snapshot.policy.waitlist_minutes > 0 and snapshot.can_be_booked and tells_by_text(snapshot)


def tells_by_text(snapshot: Snapshot) -> bool:
    """Whether who waits can be texted that a table is free: the owner wants it, and the link to take it leads to us."""
    return is_served(snapshot) and snapshot.texting.is_on("waitlist") and guest_links.lead_to_us()


def is_told_by_text(restaurant_id: str) -> bool:
    """The same, by the restaurant's id."""
    snapshot = read(lambda connection: snapshots.current(connection, restaurant_id))
    return snapshot is not None and tells_by_text(snapshot)
