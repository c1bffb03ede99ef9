"""The forms of the decision, and of what follows from it."""

from collections.abc import Mapping
from typing import Any

from django import forms

from netral.casework import CaseEvent, Decision, DecisionOutcome, Finding, Recipient, StepKind
from netral.casework.event import CaseDecided, CaseReferred
from netral.casework.ids import BodyId
from netral.casework.procedure import Task
from netral.casework.vote import Round, Tally, tally_votes
from netral.reporting.bilingual import Bilingual
from netral_console.office.referral import package_of
from netral_console.office.step_form import Base, ReasonForm, StepForm
from netral_console.office.wording import FINDINGS
from netral_console.pages.templatetags.words import pick


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
