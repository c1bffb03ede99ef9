"""Invented items among the real ones: they measure the review, and become no case.

About one item in twenty is one. It arrives together with a real one and has its frame:
act kind, platform, rules, questions, deadline. Only the words are invented, so nothing
but the words can tell that it is no case. It concerns nobody.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import msgspec
from django.db.models import Count

from netral.casework import CaseId, EvidenceItem, WordsFor, make_mask
from netral.casework.reviewer_view import ReviewerView
from netral.casework.vote import Assessment, Round
from netral.rulebook.rule import About
from netral.rulebook.wording import say_about
from netral_console.cases.asking import asking_as_store
from netral_console.reviewers.desk_rows import DeskRows, InventedRow, SeedingRow, read_rows
from netral_console.reviewers.invented_text import InventedText, invent_text
from netral_console.reviewers.models import SeededAnswer, SeededItem, SeedingState

SUBJECT = "reviewers.seeded"
"""Whose key seals the reasons given for invented items: nobody's."""
REASON_PLACE = "seeded_answer.reason"
REAL_FOR_ONE = 19
ENOUGH = 50
"""So many neutral answers before a share of errors means anything."""
MOST_WRONG = 0.02
_REPEAT_EVERY, _REPEAT_AFTER = 3, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SeededScore:
    """How a reviewer did on invented items; shown to that reviewer alone."""

    neutral: int
    """Neutral items that were answered."""
    confirmed: int
    """Of those, how many were said to be supported."""
    repeats: int
    """Texts that were answered a second time."""
    same: int
    """Of those, how often the second answer was the first."""
    pause_code: str = ""
    """What the reviewer tells the coordinator; empty while there is no pause."""

    @property
    def is_paused(self) -> bool:
        """Whether somebody should talk with the reviewer before they go on."""
        return bool(self.pause_code)


def begin_seeding(reviewer: str, *, secret: str = "") -> SeedingState:
    """Find how far the dealing has come for a reviewer, or begin it."""
    with asking_as_store(using="default"):
        state, _ = SeedingState.objects.get_or_create(
            reviewer=reviewer, defaults={"secret": secret or secrets.token_hex(32)}
        )
    return state


def is_due(state: SeedingState | SeedingRow, seat: int) -> bool:
    """Whether an invented item arrives together with a reviewer's seat of that number."""
    return int(_number(state, f"deal-{seat}")[:8], 16) % REAL_FOR_ONE == 0


def take_new_seats(rows: DeskRows) -> list[int]:
    """Take the numbers of the seats that are new and bring an invented item; each once."""
    state = rows.seeding or begin_seeding(rows.reviewer)
    if rows.seats <= state.seats_seen:
        return []
    with asking_as_store(using="default"):
        untaken = SeedingState.objects.filter(reviewer=rows.reviewer, seats_seen=state.seats_seen)
        moved = untaken.update(seats_seen=rows.seats)
    if not moved:
        return []
    return [each for each in range(state.seats_seen, rows.seats) if is_due(state, each)]


def deal_item(reviewer: str, frame: ReviewerView, *, seat: int, at: datetime) -> bool:
    """Deal an invented item in the frame of a real one.

    Returns:
        Whether there is one: a frame in which a neutral text would still be an act
        towards a campaign account, or that has no words at all, gets none.
    """
    if frame.voting_round is not Round.PRELIMINARY or not (frame.text or frame.object_text):
        return False
    if any(say_about(About.CAMPAIGN_ACCOUNT).indonesian in line for line in frame.trace_lines):
        return False
    state = begin_seeding(reviewer)
    with asking_as_store(using="default"):
        invented = _choose_text(state, seat, is_own=bool(frame.text))
        item_id = CaseId(f"PKR-{_number(state, f'item-{seat}')[:16]}")
        view = _fill(frame, item_id, invented, digest=_number(state, f"shape-{seat}"))
        _, is_new = SeededItem.objects.get_or_create(
            item_id=item_id,
            defaults={
                "reviewer": reviewer,
                "text_key": invented.key,
                "is_neutral": invented.is_neutral,
                "view": msgspec.to_builtins(view),
                "dealt_at": at,
            },
        )
    return bool(is_new)


def find_view(reviewer: str, item_id: str) -> ReviewerView | None:
    """Find an invented item of a reviewer, answered or not."""
    with asking_as_store(using="default"):
        row = SeededItem.objects.filter(reviewer=reviewer, item_id=item_id).first()
    return None if row is None else _read(row)


def answer_seeded(
    reviewer: str,
    item_id: str,
    *,
    assessment: str,
    rule_code: str = "",
    sealed_reason: bytes = b"",
    at: datetime,
) -> None:
    """Keep the answer to an invented item; the first one stands."""
    with asking_as_store(using="default"):
        SeededAnswer.objects.get_or_create(
            reviewer=reviewer,
            item_id=item_id,
            defaults={
                "assessment": assessment,
                "rule_code": rule_code,
                "sealed_reason": sealed_reason,
                "answered_at": at,
            },
        )


def score_of(reviewer: str) -> SeededScore:
    """Score a reviewer's answers to invented items."""
    return score(read_rows(reviewer))


def score(rows: DeskRows) -> SeededScore:
    """Score the answers that lie on a reviewer's desk."""
    answered = sorted((each for each in rows.invented if each.answer), key=_answer_place)
    neutral = [each.answer for each in answered if each.is_neutral]
    confirmed = [each == Assessment.SUPPORTED.value for each in neutral]
    repeats = _pair_repeats([(each.text_key, each.answer or "") for each in answered])
    code, state = "", rows.seeding
    if state is not None and _is_too_often_wrong(confirmed[state.answers_talked_over :]):
        code = _pause_code(state, len(neutral))
    return SeededScore(
        neutral=len(neutral),
        confirmed=sum(confirmed),
        repeats=len(repeats),
        same=sum(first == second for first, second in repeats),
        pause_code=code,
    )


def count_paused() -> int:
    """Count the reviewers who are paused; who they are is told to nobody."""
    return sum(score_of(each).is_paused for each in _list_reviewers())


def list_paused() -> frozenset[str]:
    """List the reviewers who are paused, for the draw alone: no page shows them."""
    with asking_as_store(using="default"):
        counted = SeededAnswer.objects.values_list("reviewer").annotate(count=Count("pk"))
        often = [reviewer for reviewer, count in counted if count >= ENOUGH]
    return frozenset(each for each in often if score_of(each).is_paused)


def end_pause(code: str) -> bool:
    """End the pause of whoever told their code to the coordinator.

    Returns:
        Whether the code was somebody's.
    """
    said = code.strip().upper()
    for reviewer in _list_reviewers():
        score = score_of(reviewer)
        if score.is_paused and hmac.compare_digest(score.pause_code.encode(), said.encode()):
            with asking_as_store(using="default"):
                SeedingState.objects.filter(reviewer=reviewer).update(
                    answers_talked_over=score.neutral
                )
            return True
    return False


def _list_reviewers() -> list[str]:
    with asking_as_store(using="default"):
        return list(SeedingState.objects.order_by("reviewer").values_list("reviewer", flat=True))


def _answer_place(row: InventedRow) -> int:
    return row.answer_place or 0


def _is_too_often_wrong(confirmed: list[bool]) -> bool:
    return len(confirmed) >= ENOUGH and sum(confirmed) > MOST_WRONG * len(confirmed)


def _pair_repeats(said: list[tuple[str, str]]) -> list[tuple[str, str]]:
    first: dict[str, str] = {}
    pairs = []
    for key, answer in said:
        if key in first:
            pairs.append((first[key], answer))
        else:
            first[key] = answer
    return pairs


def _choose_text(state: SeedingState, seat: int, *, is_own: bool) -> InventedText:
    """Choose a new text; every third item repeats one that was answered some items ago."""
    earlier = list(SeededItem.objects.filter(reviewer=state.reviewer).order_by("dealt_at"))
    key = "text" if is_own else "object_text"
    if len(earlier) % _REPEAT_EVERY == _REPEAT_EVERY - 1:
        kind = "own-" if is_own else "object-"
        old = [row for row in earlier[:-_REPEAT_AFTER] if row.text_key.startswith(kind)]
        if old:
            row = old[int(_number(state, f"repeat-{seat}")[:8], 16) % len(old)]
            return InventedText(row.text_key, row.view[key], row.is_neutral)
    used = {row.text_key for row in earlier}
    texts = [
        invent_text(is_own=is_own, chance=_number(state, f"text-{seat}-{turn}"))
        for turn in range(9)
    ]
    return next((each for each in texts if each.key not in used), texts[0])


def _fill(
    frame: ReviewerView, item_id: CaseId, invented: InventedText, *, digest: str
) -> ReviewerView:
    """Fill a frame with invented words, on the same local day but at another hour."""
    label = make_mask(item_id, person=WordsFor(), contestant_id="", contestants=()).person_label
    is_own = bool(frame.text)
    return replace(
        frame,
        case_id=item_id,
        person_label=label,
        text=invented.text if is_own else "",
        object_text=invented.text if not is_own else _other_words(frame, digest),
        occurred_at=_shift(frame.occurred_at, digest),
        evidence=tuple(
            EvidenceItem(
                exhibit_id=each.exhibit_id,
                sha256=hashlib.sha256(f"{digest}{each.exhibit_id}".encode()).hexdigest(),
                grade=each.grade,
            )
            for each in frame.evidence
        ),
        points=(),
        attachment_count=0,
        own_votes=(),
        other_votes=(),
        is_blind=True,
        url="",
    )


def _other_words(frame: ReviewerView, digest: str) -> str:
    if not frame.object_text:
        return ""
    texts = (invent_text(is_own=False, chance=f"{digest}-{turn}") for turn in range(99))
    return next(each.text for each in texts if each.is_neutral)


def _shift(moment: datetime, digest: str) -> datetime:
    """Move within the hour before or after, so that the local day of the trace still holds."""
    minutes = int(digest[:4], 16) % 59 - moment.minute
    return moment + timedelta(minutes=minutes)


def _pause_code(state: SeedingRow, answers: int) -> str:
    return _number(state, f"pause-{answers}")[:8].upper()


def _number(state: SeedingState | SeedingRow, what: str) -> str:
    message = f"netral.seeding.v1\n{state.reviewer}\n{what}"
    return hmac.new(state.secret.encode(), message.encode(), "sha256").hexdigest()


def _read(row: SeededItem) -> ReviewerView:
    return msgspec.convert(row.view, ReviewerView, strict=False)
