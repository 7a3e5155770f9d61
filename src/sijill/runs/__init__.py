"""Joining: read, code, store; in one process or several."""

from sijill.runs.coder import Coder, Failed, code_report
from sijill.runs.engines import ENGINES, maker
from sijill.runs.link import LinkSummary, events_of, link_record, record_events, record_told
from sijill.runs.read import Progress, read
from sijill.runs.recode import recode
from sijill.runs.reviewing import added, others_of, review_of, undos_of
from sijill.runs.summary import RunSummary

__all__ = [
    "ENGINES",
    "Coder",
    "Failed",
    "LinkSummary",
    "Progress",
    "RunSummary",
    "added",
    "code_report",
    "events_of",
    "link_record",
    "maker",
    "others_of",
    "read",
    "recode",
    "record_events",
    "record_told",
    "review_of",
    "undos_of",
]
