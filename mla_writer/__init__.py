"""MLA Request Writer: the colleague at the side of whoever asks another State for evidence."""

__version__ = "0.1.0"
