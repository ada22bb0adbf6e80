"""What numbers are measured on, in one line; measures nothing."""

import os
import platform
from importlib.metadata import version


def machine() -> str:
    """System, cores, load and the versions that matter."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    packages = ", ".join(f"{name} {version(name)}" for name in ("ortools", "numpy", "scipy"))
    return (
        f"{platform.system()} {platform.machine()}, {cores} cores, load {load} at the start; "
        f"Python {platform.python_version()}, {packages}"
    )
