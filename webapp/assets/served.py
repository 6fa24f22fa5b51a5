"""Static files under names that carry a hash of their content, so that browsers may keep them for ever.

`url_for("static", filename="app.css")` gives /static/app.<hash>.css. The plain name still works, uncompressed.
"""

import gzip
import hashlib
import logging
import re
import tempfile
from pathlib import Path, PurePosixPath
from wsgiref.headers import Headers

from flask import Flask
from whitenoise import WhiteNoise

from webapp.assets.vendor import VENDOR

log = logging.getLogger(__name__)
STATIC = VENDOR.parent
SERVED = VENDOR / "served"
COMPRESSED = {".css", ".js", ".svg"}
SUFFIXES = {*COMPRESSED, ".png", ".woff2"}
LINKS = {".css": re.compile(r'(url\("?)([\w./-]+)'), ".js": re.compile(r'(\b(?:from|import) "\./)([\w./-]+)')}


def init_app(app: Flask) -> None:
    """Serve every static file under its hashed name, and build URLs with it."""
    names = publish()
    white = WhiteNoise(
        app.wsgi_app,
        allow_all_origins=False,
        add_headers_function=_set_headers,
        immutable_file_test=lambda path, url: True,
    )
    for hashed in names.values():
        white.add_file_to_dictionary(f"{app.static_url_path}/{hashed}", str(SERVED / hashed))
    app.wsgi_app = white  # type: ignore[method-assign]

    @app.url_defaults
    def name_by_content(endpoint: str, values: dict[str, str]) -> None:
        if endpoint == "static":
            values["filename"] = names.get(values["filename"], values["filename"])


def publish() -> dict[str, str]:
    """Copy what changed under its hashed name, with a compressed sibling; the hashed name of every static file.

    Empty where nothing can be written: then the plain names serve.
    """
    names: dict[str, str] = {}
    try:
        for source in sorted(STATIC.rglob("*.*")):
            if source.suffix in SUFFIXES and SERVED not in source.parents:
                _publish(source.relative_to(STATIC).as_posix(), names)
    except OSError as error:
        log.warning("static files are served uncompressed: %s", error)
        return {}
    return names


def _publish(name: str, names: dict[str, str]) -> str:
    """The hashed name of one file; those it links to come first, as their names are part of it."""
    if name not in names:
        source = STATIC / name
        content = source.read_bytes()
        if source.parent == STATIC and source.suffix in LINKS:
            link = LINKS[source.suffix]
            content = link.sub(lambda found: found[1] + _publish(found[2], names), content.decode()).encode()
        names[name] = _hashed(name, content)
        _write(SERVED / names[name], content)
    return names[name]


def _hashed(name: str, content: bytes) -> str:
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}.{hashlib.blake2b(content, digest_size=5).hexdigest()}{path.suffix}"))


def _write(target: Path, content: bytes) -> None:
    """Whole or not at all: several processes start at once."""
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.suffix in COMPRESSED:
        _put(target.with_name(f"{target.name}.gz"), gzip.compress(content, mtime=0))
    _put(target, content)


def _put(target: Path, content: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as file:
        file.write(content)
    written = Path(file.name)
    written.chmod(0o644)
    written.replace(target)


def _set_headers(headers: Headers, path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
