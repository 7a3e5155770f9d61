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
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

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
    Column("key", Integer, primary_key=True),
    Column("started", String, nullable=False),
    Column("engine", String, nullable=False),
    Column("packs", String, nullable=False),
    Column("summary", Text, nullable=False, server_default=""),
)

reports = Table(
    "reports",
    metadata,
    Column("id", String, primary_key=True),
    Column("outlet", String, nullable=False),
    Column("url", String, nullable=False),
    Column("composed", Boolean, nullable=False),
    Column("latest", Integer, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("report", String, ForeignKey("reports.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("published", String),
    Column("language", String),
    Column("text_hash", String, nullable=False),
    Column("bytes_hash", String, nullable=False),
    Column("extractor", String, nullable=False),
    Column("path", String, nullable=False),
    Column("notes", Text, nullable=False),
    Column("run", Integer, ForeignKey("runs.key")),
    UniqueConstraint("report", "number"),
)

codings = Table(
    "codings",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("version", Integer, ForeignKey("versions.key"), nullable=False),
    Column("name", String, nullable=False),
    Column("engine", String, nullable=False),
    Column("packs", String, nullable=False),
    Column("told_on", String),
    Column("run", Integer, ForeignKey("runs.key")),
    UniqueConstraint("version", "name"),
)

mentions = Table(
    "mentions",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, index=True),
    Column("coding", Integer, ForeignKey("codings.key"), nullable=False, index=True),
    Column("report", String, ForeignKey("reports.id"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("type", String, nullable=False, index=True),
    Column("status", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("date_from", String),
    Column("date_to", String),
    Column("told_on", String),
    Column("confidence", Float, nullable=False),
    Column("rule", String, nullable=False),
    Column("body", Text, nullable=False),
)

mention_actors = Table(
    "mention_actors",
    metadata,
    Column("mention", Integer, ForeignKey("mentions.key"), nullable=False),
    Column("role", String, nullable=False),
    Column("actor", String, nullable=False),
    Column("party", String, nullable=False),
)

mention_places = Table(
    "mention_places",
    metadata,
    Column("mention", Integer, ForeignKey("mentions.key"), nullable=False),
    Column("place", String, nullable=False),
    Column("folded", String, nullable=False),
)

mention_sources = Table(
    "mention_sources",
    metadata,
    Column("mention", Integer, ForeignKey("mentions.key"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("source", String, nullable=False),
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
    Column("key", Integer, primary_key=True),
    Column("mention", String, nullable=False),
    Column("report", String, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("type", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("verdict", String, nullable=False),
    Column("argument", String, nullable=False),
    Column("value", Text, nullable=False),
    Column("who", String, nullable=False),
    Column("when", String, nullable=False),
    Column("why", Text, nullable=False),
    Column("other", String, nullable=False, server_default=""),
    Column("other_report", String, nullable=False, server_default=""),
    Column("other_version", Integer, nullable=False, server_default="0"),
    Column("other_type", String, nullable=False, server_default=""),
    Column("other_start", Integer, nullable=False, server_default="0"),
    Column("other_end", Integer, nullable=False, server_default="0"),
)

hand_events = Table(
    "hand_events",
    metadata,
    Column("id", String, primary_key=True),
    Column("coder", String, nullable=False),
    Column("file", String, nullable=False),
    Column("date_from", String),
    Column("date_to", String),
    Column("body", Text, nullable=False),
)

Index("ix_hand_events_coder_file", hand_events.c.coder, hand_events.c.file)

# What linking found: a function of all that stands above, made anew at any time. A mention that is coded
# again leaves its row without it, so that the next linking knows which events it stood in. Triggers note the
# reports whose mentions changed, or another text of which stands, since they were linked.
unlinked = Table("unlinked", metadata, Column("report", String, primary_key=True))

linked = Table(
    "linked",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("mention", Integer, ForeignKey("mentions.key", ondelete="SET NULL"), nullable=True, unique=True),
    Column("event", String, nullable=False, index=True),
    Column("component", String, nullable=False, index=True),
)

link_blocks = Table(
    "link_blocks",
    metadata,
    Column("block", Integer, nullable=False, index=True),
    Column("linked", Integer, ForeignKey("linked.key", ondelete="CASCADE"), nullable=False, index=True),
)

events = Table(
    "events",
    metadata,
    Column("id", String, primary_key=True),
    Column("type", String, nullable=False),
    Column("day", String, nullable=False, index=True),
    Column("mentions", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("differ", Integer, nullable=False),
)

stories = Table(
    "stories",
    metadata,
    Column("report", String, ForeignKey("reports.id"), primary_key=True),
    Column("body", Text, nullable=False),
)

sketches = Table(
    "sketches",
    metadata,
    Column("hash", Integer, nullable=False, index=True),
    Column("version", Integer, ForeignKey("versions.key"), nullable=False),
)

sketched = Table(
    "sketched",
    metadata,
    Column("version", Integer, ForeignKey("versions.key"), primary_key=True),
    Column("size", Integer, nullable=False),
)

copies = Table(
    "copies",
    metadata,
    Column("one", Integer, ForeignKey("versions.key"), primary_key=True),
    Column("other", Integer, ForeignKey("versions.key"), primary_key=True, index=True),
    Column("share", Float, nullable=False),
)

# What states were last made, encoded, and from what: the record's revision, the linking, the packs, the code.
states = Table(
    "states",
    metadata,
    Column("kind", String, primary_key=True),
    Column("made_from", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

# What is watched: feeds, pages, the pages that feeds name, files. Days and hours as ISO 8601 in UTC; ``due``
# and ``checked`` in seconds since 1970, since they are reckoned with.
watched = Table(
    "watched",
    metadata,
    Column("address", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("source", String, nullable=False, index=True),
    Column("stamp", String, nullable=False, server_default=""),
    Column("published", String, nullable=False, server_default=""),
    Column("etag", String, nullable=False, server_default=""),
    Column("modified", String, nullable=False, server_default=""),
    Column("hash", String, nullable=False, server_default=""),
    Column("state", String, nullable=False, server_default="waiting"),
    Column("reason", Text, nullable=False, server_default=""),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("due", Float, nullable=False, server_default="0"),
    Column("checked", Float, nullable=False, server_default="0"),
)

Index("ix_watched_state_due", watched.c.state, watched.c.due)

# The page that gave a version of a text, as it was fetched: it outlives the page.
pages = Table(
    "pages",
    metadata,
    Column("version", Integer, ForeignKey("versions.key"), primary_key=True),
    Column("address", String, nullable=False),
    Column("fetched", String, nullable=False),
    Column("headers", Text, nullable=False),
    Column("hash", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)

# Reports that were read live and whose news is not made yet; and the news, until and after it is told.
untold = Table("untold", metadata, Column("report", String, ForeignKey("reports.id"), primary_key=True))

news = Table(
    "news",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("body", Text, nullable=False),
    Column("made", String, nullable=False),
    Column("told", String, nullable=False, server_default="", index=True),
    Column("tries", Integer, nullable=False, server_default="0"),
)

# Who may use a record that is served to a team, and what they did; passwords, tokens and
# the cookies of sessions as hashes alone.
users = Table(
    "users",
    metadata,
    Column("name", String, primary_key=True),
    Column("role", String, nullable=False),
    Column("password", String, nullable=False),
    Column("created", String, nullable=False),
)

tokens = Table(
    "tokens",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("user", String, ForeignKey("users.name"), nullable=False, index=True),
    Column("label", String, nullable=False),
    Column("hash", String, nullable=False, unique=True),
    Column("created", String, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("hash", String, primary_key=True),
    Column("user", String, ForeignKey("users.name"), nullable=False, index=True),
    Column("begun", Integer, nullable=False),
    Column("until", Integer, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("when", String, nullable=False),
    Column("who", String, nullable=False),
    Column("address", String, nullable=False),
    Column("what", String, nullable=False),
    Column("about", Text, nullable=False),
)

# Besides what linking and searching note, under "revision" a number that triggers raise with every change of
# what was read, coded or reviewed.
meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)
