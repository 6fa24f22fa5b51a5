"""The first tables.

Revision: 0001, after
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "restaurant",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("slug", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("timezone", sa.String(length=64), nullable=False),
        sa.Column("locale", sa.String(length=2), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("house_book", sa.Boolean(), nullable=False),
        sa.Column("slot_minutes", sa.Integer(), nullable=False),
        sa.Column("min_notice_minutes", sa.Integer(), nullable=False),
        sa.Column("max_advance_days", sa.Integer(), nullable=False),
        sa.Column("max_people", sa.Integer(), nullable=False),
        sa.Column("covers_per_slot", sa.Integer(), nullable=True),
        sa.Column("parties_per_slot", sa.Integer(), nullable=True),
        sa.Column("buffer_minutes", sa.Integer(), nullable=False),
        sa.Column("cancel_cutoff_minutes", sa.Integer(), nullable=False),
        sa.Column("default_people", sa.Integer(), nullable=True),
        sa.Column("paused_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("locale in ('it', 'en')", name=op.f("ck_restaurant_locale")),
        sa.CheckConstraint("buffer_minutes between 0 and 720", name=op.f("ck_restaurant_buffer_minutes")),
        sa.CheckConstraint(
            "cancel_cutoff_minutes between 0 and 10080", name=op.f("ck_restaurant_cancel_cutoff_minutes")
        ),
        sa.CheckConstraint("max_advance_days between 1 and 730", name=op.f("ck_restaurant_max_advance_days")),
        sa.CheckConstraint(
            "slot_minutes between 5 and 60 and 60 % slot_minutes = 0", name=op.f("ck_restaurant_slot_minutes")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restaurant")),
        sa.UniqueConstraint("slug", name=op.f("uq_restaurant_slug")),
    )
    op.create_table(
        "user",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sa.UniqueConstraint("email", name=op.f("uq_user_email")),
    )
    op.create_table(
        "api_token",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("hint", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["restaurant_id"], ["restaurant.id"], name=op.f("fk_api_token_restaurant_id_restaurant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_api_token_token_hash")),
    )
    with op.batch_alter_table("api_token", schema=None) as batch_op:
        batch_op.create_index("ix_api_token_restaurant_id", ["restaurant_id"], unique=False)

    op.create_table(
        "assistant",
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("vapi_assistant_id", sa.String(length=100), nullable=True),
        sa.Column("secret_encrypted", sa.Text(), nullable=True),
        sa.Column("secret_index", sa.String(length=64), nullable=True),
        sa.Column("hmac_secret_encrypted", sa.Text(), nullable=True),
        sa.Column("hmac_algorithm", sa.String(length=10), nullable=True),
        sa.Column("hmac_signature_header", sa.String(length=100), nullable=True),
        sa.Column("hmac_timestamp_header", sa.String(length=100), nullable=True),
        sa.CheckConstraint("hmac_algorithm in ('sha1', 'sha256', 'sha512')", name=op.f("ck_assistant_hmac_algorithm")),
        sa.ForeignKeyConstraint(
            ["restaurant_id"], ["restaurant.id"], name=op.f("fk_assistant_restaurant_id_restaurant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("restaurant_id", name=op.f("pk_assistant")),
        sa.UniqueConstraint("vapi_assistant_id", name=op.f("uq_assistant_vapi_assistant_id")),
    )
    with op.batch_alter_table("assistant", schema=None) as batch_op:
        batch_op.create_index("ix_assistant_secret_index", ["secret_index"], unique=False)

    op.create_table(
        "call",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("vapi_call_id", sa.String(length=200), nullable=False),
        sa.Column("wrong_references", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["restaurant_id"], ["restaurant.id"], name=op.f("fk_call_restaurant_id_restaurant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call")),
        sa.UniqueConstraint("restaurant_id", "vapi_call_id", name=op.f("uq_call_restaurant_id_vapi_call_id")),
    )
    op.create_table(
        "closure",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("shifts", sa.JSON(), nullable=False),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_closure_order")),
        sa.ForeignKeyConstraint(
            ["restaurant_id"], ["restaurant.id"], name=op.f("fk_closure_restaurant_id_restaurant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closure")),
        sa.UniqueConstraint(
            "restaurant_id", "first_day", "last_day", name=op.f("uq_closure_restaurant_id_first_day_last_day")
        ),
    )
    op.create_table(
        "customer",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["restaurant_id"], ["restaurant.id"], name=op.f("fk_customer_restaurant_id_restaurant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
        sa.UniqueConstraint("restaurant_id", "phone", name=op.f("uq_customer_restaurant_id_phone")),
    )
    op.create_table(
        "dining_table",
        sa.Column("no", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=50), nullable=False),
        sa.Column("area", sa.String(length=50), nullable=True),
        sa.Column("seats_min", sa.Integer(), nullable=False),
        sa.Column("seats_max", sa.Integer(), nullable=False),
        sa.CheckConstraint("seats_min >= 1 and seats_max >= seats_min", name=op.f("ck_dining_table_seats")),
        sa.ForeignKeyConstraint(
            ["restaurant_id"],
            ["restaurant.id"],
            name=op.f("fk_dining_table_restaurant_id_restaurant"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("no", name=op.f("pk_dining_table")),
        sa.UniqueConstraint("restaurant_id", "name", name=op.f("uq_dining_table_restaurant_id_name")),
        sa.UniqueConstraint("restaurant_id", "no", name=op.f("uq_dining_table_restaurant_id_no")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "faq_entry",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("phrasings", sa.JSON(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.ForeignKeyConstraint(
            ["restaurant_id"], ["restaurant.id"], name=op.f("fk_faq_entry_restaurant_id_restaurant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_faq_entry")),
        sa.UniqueConstraint(
            "restaurant_id", "question", "language", name=op.f("uq_faq_entry_restaurant_id_question_language")
        ),
    )
    op.create_table(
        "job",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("run_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state in ('waiting', 'done', 'failed')", name=op.f("ck_job_state")),
        sa.ForeignKeyConstraint(
            ["restaurant_id"], ["restaurant.id"], name=op.f("fk_job_restaurant_id_restaurant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
    )
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.create_index("ix_job_state_run_at", ["state", "run_at"], unique=False)

    op.create_table(
        "membership",
        sa.Column("user_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.CheckConstraint("role in ('owner', 'manager', 'host')", name=op.f("ck_membership_role")),
        sa.ForeignKeyConstraint(
            ["restaurant_id"],
            ["restaurant.id"],
            name=op.f("fk_membership_restaurant_id_restaurant"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_membership_user_id_user"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", "restaurant_id", name=op.f("pk_membership")),
    )
    op.create_table(
        "shift",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("weekdays", sa.JSON(), nullable=False),
        sa.Column("first_seating", sa.Integer(), nullable=False),
        sa.Column("last_seating", sa.Integer(), nullable=False),
        sa.CheckConstraint("first_seating between 0 and 1439", name=op.f("ck_shift_first_seating")),
        sa.CheckConstraint(
            "last_seating between first_seating and first_seating + 1439", name=op.f("ck_shift_last_seating")
        ),
        sa.ForeignKeyConstraint(
            ["restaurant_id"], ["restaurant.id"], name=op.f("fk_shift_restaurant_id_restaurant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift")),
        sa.UniqueConstraint("restaurant_id", "name", name=op.f("uq_shift_restaurant_id_name")),
    )
    op.create_table(
        "sms_message",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("sid", sa.String(length=40), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "status in ('queued', 'unclear', 'sent', 'delivered', 'failed')", name=op.f("ck_sms_message_status")
        ),
        sa.ForeignKeyConstraint(
            ["restaurant_id"],
            ["restaurant.id"],
            name=op.f("fk_sms_message_restaurant_id_restaurant"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sms_message")),
    )
    with op.batch_alter_table("sms_message", schema=None) as batch_op:
        batch_op.create_index("ix_sms_message_restaurant_id_created_at", ["restaurant_id", "created_at"], unique=False)
        batch_op.create_index("ix_sms_message_sid", ["sid"], unique=False)

    op.create_table(
        "table_combination",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("table_nos", sa.JSON(), nullable=False),
        sa.Column("seats_min", sa.Integer(), nullable=False),
        sa.Column("seats_max", sa.Integer(), nullable=False),
        sa.CheckConstraint("seats_min >= 1 and seats_max >= seats_min", name=op.f("ck_table_combination_seats")),
        sa.ForeignKeyConstraint(
            ["restaurant_id"],
            ["restaurant.id"],
            name=op.f("fk_table_combination_restaurant_id_restaurant"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_table_combination")),
    )
    with op.batch_alter_table("table_combination", schema=None) as batch_op:
        batch_op.create_index("ix_table_combination_restaurant_id", ["restaurant_id"], unique=False)

    op.create_table(
        "tool_call",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("door", sa.String(length=10), nullable=False),
        sa.Column("tool", sa.String(length=40), nullable=False),
        sa.Column("call_id", sa.Text(), nullable=True),
        sa.Column("request_key", sa.Text(), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=True),
        sa.Column("arguments", sa.JSON(), nullable=False),
        sa.Column("decision", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("answer", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("booking_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("duration_us", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["restaurant_id"], ["restaurant.id"], name=op.f("fk_tool_call_restaurant_id_restaurant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tool_call")),
    )
    with op.batch_alter_table("tool_call", schema=None) as batch_op:
        batch_op.create_index(
            "ix_tool_call_booking_id",
            ["booking_id"],
            unique=False,
            sqlite_where=sa.text("booking_id is not null"),
            postgresql_where=sa.text("booking_id is not null"),
        )
        batch_op.create_index("ix_tool_call_restaurant_id_started_at", ["restaurant_id", "started_at"], unique=False)
        batch_op.create_index(
            "uq_tool_call_restaurant_id_request_key",
            ["restaurant_id", "request_key"],
            unique=True,
            sqlite_where=sa.text("request_key is not null"),
            postgresql_where=sa.text("request_key is not null"),
        )

    op.create_table(
        "turn_time",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("up_to_people", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.CheckConstraint("minutes between 5 and 720", name=op.f("ck_turn_time_minutes")),
        sa.ForeignKeyConstraint(
            ["restaurant_id"], ["restaurant.id"], name=op.f("fk_turn_time_restaurant_id_restaurant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turn_time")),
        sa.UniqueConstraint("restaurant_id", "up_to_people", name=op.f("uq_turn_time_restaurant_id_up_to_people")),
    )
    op.create_table(
        "vapi_phone_number",
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.ForeignKeyConstraint(
            ["restaurant_id"],
            ["restaurant.id"],
            name=op.f("fk_vapi_phone_number_restaurant_id_restaurant"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vapi_phone_number")),
    )
    with op.batch_alter_table("vapi_phone_number", schema=None) as batch_op:
        batch_op.create_index("ix_vapi_phone_number_restaurant_id", ["restaurant_id"], unique=False)

    op.create_table(
        "booking",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("reference", sa.String(length=6), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("time", sa.Time(), nullable=False),
        sa.Column("starts_at", sa.Integer(), nullable=False),
        sa.Column("ends_at", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("area", sa.String(length=50), nullable=True),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("is_another", sa.Boolean(), nullable=False),
        sa.Column("call_id", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("source in ('phone', 'web', 'staff', 'provider', 'api')", name=op.f("ck_booking_source")),
        sa.CheckConstraint(
            "status in ('pending', 'confirmed', 'arrived', 'seated', 'finished', 'no_show', 'cancelled')",
            name=op.f("ck_booking_status"),
        ),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_booking_ends_at")),
        sa.CheckConstraint("people >= 1", name=op.f("ck_booking_people")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_booking_customer_id_customer"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["restaurant_id"], ["restaurant.id"], name=op.f("fk_booking_restaurant_id_restaurant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking")),
        sa.UniqueConstraint("restaurant_id", "reference", name=op.f("uq_booking_restaurant_id_reference")),
    )
    with op.batch_alter_table("booking", schema=None) as batch_op:
        batch_op.create_index(
            "ix_booking_restaurant_id_phone_starts_at", ["restaurant_id", "phone", "starts_at"], unique=False
        )
        batch_op.create_index("ix_booking_restaurant_id_starts_at", ["restaurant_id", "starts_at"], unique=False)

    op.create_table(
        "seating",
        sa.Column("booking_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("table_no", sa.Integer(), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("starts_at", sa.Integer(), nullable=False),
        sa.Column("ends_at", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_at > starts_at and ends_at - starts_at <= 1440", name=op.f("ck_seating_length")),
        sa.ForeignKeyConstraint(
            ["booking_id"], ["booking.id"], name=op.f("fk_seating_booking_id_booking"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["restaurant_id", "table_no"],
            ["dining_table.restaurant_id", "dining_table.no"],
            name=op.f("fk_seating_restaurant_id_table_no_dining_table"),
        ),
        sa.PrimaryKeyConstraint("booking_id", "table_no", name=op.f("pk_seating")),
    )
    with op.batch_alter_table("seating", schema=None) as batch_op:
        batch_op.create_index("ix_seating_day", ["restaurant_id", "starts_at", "table_no", "ends_at"], unique=False)
        batch_op.create_index("ix_seating_table_no_starts_at", ["table_no", "starts_at", "ends_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("seating", schema=None) as batch_op:
        batch_op.drop_index("ix_seating_table_no_starts_at")
        batch_op.drop_index("ix_seating_day")

    op.drop_table("seating")
    with op.batch_alter_table("booking", schema=None) as batch_op:
        batch_op.drop_index("ix_booking_restaurant_id_starts_at")
        batch_op.drop_index("ix_booking_restaurant_id_phone_starts_at")

    op.drop_table("booking")
    with op.batch_alter_table("vapi_phone_number", schema=None) as batch_op:
        batch_op.drop_index("ix_vapi_phone_number_restaurant_id")

    op.drop_table("vapi_phone_number")
    op.drop_table("turn_time")
    with op.batch_alter_table("tool_call", schema=None) as batch_op:
        batch_op.drop_index("uq_tool_call_restaurant_id_request_key")
        batch_op.drop_index("ix_tool_call_restaurant_id_started_at")
        batch_op.drop_index("ix_tool_call_booking_id")

    op.drop_table("tool_call")
    with op.batch_alter_table("table_combination", schema=None) as batch_op:
        batch_op.drop_index("ix_table_combination_restaurant_id")

    op.drop_table("table_combination")
    with op.batch_alter_table("sms_message", schema=None) as batch_op:
        batch_op.drop_index("ix_sms_message_sid")
        batch_op.drop_index("ix_sms_message_restaurant_id_created_at")

    op.drop_table("sms_message")
    op.drop_table("shift")
    op.drop_table("membership")
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.drop_index("ix_job_state_run_at")

    op.drop_table("job")
    op.drop_table("faq_entry")
    op.drop_table("dining_table")
    op.drop_table("customer")
    op.drop_table("closure")
    op.drop_table("call")
    with op.batch_alter_table("assistant", schema=None) as batch_op:
        batch_op.drop_index("ix_assistant_secret_index")

    op.drop_table("assistant")
    with op.batch_alter_table("api_token", schema=None) as batch_op:
        batch_op.drop_index("ix_api_token_restaurant_id")

    op.drop_table("api_token")
    op.drop_table("user")
    op.drop_table("restaurant")
