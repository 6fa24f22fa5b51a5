"""Of Tabler's stylesheet, the rules that some page can use: a fifth of it, which a phone reads so much sooner."""

import re
from collections.abc import Callable, Iterator

from webapp.assets.vendor import ROOT, VENDOR

TABLER = VENDOR / "tabler.css"
READ = ("html", "js", "py")
WORD = re.compile(r"[\w-]+")
BEGINNING = re.compile(r"([\w-]+-)\{\{")  # "is-{{ status }}": any class that begins so may be meant
CLASS = re.compile(r"\.((?:[\w-]|\\.)+)")
INSIDE = re.compile(r"\([^()]*\)")
PART = re.compile(r'"(?:[^"\\]|\\.)*"|/\*.*?\*/|[{};]', re.DOTALL)  # strings and comments hide what is in them
OF_RULES = ("@media", "@supports", "@layer", "@container")

IsNamed = Callable[[str], bool]


def slim() -> None:
    """Leave in `TABLER` what is used."""
    TABLER.write_text(slimmed(TABLER.read_text(), named()))


def slimmed(css: str, is_named: IsNamed) -> str:
    """The stylesheet without rules for classes that are not named."""
    return "".join(_kept(css, is_named))


def named() -> IsNamed:
    """Whether a page, script or module names a class."""
    folders = (ROOT / "webapp", ROOT / "integrations")
    texts = [path.read_text() for folder in folders for suffix in READ for path in folder.rglob(f"*.{suffix}")]
    words = {word for text in texts for word in WORD.findall(text)}
    beginnings = tuple({begin for text in texts for begin in BEGINNING.findall(text)})
    return lambda name: name in words or name.startswith(beginnings)


def _kept(css: str, is_named: IsNamed) -> Iterator[str]:
    for head, body in _rules(css):
        if body is None:
            yield head
        elif head.startswith(OF_RULES):
            if inner := "".join(_kept(body, is_named)):
                yield f"{head}{{{inner}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        elif selectors := [each for each in _selectors(head) if _is_usable(each, is_named)]:
            yield f"{','.join(selectors)}{{{body}}}"


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Head and body of each rule; None for statements and comments, which have none."""
    depth, begin, opened = 0, 0, 0
    for part in PART.finditer(css):
        sign, end = part[0], part.end()
        if sign == "{":
            opened, depth = (end, 1) if depth == 0 else (opened, depth + 1)
        elif sign == "}":
            depth -= 1
        if depth == 0 and sign == "}":
            yield css[begin : opened - 1].strip(), css[opened : end - 1]
        elif depth == 0 and (sign == ";" or sign.startswith("/*")):
            yield css[begin:end], None
        if depth == 0 and not sign.startswith('"'):
            begin = end


def _selectors(head: str) -> list[str]:
    """What stands between the commas, but for those in brackets."""
    found, depth = [""], 0
    for letter in head:
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and depth == 0:
            found.append("")
        else:
            found[-1] += letter
    return found


def _is_usable(selector: str, is_named: IsNamed) -> bool:
    """Whether every class it asks for is named; what is in brackets may be one of many, or absent."""
    while INSIDE.search(selector):
        selector = INSIDE.sub("", selector)
    return all(is_named(name.replace("\\", "")) for name in CLASS.findall(selector))
