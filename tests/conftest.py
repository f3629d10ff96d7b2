"""What holds for every test: no network, no file outside a temporary folder, the same random examples in every run."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

from mla_writer.paths import HOME_VARIABLE

settings.register_profile("quick", max_examples=60, deadline=None, derandomize=True, database=None)
settings.register_profile("thorough", max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that takes the letters as they are now for the golden ones."""
    parser.addoption("--accept", action="store_true", help="keep the letters of tests/golden as they are written now")


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what the program keeps for its user (caches, settings) in a temporary folder, for child processes too."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(home))
        yield home


@pytest.fixture(autouse=True)
def no_check_fails(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test in which a check failed: the program goes on without it, and only its log has the fault."""
    yield
    failed = [one.getMessage() for one in caplog.get_records("call") if one.name == "mla_writer.checks.run"]
    assert not failed, failed


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test that reaches for the network; sockets that are files of this machine, as buses have, are none."""

    def refuse(*_: object, **__: object) -> NoReturn:
        pytest.fail("this test reached for the network")

    def local(method: Callable[..., object]) -> Callable[..., object]:
        def call(self: socket.socket, *given: object) -> object:
            return method(self, *given) if self.family == socket.AF_UNIX else refuse()

        return call

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, local(getattr(socket.socket, name)))
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
