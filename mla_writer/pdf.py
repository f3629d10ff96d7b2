"""Letters printed as PDF by LibreOffice, where it is on the machine: tagged, with title and language, without a date.

LibreOffice runs without a window, in a profile of its own that is thrown away, for a limited time; it is given files of ours
only, and opens no connection for them.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from mla_writer.errors import Place, Problem, UsageError

_NAMES = ("soffice", "libreoffice")
_PLACES = {
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.exe",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    ),
    "linux": (
        "/usr/lib/libreoffice/program/soffice",
        "/usr/lib64/libreoffice/program/soffice",
        "/opt/libreoffice/program/soffice",
        "/snap/bin/libreoffice",
    ),
}
_FILTER = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"},"DisplayPDFDocumentTitle":{"type":"boolean","value":"true"}}'
)
_SECONDS, _SECONDS_EACH = 90, 30
_DATED = re.compile(rb"(?<=Date\(D:)(?P<day>\d{14})([^)]*)(?=\))|(?<=Date>)\d{4}-\d\d-\d\dT[\d:]{8}([^<]*)(?=</xmp:)")
_DAY, _DAY_IN_XML = b"19800101000000", b"1980-01-01T00:00:00"
_SUM = re.compile(rb"(?<![0-9A-Za-z])[0-9A-F]{32}")
_IDENTIFIED = re.compile(rb"/DocChecksum /[0-9A-F]{32}|/ID \[ ?<[0-9A-F]{32}>\s*<[0-9A-F]{32}> ?\]")


def printer() -> Path | None:
    """Return the program of LibreOffice, None where there is none in the usual places."""
    found = next((one for name in _NAMES if (one := shutil.which(name))), None)
    usual = (Path(one) for one in _PLACES.get(sys.platform, ()))
    return Path(found) if found else next((one for one in usual if one.is_file()), None)


def print_words(words: Sequence[bytes]) -> tuple[bytes, ...]:
    """Return the PDF of each Word file; raise UsageError where LibreOffice is missing or does not print them."""
    program = printer()
    if program is None:
        raise UsageError([Problem("PDF-001", Place("LibreOffice"), {})])
    with tempfile.TemporaryDirectory(prefix="mla-writer-") as name:
        folder = Path(name)
        files = [folder / f"{number}.docx" for number in range(len(words))]
        for file, content in zip(files, words, strict=True):
            file.write_bytes(content)
        _run(program, folder, files)
        printed = [file.with_suffix(".pdf") for file in files]
        if not all(one.is_file() for one in printed):
            raise UsageError([Problem("PDF-002", Place(str(program)), {})])
        return tuple(undated(one.read_bytes()) for one in printed)


def undated(content: bytes) -> bytes:
    """Return a PDF without the moment of its making, every byte at its place; the same letter gives the same file."""
    content = _DATED.sub(_first_day, content)
    return _IDENTIFIED.sub(lambda found: _SUM.sub(b"0" * 32, found[0]), content)


def _first_day(found: re.Match[bytes]) -> bytes:
    """Return a fixed day as long as the one that was found, in its zone of nought."""
    zone = re.sub(rb"\d", b"0", found[2] or found[3] or b"")
    return (_DAY if found["day"] else _DAY_IN_XML) + zone


def _run(program: Path, folder: Path, files: Sequence[Path]) -> None:
    command = [
        str(program), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nologo",
        "--convert-to", _FILTER, "--outdir", str(folder), *(str(one) for one in files),
    ]  # fmt: skip
    try:
        process = subprocess.Popen(  # noqa: S603 - a program of the machine, with files of ours
            command,
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        raise UsageError([Problem("PDF-002", Place(str(program)), {})]) from None
    try:
        process.wait(_SECONDS + _SECONDS_EACH * len(files))
    except subprocess.TimeoutExpired:
        raise UsageError([Problem("PDF-003", Place(str(program)), {})]) from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what still runs: LibreOffice starts a second process, which would go on without the first."""
    if process.poll() is not None:
        return
    if os.name == "nt":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _environment() -> dict[str, str]:
    """Return the surroundings for another program: a packed one of ours puts its own libraries first for itself only."""
    environment = dict(os.environ)
    before = environment.pop("LD_LIBRARY_PATH_ORIG", None)
    if getattr(sys, "frozen", False):
        environment.pop("LD_LIBRARY_PATH", None)
    if before is not None:
        environment["LD_LIBRARY_PATH"] = before
    return environment
