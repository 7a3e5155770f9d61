"""What the engine is told: which server, which model, how patient to be, where answers are kept."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from sijill.errors import UsageError

_MOST = 100_000  # seconds, or tries


class LlmSettings(Struct, frozen=True, kw_only=True):
    """How a language model is asked.

    Attributes:
        model: its name at the server. Example: ``"gpt-5-mini"``.
        base_url: the server's address, "" for the client's own default. Example: ``"http://127.0.0.1:8000/v1"``.
        timeout: seconds until a silent server counts as gone. retries: tries after the first, with back-off.
        cache: the folder of answers, "" for none.
        longest: characters that are asked about at once. overlap: characters that two parts share.
        examples: coded reports that are shown with each question; fewer for a model that can hold little.
    """

    model: str
    base_url: str = ""
    timeout: float = 120.0
    retries: int = 4
    cache: str = ""
    longest: int = 6000
    overlap: int = 600
    examples: int = 2


def settings_from(
    model: str = "", base_url: str = "", environ: Mapping[str, str] | None = None
) -> LlmSettings:
    """Return the settings: what is given, else what the environment says.

    Args:
        model: else ``SIJILL_LLM_MODEL``.
        base_url: else ``SIJILL_LLM_URL``, else ``OPENAI_BASE_URL``. The key is ``OPENAI_API_KEY``, which is
            read when the server is asked and is kept nowhere.
        environ: the environment; ``SIJILL_LLM_CACHE`` names the folder of answers, ``SIJILL_LLM_TIMEOUT`` the
            seconds, ``SIJILL_LLM_RETRIES`` how often it is tried again, ``SIJILL_LLM_EXAMPLES`` how many
            examples.

    Example:
        >>> settings_from("m", environ={}).model
        'm'

    Raises:
        UsageError: ``llm-no-model``; ``bad-environment`` where one of these is no such number.
    """
    held = os.environ if environ is None else environ
    chosen = model or held.get("SIJILL_LLM_MODEL", "")
    if not chosen:
        raise UsageError("llm-no-model")
    address = base_url or held.get("SIJILL_LLM_URL", "") or held.get("OPENAI_BASE_URL", "")
    cache = held.get("SIJILL_LLM_CACHE", "") or os.fspath(_cache_folder(held))
    return LlmSettings(
        model=chosen, base_url=address, cache=cache,
        timeout=_number(held, "SIJILL_LLM_TIMEOUT", 120), retries=int(_number(held, "SIJILL_LLM_RETRIES", 4)),
        examples=int(_number(held, "SIJILL_LLM_EXAMPLES", 2)),
    )  # fmt: skip


def _number(environ: Mapping[str, str], name: str, usual: float) -> float:
    given = environ.get(name, "")
    try:
        found = float(given or usual)
    except ValueError:
        raise UsageError("bad-environment", name=name, value=given) from None
    if not 0 <= found < _MOST:
        raise UsageError("bad-environment", name=name, value=given)
    return found


def _cache_folder(environ: Mapping[str, str]) -> Path:
    """Return where this system keeps what can be made again."""
    if sys.platform == "win32":
        return Path(environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "sijill" / "llm"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "sijill" / "llm"
    return Path(environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sijill" / "llm"
