"""What the palette leads to outside of a request: the requests opened last, the States, and what can be done from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Protocol

from mla_writer.translation.message import N_
from mla_writer.translation.searching import plain
from mla_writer.ui.glance import remembered
from mla_writer.ui.native import native_name
from mla_writer.ui.palette import REQUESTS, STATES, Goal, action
from mla_writer.ui.parts import isolated
from mla_writer.ui.words import Words


class Going(Protocol):
    """Whoever can go to places: the window."""

    def go_home(self) -> None:
        """Show the list of requests."""

    def begin(self) -> None:
        """Show the choices of a new request."""

    def open_soon(self, path: Path) -> None:
        """Open a draft."""

    def choose_file(self) -> None:
        """Ask for a draft and open it."""

    def browse_states(self, code: str = "") -> None:
        """Show the States, and the sheet of one of them."""

    def browse_authorities(self) -> None:
        """Show the directory of authorities."""

    def show_settings(self) -> None:
        """Show the settings."""

    def read_manual(self) -> None:
        """Open the manual."""

    def speak(self, language: str) -> None:
        """Change the language of the window."""


def goals_outside(
    window: Going, words: Words, recent: Iterable[Path], states: Iterable[str], here: Callable[..., object] | None
) -> Iterator[Goal]:
    """Yield the requests opened last, the States that have a pack, and the actions but the one that leads `here`."""
    for one in remembered(recent):
        told = " · ".join(part for part in (one.path.name, one.requested) if part)
        yield Goal(REQUESTS, one.name, "file-text", isolated(told), act=partial(window.open_soon, one.path))
    for name, code in sorted(((words.state(code), code) for code in states), key=lambda it: plain(it[0])):
        yield Goal(STATES, name, "globe", code, act=partial(window.browse_states, code))
    ways: tuple[tuple[str, str, Callable[[], object]], ...] = (
        (N_("New request"), "plus", window.begin),
        (N_("Open file…"), "folder-open", window.choose_file),
        (N_("All requests"), "house", window.go_home),
        (N_("States and their packs"), "globe", window.browse_states),
        (N_("Authorities"), "building-2", window.browse_authorities),
        (N_("Settings"), "settings", window.show_settings),
        (N_("Manual"), "life-buoy", window.read_manual),
    )
    for text, sign, act in ways:
        if act != here:
            yield action(words.text(text), sign, act)
    for language in words.languages:
        if language != words.language:
            told = words.text(N_("Screen language: {language}"), language=isolated(native_name(language)))
            yield action(told, "languages", partial(window.speak, language))
