"""What is logged and how: one line an event, to standard error, with no secret and no phone number in clear."""

import logging
import re

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
HIDDEN = re.compile(r"\+\d{6,15}|\btvl_[\w-]+|\bBearer\s+\S+|(?<=/feeds/)[\w-]+", re.IGNORECASE)


class Masked(logging.Formatter):
    """Takes phone numbers and tokens out of whatever a library puts into a message or an exception."""

    def format(self, record: logging.LogRecord) -> str:
        """The lines as they are logged, tracebacks included."""
        return HIDDEN.sub("…", super().format(record))


def init(level: str) -> None:
    """Log from `level` on; once for each process."""
    root = logging.getLogger()
    if not any(isinstance(handler.formatter, Masked) for handler in root.handlers):
        handler = logging.StreamHandler()
        handler.setFormatter(Masked(FORMAT))
        root.addHandler(handler)
    root.setLevel(level)
    logging.getLogger("alembic").setLevel("WARNING")  # it tells every look at the revision
