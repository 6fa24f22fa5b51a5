"""The book as a calendar: a month in numbers, a week, a day by table.

Called through the package: `calendars.month(...)`, `calendars.day(...)`.
"""

from webapp.operations.calendars.attention import Attention, attention
from webapp.operations.calendars.card import Card, card
from webapp.operations.calendars.day import Day, DayBlock, Row, day
from webapp.operations.calendars.hours import Band, Hours
from webapp.operations.calendars.month import Month, MonthDay, month
from webapp.operations.calendars.shown import Shown
from webapp.operations.calendars.week import Group, Week, WeekBlock, WeekDay, week

__all__ = [
    "Attention",
    "Band",
    "Card",
    "Day",
    "DayBlock",
    "Group",
    "Hours",
    "Month",
    "MonthDay",
    "Row",
    "Shown",
    "Week",
    "WeekBlock",
    "WeekDay",
    "attention",
    "card",
    "day",
    "month",
    "week",
]
