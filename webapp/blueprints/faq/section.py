"""What the pages share: their tabs, and the ids that addresses carry."""

from typing import Any
from uuid import UUID

from flask import Blueprint, g, render_template, request, url_for
from flask_babel import gettext as _

from webapp.forms.words import LANGUAGES
from webapp.operations import unanswered
from webapp.operations.faq import Entry

bp = Blueprint("faq", __name__, url_prefix="/r/<slug>/faq")
MOST_IDS = 300


def page(template: str, **values: Any) -> str:
    """A page of this section, under its tabs."""
    return render_template(template, tabs=_tabs(), languages=LANGUAGES, **values)


def fragment(template: str, **values: Any) -> str:
    """A part of one."""
    return render_template(template, languages=LANGUAGES, **values)


def ids() -> list[str]:
    """The ids of questions that the request carries; what is none is passed over."""
    found = []
    for given in request.values.getlist("asked")[:MOST_IDS]:
        try:
            found.append(str(UUID(given)))
        except ValueError:
            continue
    return found


def anchor(entry: Entry) -> str:
    """Where an answer stands in the list."""
    return url_for("faq.index", _anchor=f"entry-{entry.id}")


def _tabs() -> list[tuple[str, str, str]]:
    """Address, name and sign of each page."""
    waiting = unanswered.waiting(g.place)
    shown = [
        (url_for("faq.index"), _("Answers"), "help-circle"),
        (url_for("faq.questions"), _("Unanswered (%(count)d)", count=waiting) if waiting else _("Unanswered"), "inbox"),
        (url_for("faq.check_up"), _("Check-up"), "checklist"),
    ]
    if g.place.may("manager"):
        shown.append((url_for("faq.table"), _("Export and import"), "table"))
    return shown
