"""The Flask extensions, made once and bound to the application in `create_app`."""

import orjson
from flask_htmx import HTMX
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Every model's base; the naming convention lets migrations name what they alter."""

    metadata = MetaData(naming_convention=NAMING)


def dump_json(value: object) -> str:
    """Compact JSON text, as the database's JSON columns hold it."""
    return orjson.dumps(value).decode()


# For `create_engine`. What a statement was given is of guests, and no business of an error's text.
JSON = {"json_serializer": dump_json, "json_deserializer": orjson.loads, "hide_parameters": True}
db = SQLAlchemy(model_class=Base, engine_options=JSON)
migrate = Migrate(render_as_batch=True, compare_type=True)
csrf = CSRFProtect()
htmx = HTMX()
