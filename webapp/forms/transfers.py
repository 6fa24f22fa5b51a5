"""Taking tables in, and calendar feeds."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import HiddenField, RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

KINDS = [SelectChoice("bookings", _l("Bookings")), SelectChoice("guests", _l("Guests"))]


class Upload(FlaskForm):
    """A file that is to be shown before it is imported."""

    kind = RadioField(_l("What is in it?"), choices=KINDS, default="bookings")
    file = FileField(_l("CSV file"), [FileRequired(_l("Choose a file."))], render_kw={"accept": ".csv,.txt,text/csv"})


class Confirm(FlaskForm):
    """The same file again, as the page that showed it carries it."""

    kind = HiddenField()
    packed = HiddenField()


class NewFeed(FlaskForm):
    """A calendar feed; the name tells it from others."""

    name = StringField(_l("Name"), [InputRequired()], render_kw={"maxlength": 100, "autocomplete": "off"})
