"""What the window remembers between starts: its language, colours and text size, and which drafts were open last."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from mla_writer import paths
from mla_writer.errors import StorageError
from mla_writer.storage.files import make_folder, write_whole
from mla_writer.ui.theme import LOOKS, Look

_MOST_RECENT = 12
_MOST_FOLDERS = 200
_FILE = "settings.json"


class Settings:
    """Read once, written at each change; a file that cannot be read or written costs nothing but the memory."""

    def __init__(self) -> None:
        self._path = paths.user_dir() / _FILE
        self._kept = _read(self._path)

    @property
    def is_new(self) -> bool:
        """Whether nothing has been kept yet: the program is started for the first time."""
        return not self._kept and not self._path.exists()

    @property
    def language(self) -> str:
        """The language of the window, or an empty text where none was chosen."""
        return str(self._kept.get("language", ""))

    @property
    def look(self) -> Look:
        """The colours that were chosen; what the system is set to where none were."""
        kept = self._kept.get("look")
        return next((one for one in LOOKS if one == kept), "system")

    @property
    def scale(self) -> float:
        """The text size: 1 to 2."""
        value = self._kept.get("scale", 1.0)
        return min(2.0, max(1.0, float(value))) if isinstance(value, int | float) else 1.0

    @property
    def drafter(self) -> str:
        """The name under which overrides are recorded, or an empty text where none was given."""
        return str(self._kept.get("drafter", ""))

    @property
    def last_folder(self) -> Path | None:
        """The folder into which something was last written; None where there is none or it is gone."""
        kept = self._kept.get("export_folder")
        folder = Path(kept) if isinstance(kept, str) and kept else None
        return folder if folder is not None and folder.is_dir() else None

    def letters_of(self, draft: Path) -> Path:
        """Return the folder for the letters of a draft: the one chosen for it, else one beside it that bears its name.

        Letters of all requests are called alike; in one folder those of one case would take the place of another's.
        """
        kept = self._letters().get(str(draft.resolve()))
        folder = Path(kept) if kept else None
        return folder if folder is not None and folder.is_dir() else draft.with_suffix("")

    def keep_letters_of(self, draft: Path, folder: Path) -> None:
        """Remember the folder for the letters of a draft."""
        key = str(draft.resolve())
        others = {one: where for one, where in self._letters().items() if one != key}
        newest = dict(list({**others, key: str(folder)}.items())[-_MOST_FOLDERS:])
        self.keep(letters=newest, export_folder=str(folder))

    def _letters(self) -> dict[str, str]:
        kept = self._kept.get("letters")
        return {str(one): str(where) for one, where in kept.items()} if isinstance(kept, dict) else {}

    @property
    def signing_key(self) -> Path | None:
        """The secret key file with which packs were last signed; None where there is none or it is gone, as a stick may be."""
        kept = self._kept.get("signing_key")
        file = Path(kept) if isinstance(kept, str) and kept else None
        return file if file is not None and file.is_file() else None

    @property
    def recent(self) -> tuple[Path, ...]:
        """The drafts opened last that are still there, the newest first."""
        known = self._kept.get("recent", [])
        paths_ = [Path(str(one)) for one in known] if isinstance(known, list) else []
        return tuple(one for one in paths_ if one.is_file())

    def keep(self, **values: object) -> None:
        """Remember values beside what was remembered elsewhere in the meantime."""
        self._kept = {**self._kept, **_read(self._path), **values}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, json.dumps(self._kept, indent=1).encode("utf-8"))
        except (OSError, StorageError):
            return

    def opened(self, path: Path) -> None:
        """Remember that a draft was opened."""
        self.list_again((path.resolve(), *(one for one in self.recent if one != path.resolve())))

    def kept_beside(self, path: Path) -> None:
        """List a draft that nobody has opened yet behind the one that was opened last."""
        path = path.resolve()
        others = [one for one in self.recent if one != path]
        self.list_again((*others[:1], path, *others[1:]))

    def forgotten(self, path: Path) -> None:
        """Take a draft from the list; its file stays."""
        self.list_again(one for one in self.recent if one != path)

    def list_again(self, drafts: Iterable[Path]) -> None:
        """List these drafts, the newest first."""
        self.keep(recent=[str(one) for one in drafts][:_MOST_RECENT])


def existing(folder: Path) -> Path:
    """Return a folder, or the first above it that is there: where a dialog that asks for one may begin."""
    return next((one for one in (folder, *folder.parents) if one.is_dir()), Path.home())


def drafts_folder() -> Path:
    """Return where new drafts are kept, made if it is missing; raise StorageError where it cannot be made."""
    folder = paths.user_dir() / "requests"
    make_folder(folder)
    return folder


def _read(path: Path) -> Mapping[str, object]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}
