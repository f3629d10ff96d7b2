"""What `check` tells of a draft whose country pack is another one than that with which it was checked."""

from __future__ import annotations

from mla_writer.case import Case
from mla_writer.cli.differing import difference_data, show_differences
from mla_writer.cli.showing import out, say
from mla_writer.countries.marks import PackMark
from mla_writer.documents.compare_sheet import said
from mla_writer.pack_news import PackNews, pack_news
from mla_writer.translation.message import Message, N_
from mla_writer.translation.states import state_name

_CHANGED = N_("The country pack for {state} has changed since this draft was checked, from {before} to {now}.")
_MARK = N_("version {version} of {day}")
_OF_OFFICE = N_("version {version} of {day}, of the office")
_PLAIN = N_("version {version}")
_NOT_KEPT = N_("The earlier pack is not kept here, so the changes cannot be shown.")
_FINDINGS = N_("As a result: {come} new findings, {gone} gone.")
_ACCEPT = N_("To record that the draft has been checked with it, add --accept-packs.")
_ACCEPTED = N_("Recorded: this draft has been checked with the current packs.")


def show_pack_news(case: Case, language: str) -> None:
    """Print which packs have changed since the draft was checked, what they say otherwise, and which findings that changes."""
    news = pack_news(case)
    for one in news:
        state, now, before = state_name(one.code, language), mark_told(one.now), mark_told(one.before)
        out(say(Message(_CHANGED, {"state": state, "now": now, "before": before}), language))
        if not one.is_known:
            out(f"    {say(Message(_NOT_KEPT), language)}")
            continue
        _show_changes(case, one, language)
        out(f"    {say(Message(_FINDINGS, {'come': one.come, 'gone': one.gone}), language)}")
        show_differences(one.findings, language)
    if news:
        out(f"{say(Message(_ACCEPT), language)}\n")


def accept_packs(case: Case, language: str) -> None:
    """Record the packs of today in the draft, and save it."""
    case.accept_packs()
    case.save()
    out(say(Message(_ACCEPTED), language))


def pack_news_data(case: Case, language: str) -> list[dict[str, object]]:
    """Return the same as JSON data."""
    return [_data(case, one, language) for one in pack_news(case)]


def mark_told(mark: PackMark) -> Message:
    """Return by what a pack is known, in words."""
    if not mark.checked_on:
        return Message(_PLAIN, {"version": mark.version})
    text = _OF_OFFICE if mark.layer == "office" else _MARK
    return Message(text, {"version": mark.version, "day": mark.checked_on})


def _show_changes(case: Case, news: PackNews, language: str) -> None:
    for change in news.changes:
        out(f"    {say(change.part, language)} – {say(change.topic, language)}")
        for sign, cells in (("-", change.gone), ("+", change.come)):
            for one in cells:
                out(f"      {sign} {said(one, case.content.catalogues, language)}")


def _data(case: Case, one: PackNews, language: str) -> dict[str, object]:
    catalogues = case.content.catalogues
    return {
        "country": one.code,
        "before": _mark_data(one.before),
        "now": _mark_data(one.now),
        "known": one.is_known,
        "changes": [
            {
                "part": say(change.part, language),
                "topic": say(change.topic, language),
                "gone": [said(cell, catalogues, language) for cell in change.gone],
                "come": [said(cell, catalogues, language) for cell in change.come],
            }
            for change in one.changes
        ],
        "findings": [difference_data(finding, language) for finding in one.findings],
    }


def _mark_data(mark: PackMark) -> dict[str, object]:
    return {"version": mark.version, "layer": mark.layer, "checked_on": mark.checked_on}
