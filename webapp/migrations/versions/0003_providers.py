"""Booking providers, the copies of bookings there, and bookings that hold what they have and what they want.

Revision: 0003, after 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
ONE_HOLD_OF_EACH_TABLE = """
    delete from seating where exists (
        select 1 from seating other
        where other.booking_id = seating.booking_id
            and other.table_no = seating.table_no and other.starts_at > seating.starts_at
    )
"""


def upgrade() -> None:
    op.create_table(
        "provider_connection",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("provider", sa.String(length=20), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("status", sa.String(length=15), nullable=False),
        sa.Column("connected_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("disconnected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("credentials_encrypted", sa.Text(), nullable=True),
        sa.Column("credentials_version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("renewing_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("account_id", sa.String(length=255), nullable=False),
        sa.Column("account_name", sa.Text(), nullable=False),
        sa.Column("account_email", sa.Text(), nullable=True),
        sa.Column("facts", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("problems", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("options", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("services", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("rules", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("answers", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("sync_enabled", sa.Boolean(), nullable=False),
        sa.Column("last_sync_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_success_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("last_error_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("webhook_key", sa.String(length=64), nullable=False),
        sa.Column("webhook_id", sa.String(length=255), nullable=True),
        sa.Column("webhook_secrets_encrypted", sa.Text(), nullable=True),
        sa.CheckConstraint("role in ('books', 'blocks')", name=op.f("ck_provider_connection_role")),
        sa.CheckConstraint(
            "status in ('connected', 'error', 'disconnected')", name=op.f("ck_provider_connection_status")
        ),
        sa.ForeignKeyConstraint(
            ["restaurant_id"],
            ["restaurant.id"],
            name=op.f("fk_provider_connection_restaurant_id_restaurant"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provider_connection")),
        sa.UniqueConstraint("webhook_key", name=op.f("uq_provider_connection_webhook_key")),
    )
    with op.batch_alter_table("provider_connection", schema=None) as batch_op:
        batch_op.create_index("ix_provider_connection_account", ["provider", "account_id"], unique=False)
        batch_op.create_index(
            "uq_provider_connection_books",
            ["restaurant_id"],
            unique=True,
            sqlite_where=sa.text("role = 'books' and status <> 'disconnected'"),
            postgresql_where=sa.text("role = 'books' and status <> 'disconnected'"),
        )
        batch_op.create_index(
            "uq_provider_connection_restaurant_id_provider",
            ["restaurant_id", "provider"],
            unique=True,
            sqlite_where=sa.text("status <> 'disconnected'"),
            postgresql_where=sa.text("status <> 'disconnected'"),
        )

    op.create_table(
        "provider_notice",
        sa.Column("connection_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("id", sa.String(length=255), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["connection_id"],
            ["provider_connection.id"],
            name=op.f("fk_provider_notice_connection_id_provider_connection"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("connection_id", "id", name=op.f("pk_provider_notice")),
    )
    with op.batch_alter_table("provider_notice", schema=None) as batch_op:
        batch_op.create_index("ix_provider_notice_received_at", ["received_at"], unique=False)

    op.create_table(
        "provider_booking",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("connection_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("booking_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("match_key", sa.String(length=16), nullable=False),
        sa.Column("external_id", sa.String(length=255), nullable=True),
        sa.Column("version", sa.String(length=100), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("action", sa.String(length=10), nullable=True),
        sa.Column("wanted", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("job_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("event_type", sa.String(length=255), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("facts", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("trouble", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("action in ('create', 'move', 'cancel')", name=op.f("ck_provider_booking_action")),
        sa.CheckConstraint(
            "state in ('wanted', 'unclear', 'pending', 'confirmed', 'cancelled', 'refused')",
            name=op.f("ck_provider_booking_state"),
        ),
        sa.ForeignKeyConstraint(
            ["booking_id"], ["booking.id"], name=op.f("fk_provider_booking_booking_id_booking"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["connection_id"],
            ["provider_connection.id"],
            name=op.f("fk_provider_booking_connection_id_provider_connection"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["restaurant_id"],
            ["restaurant.id"],
            name=op.f("fk_provider_booking_restaurant_id_restaurant"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provider_booking")),
        sa.UniqueConstraint("booking_id", "connection_id", name=op.f("uq_provider_booking_booking_id_connection_id")),
        sa.UniqueConstraint("restaurant_id", "match_key", name=op.f("uq_provider_booking_restaurant_id_match_key")),
    )
    with op.batch_alter_table("provider_booking", schema=None) as batch_op:
        batch_op.create_index(
            "ix_provider_booking_open",
            ["restaurant_id", "action"],
            unique=False,
            sqlite_where=sa.text("action is not null"),
            postgresql_where=sa.text("action is not null"),
        )
        batch_op.create_index("ix_provider_booking_trouble", ["restaurant_id", "trouble"], unique=False)
        batch_op.create_index("ix_provider_booking_connection_id_start", ["connection_id", "start"], unique=False)
        batch_op.create_index(
            "uq_provider_booking_external_id",
            ["connection_id", "external_id"],
            unique=True,
            sqlite_where=sa.text("external_id is not null"),
            postgresql_where=sa.text("external_id is not null"),
        )

    _seating_by("booking_id", "table_no", "starts_at")


def downgrade() -> None:
    with op.batch_alter_table("provider_booking", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_provider_booking_external_id",
            sqlite_where=sa.text("external_id is not null"),
            postgresql_where=sa.text("external_id is not null"),
        )
        batch_op.drop_index("ix_provider_booking_trouble")
        batch_op.drop_index("ix_provider_booking_connection_id_start")
        batch_op.drop_index(
            "ix_provider_booking_open",
            sqlite_where=sa.text("action is not null"),
            postgresql_where=sa.text("action is not null"),
        )

    op.drop_table("provider_booking")
    with op.batch_alter_table("provider_notice", schema=None) as batch_op:
        batch_op.drop_index("ix_provider_notice_received_at")

    op.drop_table("provider_notice")
    with op.batch_alter_table("provider_connection", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_provider_connection_restaurant_id_provider",
            sqlite_where=sa.text("status <> 'disconnected'"),
            postgresql_where=sa.text("status <> 'disconnected'"),
        )
        batch_op.drop_index(
            "uq_provider_connection_books",
            sqlite_where=sa.text("role = 'books' and status <> 'disconnected'"),
            postgresql_where=sa.text("role = 'books' and status <> 'disconnected'"),
        )
        batch_op.drop_index("ix_provider_connection_account")

    op.drop_table("provider_connection")
    op.execute(ONE_HOLD_OF_EACH_TABLE)
    _seating_by("booking_id", "table_no")


def _seating_by(*columns: str) -> None:
    with op.batch_alter_table("seating") as batch_op:
        batch_op.drop_constraint("pk_seating", type_="primary")
        batch_op.create_primary_key("pk_seating", list(columns))
