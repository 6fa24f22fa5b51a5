"""What several forms say, and what a browser is told of their fields."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

REQUIRED = _l("Please fill this in.")
LANGUAGES = {"it": _l("Italian"), "en": _l("English")}
NOT_REMEMBERED = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "off"}  # a field's attributes


def too_often(wait: int) -> str:
    """What is said to whoever has to wait so many seconds."""
    return _("Too many attempts. Try again in %(seconds)d seconds.", seconds=wait)
