"""Tests of the written form of indications, unclear acts and rejected records."""

import json
from dataclasses import replace

from netral.intake.act import ActObject
from netral.reporting.record import indication_record, rejected_record, unclear_record
from netral.values.act_kind import Verb
from netral.values.provenance import Grade
from tests.reporting.builders import (
    act,
    context,
    indication,
    like,
    match,
    provenance,
    reading,
    rejected,
    trace,
    unclear,
)


class TestIndicationRecord:
    def test_carries_rule_trace_confidence_grade_and_versions(self) -> None:
        record = indication_record(indication(), context())

        assert record["rule"]["code"] == "CT-06"
        assert record["rule"]["title_id"].startswith("Membuat unggahan")
        assert record["rule"]["class_printed"] == "berat"
        assert record["trace"]["would_change_id"] == ["sebelum 22 September 2024: kode etik, CT-04"]
        assert record["trace"]["exceptions"][0]["ask_en"].startswith("Was the account")
        assert record["confidence"] == 0.91
        assert record["provenance_grade"] == "A"
        assert record["versions"]["election"] == {"id": "nusa_2024", "digest": "a" * 64}
        assert record["source"]["pointer"] == "data/tweets.js#/4"

    def test_shows_the_moment_in_the_election_s_own_time(self) -> None:
        record = indication_record(indication(), context())

        assert record["occurred_at"] == "2024-10-12T05:00:00+00:00"
        assert record["local_time"] == "2024-10-12T12:00:00+07:00"

    def test_places_spans_in_the_written_text(self) -> None:
        text = "  @budi_santoso dengar: Surya-Intan!"
        made = act(text=text)

        record = indication_record(
            indication(made, reading=reading(text.strip()), read_text="own"), context()
        )

        (span,) = record["spans"]
        assert record["text"][span["start"] : span["end"]] == "Surya-Intan"
        assert span["contestant_id"] == "surya"
        assert span["why"] == "name"

    def test_places_spans_in_the_object_when_its_words_were_read(self) -> None:
        liked = like()
        assert liked.object is not None
        words = liked.object.text or ""

        record = indication_record(
            indication(liked, reading=reading(words), read_text="object"), context()
        )

        (span,) = record["spans"]
        assert record["spans_in"] == "object"
        assert record["object"]["text"][span["start"] : span["end"]] == "Surya-Intan"

    def test_names_the_campaign_that_owns_the_object(self) -> None:
        record = indication_record(indication(like()), context())

        assert record["object"]["campaign_account_of"] == "surya"
        assert record["object"]["owner_handle"] == "suryaintan"
        assert record["object"]["url"] == "https://x.com/suryaintan/status/55"

    def test_keeps_nobody_else_s_handle(self) -> None:
        stranger = ActObject(
            url="https://x.com/orang_lain/status/9",
            owner_id="551177",
            owner_handle="orang_lain",
            text="Kata @teman_lain: menang!",
        )

        written = json.dumps(indication_record(indication(like(object=stranger)), context()))

        assert "orang_lain" not in written
        assert "teman_lain" not in written
        assert "551177" not in written

    def test_keeps_the_account_of_the_act_out(self) -> None:
        written = json.dumps(indication_record(indication(), context()))

        assert "pegawai_contoh" not in written
        assert '"77"' not in written

    def test_gives_no_confidence_where_nothing_was_read(self) -> None:
        record = indication_record(indication(like()), context())

        assert record["confidence"] is None
        assert record["reading"] is None
        assert record["verb"] == Verb.REACTION.value

    def test_is_the_same_for_the_same_act(self) -> None:
        assert indication_record(indication(), context()) == indication_record(
            indication(), context()
        )

    def test_names_the_grade_of_its_source(self) -> None:
        made = act(provenance=provenance(grade=Grade.C))

        assert indication_record(indication(made), context())["provenance_grade"] == "C"


class TestUnclearRecord:
    def test_carries_every_rule_that_was_raised_and_the_guards(self) -> None:
        record = unclear_record(unclear(), context())

        assert record["result"] == "unclear"
        assert [each["rule"]["code"] for each in record["rules"]] == ["CT-06"]
        assert record["guards"][0]["effect"] == "limits"

    def test_says_once_what_its_rules_have_in_common(self) -> None:
        raised = trace(match("CT-02"), match("CT-06"))

        record = unclear_record(replace(unclear(), trace=raised), context())

        assert [check["code"] for check in record["exceptions"]] == ["OK-10", "OK-04"]
        assert record["rules"][1]["exceptions"] == [
            {"key": "not_own_account", "applies": None},
            {"key": "on_duty", "applies": False},
        ]
        assert record["trace"]["facts"]["act_kind"] == "post"
        assert "facts" not in record["rules"][0]

    def test_can_do_without_a_trace(self) -> None:
        record = unclear_record(replace(unclear(), trace=None), context())

        assert record["rules"] == []


class TestRejectedRecord:
    def test_carries_place_and_reason_only(self) -> None:
        assert rejected_record(rejected()) == {
            "format": "netral.quarantine.v1",
            "source_file": "kegiatan.csv",
            "source_sha256": "d" * 64,
            "pointer": "row 12",
            "code": "missing-time",
            "reason": "Kolom occurred_at kosong.",
            "remedy": "Isi waktu dengan zona.",
        }
