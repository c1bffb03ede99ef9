"""The forms of the notice: sent, delivered, and the time to reply."""

from typing import Any

from django import forms
from django.utils.timezone import localtime

from netral.casework import CaseEvent, Delivery, Notice, StepKind, find_reply_until
from netral.casework.event import NoticeDelivered, NoticeSent, WindowClosed, WindowExtended
from netral.casework.ids import NoticeId
from netral.casework.notice import DeliveryChannel, NoticedAct, list_articles
from netral.casework.procedure import DeadlineKind
from netral.reporting.bilingual import Bilingual
from netral_console.office.confirming import find_confirmation, write_confirmation
from netral_console.office.receipt import Receipt, read_receipt
from netral_console.office.step_form import Base, ReasonForm, StepForm
from netral_console.office.wording import CHANNELS
from netral_console.pages.templatetags.words import pick


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
