"""What the figures were taken on."""

import os
import platform
import sqlite3
import statistics
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path

BLOCK = b"x" * 4096
FLUSHES = 300


def description(postgresql: Path | None) -> dict[str, str]:
    """Cores, processor, memory and versions, by name."""
    return {
        "Date": datetime.now(UTC).date().isoformat(),
        "Processor": f"{len(os.sched_getaffinity(0))} cores of {_value('/proc/cpuinfo', 'model name')}",
        "Memory": f"{int(_value('/proc/meminfo', 'MemTotal').split()[0]) / 2**20:.0f} GB",
        "System": f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
        "PostgreSQL": _version(postgresql) if postgresql else "none here",
    }


def flush_ms(folder: Path) -> float:
    """What one flush of a 4 KB block to disk costs in `folder`, in milliseconds: the median of many."""
    path = folder / "flush"
    took = []
    with path.open("wb", buffering=0) as file:
        for _ in range(FLUSHES):
            file.write(BLOCK)
            started = time.perf_counter()
            os.fdatasync(file.fileno())
            took.append((time.perf_counter() - started) * 1000)
    path.unlink()
    return statistics.median(took)


def _value(file: str, key: str) -> str:
    lines = (line.partition(":") for line in Path(file).read_text().splitlines())
    return next((value.strip() for name, _, value in lines if name.strip() == key), "unknown")


def _version(programs: Path) -> str:
    said = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    return said.split()[2]


def busy() -> str:
    """How much of the last minute something waited for a processor, as Linux counts it; empty where it does not."""
    try:
        some = Path("/proc/pressure/cpu").read_text().split("avg60=")[1]
    except (OSError, IndexError):
        return ""
    return f"{float(some.split()[0]):.0f} %"
