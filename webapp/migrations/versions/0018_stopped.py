"""STOP is kept with the restaurant it was meant for, too, so that it stands when that sends from another number.

Revision: 0018, after 0017
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.add_column("text_mark", sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        "insert into text_mark (restaurant_id, phone, stopped_at)"
        " select sms_message.restaurant_id, sender_opt_out.phone, max(sender_opt_out.at) from sender_opt_out"
        " join sms_message on sms_message.phone = sender_opt_out.phone and sms_message.sender = sender_opt_out.sender"
        " where sms_message.kind = 'stop' group by sms_message.restaurant_id, sender_opt_out.phone"
        " on conflict (restaurant_id, phone) do update set stopped_at = excluded.stopped_at"
    )


def downgrade() -> None:
    op.execute("delete from text_mark where opted_out_at is null and landline_at is null")
    op.drop_column("text_mark", "stopped_at")
