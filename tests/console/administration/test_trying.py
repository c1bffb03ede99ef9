"""A changed rulebook is tried out on the kept acts before two people put it into force."""

import json
import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from netral.casework import Procedure
from netral.casework.errors import EventRefusedError
from netral.casework.script import CaseScript
from netral.screening.errors import EditionNotTriedError
from netral.values.problem import ProblemsError
from netral_console.accounts.role import ConsoleRole
from netral_console.database import Database
from netral_console.errors import (
    EditionNotHereError,
    ScreenedByOtherRulebookError,
    TryoutStaleError,
    TryoutUnreadableError,
)
from tests.console.administration.test_changing import switch_on
from tests.console.office.test_loading import record
from tests.console.registered import register
from tests.rulebook.builders import SHIPPED, shipped

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.usefixtures("store")
AT = datetime(2024, 10, 3, 3, 0, tzinfo=UTC)


def change(folder: Path, rule: str, old: str, new: str) -> Path:
    """Copy the shipped edition and change one rule of it."""
    copy = folder / "skb_2022"
    shutil.copytree(SHIPPED / "skb_2022", copy)
    path = copy / "rules" / f"{rule}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return copy


@pytest.fixture(autouse=True)
def no_rulebooks_of_others(store: object) -> None:  # noqa: ARG001 - opens the console
    from netral_console.administration import rulebooks

    shutil.rmtree(rulebooks._folder(), ignore_errors=True)


@pytest.fixture
def proposed(tmp_path: Path) -> str:
    """Propose a rulebook in which promoting a candidate (DS-02) needs a share or a comment."""
    from netral_console.administration.rulebooks import propose_edition

    copy = change(tmp_path, "DS-02", "kinds: [post, ", "kinds: [")
    for path in (copy / "cases" / f"{rule}.yaml" for rule in ("DS-02", "KE-02")):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("act: post", "act: share"), encoding="utf-8")
    return propose_edition(copy).digest


def keep(*acts: int, **changes: Any) -> None:
    from netral_console.office.opening import keep_pending

    for act in acts:
        keep_pending([record(act, **changes)], url="https://x.invalid/1", evidence=[], at=AT)


def try_out(digest: str, *, at: datetime = AT) -> int:
    from netral_console.administration.trying import begin_tryout, get_tryout, go_on

    number = begin_tryout(digest, by="admin-1", at=at)
    for _ in range(9):
        row = get_tryout(number)
        assert row is not None
        if row.ended_at is not None:
            break
        go_on(number, at=at)
    return number


def result_of(number: int) -> dict[str, Any]:
    from netral_console.administration.trying import get_tryout

    row = get_tryout(number)
    assert row is not None
    assert row.result is not None
    return dict(row.result)


def spans_of(result: dict[str, Any], rule: str = "") -> dict[str, dict[str, list[int]]]:
    return next(line for line in result["lines"] if line["rule"] == rule)


@pytest.fixture
def taking_in(store: object) -> None:  # noqa: ARG001 - empties
    switch_on()
    register()


@pytest.mark.usefixtures("taking_in")
class TestTryout:
    def test_counts_what_would_no_longer_be_flagged_in_spans(self, proposed: str) -> None:
        keep(*range(1, 14))

        result = result_of(try_out(proposed))

        assert result["acts"] == [12, 23]
        assert spans_of(result)["no_longer"]["undecided"] == [12, 23]
        assert spans_of(result, "DS-02")["no_longer"]["undecided"] == [12, 23]
        assert spans_of(result)["newly"]["undecided"] == [0, 11]

    def test_names_the_outcome_of_acts_that_were_decided(
        self, proposed: str, procedure: Procedure, store: Any
    ) -> None:
        script = CaseScript(store, procedure, number=1)
        script.play_to_referral()
        keep(*range(1, 12))
        keep(99, act_id=script.allegation.act_id)
        script.receive_outcome()

        result = result_of(try_out(proposed))

        assert spans_of(result)["no_longer"]["confirmed"] == [0, 11]
        assert spans_of(result)["no_longer"]["undecided"] == [0, 11]

    def test_goes_on_where_it_stopped_and_counts_nothing_twice(
        self, proposed: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from netral_console.administration import trying

        keep(*range(1, 14))
        monkeypatch.setattr(trying, "ACTS_A_STEP", 4)
        number = trying.begin_tryout(proposed, by="admin-1", at=AT)
        seen = []
        for _ in range(5):
            trying.go_on(number, at=AT)
            row = trying.get_tryout(number)
            assert row is not None
            seen.append((row.done, sum(row.counts.values())))

        assert seen == [(4, 8), (8, 16), (12, 24), (13, 0), (13, 0)]

    def test_acts_that_came_later_are_not_counted(self, proposed: str) -> None:
        from netral_console.administration.trying import begin_tryout, get_tryout, go_on

        keep(1, 2)
        number = begin_tryout(proposed, by="admin-1", at=AT)
        keep(3)
        go_on(number, at=AT)

        row = get_tryout(number)
        assert row is not None
        assert row.done == 2

    def test_says_how_many_acts_tell_nothing(self, proposed: str) -> None:
        keep(*range(1, 13), trace={"exceptions": [], "facts_used_id": []})

        result = result_of(try_out(proposed))

        assert result["untold"] == [12, 23]
        assert spans_of(result)["no_longer"]["undecided"] == [0, 11]

    def test_keeps_no_act_and_nobody(self, proposed: str, owner: psycopg.Connection) -> None:
        keep(1, 2)
        try_out(proposed)

        rows = owner.execute("SELECT row_to_json(t)::text FROM rule_tryout t").fetchall()

        assert len(rows) == 1
        assert "instagram:" not in rows[0][0]
        assert "orang-0001" not in rows[0][0]
        assert json.loads(rows[0][0])["counts"] == {}

    @pytest.mark.parametrize(
        "attack",
        [
            "UPDATE rule_tryout SET result = '{}'",
            "UPDATE rule_tryout SET ended_at = NULL",
            "UPDATE rule_tryout SET sha256 = 'x'",
            "DELETE FROM rule_tryout",
            "INSERT INTO rule_tryout (edition_id, sha256, base, asked_by, asked_at, until, total,"
            " reached, done, untold, counts, result) VALUES ('skb_2022', 'x', '{}', 'a', now(), 0,"
            " 0, 0, 0, 0, '{}', '{}')",
        ],
    )
    def test_the_database_lets_nobody_write_a_result(
        self, attack: str, proposed: str, database: Database
    ) -> None:
        try_out(proposed)
        with psycopg.connect(database.application_url) as link:
            link.execute("SELECT set_config('netral.role', 'store', false)")
            with pytest.raises(psycopg.Error):
                link.execute(attack)


class TestPropose:
    def test_refuses_an_edition_whose_worked_cases_fail(self, tmp_path: Path) -> None:
        from netral_console.administration.rulebooks import list_proposals, propose_edition

        with pytest.raises(ProblemsError, match="DS-02"):
            propose_edition(change(tmp_path, "DS-02", "kinds: [post, ", "kinds: ["))
        assert list_proposals() == []

    def test_refuses_an_edition_that_does_not_govern(self) -> None:
        from netral_console.administration.rulebooks import propose_edition

        with pytest.raises(EditionNotTriedError, match="pre_2022"):
            propose_edition(SHIPPED / "pre_2022")

    def test_an_edition_changed_in_the_folder_is_not_there(self, proposed: str) -> None:
        from netral_console.administration import rulebooks

        path = rulebooks._folder() / proposed / "rules" / "DS-02.yaml"
        path.write_text(path.read_text("utf-8").replace("DS-02", "DS-03", 1), encoding="utf-8")
        rulebooks._load.cache_clear()

        with pytest.raises((EditionNotHereError, ProblemsError)):
            rulebooks.get_proposal(proposed)


@pytest.mark.usefixtures("taking_in")
class TestInForce:
    def put_into_force(self, digest: str) -> None:
        from netral_console.administration.changing import agree_to_change
        from netral_console.administration.trying import ask_for_rulebook

        number = ask_for_rulebook(try_out(digest), by="admin-1", at=AT)
        agree_to_change(number, by="admin-2", at=AT)

    def test_the_changed_rulebook_holds_a_day_after_two_agreed(self, proposed: str) -> None:
        from netral_console.administration.rulebooks import list_editions

        self.put_into_force(proposed)
        before, after = AT + timedelta(hours=23, minutes=59), AT + timedelta(hours=24)

        assert [each.digest for each in list_editions(at=before)] == [shipped("skb_2022").digest]
        assert [each.digest for each in list_editions(at=after)] == [proposed]

    def test_it_leaves_taking_in_as_it_was(self, proposed: str) -> None:
        from netral_console.administration.changing import may_monitor

        self.put_into_force(proposed)

        assert may_monitor(at=AT + timedelta(days=2))

    def test_the_result_is_kept_with_the_change(self, proposed: str) -> None:
        from netral_console.administration.changing import list_changes

        keep(*range(1, 14))
        self.put_into_force(proposed)

        content = list_changes()[0].content
        assert content["result"]["lines"][0]["no_longer"]["undecided"] == [12, 23]
        assert content["sha256"] == proposed

    def test_a_row_edited_behind_the_log_changes_nothing(
        self, proposed: str, database: Database
    ) -> None:
        from netral_console.administration.rulebooks import list_editions

        self.put_into_force(proposed)
        with psycopg.connect(database.owner_url) as link:
            link.execute("ALTER TABLE configuration_change DISABLE TRIGGER guard_change")
            link.execute(
                """UPDATE configuration_change SET content = content || '{"sha256": "0"}'"""
                " WHERE kind = 'rulebook'"
            )
            link.execute("ALTER TABLE configuration_change ENABLE TRIGGER guard_change")

        in_force = list_editions(at=AT + timedelta(days=2))
        assert [each.digest for each in in_force] == [shipped("skb_2022").digest]

    def test_nothing_is_asked_for_without_a_try_out_that_ended(self, proposed: str) -> None:
        from netral_console.administration.changing import ask_for_change, list_changes
        from netral_console.administration.trying import ask_for_rulebook, begin_tryout

        number = begin_tryout(proposed, by="admin-1", at=AT)
        with pytest.raises(TryoutStaleError):
            ask_for_rulebook(number, by="admin-1", at=AT)
        with pytest.raises(EventRefusedError, match="not tried out"):
            ask_for_change("rulebook", {"tryout": number}, by="admin-1", at=AT)
        with pytest.raises(EventRefusedError, match="another rulebook"):
            ask_for_change("rulebook", {"tryout": try_out(proposed)}, by="admin-1", at=AT)
        assert all(each.kind != "rulebook" for each in list_changes())

    def test_a_try_out_against_an_older_rulebook_is_stale(self, proposed: str) -> None:
        from netral_console.administration.trying import ask_for_rulebook, begin_tryout, go_on

        ended, begun = try_out(proposed), begin_tryout(proposed, by="admin-1", at=AT)
        self.put_into_force(proposed)
        later = AT + timedelta(days=2)

        with pytest.raises(TryoutStaleError):
            ask_for_rulebook(ended, by="admin-1", at=later)
        with pytest.raises(TryoutStaleError):
            go_on(begun, at=later)

    def test_a_screening_by_another_rulebook_is_not_loaded(
        self, proposed: str, tmp_path: Path
    ) -> None:
        from netral_console.office.loading import load_screened

        path = tmp_path / "indications.jsonl"
        path.write_text(json.dumps(record(1)), encoding="utf-8")
        changed = tmp_path / "changed.jsonl"
        by = {"editions": [{"id": "skb_2022", "digest": proposed}]}
        changed.write_text(json.dumps(record(2, versions=by)), encoding="utf-8")

        with pytest.raises(ScreenedByOtherRulebookError):
            load_screened(changed, at=AT)
        assert load_screened(path, at=AT).added == 1
        self.put_into_force(proposed)
        later = AT + timedelta(days=2)
        with pytest.raises(ScreenedByOtherRulebookError):
            load_screened(path, at=later)
        assert load_screened(changed, at=later).added == 1


@pytest.mark.usefixtures("taking_in")
class TestOutsideCounts:
    def told(self, digest: str, **changes: Any) -> bytes:
        outcomes = {"confirmed": 9, "not_confirmed": 0, "undecided": 205}
        line = {"rule": "DS-02", "newly": outcomes, "no_longer": outcomes, "still": outcomes}
        document = {
            "format": "netral.tryout.v1",
            "election": "jakarta_2024",
            "editions": {"skb_2022": shipped("skb_2022").digest},
            "proposed": {"id": "skb_2022", "digest": digest},
            "acts_screened": 5000,
            "lines": [{**line, "rule": ""}, line],
        }
        return json.dumps({**document, **changes}).encode()

    def test_are_kept_in_spans(self, proposed: str) -> None:
        from netral_console.administration.trying import get_tryout, keep_outside_counts

        number = try_out(proposed)
        keep_outside_counts(number, self.told(proposed))

        row = get_tryout(number)
        assert row is not None
        assert spans_of(row.outside)["newly"] == {
            "confirmed": [0, 11],
            "not_confirmed": [0, 11],
            "undecided": [204, 215],
        }

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"proposed": {"id": "skb_2022", "digest": "0"}}, "another edition"),
            ({"editions": {"skb_2022": "0"}}, "another rulebook"),
            ({"format": "netral.other.v1"}, "another edition"),
            ({"lines": "x"}, "form"),
            ({"acts_screened": "many"}, "form"),
        ],
    )
    def test_of_something_else_are_refused(
        self, changes: dict[str, Any], said: str, proposed: str
    ) -> None:
        from netral_console.administration.trying import get_tryout, keep_outside_counts

        number = try_out(proposed)
        with pytest.raises(TryoutUnreadableError, match=said):
            keep_outside_counts(number, self.told(proposed, **changes))
        row = get_tryout(number)
        assert row is not None
        assert row.outside is None


@pytest.mark.usefixtures("taking_in")
def test_two_logins_do_it_by_the_pages(
    proposed: str, enter: "Callable[[ConsoleRole], Client]", monkeypatch: pytest.MonkeyPatch
) -> None:
    from netral_console import clock

    monkeypatch.setattr(clock, "now", lambda: AT)
    keep(*range(1, 14))
    first, second = enter(ConsoleRole.ADMINISTRATOR), enter(ConsoleRole.DATA_PROTECTION_OFFICER)
    assert proposed[:16] in first.get("/pengaturan/uji-coba/").content.decode()
    begun = first.post("/pengaturan/uji-coba/mulai", {"digest": proposed})
    page = begun["Location"]
    assert "0 dari 13 perbuatan dihitung" in first.get(page).content.decode()
    first.post(f"{page}lanjut")
    shown = first.get(page).content.decode()
    assert "Tidak akan lagi menandai 12\N{EN DASH}23 perbuatan" in shown
    assert "Lanjutkan" not in shown
    assert first.post(f"{page}minta").status_code == 302
    changes = second.get("/pengaturan/perubahan/").content.decode()
    assert "Berlakukan ketentuan yang diubah" in changes
    assert page in changes
    number = re.findall(r"perubahan/(\d+)/setuju", changes)[-1]
    assert second.post(f"/pengaturan/perubahan/{number}/setuju").status_code == 302
    monkeypatch.setattr(clock, "now", lambda: AT + timedelta(days=1))
    assert "sedang berlaku" in first.get("/pengaturan/uji-coba/").content.decode()


@pytest.mark.usefixtures("taking_in")
def test_an_auditor_reads_and_asks_for_nothing(
    proposed: str, enter: "Callable[[ConsoleRole], Client]"
) -> None:
    number = try_out(proposed)
    auditor = enter(ConsoleRole.AUDITOR)

    page = auditor.get(f"/pengaturan/uji-coba/{number}/").content.decode()

    assert "<form" not in page.split('id="hasil"')[1]
    assert auditor.post(f"/pengaturan/uji-coba/{number}/minta").status_code == 404
