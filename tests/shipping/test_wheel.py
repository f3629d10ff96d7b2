"""The wheel: it holds the content, and the program finds it there."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, unpacked as an installer does."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = (folder / "dist").glob("mla_writer-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(installed: Path, *arguments: str) -> str:
    """Run Python outside the checkout with the unpacked wheel; return what it prints."""
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=installed.parent, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.mark.parametrize("folder", ["forms", "translations", "resources"])
def test_wheel__every_file_of_the_content__is_in_it(installed, folder):
    def files(top: Path) -> set[Path]:
        return {file.relative_to(top) for file in top.rglob("*") if file.is_file() and "__pycache__" not in file.parts}

    assert files(installed / "mla_writer" / "_content" / folder) == files(ROOT / folder)


def test_wheel__unpacked__finds_its_own_content(installed):
    found = run(installed, "-c", "from mla_writer import paths; print(paths.content_dir())")
    assert Path(found) == installed / "mla_writer" / "_content"


def test_wheel__unpacked__tells_its_version(installed):
    assert run(installed, "-m", "mla_writer", "--version").startswith("mla-writer ")


def test_wheel__unpacked__reads_its_forms(installed):
    forms = run(installed, "-c", "from mla_writer.content import Content; print(*Content.shipped().forms.assistance)")
    assert "bank_records" in forms.split()


def test_wheel__its_command__is_the_programs_door(installed):
    (entry_points,) = installed.glob("mla_writer-*.dist-info/entry_points.txt")
    assert "mla-writer = mla_writer.__main__:main" in entry_points.read_text(encoding="utf-8")
