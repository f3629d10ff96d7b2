"""`ConditionFault`: what is wrong in a condition, and at which column; readers of files know the line."""

from __future__ import annotations

from collections.abc import Sequence


class ConditionFault(Exception):  # noqa: N818 - a fault in a condition, placed in its file by the reader of the file
    """One fault in a condition: `code`, `column` from 1, the parameters of its text, and `others` found beside it."""

    def __init__(self, code: str, column: int, **parameters: object) -> None:
        self.code = code
        self.column = column
        self.parameters = parameters
        self.others: tuple[ConditionFault, ...] = ()
        super().__init__(f"{code} at column {column}: {parameters}")

    @property
    def every(self) -> tuple[ConditionFault, ...]:
        """This fault and the others of the same text, by column."""
        return (self, *self.others)

    def moved(self, by: int) -> ConditionFault:
        """Return the same fault `by` columns further right, for a condition that stands inside a longer text."""
        return ConditionFault(self.code, self.column + by, **self.parameters)


def raise_any(faults: Sequence[ConditionFault]) -> None:
    """Raise the first of `faults` by column, with the others beside it; do nothing where there is none."""
    if not faults:
        return
    first, *others = sorted(faults, key=lambda one: one.column)
    first.others = tuple(others)
    raise first
