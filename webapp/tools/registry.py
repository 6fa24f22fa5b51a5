"""Every voice tool, found by either of its names."""

from webapp.tools import (
    cancel_booking,
    check_openings,
    create_booking,
    faq,
    join_waitlist,
    list_bookings,
    modify_booking,
    send_sms,
    take_message,
)  # fmt: skip
from webapp.tools.tool import Tool

TOOLS: tuple[Tool, ...] = (
    check_openings.TOOL,
    create_booking.TOOL,
    list_bookings.TOOL,
    modify_booking.TOOL,
    cancel_booking.TOOL,
    join_waitlist.TOOL,
    faq.TOOL,
    send_sms.TOOL,
    take_message.TOOL,
)
BY_NAME: dict[str, Tool] = {name: tool for tool in TOOLS for name in (tool.json, tool.voice)}
UNAVAILABLE = "PROVIDER_UNAVAILABLE"  # the code when the database does not answer and no tool is known
