"""The forms of a page as a browser without scripts shows it: found, filled, sent; and what can't be used so."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from playwright.sync_api import Page, Response
from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.routing import RequestRedirect

# Closed details are opened meanwhile, as whoever looks for a button does. A button may stand outside its form, and may
# lead elsewhere than its form. `faults` is what is shown and can't be used.
READ = r"""() => {
  const closed = [...document.querySelectorAll("details:not([open])")];
  closed.forEach((each) => { each.open = true; });
  const shown = (each) => each.checkVisibility({visibilityProperty: true});
  const told = (each) => each.outerHTML.replace(/\s+/g, " ").slice(0, 160);
  const writes = (each) => !["hidden", "button", "submit", "reset", "fieldset", "output"].includes(each.type);
  const forms = [], faults = [];
  [...document.forms].forEach((form, at) => {
    if (form.getAttribute("method") === "dialog") return;
    const parts = [...form.elements];
    const buttons = parts.filter((each) => each.type === "submit" && !each.disabled && shown(each));
    const fields = parts.filter((each) => writes(each) && shown(each));
    const hasEnter = fields.length === 1 && ["text", "search", "email", "tel"].includes(fields[0].type);
    if (!buttons.length && !hasEnter && fields.length) faults.push("nothing sends it: " + told(form));
    if (!buttons.length && !hasEnter) return;
    const own = form.getAttribute("action") || location.href;
    const leads = (each) => new URL(each?.getAttribute("formaction") ?? own, location.href).href;
    for (const action of new Set(buttons.length ? buttons.map(leads) : [leads()])) {
      const leading = buttons.filter((each) => leads(each) === action);
      const button = leading.find((each) => each.matches(".btn-primary")) ?? leading[0];
      forms.push({
        at, action, method: (form.getAttribute("method") ?? "get").toLowerCase(),
        button: button ? parts.indexOf(button) : -1,
        isOfFrame: !form.closest("main"),
        names: parts.map((each) => each.name).filter(Boolean),
      });
    }
  });
  for (const each of document.querySelectorAll("button, input, select, textarea, [draggable=true]")) {
    if (!shown(each) || each.hasAttribute("popovertarget") || each.readOnly) continue;
    if (!each.form || each.type === "button") faults.push("does nothing: " + told(each));
  }
  for (const each of document.querySelectorAll("a:not([href])"))
    if (shown(each)) faults.push("leads nowhere: " + told(each));
  const parts = ["h1", "main#content", "link[rel=stylesheet]"];
  const lacking = parts.filter((each) => !document.querySelector(each));
  if (!document.doctype || !document.title.trim() || lacking.length) faults.push("no whole page: without " + lacking);
  const said = [...document.querySelectorAll(".toast-note")].filter(shown).map((each) => each.className);
  const links = [...document.links].filter((each) => each.origin === location.origin && shown(each));
  const paths = [...new Set(links.map((each) => each.pathname))];
  closed.forEach((each) => { each.open = false; });
  return {forms, faults, said, links: paths};
}"""

# The button to press, with what it is folded into opened.
UNFOLD = r"""([at, index, selector]) => {
  const form = document.forms[at];
  const button = selector ? form.querySelector(selector) : form.elements[index];
  for (let each = button; each; each = each.parentElement) if (each.matches("details")) each.open = true;
  return button;
}"""

# What is given by name, else a first choice where one has to be made. Numbers in names are written N.
FILL = r"""([at, given]) => {
  const form = document.forms[at];
  const missing = [];
  for (const each of form.elements) {
    const value = given[each.name] ?? given[each.name?.replace(/\d+/g, "N")];
    if (!each.name || ["submit", "hidden", "fieldset", "file"].includes(each.type)) continue;
    if (each.type === "checkbox" && value !== undefined) each.checked = [value].flat().includes(each.value);
    if (each.type === "radio" && value !== undefined) each.checked = each.value === value;
    if (each.type === "radio" && !form.querySelector(`[name="${each.name}"]:checked`)) each.checked = true;
    if (["checkbox", "radio"].includes(each.type)) continue;
    if (value !== undefined && each.value !== value) each.value = value;
    if (!each.value && each.required) missing.push(each.name);
  }
  return missing;
}"""
NO_FIGURES = str.maketrans("", "", "0123456789")


@dataclass(frozen=True)
class Form:
    """A form on a page, the `at`-th there: what it sends to `endpoint` by its control `button` (-1: by Enter). Forms
    with the same `key` are sent once."""

    at: int
    endpoint: str
    button: int
    key: tuple[str, ...]


def endpoint_of(app: Flask, url: str, *methods: str) -> str | None:
    """What answers an address of the application by the first of these methods that it knows."""
    address = app.url_map.bind("")
    for method in methods:
        with suppress(NotFound, MethodNotAllowed, RequestRedirect):
            return str(address.match(urlsplit(url).path, method)[0])
    return None


@dataclass(frozen=True)
class Read:
    """A page: the forms that can be sent as it is shown, what is wrong with it, the kinds of the messages on it, and
    where it leads."""

    forms: list[Form]
    faults: list[str]
    said: list[str]
    links: list[str]


def read(app: Flask, page: Page) -> Read:
    """The page that is shown."""
    found = page.evaluate(READ)
    here = endpoint_of(app, page.url, "GET", "POST")
    return Read([_form(app, here, each) for each in found.pop("forms")], **found)


def _form(app: Flask, here: str | None, said: dict[str, Any]) -> Form:
    endpoint = endpoint_of(app, said["action"], said["method"].upper()) or said["action"]
    names = sorted({name.translate(NO_FIGURES) for name in said["names"]})
    where = [] if said["isOfFrame"] or here is None else [here]
    return Form(said["at"], endpoint, said["button"], (endpoint, *where, *names))


def send(page: Page, form: Form, given: Mapping[str, Any], button: str | None) -> Response:
    """Fill a form and send it as a person does, by the button that `button` names by a selector, or else its chief one;
    the answer at the end of all redirects."""
    values = {name: value for name, value in given.items() if name != "file"}
    missing = page.evaluate(FILL, [form.at, values])
    assert not missing, f"nothing is given for {missing}"
    whole = page.locator("form").nth(form.at)
    if "file" in given:
        whole.locator("[type=file]").set_input_files(given["file"])
    with page.expect_navigation(wait_until="domcontentloaded") as answered:
        if form.button < 0:
            whole.locator("input:not([type=hidden])").press("Enter")
        else:
            pressed = page.evaluate_handle(UNFOLD, [form.at, form.button, button]).as_element()
            assert pressed is not None, f"there is no {button}"
            pressed.click()
    assert answered.value is not None, "nothing came back"
    return answered.value
