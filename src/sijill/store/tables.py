"""The tables, as SQLAlchemy Core. What stands here and what the migrations make is held equal by a test.

A report is its address; under it stand the versions of its text; under a version the coding of each
engine; under a coding its mentions, each whole as JSON and, for looking up, by its actors, places, sources.
What people coded by hand hangs on no report and stands in a table of its own, so that nothing counts it in.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)

from sijill.store.kinds import WHOLE, WORD, WORDS

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

runs = Table(
    "runs",
    metadata,
    Column("key", WHOLE, primary_key=True),
    Column("started", WORD, nullable=False),
    Column("engine", WORD, nullable=False),
    Column("packs", WORD, nullable=False),
    Column("summary", WORDS, nullable=False, server_default=""),
)

reports = Table(
    "reports",
    metadata,
    Column("id", WORD, primary_key=True),
    Column("outlet", WORD, nullable=False),
    Column("url", WORD, nullable=False),
    Column("composed", Boolean, nullable=False),
    Column("latest", WHOLE, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("key", WHOLE, primary_key=True),
    Column("report", WORD, ForeignKey("reports.id"), nullable=False),
    Column("number", WHOLE, nullable=False),
    Column("title", WORDS, nullable=False),
    Column("text", WORDS, nullable=False),
    Column("published", WORD),
    Column("language", WORD),
    Column("text_hash", WORD, nullable=False),
    Column("bytes_hash", WORD, nullable=False),
    Column("extractor", WORD, nullable=False),
    Column("path", WORD, nullable=False),
    Column("notes", WORDS, nullable=False),
    Column("run", WHOLE, ForeignKey("runs.key")),
    UniqueConstraint("report", "number"),
)

codings = Table(
    "codings",
    metadata,
    Column("key", WHOLE, primary_key=True),
    Column("version", WHOLE, ForeignKey("versions.key"), nullable=False),
    Column("name", WORD, nullable=False),
    Column("engine", WORD, nullable=False),
    Column("packs", WORD, nullable=False),
    Column("told_on", WORD),
    Column("run", WHOLE, ForeignKey("runs.key")),
    UniqueConstraint("version", "name"),
)

mentions = Table(
    "mentions",
    metadata,
    Column("key", WHOLE, primary_key=True),
    Column("id", WORD, nullable=False, index=True),
    Column("coding", WHOLE, ForeignKey("codings.key"), nullable=False, index=True),
    Column("report", WORD, ForeignKey("reports.id"), nullable=False, index=True),
    Column("version", WHOLE, nullable=False),
    Column("type", WORD, nullable=False, index=True),
    Column("status", WORD, nullable=False),
    Column("start", WHOLE, nullable=False),
    Column("end", WHOLE, nullable=False),
    Column("date_from", WORD),
    Column("date_to", WORD),
    Column("told_on", WORD),
    Column("confidence", Float, nullable=False),
    Column("rule", WORD, nullable=False),
    Column("body", WORDS, nullable=False),
)

mention_actors = Table(
    "mention_actors",
    metadata,
    Column("mention", WHOLE, ForeignKey("mentions.key"), nullable=False),
    Column("role", WORD, nullable=False),
    Column("actor", WORD, nullable=False),
    Column("party", WORD, nullable=False),
)

mention_places = Table(
    "mention_places",
    metadata,
    Column("mention", WHOLE, ForeignKey("mentions.key"), nullable=False),
    Column("place", WORD, nullable=False),
    Column("folded", WORD, nullable=False),
)

mention_sources = Table(
    "mention_sources",
    metadata,
    Column("mention", WHOLE, ForeignKey("mentions.key"), nullable=False),
    Column("position", WHOLE, nullable=False),
    Column("source", WORD, nullable=False),
)

Index("ix_mention_actors_mention", mention_actors.c.mention)
Index("ix_mention_actors_actor", mention_actors.c.actor)
Index("ix_mention_places_mention", mention_places.c.mention)
Index("ix_mention_places_folded", mention_places.c.folded)
Index("ix_mention_sources_mention", mention_sources.c.mention)
Index("ix_mention_sources_source", mention_sources.c.source)

reviews = Table(
    "reviews",
    metadata,
    Column("key", WHOLE, primary_key=True),
    Column("mention", WORD, nullable=False),
    Column("report", WORD, nullable=False, index=True),
    Column("version", WHOLE, nullable=False),
    Column("type", WORD, nullable=False),
    Column("start", WHOLE, nullable=False),
    Column("end", WHOLE, nullable=False),
    Column("verdict", WORD, nullable=False),
    Column("argument", WORD, nullable=False),
    Column("value", WORDS, nullable=False),
    Column("who", WORD, nullable=False),
    Column("when", WORD, nullable=False),
    Column("why", WORDS, nullable=False),
    Column("other", WORD, nullable=False, server_default=""),
    Column("other_report", WORD, nullable=False, server_default=""),
    Column("other_version", WHOLE, nullable=False, server_default="0"),
    Column("other_type", WORD, nullable=False, server_default=""),
    Column("other_start", WHOLE, nullable=False, server_default="0"),
    Column("other_end", WHOLE, nullable=False, server_default="0"),
)

hand_events = Table(
    "hand_events",
    metadata,
    Column("id", WORD, primary_key=True),
    Column("coder", WORD, nullable=False),
    Column("file", WORD, nullable=False),
    Column("date_from", WORD),
    Column("date_to", WORD),
    Column("body", WORDS, nullable=False),
)

Index("ix_hand_events_coder_file", hand_events.c.coder, hand_events.c.file)

# What linking found: a function of all that stands above, made anew at any time. A mention that is coded
# again leaves its row without it, so that the next linking knows which events it stood in. Triggers note the
# reports whose mentions changed, or another text of which stands, since they were linked.
unlinked = Table("unlinked", metadata, Column("report", WORD, primary_key=True))

linked = Table(
    "linked",
    metadata,
    Column("key", WHOLE, primary_key=True),
    Column("mention", WHOLE, ForeignKey("mentions.key", ondelete="SET NULL"), nullable=True, unique=True),
    Column("event", WORD, nullable=False, index=True),
    Column("component", WORD, nullable=False, index=True),
)

link_blocks = Table(
    "link_blocks",
    metadata,
    Column("block", WHOLE, nullable=False, index=True),
    Column("linked", WHOLE, ForeignKey("linked.key", ondelete="CASCADE"), nullable=False, index=True),
)

events = Table(
    "events",
    metadata,
    Column("id", WORD, primary_key=True),
    Column("type", WORD, nullable=False),
    Column("day", WORD, nullable=False, index=True),
    Column("mentions", WHOLE, nullable=False),
    Column("sources", WHOLE, nullable=False),
    Column("differ", WHOLE, nullable=False),
)

stories = Table(
    "stories",
    metadata,
    Column("report", WORD, ForeignKey("reports.id"), primary_key=True),
    Column("body", WORDS, nullable=False),
)

sketches = Table(
    "sketches",
    metadata,
    Column("hash", WHOLE, nullable=False, index=True),
    Column("version", WHOLE, ForeignKey("versions.key"), nullable=False),
)

sketched = Table(
    "sketched",
    metadata,
    Column("version", WHOLE, ForeignKey("versions.key"), primary_key=True),
    Column("size", WHOLE, nullable=False),
)

copies = Table(
    "copies",
    metadata,
    Column("one", WHOLE, ForeignKey("versions.key"), primary_key=True),
    Column("other", WHOLE, ForeignKey("versions.key"), primary_key=True, index=True),
    Column("share", Float, nullable=False),
)

# What states were last made, encoded, and from what: the record's revision, the linking, the packs, the code.
states = Table(
    "states",
    metadata,
    Column("kind", WORD, primary_key=True),
    Column("made_from", WORD, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

# Vectors of texts, each made by the encoder whose file has this hash: anew at any time, from the text alone.
vectors = Table(
    "vectors",
    metadata,
    Column("version", WHOLE, ForeignKey("versions.key"), primary_key=True),
    Column("encoder", WORD, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

# What is watched: feeds, pages, the pages that feeds name, files. Days and hours as ISO 8601 in UTC; ``due``
# and ``checked`` in seconds since 1970, since they are reckoned with.
watched = Table(
    "watched",
    metadata,
    Column("address", WORD, primary_key=True),
    Column("kind", WORD, nullable=False),
    Column("source", WORD, nullable=False, index=True),
    Column("stamp", WORD, nullable=False, server_default=""),
    Column("published", WORD, nullable=False, server_default=""),
    Column("etag", WORD, nullable=False, server_default=""),
    Column("modified", WORD, nullable=False, server_default=""),
    Column("hash", WORD, nullable=False, server_default=""),
    Column("state", WORD, nullable=False, server_default="waiting"),
    Column("reason", WORDS, nullable=False, server_default=""),
    Column("tries", WHOLE, nullable=False, server_default="0"),
    Column("due", Float, nullable=False, server_default="0"),
    Column("checked", Float, nullable=False, server_default="0"),
)

Index("ix_watched_state_due", watched.c.state, watched.c.due)

# The page that gave a version of a text, as it was fetched: it outlives the page.
pages = Table(
    "pages",
    metadata,
    Column("version", WHOLE, ForeignKey("versions.key"), primary_key=True),
    Column("address", WORD, nullable=False),
    Column("fetched", WORD, nullable=False),
    Column("headers", WORDS, nullable=False),
    Column("hash", WORD, nullable=False),
    Column("size", WHOLE, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)

# Reports that were read live and whose news is not made yet; and the news, until and after it is told.
untold = Table("untold", metadata, Column("report", WORD, ForeignKey("reports.id"), primary_key=True))

news = Table(
    "news",
    metadata,
    Column("number", WHOLE, primary_key=True),
    Column("key", WORD, nullable=False, unique=True),
    Column("body", WORDS, nullable=False),
    Column("made", WORD, nullable=False),
    Column("told", WORD, nullable=False, server_default="", index=True),
    Column("tries", WHOLE, nullable=False, server_default="0"),
)

# Who may use a record that is served to a team, and what they did; passwords, tokens and
# the cookies of sessions as hashes alone.
users = Table(
    "users",
    metadata,
    Column("name", WORD, primary_key=True),
    Column("role", WORD, nullable=False),
    Column("password", WORD, nullable=False),
    Column("created", WORD, nullable=False),
)

tokens = Table(
    "tokens",
    metadata,
    Column("key", WHOLE, primary_key=True),
    Column("user", WORD, ForeignKey("users.name"), nullable=False, index=True),
    Column("label", WORD, nullable=False),
    Column("hash", WORD, nullable=False, unique=True),
    Column("created", WORD, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("hash", WORD, primary_key=True),
    Column("user", WORD, ForeignKey("users.name"), nullable=False, index=True),
    Column("begun", WHOLE, nullable=False),
    Column("until", WHOLE, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("key", WHOLE, primary_key=True),
    Column("when", WORD, nullable=False),
    Column("who", WORD, nullable=False),
    Column("address", WORD, nullable=False),
    Column("what", WORD, nullable=False),
    Column("about", WORDS, nullable=False),
)

# Besides what linking and searching note, under "revision" a number that triggers raise with every change of
# what was read, coded or reviewed.
meta = Table(
    "meta",
    metadata,
    Column("key", WORD, primary_key=True),
    Column("value", WORDS, nullable=False),
)
