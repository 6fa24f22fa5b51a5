"""The waiting list, and tables held for whoever is offered one before there is a booking.

Revision: 0010, after 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
OPEN = sa.text("state in ('waiting', 'offered')")


def upgrade() -> None:
    op.add_column("restaurant", sa.Column("waitlist_minutes", sa.Integer(), server_default="15", nullable=False))
    op.create_table(
        "waitlist_entry",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("time", sa.Time(), nullable=False),
        sa.Column("window_minutes", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("area", sa.String(length=50), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("call_id", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("trouble", sa.String(length=20), nullable=True),
        sa.Column("booking_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("offered_time", sa.Time(), nullable=True),
        sa.Column("starts_at", sa.Integer(), nullable=True),
        sa.Column("ends_at", sa.Integer(), nullable=True),
        sa.Column("held_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("text_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("people >= 1", name=op.f("ck_waitlist_entry_people")),
        sa.CheckConstraint("window_minutes between 0 and 720", name=op.f("ck_waitlist_entry_window_minutes")),
        sa.CheckConstraint("language in ('it', 'en')", name=op.f("ck_waitlist_entry_language")),
        sa.CheckConstraint(
            "state in ('waiting', 'offered', 'taken', 'expired', 'left')", name=op.f("ck_waitlist_entry_state")
        ),
        sa.CheckConstraint(
            "state <> 'offered' or (booking_id is not null and held_until is not null and offered_time is not null)",
            name=op.f("ck_waitlist_entry_offer"),
        ),
        sa.ForeignKeyConstraint(
            ["restaurant_id"],
            ["restaurant.id"],
            name=op.f("fk_waitlist_entry_restaurant_id_restaurant"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waitlist_entry")),
    )
    op.create_index("ix_waitlist_entry_restaurant_id_day", "waitlist_entry", ["restaurant_id", "day"])
    op.create_index(
        "ix_waitlist_entry_open", "waitlist_entry", ["restaurant_id"], sqlite_where=OPEN, postgresql_where=OPEN
    )
    with op.batch_alter_table("seating") as batch_op:
        batch_op.drop_constraint("fk_seating_booking_id_booking", type_="foreignkey")
        batch_op.create_foreign_key(
            op.f("fk_seating_restaurant_id_restaurant"), "restaurant", ["restaurant_id"], ["id"], ondelete="CASCADE"
        )


def downgrade() -> None:
    op.execute("delete from seating where booking_id not in (select id from booking)")
    with op.batch_alter_table("seating") as batch_op:
        batch_op.drop_constraint(op.f("fk_seating_restaurant_id_restaurant"), type_="foreignkey")
        batch_op.create_foreign_key(
            "fk_seating_booking_id_booking", "booking", ["booking_id"], ["id"], ondelete="CASCADE"
        )
    op.drop_table("waitlist_entry")
    op.drop_column("restaurant", "waitlist_minutes")
