"""JSON Schemas for everything that authors write in YAML: editors complete and check with them (forms/schema/*.json).

They are made from the models, never by hand. To an editor an unquoted `46` is a number and `true` a switch; to us they
are texts, so a text may be any of them in the schema.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mla_writer.forms.grounds import Grounds, WordsOfGuilt
from mla_writer.forms.hints import keys_of, records_below
from mla_writer.forms.model import Collection, ElementList, Form, Kinds, KnownIds, Outline, Sources
from mla_writer.forms.wordings import WordingLists

FORM_KINDS: Mapping[str, type] = {
    "form": Form,
    "collection": Collection,
    "outline": Outline,
    "kinds": Kinds,
    "sources": Sources,
    "elements": ElementList,
    "ids": KnownIds,
    "grounds": Grounds,
    "words_of_guilt": WordsOfGuilt,
    "wordings": WordingLists,
}
"""The kinds of file that this room knows, and the class of each; the rooms above add theirs."""

_TEXT = {"type": ["string", "number", "boolean"]}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text(name: str, cls: type) -> str:
    """Return the text of forms/schema/<name>.json, the schema of files that are read as the dataclass `cls`."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(cls).json_schema()
    _name_keys(schema, cls)
    body = _citing(_loosened(schema)) if "sources" in keys_of(cls) else _loosened(schema)
    definitions = {"text": _TEXT, **body.pop("$defs", {})}
    whole = {"$schema": _DIALECT, "$id": f"{name}.json", **body, "$defs": definitions}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def schema_files(kinds: Mapping[str, type], folder: Path) -> Mapping[Path, str]:
    """Return what the schema files in `folder` should hold, by file, for each name and class in `kinds`."""
    return {folder / f"{name}.json": schema_text(name, cls) for name, cls in kinds.items()}


def _name_keys(schema: dict[str, Any], cls: type) -> None:
    """Give the keys of each class the names that YAML uses (`with`, where the field is `with_`)."""
    definitions: dict[str, Any] = schema.get("$defs", {})
    for record in records_below(cls):
        found = definitions.get(record.__name__, schema)
        for name, key in keys_of(record).items():
            if name != key.field:
                found["properties"] = {name if one == key.field else one: of for one, of in found["properties"].items()}


def _citing(schema: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """Return the schema of a file with a table of sources: whatever lists sources may name their keys there."""
    if isinstance(schema, list):
        return [_citing(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: _citing(one) for key, one in schema.items()}
    if kept.get("items") == {"$ref": "#/$defs/Source"}:
        kept["items"] = {"anyOf": [{"$ref": "#/$defs/text"}, {"$ref": "#/$defs/Source"}]}
    return kept


def _loosened(schema: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """Return the schema with texts that may also be figures or switches, and without what says nothing to an author."""
    if isinstance(schema, list):
        return [_loosened(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {
        key: _loosened(one) for key, one in schema.items() if key not in {"title", "default"} or isinstance(one, dict)
    }
    return {"$ref": "#/$defs/text"} if kept == {"type": "string"} else kept
