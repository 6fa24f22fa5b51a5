"""Pages and fragments travel compressed; static files come compressed from `webapp.assets`.

Each answer's length is blurred by a name of random length in front of it, so that what repeats in a page cannot be
measured letter by letter from the size of many answers (BREACH; breachattack.com, "length hiding").
"""

import gzip
import secrets
from io import BytesIO

from flask import Flask, Response, request

WORTH_IT = 500  # bytes
LEVEL = 5
MOST_BLUR = 100  # bytes


def init_app(app: Flask) -> None:
    """Compress what is HTML for whoever reads gzip."""

    @app.after_request
    def compress(response: Response) -> Response:
        if response.mimetype != "text/html" or response.is_streamed:
            return response
        response.vary.add("Accept-Encoding")
        text = response.get_data()
        if "Content-Encoding" not in response.headers and len(text) >= WORTH_IT and _reads_gzip():
            response.set_data(_packed(text))
            response.headers["Content-Encoding"] = "gzip"
            _weaken(response)
        return response


def _reads_gzip() -> bool:
    return request.accept_encodings["gzip"] > 0


def _packed(text: bytes) -> bytes:
    blur = "a" * secrets.randbelow(MOST_BLUR)
    packed = BytesIO()
    with gzip.GzipFile(blur, "wb", LEVEL, packed, mtime=0) as file:
        file.write(text)
    return packed.getvalue()


def _weaken(response: Response) -> None:
    """The same page, but not the same bytes."""
    tag, _is_weak = response.get_etag()
    if tag:
        response.set_etag(tag, weak=True)
