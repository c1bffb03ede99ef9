"""Asks for the open seats of a round to be drawn anew; it names no seat."""

from datetime import datetime, time, timedelta

from django import forms

from netral.casework import StepKind
from netral.casework.paper.spelling import spell_date
from netral.casework.procedure import Procedure
from netral.casework.redrawing import find_last_day
from netral.reporting.bilingual import Bilingual
from netral_console.office.step_form import StepForm
from netral_console.office.wording import REDRAW_REASONS
from netral_console.pages.templatetags.words import pick


class RedrawForm(StepForm):
    """Draws anew whichever seats of the round have no locked vote when it is carried out."""

    step = StepKind.REDRAW_SEATS
    explains = Bilingual(
        "Bila seorang pemeriksa tidak ada lagi dan tidak mundur. Tidak ada kursi yang disebut: "
        "setiap kursi putaran ini yang penilaiannya belum dikunci diisi nomor undian berikutnya. "
        "Auditor atau petugas pelindungan data harus setuju di akunnya sendiri. Jawabannya sama, "
        "sudah ada yang menilai atau belum.",
        "If a reviewer is gone and has not stepped aside. No seat is named: each seat of this "
        "round whose vote is not locked goes to the next number of its draw. An auditor or the "
        "data-protection officer must agree in their own login. The answer is the same whether "
        "or not anybody has voted.",
    )
    because = forms.ChoiceField()

    def prepare(self) -> None:
        choices = [(each.value, pick(words)) for each, words in REDRAW_REASONS.items()]
        self.fields["because"] = forms.ChoiceField(choices=[("", "–"), *choices])  # noqa: RUF001
        last = find_last_day(self.at, self.procedure)
        self.label(
            "because",
            Bilingual("Mengapa", "Why"),
            Bilingual(
                f"Pemeriksa yang ada dapat menilai sampai akhir {spell_date(last)}.",
                f"Reviewers who are there can vote until the end of {last.isoformat()}.",
            ),
        )

    @property
    def needs_second(self) -> bool:
        return True


def find_first_moment(asked_at: datetime, procedure: Procedure) -> datetime:
    """Find the first moment at which a second person can agree to a new draw.

    Raises:
        UnknownHolidayYearError: If the working days of that year are not known.
    """
    day = find_last_day(asked_at, procedure) + timedelta(days=1)
    return datetime.combine(day, time.min, procedure.zone)
