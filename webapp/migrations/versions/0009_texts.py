"""Texts by kind, their templates, e-mails beside them, what guests text back, and who wants no texts.

Revision: 0009, after 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
STATUSES = "'queued', 'unclear', 'sent', 'delivered', 'failed'"


def upgrade() -> None:
    with op.batch_alter_table("sms_message", schema=None) as batch_op:
        batch_op.add_column(sa.Column("channel", sa.String(length=5), server_default="sms", nullable=False))
        batch_op.add_column(sa.Column("direction", sa.String(length=3), server_default="out", nullable=False))
        batch_op.add_column(sa.Column("kind", sa.String(length=20), server_default="message", nullable=False))
        batch_op.add_column(sa.Column("booking_id", sa.Uuid(as_uuid=False), nullable=True))
        batch_op.add_column(sa.Column("sender", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("email", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("subject", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("segments", sa.Integer(), nullable=True))
        batch_op.alter_column("phone", existing_type=sa.String(length=20), nullable=True)
        batch_op.drop_constraint(op.f("ck_sms_message_status"), type_="check")
        batch_op.create_check_constraint(
            op.f("ck_sms_message_status"), f"status in ({STATUSES}, 'dropped', 'received')"
        )
        batch_op.create_check_constraint(op.f("ck_sms_message_channel"), "channel in ('sms', 'email')")
        batch_op.create_check_constraint(op.f("ck_sms_message_direction"), "direction in ('out', 'in')")
        batch_op.create_index("ix_sms_message_phone_created_at", ["phone", "created_at"], unique=False)
        batch_op.create_index("ix_sms_message_email_created_at", ["email", "created_at"], unique=False)
        batch_op.create_index("ix_sms_message_booking_id", ["booking_id"], unique=False)
    op.create_table(
        "text_settings",
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("switches", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("templates", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("reminder_hours", sa.Integer(), server_default="24", nullable=False),
        sa.Column("texts_per_hour", sa.Integer(), server_default="100", nullable=False),
        sa.Column("by_email", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("price_micros", sa.Integer(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=True),
        sa.CheckConstraint("reminder_hours between 1 and 168", name=op.f("ck_text_settings_reminder_hours")),
        sa.CheckConstraint("texts_per_hour between 1 and 10000", name=op.f("ck_text_settings_texts_per_hour")),
        sa.ForeignKeyConstraint(
            ["restaurant_id"],
            ["restaurant.id"],
            name=op.f("fk_text_settings_restaurant_id_restaurant"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("restaurant_id", name=op.f("pk_text_settings")),
    )
    op.create_table(
        "text_mark",
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("opted_out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("landline_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["restaurant_id"], ["restaurant.id"], name=op.f("fk_text_mark_restaurant_id_restaurant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("restaurant_id", "phone", name=op.f("pk_text_mark")),
    )
    op.create_table(
        "sender_opt_out",
        sa.Column("sender", sa.String(length=40), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sender", "phone", name=op.f("pk_sender_opt_out")),
    )
    op.add_column("booking", sa.Column("guest_confirmed", sa.Integer(), nullable=True))
    # Until now everybody was served by the operator's account: those that used it go on.
    op.execute(
        "update restaurant set uses_operator_credentials = true where id in (select restaurant_id from sms_message)"
    )


def downgrade() -> None:
    op.drop_column("booking", "guest_confirmed")
    op.drop_table("sender_opt_out")
    op.drop_table("text_mark")
    op.drop_table("text_settings")
    op.execute("delete from sms_message where status in ('dropped', 'received') or phone is null or channel = 'email'")
    with op.batch_alter_table("sms_message", schema=None) as batch_op:
        batch_op.drop_index("ix_sms_message_booking_id")
        batch_op.drop_index("ix_sms_message_email_created_at")
        batch_op.drop_index("ix_sms_message_phone_created_at")
        batch_op.drop_constraint(op.f("ck_sms_message_direction"), type_="check")
        batch_op.drop_constraint(op.f("ck_sms_message_channel"), type_="check")
        batch_op.drop_constraint(op.f("ck_sms_message_status"), type_="check")
        batch_op.create_check_constraint(op.f("ck_sms_message_status"), f"status in ({STATUSES})")
        batch_op.alter_column("phone", existing_type=sa.String(length=20), nullable=False)
        for name in ("segments", "subject", "email", "sender", "booking_id", "kind", "direction", "channel"):
            batch_op.drop_column(name)
