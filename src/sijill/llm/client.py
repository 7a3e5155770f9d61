"""The server: one question, one answer in words; its failures told apart. The client is imported late."""

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any

from msgspec import Struct

from sijill.errors import UsageError
from sijill.llm.errors import LlmError
from sijill.llm.settings import LlmSettings

_LOCKED = (401, 403)  # their words may repeat a part of the key
_NO_KEY = "none"  # servers on one's own machine ask for none, but the client wants a word there


_REFUSED = (400, 422)
# How a schema is handed over: as OpenAI and most servers take it; as llama-cpp-python's does; not at all.
_FORMS: tuple[Callable[[dict[str, Any]], Any], ...] = (
    lambda schema: {
        "type": "json_schema", "json_schema": {"name": "events", "strict": True, "schema": schema},
    },
    lambda schema: {"type": "json_object", "schema": schema},
    lambda _: {"type": "json_object"},
)  # fmt: skip


class Reply(Struct, frozen=True):
    """What a server answered; ``read`` and ``wrote`` are tokens as it counts them, 0 where it does not."""

    words: str
    read: int = 0
    wrote: int = 0


class Server:
    """An OpenAI-compatible server; the client is made when it is first asked, in each process its own."""

    def __init__(self, settings: LlmSettings) -> None:
        """Keep the settings.

        Raises:
            UsageError: ``no-openai`` where the extra ``llm`` is not installed.
        """
        if find_spec("openai") is None:
            raise UsageError("no-openai", extra="sijill[llm]")
        self.settings = settings
        self._client: Any = None
        self._form = 0  # in which of `_FORMS` the server takes the schema

    def ask(self, messages: Sequence[dict[str, str]], schema: dict[str, Any]) -> Reply:
        """Return what the model answers.

        The client tries again where the server is gone, busy or faulty, each time after twice as long.

        Raises:
            LlmError: see there.
        """
        openai = _openai()
        try:
            return self._asked(messages, schema)
        except openai.APITimeoutError:
            raise LlmError("llm-slow", seconds=f"{self.settings.timeout:g}") from None
        except openai.APIConnectionError:
            raise LlmError("llm-gone", address=self.settings.base_url or "openai") from None
        except openai.APIStatusError as error:
            reason = "" if error.status_code in _LOCKED else _first_line(error)
            raise LlmError("llm-refused", status=error.status_code, reason=reason) from None
        except (openai.OpenAIError, ValueError) as error:  # an answer that is none of the protocol's
            raise LlmError("llm-rubbish", reason=_first_line(error)) from None

    def _asked(self, messages: Sequence[dict[str, str]], schema: dict[str, Any]) -> Reply:
        openai = _openai()
        while True:
            try:
                return self._complete(messages, schema)
            except openai.APIStatusError as error:
                if self._form == len(_FORMS) - 1 or not _about_form(error):
                    raise
            self._form += 1  # what is answered is checked all the same

    def _complete(self, messages: Sequence[dict[str, str]], schema: dict[str, Any]) -> Reply:
        found = self._connected().chat.completions.create(
            model=self.settings.model, messages=list(messages), seed=0,
            response_format=_FORMS[self._form](schema),
        )  # fmt: skip
        return _reply(found)

    def _connected(self) -> Any:
        if self._client is None:
            import os  # noqa: PLC0415

            self._client = _openai().OpenAI(
                base_url=self.settings.base_url or None, timeout=self.settings.timeout,
                max_retries=self.settings.retries, api_key=os.environ.get("OPENAI_API_KEY") or _NO_KEY,
            )  # fmt: skip
        return self._client


def _reply(found: Any) -> Reply:
    """Return the answer's words; whatever else a server sends is no answer."""
    try:
        choice = found.choices[0]
        words, ended = choice.message.content, choice.finish_reason
    except (AttributeError, IndexError, TypeError):
        raise LlmError("llm-rubbish", reason="choices") from None
    if ended == "length":
        raise LlmError("llm-cut")
    if not isinstance(words, str) or not words.strip():
        raise LlmError("llm-rubbish", reason="empty")
    usage = getattr(found, "usage", None)
    read, wrote = getattr(usage, "prompt_tokens", 0), getattr(usage, "completion_tokens", 0)
    return Reply(words, read if isinstance(read, int) else 0, wrote if isinstance(wrote, int) else 0)


def _about_form(error: Any) -> bool:
    """Say whether a server refused the form of a question; llama-cpp-python's says so with a 500."""
    return error.status_code in _REFUSED or (error.status_code >= 500 and "response_format" in str(error))


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:160]


def _openai() -> Any:
    import openai  # noqa: PLC0415  an extra, and slow

    return openai
