"""What HTMX sends, a plain form sends as well: nobody needs a script to change something."""

import re

from tests.house.tree import ROOT, files

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
