"""The JSON Schemas in forms/schema/: which class describes which kind of file; drafts are described by the questions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mla_writer import paths
from mla_writer.content import Content
from mla_writer.countries.facts import FactList
from mla_writer.countries.model import CountryPack
from mla_writer.forms.schema import FORM_KINDS, schema_files
from mla_writer.forms.standards import Standards
from mla_writer.linting.other_schemas import draft_schema, states_schema
from mla_writer.offences.model import OffenceFamily
from mla_writer.treaties.model import Demands, Treaty

KINDS: Mapping[str, type] = {
    **FORM_KINDS,
    "standards": Standards,
    "treaty": Treaty,
    "demands": Demands,
    "offences": OffenceFamily,
    "country": CountryPack,
    "facts": FactList,
}


def schema_folder() -> Path:
    """Return the folder in which the shipped schemas lie."""
    return paths.content_dir() / "forms" / "schema"


def current_schemas(folder: Path) -> Mapping[Path, str]:
    """Return what each schema file in `folder` should hold, as the models stand now."""
    others = {"draft": draft_schema(Content.shipped()), "states": states_schema()}
    return {**schema_files(KINDS, folder), **{folder / f"{name}.json": text for name, text in others.items()}}


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write the schemas into `folder` and return the files written."""
    files = current_schemas(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in files.items():
        file.write_text(text, encoding="utf-8")
    return tuple(files)
