"""What packaging reads ahead: an installed program finds the readings of its content at its first start."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mla_writer import cache
from mla_writer.content import Content
from mla_writer.paths import HOME_VARIABLE, cache_dir
from tests.sample import CONTENT

ROOT = Path(__file__).parents[2]


def read_everything(folder: Path) -> None:
    content = Content(folder)
    assert content.forms.assistance
    assert list(content.treaties)
    assert content.catalogues.find("ui", "", "Findings", "fr") == "Constats"


def test_installed_content__is_not_read_anew_at_the_first_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "content"
    for name in ("forms", "translations", "resources"):
        shutil.copytree(CONTENT.folder / name, installed / name)
    command = [sys.executable, str(ROOT / "packaging" / "read_ahead.py"), str(installed)]
    subprocess.run(command, check=True, capture_output=True)
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.setattr(cache, "content_dir", lambda: installed)
    read_everything(installed)
    assert not cache_dir().exists()
    form = installed / "forms" / "request" / "persons.yaml"
    form.write_text(form.read_text(encoding="utf-8") + "# changed by an office\n", encoding="utf-8")
    read_everything(installed)
    assert len(list((cache_dir() / "readings").iterdir())) == 1
