"""What a script wants of the styles: larger signs, an indent where a paragraph begins, both margins even."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_SIZES = re.compile(r'<w:(sz|szCs) w:val="(\d+)"/>')


@dataclass(frozen=True, slots=True)
class Script:
    """How letters in a language differ from the base file: how much larger, and what stands in its slots."""

    larger: float = 1
    paragraph: str = ""
    indent: str = ""
    align: str = "left"


_SCRIPTS: Mapping[str, Script] = {
    "ru": Script(indent='<w:ind w:firstLine="709"/>', align="both"),
    "zh": Script(
        1.27,
        '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>',
        '<w:ind w:firstLineChars="200" w:firstLine="560"/>',
        "both",
    ),
}
"""Russian and Chinese letters begin each paragraph with an indent; Chinese has no room between its signs and Latin figures."""


def in_script(styles: str, language: str) -> str:
    """Return the styles as the script of `language` wants them."""
    script = _SCRIPTS.get(language.partition("_")[0], Script())
    for name, value in (("script", script.paragraph), ("indent", script.indent), ("align", script.align)):
        styles = styles.replace(f"{{{name}}}", value)
    if script.larger == 1:
        return styles
    return _SIZES.sub(lambda found: f'<w:{found[1]} w:val="{round(int(found[2]) * script.larger)}"/>', styles)
