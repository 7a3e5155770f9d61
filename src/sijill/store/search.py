"""Full text over the folded words: «الحسكة» finds «بالحسكه» and «وللحسكة».

The index holds the words as they stand. A word asked for is widened to its forms with و ف ب ل ك س before
it: the index stays a third smaller than with stripped forms in it, and «زير» does not find «وزير».

In SQLite it is FTS5's. In PostgreSQL it is an inverted index (GIN) over the same words, with the words in
their order beside it for phrases: its own parser of text takes a web address or «3.5» for one word, and a
``tsvector`` forgets places after the 16,383rd word and ends at a megabyte.
"""

import re
from typing import Any

from sqlalchemy import (
    Connection,
    Text,
    and_,
    case,
    column,
    false,
    literal,
    literal_column,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY

from sijill.lexicon.fold import fold, fold_with_offsets
from sijill.store.driver import ask, write_many
from sijill.store.kinds import POSTGRES, WORDS, ByDatabase
from sijill.store.tables import reports, versions

CONJUNCTIONS = ("", "و", "ف")
PREPOSITIONS = ("", "ب", "ك", "ل")
_PHRASE = re.compile(r'"([^"]*)"|«([^»]*)»|(\S+)')
_WORD = re.compile(r"[^\W_]+")


def words(title: str, text: str) -> str:
    """Return the folded words of a report for the index.

    Example:
        >>> words("", "بالحسكةِ").strip()
        'بالحسكه'
    """
    return fold_with_offsets(f"{title}\n{text}").text


def match_expression(query: str) -> str:
    """Return what FTS5 is asked for ``query``: all words, those in quotation marks as a phrase.

    Nothing of ``query`` but letters and digits gets into the expression.

    Example:
        >>> match_expression("")
        ''
    """
    return " AND ".join(map(_any_form, asked_words(query)))


def any_expression(query: str) -> str:
    """Return what FTS5 is asked for reports that hold any of the words, see `match_expression`."""
    return " OR ".join(map(_any_form, asked_words(query)))


def asked_words(query: str) -> list[list[str]]:
    """Return the folded words of a question, those of a phrase together.

    Example:
        >>> asked_words('الحسكة "فك الحصار"')
        [['الحسكه'], ['فك', 'الحصار']]
    """
    phrases = (next(filter(None, groups), "") for groups in _PHRASE.findall(query))
    wanted = (_WORD.findall(fold(phrase)) for phrase in phrases)
    return [phrase for phrase in wanted if phrase]


def _any_form(phrase: list[str]) -> str:
    first, rest = phrase[0], phrase[1:]
    return "(" + " OR ".join(f'"{" ".join((form, *rest))}"' for form in forms(first)) + ")"


def forms(word: str) -> list[str]:
    """Return ``word`` with each proclitic that may stand before it.

    Example:
        >>> "وللحسكه" in forms("الحسكه"), "بقسد" in forms("قسد")
        (True, True)
    """
    if not word[0].isalpha() or word.isascii():
        return [word]
    return [con + _joined(prep, word) for con in CONJUNCTIONS for prep in PREPOSITIONS]


def _joined(preposition: str, word: str) -> str:
    if preposition == "ل" and word.startswith("ال") and len(word) > 3:
        return "لل" + word[2:]
    return preposition + word


def found_in(query: str) -> Any:
    """Return the keys of the versions whose words fit ``query``, as a condition's right side."""
    asked = asked_words(query)
    in_sqlite = text("search MATCH :asked").bindparams(asked=match_expression(query) or '""')
    in_postgres = and_(*map(_holds, asked)) if asked else false()
    return select(_SEARCH.c.rowid).where(ByDatabase(in_sqlite, in_postgres))


def ranked_held(query: str, most: int, *, every: bool) -> Any:
    """Return the question for the versions that hold words of ``query``, the most of them first.

    For PostgreSQL, which counts no BM25.
    """
    held = list(map(_holds, asked_words(query)))
    number = sum((case((one, 1), else_=0) for one in held), literal(0))
    standing = and_(reports.c.id == versions.c.report, reports.c.latest == versions.c.number)
    rows = _SEARCH.join(versions, versions.c.key == _SEARCH.c.rowid).join(reports, standing)
    fits = and_(*held) if every else or_(*held)
    return (
        select(versions.c.key)
        .select_from(rows)
        .where(fits)
        .order_by(number.desc(), versions.c.key)
        .limit(most)
    )


_SEARCH = table("search", column("rowid"), column("words", WORDS))
LONGEST = 500  # letters of a word that PostgreSQL's index keeps: what is longer it does not take at all


def _holds(phrase: list[str]) -> Any:
    """Return when a report's words hold a phrase, its first word in any form."""
    first, rest = phrase[0], phrase[1:]
    any_form = [form[:LONGEST] for form in forms(first)]
    held: Any = literal_column(
        "string_to_array(words, ' ')", ARRAY(Text)
    )  # as the index has it, letter by letter
    found: list[Any] = [held.overlap(literal(any_form, ARRAY(Text)))]
    if rest:
        found.append(held.contains(literal([word[:LONGEST] for word in rest], ARRAY(Text))))
        after = " ".join(word[:LONGEST] for word in rest)
        whole = [f" {form} {after} " for form in any_form]
        found.append(or_(*(_SEARCH.c.words.contains(one, autoescape=True) for one in whole)))
    return and_(*found)


def _spaced(title: str, body: str) -> str:
    """Return a report's words as PostgreSQL keeps them: one space between, before and after."""
    return f" {' '.join(word[:LONGEST] for word in _WORD.findall(words(title, body)))} "


# The words are indexed apart from the reports: in one transaction with each report they took 0.5 ms, many
# at a time 0.2 ms. The reports alone say what is missing, so that a killed reading loses nothing.
BATCH = 1000
_LAST = "SELECT coalesce((SELECT value FROM meta WHERE key = 'searched'), '0')"
_MISSING = "SELECT key, title, text FROM versions WHERE key > ? ORDER BY key LIMIT ?"
_NOTED = """
INSERT INTO meta (key, value) VALUES ('searched', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value
"""


def is_behind(at: Connection) -> bool:
    """Tell whether there are reports whose words are not in the index."""
    newest = ask(at, "SELECT coalesce(max(key), 0) FROM versions")[0][0]
    return int(newest) > _last(at)


def index_some(at: Connection) -> bool:
    """Index the next reports and tell whether there are more."""
    rows = ask(at, _MISSING, (_last(at), BATCH))
    if rows:
        kept = _spaced if at.dialect.name == POSTGRES else words
        values = [(key, kept(title, body)) for key, title, body in rows]
        write_many(at, "INSERT INTO search (rowid, words) VALUES (?, ?)", values)
        ask(at, _NOTED, (str(rows[-1][0]),))
    return len(rows) == BATCH


def _last(at: Connection) -> int:
    return int(ask(at, _LAST)[0][0])
