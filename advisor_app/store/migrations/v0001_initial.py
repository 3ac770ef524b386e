"""Schema 1: practice, clients, assessments with facts, answers, their history, policies, documents, settings."""

from __future__ import annotations

from alembic.operations import Operations
from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, LargeBinary, Text, UniqueConstraint

from advisor_app.store.migrations.migration import Migration


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _json(name: str) -> Column[str]:
    return Column(name, Text, CheckConstraint(f"json_valid({name})", name=f"{name}_is_json"), nullable=False)


def _parent(name: str, table: str, *, primary_key: bool = False, nullable: bool = False) -> Column[str]:
    target = ForeignKey(f"{table}.id", ondelete="CASCADE")
    return Column(name, Text, target, primary_key=primary_key, nullable=nullable)


def _upgrade(op: Operations) -> None:
    op.create_table(
        "meta", Column("id", Integer, primary_key=True), _text("vault"), _number("schema_number"),
        _number("min_reader"), _number("min_writer"), _text("app_version"), _number("change"),
    )
    op.create_table(
        "practice", Column("id", Integer, primary_key=True), _text("name"), _text("region"), _json("advisor")
    )
    op.create_table("setting", Column("name", Text, primary_key=True), _json("value"))
    _clients_and_assessments(op)
    _answers(op)
    op.create_table(
        "document", Column("id", Text, primary_key=True), _parent("assessment", "assessment"), _text("kind"),
        _text("date"), _number("number"), _number("version"), _text("sha256"), _number("size"),
        Column("content", LargeBinary, nullable=False), _json("evaluation"), _text("issued"),
        _number("offset_minutes"),
        UniqueConstraint("number", name="one_document_a_number"),
        UniqueConstraint("assessment", "kind", "version", name="one_document_a_version"),
    )
    op.create_index("ix_document_assessment", "document", ["assessment"])


def _clients_and_assessments(op: Operations) -> None:
    op.create_table(
        "client", Column("id", Text, primary_key=True), _text("name"), _text("search"), _text("created"),
        _text("changed"), _number("deleted"),
    )
    op.create_table(
        "client_fact", _parent("client", "client", primary_key=True), Column("name", Text, primary_key=True),
        _json("value"),
    )
    op.create_table(
        "assessment", Column("id", Text, primary_key=True), _parent("client", "client"), _text("depth"),
        _text("pack_id"), _text("pack_version"), _text("date"), _text("status"), Column("place", Text),
        _number("seed"), _number("policies_asked"), _text("started"), _text("changed"),
    )
    op.create_index("ix_assessment_client", "assessment", ["client"])


def _answers(op: Operations) -> None:
    for table, key in (("fact", "name"), ("answer", "question")):
        op.create_table(
            table, _parent("assessment", "assessment", primary_key=True), Column(key, Text, primary_key=True),
            _json("value"),
        )
    op.create_table(
        "policy", _parent("assessment", "assessment", primary_key=True), Column("kind", Text, primary_key=True),
        Column("position", Integer, primary_key=True), _json("value"),
    )
    op.create_table(
        "answer_event", Column("sequence", Integer, primary_key=True), _text("id"), _parent("client", "client"),
        _parent("assessment", "assessment", nullable=True), _text("who"), _text("at"), _number("offset_minutes"),
        _text("subject"), _json("old"), _json("new"), UniqueConstraint("id", name="one_event_an_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("answer_event_by_assessment", "answer_event", ["assessment", "sequence"])
    op.create_index("ix_answer_event_client", "answer_event", ["client"])


INITIAL = Migration(1, "practice, clients, assessments, answers, documents", _upgrade)
