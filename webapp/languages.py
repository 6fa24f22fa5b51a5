"""Italian and English: which of them somebody reads, and the words.

English stands in the code; Italian in `translations/it/*.po`, a file for each part, read together at start.
"""

from functools import cache, cached_property
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, Response, after_this_request, g, has_request_context, request
from flask_babel import Babel, Domain, get_locale
from flask_login import current_user
from werkzeug.datastructures import LanguageAccept

LANGUAGES = ("en", "it")
FOLDER = Path(__file__).parent / "translations"
COOKIE = "language"
A_YEAR_S = 365 * 24 * 60 * 60


class Words(Domain):
    """The merged catalogs."""

    def get_translations(self) -> NullTranslations:
        locale = get_locale()
        return translations(locale.language if locale else LANGUAGES[0])


class Merged(Babel):
    """Flask-Babel, with words from the merged catalogs."""

    @cached_property
    def domain_instance(self) -> Domain:
        return Words()


@cache
def translations(language: str) -> NullTranslations:
    """The words of a language; English needs none."""
    if language == LANGUAGES[0]:
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, catalog(language))
    return Translations(BytesIO(compiled.getvalue()))


def catalog(language: str) -> Catalog:
    """Every message of the language's files, with the plural forms their headers name."""
    parts = []
    for path in sorted((FOLDER / language).glob("*.po")):
        with path.open("rb") as file:
            parts.append(read_po(file, language, abort_invalid=True))
    merged = parts[0]
    for message in (message for part in parts[1:] for message in part if message.id):
        merged[message.id] = message
    return merged


def language() -> str:
    """What the person chose, else what this browser was set to here, else what it asks for, else English."""
    if not has_request_context():
        return LANGUAGES[0]
    if "language" not in g:
        chosen = getattr(current_user, "language", None) or request.cookies.get(COOKIE)
        g.language = chosen if chosen in LANGUAGES else asked_for(request.accept_languages)
    return str(g.language)


def choose(code: str | None) -> None:
    """Set this browser to a language, where it is one of ours, from this very page on."""
    if code not in LANGUAGES:
        return
    g.language = code

    @after_this_request
    def remember(response: Response) -> Response:
        response.set_cookie(COOKIE, code, max_age=A_YEAR_S, samesite="Lax", httponly=True, secure=request.is_secure)
        return response


def asked_for(accepted: LanguageAccept) -> str:
    """The best of our languages for a browser."""
    return accepted.best_match(LANGUAGES) or LANGUAGES[0]


def init_app(app: Flask) -> None:
    Merged(app, locale_selector=language)
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: translations(language()).gettext(text),
        lambda one, many, count: translations(language()).ngettext(one, many, count),
        newstyle=True,
    )
    app.context_processor(lambda: {"language": language()})
