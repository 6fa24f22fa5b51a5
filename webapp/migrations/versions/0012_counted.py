"""The index that finds bookings by when they start holds all that a report counts, so that a year's is read from it.

Revision: 0012, after 0011
"""

from alembic import op

revision = "0012"
down_revision = "0011"
INDEX = "ix_booking_restaurant_id_starts_at"
FOUND_BY = ["restaurant_id", "starts_at"]
COUNTED = ["day", "time", "status", "source", "people", "ends_at"]


def upgrade() -> None:
    op.drop_index(INDEX, "booking")
    op.create_index(INDEX, "booking", [*FOUND_BY, *COUNTED])


def downgrade() -> None:
    op.drop_index(INDEX, "booking")
    op.create_index(INDEX, "booking", FOUND_BY)
