"""The tables. Rows never leave this room: a table row does not validate, and it dies with its session.

Numbers are integers, everything with a shape is JSON text, times are ISO 8601 in UTC with the offset beside them.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, LargeBinary, Text, UniqueConstraint
from sqlmodel import Field, SQLModel


def _json(name: str, *, default: str | None = None) -> Column[str]:
    check = CheckConstraint(f"json_valid({name})", name=f"{name}_is_json")
    return Column(name, Text, check, nullable=False, server_default=default)


def _text(name: str, *, default: str | None = None) -> Column[str]:
    return Column(name, Text, nullable=False, server_default=default)


def _parent(name: str, table: str, *, primary_key: bool = False, index: bool = True) -> Column[str]:
    target = ForeignKey(f"{table}.id", ondelete="CASCADE")
    return Column(name, Text, target, primary_key=primary_key, nullable=False, index=index and not primary_key)


class MetaRow(SQLModel, table=True):
    """One row. change: counter of commits. schema_number, min_reader, min_writer: who may read and write."""

    __tablename__ = "meta"
    id: int = Field(default=1, primary_key=True)
    vault: str = Field(sa_column=_text("vault"))
    schema_number: int
    min_reader: int
    min_writer: int
    app_version: str = Field(sa_column=_text("app_version"))
    change: int = 0


class PracticeRow(SQLModel, table=True):
    __tablename__ = "practice"
    id: int = Field(default=1, primary_key=True)
    name: str = Field(sa_column=_text("name"))
    region: str = Field(sa_column=_text("region"))
    advisor: str = Field(sa_column=_json("advisor"))


class ClientRow(SQLModel, table=True):
    """search: name and reference in lower case."""

    __tablename__ = "client"
    __table_args__ = (CheckConstraint("length(reference) <= 200", name="reference_is_short"),)
    id: str = Field(sa_column=Column("id", Text, primary_key=True))
    name: str = Field(sa_column=_text("name"))
    search: str = Field(sa_column=_text("search"))
    created: str = Field(sa_column=_text("created"))
    changed: str = Field(sa_column=_text("changed"))
    deleted: int = 0
    reference: str = Field(default="", sa_column=_text("reference", default=""))


class ClientFactRow(SQLModel, table=True):
    __tablename__ = "client_fact"
    client: str = Field(sa_column=_parent("client", "client", primary_key=True))
    name: str = Field(sa_column=Column("name", Text, primary_key=True))
    value: str = Field(sa_column=_json("value"))


class AssessmentRow(SQLModel, table=True):
    """policies_asked: 1 once anybody has answered which policies there are, even with none. later: sections put off to
    another sitting. wording: owner or technical."""

    __tablename__ = "assessment"
    id: str = Field(sa_column=Column("id", Text, primary_key=True))
    client: str = Field(sa_column=_parent("client", "client"))
    depth: str = Field(sa_column=_text("depth"))
    pack_id: str = Field(sa_column=_text("pack_id"))
    pack_version: str = Field(sa_column=_text("pack_version"))
    date: str = Field(sa_column=_text("date"))
    status: str = Field(sa_column=_text("status"))
    place: str | None = Field(default=None, sa_column=Column("place", Text))
    seed: int
    policies_asked: int = 0
    started: str = Field(sa_column=_text("started"))
    changed: str = Field(sa_column=_text("changed"))
    later: str = Field(default="[]", sa_column=_json("later", default="[]"))
    wording: str = Field(default="owner", sa_column=_text("wording", default="owner"))


class FactRow(SQLModel, table=True):
    __tablename__ = "fact"
    assessment: str = Field(sa_column=_parent("assessment", "assessment", primary_key=True))
    name: str = Field(sa_column=Column("name", Text, primary_key=True))
    value: str = Field(sa_column=_json("value"))


class AnswerRow(SQLModel, table=True):
    """The answer as it stands; how it came about is in answer_event."""

    __tablename__ = "answer"
    assessment: str = Field(sa_column=_parent("assessment", "assessment", primary_key=True))
    question: str = Field(sa_column=Column("question", Text, primary_key=True))
    value: str = Field(sa_column=_json("value"))


class AnswerEventRow(SQLModel, table=True):
    """Every change, appended only. sequence decides order, not the clock. old and new: JSON, null for not there."""

    __tablename__ = "answer_event"
    __table_args__ = (
        UniqueConstraint("id", name="one_event_an_id"),
        Index("answer_event_by_assessment", "assessment", "sequence"),
        {"sqlite_autoincrement": True},
    )
    sequence: int | None = Field(default=None, primary_key=True)
    id: str = Field(sa_column=_text("id"))
    client: str = Field(sa_column=_parent("client", "client"))
    assessment: str | None = Field(
        default=None, sa_column=Column("assessment", Text, ForeignKey("assessment.id", ondelete="CASCADE"))
    )
    who: str = Field(sa_column=_text("who"))
    at: str = Field(sa_column=_text("at"))
    offset_minutes: int
    subject: str = Field(sa_column=_text("subject"))
    old: str = Field(sa_column=_json("old"))
    new: str = Field(sa_column=_json("new"))


class PolicyRow(SQLModel, table=True):
    """kind: current (the policies there are) or quote."""

    __tablename__ = "policy"
    assessment: str = Field(sa_column=_parent("assessment", "assessment", primary_key=True))
    kind: str = Field(sa_column=Column("kind", Text, primary_key=True))
    position: int = Field(primary_key=True)
    value: str = Field(sa_column=_json("value"))


class DocumentRow(SQLModel, table=True):
    __tablename__ = "document"
    __table_args__ = (
        UniqueConstraint("number", name="one_document_a_number"),
        UniqueConstraint("assessment", "kind", "version", name="one_document_a_version"),
    )
    id: str = Field(sa_column=Column("id", Text, primary_key=True))
    assessment: str = Field(sa_column=_parent("assessment", "assessment"))
    kind: str = Field(sa_column=_text("kind"))
    date: str = Field(sa_column=_text("date"))
    number: int
    version: int
    sha256: str = Field(sa_column=_text("sha256"))
    size: int
    content: bytes = Field(sa_column=Column("content", LargeBinary, nullable=False))
    evaluation: str = Field(sa_column=_json("evaluation"))
    issued: str = Field(sa_column=_text("issued"))
    offset_minutes: int


class AssessmentItemRow(SQLModel, table=True):
    """What is kept beside the answers. kind: finding, fix, decision or override; key: what it is about."""

    __tablename__ = "assessment_item"
    assessment: str = Field(sa_column=_parent("assessment", "assessment", primary_key=True))
    kind: str = Field(sa_column=Column("kind", Text, primary_key=True))
    key: str = Field(sa_column=Column("key", Text, primary_key=True))
    value: str = Field(sa_column=_json("value"))


class ClientItemRow(SQLModel, table=True):
    """What is kept of a client outside its assessments. kind: contract, member, partner, prepared, incident or
    notice. removed: 1 while it is in the bin."""

    __tablename__ = "client_item"
    __table_args__ = (Index("client_item_by_kind", "client", "kind"),)
    id: str = Field(sa_column=Column("id", Text, primary_key=True))
    client: str = Field(sa_column=_parent("client", "client", index=False))
    kind: str = Field(sa_column=_text("kind"))
    value: str = Field(sa_column=_json("value"))
    removed: int = 0


class LogEntryRow(SQLModel, table=True):
    """The log of an incident, appended only. sequence decides order, not the clock."""

    __tablename__ = "log_entry"
    __table_args__ = (
        UniqueConstraint("id", name="one_entry_an_id"),
        Index("log_entry_by_incident", "incident", "sequence"),
        {"sqlite_autoincrement": True},
    )
    sequence: int | None = Field(default=None, primary_key=True)
    id: str = Field(sa_column=_text("id"))
    incident: str = Field(sa_column=_parent("incident", "client_item", index=False))
    value: str = Field(sa_column=_json("value"))
    who: str = Field(sa_column=_text("who"))
    written: str = Field(sa_column=_text("written"))
    offset_minutes: int


class BlobRow(SQLModel, table=True):
    """The content of attached files, once for equal ones."""

    __tablename__ = "blob"
    sha256: str = Field(sa_column=Column("sha256", Text, primary_key=True))
    size: int
    content: bytes = Field(sa_column=Column("content", LargeBinary, nullable=False))


class AttachmentRow(SQLModel, table=True):
    """subject: what the file belongs to. removed: 1 while it is in the bin."""

    __tablename__ = "attachment"
    id: str = Field(sa_column=Column("id", Text, primary_key=True))
    client: str = Field(sa_column=_parent("client", "client"))
    assessment: str | None = Field(
        default=None, sa_column=Column("assessment", Text, ForeignKey("assessment.id", ondelete="CASCADE"))
    )
    subject: str = Field(sa_column=_text("subject"))
    name: str = Field(sa_column=_text("name"))
    kind: str = Field(sa_column=_text("kind"))
    note: str = Field(sa_column=_text("note"))
    who: str = Field(sa_column=_text("who"))
    added: str = Field(sa_column=_text("added"))
    offset_minutes: int
    sha256: str = Field(
        sa_column=Column("sha256", Text, ForeignKey("blob.sha256"), nullable=False, index=True)
    )
    removed: int = 0


class SettingRow(SQLModel, table=True):
    __tablename__ = "setting"
    name: str = Field(sa_column=Column("name", Text, primary_key=True))
    value: str = Field(sa_column=_json("value"))
