"""Who signed a pack of the office, as the window shows it: a pill on its sheet, a banner before it is taken over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFrame

from mla_writer.handover.evidence import signer_of_office_pack
from mla_writer.handover.signers import Signer
from mla_writer.translation.message import N_
from mla_writer.ui.parts import Level, banner, isolated, pill
from mla_writer.ui.plain import tip
from mla_writer.ui.theme import Theme
from mla_writer.ui.words import Words

_LEVELS: dict[str, Level] = {"trusted": "success", "unknown": "warning", "unsigned": "warning"}
_SHORT = {"trusted": N_("Signed by {name}"), "unknown": N_("Unknown signer"), "unsigned": N_("Not signed")}

_ROOM = 40
"""Letters of a name for which a pill has room."""


def signer_pill(file: Path, words: Words, theme: Theme) -> QFrame:
    """Return in a pill who signed the office's pack at `file`; all that is known of it is its tooltip."""
    signer = signer_of_office_pack(file)
    name = signer.name if len(signer.name) <= _ROOM else f"{signer.name[: _ROOM - 1]}…"
    made = pill(words.text(_SHORT[signer.standing], name=isolated(name)), _LEVELS[signer.standing], theme)
    tip(made, signer_told(signer, words))
    return made


def signer_banner(signer: Signer, words: Words, theme: Theme) -> QFrame:
    """Return in a banner who signed something."""
    return banner(signer_told(signer, words), _LEVELS[signer.standing], theme)


def signer_told(signer: Signer, words: Words) -> str:
    """Return in a sentence who signed something."""
    told = signer.told
    shown = {name: str(one) for name, one in told.parameters.items()}
    parameters = {name: isolated(grouped(one) if one == signer.key_name else one) for name, one in shown.items()}
    return words.say(replace(told, parameters=parameters))


def grouped(key_name: str) -> str:
    """Return the number of a key in groups of four, as people read it to each other."""
    return " ".join(key_name[start : start + 4] for start in range(0, len(key_name), 4))


def begun(name: str, words: Words) -> str:
    """Return a name or file name alone on its line: it keeps its own direction, and begins where reading starts."""
    return ("\u200f" if words.is_rtl else "") + isolated(name)
