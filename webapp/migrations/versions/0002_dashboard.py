"""People who sign in, the log of changes, the floor plan.

Revision: 0002, after 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
REFUSED = {
    "sqlite": """
        update tool_call set
            reason = json_extract(decision, '$.reason'),
            week_hour = (strftime('%w', json_extract(decision, '$.day')) + 6) % 7 * 24
                + cast(substr(json_extract(decision, '$.time'), 1, 2) as integer)
        where booking_id is null and door <> 'test' and json_extract(decision, '$.accepted') = 0
    """,
    "postgresql": """
        update tool_call set
            reason = decision ->> 'reason',
            week_hour = (extract(isodow from (decision ->> 'day')::date) - 1) * 24
                + left(decision ->> 'time', 2)::integer
        where booking_id is null and door <> 'test' and decision ->> 'accepted' = 'false'
    """,
}
QUESTIONS = {
    "sqlite": """
        update tool_call set
            question = substr(lower(trim(json_extract(arguments, '$.question'), ' ?!.')), 1, 200),
            was_answered = json_extract(answer, '$.answer') is not null
        where tool = 'faq' and door <> 'test' and trim(json_extract(arguments, '$.question'), ' ?!.') <> ''
    """,
    "postgresql": """
        update tool_call set
            question = left(lower(btrim(arguments ->> 'question', ' ?!.')), 200),
            was_answered = answer ->> 'answer' is not null
        where tool = 'faq' and door <> 'test' and btrim(arguments ->> 'question', ' ?!.') <> ''
    """,
}


def upgrade() -> None:
    op.create_table(
        "audit_event",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_kind", sa.String(length=10), nullable=False),
        sa.Column("actor_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("address", sa.String(length=45), nullable=True),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject_kind", sa.String(length=30), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=True),
        sa.Column("customer_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("personal", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("decision", sa.JSON(none_as_null=True), nullable=True),
        sa.CheckConstraint("actor_kind in ('user', 'command', 'system')", name=op.f("ck_audit_event_actor_kind")),
        sa.ForeignKeyConstraint(
            ["restaurant_id"],
            ["restaurant.id"],
            name=op.f("fk_audit_event_restaurant_id_restaurant"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_event")),
    )
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.create_index("ix_audit_event_restaurant_id_at", ["restaurant_id", "at"], unique=False)
        batch_op.create_index("ix_audit_event_subject_id", ["subject_id"], unique=False)

    op.create_table(
        "calendar_feed",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["restaurant_id"],
            ["restaurant.id"],
            name=op.f("fk_calendar_feed_restaurant_id_restaurant"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_feed")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_feed_token_hash")),
    )
    with op.batch_alter_table("calendar_feed", schema=None) as batch_op:
        batch_op.create_index("ix_calendar_feed_restaurant_id", ["restaurant_id"], unique=False)

    op.create_table(
        "invitation",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("role in ('owner', 'manager', 'host')", name=op.f("ck_invitation_role")),
        sa.ForeignKeyConstraint(
            ["restaurant_id"],
            ["restaurant.id"],
            name=op.f("fk_invitation_restaurant_id_restaurant"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitation_token_hash")),
    )
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.create_index("ix_invitation_restaurant_id", ["restaurant_id"], unique=False)

    op.create_table(
        "password_reset",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_password_reset_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_password_reset")),
    )
    with op.batch_alter_table("password_reset", schema=None) as batch_op:
        batch_op.create_index("ix_password_reset_user_id", ["user_id"], unique=False)

    with op.batch_alter_table("booking", schema=None) as batch_op:
        batch_op.add_column(sa.Column("cancel_reason", sa.Text(), nullable=True))
        batch_op.create_index("ix_booking_customer_id_starts_at", ["customer_id", "starts_at"], unique=False)

    with op.batch_alter_table("customer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("tags", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("merged_into_id", sa.Uuid(as_uuid=False), nullable=True))
        batch_op.add_column(sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(
            "ix_customer_merged_into_id",
            ["merged_into_id"],
            unique=False,
            sqlite_where=sa.text("merged_into_id is not null"),
            postgresql_where=sa.text("merged_into_id is not null"),
        )
        batch_op.create_index("ix_customer_restaurant_id_name", ["restaurant_id", "name"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_customer_merged_into_id_customer"),
            "customer",
            ["merged_into_id"],
            ["id"],
            ondelete="CASCADE",
        )

    with op.batch_alter_table("dining_table", schema=None) as batch_op:
        batch_op.add_column(sa.Column("plan_x", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("plan_y", sa.Integer(), nullable=True))

    with op.batch_alter_table("restaurant", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("uses_operator_credentials", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(sa.Column("retention_months", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("steps_done", sa.JSON(), server_default="[]", nullable=False))

    with op.batch_alter_table("tool_call", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reason", sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column("week_hour", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("question", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("was_answered", sa.Boolean(), nullable=True))
    for statement in (REFUSED, QUESTIONS):
        op.execute(statement[op.get_bind().dialect.name])
    with op.batch_alter_table("tool_call", schema=None) as batch_op:
        batch_op.create_index(
            "ix_tool_call_refused",
            ["restaurant_id", "started_at", "reason", "week_hour", "call_id"],
            unique=False,
            sqlite_where=sa.text("reason is not null"),
            postgresql_where=sa.text("reason is not null"),
        )
        batch_op.create_index(
            "ix_tool_call_question",
            ["restaurant_id", "started_at", "question", "was_answered", "call_id"],
            unique=False,
            sqlite_where=sa.text("question is not null"),
            postgresql_where=sa.text("question is not null"),
        )

    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.add_column(sa.Column("name", sa.String(length=100), server_default="", nullable=False))
        batch_op.add_column(sa.Column("language", sa.String(length=2), nullable=True))
        batch_op.add_column(sa.Column("theme", sa.String(length=5), nullable=True))
        batch_op.add_column(sa.Column("is_operator", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("session_version", sa.Integer(), server_default="1", nullable=False))
        batch_op.add_column(sa.Column("totp_secret_encrypted", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("totp_last_step", sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("tool_call", schema=None) as batch_op:
        batch_op.drop_index("ix_tool_call_question")
        batch_op.drop_index("ix_tool_call_refused")
        batch_op.drop_column("was_answered")
        batch_op.drop_column("question")
        batch_op.drop_column("week_hour")
        batch_op.drop_column("reason")

    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.drop_column("totp_last_step")
        batch_op.drop_column("totp_secret_encrypted")
        batch_op.drop_column("session_version")
        batch_op.drop_column("is_operator")
        batch_op.drop_column("theme")
        batch_op.drop_column("language")
        batch_op.drop_column("name")

    with op.batch_alter_table("restaurant", schema=None) as batch_op:
        batch_op.drop_column("steps_done")
        batch_op.drop_column("retention_months")
        batch_op.drop_column("uses_operator_credentials")

    with op.batch_alter_table("dining_table", schema=None) as batch_op:
        batch_op.drop_column("plan_y")
        batch_op.drop_column("plan_x")

    with op.batch_alter_table("customer", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_customer_merged_into_id_customer"), type_="foreignkey")
        batch_op.drop_index("ix_customer_restaurant_id_name")
        batch_op.drop_index("ix_customer_merged_into_id")
        batch_op.drop_column("erased_at")
        batch_op.drop_column("merged_into_id")
        batch_op.drop_column("tags")

    with op.batch_alter_table("booking", schema=None) as batch_op:
        batch_op.drop_index("ix_booking_customer_id_starts_at")
        batch_op.drop_column("cancel_reason")

    with op.batch_alter_table("password_reset", schema=None) as batch_op:
        batch_op.drop_index("ix_password_reset_user_id")

    op.drop_table("password_reset")
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.drop_index("ix_invitation_restaurant_id")

    op.drop_table("invitation")
    with op.batch_alter_table("calendar_feed", schema=None) as batch_op:
        batch_op.drop_index("ix_calendar_feed_restaurant_id")

    op.drop_table("calendar_feed")
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_event_subject_id")
        batch_op.drop_index("ix_audit_event_restaurant_id_at")

    op.drop_table("audit_event")
