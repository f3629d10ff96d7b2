"""Pictures of the pages of the two letters in every language, to be looked at: `make letter-pages` writes them into out/pages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from mla_writer.letters import written_as
from mla_writer.pdf import print_words
from tests.golden.samples import LANGUAGES, LETTERS

_DOTS = "70"


def write_pages(folder: Path) -> int:
    """Print the letters in one run of LibreOffice and draw their pages; return how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.p*"):
        old.unlink()
    names = [(name, language) for name in LETTERS for language in LANGUAGES]
    words = [written_as(LETTERS[name](language), "docx", for_print=True) for name, language in names]
    for (name, language), pdf in zip(names, print_words(words), strict=True):
        file = folder / f"{name}.{language}.pdf"
        file.write_bytes(pdf)
        draw = ["pdftoppm", "-r", _DOTS, "-png", str(file), str(file.with_suffix(""))]
        subprocess.run(draw, check=True, timeout=300)
    return len(list(folder.glob("*.png")))


if __name__ == "__main__":
    print(f"{write_pages(Path(sys.argv[1]))} pages in {sys.argv[1]}")
