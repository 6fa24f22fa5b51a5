"""Tabler's icons, inlined into the page that shows them."""

import json
import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

from webapp.assets.vendor import PACKAGES, ROOT, VENDOR

SOURCES = PACKAGES / "@tabler" / "icons" / "icons"
COLLECTED = VENDOR / "icons.json"
DRAWING = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
BOX = '<path stroke="none" d="M0 0h24v24H0z" fill="none"/>'
# Icons are named in tables and passed to macros, so that any quoted word may be one.
QUOTED = re.compile(r"""["']([a-z0-9]+(?:-[a-z0-9]+)*)["']""")
LINES = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'


class NoSuchIcon(LookupError):
    """A template asks for an icon that Tabler does not have, or that was not collected yet."""


@cache
def icon(name: str, also: str = "") -> Markup:
    """The icon as SVG, hidden from screen readers; `also` are more classes. Raises NoSuchIcon."""
    look = 'fill="currentColor"' if name.endswith("-filled") else LINES
    classes = f"icon {also}".strip()
    start = Markup('<svg class="{}" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" ').format(classes)
    return start + Markup(f"{look}>{_drawing(name)}</svg>")  # noqa: S704 - from Tabler's files


def collect() -> None:
    """Write the drawings of the icons that our own files name to `COLLECTED`."""
    drawings = {name: _drawn(source) for name in sorted(_words()) if (source := _source(name)).exists()}
    COLLECTED.write_text(json.dumps(drawings, indent=0))
    for kept in (_collected, _drawing, icon):
        kept.cache_clear()


def _words() -> set[str]:
    files = [path for suffix in ("html", "py") for path in (ROOT / "webapp").rglob(f"*.{suffix}")]
    return {word for path in files for word in QUOTED.findall(path.read_text())}


@cache
def _drawing(name: str) -> str:
    if name in _collected():
        return _collected()[name]
    if _source(name).exists():  # named since the last collection
        return _drawn(_source(name))
    raise NoSuchIcon(f"no icon {name!r}: see tabler.io/icons, then run python -m webapp.assets")


@cache
def _collected() -> dict[str, str]:
    return json.loads(COLLECTED.read_text()) if COLLECTED.exists() else {}


def _source(name: str) -> Path:
    is_filled = name.endswith("-filled")
    return SOURCES / ("filled" if is_filled else "outline") / f"{name.removesuffix('-filled')}.svg"


def _drawn(source: Path) -> str:
    """What is between the tags, on one line."""
    found = DRAWING.search(source.read_text())
    inner = re.sub(r"\s*\n\s*", "", found[1]) if found else ""
    return inner.replace(" />", "/>").replace(BOX, "")
