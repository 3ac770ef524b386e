"""A field for a day with a time of day, as people type it."""

from __future__ import annotations

from datetime import datetime

from advisor_app.services.typed_dates import parse_moment, show_moment
from advisor_app.ui.forms.field import FieldSpec, FormContext
from advisor_app.ui.forms.typed import NUMBER_WIDTH, LineField


class MomentField(LineField):
    """The value is a datetime without a zone: the page knows the zone."""

    def __init__(self, context: FormContext, spec: FieldSpec) -> None:
        super().__init__(context, spec, widest=NUMBER_WIDTH)

    def parse(self, text: str) -> object:
        return parse_moment(text, self.context.language)

    def written(self, value: object) -> str:
        return show_moment(value, self.context.language) if isinstance(value, datetime) else ""

    def echoed(self, value: object) -> str:
        said = self.written(value)
        return "" if self.edit.text().strip() == said else said
