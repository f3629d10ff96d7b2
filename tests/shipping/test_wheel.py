"""The wheel: it holds the content, and the program finds it there."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from mla_writer.paths import HOME_VARIABLE

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("mla_writer-*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    """The wheel, unpacked as an installer does."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(wheel.parent / "site")
    return wheel.parent / "site"


@pytest.fixture(scope="module")
def command(wheel: Path) -> Path:
    """The command of the wheel, installed in an environment of its own that sees the packages of this one."""
    venv = wheel.parent / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    uv = Path(sys.executable).with_name("uv")
    install = [str(uv), "pip", "install", "--quiet", "--offline", "--no-index", "--no-deps", "--python"]
    subprocess.run([*install, str(venv / "bin" / "python"), str(wheel)], check=True)
    (packages,) = venv.glob("lib/python3.*/site-packages")
    (packages / "needed.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return venv / "bin" / "mla-writer"


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


@pytest.mark.timeout(600)
def test_wheel__installed__passes_its_self_test_and_leaves_nothing(command, tmp_path):
    environment = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", HOME_VARIABLE}}
    done = subprocess.run(
        [str(command), "selftest"],
        cwd=tmp_path,
        env={**environment, "HOME": str(tmp_path), "XDG_DATA_HOME": "", "XDG_CACHE_HOME": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1].startswith("Self-test passed: 9 letters")
    assert done.returncode == 0
    assert [file for file in tmp_path.rglob("*") if "mla" in file.name] == []
