"""The JSON Schemas in forms/schema/: which class describes which kind of file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mla_writer.countries.model import CountryPack
from mla_writer.forms.schema import FORM_KINDS, schema_files
from mla_writer.offences.model import OffenceFamily
from mla_writer.treaties.model import Treaty

KINDS: Mapping[str, type] = {**FORM_KINDS, "treaty": Treaty, "offences": OffenceFamily, "country": CountryPack}


def shipped_schemas(content: Path) -> Mapping[Path, str]:
    """Return what each file in `content`/forms/schema should hold."""
    return schema_files(KINDS, content / "forms" / "schema")


def write_schemas(content: Path) -> tuple[Path, ...]:
    """Write the schemas below the folder `content` and return the files written."""
    files = shipped_schemas(content)
    for file, text in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tuple(files)
