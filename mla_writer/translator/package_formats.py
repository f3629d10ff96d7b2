"""In which formats a package for a translator is written."""

from __future__ import annotations

from typing import Literal

PackageFormat = Literal["xliff", "columns"]
ENDINGS: dict[PackageFormat, str] = {"xliff": "xlf", "columns": "docx"}
"""The formats, and how the names of their files end."""
