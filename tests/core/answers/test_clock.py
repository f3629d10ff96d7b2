"""Hours as people type them."""

from __future__ import annotations

import pytest

from mla_writer.answers.clock import read_clock


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9h", "09:00"),
        ("9 h", "09:00"),
        ("9h30", "09:30"),
        ("9H30", "09:30"),
        ("9 h 30", "09:30"),
        ("9\u00a0h\u00a030", "09:30"),
        ("9 heures 30", "09:30"),
        ("9:30", "09:30"),
        ("9.30", "09:30"),
        ("09:30", "09:30"),
        ("9:30 pm", "21:30"),
        ("9 p.m.", "21:00"),
        ("12:15 am", "00:15"),
        ("12 pm", "12:00"),
        ("٩:٣٠ مساءً", "21:30"),
        ("9:30 ص", "09:30"),
        ("14:02:11", "14:02:11"),
        ("00:00", "00:00"),
    ],
)
def test_hour__as_people_write_it__is_read(typed: str, read: str) -> None:
    assert read_clock(typed) == read


@pytest.mark.parametrize("typed", ["9", "930", "25:00", "9:3", "9:60", "13:00 pm", "0:30 am", "noon", "9h-10h"])
def test_hour__that_is_none__is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=typed):
        read_clock(typed)
