"""Tables, constraints, properties; one noun per file."""

from webapp.models.access import ApiToken, CalendarFeed, Invitation, Membership, PasswordReset, User
from webapp.models.account import RestaurantAccount
from webapp.models.audit import AuditEvent
from webapp.models.booking import Booking, Customer, Seating
from webapp.models.connection import ProviderBooking, ProviderConnection, ProviderNotice
from webapp.models.messages import FaqEntry, Message, SenderOptOut, SmsMessage, TextMark, TextSettings
from webapp.models.questions import UnansweredQuestion
from webapp.models.restaurant import Closure, DiningTable, Restaurant, Shift, TableCombination, TurnTime
from webapp.models.voice import (
    Assistant,
    AssistantPublish,
    Call,
    CallSettings,
    LeftAssistant,
    ToolCall,
    VapiPhoneNumber,
)
from webapp.models.waiting import WaitlistEntry
from webapp.models.work import Job

__all__ = [
    "ApiToken",
    "Assistant",
    "AssistantPublish",
    "AuditEvent",
    "Booking",
    "CalendarFeed",
    "Call",
    "CallSettings",
    "Closure",
    "Customer",
    "DiningTable",
    "FaqEntry",
    "Invitation",
    "Job",
    "LeftAssistant",
    "Membership",
    "Message",
    "PasswordReset",
    "ProviderBooking",
    "ProviderConnection",
    "ProviderNotice",
    "Restaurant",
    "RestaurantAccount",
    "Seating",
    "SenderOptOut",
    "Shift",
    "SmsMessage",
    "TableCombination",
    "TextMark",
    "TextSettings",
    "ToolCall",
    "TurnTime",
    "UnansweredQuestion",
    "User",
    "VapiPhoneNumber",
    "WaitlistEntry",
]
