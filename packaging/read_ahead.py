"""Read all content once and keep the readings beside it, so that the first start after an installation is as quick as the next.

    python packaging/read_ahead.py FOLDER

FOLDER holds `forms/`, `translations/` and `resources/`; the readings go into FOLDER/readings. They are found by a hash of what
they were read from: a file that an office changes is read anew.
"""

import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from mla_writer.content import Content
from mla_writer.paths import cache_dir, temporary_home
from mla_writer.translation.catalogue import DOMAINS


def read_all(content: Content) -> None:
    """Read every form, treaty, offence, pack and catalogue."""
    assert content.forms.assistance
    assert list(content.treaties)
    assert list(content.packs)
    assert content.offences.families
    for language in content.catalogues.languages:
        for domain in DOMAINS:
            content.catalogues.find(domain, "", "", language)


def main(folder: Path) -> None:
    """Read what is in `folder` and keep the readings there."""
    with temporary_home():
        read_all(Content(folder))
        target = folder / "readings"
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(cache_dir() / "readings", target)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
