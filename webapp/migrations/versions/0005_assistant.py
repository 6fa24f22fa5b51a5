"""What the owner chose for the assistant, how publishing it went, and when what was published.

Revision: 0005, after 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    with op.batch_alter_table("assistant", schema=None) as batch_op:
        batch_op.add_column(sa.Column("instructions", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("greeting", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("address", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("voice", sa.String(length=100), nullable=True))
        batch_op.add_column(sa.Column("language", sa.String(length=10), server_default="caller", nullable=False))
        batch_op.add_column(sa.Column("discloses_ai", sa.Boolean(), server_default=sa.true(), nullable=False))
        batch_op.add_column(sa.Column("is_on", sa.Boolean(), server_default=sa.true(), nullable=False))
        batch_op.add_column(sa.Column("out_of_hours", sa.String(length=10), server_default="answer", nullable=False))
        batch_op.add_column(sa.Column("fallback_number", sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column("was_made_here", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("tools", sa.JSON(), server_default="{}", nullable=False))
        batch_op.add_column(sa.Column("published", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("published_hash", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("published_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("state", sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column("error", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("drift", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("publishing_until", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("publishing_by", sa.Uuid(as_uuid=False), nullable=True))
        batch_op.create_check_constraint(op.f("ck_assistant_language"), "language in ('house', 'caller')")
        batch_op.create_check_constraint(op.f("ck_assistant_out_of_hours"), "out_of_hours in ('answer', 'transfer')")

    op.create_table(
        "assistant_publish",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("causes", sa.JSON(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("prompt", sa.Text(), nullable=False),
        sa.Column("replaced", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["restaurant_id"],
            ["restaurant.id"],
            name=op.f("fk_assistant_publish_restaurant_id_restaurant"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assistant_publish")),
    )
    with op.batch_alter_table("assistant_publish", schema=None) as batch_op:
        batch_op.create_index("ix_assistant_publish_restaurant_id_at", ["restaurant_id", "at"], unique=False)


def downgrade() -> None:
    op.drop_table("assistant_publish")
    with op.batch_alter_table("assistant", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_assistant_out_of_hours"), type_="check")
        batch_op.drop_constraint(op.f("ck_assistant_language"), type_="check")
        for column in (
            *("publishing_by", "publishing_until", "checked_at", "drift", "error", "state", "published_at"),
            *("published_hash", "published", "tools", "was_made_here", "fallback_number", "out_of_hours", "is_on"),
            *("discloses_ai", "language", "voice", "address", "greeting", "instructions"),
        ):
            batch_op.drop_column(column)
