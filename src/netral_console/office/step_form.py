"""What a form of a step is: what it asks is what the duties of the step demand."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms

from netral.casework import Case, CaseEvent, EventId, StepKind
from netral.casework.case import SITTING
from netral.casework.procedure import Procedure
from netral.reporting.bilingual import Bilingual
from netral_console.office.receipt import Receipt
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
        # While reviewers vote the version counts their votes, and no form of theirs compares it.
        version = 0 if case.state in SITTING else case.version
        named["initial"] |= {"event_id": new_event_id(), "version": version}
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


class ReasonForm(StepForm):
    """A step that needs a reason."""

    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}))

    def prepare(self) -> None:
        self.label("reason", Bilingual("Alasan", "Reason"), REASON_HINT)
