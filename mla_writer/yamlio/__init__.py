"""YAML, the strict part of it: guarded, every scalar a text, every key and value with its place; written to read back.

The grammar is told in docs/manual/forms.md, section 1.
"""

from mla_writer.yamlio.reading import content_of, decoded, place_of, read, read_content, read_text
from mla_writer.yamlio.source import MOST_BYTES, MOST_SCALAR, MOST_VALUES, Data, Position, Source
from mla_writer.yamlio.words import closest
from mla_writer.yamlio.writing import write

__all__ = [
    "MOST_BYTES",
    "MOST_SCALAR",
    "MOST_VALUES",
    "Data",
    "Position",
    "Source",
    "closest",
    "content_of",
    "decoded",
    "place_of",
    "read",
    "read_content",
    "read_text",
    "write",
]
