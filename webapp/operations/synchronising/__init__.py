"""Our book and a provider's kept alike: what it tells us, what is fetched, where the two differ.

Called through the package: `synchronising.synchronise(...)`, `synchronising.drift.report(...)`.
"""

from webapp.operations.synchronising import drift, repairs
from webapp.operations.synchronising.standing import Progress, compare_soon, last_sync_at, progress, synchronise

__all__ = ["Progress", "compare_soon", "drift", "last_sync_at", "progress", "repairs", "synchronise"]
