"""What the pages load besides themselves: styles, scripts, the typeface and icons.

`python -m webapp.assets` fetches them; `init_app` serves them under names that change with their content.
"""

from flask import Flask

from webapp.assets import icons, served


def init_app(app: Flask) -> None:
    """Serve the files of `webapp/static` compressed and for ever, and give templates `icon`."""
    served.init_app(app)
    app.jinja_env.globals["icon"] = icons.icon
