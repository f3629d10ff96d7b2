"""After the scenarios: how often the program blocked, warned and advised without cause, and what it missed."""

from __future__ import annotations

import pytest

from tests.scenario import Played, figures


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures over the scenarios that were played."""
    played = [
        Played(*value)
        for result in ("passed", "failed")
        for report in terminalreporter.getreports(result)
        for name, value in (report.user_properties if report.when == "call" else ())
        if name == "scenario"
    ]
    if played:
        terminalreporter.section("what the scenarios found")
        for line in figures(played):
            terminalreporter.line(line)
