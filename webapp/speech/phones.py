"""Phone numbers as people say and type them, in Italian and English, brought to E.164."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest

import phonenumbers
from phonenumbers import NumberParseException

from webapp.speech import grammar_en, grammar_it
from webapp.speech.text import Unspeakable, plain

_COUNTRY_BY_LOCALE = {"it": "IT", "en": "US"}
_EUROPEAN = (  # the European Economic Area and its neighbours, where 112 is answered everywhere
    "AD", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT",
    "LI", "LT", "LU", "LV", "MC", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK", "SM", "VA",
)  # fmt: skip
_EMERGENCY = {**dict.fromkeys(_EUROPEAN, "112"), "US": "911", "CA": "911", "GB": "999"}
_LONGEST = 200  # characters
_MOST_DIGITS = 18  # E.164 has 15, and "00" and more may stand before it
_TOKEN = re.compile(r"[a-z]+|[0-9]+|\+|[^\sa-z0-9.,;:()\[\]/\-'\u2010-\u2015]")
_TIMES = {"double": 2, "doppio": 2, "doppia": 2, "triple": 3, "treble": 3, "triplo": 3, "tripla": 3}
_PLUS = frozenset({"+", "plus", "piu"})
_SKIPPED = frozenset({
    "il", "mio", "numero", "e", "di", "telefono", "cellulare", "telefonino", "tel", "cell", "prefisso", "my", "phone",
    "number", "is", "mobile", "cellphone", "telephone", "it", "s", "the",
})  # fmt: skip


def _digits_by_word() -> dict[str, str]:
    words = {plain(word): str(number) for number, word in enumerate(grammar_it.NUMBERS)}
    return words | {word: str(number) for number, word in enumerate(grammar_en.NUMBERS[:20])} | {"oh": "0"}


_DIGITS = _digits_by_word()
_UNITS = frozenset(word for word, digits in _DIGITS.items() if len(digits) == 1)
_ROUND_TENS = frozenset(word for word, digits in _DIGITS.items() if len(digits) == 2 and digits[1] == "0")


@lru_cache(maxsize=4096)
def hear_phone(text: str, country: str) -> str | None:
    """The number in E.164, or None unless `text` is exactly one valid number; without a "+" or "00" it is one of
    `country` ("IT", "US")."""
    digits = _digits(text) if len(text) <= _LONGEST else None
    if digits is None:
        return None
    try:
        number = phonenumbers.parse(digits, country)
    except NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@lru_cache(maxsize=4096)
def country_of(phone: str | None, locale: str) -> str:
    """The country numbers without a prefix belong to: that of `phone` (E.164), else the usual one of `locale`."""
    try:
        code = phonenumbers.parse(phone).country_code if phone else None
    except NumberParseException:
        code = None
    country = phonenumbers.region_code_for_country_code(code) if code else ""
    return country if country.isalpha() else _COUNTRY_BY_LOCALE.get(locale, "US")


def emergency_number(phone: str | None, locale: str) -> str | None:
    """What to ring for help where a restaurant is, by its own number; without one, where its language is spoken if that
    is one country. None where we do not know."""
    return _EMERGENCY.get(country_of(phone, locale)) if phone or locale == "it" else None


def groups(phone: str, locale: str) -> tuple[int | None, list[str]]:
    """The digits of an E.164 number as its country groups them, after the country's prefix, which is None where
    listeners in `locale` are at home."""
    try:
        number = phonenumbers.parse(phone)
    except NumberParseException:
        return None, re.findall(r"[0-9]+", phone)
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    prefix, *rest = re.findall(r"[0-9]+", written)
    at_home = phonenumbers.country_code_for_region(_COUNTRY_BY_LOCALE.get(locale, "US"))
    return (None if number.country_code == at_home else int(prefix)), rest


@lru_cache(maxsize=4096)
def is_landline(phone: str) -> bool:
    """Whether an E.164 number surely belongs to a fixed line; where a country's numbers do not tell, it is not."""
    try:
        number = phonenumbers.parse(phone)
    except NumberParseException:
        return False
    return phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.FIXED_LINE


@lru_cache(maxsize=4096)
def written(phone: str | None, country: str | None = None) -> str:
    """An E.164 number as it is written: "055 123 4567" in its own country, "+39 055 123 4567" elsewhere; as it is where
    it is none."""
    try:
        number = phonenumbers.parse(phone or "")
    except NumberParseException:
        return phone or ""
    at_home = country is not None and phonenumbers.country_code_for_region(country) == number.country_code
    shape = phonenumbers.PhoneNumberFormat.NATIONAL if at_home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, shape)


def language_of(phone: str | None, house_phone: str | None, locale: str) -> str:
    """The language to write to a number in: the restaurant's in its own country, Italian to Italy, else English."""
    country = country_of(phone, locale)
    if phone is None or country == country_of(house_phone, locale):
        return locale
    return "it" if country in ("IT", "SM", "VA") else "en"


def _digits(text: str) -> str | None:
    """The digits said, with a "+" in front where one is meant; None when anything else was said, too."""
    try:
        tokens = [token for token in _TOKEN.findall(plain(text)) if token not in _SKIPPED]
    except Unspeakable:
        return None
    has_plus = bool(tokens) and tokens[0] in _PLUS
    digits = _joined(tokens[has_plus:])
    if digits is None or not 3 <= len(digits) <= _MOST_DIGITS:
        return None
    if has_plus or digits.startswith("00"):
        return "+" + digits.removeprefix("00")
    return digits


def _joined(tokens: Sequence[str]) -> str | None:
    """The digits of all tokens, None when one is not digits. "Venti due" may be 22 or 20 and 2."""
    parts: list[str] = []
    times = 1
    for token, after in zip_longest(tokens, tokens[1:]):
        if times == 1 and token in _TIMES:
            times = _TIMES[token]
            continue
        digits = token if token.isascii() and token.isdigit() else _DIGITS.get(token, "")
        if not digits or (times > 1 and len(digits) > 1) or (token in _ROUND_TENS and after in _UNITS):
            return None
        parts.append(digits * times)
        times = 1
    return "".join(parts) if times == 1 else None
