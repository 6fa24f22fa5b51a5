"""What is chosen of a connection: what serves whom, who books, questions and options."""

from flask import g, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.blueprints.connections.section import bp, connected_of, done, show
from webapp.forms import connections as forms
from webapp.forms.connections_words import CHOICE_PROBLEMS
from webapp.operations import connections
from webapp.operations.connections import InvalidChoice
from webapp.security import needs


@bp.post("/<provider>/rules")
@needs("manager")
def rules(provider: str) -> ResponseReturnValue:
    """Which event type serves which parties and shifts."""
    card, found = connected_of(provider)
    form = forms.Rules()
    form.offer(found.usable, connections.shifts(g.place))
    if not form.validate():
        return show(card, 422, rules=form)
    try:
        connections.choose(g.place, g.actor, found.id, [row.rule() for row in form.kept])
    except InvalidChoice as refused:
        if refused.line is None:
            return show(card, 422, rules=form, refusal=CHOICE_PROBLEMS[refused.reason])
        form.kept[refused.line][refused.field].errors = [CHOICE_PROBLEMS[refused.reason]]
        return show(card, 422, rules=form)
    return done(provider)


@bp.post("/<provider>/role")
@needs("manager")
def role(provider: str) -> ResponseReturnValue:
    """Whether it books, or only blocks."""
    card, found = connected_of(provider)
    try:
        connections.set_role(g.place, g.actor, found.id, request.form.get("role", ""))
    except InvalidChoice as refused:
        return show(card, 422, refusal=CHOICE_PROBLEMS[refused.reason])
    return done(provider)


@bp.post("/<provider>/answers")
@needs("manager")
def answers(provider: str) -> ResponseReturnValue:
    """How its own questions are answered."""
    card, found = connected_of(provider)
    form = forms.Answers()
    if not form.validate():
        return show(card, 422, answers=form)
    try:
        connections.answer(g.place, g.actor, found.id, form.given())
    except InvalidChoice as refused:
        for row in form.answers:
            if row.form.question.data == refused.field:
                row.form.text.errors = [CHOICE_PROBLEMS[refused.reason]]
        return show(card, 422, answers=form)
    return done(provider)


@bp.post("/<provider>/options")
@needs("manager")
def options(provider: str) -> ResponseReturnValue:
    """The provider's own options; what it offers may depend on them, so it is asked again."""
    card, found = connected_of(provider)
    form = forms.options_form(card.provider, found.questions, found.options)
    given = {name: field.data or "" for name, field in form._fields.items() if name != "csrf_token"}
    try:
        connections.set_options(g.place, g.actor, found.id, given)
    except InvalidChoice as refused:
        form[refused.field].errors = [CHOICE_PROBLEMS[refused.reason]]
        return show(card, 422, options=form)
    connections.test(g.place, g.actor, found.id)
    return done(provider, _("Saved, and tried out."))
