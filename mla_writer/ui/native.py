"""What a language is called in itself."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def native_name(code: str) -> str:
    """Return what a language is called in itself, without the country that the system adds."""
    if code == "en":
        return "English"
    name = QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:]
