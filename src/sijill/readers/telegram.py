"""Telegram's export (``result.json``): one report a message, of one chat or of a whole account.

A message's address is ``https://t.me/c/CHAT/MESSAGE``, which opens it for those who may see it; the export
does not tell a channel's public name. A message that was edited and exported again is therefore a new
version of the same report. Days are those of the clock of the machine that exported, as the file has them.
"""

from collections.abc import Iterator
from typing import Any, TypeGuard

from sijill.errors import InputError, SijillError
from sijill.readers.build import Draft, Origin, build
from sijill.readers.options import ReadOptions
from sijill.readers.unread import Unread
from sijill.schema import Report

EXTRACTOR = "telegram/1"
_LINKED = {"public_channel", "private_channel", "public_supergroup", "private_supergroup"}


def is_export(value: object) -> TypeGuard[dict[str, Any]]:
    """Say whether a JSON value has the shape of an export.

    Example:
        >>> is_export({"name": "ق", "type": "public_channel", "id": 1, "messages": []})
        True
    """
    if not isinstance(value, dict):
        return False
    chats = value.get("chats")
    return _is_chat(value) or (isinstance(chats, dict) and isinstance(chats.get("list"), list))


def read_export(value: dict[str, Any], origin: Origin, options: ReadOptions) -> Iterator[Report | Unread]:
    """Yield the messages that hold words; how many hold none is listed once for each chat.

    Args:
        value: the export, see `is_export`.
        origin: of the file; a message's place is the file's with the chat and the message's number.
        options: see `ReadOptions`.
    """
    chats = [value] if _is_chat(value) else [*_listed(value, "chats"), *_listed(value, "left_chats")]
    for chat in chats:
        if _is_chat(chat):
            place = origin.path if chat is value else f"{origin.path}/{chat.get('name') or chat.get('id')}"
            yield from _chat(chat, place, origin, options)


def _is_chat(value: object) -> TypeGuard[dict[str, Any]]:
    return (
        isinstance(value, dict) and isinstance(value.get("messages"), list) and {"type", "id"} <= set(value)
    )


def _listed(value: dict[str, Any], key: str) -> list[Any]:
    chats = value.get(key)
    held = chats.get("list") if isinstance(chats, dict) else None
    return held if isinstance(held, list) else []


def _chat(
    chat: dict[str, Any], place: str, origin: Origin, options: ReadOptions
) -> Iterator[Report | Unread]:
    wordless = 0
    for message in chat["messages"]:
        if isinstance(message, dict) and message.get("type") == "service":
            continue  # who joined, what was pinned: nobody's words
        text = _text(message.get("text")) if isinstance(message, dict) else ""
        if text.strip():
            yield _message(message, text, chat, place, origin, options)
        else:
            wordless += 1
    if wordless:
        yield Unread(place, InputError("no-words", place, number=wordless))


def _message(
    message: dict[str, Any], text: str, chat: dict[str, Any], place: str, origin: Origin, options: ReadOptions
) -> Report | Unread:
    number = message.get("id")
    where = f"{place}:{number}"
    draft = Draft(
        text=text, outlet=chat.get("name"), url=_address(chat, number), published=message.get("date")
    )
    notes = (*origin.notes, *_notes(message))
    own = Origin(path=where, bytes_hash=origin.bytes_hash, extractor=EXTRACTOR, notes=notes)
    try:
        return build(draft, own, options)
    except SijillError as error:
        return Unread(where, error)


def _address(chat: dict[str, Any], number: object) -> str:
    linked = chat.get("type") in _LINKED
    return f"https://t.me/c/{chat['id']}/{number}" if linked else f"telegram:{chat['id']}/{number}"


def _notes(message: dict[str, Any]) -> Iterator[str]:
    """Yield when a message was edited and whom it was forwarded from."""
    for key, note in (("edited", "edited"), ("forwarded_from", "forwarded")):
        value = message.get(key)
        if isinstance(value, str) and value.strip():
            yield f"{note}:{' '.join(value.split())[:80]}"


def _text(value: object) -> str:
    """Return a message's words: a string, or pieces of which some are links, mentions or bold."""
    if isinstance(value, str):
        return value
    if not isinstance(value, list):
        return ""
    pieces = (piece.get("text", "") if isinstance(piece, dict) else piece for piece in value)
    return "".join(piece for piece in pieces if isinstance(piece, str))
