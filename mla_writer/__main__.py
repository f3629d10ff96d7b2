"""The program's door: parse the arguments, import only the face that is needed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mla_writer import __version__

if TYPE_CHECKING:
    import argparse


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with `arguments` (default: those of the process); return the exit status: 0 fine, 1, or 2."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given in (["--version"], ["-V"]):
        sys.stdout.write(f"mla-writer {__version__}\n")
        return 0
    if not given:
        from mla_writer.ui.app import run as open_window

        return open_window()
    if len(given) == 1 and given[0].lower().endswith(".mla"):
        from pathlib import Path

        from mla_writer.ui.app import run as open_window

        return open_window(Path(given[0]))
    from mla_writer.cli.main import run

    return run(given, {"selftest": _selftest, "show-sample": _show_sample, "screenshots": _screenshots})


def _selftest(given: argparse.Namespace) -> int:
    """Test the window, then the files."""
    from mla_writer.cli.sample_commands import selftest as test_files
    from mla_writer.ui.selftest import selftest as test_window

    return test_window() or test_files(given)


def _show_sample(given: argparse.Namespace) -> int:
    from mla_writer.ui.sample import show_sample

    return show_sample(given.folder)


def _screenshots(given: argparse.Namespace) -> int:
    from mla_writer.ui.sample import take_screenshots

    return take_screenshots(given.folder)


if __name__ == "__main__":
    sys.exit(main())
