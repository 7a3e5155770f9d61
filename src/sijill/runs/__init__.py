"""Joining: read, code, store; in one process or several."""

from sijill.runs.coder import Coder, Failed, code_report
from sijill.runs.engines import ENGINES, maker
from sijill.runs.read import Progress, read
from sijill.runs.recode import recode
from sijill.runs.summary import RunSummary

__all__ = [
    "ENGINES",
    "Coder",
    "Failed",
    "Progress",
    "RunSummary",
    "code_report",
    "maker",
    "read",
    "recode",
]
