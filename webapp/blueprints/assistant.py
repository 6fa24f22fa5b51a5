"""The assistant: what it is told and given, how that differs from what Vapi holds, and trying it out."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import NotFound

from integrations.errors import ServiceError
from webapp.forms.assistant import Console, Owner
from webapp.models.types import utc_now
from webapp.navigation import is_built
from webapp.operations import accounts, assistants, call_log, pauses
from webapp.operations.assistants import InvalidChoice, NoAssistant, Sent, State, Taken, UnknownPublish
from webapp.security import needs
from webapp.tools import console as trying

bp = Blueprint("assistant", __name__, url_prefix="/r/<slug>/assistant")
# The page a part of the prompt is changed on, where there is one.
PAGES = {
    "restaurant": (("settings.restaurant",), _l("Restaurant")),
    "hours": (("settings.hours",), _l("Hours")),
    "closures": (("settings.closures",), _l("Closures")),
    "rules": (("settings.rules",), _l("Pacing and rules")),
    "connections": (("connections.index", "settings.restaurant"), _l("Where bookings go")),
    "faq": (("faq.index",), _l("Answers")),
    "assistant": (("assistant.choose",), _l("Your choices")),
    "tavolo": ((), _l("Built in")),
}


@bp.get("/")
@needs("manager")
def index() -> ResponseReturnValue:
    """What the assistant is told, as it stands now."""
    return render_template(
        "assistant/index.html", preview=assistants.both(g.place.id, utc_now()), shows_both="both" in request.args,
        status=assistants.status(g.place), source=_source, has_key=_has_key(), paused_until=pauses.until(g.place),
    )  # fmt: skip


@bp.get("/choices")
@needs("manager")
def choose() -> ResponseReturnValue:
    """The owner's own words, voice and language."""
    return _choices(Owner(obj=assistants.choices_of(g.place)))


@bp.post("/choices")
@needs("manager")
def save() -> ResponseReturnValue:
    """Choose anew; it is sent to Vapi a moment later."""
    form = Owner()
    if not form.validate():
        return _choices(form, 422)
    try:
        changed = assistants.choose(g.place, g.actor, form.choices())
    except InvalidChoice as refused:
        form.blame(refused)
        return _choices(form, 422)
    flash(_("Saved. Vapi gets it in a moment.") if changed and _has_key() else _("Saved."), "success")
    return redirect(url_for("assistant.index"), 303)


@bp.post("/publish")
@needs("manager")
def publish() -> ResponseReturnValue:
    """Send it now; `repair` undoes what was changed in Vapi."""
    return _told(assistants.publish_now(g.place, g.actor, insists="repair" in request.form))


@bp.post("/make")
@needs("manager")
def make() -> ResponseReturnValue:
    """Have an assistant made."""
    assistants.make(g.place, g.actor)
    return _told(assistants.publish_now(g.place, g.actor))


@bp.post("/attach")
@needs("manager")
def attach() -> ResponseReturnValue:
    """Join an assistant that is there."""
    try:
        assistants.attach(g.place, g.actor, request.form.get("assistant_id", ""))
    except Taken:
        return _failed(_("There is no such assistant that is free."), "assistant.live")
    except ServiceError as error:
        return _failed(_why(error), "assistant.live")
    return _told(assistants.publish_now(g.place, g.actor))


@bp.post("/let-go")
@needs("owner")
def let_go() -> ResponseReturnValue:
    """Take our part out of the assistant and want none any more."""
    assistants.let_go(g.place, g.actor)
    if assistants.publish_now(g.place, g.actor).state is State.LET_GO:
        flash(_("The assistant no longer works for this restaurant."), "success")
    else:
        flash(_("The assistant is let go of. Our part is taken out of it as soon as Vapi answers."), "warning")
    return redirect(url_for("assistant.index"), 303)


@bp.get("/live")
@needs("manager")
def live() -> ResponseReturnValue:
    """What Vapi holds now: where it differs, the phone numbers, assistants that could be attached."""
    found: dict[str, Any] = {"differences": None, "lines": (), "candidates": (), "problem": None}
    try:
        found |= {"lines": assistants.lines(g.place), "candidates": assistants.candidates(g.place)}
        if assistants.status(g.place).assistant_id:
            found["differences"] = assistants.look(g.place.id, utc_now())
    except ServiceError as error:
        found["problem"] = _why(error)
    status = assistants.status(g.place)
    return render_template(
        "assistant/live.html", status=status, lines_of=assistants.changed_lines, here=assistants.HERE, **found
    )


@bp.post("/reports")
@needs("manager")
def report() -> ResponseReturnValue:
    """Where an assistant that was there before reports its calls: here, or as it did."""
    takes = request.form.get("to") == "here"
    try:
        (assistants.take_reports if takes else assistants.leave_reports)(g.place, g.actor)
    except LookupError:
        raise NotFound from None
    except ServiceError as error:
        return _failed(_why(error))
    assistants.publish_now(g.place, g.actor)
    done = _("Its calls are reported here now.") if takes else _("Its calls are reported as they were before.")
    flash(done, "success")
    return redirect(url_for("assistant.live"), 303)


@bp.post("/numbers/link")
@needs("manager")
def link() -> ResponseReturnValue:
    """Let a phone number ring here."""
    try:
        assistants.link(g.place, g.actor, request.form.get("number_id", ""), request.form.get("way", assistants.ASKING))
    except (Taken, ValueError) as refused:
        needs_one = isinstance(refused, NoAssistant)
        return _failed(_("Make the assistant first.") if needs_one else _("There is no such number that is free."))
    except ServiceError as error:
        return _failed(_why(error))
    flash(_("The number rings here now."), "success")
    return redirect(url_for("assistant.live"), 303)


@bp.post("/numbers/unlink")
@needs("manager")
def unlink() -> ResponseReturnValue:
    """Let a phone number ring here no longer."""
    try:
        assistants.unlink(g.place, g.actor, request.form.get("number_id", ""))
    except Taken:
        return _failed(_("This number does not ring here."))
    except ServiceError as error:
        return _failed(_why(error))
    flash(_("The number no longer rings here."), "success")
    return redirect(url_for("assistant.live"), 303)


@bp.get("/history")
@needs("manager")
def history() -> ResponseReturnValue:
    """What was sent, when and because of what."""
    return render_template("assistant/history.html", entries=assistants.history(g.place))


@bp.post("/history/<uuid:publish_id>/roll-back")
@needs("manager")
def roll_back(publish_id: UUID) -> ResponseReturnValue:
    """Choose what was chosen then."""
    try:
        changed = assistants.roll_back(g.place, g.actor, str(publish_id))
    except UnknownPublish:
        raise NotFound from None
    except InvalidChoice:
        return _failed(_("What was chosen then cannot be chosen any more."), "assistant.history")
    flash(_("Your texts are as they were then.") if changed else _("Your texts are just as they were then."), "success")
    return redirect(url_for("assistant.index"), 303)


@bp.get("/console")
@needs("manager")
def console() -> ResponseReturnValue:
    """Try a tool."""
    name = request.args.get("tool", next(iter(trying.BY_VOICE)))
    return _console(name, Console(formdata=None), {})


@bp.get("/console/again/<uuid:tool_call_id>")
@needs("manager")
def again(tool_call_id: UUID) -> ResponseReturnValue:
    """A call of the log against today's settings: what would be answered otherwise."""
    try:
        found = trying.again(g.place.id, str(tool_call_id), request.args.get("caller", ""))
    except (LookupError, ValueError):
        raise NotFound from None
    return render_template("assistant/again.html", again=found)


@bp.get("/console/call/<uuid:call_id>")
@needs("manager")
def replay(call_id: UUID) -> ResponseReturnValue:
    """All tool calls of a phone call against today's settings."""
    try:
        story = call_log.story(g.place, str(call_id))
    except call_log.NoSuchCall:
        raise NotFound from None
    found = trying.replay(g.place.id, [each.id for each in story.asked], story.call.caller or "")
    return render_template("assistant/replay.html", story=story, found=found)


@bp.post("/console")
@needs("manager")
def run() -> ResponseReturnValue:
    """Run a tool, and show what came of it."""
    name, form = request.form.get("tool", ""), Console()
    given = {key.removeprefix("arg-"): text for key, text in request.form.items() if key.startswith("arg-")}
    if name not in trying.BY_VOICE:
        raise NotFound
    if not form.validate():
        return _console(name, form, given, status=422)
    at = form.at.data.replace(tzinfo=g.place.now().tzinfo) if form.at.data else None
    try:
        trial = trying.run(g.place.id, name, given, form.caller.data or "", at, carry_out=form.carry_out.data)
    except ValueError:
        form.caller.errors = [_("There is no such phone number.")]
        return _console(name, form, given, status=422)
    return _console(name, form, given, trial)


def _console(
    name: str, form: Console, given: dict[str, str], trial: trying.Trial | None = None, status: int = 200
) -> ResponseReturnValue:
    if name not in trying.BY_VOICE:
        raise NotFound
    body = render_template(
        "assistant/console.html", form=form, name=name, tools=[*trying.BY_VOICE], given=given, trial=trial,
        slots=trying.slots(g.place.id, name), changes=trying.changes(name),
    )  # fmt: skip
    return body, status


def _choices(form: Owner, status: int = 200) -> ResponseReturnValue:
    return render_template("assistant/choices.html", form=form), status


def _source(name: str) -> tuple[str, str | None]:
    """What a part's source is called, and the address of its page."""
    endpoints, label = PAGES[name]
    return str(label), next((url_for(endpoint) for endpoint in endpoints if is_built(endpoint)), None)


def _has_key() -> bool:
    return accounts.has_vapi(g.place.id)


def _told(sent: Sent) -> ResponseReturnValue:
    """Back to the page, with what came of sending."""
    if sent.is_busy:
        flash(_("It is being published right now. Look again in a moment."), "warning")
    elif sent.state is State.PUBLISHED:
        flash(_("Published.") if sent.changes else _("Vapi has it already: nothing was sent."), "success")
    elif sent.error is not None:
        flash(_("It was not published. The page says why."), "error")
    else:
        flash(_("There is no assistant yet."), "warning")
    return redirect(url_for("assistant.index"), 303)


def _failed(message: str, endpoint: str = "assistant.live") -> ResponseReturnValue:
    flash(message, "error")
    return redirect(url_for(endpoint), 303)


def _why(error: ServiceError) -> str:
    if error.code == "not_configured":
        return _(
            "There is no key for Vapi: an owner sets the restaurant's own in the settings under Accounts, or whoever"
            " runs this Tavolo sets VAPI_API_KEY and ticks the restaurant."
        )
    if error.code == "bad_credentials":
        return _(
            "Vapi does not accept the key: an owner renews the restaurant's own in the settings under Accounts, or"
            " whoever runs this Tavolo renews VAPI_API_KEY."
        )
    return _("Vapi says: %(why)s.", why=error.message)
