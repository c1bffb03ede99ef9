"""The forms of what comes from a body that got the package."""

from collections.abc import Sequence

from django import forms

from netral.casework import CaseEvent, Finding, StepKind
from netral.casework.event import CorrectionAcknowledged, OutcomeReceived
from netral.casework.ids import BodyId
from netral.reporting.bilingual import Bilingual
from netral_console.office.receipt import Receipt, read_receipt
from netral_console.office.step_form import Base, StepForm
from netral_console.office.wording import FINDINGS, name_body
from netral_console.pages.templatetags.words import pick


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
