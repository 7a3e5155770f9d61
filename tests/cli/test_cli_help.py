"""Help: quick, in two languages, complete."""

import re
import resource
import subprocess
import sys

import pytest

from sijill.cli.helping import page
from sijill.cli.main import build
from sijill.i18n import LANGUAGES

WORDS = re.compile(r"[A-Za-z]{2,}")


def commands():
    root = build()
    yield "sijill", root
    for name, command in root.commands.items():
        yield f"sijill {name}", command
        for inner, below in getattr(command, "commands", {}).items():
            yield f"sijill {name} {inner}", below


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "command"), list(commands()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_parameter_has_its_words(path, command, lang):
    shown = page(path, command, lang)
    assert shown.words
    assert all(entry.words for entry in (*shown.arguments, *shown.options, *shown.commands))


@pytest.mark.parametrize("name", ["read", "mentions", "code", "review", "show"])
def test_help_of_commands_in_arabic(sijill, name):
    code, out, err = sijill(name, "--help", "--lang", "ar")
    assert (code, err) == (0, "")
    assert "الاستعمال" in out
    assert "Usage" not in out


def test_no_arguments_show_the_help(sijill):
    code, out, _ = sijill()
    assert code == 0
    assert out == sijill("--help")[1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_fits_eighty_columns(sijill, lang):
    lines = (
        sijill("mentions", "--help", "--lang", lang)[1]
        .translate(dict.fromkeys(range(0x2066, 0x206A)))
        .split("\n")
    )
    assert max(map(len, lines)) <= 80


def test_the_version(sijill):
    code, out, _ = sijill("--version")
    assert code == 0
    assert re.fullmatch(r"sijill \d+\.\d+\.\d+\n", out)


def test_help_starts_quickly():
    def once():  # in seconds of processor: what else the machine does is not the command's
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "sijill.cli", "--help"], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    once()
    assert min(once() for _ in range(5)) < 0.3


def test_help_brings_in_nothing_heavy():
    code = "import sys; from sijill.cli.main import run; run(['--help'])\n"
    code += "print([m for m in HEAVY if m in sys.modules])"
    heavy = ["rich", "sqlalchemy", "trafilatura", "alembic", "sijill.extract", "sijill.lexicon"]
    done = subprocess.run(
        [sys.executable, "-c", code.replace("HEAVY", repr(heavy))], check=True, capture_output=True, text=True
    )
    assert done.stdout.endswith("[]\n")


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["states"], "no command states; near to it: state"),
        (["it's"], "no command"),
        (["mentions", "--limit", "x"], "it is no whole number"),
        (["mentions", "--limit", "0"], "it must be at least 1"),
        (["mentions", "--confidence", "3"], "it must be at most 1"),
        (["mentions", "--confidence", "x"], "it is no number"),
    ],
)
def test_what_is_refused_is_said_in_our_own_words(sijill, argv, words):
    code, out, err = sijill(*argv)
    assert (code, out) == (2, "")
    assert words in err.replace("\u2068", "").replace("\u2069", "")
    assert "Input should" not in sijill(*argv, "--lang", "ar")[2]
