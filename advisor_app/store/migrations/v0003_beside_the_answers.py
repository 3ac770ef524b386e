"""Schema 3: attached files, what is done about an assessment, contracts, claims team, partners and the incident log."""

from __future__ import annotations

from alembic.operations import Operations
from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, LargeBinary, Text, UniqueConstraint

from advisor_app.store.migrations.migration import Migration


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _json(name: str, *, default: str | None = None) -> Column[str]:
    check = CheckConstraint(f"json_valid({name})", name=f"{name}_is_json")
    return Column(name, Text, check, nullable=False, server_default=default)


def _parent(name: str, table: str, *, primary_key: bool = False, nullable: bool = False) -> Column[str]:
    target = ForeignKey(f"{table}.id", ondelete="CASCADE")
    return Column(name, Text, target, primary_key=primary_key, nullable=nullable)


def _upgrade(op: Operations) -> None:
    # SQLite adds no constraint to a table that is there, so the table is made anew and its rows are copied.
    with op.batch_alter_table("assessment", recreate="always") as assessment:
        assessment.add_column(Column("later", Text, nullable=False, server_default="[]"))
        assessment.add_column(Column("wording", Text, nullable=False, server_default="owner"))
        assessment.create_check_constraint("later_is_json", "json_valid(later)")
    op.create_table(
        "assessment_item", _parent("assessment", "assessment", primary_key=True),
        Column("kind", Text, primary_key=True), Column("key", Text, primary_key=True), _json("value"),
    )
    _clients(op)
    _files(op)


def _clients(op: Operations) -> None:
    op.create_table(
        "client_item", Column("id", Text, primary_key=True), _parent("client", "client"), _text("kind"),
        _json("value"), _number("removed"),
    )
    op.create_index("client_item_by_kind", "client_item", ["client", "kind"])
    op.create_table(
        "log_entry", Column("sequence", Integer, primary_key=True), _text("id"), _parent("incident", "client_item"),
        _json("value"), _text("who"), _text("written"), _number("offset_minutes"),
        UniqueConstraint("id", name="one_entry_an_id"), sqlite_autoincrement=True,
    )
    op.create_index("log_entry_by_incident", "log_entry", ["incident", "sequence"])


def _files(op: Operations) -> None:
    op.create_table(
        "blob", Column("sha256", Text, primary_key=True), _number("size"),
        Column("content", LargeBinary, nullable=False),
    )
    op.create_table(
        "attachment", Column("id", Text, primary_key=True), _parent("client", "client"),
        _parent("assessment", "assessment", nullable=True), _text("subject"), _text("name"), _text("kind"),
        _text("note"), _text("who"), _text("added"), _number("offset_minutes"),
        Column("sha256", Text, ForeignKey("blob.sha256"), nullable=False), _number("removed"),
    )
    op.create_index("ix_attachment_client", "attachment", ["client"])
    op.create_index("ix_attachment_sha256", "attachment", ["sha256"])


BESIDE_THE_ANSWERS = Migration(3, "attachments, registers, incident log", _upgrade)
