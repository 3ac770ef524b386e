"""Schema 2: the advisor's own file number of a client."""

from __future__ import annotations

from alembic.operations import Operations
from sqlalchemy import Column, Text

from advisor_app.store.migrations.migration import Migration


def _upgrade(op: Operations) -> None:
    # SQLite adds no constraint to a table that is there, so the table is made anew and its rows are copied.
    with op.batch_alter_table("client", recreate="always") as client:
        client.add_column(Column("reference", Text, nullable=False, server_default=""))
        client.create_check_constraint("reference_is_short", "length(reference) <= 200")


CLIENT_REFERENCE = Migration(2, "file number of a client", _upgrade)
