"""Where content and the user's own files are found."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from mla_writer import paths


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A home without any variable set, on Linux."""
    for name in (paths.HOME_VARIABLE, "XDG_DATA_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(sys, "platform", "linux")
    return tmp_path


def test_content_dir__from_a_checkout__is_the_folder_above_the_package():
    package = Path(paths.__file__).parent
    assert paths.content_dir() == package.parent
    assert (paths.content_dir() / "forms").is_dir()


def test_content_dir__where_the_package_holds_content__is_that(monkeypatch, tmp_path):
    (tmp_path / "_content").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    assert paths.content_dir() == tmp_path / "_content"


def test_user_dir__home_variable_set__wins(monkeypatch, tmp_path):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    assert paths.user_dir() == tmp_path
    assert paths.cache_dir() == tmp_path / "cache"


@pytest.mark.parametrize(
    ("platform", "user", "cache"),
    [
        ("linux", ".local/share/mla-writer", ".cache/mla-writer"),
        ("darwin", "Library/Application Support/MLA Writer", "Library/Caches/MLA Writer"),
        ("win32", "AppData/Local/MLA Writer", "AppData/Local/MLA Writer/cache"),
    ],
)
def test_user_folders__nothing_set__follow_the_custom_of_the_system(bare, monkeypatch, platform, user, cache):
    monkeypatch.setattr(sys, "platform", platform)
    assert paths.user_dir() == bare / user
    assert paths.cache_dir() == bare / cache


def test_user_folders__xdg_set__follow_it(bare, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(bare / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(bare / "kept"))
    assert paths.user_dir() == bare / "data" / "mla-writer"
    assert paths.cache_dir() == bare / "kept" / "mla-writer"


@pytest.mark.parametrize("value", ["", "relative/folder"])
def test_user_folders__variable_empty_or_relative__counts_as_not_set(bare, monkeypatch, value):
    monkeypatch.setenv("XDG_CACHE_HOME", value)
    monkeypatch.setenv(paths.HOME_VARIABLE, value)
    assert paths.cache_dir() == bare / ".cache" / "mla-writer"
