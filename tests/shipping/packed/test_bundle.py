"""The folder that `make bundle` makes: its self-test, its content, its size, and nothing in it that opens a connection."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.timeout(900)

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "dist" / "mla-writer"
INNER = FOLDER / "_internal"
MEGABYTE = 1_000_000
LARGEST = 170 * MEGABYTE

OPENS_CONNECTIONS = re.compile(
    r"(lib)?(Qt6?Network|Qt6WebSockets|_socket|_ssl|ssl|crypto(?!graphy)|curl|gssapi|qvnc|qtuio)"
)
NETWORK_MODULES = {
    "socket",
    "ssl",
    "asyncio",
    "ftplib",
    "http",
    "smtplib",
    "urllib.request",
    "xmlrpc",
    "PySide6.QtNetwork",
}
OF_A_DESKTOP = re.compile(r"libqgtk3\.so$|libwayland-")
"""The plug-in of Qt for GTK desktops, and what the one for Wayland needs: Qt does without them where GTK or Wayland is not."""


@pytest.fixture(scope="module", autouse=True)
def made() -> None:
    """Tell what to do where there is no folder."""
    assert (FOLDER / "mla-writer").is_file(), "make bundle makes it"


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program of the folder with an empty home, without network, without anything of this checkout."""
    cut_off = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--user", "--net"]
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    command = [*cut_off, str(FOLDER / "mla-writer"), *arguments]
    return subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, check=False)


def files() -> list[Path]:
    return [file for file in FOLDER.rglob("*") if file.is_file() and not file.is_symlink()]


def libraries() -> list[Path]:
    return [file for file in files() if file.read_bytes()[:4] == b"\x7fELF"]


def test_bundle__without_network__passes_its_self_test_and_leaves_nothing(tmp_path):
    done = run(tmp_path, "selftest")
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1].startswith("Self-test passed: 9 letters")
    assert done.returncode == 0
    assert [file for file in tmp_path.rglob("*") if "mla" in file.name] == []


def test_bundle__writes_the_same_letters_as_the_checkout(tmp_path):
    assert run(tmp_path, "run-sample", "-o", "bundle").returncode == 0
    ours = [sys.executable, "-m", "mla_writer", "run-sample", "-o", str(tmp_path / "checkout")]
    subprocess.run(ours, cwd=ROOT, check=True, capture_output=True)
    letters = {file.name: file.read_bytes() for file in (tmp_path / "checkout").glob("*.docx")}
    assert len(letters) == 3
    assert {file.name: file.read_bytes() for file in (tmp_path / "bundle").glob("*.docx")} == letters


@pytest.mark.parametrize("command", ["forms check", "countries check", "treaties check", "translations status"])
def test_bundle__reads_all_of_its_content(tmp_path, command):
    done = run(tmp_path, *command.split())
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("folder", ["forms", "translations", "resources"])
def test_bundle__every_file_of_the_content__is_in_it_unchanged(folder):
    def content(top: Path) -> dict[Path, bytes]:
        return {file.relative_to(top): file.read_bytes() for file in top.rglob("*") if file.is_file()}

    assert content(INNER / "mla_writer" / "_content" / folder) == content(ROOT / folder)


def test_bundle__no_library_in_it__opens_connections():
    names = [file.name for file in FOLDER.rglob("*")]
    assert [name for name in names if OPENS_CONNECTIONS.match(name)] == []


def test_bundle__no_module_in_it__opens_connections():
    listed = (
        "import sys; from PyInstaller.archive.readers import CArchiveReader; "
        "archive = CArchiveReader(sys.argv[1]); print(*archive.open_embedded_archive('PYZ.pyz').toc)"
    )
    python = ROOT / ".venv-build" / "bin" / "python"
    done = subprocess.run(
        [str(python), "-c", listed, str(FOLDER / "mla-writer")], capture_output=True, text=True, check=True
    )
    modules = set(done.stdout.split())
    assert "mla_writer.ui.window" in modules
    assert {one for one in modules if one in NETWORK_MODULES or one.partition(".")[0] in NETWORK_MODULES} == set()


def test_bundle__what_its_libraries_need__is_there():
    missing = set()
    for file in libraries():
        done = subprocess.run(["ldd", str(file)], capture_output=True, text=True, check=False)
        missing |= {(file.name, line.split()[0]) for line in done.stdout.splitlines() if line.endswith("not found")}
    assert {one for one in missing if not any(map(OF_A_DESKTOP.search, one))} == set()


def test_bundle__nothing_of_the_system__is_in_it():
    known = re.compile(r"lib(python3|Qt6|pyside6|shiboken6|icu)|q?lib|.*(cpython|abi3)")
    plain = [file for file in libraries() if file.name != "mla-writer" and "plugins" not in file.parts]
    assert [file.name for file in plain if not known.match(file.name)] == []
    assert [
        file.name for file in plain if re.match(r"lib(X|xcb|glib|GL|EGL|fontconfig|dbus|stdc|z\.)", file.name)
    ] == []


def test_bundle__its_size__is_below_the_goal():
    assert sum(file.stat().st_size for file in files()) <= LARGEST


def test_bundle__everything_of_others_in_it__is_named_with_its_licence():
    pins = re.findall(r"^([a-z0-9][a-z0-9-]*)==(\S+)", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    components = json.loads((FOLDER / "sbom.cdx.json").read_text("utf-8"))["components"]
    assert set(pins) <= {(one["name"], one["version"]) for one in components}
    assert {"Python", "Lucide icons", "pyinstaller"} <= {one["name"] for one in components}
    assert all(one["licenses"][0]["expression"] for one in components)
    notice = (FOLDER / "THIRD-PARTY.txt").read_text("utf-8")
    for words in ("GNU LESSER GENERAL PUBLIC LICENSE", "ISC License", "Apache License", "PYTHON SOFTWARE FOUNDATION"):
        assert words in notice
    assert (FOLDER / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
