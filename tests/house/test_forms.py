"""What HTMX sends, a plain form sends as well: nobody needs a script to change something."""

import re

from tests.house.tree import ROOT, files
from webapp.languages import catalog

SENDS = re.compile(r"""\bhx[-_](?:post|put|patch|delete)=(?:"(?P<written>[^"]*)"|(?P<given>url_for\([^()]*\)|\w+))""")


def test_whatever_is_sent_by_htmx_is_sent_by_a_form_too() -> None:
    found, sent = [], 0
    for path in files("webapp/templates", suffix=".html"):
        text = path.read_text()
        plain = re.sub(r"\s+", " ", text).replace("'", '"')
        for match in SENDS.finditer(text):
            url = (match["given"] or match["written"].removeprefix("{{").removesuffix("}}")).strip().replace("'", '"')
            ways = (f'method="post" action="{{{{ {url} }}}}"', f'formaction="{{{{ {url} }}}}"', f"post_button({url},")
            sent += 1
            if not any(way in plain for way in ways):
                found.append(f"{path.relative_to(ROOT)}: {match[0]}")
    assert sent > 20 and found == []


def test_the_button_that_does_it_stands_before_the_way_back() -> None:
    ways_back, turned = 0, []
    for path in files("webapp/templates", suffix=".html"):
        _first, *rest = path.read_text().split("{% trans %}Cancel{% endtrans %}")
        ways_back += len(rest)
        after = [each.partition("</form>")[0] for each in rest]
        turned += [str(path.relative_to(ROOT)) for each in after if re.search(r"btn-(primary|danger)", each)]
    assert ways_back > 10 and turned == []


def test_in_italian_a_form_is_left_and_only_a_booking_is_cancelled() -> None:
    words = {message.id: message.string for message in catalog("it") if message.id}
    assert words["Cancel"] == "Indietro" and words["Cancel the booking"] == "Annulla la prenotazione"
    assert "Annulla" not in words.values()
