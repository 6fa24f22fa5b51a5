"""Whether a process of another parent still runs."""

from pathlib import Path


def has_ended(pid: int) -> bool:
    """One that is dead but unburied has ended too."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True
