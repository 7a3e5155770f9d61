"""Telegram's export: the shape is that of Telegram Desktop 5, the words are composed."""

import json

import pytest
from read_helping import OTHER, TEXT, codes, one, read, reports

from sijill.readers import Unread


def message(number, text, **more):
    facts = {"type": "message", "date": "2024-08-12T23:10:00", "date_unixtime": "1723493400", "from": "شبكة"}
    return {"id": number, **facts, "text": text, "text_entities": [], **more}


def chat(*messages, **more):
    return {
        "name": "شبكة الجزيرة المحلية",
        "type": "public_channel",
        "id": 1400,
        "messages": messages,
        **more,
    }


@pytest.fixture
def export(tmp_path):
    def write(value):
        path = tmp_path / "result.json"
        path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
        return path

    return write


def test_each_message_is_a_report(export):
    pieces = ["عاجل: ", {"type": "bold", "text": TEXT}, " ", {"type": "link", "text": "https://x.example/1"}]
    items = read(export(chat(message(7, pieces), message(8, OTHER))))
    first, second = reports(items)
    assert first.text == f"عاجل: {TEXT} https://x.example/1"
    assert (first.outlet, first.published, first.title) == ("شبكة الجزيرة المحلية", "2024-08-12", "")
    assert (first.url, second.url) == ("https://t.me/c/1400/7", "https://t.me/c/1400/8")
    assert first.path.endswith("result.json:7")
    assert first.extractor == "telegram/1"
    assert first.id != second.id


def test_edits_and_forwards_are_noted(export):
    told = message(7, TEXT, edited="2024-08-13T08:00:00", forwarded_from="قناة\nأخرى")
    report = one(read(export(chat(told))))
    assert report.notes == ("edited:2024-08-13T08:00:00", "forwarded:قناة أخرى")
    assert report.published == "2024-08-12"


def test_an_edited_message_is_another_text_at_the_same_address(export):
    first = one(read(export(chat(message(7, TEXT)))))
    then = one(read(export(chat(message(7, OTHER, edited="2024-08-13T08:00:00")))))
    assert first.id == then.id
    assert first.text_hash != then.text_hash


def test_services_are_left_out_and_pictures_counted(export):
    service = {"id": 1, "type": "service", "action": "pin_message", "text": ""}
    items = read(export(chat(service, message(2, "", photo="p.jpg"), message(3, [" "]), message(4, TEXT), 5)))
    assert len(reports(items)) == 1
    (unread,) = (item for item in items if isinstance(item, Unread))
    assert (unread.error.code, unread.error.values) == ("no-words", {"number": 3})


def test_an_account_holds_many_chats(export):
    group = chat(message(7, OTHER), name="مجموعة", type="private_group", id=9)
    value = {"about": "…", "chats": {"list": [chat(message(7, TEXT)), group, {"name": "x"}]}}
    items = read(export({**value, "left_chats": {"list": [chat(message(1, TEXT), id=3)]}}))
    assert codes(items) == []
    assert [item.url for item in items] == ["https://t.me/c/1400/7", "telegram:9/7", "https://t.me/c/3/1"]
    assert items[1].path.endswith("result.json/مجموعة:7")


@pytest.mark.parametrize("text", [None, 3, {"a": 1}, [[]], [{"type": "bold"}], [{"text": 3}]])
def test_odd_texts_are_no_words(export, text):
    assert codes(read(export(chat(message(1, text))))) == ["no-words"]


def test_a_report_with_messages_of_its_own_is_no_export(export):
    assert one(read(export({"text": TEXT, "messages": 3}))).text == TEXT
