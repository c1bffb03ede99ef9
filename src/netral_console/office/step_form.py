"""Forms of the office's steps; what they ask is what the duties of the step demand."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.utils.timezone import localtime

from netral.casework import (
    Case,
    CaseEvent,
    Decision,
    DecisionOutcome,
    Delivery,
    EventId,
    Finding,
    Notice,
    Recipient,
    StepKind,
    find_reply_until,
)
from netral.casework.event import (
    CaseDecided,
    CaseExpired,
    CaseReferred,
    CorrectionAcknowledged,
    NoticeDelivered,
    NoticeSent,
    OutcomeReceived,
    ReviewersDrawn,
    WindowClosed,
    WindowExtended,
)
from netral.casework.ids import BodyId, NoticeId
from netral.casework.notice import DeliveryChannel, NoticedAct, list_articles
from netral.casework.procedure import DeadlineKind, Procedure, Task
from netral.casework.vote import Round, Tally, tally_votes
from netral.reporting.bilingual import Bilingual
from netral_console.office.confirming import find_confirmation, write_confirmation
from netral_console.office.drawing import draw_for
from netral_console.office.receipt import Receipt, read_receipt
from netral_console.office.referral import package_of
from netral_console.office.wording import CHANNELS, FINDINGS, name_body
from netral_console.pages.templatetags.words import pick

Base = Mapping[str, Any]
REASON_HINT = Bilingual("Sekurangnya 30 huruf.", "At least 30 letters.")


def new_event_id() -> EventId:
    """Make an id for the event that a form will become; sent twice, it is one event."""
    return EventId(f"EV-{uuid.uuid4().hex}")


class StepForm(forms.Form):
    """One step of a case, as a form."""

    step: ClassVar[StepKind]
    explains: ClassVar[Bilingual] = Bilingual("", "")
    event_id = forms.CharField(widget=forms.HiddenInput, max_length=80)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *arguments: Any, case: Case, procedure: Procedure, at: datetime, **named: Any
    ) -> None:
        self.case, self.procedure, self.at = case, procedure, at
        named.setdefault("initial", {})
        named["initial"] |= {"event_id": new_event_id(), "version": case.version}
        super().__init__(*arguments, auto_id=f"{self.step.value}-%s", **named)
        self.prepare()

    def prepare(self) -> None:
        """Fill in choices and words that depend on the case."""

    @property
    def receipts(self) -> tuple[Receipt, ...]:
        """Files that are kept as exhibits before the step is recorded."""
        return ()

    @property
    def needs_second(self) -> bool:
        """Whether the step, as it was typed, needs a second person."""
        return False

    def make_event(self, base: Base) -> CaseEvent:
        """Make the event from what was typed."""
        raise NotImplementedError

    def label(self, name: str, words: Bilingual, hint: Bilingual | None = None) -> None:
        """Put words beside a field."""
        self.fields[name].label = pick(words)
        if hint is not None:
            self.fields[name].help_text = pick(hint)


class DrawForm(StepForm):
    """Draws whoever the state waits for."""

    step = StepKind.DRAW_REVIEWERS
    explains = Bilingual(
        "Undian memakai benih yang dikunci sebelum perkara ada. Tidak ada yang memilih.",
        "The draw uses a seed that was committed to before the case. Nobody chooses.",
    )

    def make_event(self, base: Base) -> CaseEvent:
        return ReviewersDrawn(**base, draw=draw_for(self.case))


class NoticeForm(StepForm):
    """Sends the notice; its acts come from the case, so none can be vague."""

    step = StepKind.SEND_NOTICE
    explains = Bilingual(
        "Surat memuat waktu, alamat, digest bukti dan semua pasal. Hanya untuk yang bersangkutan.",
        "The letter names moment, address, digest and all articles. It goes to the person alone.",
    )
    reply_days = forms.IntegerField(min_value=1, max_value=30)
    short_reason = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def prepare(self) -> None:
        rule = self.procedure.get_deadline(DeadlineKind.REPLY, on=self.procedure.local_day(self.at))
        self.fields["reply_days"].initial = rule.days
        self.label("reply_days", Bilingual("Hari kerja untuk menjawab", "Working days to reply"))
        self.label(
            "short_reason",
            Bilingual("Alasan bila kurang dari biasanya", "Why, if fewer than usual"),
        )

    def make_event(self, base: Base) -> CaseEvent:
        allegation = self.case.allegation
        acts = (
            ()
            if allegation is None
            else (
                NoticedAct(
                    occurred_at=allegation.occurred_at,
                    url=allegation.url,
                    evidence_sha256=allegation.evidence[0].sha256,
                    articles=list_articles(allegation),
                ),
            )
        )
        notice = Notice(
            notice_id=NoticeId(f"NT-{self.case.case_id}"),
            acts=acts,
            reply_days=self.cleaned_data["reply_days"],
            short_reason=self.cleaned_data["short_reason"],
        )
        return NoticeSent(**base, notice=notice)


class DeliveryForm(StepForm):
    """Records that the notice reached the person; the window opens."""

    step = StepKind.PROVE_DELIVERY
    channel = forms.ChoiceField()
    delivered_at = forms.DateTimeField(
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
    )
    proof = forms.FileField()

    def prepare(self) -> None:
        self.fields["channel"].choices = [
            (each.value, pick(words)) for each, words in CHANNELS.items()
        ]
        self.label("channel", Bilingual("Cara penyampaian", "How it was delivered"))
        self.label("delivered_at", Bilingual("Diterima pada (WIB)", "Received at (WIB)"))
        self.label(
            "proof",
            Bilingual("Tanda terima (PDF atau gambar)", "Receipt (PDF or picture)"),
            Bilingual(
                "Disimpan sebagai bukti tersegel dengan digest SHA-256; sampai 10 MB.",
                "Kept as a sealed exhibit with its SHA-256 digest; up to 10 MB.",
            ),
        )

        self.confirmed = find_confirmation(self.case)
        if self.confirmed is not None:
            self.fields["channel"].initial = DeliveryChannel.OFFICE_APPLICATION.value
            self.fields["delivered_at"].initial = localtime(self.confirmed.confirmed_at)
            self.fields["proof"].required = False
            self.label(
                "proof",
                Bilingual(
                    "Pegawai menyatakan menerimanya di akunnya sendiri: tidak perlu berkas",
                    "The person confirmed it in their own pages: no file is needed",
                ),
            )

    def clean_proof(self) -> Receipt | None:
        """Refuse a receipt that is too large, or of a kind that nobody can open safely."""
        file = self.cleaned_data["proof"]
        return None if file is None else read_receipt(file)

    def clean(self) -> dict[str, Any]:
        """Take the person's own confirmation where no file was brought."""
        data = super().clean() or {}
        if self.confirmed is None or data.get("proof") is not None or "proof" in self.errors:
            return data
        if data.get("channel") != DeliveryChannel.OFFICE_APPLICATION.value:
            self.add_error(
                "proof",
                pick(
                    Bilingual(
                        "Cara penyampaian ini memerlukan tanda terima: pilih berkasnya.",
                        "This way of delivery needs a receipt: choose its file.",
                    )
                ),
            )
            return data
        return data | {
            "delivered_at": self.confirmed.confirmed_at,
            "proof": Receipt(content=write_confirmation(self.confirmed), media_type="text/plain"),
        }

    @property
    def receipts(self) -> tuple[Receipt, ...]:
        return (self.cleaned_data["proof"],)

    def make_event(self, base: Base) -> CaseEvent:
        delivery = Delivery(
            channel=DeliveryChannel(self.cleaned_data["channel"]),
            delivered_at=self.cleaned_data["delivered_at"],
            proof_sha256=self.cleaned_data["proof"].sha256,
        )
        until = find_reply_until(self.case, delivery, self.procedure)
        return NoticeDelivered(**base, delivery=delivery, reply_until=until)


class ReasonForm(StepForm):
    """A step that needs a reason."""

    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}))

    def prepare(self) -> None:
        self.label("reason", Bilingual("Alasan", "Reason"), REASON_HINT)


class ExtendForm(ReasonForm):
    """Gives the person more days."""

    step = StepKind.EXTEND_WINDOW
    reply_until = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    field_order = ("reply_until", "reason")

    def prepare(self) -> None:
        super().prepare()
        self.label("reply_until", Bilingual("Sampai dengan", "Until"))

    def make_event(self, base: Base) -> CaseEvent:
        return WindowExtended(
            **base,
            reply_until=self.cleaned_data["reply_until"],
            reason=self.cleaned_data["reason"],
        )


class CloseWindowForm(StepForm):
    """Ends the time to reply, once it is over."""

    step = StepKind.CLOSE_WINDOW
    explains = Bilingual(
        "Setelah hari terakhirnya lewat, atau bila yang bersangkutan menyatakan klarifikasinya "
        "lengkap.",
        "After its last day has passed, or once the person says that the reply is complete.",
    )

    def make_event(self, base: Base) -> CaseEvent:
        return WindowClosed(**base)


class DecideForm(ReasonForm):
    """The decision of the authority; nothing is chosen beforehand."""

    step = StepKind.DECIDE_CASE
    explains = Bilingual(
        "Hanya dapat diteruskan bila penilaian akhir mendukung. Menutup yang didukung pemeriksa "
        "baru terjadi bila orang kedua setuju.",
        "It can be referred only if the final votes support it. Closing what reviewers support "
        "happens once a second person agrees.",
    )
    outcome = forms.ChoiceField(widget=forms.RadioSelect)
    recipients = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    finding = forms.ChoiceField(required=False)
    body_id = forms.ChoiceField()
    field_order = ("outcome", "recipients", "finding", "body_id", "reason")

    def prepare(self) -> None:
        super().prepare()
        day = self.procedure.local_day(self.at)
        self.fields["outcome"].choices = [
            ("refer", pick(Bilingual("Teruskan untuk dinilai", "Refer it to be assessed"))),
            ("close", pick(Bilingual("Tutup", "Close it"))),
        ]
        self.fields["recipients"].choices = [
            (each.body_id, pick(Bilingual(each.title_id, each.title_en)))
            for each in self.procedure.list_bodies(Task.RECEIVES_REFERRAL, on=day)
        ]
        self.fields["body_id"].choices = [
            (each.body_id, pick(Bilingual(each.title_id, each.title_en)))
            for each in self.procedure.list_bodies(Task.DECIDES, on=day)
        ]
        self.fields["finding"].choices = [("", "-")] + [
            (each.value, pick(words))
            for each, words in FINDINGS.items()
            if each not in (Finding.VIOLATION, Finding.WITHDRAWN)
        ]
        self.label("outcome", Bilingual("Keputusan", "Decision"))
        self.label("recipients", Bilingual("Diteruskan kepada", "Refer it to"))
        self.label("finding", Bilingual("Bila ditutup: dengan", "If closed: as"))
        self.label("body_id", Bilingual("Diputus oleh", "Decided by"))

    @property
    def needs_second(self) -> bool:
        supported = tally_votes(self.case.votes_in(Round.FINAL)) is Tally.SUPPORTED
        return supported and self.cleaned_data["outcome"] == DecisionOutcome.CLOSE.value

    def make_event(self, base: Base) -> CaseEvent:
        return CaseDecided(**base, decision=make_decision(self.cleaned_data))


def make_decision(typed: Mapping[str, Any]) -> Decision:
    """Make the decision from what was typed; of the two outcomes only one's fields count."""
    refers = typed["outcome"] == DecisionOutcome.REFER.value
    return Decision(
        outcome=DecisionOutcome(typed["outcome"]),
        body_id=BodyId(typed["body_id"]),
        reason=typed["reason"],
        finding=None if refers or not typed["finding"] else Finding(typed["finding"]),
        recipients=tuple(map(BodyId, typed["recipients"])) if refers else (),
    )


class ReferForm(StepForm):
    """Hands the package on; it is put together here, and can be downloaded before and after."""

    step = StepKind.REFER_CASE
    reference = forms.CharField(max_length=120)

    def prepare(self) -> None:
        self.label("reference", Bilingual("Nomor surat penerusan", "Number of the referral letter"))

    def make_event(self, base: Base) -> CaseEvent:
        decision = self.case.decision
        named = () if decision is None else decision.recipients
        return CaseReferred(
            **base,
            package=package_of(self.case),
            recipients=tuple(
                Recipient(body_id=each, reference=self.cleaned_data["reference"], sent_at=self.at)
                for each in named
            ),
        )


class BodyForm(StepForm):
    """A step that comes from a body that got the package."""

    body_id = forms.ChoiceField()

    def list_bodies(self) -> Sequence[BodyId]:
        """List the bodies that it can come from."""
        return [each.body_id for each in self.case.recipients]

    def name_body(self, body_id: BodyId) -> str:
        """Name a body as the procedure does."""
        return pick(name_body(self.procedure, body_id))

    def prepare(self) -> None:
        self.fields["body_id"].choices = [
            (each, self.name_body(each)) for each in self.list_bodies()
        ]
        self.label("body_id", Bilingual("Badan penerima", "Receiving body"))


class OutcomeForm(BodyForm):
    """Records what a body found."""

    step = StepKind.RECEIVE_OUTCOME
    finding = forms.ChoiceField()
    reference = forms.CharField(max_length=120)

    def prepare(self) -> None:
        super().prepare()
        self.fields["finding"].choices = [
            (each.value, pick(words)) for each, words in FINDINGS.items()
        ]
        self.label("finding", Bilingual("Putusannya", "Its finding"))
        self.label("reference", Bilingual("Nomor putusan", "Number of the finding"))

    def make_event(self, base: Base) -> CaseEvent:
        return OutcomeReceived(
            **base,
            body_id=BodyId(self.cleaned_data["body_id"]),
            finding=Finding(self.cleaned_data["finding"]),
            reference=self.cleaned_data["reference"],
        )


class CorrectionForm(BodyForm):
    """Records that a body corrected its copy."""

    step = StepKind.ACKNOWLEDGE_CORRECTION
    receipt = forms.FileField()

    def list_bodies(self) -> Sequence[BodyId]:
        return self.case.list_uncorrected()

    def prepare(self) -> None:
        super().prepare()
        self.label("receipt", Bilingual("Bukti konfirmasi", "Its confirmation"))

    def clean_receipt(self) -> Receipt:
        """Refuse a confirmation that is too large, or of a kind that nobody can open safely."""
        return read_receipt(self.cleaned_data["receipt"])

    @property
    def receipts(self) -> tuple[Receipt, ...]:
        return (self.cleaned_data["receipt"],)

    def make_event(self, base: Base) -> CaseEvent:
        return CorrectionAcknowledged(
            **base,
            body_id=BodyId(self.cleaned_data["body_id"]),
            receipt_sha256=self.cleaned_data["receipt"].sha256,
        )


class ExpireForm(StepForm):
    """Ends the time of keeping, once it is over."""

    step = StepKind.EXPIRE_CASE

    def make_event(self, base: Base) -> CaseEvent:
        return CaseExpired(**base)


STEP_FORMS: Mapping[StepKind, type[StepForm]] = {
    each.step: each
    for each in (
        DrawForm,
        NoticeForm,
        DeliveryForm,
        ExtendForm,
        CloseWindowForm,
        DecideForm,
        ReferForm,
        OutcomeForm,
        CorrectionForm,
        ExpireForm,
    )
}
