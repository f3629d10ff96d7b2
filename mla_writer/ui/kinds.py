"""Which field a kind of question has."""

from __future__ import annotations

from mla_writer.forms.shapes import Shape, is_many
from mla_writer.ui.attachment_field import AttachmentField
from mla_writer.ui.basis_field import TreatiesField
from mla_writer.ui.chips import ChipsField, OptionsField
from mla_writer.ui.desk import Desk
from mla_writer.ui.fields import ChoiceField, Field, LineField, LongField, SentenceField, YesNoField, wants_sentence
from mla_writer.ui.measures import ZoneField, measured_field
from mla_writer.ui.offence_field import OffenceField

_OWN: dict[str, type[Field]] = {
    "attachment": AttachmentField,
    "treaties": TreatiesField,
    "offence_type": OffenceField,
    "yes_no": YesNoField,
    "long_text": LongField,
}
_LINES = frozenset({"text", "verbatim", "number", "amounts"})


def field_for(shape: Shape, path: str, desk: Desk) -> Field:
    """Return the field for the question at `shape`; links of elements to facts have no field but a page (see matrix.py)."""
    assert shape.question is not None
    kind = shape.question.kind
    measured = measured_field(shape, path, desk)
    if measured is not None:
        return measured
    if kind in _OWN:
        return _OWN[kind](shape, path, desk)
    if wants_sentence(shape.question):
        return SentenceField(shape, path, desk)
    if shape.question.format == "zone":
        return ZoneField(shape, path, desk)
    if kind in _LINES:
        return LineField(shape, path, desk)
    if kind == "choices":
        return OptionsField(shape, path, desk)
    return ChipsField(shape, path, desk) if is_many(kind) else ChoiceField(shape, path, desk)
