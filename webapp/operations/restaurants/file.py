"""The restaurant file's shape.

A key that is absent leaves things as they are, at the top and inside `rules`, `assistant`, `vapi` and `hmac`; null
clears what may be empty. The entries of lists are whole: what such an entry leaves out is empty, only `checked` stays
as it is.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from webapp.operations.restaurants.fields import (
    Clock,
    Day,
    Header,
    Moment,
    Phone,
    SlotMinutes,
    Slug,
    Zone,
    as_typed,
    between,
    text,
    visible,
)
from webapp.speech.voices import VOICES

ABSENT: Any = None  # never read: `given` leaves it out
MOST_SEATS = 100
MOST_PEOPLE = 500
MOST_TABLES = 500
LANGUAGES = Literal["it", "en"]
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
People = Annotated[int, between(1, MOST_PEOPLE)]
Seats = Annotated[int, between(1, MOST_SEATS)]
Limit = Annotated[int, between(1, 10_000)]
TableName = Annotated[str, text(50)]
ShiftName = Annotated[str, text(100)]
VapiId = Annotated[str, visible(100)]


class Part(BaseModel):
    """An object of the file."""

    model_config = ConfigDict(strict=True, extra="forbid", str_strip_whitespace=True, frozen=True)

    def given(self, *names: str) -> dict[str, Any]:
        """The values that are in the file, of `names` or of all keys."""
        return {name: getattr(self, name) for name in names or type(self).model_fields if name in self.model_fields_set}


class Rules(Part):
    slot_minutes: SlotMinutes = ABSENT
    min_notice_minutes: Annotated[int, between(0, 43_200)] = ABSENT
    max_advance_days: Annotated[int, between(1, 730)] = ABSENT
    max_people: People = ABSENT
    covers_per_slot: Limit | None = ABSENT
    parties_per_slot: Limit | None = ABSENT
    buffer_minutes: Annotated[int, between(0, 720)] = ABSENT
    cancel_cutoff_minutes: Annotated[int, between(0, 10_080)] = ABSENT
    default_people: People | None = ABSENT
    waitlist_minutes: Annotated[int, between(0, 120)] = ABSENT
    paused_until: Moment | None = ABSENT


class Hours(Part):
    """Seatings in minutes after midnight; a last one before the first is past midnight."""

    name: ShiftName
    first_seating: Clock
    last_seating: Clock

    @property
    def last_seating_minute(self) -> int:
        return self.last_seating + (1440 if self.last_seating < self.first_seating else 0)


class ShiftEntry(Hours):
    weekdays: Annotated[list[Weekday], Field(min_length=1)]


class ClosureEntry(Part):
    first_day: Day = Field(alias="from")
    last_day: Day = Field(alias="to")
    reason: Annotated[str, text(200)] | None = None
    shifts: Annotated[list[Hours], Field(max_length=20)] = []

    @property
    def days(self) -> tuple[date, date]:
        return self.first_day, self.last_day


class TurnTimeEntry(Part):
    up_to_people: People
    minutes: Annotated[int, between(5, 720)]


class TableEntry(Part):
    name: TableName
    area: Annotated[str, text(50)] | None = None
    seats_min: Seats
    seats_max: Seats


class CombinationEntry(Part):
    tables: Annotated[list[TableName], Field(min_length=2, max_length=50)]
    seats_min: People
    seats_max: People


class FaqItem(Part):
    question: Annotated[str, text(500)]
    phrasings: Annotated[list[Annotated[str, text(500)]], Field(max_length=50)] = []
    answer: Annotated[str, text(2_000, lines=True)]
    language: LANGUAGES | None = None  # the restaurant's own
    is_checked: bool = Field(default=ABSENT, alias="checked")  # as it is, for an answer that is there


class AssistantPart(Part):
    instructions: Annotated[str, as_typed(4_000)] | None = ABSENT
    greeting: Annotated[str, as_typed(500)] | None = ABSENT
    address: Annotated[str, as_typed(300)] | None = ABSENT
    voice: Literal[tuple(VOICES)] | None = ABSENT  # type: ignore[valid-type]
    language: Literal["caller", "house"] = ABSENT
    discloses_ai: bool = ABSENT
    is_on: bool = ABSENT
    out_of_hours: Literal["answer", "transfer"] = ABSENT
    fallback_number: Phone | None = ABSENT
    lists_answers: bool = ABSENT


class HmacPart(Part):
    secret: Annotated[str, visible(500, least=8)] = ABSENT
    algorithm: Literal["sha1", "sha256", "sha512"] = ABSENT
    signature_header: Header = ABSENT
    timestamp_header: Header = ABSENT


class VapiPart(Part):
    assistant_id: VapiId | None = ABSENT
    phone_number_ids: Annotated[list[VapiId], Field(max_length=100)] = ABSENT
    secret: Annotated[str, visible(500, least=16)] | None = ABSENT
    hmac: HmacPart | None = ABSENT


class RestaurantFile(Part):
    slug: Slug
    name: Annotated[str, text(200)] = ABSENT
    timezone: Zone = ABSENT
    locale: LANGUAGES = ABSENT
    phone: Phone | None = ABSENT
    house_book: bool = ABSENT
    rules: Rules = ABSENT
    shifts: Annotated[list[ShiftEntry], Field(max_length=50)] = ABSENT
    closures: Annotated[list[ClosureEntry], Field(max_length=1_000)] = ABSENT
    turn_times: Annotated[list[TurnTimeEntry], Field(max_length=50)] = ABSENT
    tables: Annotated[list[TableEntry], Field(max_length=MOST_TABLES)] = ABSENT
    combinations: Annotated[list[CombinationEntry], Field(max_length=1_000)] = ABSENT
    faq: Annotated[list[FaqItem], Field(max_length=1_000)] = ABSENT
    assistant: AssistantPart = ABSENT
    vapi: VapiPart = ABSENT


PARTS: dict[tuple[str, ...], type[Part]] = {
    (): RestaurantFile,
    ("rules",): Rules,
    ("shifts",): ShiftEntry,
    ("closures",): ClosureEntry,
    ("closures", "shifts"): Hours,
    ("turn_times",): TurnTimeEntry,
    ("tables",): TableEntry,
    ("combinations",): CombinationEntry,
    ("faq",): FaqItem,
    ("assistant",): AssistantPart,
    ("vapi",): VapiPart,
    ("vapi", "hmac"): HmacPart,
}


def keys_at(path: tuple[str | int, ...]) -> list[str]:
    """The keys an object at `path` may have."""
    part = PARTS[tuple(key for key in path if isinstance(key, str))]
    return [field.alias or name for name, field in part.model_fields.items()]
