"""How sure a source is, in words."""

from __future__ import annotations

from collections.abc import Mapping

from mla_writer.forms.model import Confidence
from mla_writer.translation.message import Message, N_

_TRUST: Mapping[Confidence, str] = {
    "official": N_("official text"), "copy": N_("copy of the text"), "secondary": N_("secondary source"),
    "general_knowledge": N_("general knowledge, no source read"), "unknown": N_("source not known"),
}  # fmt: skip


def trust_words(confidence: Confidence) -> Message:
    """Return in words how sure a source is."""
    return Message(_TRUST[confidence])
