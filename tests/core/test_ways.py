"""How to reach a State, as its pack says it: at the question for the channel, and among what a new version changes."""

from __future__ import annotations

from dataclasses import replace

from mla_writer.answers.answers import Answers
from mla_writer.case import Case
from mla_writer.checks.demands import told_at
from mla_writer.countries.compare import changes, told_of_new
from mla_writer.countries.model import CountryPack
from mla_writer.countries.points import ByEmail, Channel, Diplomatic
from mla_writer.ui.meaning import Beginning, Meaning
from mla_writer.ui.words import Words
from tests.sample import CONTENT

ORDINARY = "Requests are sent to the Attorney General through the ministry."


def kenya(**parts: object) -> CountryPack:
    found = CONTENT.pack("KE")
    assert found is not None
    return replace(found, **parts)  # type: ignore[arg-type] # parts of a pack


def channel(pack: CountryPack) -> Channel:
    sources = (next(iter(pack.sources.values())),)
    return Channel(
        ordinary=ORDINARY,
        diplomatic=Diplomatic(value="no_treaty", sources=sources),
        email=ByEmail(value="no", sources=sources),
        sources=sources,
    )


def told(pack: CountryPack, where: str) -> list[str]:
    own = CONTENT.beside()
    own.packs.hold(pack)
    case = Case.new(own, "UG", "KE", ("bank_records",))
    return [CONTENT.catalogues.say(one.message, "en") for one in told_at(case.context, where)]


def test_channel_of_a_pack__is_told_at_its_question() -> None:
    bare = kenya(information=(), verify=())
    bare = replace(bare, channel=channel(bare))
    by_diplomats = "The request goes through the diplomatic channel where no treaty binds both States."
    assert told(bare, "request.channel") == [ORDINARY, by_diplomats]
    assert len(told(bare, "request.sent_by")) == 1


def test_channel_of_a_pack__is_not_said_again_where_a_piece_of_information_tells_it() -> None:
    pack = kenya()
    texts = told(replace(pack, channel=channel(pack)), "request.channel")
    assert ORDINARY not in texts
    assert any(one.text in texts for one in pack.information if one.fact == "channel.ordinary")


def test_meaning_of_a_new_request__tells_how_it_is_sent() -> None:
    own = CONTENT.beside()
    bare = kenya(information=(), verify=())
    own.packs.hold(replace(bare, channel=channel(bare)))
    meaning = Meaning(own, Words(own.catalogues, "en"), Answers())
    chosen = Beginning("UG", "KE", ("bank_records",), "en", ("en",))
    meaning.choose(chosen)
    entry = next(one for one in meaning.entries(chosen) if one.headline == "How it is sent")
    assert ORDINARY in entry.text
    assert entry.sources


def test_what_changes__names_every_way_to_reach_an_authority() -> None:
    before = kenya()
    parts = {
        "unit": "Unit 9", "address": "Moi Avenue 1", "phone": "+254 20 1234567", "fax": "+254 20 1234568",
        "email": "new@ag.go.ke", "website": "ag.go.ke", "hours": "8 to 12",
    }  # fmt: skip
    now = replace(before, authority=replace(before.authority, **parts))  # type: ignore[arg-type] # texts
    found = {one.topic.text: one for one in changes(before, now, CONTENT.forms)}
    for topic, text in zip(
        ("Unit", "Address", "Telephone", "Fax", "E-mail", "Website", "Hours"), parts.values(), strict=True
    ):
        come = [CONTENT.catalogues.say(one.told, "en") for one in found[topic].come if not isinstance(one.told, tuple)]
        assert come == [text]
    gone = [CONTENT.catalogues.say(one.told, "en") for one in found["E-mail"].gone if not isinstance(one.told, tuple)]
    assert gone == [before.authority.email]
    new = {one.topic.text for one in told_of_new(now, CONTENT.forms)}
    assert {"Unit", "Address", "Telephone", "E-mail"} <= new


def advice(pack: CountryPack) -> str:
    own = CONTENT.beside()
    own.packs.hold(pack)
    case = Case.new(own, "UG", "KE", ("bank_records",))
    case = case.with_answers(case.answers.set("request.channel", "direct").set("request.treaties", ()))
    found = next((one for one in case.findings if one.code == "LEGAL-012"), None)
    return CONTENT.catalogues.say(found.message, "en") if found is not None else ""


def test_channel_without_a_treaty__is_that_of_the_pack_where_it_has_one() -> None:
    pack = kenya()
    assert "nothing provides for this channel" in advice(pack)
    assert "go through diplomatic channels: send a letter rogatory" in advice(replace(pack, channel=channel(pack)))
