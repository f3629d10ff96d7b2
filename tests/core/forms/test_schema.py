"""The JSON Schemas say to an editor what the reader says to an author."""

from __future__ import annotations

import json

import jsonschema
import pytest
import yaml

from mla_writer import paths
from mla_writer.cli.schemas import KINDS, current_schemas, schema_folder, write_schemas
from mla_writer.forms.model import Form
from mla_writer.forms.schema import schema_text

SCHEMAS = current_schemas(schema_folder())


def validator(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(schema_text(name, KINDS[name])))


@pytest.mark.parametrize("file", SCHEMAS, ids=lambda file: file.stem)
def test_schema__as_committed__is_what_the_model_says(file):
    assert file.read_text(encoding="utf-8") == SCHEMAS[file], "run `make schema`"


@pytest.mark.parametrize("name", KINDS)
def test_schema__of_each_kind__is_a_schema(name):
    jsonschema.Draft202012Validator.check_schema(json.loads(schema_text(name, KINDS[name])))


def test_schema_folder__holds_no_file_beside_them():
    assert set(schema_folder().iterdir()) == set(SCHEMAS)


def test_write_schemas__into_an_empty_folder__writes_them_all(tmp_path):
    folder = tmp_path / "new"
    assert set(write_schemas(folder)) == set(folder.iterdir())
    assert {file.name: text for file, text in SCHEMAS.items()} == {
        file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()
    }


FORM = {"form": "bank_records", "version": 1, "title": "Bank records", "summary": "S"}
RULE = {"id": "r", "expect": "x", "message": "m", "at": "a", "level": "advice"}


@pytest.mark.parametrize(
    "form",
    [
        FORM,
        {**FORM, "title": 46},
        {**FORM, "requirements": [{**RULE, "with": {"days": 3}, "source": ["a", {"title": "T"}]}]},
        {
            **FORM,
            "sections": [
                {"id": "s", "title": "S", "questions": [{"id": "q", "kind": "text", "label": "?", "required": True}]}
            ],
        },
    ],
)
def test_form_schema__what_the_reader_takes__is_valid(form):
    assert list(validator("form").iter_errors(form)) == []


@pytest.mark.parametrize(
    "form",
    [
        {},
        {**FORM, "titel": "x"},
        {**FORM, "version": "one"},
        {**FORM, "sections": {}},
        {**FORM, "requirements": [{**RULE, "with_": {}}]},
        {**FORM, "requirements": [{**RULE, "level": "fatal"}]},
    ],
)
def test_form_schema__what_the_reader_refuses__is_not_valid(form):
    assert not validator("form").is_valid(form)


def test_schema_text__twice__is_the_same():
    assert schema_text("form", Form) == schema_text("form", Form)


class TextDates(yaml.SafeLoader):
    """Reads as an editor does, but leaves dates as they are written."""


TextDates.yaml_implicit_resolvers = {
    sign: [one for one in resolvers if one[0] != "tag:yaml.org,2002:timestamp"]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
DRAFT = jsonschema.Draft202012Validator(json.loads(SCHEMAS[schema_folder() / "draft.json"]))


def as_typed(file):
    return yaml.load(file.read_text(encoding="utf-8"), Loader=TextDates)


@pytest.mark.parametrize("name", ["gaps", "complete"])
def test_draft_schema__accepts_the_samples(name):
    sample = as_typed(paths.content_dir() / "resources" / "samples" / f"uganda-switzerland.{name}.yaml")
    assert [one.message for one in DRAFT.iter_errors(sample)] == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda draft: draft["request"].update(chanel="central_authority"),
        lambda draft: draft["request"].update(kind="newish"),
        lambda draft: draft["persons"]["p1"].update(kind="animal"),
        lambda draft: draft.update(freezeing={}),
        lambda draft: draft.pop("request"),
    ],
)
def test_draft_schema__refuses_what_the_reader_refuses(spoil):
    sample = as_typed(paths.content_dir() / "resources" / "samples" / "uganda-switzerland.complete.yaml")
    spoil(sample)
    assert list(DRAFT.iter_errors(sample))


@pytest.mark.parametrize(
    "file", sorted((paths.content_dir() / "translations" / "states").glob("*.yaml")), ids=lambda file: file.stem
)
def test_states_schema__accepts_every_list_of_names(file):
    schema = json.loads(SCHEMAS[schema_folder() / "states.json"])
    assert [one.message for one in jsonschema.Draft202012Validator(schema).iter_errors(as_typed(file))] == []
