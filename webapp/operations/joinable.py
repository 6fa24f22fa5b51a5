"""Whether callers can be put on the waiting list, which the assistant's tools depend on as well."""

from webapp.operations.texts.permitted import is_served
from webapp.store.snapshots import Snapshot


def may_be_joined(snapshot: Snapshot) -> bool:
    """Whether there is a list, there are tables to wait for, and texts can be sent."""
    can_be_told = is_served(snapshot) and snapshot.texting.is_on("waitlist")
    return snapshot.policy.waitlist_minutes > 0 and snapshot.can_be_booked and can_be_told
