"""What callers asked and nobody could surely answer, and the verdict on every question.

Revision: 0008, after 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
IS_OPEN, IS_QUESTION = sa.text("state = 'open'"), sa.text("question is not null")
COUNTED = ["restaurant_id", "started_at", "question", "was_answered", "call_id"]


def upgrade() -> None:
    op.create_table(
        "unanswered_question",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("question", sa.String(length=200), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("topic", sa.String(length=60), nullable=True),
        sa.Column("suggestions", sa.JSON(), nullable=False),
        sa.Column("call_id", sa.String(length=200), nullable=True),
        sa.Column("heard_count", sa.Integer(), server_default="1", nullable=False),
        sa.Column("first_heard_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_heard_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=10), server_default="open", nullable=False),
        sa.Column("entry_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.CheckConstraint("state in ('open', 'added', 'dismissed')", name=op.f("ck_unanswered_question_state")),
        sa.CheckConstraint("verdict in ('ambiguous', 'none')", name=op.f("ck_unanswered_question_verdict")),
        sa.ForeignKeyConstraint(
            ["restaurant_id"],
            ["restaurant.id"],
            name=op.f("fk_unanswered_question_restaurant_id_restaurant"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unanswered_question")),
        sa.UniqueConstraint("restaurant_id", "question", name=op.f("uq_unanswered_question_restaurant_id_question")),
    )
    op.create_index(
        "ix_unanswered_question_open",
        "unanswered_question",
        ["restaurant_id"],
        sqlite_where=IS_OPEN,
        postgresql_where=IS_OPEN,
    )
    op.add_column("tool_call", sa.Column("verdict", sa.String(length=10), nullable=True))
    _count_by([*COUNTED[:-1], "verdict", "call_id"])


def downgrade() -> None:
    _count_by(COUNTED)
    op.drop_column("tool_call", "verdict")
    op.drop_index("ix_unanswered_question_open", "unanswered_question", sqlite_where=IS_OPEN, postgresql_where=IS_OPEN)
    op.drop_table("unanswered_question")


def _count_by(columns: list[str]) -> None:
    name, table = "ix_tool_call_question", "tool_call"
    op.drop_index(name, table, sqlite_where=IS_QUESTION, postgresql_where=IS_QUESTION)
    op.create_index(name, table, columns, sqlite_where=IS_QUESTION, postgresql_where=IS_QUESTION)
