"""The fast path: Core reads of a day, cached snapshots of what seldom changes, the fair queue and write transaction."""
