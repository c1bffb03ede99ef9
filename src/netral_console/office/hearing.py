"""Papers of a meeting with the person: invitation, summons, minutes. Nothing is recorded here."""

import re
from typing import Any, ClassVar

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from netral.casework import Case
from netral.casework.paper import Paper, PaperKind
from netral.casework.paper.invitation import Invitation, write_invitation
from netral.casework.paper.minutes import (
    Minutes,
    QuestionAndAnswer,
    check_minutes,
    write_minutes,
)
from netral.casework.paper.people import Official
from netral.casework.paper.summons import Summons, check_summons, write_summons
from netral.errors import NetralError
from netral.reporting.bilingual import Bilingual
from netral_console import clock, wiring
from netral_console.documents.docx import render_docx
from netral_console.documents.letter import LetterFacts, LetterKind, find_day
from netral_console.documents.letters import gather_facts
from netral_console.documents.pdf import render_pdf
from netral_console.office.papers import MEDIA, as_file
from netral_console.office.refusal import say_refusal
from netral_console.pages.templatetags.words import pick

_PAIR = re.compile(
    r"^\s*T\s*[:.]\s*(.+?)\s*^\s*J\s*[:.]\s*(.*?)\s*(?=^\s*T\s*[:.]|\Z)", re.M | re.S
)
_PROBLEMS = (
    (
        r"the examination must be after the letter and by (\S+)",
        "Harus sesudah hari ini, sampai {}.",
    ),
    (r"(\S+) is no working day", "{} bukan hari kerja."),
    (
        r"a severe class needs",
        "Golongan berat memerlukan tim: atasan langsung, pengawasan dan kepegawaian.",
    ),
    (r"a person who was present", "Yang hadir ditanyai: tulis sekurangnya satu tanya jawab."),
    (r"a question without an answer", 'Ada pertanyaan tanpa jawaban; tulis "tidak menjawab".'),
)


class MeetingForm(forms.Form):
    """A paper of a meeting."""

    kind: ClassVar[PaperKind]
    words: ClassVar[Bilingual]
    meets_at = forms.DateTimeField(
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
    )
    place = forms.CharField(max_length=200)
    labels: ClassVar[dict[str, Bilingual]] = {
        "meets_at": Bilingual("Waktu (WIB)", "Moment (WIB)"),
        "place": Bilingual(
            "Tempat (ruang tertutup, atau daring)", "Place (a closed room, or online)"
        ),
    }

    def __init__(self, *arguments: Any, facts: LetterFacts, **named: Any) -> None:
        self.facts = facts
        super().__init__(*arguments, auto_id=f"{self.kind.value}-%s", **named)
        for name, words in self.labels.items():
            if name in self.fields:
                self.fields[name].label = pick(words)

    def head(self) -> dict[str, Any]:
        """Give the letterhead, the person and who signs."""
        facts, today = self.facts, wiring.get_procedure().local_day(clock.now())
        manner = facts.correspondence.manner_of(self.kind)
        return {
            "letterhead": facts.correspondence.head_of(self.kind, facts.case.case_id, today),
            "person": facts.person,
            "signed_by": manner.signed_by,
        }

    def make_paper(self) -> Paper:
        """Make the paper from what was typed."""
        raise NotImplementedError

    def refuse(self, problems: list[str]) -> None:
        """Say what is wrong with a paper that would be worthless."""
        for each in problems:
            self.add_error(None, pick(Bilingual(_in_indonesian(each), each)))


class InvitationForm(MeetingForm):
    """Asks the person to come; a written reply counts as much."""

    kind = PaperKind.INVITATION
    words = Bilingual("Undangan klarifikasi", "Invitation to explain")
    host = forms.CharField(max_length=200)
    labels: ClassVar[dict[str, Bilingual]] = MeetingForm.labels | {
        "host": Bilingual("Bertemu dengan (jabatan)", "Meets (by office)")
    }

    def make_paper(self) -> Paper:
        facts, data = self.facts, self.cleaned_data
        notice = facts.correspondence.head_of(
            PaperKind.NOTICE, facts.case.case_id, find_day(LetterKind.NOTICE, facts)
        )
        return write_invitation(
            Invitation(
                **self.head(),
                deed=facts.deed,
                notice_number=notice.number,
                meets_at=data["meets_at"],
                place=data["place"],
                host=data["host"],
                contact=facts.correspondence.reply_contact,
            )
        )


class SummonsForm(MeetingForm):
    """Calls the person to an examination under the rules on discipline."""

    kind = PaperKind.SUMMONS
    words = Bilingual("Surat panggilan (disiplin)", "Summons (discipline)")
    call = forms.ChoiceField()
    examiner_name = forms.CharField(max_length=120)
    examiner_nip = forms.CharField(max_length=30)
    examiner_position = forms.CharField(max_length=200)
    labels: ClassVar[dict[str, Bilingual]] = MeetingForm.labels | {
        "call": Bilingual("Panggilan", "Call"),
        "examiner_name": Bilingual("Menghadap kepada: nama", "Examiner: name"),
        "examiner_nip": Bilingual("NIP", "NIP"),
        "examiner_position": Bilingual("Jabatan", "Position"),
    }

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["call"].choices = [
            ("1", pick(Bilingual("pertama", "first"))),
            ("2", pick(Bilingual("kedua", "second"))),
        ]

    def make_paper(self) -> Paper:
        data, procedure = self.cleaned_data, wiring.get_procedure()
        summons = Summons(
            **self.head(),
            call=int(data["call"]),
            examined_at=data["meets_at"],
            place=data["place"],
            examiner=Official(
                name=data["examiner_name"],
                nip=data["examiner_nip"],
                position=data["examiner_position"],
            ),
            matter=self.facts.deed.what,
        )
        self.refuse(check_summons(summons, procedure))
        return write_summons(summons, procedure)


class MinutesForm(MeetingForm):
    """Writes down what was asked and answered, word for word."""

    kind = PaperKind.MINUTES
    words = Bilingual("Berita acara", "Minutes")
    examiners = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}))
    exchange = forms.CharField(
        required=False, strip=False, widget=forms.Textarea(attrs={"rows": 8})
    )
    helper = forms.CharField(required=False, max_length=120)
    is_absent = forms.BooleanField(required=False)
    refused_to_sign = forms.BooleanField(required=False)
    is_discipline = forms.BooleanField(required=False)
    labels: ClassVar[dict[str, Bilingual]] = MeetingForm.labels | {
        "examiners": Bilingual(
            "Yang mendengar, satu baris seorang: nama; NIP; jabatan",
            "Who heard, a line each: name; NIP; position",
        ),
        "exchange": Bilingual(
            "Tanya jawab kata demi kata: baris T: pertanyaan, lalu J: jawaban",
            "Questions and answers word for word: a line T: question, then J: answer",
        ),
        "helper": Bilingual("Pendamping (bila ada)", "Helper (if any)"),
        "is_absent": Bilingual("Tidak hadir", "Did not come"),
        "refused_to_sign": Bilingual("Menolak menandatangani", "Refused to sign"),
        "is_discipline": Bilingual(
            "Pemeriksaan disiplin sesudah panggilan", "Examination for discipline after a summons"
        ),
    }

    def clean_examiners(self) -> tuple[Official, ...]:
        """Read the lines of those who heard."""
        found = []
        for line in filter(None, map(str.strip, self.cleaned_data["examiners"].splitlines())):
            parts = [part.strip() for part in line.split(";")]
            if len(parts) != len(("name", "nip", "position")):
                raise forms.ValidationError(
                    pick(Bilingual("Tulis: nama; NIP; jabatan.", "Write: name; NIP; position."))
                )
            found.append(Official(name=parts[0], nip=parts[1], position=parts[2]))
        return tuple(found)

    def make_paper(self) -> Paper:
        data = self.cleaned_data
        head = self.head()
        minutes = Minutes(
            letterhead=head["letterhead"],
            person=head["person"],
            examined_at=data["meets_at"],
            place=data["place"],
            examiners=data["examiners"],
            exchange=tuple(
                QuestionAndAnswer(question=asked, answer=said)
                for asked, said in _PAIR.findall(data["exchange"])
            ),
            helper=data["helper"],
            present=not data["is_absent"],
            refused_to_sign=data["refused_to_sign"],
            is_discipline=data["is_discipline"],
            zone=wiring.get_procedure().zone,
        )
        self.refuse(check_minutes(minutes, severe=data["is_discipline"] and self._is_severe()))
        return write_minutes(minutes)

    def _is_severe(self) -> bool:
        rules = self.facts.deed.allegation.rules
        return any("berat" in rule.class_printed.lower() for rule in rules)


FORMS: dict[str, type[MeetingForm]] = {
    "undangan": InvitationForm,
    "panggilan": SummonsForm,
    "berita-acara": MinutesForm,
}


def show_meeting(request: HttpRequest, case_id: str) -> HttpResponse:
    """Show the forms of a meeting's papers."""
    case = wiring.open_case(request, case_id)
    facts = _facts_of(case)
    return _render(request, case, {kind: form(facts=facts) for kind, form in FORMS.items()})


def write_meeting_paper(request: HttpRequest, case_id: str, kind: str) -> HttpResponse:
    """Give a paper of a meeting as PDF or DOCX, or say what would make it worthless."""
    case = wiring.open_case(request, case_id)
    facts = _facts_of(case)
    form_class = FORMS.get(kind)
    if form_class is None:
        raise Http404
    form = form_class(request.POST, facts=facts)
    if form.is_valid():
        try:
            paper = form.make_paper()
        except NetralError as refusal:
            form.add_error(None, pick(say_refusal(refusal)))
        if not form.errors:
            dated = wiring.get_procedure().local_day(clock.now())
            ending = "docx" if "docx" in request.POST else "pdf"
            render_as = render_docx if ending == "docx" else render_pdf
            return as_file(render_as(paper, dated=dated), MEDIA[ending], f"{kind}.{ending}")
    others = {each: made(facts=facts) for each, made in FORMS.items() if each != kind}
    return _render(request, case, {kind: form, **others}, status=422)


def _facts_of(case: Case) -> LetterFacts:
    """Gather what papers need; before the person was told there is nobody to invite."""
    if case.notice is None:
        raise Http404
    try:
        return gather_facts(case, wiring.get_procedure())
    except NetralError as error:
        raise Http404 from error


def _render(
    request: HttpRequest, case: Case, shown: dict[str, MeetingForm], *, status: int = 200
) -> HttpResponse:
    return render(
        request, "office/meeting.html", {"case": case, "forms": shown.items()}, status=status
    )


def _in_indonesian(problem: str) -> str:
    for pattern, said in _PROBLEMS:
        found = re.match(pattern, problem)
        if found is not None:
            return said.format(*found.groups())
    return problem
