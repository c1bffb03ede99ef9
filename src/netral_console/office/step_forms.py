"""The form of each step that the office takes."""

from collections.abc import Mapping

from netral.casework import CaseEvent, StepKind
from netral.casework.event import CaseExpired, ReviewersDrawn
from netral.reporting.bilingual import Bilingual
from netral_console.office.body_form import CorrectionForm, OutcomeForm
from netral_console.office.decision_form import DecideForm, ReferForm
from netral_console.office.drawing import draw_for
from netral_console.office.notice_form import CloseWindowForm, DeliveryForm, ExtendForm, NoticeForm
from netral_console.office.step_form import Base, StepForm


class DrawForm(StepForm):
    """Draws whoever the state waits for."""

    step = StepKind.DRAW_REVIEWERS
    explains = Bilingual(
        "Undian memakai benih yang dikunci sebelum perkara ada. Tidak ada yang memilih.",
        "The draw uses a seed that was committed to before the case. Nobody chooses.",
    )

    def make_event(self, base: Base) -> CaseEvent:
        return ReviewersDrawn(**base, draw=draw_for(self.case))


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
