"""What can go wrong with what a person wrote: a code, its parameters and its place; the prose lives in `translation`.

`Problem` is one fault in one file. Readers collect every problem of a file before they raise `ProblemsError`, so that an
author mends a file in one round. `ProgramError` is the root of every error that a face shows as one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file: line and column count from 1; 0 means that the whole file is meant."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: `code` (never reused, for example YAML-003), the parameters of its text, and where it stands.

    Parameters are texts and numbers only; `translation.problems` holds the sentence for each code.
    """

    code: str
    place: Place
    parameters: Mapping[str, object] = field(default_factory=dict)


class ProgramError(Exception):
    """Root of every error that is shown to the user as one line; carries at least one `Problem`."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            "; ".join(f"{problem.place}: {problem.code} {dict(problem.parameters)}" for problem in self.problems)
        )


class ProblemsError(ProgramError):
    """A file that a person wrote cannot be used as it stands."""


class StorageError(ProgramError):
    """A file could not be read or written; nothing was changed on disk."""


class UsageError(ProgramError):
    """The command line or a call into `Case` asks for something that does not exist."""


def fail(code: str, place: Place, **parameters: object) -> ProblemsError:
    """Return a `ProblemsError` with the single problem described by the arguments, ready to be raised."""
    return ProblemsError([Problem(code, place, parameters)])
