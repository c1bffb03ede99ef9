"""The forms of answers: a field that is not named here never leaves the house."""

from datetime import date, datetime

from ninja import Schema
from pydantic import ConfigDict

from netral.reporting.bilingual import Bilingual


class Form(Schema):
    """An answer or a part of one; what stands under a field describes it in OpenAPI."""

    model_config = ConfigDict(use_attribute_docstrings=True)


class Words(Form):
    """A text in Indonesian and in English."""

    id: str
    en: str

    @classmethod
    def of(cls, text: Bilingual) -> "Words":
        """Take over a text."""
        return cls(id=text.id, en=text.en)


class Problem(Form):
    """Why something is refused, as RFC 9457 has it."""

    type: str
    title: str
    status: int
    detail: str
    """One sentence, in Indonesian."""
    detail_en: str


# 1. For everybody ------------------------------------------------------------------------------


class StageForm(Form):
    """A dated part of the election; local days, the last one exclusive."""

    phase: str
    round: int
    first_date: date
    until_date: date
    certainty: str


class ContestantForm(Form):
    """Who runs, as the commission prints it."""

    contestant_id: str
    kind: str
    title: str
    short_name: str
    ballot_number: int | None


class ElectionForm(Form):
    """The election that the console works on."""

    election_id: str
    title: str
    digest: str
    """SHA-256 of its files."""
    window_from: datetime
    window_until: datetime
    stages: list[StageForm]
    contestants: list[ContestantForm]
    editions: list[str]


class ContestedForm(Form):
    """A point on which sources disagree."""

    point: Words
    readings: list[str]
    limits_to_unclear: bool


class RuleForm(Form):
    """A prohibited act as the law prints it."""

    code: str
    title: Words
    says: str
    articles: list[str]
    class_printed: str
    class_kind: str
    act_kinds: list[str]
    phases: list[str]
    sources: list[str]
    contested: list[ContestedForm]


class EditionForm(Form):
    """The law of one period."""

    edition_id: str
    title: Words
    digest: str
    """SHA-256 of its files."""
    in_force_from: date
    in_force_until: date | None
    numbers: list[str]
    rules: list[RuleForm]


class RulebookForm(Form):
    """The editions that govern the election now."""

    editions: list[EditionForm]


class ValueForm(Form):
    """A cell: a span of counts or of percentages, both ends included, or words, or nothing."""

    at_least: int | None = None
    at_most: int | None = None
    words: Words | None = None


class RowForm(Form):
    """A line of a table."""

    key: str
    words: Words
    values: list[ValueForm]


class ColumnForm(Form):
    """What stands in a column."""

    key: str
    words: Words


class TableForm(Form):
    """A table of the public report."""

    key: str
    title: Words
    columns: list[ColumnForm]
    rows: list[RowForm]


class PopulationForm(Form):
    """What was counted, and the last total that was told exactly."""

    key: str
    step: int
    """How many values each span holds."""
    total: int | None
    total_date: date | None
    total_waits: bool


class TransparencyForm(Form):
    """The public report as it was last published; empty before the first."""

    day: date | None
    populations: list[PopulationForm]
    tables: list[TableForm]


class HeadForm(Form):
    """A signed head of the evidence log; size 0 and no note while none can be shown."""

    size: int
    root: str
    """Hexadecimal."""
    note: str | None
    """The C2SP checkpoint with its signatures, exactly as they were made."""


class ConsistencyForm(Form):
    """That the tree of a size only adds to that of an older size (RFC 6962)."""

    old_size: int
    old_root: str
    size: int
    root: str
    proof: list[str]


class LeavesForm(Form):
    """Hashes of leaves, 256 a page: from them every root and every proof can be computed."""

    first: int
    hashes: list[str]
    size: int
    """Of the head up to which leaves are shown."""


# 2. For auditors -------------------------------------------------------------------------------


class StateForm(Form):
    """Cases of one state."""

    state: str
    words: Words
    holder: Words
    """The office that holds the file."""
    count: int
    overdue: int
    oldest_since: date


class HolderForm(Form):
    """Cases that an office holds."""

    key: str
    holder: Words
    count: int
    overdue: int


class ReachedForm(Form):
    """Cases that ever reached a step."""

    step: str
    words: Words
    count: int


class CasesForm(Form):
    """Cases by state, office and step reached."""

    day: date
    taken_in: int
    waiting: int
    """Indications that wait for an officer."""
    nearly_due: int
    closes: bool
    """Whether what was taken in is the sum of all states."""
    states: list[StateForm]
    holders: list[HolderForm]
    reached: list[ReachedForm]


class DeadlineForm(Form):
    """Cases whose nearest last day is of a kind."""

    kind: str
    words: Words
    in_time: int
    nearly_due: int
    overdue: int


class DeadlinesForm(Form):
    """Cases in work, by their nearest deadline."""

    day: date
    deadlines: list[DeadlineForm]


class SumForm(Form):
    """Two ways to count the same, which must agree."""

    key: str
    words: Words
    counted: int
    recounted: int
    closes: bool


class ReconciliationForm(Form):
    """Counts against each other."""

    closes: bool
    """Whether all of them agree."""
    sums: list[SumForm]


class DrawForm(Form):
    """A committed draw that a case took."""

    sequence: int
    kind: str
    promise_sha256: str
    committed_at: datetime | None
    """Null once the case is erased."""
    seed: str | None
    """Hexadecimal; null before the draw, and once the case is erased."""
    pool_size: int | None
    holds: bool | None
    """Whether doing the draw again gave the same; null if nothing is drawn."""


class DrawPage(Form):
    """Draws in their order; `next` asks for more, null at the end."""

    draws: list[DrawForm]
    next: str | None


class ChangeForm(Form):
    """A change of what the console does; who asked and agreed is in the log."""

    number: int
    kind: str
    sha256: str
    is_sound: bool
    """Whether content and digest still fit."""
    asked_at: datetime
    agreed_at: datetime | None
    in_force_from: datetime | None
    edition_id: str | None
    edition_sha256: str | None


class ChangePage(Form):
    """Changes, the newest first; `next` asks for more, null at the end."""

    changes: list[ChangeForm]
    next: str | None


class ReadingForm(Form):
    """How often pages about cases or civil servants were opened on a day, by a role."""

    day: date
    role: str
    page: str
    count: int


class ReadingPage(Form):
    """Counts of the book of readings, the newest day first; `next` asks for more."""

    readings: list[ReadingForm]
    next: str | None


class InclusionForm(Form):
    """That a leaf is in the tree of the newest signed head."""

    leaf: str
    number: int
    size: int
    root: str
    proof: list[str]
