"""What a treaty is called, in the reader's language."""

from __future__ import annotations

from mla_writer.translation.message import Message
from mla_writer.treaties.model import Treaty


def short_of(treaty: Treaty) -> Message:
    """Return the short name of a treaty, as it stands in a list or a badge: "Budapest Convention"."""
    return Message(treaty.short, context=f"treaties/{treaty.treaty}:short", domain="forms")
