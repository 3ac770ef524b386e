"""Which field each kind of fact is entered with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from advisor_app.ui.forms.bands import BandField, PeopleByPlaceField
from advisor_app.ui.forms.choosing import BoolField, ChoiceField, ChoicesField
from advisor_app.ui.forms.field import Field, FieldSpec, FormContext
from advisor_app.ui.forms.find import FindField, FindManyField
from advisor_app.ui.forms.rows import RowsField
from advisor_app.ui.forms.typed import DateField, LinesField, NameField, NumberField, ShareField

# More options than this are found by typing instead of read from rows.
ROWS_FOR_ONE: Final = 7


def _choice(context: FormContext, spec: FieldSpec) -> Field:
    few = len(spec.options) <= ROWS_FOR_ONE
    return ChoiceField(context, spec) if few else FindField(context, spec)


def _rows(context: FormContext, spec: FieldSpec) -> Field:
    return RowsField(context, spec, make_field)


FIELDS: Final[Mapping[str, Callable[[FormContext, FieldSpec], Field]]] = MappingProxyType({
    "name": NameField, "names": LinesField, "texts": LinesField, "date": DateField,
    "country": FindField, "countries": FindManyField, "region": FindField, "regions": FindManyField,
    "us_states": FindManyField, "currency": FindField,
    "count": NumberField, "people": NumberField, "number": NumberField, "money": NumberField, "share": ShareField,
    "money_band": BandField, "people_band": BandField, "number_band": BandField,
    "bool": BoolField, "choice": _choice, "choices": ChoicesField, "people_by_region": PeopleByPlaceField,
    "incidents": _rows, "contracts": _rows, "revenue_lines": _rows,
})


def make_field(context: FormContext, spec: FieldSpec) -> Field:
    """The field for a spec. KeyError for a kind nobody has built."""
    return FIELDS[spec.kind](context, spec)
