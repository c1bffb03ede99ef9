"""Mails to persons: of no case, never lost; and a notice is received by a button alone."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from smtplib import SMTPServerDisconnected
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend

from netral.casework import CaseState
from netral.casework.notice import DeliveryChannel
from netral.casework.script import CaseScript
from netral_console.accounts.role import ConsoleRole as Role
from tests.console.office.conftest import Desk, Watch
from tests.console.registered import NAME, NIP

if TYPE_CHECKING:
    from django.test import Client

    from netral_console.accounts.models import User

OfficeOf = Callable[[Role], Desk]
NewScript = Callable[..., CaseScript]
ADDRESS = "pegawai.rekaan@contoh.invalid"
WORKING = "django.core.mail.backends.locmem.EmailBackend"
BROKEN = f"{__name__}.BrokenBackend"


class BrokenBackend(BaseEmailBackend):
    """A server that hangs up, and says something that nobody should read."""

    def send_messages(self, email_messages: Any) -> int:
        raise SMTPServerDisconnected(str(email_messages[0].to))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Give a way to put another mail server in place; the first one works."""
    from django.conf import settings

    def put(backend: str) -> None:
        monkeypatch.setattr(settings, "EMAIL_BACKEND", backend)

    put(WORKING)
    mail.outbox = []
    return put


@pytest.fixture
def script(
    new_script: NewScript, watch: Watch, office: OfficeOf, logins: "dict[Role, User]"
) -> CaseScript:
    """A case whose notice is on its way to a person with an address."""
    office(Role.INTAKE_OFFICER)
    logins[Role.PERSON].email = ADDRESS
    logins[Role.PERSON].save()
    made = new_script()
    made.play_to_notice_due()
    made.notice()
    watch.follow(made)
    return made


def run(watch: Watch, **later: float) -> tuple[int, int]:
    from netral_console.office.mailing import send_mails

    watch.at += timedelta(**later)
    done = send_mails(at=watch.at)
    return done.sent, done.failed


@pytest.mark.usefixtures("server")
class TestMails:
    def test_say_that_something_waits_and_nothing_of_what(
        self, script: CaseScript, watch: Watch
    ) -> None:
        assert run(watch) == (1, 0)
        (sent,) = mail.outbox
        whole = sent.message().as_string() + sent.subject + sent.body
        assert sent.to == [ADDRESS]
        assert "/saya/menunggu/" in sent.body
        assert "Batas waktu: 7 hari kerja" in sent.body
        assert "Deadline: 7 working days" in sent.body
        secrets = (script.case_id, NAME, NIP, script.allegation.url, script.allegation.text)
        assert [each for each in secrets if each in whole] == []
        for word in ("perkara", "pelanggaran", "netralitas", "case", "violation", "instagram"):
            assert word not in whole.lower()

    def test_are_sent_once(self, script: CaseScript, watch: Watch) -> None:
        assert run(watch) == (1, 0)
        assert run(watch, days=1) == (0, 0)
        script.at = watch.at
        script.deliver()
        watch.follow(script)
        assert run(watch) == (1, 0)
        assert f"Batas waktu: {script.case.reply_until:%d-%m-%Y}." in mail.outbox[-1].body

    def test_that_fail_are_shown_and_tried_again(
        self,
        script: CaseScript,
        watch: Watch,
        enter: "Callable[[Role], Client]",
        server: Callable[[str], None],
    ) -> None:
        server(BROKEN)
        assert run(watch) == (0, 1)
        assert run(watch, minutes=4) == (0, 0)
        assert run(watch, minutes=1) == (0, 1)
        page = enter(Role.INTAKE_OFFICER).get("/perkara/surel/").content.decode()
        assert script.case_id in page
        assert "SMTPServerDisconnected" in page
        assert "Dicoba 2 kali" in page
        assert ADDRESS not in page
        server(WORKING)
        assert run(watch, minutes=9) == (0, 0)
        assert run(watch, minutes=1) == (1, 0)
        page = enter(Role.INTAKE_OFFICER).get("/perkara/surel/").content.decode()
        assert "Semua terkirim." in page
        assert "terkirim" in page

    def test_without_an_address_are_shown_and_go_out_when_there_is_one(
        self,
        script: CaseScript,
        watch: Watch,
        enter: "Callable[[Role], Client]",
        logins: "dict[Role, User]",
    ) -> None:
        logins[Role.PERSON].email = ""
        logins[Role.PERSON].save()
        assert run(watch) == (0, 1)
        desk = enter(Role.INTAKE_OFFICER)
        assert "tanpa alamat surel" in desk.get("/perkara/surel/").content.decode()
        logins[Role.PERSON].email = ADDRESS
        logins[Role.PERSON].save()
        page = desk.post("/perkara/surel/kirim", follow=True).content.decode()
        assert "1 surel terkirim, 0 belum berhasil." in page
        assert [each.to for each in mail.outbox] == [[ADDRESS]]
        assert script.case_id in page  # sent, and not confirmed yet

    def test_are_dropped_when_there_is_nothing_to_tell_any_more(
        self, script: CaseScript, watch: Watch, server: Callable[[str], None]
    ) -> None:
        server(BROKEN)
        run(watch)
        script.at = watch.at
        script.deliver()
        server(WORKING)
        watch.follow(script, hours=8)
        assert run(watch) == (1, 0)
        assert "Batas waktu: 7 hari" not in mail.outbox[-1].body

    def test_are_not_sent_when_the_last_day_has_passed(
        self, script: CaseScript, watch: Watch
    ) -> None:
        script.deliver()
        until = script.case.reply_until
        assert until is not None
        watch.at = datetime.combine(until + timedelta(days=1), time(2), UTC)
        assert run(watch) == (0, 0)
        assert mail.outbox == []

    def test_leave_nothing_when_the_case_is_erased(self, script: CaseScript, watch: Watch) -> None:
        from netral_console.cases.asking import asking_as_store
        from netral_console.office.confirming import confirm_notice, forget_mails
        from netral_console.office.models import NoticeConfirmation, PersonMail

        run(watch)
        confirm_notice(script.case, "orang-0001", at=watch.at)
        forget_mails(script.case_id)
        with asking_as_store(using="default"):
            assert PersonMail.objects.count() == NoticeConfirmation.objects.count() == 0


class TestReceivingANotice:
    def test_looking_confirms_nothing(
        self, script: CaseScript, enter: "Callable[[Role], Client]"
    ) -> None:
        person = enter(Role.PERSON)
        for address in ("/saya/menunggu/", f"/saya/perkara/{script.case_id}/"):
            assert "Saya sudah menerima surat ini" in person.get(address).content.decode()
        assert person.get(f"/saya/perkara/{script.case_id}/terima").status_code == 404
        assert confirmations() == []

    def test_the_button_confirms_once_and_the_officer_needs_no_file(
        self, script: CaseScript, watch: Watch, enter: "Callable[[Role], Client]"
    ) -> None:
        from netral_console.exhibits.store import read_content

        person = enter(Role.PERSON)
        first = watch.at
        person.post(f"/saya/perkara/{script.case_id}/terima")
        watch.at += timedelta(hours=1)
        person.post(f"/saya/perkara/{script.case_id}/terima")
        assert [each.confirmed_at for each in confirmations()] == [first]
        assert "Anda menyatakan menerimanya" in person.get("/saya/menunggu/").content.decode()

        desk = Desk(enter(Role.INTAKE_OFFICER))
        assert "tidak perlu berkas" in desk.see(script)
        typed = {"channel": "in_person", "delivered_at": "2024-10-01T12:00"}
        refused = desk.send(script, "prove_delivery", **typed)
        assert "memerlukan tanda terima" in refused.content.decode()  # type: ignore[attr-defined]
        assert script.case.state is CaseState.NOTICE_SENT
        desk.send(script, "prove_delivery", **{**typed, "channel": "office_application"})
        delivery = script.case.delivery
        assert delivery is not None
        assert delivery.channel is DeliveryChannel.OFFICE_APPLICATION
        assert delivery.delivered_at == first
        assert read_content(delivery.proof_sha256).startswith(b"netral.notice-confirmation.v1")

    def test_without_it_a_file_is_needed(
        self, script: CaseScript, enter: "Callable[[Role], Client]"
    ) -> None:
        desk = Desk(enter(Role.INTAKE_OFFICER))
        typed = {"channel": "office_application", "delivered_at": "2024-10-01T12:00"}
        desk.send(script, "prove_delivery", **typed)
        assert script.case.state is CaseState.NOTICE_SENT

    def test_nobody_else_can_confirm(
        self, script: CaseScript, enter: "Callable[[Role], Client]"
    ) -> None:
        address = f"/saya/perkara/{script.case_id}/terima"
        assert enter(Role.INTAKE_OFFICER).post(address).status_code == 404
        assert confirmations() == []


def confirmations() -> list[Any]:
    from netral_console.cases.asking import asking_as_store
    from netral_console.office.models import NoticeConfirmation

    with asking_as_store(using="default"):
        return list(NoticeConfirmation.objects.all())
