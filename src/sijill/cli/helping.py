"""Help in two languages, laid out from the commands themselves; every word from the catalogues."""

from typing import Any

from msgspec import Struct

from sijill.i18n import has, text
from sijill.i18n.bidi import FSI, PDI, isolate, width, wrap


class Entry(Struct, frozen=True):
    """One argument, option or command with its words. Example: ``Entry("--record FILE", "The record …")``."""

    names: str
    words: str


class Page(Struct, frozen=True):
    """The help of one command.

    Attributes:
        path: the command with its groups. Example: ``"sijill pack check"``.
        usage: the line of usage. words: what it does.
        arguments, options, commands: what stands below it.
    """

    path: str
    usage: str
    words: str
    arguments: tuple[Entry, ...] = ()
    options: tuple[Entry, ...] = ()
    commands: tuple[Entry, ...] = ()


def _key(path: str) -> str:
    return ".".join(["cli", *path.split()[1:]])


def describe(path: str, name: str, lang: str) -> str:
    """Return the words for a parameter of a command: its own, else those that all commands share.

    Raises:
        KeyError: the catalogue has neither.
    """
    own = f"{_key(path)}.{name.rstrip('_')}"
    return text(own if has(own, lang) else f"cli.option.{name.rstrip('_')}", lang)


def _default(param: Any) -> str:
    value = param.default
    if param.required or callable(value) or value in (None, "", False, 0, ()) or value == []:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _extras(param: Any, lang: str) -> list[str]:
    extras = []
    if param.required:
        extras.append(text("help.required", lang))
    if getattr(param, "multiple", False):
        extras.append(text("help.repeatable", lang))
    if _default(param) and not getattr(param, "is_flag", False):
        extras.append(text("help.default", lang, value=_default(param)))
    if param.envvar:
        extras.append(text("help.environment", lang, name=param.envvar))
    return extras


def _names(param: Any) -> str:
    if param.param_type_name == "argument":
        return str(param.metavar or param.name).upper() + ("…" if param.nargs == -1 else "")
    names = ", ".join([*param.opts, *param.secondary_opts])
    return f"{names} {param.metavar}" if param.metavar else names


def _entry(param: Any, path: str, lang: str) -> Entry:
    words = describe(path, param.name, lang)
    extras = _extras(param, lang)
    return Entry(
        _names(param), words + (f" [{text('label.semicolon', lang).join(extras)}]" if extras else "")
    )


def _usage(path: str, command: Any) -> str:
    arguments = [_names(p) if p.required else f"[{_names(p)}]" for p in command.params if _is_argument(p)]
    tail = ["COMMAND …"] if hasattr(command, "commands") else []
    return " ".join([path, "[OPTIONS]", *arguments, *tail])


def _is_argument(param: Any) -> bool:
    return bool(param.param_type_name == "argument")


def _shared(path: str, lang: str) -> tuple[Entry, ...]:
    own = [("--lang ar|en", "lang"), ("--debug", "debug"), ("--help", "show_help")]
    shown = own if path == "sijill" else own[-1:]
    return tuple(Entry(names, text(f"cli.{key}", lang)) for names, key in shown)


def page(path: str, command: Any, lang: str) -> Page:
    """Return the help of a command.

    Args:
        path: the command with its groups.
        command: as Typer built it.
        lang: ``"ar"`` or ``"en"``.

    Raises:
        KeyError: a catalogue lacks the words for a parameter.
    """
    shown = [
        param for param in command.params if not getattr(param, "hidden", False) and param.name != "help"
    ]
    commands = getattr(command, "commands", {})
    return Page(
        path,
        _usage(path, command),
        text(f"{_key(path)}.help", lang),
        tuple(_entry(p, path, lang) for p in shown if _is_argument(p)),
        tuple(_entry(p, path, lang) for p in shown if not _is_argument(p)) + _shared(path, lang),
        tuple(Entry(name, text(f"{_key(path)}.{name}.help", lang)) for name in commands),
    )


def latin(words: str, lang: str) -> str:
    """Return Latin words so that their hyphens and dots stay where they are on an Arabic screen."""
    return f"{FSI}{words}{PDI}" if lang == "ar" else words


def _section(title: str, entries: tuple[Entry, ...], columns: int) -> list[str]:
    if not entries:
        return []
    left = min(30, max(width(entry.names) for entry in entries))
    out = ["", f"{title}:"]
    for entry in entries:
        first, *rest = wrap(entry.words, max(20, columns - left - 4))
        names = f"  {entry.names}"
        if width(entry.names) > left:
            out.append(names)
            names = "  "
        out.append(names + " " * (left + 4 - width(names)) + isolate(first))
        out += [" " * (left + 4) + isolate(line) for line in rest]
    return out


def render(shown: Page, columns: int, lang: str) -> str:
    """Return a page of help for a terminal of ``columns`` columns."""
    out = [f"{text('help.usage', lang)}: {latin(shown.usage, lang)}", ""]
    out += [isolate(line) for line in wrap(shown.words, columns)]
    out += _section(text("help.arguments", lang), shown.arguments, columns)
    out += _section(text("help.commands", lang), shown.commands, columns)
    out += _section(text("help.options", lang), shown.options, columns)
    if shown.path == "sijill":
        out += ["", *(isolate(line) for line in wrap(text("cli.epilog", lang), columns))]
    return "\n".join(out) + "\n"
