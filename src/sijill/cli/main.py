"""The entry of the program: settings, the tree of commands, errors and exit codes."""

import os
import sys
from collections.abc import Callable, Sequence
from functools import cache, partial
from importlib import import_module
from keyword import iskeyword
from typing import Any

import typer
import typer.core
import typer.main

from sijill.cli.failures import placed, trace, usage_error
from sijill.cli.helping import page, render
from sijill.cli.output import PIPE_CLOSED, columns, let_go, prepare, remark, say
from sijill.cli.settings import Settings, split_settings
from sijill.errors import SijillError
from sijill.i18n import choose_language, text

COMMANDS = (
    "read",
    "import",
    "watch",
    "recode",
    "mentions",
    "similar",
    "events",
    "show",
    "diff",
    "export",
    "brief",
    "verify",
    "redact",
    "snapshot",
    "backup",
    "restore",
    "move",
    "code",
    "review",
    "serve",
    "mcp",
    "actors",
    "places",
    "why",
    "bench",
)
STATES = ("blockades", "negotiations", "agreements", "control", "custody", "casualties", "episodes")
INTERRUPTED = 130  # 128 + SIGINT


def _help(command: Any, ctx: Any, formatter: Any) -> None:
    lang = ctx.find_root().obj.lang
    formatter.write(render(page(ctx.command_path, command, lang), columns(), lang))


class Command(typer.core.TyperCommand):
    """A command whose help comes from the catalogues."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help in the language of the screen."""
        _help(self, ctx, formatter)


class Group(typer.core.TyperGroup):
    """A group of commands whose help comes from the catalogues."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help in the language of the screen."""
        _help(self, ctx, formatter)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version  # noqa: PLC0415 (costs a fifth of the start-up)

        say(f"sijill {version('sijill')}")
        raise typer.Exit


def _root(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True),  # noqa: FBT003
) -> None:
    pass


@cache
def build(asked: str | None = None) -> Any:
    """Return the tree of commands, as Typer built it.

    Args:
        asked: the command that will be run; the others stand by their names alone, since to read the
            options of all takes a fifth of the start-up. None for the whole tree.
    """
    app = typer.Typer(cls=Group, add_completion=False, rich_markup_mode=None, no_args_is_help=True)
    app.callback()(_root)
    for name, made in _commands().items():
        app.command(name, cls=Command)(made() if asked in (None, name) else _unasked)
    for name, group in (("pack", _packs), ("hand", _hand), ("user", _users)):
        if asked in (None, name):
            app.add_typer(group(), name=name)
        else:
            app.command(name, cls=Command)(_unasked)
    return typer.main.get_command(app)


def _unasked() -> None:
    pass


def _commands() -> dict[str, Callable[[], Callable[..., Any]]]:
    """Return what makes each command, by name, in the order of the help."""
    found: dict[str, Callable[[], Callable[..., Any]]] = {n: partial(_module_command, n) for n in COMMANDS}
    return found | {n: partial(_state_command, n) for n in ("state", "precedents", *STATES)}


def _module_command(name: str) -> Callable[..., Any]:
    module = f"{name}_" if iskeyword(name) else name
    command: Callable[..., Any] = import_module(f"sijill.cli.commands.{module}").command
    return command


def _state_command(name: str) -> Callable[..., Any]:
    from sijill.cli.commands import states  # noqa: PLC0415

    own: dict[str, Callable[..., Any]] = {"state": states.state, "precedents": states.precedents}
    return own[name] if name in own else states.command_of(name)


def _packs() -> typer.Typer:
    from sijill.cli.commands import pack_check, pack_new  # noqa: PLC0415

    packs = typer.Typer(cls=Group, rich_markup_mode=None, no_args_is_help=True)
    packs.callback()(lambda: None)
    packs.command("check", cls=Command)(pack_check.command)
    packs.command("new", cls=Command)(pack_new.command)
    return packs


def _hand() -> typer.Typer:
    from sijill.cli.commands import hand_compare, hand_list, hand_map, hand_read  # noqa: PLC0415

    hand = typer.Typer(cls=Group, rich_markup_mode=None, no_args_is_help=True)
    hand.callback()(lambda: None)
    modules = {"map": hand_map, "read": hand_read, "list": hand_list, "compare": hand_compare}
    for name, module in modules.items():
        hand.command(name, cls=Command)(module.command)
    return hand


def _users() -> typer.Typer:
    from sijill.cli.commands import users as u  # noqa: PLC0415

    users = typer.Typer(cls=Group, rich_markup_mode=None, no_args_is_help=True)
    users.callback()(lambda: None)
    each: dict[str, Callable[..., Any]] = {
        "add": u.add, "list": u.list_, "password": u.password, "token": u.token, "remove": u.remove,
    }  # fmt: skip
    for name, command in each.items():
        users.command(name, cls=Command)(command)
    return users


def _call(args: list[str], settings: Settings) -> int:
    try:
        asked = next((word for word in args if not word.startswith("-")), "")
        done = build(asked).main(args=args, prog_name="sijill", standalone_mode=False, obj=settings)
        sys.stdout.flush()
    except SijillError as error:
        _report(placed(error, settings.lang), error, settings)
        return error.exit_code
    except BrokenPipeError:
        let_go()
        return PIPE_CLOSED
    except Exception as error:  # noqa: BLE001 (the parser's own errors share no public base)
        return _refused(error, settings)
    if done == INTERRUPTED:
        remark(text("error.interrupted", settings.lang))
    return done if isinstance(done, int) else 0


def _refused(error: Exception, settings: Settings) -> int:
    """Say what the parser of the command line refused; what is not of its making is a fault of ours."""
    if not hasattr(error, "format_message"):
        _report(text("error.fault", settings.lang, what=f"{type(error).__name__}: {error}"), error, settings)
        return 1
    if type(error).__name__ == "NoArgsIsHelpError":
        say(str(error).rstrip("\n"))
        return 0
    _report(usage_error(error, settings.lang), error, settings)
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "sijill"
    remark(text("hint.usage", settings.lang, command=command))
    return 2


def _report(words: str, error: Exception, settings: Settings) -> None:
    if settings.debug:
        remark(trace(error).rstrip("\n"))
    remark(f"{text('label.error', settings.lang)}{text('label.colon', settings.lang)}{words}")


def run(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code.

    Args:
        argv: the words after the program's name; the real ones where None.

    Example:
        >>> run(["code", "--lang", "fr"])
        2
    """
    prepare(sys.stdout, sys.stderr)
    try:
        settings, args = split_settings(sys.argv[1:] if argv is None else argv, os.environ)
    except SijillError as error:
        lang = choose_language("", os.environ)
        _report(placed(error, lang), error, Settings(lang))
        return error.exit_code
    try:
        return _call(args, settings)
    except KeyboardInterrupt:
        remark(text("error.interrupted", settings.lang))
        return INTERRUPTED
