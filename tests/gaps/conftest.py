"""After the tests of this folder: how many of the planted defects were found, by kind."""

from __future__ import annotations

import pytest

from tests.gaps.defects import recall


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the recall over the planted defects that were tried."""
    outcomes = []
    for result in ("passed", "failed"):
        for report in terminalreporter.getreports(result):
            for name, value in report.user_properties if report.when == "call" else ():
                if name == "defect":
                    outcomes.append((*value, result == "passed"))
    if outcomes:
        terminalreporter.section("planted defects found")
        for line in recall(outcomes):
            terminalreporter.line(line)
