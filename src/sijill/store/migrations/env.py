"""What Alembic runs: the migrations over the connection that the store hands it."""

from alembic import context

from sijill.store.tables import metadata


def include(_thing: object, name: str | None, kind: str, *_: object) -> bool:
    """Leave the tables of the full text out: FTS5 makes them itself."""
    return not (kind == "table" and (name or "").startswith("search"))


def run() -> None:
    """Run the migrations asked for, each in the store's own transaction."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        include_object=include,
        render_as_batch=True,
    )
    context.run_migrations()


run()
