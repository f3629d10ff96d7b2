"""Kinds of request in the window: a section in which nothing is asked is not in the task list."""

from __future__ import annotations

from collections.abc import Callable

from mla_writer.ui.request import RequestView

Opener = Callable[..., RequestView]


def test_reminder__asks_for_nothing_that_was_said_before__and_gives_it_back(opened: Opener) -> None:
    view = opened("complete")
    before = [one.key for one in view.pages()]
    view.open_section("facts")
    view.desk.answer("request.kind", "reminder")
    keys = [one.key for one in view.pages()]
    assert {"facts", "offences", "matrix", "bank_records", "basis"}.isdisjoint(keys)
    assert {"states", "urgency", "signature", "earlier_requests", "review"} <= set(keys)
    assert view.place()[0] == keys[0]
    for key in keys:
        view.open_section(key)
    view.desk.answer("request.kind", "new")
    assert [one.key for one in view.pages()] == before
