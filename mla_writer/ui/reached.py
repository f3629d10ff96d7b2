"""How far a drafter has come on a page: what is missing further down has not been passed over, it is still to come."""

from __future__ import annotations

from collections.abc import Sequence

from mla_writer.answers.values import has_content
from mla_writer.forms.shapes import Shape
from mla_writer.interview.interview import Live


def is_below(path: str, place: str) -> bool:
    """Whether `path` is `place`, or stands in it."""
    return path == place or path.startswith(f"{place}.")


def is_passed(path: str, places: Sequence[tuple[Shape, str]], live: Live) -> bool:
    """Whether anything has been answered on a page that is asked behind the question at `path`, which stands among its `places`.

    Behind a question of an item stand those asked of the item later on, the items that follow, and the rest of the page.
    """
    number = next((number for number, (_, place) in enumerate(places) if is_below(path, place)), None)
    if number is None:
        return True
    if any(has_content(live.answers.get(place)) for _, place in places[number + 1 :]):
        return True
    shape, at = places[number]
    return _is_passed_below(shape, at, path[len(at) + 1 :], live)


def _is_passed_below(shape: Shape | None, at: str, rest: str, live: Live) -> bool:
    """Whether anything is answered below `at` behind what stands at `rest` in it."""
    while shape is not None and rest:
        key, _, rest = rest.partition(".")
        keys = list(shape.fields) or list(live.answers.records(at))
        behind = keys[keys.index(key) + 1 :] if key in keys else []
        if any(has_content(live.answers.get(f"{at}.{one}")) for one in behind):
            return True
        shape, at = shape.child(key), f"{at}.{key}"
    return False
