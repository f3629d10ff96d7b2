"""The name of the user's office, for the bar of the window; read without forms, because the window waits for it."""

from __future__ import annotations

from collections.abc import Mapping

from mla_writer import cache, paths
from mla_writer.errors import ProgramError


def office_name() -> tuple[str, str]:
    """Return unit (or authority) and town of the office as its profile has them; empty where there is no profile."""
    try:
        key = cache.cache_key("office", paths.office_file().read_bytes())
    except OSError:
        return "", ""
    kept = cache.load(key)
    if not isinstance(kept, list):
        kept = _read()
        cache.keep(key, kept)
    return str(kept[0]), str(kept[1])


def _read() -> list[str]:
    from mla_writer import yamlio

    try:
        data = yamlio.read(paths.office_file()).data
    except ProgramError:  # told of where the profile is used
        return ["", ""]
    request = data.get("request") if isinstance(data, Mapping) else None
    office = request.get("office") if isinstance(request, Mapping) else None
    if not isinstance(office, Mapping):
        return ["", ""]
    return [_text(office.get("unit")) or _text(office.get("name")), _text(office.get("city"))]


def _text(value: object) -> str:
    """Return a text as it stands in the file, or its first version where it stands in several languages."""
    while isinstance(value, Mapping):
        value = next(iter(value.values()), "")
    return str(value or "")
