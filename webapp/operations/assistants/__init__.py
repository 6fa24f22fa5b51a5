"""The restaurant's assistant at Vapi: what it is told and given, and how it gets there.

Called through the package: `assistants.publish_now(...)`, `assistants.preview(...)`.
"""

from webapp.operations.assistants.choices import Choices, InvalidChoice
from webapp.operations.assistants.choices import of as choices_of
from webapp.operations.assistants.choices import save as choose
from webapp.operations.assistants.history import Entry, UnknownPublish, roll_back
from webapp.operations.assistants.history import of as history
from webapp.operations.assistants.joining import Candidate, Taken, attach, candidates, let_go, make
from webapp.operations.assistants.looking import KIND as CHECK
from webapp.operations.assistants.looking import changed_lines, look
from webapp.operations.assistants.looking import promise_all as promise_checks
from webapp.operations.assistants.looking import work_off as check_off
from webapp.operations.assistants.numbers import ASKING, DIRECT, Line, NoAssistant, lines, link, unlink
from webapp.operations.assistants.plans import restaurant_id_of
from webapp.operations.assistants.preview import Preview, both, preview
from webapp.operations.assistants.publishing import publish, publish_now, work_off
from webapp.operations.assistants.reporting import HERE
from webapp.operations.assistants.reporting import leave as leave_reports
from webapp.operations.assistants.reporting import take as take_reports
from webapp.operations.assistants.states import Sent, State
from webapp.operations.assistants.status import Status, status
from webapp.operations.assistants.trouble import Trouble, trouble
from webapp.speech.voices import VOICES
from webapp.store.publishes import KIND as PUBLISH

__all__ = [
    "ASKING",
    "CHECK",
    "DIRECT",
    "HERE",
    "PUBLISH",
    "VOICES",
    "Candidate",
    "Choices",
    "Entry",
    "InvalidChoice",
    "Line",
    "NoAssistant",
    "Preview",
    "Sent",
    "State",
    "Status",
    "Taken",
    "Trouble",
    "UnknownPublish",
    "attach",
    "both",
    "candidates",
    "changed_lines",
    "check_off",
    "choices_of",
    "choose",
    "history",
    "leave_reports",
    "let_go",
    "lines",
    "link",
    "look",
    "make",
    "preview",
    "promise_checks",
    "publish",
    "publish_now",
    "restaurant_id_of",
    "roll_back",
    "status",
    "take_reports",
    "trouble",
    "unlink",
    "work_off",
]
