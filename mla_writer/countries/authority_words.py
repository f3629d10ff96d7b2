"""Names that authorities of many States bear, said in the reader's language: packs have them in English.

For reading alone. An address in a letter keeps the name as it stands in the pack.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from mla_writer.translation.message import Message, N_

_NAMES = frozenset(
    {
        N_("Attorney General"), N_("Attorney General's Chambers"), N_("Attorney General's Office"),
        N_("Central Authority"), N_("Department of Justice"), N_("Director of Public Prosecutions"),
        N_("Directorate of Public Prosecutions"), N_("Federal Office of Justice"), N_("General Prosecutor's Office"),
        N_("Home Office"), N_("Ministry in charge of foreign affairs"), N_("Ministry of Foreign Affairs"),
        N_("Ministry of Home Affairs"), N_("Ministry of Internal Affairs"), N_("Ministry of Interior"),
        N_("Ministry of Justice"), N_("Ministry of Justice and Digital Affairs"),
        N_("Ministry of Justice and Public Order"), N_("Ministry of Justice and Public Security"),
        N_("Ministry of Law, Justice and Parliamentary Affairs"), N_("Ministry of Public Security"),
        N_("National Prosecutor's Office"), N_("Office of International Affairs"),
        N_("Office of the Attorney General"), N_("Office of the Attorney General and Department of Justice"),
        N_("Office of the Director of Public Prosecutions"), N_("Office of the Prosecutor General"),
        N_("Prosecutor General"), N_("Prosecutor General's Office"), N_("Public Ministry"), N_("Public Prosecution"),
        N_("Supreme Court"), N_("Supreme People's Procuracy"),
    }
)  # fmt: skip
_HYPHEN = re.compile(r"\b(Attorney|Prosecutor)-(?=General)")
_BETWEEN = re.compile(r" / |; ")


def name_in_words(name: str, say: Callable[[Message], str]) -> str:
    """Return the name of an authority as `say` says it, with the name of the pack in brackets; that alone where it is not known.

    Of several names in one all must be known.
    """
    parts = [_HYPHEN.sub(r"\1 ", one).replace("\u2019", "'") for one in _BETWEEN.split(name)]
    if not all(one in _NAMES for one in parts):
        return name
    said = " / ".join(say(Message(one)) for one in parts)
    return name if said == " / ".join(parts) else f"{said} ({name})"
