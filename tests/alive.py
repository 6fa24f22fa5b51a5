"""Whether a process of another parent still runs."""

import time
from pathlib import Path

PATIENCE_S = 30.0


def ends(pid: int) -> bool:
    """Whether the process ends within `PATIENCE_S`; one that is dead but unburied has ended."""
    status = Path(f"/proc/{pid}/stat")
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        try:
            if status.read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.05)
    return False
