"""The program's door: parse the arguments, import only the face that is needed."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from mla_writer import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with `arguments` (default: those of the process); return the exit status: 0 fine, 1, or 2."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given in (["--version"], ["-V"]):
        sys.stdout.write(f"mla-writer {__version__}\n")
        return 0
    if not given:
        from mla_writer.ui.app import run as open_window

        return open_window()
    if len(given) == 1 and given[0].endswith(".mla"):
        from pathlib import Path

        from mla_writer.ui.app import run as open_window

        return open_window(Path(given[0]))
    if given[0] in {"show-sample", "screenshots"} and len(given) == 2:
        from mla_writer.ui.sample import show_sample, take_screenshots

        return (show_sample if given[0] == "show-sample" else take_screenshots)(given[1])
    if given == ["selftest"]:
        from mla_writer.ui.selftest import selftest

        status = selftest()
        if status:
            return status
    from mla_writer.cli.main import run

    return run(given)


if __name__ == "__main__":
    sys.exit(main())
