"""Every YAML file in forms/: it reads, it comes back equal from the cache and from our writer, and editors agree."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from mla_writer import paths, yamlio
from mla_writer.cli.schemas import KINDS
from mla_writer.countries.citing import cited
from mla_writer.countries.model import CountryPack
from mla_writer.forms.reading import read_as, revive, shaped
from mla_writer.forms.schema import schema_text

FORMS = paths.content_dir() / "forms"
FILES = sorted(FORMS.rglob("*.yaml"))
KIND_OF_FOLDER = {
    "assistance": "form",
    "treaties": "treaty",
    "offences": "offences",
    "countries": "country",
    "standards": "standards",
    "facts": "facts",
}
KIND_OF_FILE = {
    "request.yaml": "form",
    "kinds.yaml": "kinds",
    "letter.yaml": "outline",
    "cover.yaml": "outline",
    "sources.yaml": "sources",
    "elements.yaml": "elements",
    "refusal_grounds.yaml": "grounds",
    "words_of_guilt.yaml": "words_of_guilt",
    "demands.yaml": "demands",
    "ids.yaml": "ids",
    "wordings.yaml": "wordings",
}


def kind_of(file: Path) -> str:
    folder = file.relative_to(FORMS).parts[0]
    return KIND_OF_FOLDER.get(folder) or KIND_OF_FILE.get(file.name, "collection")


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(FORMS)))
def test_file__of_the_content__reads_and_comes_back_equal(file):
    cls: Any = KINDS[kind_of(file)]
    source = yamlio.read(file)
    complete = cited if cls is CountryPack else None
    read = read_as(cls, source, complete)
    data = shaped(cls, source.data)
    if complete is not None:
        data = complete(data)
    assert revive(cls, json.loads(json.dumps(data))) == read
    assert yamlio.read_text(yamlio.write(source.data), file.name).data == source.data


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(FORMS)))
def test_file__of_the_content__is_valid_for_editors(file):
    kind = kind_of(file)
    schema = json.loads(schema_text(kind, KINDS[kind]))
    told = json.dumps(shaped(KINDS[kind], yamlio.read(file).data))
    data = json.loads(re.sub(r'"(with|in|for)_": ', r'"\1": ', told))
    assert [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(data)] == []
