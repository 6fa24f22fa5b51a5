"""Settings that are lists: shifts, closures, turn times, tables, joins. A row left empty is none; one that is ticked
goes."""

from collections.abc import Sequence
from datetime import time
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    Field,
    FieldList,
    Form,
    FormField,
    HiddenField,
    RadioField,
    SelectMultipleField,
    StringField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from webapp.formats import weekday
from webapp.forms.settings import Path, Section, whole
from webapp.forms.words import REQUIRED
from webapp.operations.restaurants.file import MOST_TABLES, WEEKDAYS

BLANK_ROWS = 1
LONGEST_PAST_MIDNIGHT = 14 * 60  # minutes; a last seating before the first is else taken for a slip
JOINT = "+"


def clock(label: object) -> StringField:
    """A time as the file writes it."""
    return StringField(label, render_kw={"type": "time"})


def day(label: object, *validators: object) -> StringField:
    """A day as the file writes it."""
    return StringField(label, list(validators), render_kw={"type": "date"})


class Row(Form):
    """One entry of a list; `asked` are the fields that are empty in a row nobody filled in."""

    asked: ClassVar[tuple[str, ...]] = ()
    gone = BooleanField(_l("Remove"))

    @property
    def is_kept(self) -> bool:
        return not self.gone.data and any(self[name].raw_data and any(self[name].raw_data) for name in self.asked)

    def entry(self) -> dict[str, Any]:
        """The row as an entry of the file."""
        return {name: field.data for name, field in self._fields.items() if name not in ("gone", "no")}


class HoursRow(Row):
    asked: ClassVar[tuple[str, ...]] = ("name", "first_seating", "last_seating")
    name = StringField(_l("Name"))
    first_seating = clock(_l("First seating"))
    last_seating = clock(_l("Last seating"))

    def validate_last_seating(self, field: StringField) -> None:
        """A last seating that is a slip would open the house all night."""
        try:
            first, last = (time.fromisoformat(each.data or "") for each in (self.first_seating, field))
        except ValueError:
            return  # the file says what a time is
        minutes = (last.hour - first.hour) * 60 + last.minute - first.minute
        if self.is_kept and minutes < 0 and minutes + 24 * 60 > LONGEST_PAST_MIDNIGHT:
            raise ValidationError(
                _l("This is before the first seating: the shift would last into the next day. If so, make it two.")
            )


class ShiftRow(HoursRow):
    asked = (*HoursRow.asked, "weekdays")
    weekdays = SelectMultipleField(
        _l("Days"),
        choices=lambda: [SelectChoice(code, weekday(index)) for index, code in enumerate(WEEKDAYS)],
        widget=ListWidget(),
        option_widget=CheckboxInput(),
    )


class TurnRow(Row):
    asked = ("up_to_people", "minutes")
    up_to_people = whole(_l("Parties of up to"), Optional())
    minutes = whole(_l("Minutes"), Optional())


class TableRow(Row):
    asked = ("name", "area", "seats_min", "seats_max")
    no = HiddenField()
    name = StringField(_l("Table"))
    area = StringField(_l("Area"))
    seats_min = whole(_l("From"), Optional())
    seats_max = whole(_l("To"), Optional())

    def entry(self) -> dict[str, Any]:
        return {**super().entry(), "area": self.area.data or None}


class JoinRow(Row):
    asked = ("tables", "seats_min", "seats_max")
    tables = StringField(_l("Tables"))
    seats_min = whole(_l("From"), Optional())
    seats_max = whole(_l("To"), Optional())

    def entry(self) -> dict[str, Any]:
        names = [name.strip() for name in (self.tables.data or "").split(JOINT)]
        return {**super().entry(), "tables": [name for name in names if name]}


class Listed(Section):
    """A list of the file; `key` is its key and the field's name."""

    key: ClassVar[str]

    @property
    def kept(self) -> list[Row]:
        """The rows that will be entries, in their order."""
        rows: FieldList = self._fields[self.key]
        return [row.form for row in rows if row.form.is_kept]

    def part(self) -> dict[str, Any]:
        return {self.key: [row.entry() for row in self.kept]}

    def field_at(self, path: Path) -> Field | None:
        if len(path) < 3 or path[0] != self.key:
            return None
        field: Field | None = self.kept[int(path[1])]._fields.get(str(path[2]))
        return field

    def offer(self, entries: Sequence[Any]) -> None:
        """Show what is stored, with an empty row below."""
        rows: FieldList = self._fields[self.key]
        while rows.entries:
            rows.pop_entry()
        for entry in entries:
            rows.append_entry(entry)
        for _ in range(BLANK_ROWS):
            rows.append_entry()


class Shifts(Listed):
    """The week."""

    key = "shifts"
    shifts = FieldList(FormField(ShiftRow), max_entries=60)


class TurnTimes(Listed):
    """How long parties stay."""

    key = "turn_times"
    turn_times = FieldList(FormField(TurnRow), max_entries=60)


class Tables(Listed):
    """The tables."""

    key = "tables"
    tables = FieldList(FormField(TableRow), max_entries=MOST_TABLES + 10)

    @property
    def table_nos(self) -> list[int | None]:
        """The numbers of the tables that stay, None for a new one."""
        return [int(row["no"].data) if (row["no"].data or "").isdecimal() else None for row in self.kept]


class Joins(Listed):
    """Tables that may be joined."""

    key = "combinations"
    combinations = FieldList(FormField(JoinRow), max_entries=1010)


class Closure(Section):
    """One closure; `was` names the stored one that it replaces."""

    was = HiddenField()
    first_day = day(_l("From"), InputRequired(REQUIRED))
    last_day = day(_l("To"))
    reason = StringField(_l("Reason"), [Optional()])
    kind = RadioField(
        _l("On these days"),
        choices=[SelectChoice("closed", _l("Closed")), SelectChoice("hours", _l("Other hours"))],
        default="closed",
    )
    shifts = FieldList(FormField(HoursRow), min_entries=2, max_entries=20)

    def entry(self) -> dict[str, Any]:
        """The closure as an entry of the file."""
        days = {"from": self.first_day.data, "to": self.last_day.data or self.first_day.data}
        hours = [row.form.entry() for row in self.shifts if row.form.is_kept] if self.kind.data == "hours" else []
        return {**days, "reason": self.reason.data or None, "shifts": hours}

    def field_at(self, path: Path) -> Field | None:
        match path:
            case ("closures", _, "shifts", int(index), str(name)):
                field: Field | None = [row.form for row in self.shifts if row.form.is_kept][index]._fields.get(name)
                return field
            case ("closures", _, str(name)):
                return self._fields.get({"from": "first_day", "to": "last_day"}.get(name, name))
        return None
