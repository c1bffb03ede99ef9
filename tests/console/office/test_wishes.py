"""Wishes about accounts: what an officer's answer does, and what nobody can make it do."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import psycopg
import pytest

from netral.casework import Procedure
from netral.casework.ids import ActorId
from netral.casework.script import OFFICER, PROTECTOR, SUBJECT_PERSON, CaseScript
from netral_console.accounts.role import ConsoleRole
from netral_console.database import Database
from netral_console.errors import AnswerNotPossibleError, DeclarationNotKnownError
from tests.console.administration.test_changing import switch_on
from tests.console.office.test_loading import record
from tests.console.registered import NAME, register

if TYPE_CHECKING:
    from django.test import Client

    from netral_console.cases.models import DeclaredAccount
    from netral_console.persons.models import AccountWish
    from netral_console.persons.wishes import Wish

AT = datetime(2024, 10, 3, 3, 0, tzinfo=UTC)
REASON = "Sudah diperiksa bersama pegawai yang bersangkutan, sesuai keterangannya."
DECLARED = 1


@pytest.fixture(autouse=True)
def at_work(store: object, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - empties
    from netral_console import clock

    monkeypatch.setattr(clock, "now", lambda: AT)
    register()


def wish(kind: str, handle: str = "akunrekaan", platform: str = "instagram") -> "Wish":
    from netral_console.persons.wishes import find_wish_to_answer, keep_wish

    row = keep_wish(
        SUBJECT_PERSON, kind=kind, platform=platform, handle=handle, note="Catatan rekaan.", at=AT
    )
    found = find_wish_to_answer(row.position)
    assert found is not None
    return found


def propose(about: "Wish", **typed: object) -> int | None:
    from netral_console.office.answering import Answer, answer_wish

    answer = Answer(is_granted=True, reason=REASON, **typed)  # type: ignore[arg-type]
    return answer_wish(about, answer, by="petugas-1", at=AT)


def grant(about: "Wish", **typed: object) -> int:
    """Grant a wish; where it needs two, the data-protection officer agrees."""
    from netral_console.office.answering import agree_to_answer

    done = propose(about, **typed)
    return agree_to_answer(about, PROTECTOR, at=AT) if done is None else done


def declared() -> "list[DeclaredAccount]":
    from netral_console.cases.asking import asking_as_store
    from netral_console.cases.models import DeclaredAccount

    with asking_as_store(using="default"):
        return list(DeclaredAccount.objects.order_by("position"))


def keep(act: int = 1) -> None:
    from netral_console.office.opening import keep_pending

    one = record(act, person=SUBJECT_PERSON)
    keep_pending([one], url="https://x.invalid/1", evidence=[], at=AT)


def waiting() -> int:
    from netral_console.cases.asking import asking_as_store
    from netral_console.office.models import PendingIndication

    with asking_as_store(using="default"):
        return PendingIndication.objects.filter(is_open=True).count()


class TestGrant:
    def test_declares_from_the_first_day(self) -> None:
        grant(wish("declare", "@Akun.Kedua", "tiktok"), holds_from=date(2024, 10, 3))

        new = declared()[-1]
        assert (new.person, new.platform, new.account_id) == (
            SUBJECT_PERSON,
            "tiktok",
            "akun.kedua",
        )
        assert (new.valid_from, new.valid_to) == (date(2024, 10, 3), None)

    def test_withdraws_after_the_last_day(self) -> None:
        grant(wish("withdraw"), declaration=DECLARED, holds_until=date(2024, 10, 3))

        assert [each.valid_to for each in declared()] == [date(2024, 10, 3)]

    def test_corrects_by_ending_one_and_declaring_another(self) -> None:
        grant(
            wish("correct", "akun_rekaan"),
            declaration=DECLARED,
            holds_until=date(2024, 10, 2),
            holds_from=date(2024, 10, 3),
        )

        assert [(each.account_id, each.valid_from, each.valid_to) for each in declared()] == [
            ("akunrekaan", date(2024, 1, 1), date(2024, 10, 2)),
            ("akun_rekaan", date(2024, 10, 3), None),
        ]

    def test_of_a_dispute_sets_aside_what_waits_and_lets_no_case_open(self) -> None:
        from netral_console.cases.asking import asking_as_store
        from netral_console.office.drawing import fill_stock
        from netral_console.office.models import PendingIndication
        from netral_console.office.opening import open_case_of, read_reason

        switch_on()
        fill_stock(at=AT)
        keep(1)
        keep(2)
        assert grant(wish("dispute"), declaration=DECLARED) == 2

        assert waiting() == 0
        with asking_as_store(using="default"):
            row = PendingIndication.objects.first()
        assert row is not None
        assert "tidak ada pernyataan akun" in read_reason(row)
        with pytest.raises(DeclarationNotKnownError):
            open_case_of(row, OFFICER, event_id="EV-x", url="https://x.invalid/1")

    def test_of_a_dispute_leaves_what_another_declaration_covers(self) -> None:
        from netral_console.cases.models import DeclaredAccount

        switch_on()
        keep(1)
        DeclaredAccount.objects.using("owner").create(
            person=SUBJECT_PERSON,
            platform="instagram",
            account_id="akun_lain",
            valid_from=date(2024, 2, 1),
        )

        assert grant(wish("dispute"), declaration=DECLARED) == 0
        assert waiting() == 1

    def test_of_a_withdrawal_leaves_what_was_done_before(self) -> None:
        switch_on()
        keep(1)
        assert grant(wish("withdraw"), declaration=DECLARED, holds_until=date(2024, 10, 2)) == 0
        assert waiting() == 1

    def test_of_a_withdrawal_sets_aside_what_was_done_after_the_last_day(self) -> None:
        switch_on()
        keep(1)
        assert grant(wish("withdraw"), declaration=DECLARED, holds_until=date(2024, 10, 1)) == 1
        assert waiting() == 0

    @pytest.mark.parametrize(
        ("kind", "typed", "problem"),
        [
            ("declare", {}, "first day"),
            ("declare", {"holds_from": date(2024, 10, 3)}, "taken"),
            ("declare", {"holds_from": date(2024, 10, 2)}, "first day"),
            ("withdraw", {"holds_until": date(2024, 10, 3)}, "declaration"),
            ("withdraw", {"declaration": DECLARED}, "last day"),
            ("withdraw", {"declaration": DECLARED, "holds_until": date(2023, 1, 1)}, "last day"),
            ("dispute", {}, "declaration"),
            ("dispute", {"declaration": 99}, "declaration"),
            (
                "correct",
                {"declaration": DECLARED, "holds_until": date(2024, 10, 5)},
                "first day",
            ),
        ],
    )
    def test_writes_nothing_where_something_is_missing(
        self, kind: str, typed: dict[str, object], problem: str
    ) -> None:
        from netral_console.persons.wishes import find_wish_to_answer

        about = wish(kind)
        before = [(each.valid_to, each.is_void) for each in declared()]
        with pytest.raises(AnswerNotPossibleError, match=problem):
            grant(about, **typed)

        found = find_wish_to_answer(about.row.position)
        assert found is not None
        assert found.row.answered_at is None
        assert [(each.valid_to, each.is_void) for each in declared()] == before

    def test_is_given_once(self) -> None:
        about = wish("declare", "akun_kedua")
        grant(about, holds_from=date(2024, 10, 3))
        with pytest.raises(AnswerNotPossibleError, match="way: answered"):
            grant(about, holds_from=date(2024, 10, 4))
        assert len(declared()) == 2


class TestSecondPerson:
    @pytest.mark.parametrize(
        ("kind", "typed"),
        [
            ("declare", {"holds_from": date(2024, 10, 3)}),
            (
                "correct",
                {
                    "declaration": DECLARED,
                    "holds_until": date(2024, 10, 2),
                    "holds_from": date(2024, 10, 3),
                },
            ),
            ("dispute", {"declaration": DECLARED}),
        ],
    )
    def test_is_needed_before_anything_changes(self, kind: str, typed: dict[str, object]) -> None:
        from netral_console.office.answering import agree_to_answer

        about = wish(kind, "akun_baru")
        before = self.register()

        assert propose(about, **typed) is None
        assert self.register() == before
        with pytest.raises(AnswerNotPossibleError, match="not second"):
            agree_to_answer(about, OFFICER, at=AT)
        with pytest.raises(AnswerNotPossibleError, match="proposed"):
            propose(about, **typed)
        assert self.register() == before
        agree_to_answer(about, replace(OFFICER, actor_id=ActorId("petugas-2")), at=AT)
        assert self.register() != before
        row = self.row(about)
        assert (row.answered_by, row.agreed_by) == ("petugas-1", "petugas-2")
        assert bytes(row.sealed_proposal) == b""

    def test_is_not_whom_it_is_about(self) -> None:
        from netral_console.office.answering import agree_to_answer

        about = wish("dispute")
        propose(about, declaration=DECLARED)
        own = replace(PROTECTOR, person=SUBJECT_PERSON)

        with pytest.raises(AnswerNotPossibleError, match="not second"):
            agree_to_answer(about, own, at=AT)

    def test_can_decline_and_the_wish_waits_again(self) -> None:
        from netral_console.office.answering import agree_to_answer, drop_proposal

        about = wish("dispute")
        propose(about, declaration=DECLARED)
        drop_proposal(about)

        with pytest.raises(AnswerNotPossibleError, match="not second"):
            agree_to_answer(about, PROTECTOR, at=AT)
        assert grant(about, declaration=DECLARED) == 0

    def test_reads_what_was_sealed(self) -> None:
        from netral_console.office.answering import read_proposal
        from netral_console.persons.wishes import find_wish_to_answer

        about = wish("dispute")
        propose(about, declaration=DECLARED)

        found = find_wish_to_answer(about.row.position)
        assert found is not None
        assert REASON.encode() not in bytes(found.row.sealed_proposal)
        read = read_proposal(found)
        assert read is not None
        assert (read.reason, read.declaration) == (REASON, DECLARED)

    def test_is_asked_by_the_database_for_a_grant_by_hand(self, database: Database) -> None:
        about = wish("declare", "akun_baru")
        with psycopg.connect(database.application_url) as link:
            link.execute("SELECT set_config('netral.role', 'store', false)")
            with pytest.raises(psycopg.Error, match="grant_needs_two"):
                link.execute(
                    "UPDATE account_wish SET is_granted = true, answered_at = now(),"
                    " answered_by = 'petugas-1', proposed_by = 'petugas-1',"
                    " agreed_by = 'petugas-1' WHERE position = %s",
                    [about.row.position],
                )

    @staticmethod
    def register() -> list[tuple[object, ...]]:
        return [(each.account_id, each.valid_to, each.is_void) for each in declared()]

    @staticmethod
    def row(about: "Wish") -> "AccountWish":
        from netral_console.persons.wishes import find_wish_to_answer

        found = find_wish_to_answer(about.row.position)
        assert found is not None
        return found.row


def test_a_refusal_changes_nothing_in_the_register() -> None:
    from netral_console.office.answering import Answer, answer_wish

    before = [(each.valid_to, each.is_void) for each in declared()]
    refused = Answer(is_granted=False, reason=REASON, declaration=DECLARED)
    answer_wish(wish("dispute"), refused, by="petugas-1", at=AT)
    assert [(each.valid_to, each.is_void) for each in declared()] == before


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE declared_account SET valid_to = NULL",
        "UPDATE declared_account SET valid_to = '2025-01-01'",
        "UPDATE declared_account SET is_void = false",
        "UPDATE declared_account SET person = 'orang-lain'",
        "UPDATE declared_account SET valid_from = '2020-01-01'",
        "DELETE FROM declared_account",
    ],
)
def test_the_database_lets_a_declaration_only_end(attack: str, database: Database) -> None:
    grant(wish("withdraw"), declaration=DECLARED, holds_until=date(2024, 10, 3))
    grant(wish("dispute"), declaration=DECLARED)
    with psycopg.connect(database.application_url) as link:
        link.execute("SELECT set_config('netral.role', 'store', false)")
        with pytest.raises(psycopg.Error):
            link.execute(attack)


def test_the_database_opens_no_case_on_a_void_declaration(
    database: Database, store: object, procedure: Procedure
) -> None:
    with psycopg.connect(database.owner_url) as link:
        link.execute("UPDATE declared_account SET is_void = true")
    with pytest.raises(DeclarationNotKnownError):
        CaseScript(store, procedure).open()  # type: ignore[arg-type]
    with psycopg.connect(database.owner_url) as link:
        link.execute("UPDATE declared_account SET is_void = false WHERE false")
        with pytest.raises(psycopg.Error, match="declaration_is_not_void"):
            link.execute(
                "INSERT INTO case_record (case_id, state, state_since, version, taken_in_at,"
                " last_at, declaration_id) VALUES ('PKR-x', 'lead', now(), 1, now(), now(), 1)"
            )


class TestPages:
    def test_an_officer_answers_and_the_person_reads_it(
        self, enter: "Callable[[ConsoleRole], Client]"
    ) -> None:
        officer, person = enter(ConsoleRole.INTAKE_OFFICER), enter(ConsoleRole.PERSON)
        sent = {"kind": "withdraw", "platform": "instagram", "handle": "akunrekaan", "note": "x"}
        assert person.post("/saya/akun/kirim", sent).status_code == 302
        listed = officer.get("/perkara/permintaan-akun/").content.decode()
        assert "mencabut pernyataan" in listed
        assert NAME not in listed
        assert NAME in officer.get("/perkara/permintaan-akun/1/").content.decode()
        form = {
            "answer": "grant",
            "reason": REASON,
            "declaration": "1",
            "holds_until": "2024-10-03",
        }
        short = officer.post("/perkara/permintaan-akun/1/jawab", {**form, "reason": "ya"})
        assert short.status_code == 422
        assert "sekurangnya 30 huruf" in short.content.decode()
        assert officer.post("/perkara/permintaan-akun/1/jawab", form).status_code == 302

        read = person.get("/saya/akun/").content.decode()
        assert REASON in read
        assert "dikabulkan" in read
        assert "3 Oktober 2024" in read

    def test_a_second_person_reads_the_proposal_and_agrees(
        self, enter: "Callable[[ConsoleRole], Client]"
    ) -> None:
        officer = enter(ConsoleRole.INTAKE_OFFICER)
        protector = enter(ConsoleRole.DATA_PROTECTION_OFFICER)
        path = f"/perkara/permintaan-akun/{wish('dispute').row.position}/"
        form = {"answer": "grant", "reason": REASON, "declaration": "1"}
        assert "belum ada usulan" in protector.get(path).content.decode().lower()
        assert protector.post(f"{path}jawab", form).status_code in (403, 404)
        assert officer.post(f"{path}jawab", form).status_code == 302

        own = officer.get(path).content.decode()
        assert "Saya setuju" not in own
        assert "Batalkan usulan" in own
        assert officer.post(f"{path}setuju").status_code == 422
        read = protector.get(path).content.decode()
        assert REASON in read
        assert "akunrekaan" in read
        assert protector.post(f"{path}setuju").status_code == 302

        assert "Dikabulkan" in officer.get(path).content.decode()
        assert [each.is_void for each in declared()] == [True]

    def test_open_cases_of_a_disputed_account_are_named_and_stay(
        self,
        enter: "Callable[[ConsoleRole], Client]",
        store: object,
        procedure: Procedure,
    ) -> None:
        script = CaseScript(store, procedure)  # type: ignore[arg-type]
        script.open()
        about = wish("dispute")
        grant(about, declaration=DECLARED)

        page = enter(ConsoleRole.INTAKE_OFFICER).get(
            f"/perkara/permintaan-akun/{about.row.position}/"
        )

        assert script.case_id in page.content.decode()
        assert script.case.version == 1


class TestForgetting:
    """What was granted stands in the register; the wish itself goes."""

    def waiting(self) -> list[int]:
        from netral_console.persons.wishes import list_wishes

        return [each.row.position for each in list_wishes(SUBJECT_PERSON)]

    def test_an_answered_wish_is_kept_as_long_as_a_closed_case(self) -> None:
        from netral_console.persons.wishes import forget_wishes

        grant(wish("withdraw"), declaration=DECLARED, holds_until=date(2024, 10, 3))
        assert forget_wishes(at=AT + timedelta(days=30)) == 0
        assert forget_wishes(at=AT + timedelta(days=31)) == 1
        assert self.waiting() == []

    def test_a_wish_that_waits_goes_with_the_window(self) -> None:
        from netral_console import wiring
        from netral_console.persons.wishes import forget_wishes

        wish("declare", handle="akunbaru")
        until = wiring.get_election().window[1]
        assert forget_wishes(at=until - timedelta(seconds=1)) == 0
        assert forget_wishes(at=until) == 1
        assert self.waiting() == []
