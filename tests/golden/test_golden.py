"""A few letters kept word for word: a change of wording anywhere shows up here, to be read before it is accepted.

Accept with: pytest tests/golden --accept
"""

from __future__ import annotations

from pathlib import Path

import pytest

from mla_writer.documents.plain import write_plain
from mla_writer.letters import compose_letter
from tests.sample import completed, gapped
from tests.scenario import opened, told

HERE = Path(__file__).parent
SCENARIOS = HERE.parent / "scenarios"


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("name", ["bank-records-and-freezing", "four-measures", "with-gaps"])
def test_letter__reads_as_it_did(name, language, tmp_path, request):
    if name == "four-measures":
        case = opened(told(SCENARIOS / "four-measures.yaml"), tmp_path)
    else:
        case = gapped() if name == "with-gaps" else completed()
    letter = write_plain(compose_letter(case, language, final=name == "bank-records-and-freezing"))
    kept = HERE / f"{name}.{language}.txt"
    if request.config.getoption("--accept"):
        kept.write_text(letter, encoding="utf-8")
    assert letter == kept.read_text(encoding="utf-8")
