"""The WSGI application: `wsgi:app`."""

from webapp import create_app

app = create_app()
