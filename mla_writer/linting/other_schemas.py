"""JSON Schemas of what has no model of its own: drafts, described by the questions, and the names of States."""

from __future__ import annotations

import json

from mla_writer.answers.draft import FORMAT
from mla_writer.content import Content
from mla_writer.forms.questionnaire import Questionnaire
from mla_writer.forms.shapes import Shape, collection_of, is_many

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = "^[A-Za-z0-9_]+$"
_SCALAR: dict[str, object] = {"type": ["string", "number", "boolean"]}
_VERSION: dict[str, object] = {
    "type": "object",
    "properties": {
        "text": {"type": "string"},
        "state": {"enum": ["original", "draft", "reviewed", "certified"]},
        "by": {"type": "string"},
    },
    "required": ["text"],
    "additionalProperties": False,
}
_TEXT: dict[str, object] = {
    "anyOf": [
        _SCALAR,
        {"type": "object", "additionalProperties": {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/version"}]}},
    ]
}
_LINK: dict[str, object] = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {
                "fact": {"type": "string"},
                "person": {"type": "string"},
                "link": {"enum": ["direct", "indirect"]},
            },
            "required": ["fact"],
            "additionalProperties": False,
        },
    ]
}
_LINKS: dict[str, object] = {
    "type": "object",
    "additionalProperties": {"anyOf": [{"$ref": "#/$defs/link"}, {"type": "array", "items": {"$ref": "#/$defs/link"}}]},
}
_UNKNOWN: dict[str, object] = {
    "type": "object",
    "properties": {"unknown": {"type": "string"}},
    "required": ["unknown"],
    "additionalProperties": False,
}


_MARK: dict[str, object] = {
    "type": "object",
    "properties": {
        "version": {"type": "integer"},
        "layer": {"enum": ["shipped", "office"]},
        "checked_on": {"type": "string"},
        "digest": {"type": "string"},
    },
    "required": ["version"],
    "additionalProperties": False,
}


def draft_schema(content: Content) -> str:
    """Return the text of forms/schema/draft.json for the forms, packs and treaties in `content`."""
    extras = (
        *content.treaties.extras(),
        *(one for one in content.packs.extras() if any(rule.ask for rule in one.requirements)),
    )
    root = Questionnaire(content.forms, extras).root
    own: dict[str, object] = {
        "draft": {"enum": list(range(1, FORMAT + 1))},
        "forms": {"type": "object", "additionalProperties": {"type": "integer"}},
        "packs": {"type": "object", "additionalProperties": {"anyOf": [{"type": "integer"}, _MARK]}},
        "overrides": {"type": "object"},
        "history": {"type": "array", "items": {"type": "object"}},
    }
    answers = {name: _place(shape, content) for name, shape in root.items()}
    schema = {
        "$schema": _DIALECT,
        "$id": "draft.json",
        "title": "A draft of a request",
        "type": "object",
        "properties": {**own, **answers},
        "required": ["draft", "request"],
        "additionalProperties": False,
        "$defs": {"text": _TEXT, "version": _VERSION, "link": _LINK, "links": _LINKS, "unknown": _UNKNOWN},
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def states_schema() -> str:
    """Return the text of forms/schema/states.json: names of States by code, in the forms that a language needs."""
    names = {"type": "object", "required": ["short"], "additionalProperties": {"type": "string"}}
    schema = {
        "$schema": _DIALECT,
        "$id": "states.json",
        "title": "Names of States in one language",
        "type": "object",
        "patternProperties": {"^[A-Z]{2}$": names},
        "additionalProperties": False,
    }
    return json.dumps(schema, indent=2) + "\n"


def _place(shape: Shape, content: Content) -> dict[str, object]:
    told = {"description": shape.question.label} if shape.question is not None and shape.question.label else {}
    if shape.sort == "leaf":
        return {**told, **_leaf(shape, content)}
    if shape.sort == "record":
        fields = {name: _place(child, content) for name, child in shape.fields.items()}
        return {**told, "type": "object", "properties": fields, "additionalProperties": False}
    assert shape.item is not None
    items = {"type": "object", "patternProperties": {_ID: _place(shape.item, content)}, "additionalProperties": False}
    return {**told, **items}


def _leaf(shape: Shape, content: Content) -> dict[str, object]:
    question = shape.question
    assert question is not None
    one = _value(question.kind, tuple(question.options), content)
    wanted: dict[str, object] = {"anyOf": [{"type": "array", "items": one}, one]} if is_many(question.kind) else one
    return {"anyOf": [wanted, {"$ref": "#/$defs/unknown"}]} if question.unknown_allowed else wanted


def _value(kind: str, options: tuple[str, ...], content: Content) -> dict[str, object]:
    if kind in {"text", "long_text"}:
        return {"$ref": "#/$defs/text"}
    if kind == "element_links":
        return {"$ref": "#/$defs/links"}
    if options:
        return {"enum": list(options)}
    if kind == "yes_no":
        return {"enum": [True, False, "yes", "no", "true", "false"]}
    if kind == "assistance":
        return {"enum": list(content.forms.assistance)}
    if kind == "treaties":
        return {"enum": list(content.treaties.ids)}
    return {"type": "string"} if collection_of(kind) else _SCALAR
