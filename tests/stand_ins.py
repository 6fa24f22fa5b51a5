"""The stand-ins of all booking providers, and how an owner connects with each."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import parse_qsl, urlsplit

from integrations import sandbox
from integrations.registry import BOOKING_PROVIDERS
from integrations.sandbox import StandIn, acuity, calcom, calendly, opentable, square
from webapp.operations import connections
from webapp.operations.audit import Actor
from webapp.operations.memberships import Place

MODULES = {"acuity": acuity, "calcom": calcom, "calendly": calendly, "opentable": opentable, "square": square}
KEYS = {
    "acuity": {"user_id": acuity.USER_ID, "api_key": acuity.API_KEY},
    "calcom": {"api_key": calcom.API_KEY},
    "opentable": {"client_id": opentable.CLIENT_ID, "client_secret": opentable.CLIENT_SECRET, "rid": opentable.RID},
}
BACK = "https://book.example.com/connections/{}/callback"
BY_KEY = tuple(KEYS)
BY_OAUTH = tuple(name for name in BOOKING_PROVIDERS if name not in KEYS)
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
BUTTON = re.compile(r'<button[^>]* name="([^"]+)" value="(allow|deny)"')


@contextmanager
def opened(*names: str) -> Iterator[dict[str, StandIn]]:
    """Those of these names, answering; all without any."""
    with ExitStack() as stack:
        yield {name: stack.enter_context(sandbox.running(name)) for name in names or BOOKING_PROVIDERS}


def environment(stand_ins: dict[str, StandIn]) -> dict[str, str]:
    """The settings that point Tavolo at them."""
    found: dict[str, str] = {}
    for name, stand_in in stand_ins.items():
        found |= MODULES[name].settings(stand_in.base_url)
    return found


def decide(stand_in: StandIn, url: str, decision: str = "allow") -> dict[str, str]:
    """What the owner's browser brings back from the consent page at `url`, having allowed or denied."""
    parts, person = urlsplit(url), stand_in.app.test_client()
    page = person.get(f"{parts.path}?{parts.query}")
    assert page.status_code == 200, page.text
    form = {name: value.replace("&amp;", "&") for name, value in HIDDEN.findall(page.text)}
    name = next(name for name, value in BUTTON.findall(page.text) if value == decision)
    answer = person.post(parts.path, data={**form, name: decision})
    return dict(parse_qsl(urlsplit(answer.headers["Location"]).query))


def connect(stand_in: StandIn, place: Place, actor: Actor, name: str, level: str | None = None) -> str:
    """Connect a restaurant, again where it was, whichever way this provider connects; the connection's id."""
    if name in KEYS:
        return connections.connect_by_key(place, actor, name, KEYS[name])
    consent = connections.begin_oauth(name, BACK.format(name), level)
    back = decide(stand_in, consent.url)
    assert back["state"] == consent.state
    return connections.finish_oauth(place, actor, name, back["code"], BACK.format(name), consent.verifier, level)
