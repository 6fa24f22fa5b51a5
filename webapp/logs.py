"""What is logged and how: one line an event, to standard error, with no secret and no phone number in clear."""

import logging
import re

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
HIDDEN = re.compile(r"\+\d{6,15}|\btvl_[\w-]+|\bBearer\s+\S+", re.IGNORECASE)


class Masked(logging.Filter):
    """Takes phone numbers and tokens out of whatever a library puts into a message."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always true: the record is kept, its message masked."""
        message = record.getMessage()
        if HIDDEN.search(message):
            record.msg, record.args = HIDDEN.sub("…", message), None
        return True


def init(level: str) -> None:
    """Log from `level` on; once for each process."""
    root = logging.getLogger()
    if not any(isinstance(known, Masked) for handler in root.handlers for known in handler.filters):
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(FORMAT))
        handler.addFilter(Masked())
        root.addHandler(handler)
    root.setLevel(level)
    logging.getLogger("alembic").setLevel("WARNING")  # it tells every look at the revision
