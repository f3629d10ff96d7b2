"""The cache: what is kept comes back, and what could not be written leaves nothing behind."""

from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import NoReturn

import pytest

from mla_writer.cache import cache_key, keep, load
from mla_writer.paths import HOME_VARIABLE, cache_dir


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))


def files() -> list[str]:
    return [one.name for one in cache_dir().rglob("*") if one.is_file()]


def test_reading__kept__comes_back():
    key = cache_key("a", b"b")
    keep(key, {"name": ["é", 1]})
    assert load(key) == {"name": ["é", 1]}
    assert files() == [f"{key}.json"]


def test_reading_on_a_full_disk__is_not_kept__and_takes_no_room(monkeypatch):
    def full(*_: object, **__: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    key = cache_key("a")
    monkeypatch.setattr(json, "dump", full)
    keep(key, ["x"])
    assert load(key) is None
    assert files() == []
