"""Wishes about accounts: an officer reads each, and answers it with a reason."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from netral.casework import Role
from netral.casework.vote import REASON_LETTERS, count_letters
from netral.reporting.bilingual import Bilingual
from netral.reporting.label import PLATFORMS
from netral.values.platform import Platform
from netral_console import clock, wiring
from netral_console.errors import AnswerNotPossibleError
from netral_console.office.answering import (
    DECLARING,
    DISPUTE,
    ENDING,
    NEEDS_TWO,
    Answer,
    agree_to_answer,
    answer_wish,
    drop_proposal,
    list_declarations,
    list_open_cases,
    may_agree,
    read_proposal,
)
from netral_console.pages.templatetags.words import pick
from netral_console.persons.wishes import Wish, find_wish_to_answer, list_waiting_wishes
from netral_console.readings.book import note_reading
from netral_console.registry.identity import find_identity

KINDS = {
    "declare": Bilingual("menyatakan akun", "declares an account"),
    "correct": Bilingual("memperbaiki pernyataan", "corrects a declaration"),
    "dispute": Bilingual("membantah: bukan miliknya", "disputes: it is not theirs"),
    "withdraw": Bilingual("mencabut pernyataan", "withdraws a declaration"),
}
_PROBLEMS = {
    "answered": Bilingual(
        "Permintaan ini sudah dijawab atau ditarik.", "This wish was answered or taken back."
    ),
    "proposed": Bilingual(
        "Ada usulan yang menunggu orang kedua.", "A grant waits for a second person."
    ),
    "not_second": Bilingual(
        "Usulan itu tidak terbuka untuk Anda: orang kedua yang menjawabnya.",
        "That grant is not open for you: a second person answers it.",
    ),
    "declaration": Bilingual("Pilih pernyataan yang dimaksud.", "Choose which declaration."),
    "first_day": Bilingual(
        "Isi hari pertama berlakunya: tidak sebelum permintaan, dan belum dipakai untuk akun ini.",
        "Give the first day on which it holds: not before the wish, and not used for this account.",
    ),
    "last_day": Bilingual(
        "Isi hari terakhir: tidak sebelum hari pertamanya, dan tidak lebih lama dari sekarang.",
        "Give the last day: not before its first, and no later than it ends now.",
    ),
    "taken": Bilingual(
        "Akun itu sudah dinyatakan untuk hari-hari itu; akhiri dahulu pernyataan yang ada.",
        "That account is declared for those days already; end that declaration first.",
    ),
    "reason": Bilingual(
        "Pilih jawaban dan tulis alasannya, sekurangnya 30 huruf.",
        "Choose an answer and give its reason, at least 30 letters.",
    ),
}
_NOTHING = Bilingual(" Tidak ada yang ditulis.", " Nothing was written.")


def show_wishes(request: HttpRequest) -> HttpResponse:
    """Show the wishes that wait, the oldest first; nobody's name."""
    lines = [(each, KINDS[each.row.kind], _platform(each)) for each in list_waiting_wishes()]
    return render(request, "office/wishes.html", {"lines": lines})


def show_wish(request: HttpRequest, number: int) -> HttpResponse:
    """Show one wish with what the register holds."""
    return _render(request, _find(request, number))


def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Grant or refuse a wish."""
    wish = _find(request, number)
    said, reason = request.POST.get("answer", ""), request.POST.get("reason", "").strip()
    if said not in ("grant", "refuse") or count_letters(reason) < REASON_LETTERS:
        return _render(request, wish, problem="reason")
    typed = Answer(
        is_granted=said == "grant",
        reason=reason[:2000],
        holds_from=_read_day(request, "holds_from"),
        holds_until=_read_day(request, "holds_until"),
        declaration=_read_number(request.POST.get("declaration", "")),
    )
    try:
        aside = answer_wish(wish, typed, by=wiring.get_actor(request).actor_id, at=clock.now())
    except AnswerNotPossibleError as refusal:
        return _render(request, wish, problem=refusal.detail)
    if aside is None:
        words = Bilingual(
            "Diusulkan. Baru berlaku bila orang kedua setuju.",
            "Proposed. It holds once a second person agrees.",
        )
        messages.success(request, pick(words))
    else:
        _say_done(request, aside)
    return redirect("office:wish", number=number)


def agree(request: HttpRequest, number: int) -> HttpResponse:
    """Agree, as the second person, to a grant that an officer proposed."""
    wish = _find(request, number)
    try:
        aside = agree_to_answer(wish, wiring.get_actor(request), at=clock.now())
    except AnswerNotPossibleError as refusal:
        return _render(request, wish, problem=refusal.detail)
    _say_done(request, aside)
    return redirect("office:wish", number=number)


def decline(request: HttpRequest, number: int) -> HttpResponse:
    """Decline a grant that waits, or take one's own back: the wish waits again."""
    wish = _find(request, number)
    try:
        drop_proposal(wish)
    except AnswerNotPossibleError as refusal:
        return _render(request, wish, problem=refusal.detail)
    return redirect("office:wish", number=number)


def _say_done(request: HttpRequest, aside: int) -> None:
    words = Bilingual(
        "Dijawab. {n} indikasi yang menunggu disisihkan.",
        "Answered. {n} waiting indications were set aside.",
    )
    messages.success(request, pick(words.fill(n=aside)))


def _find(request: HttpRequest, number: int) -> Wish:
    wish = find_wish_to_answer(number)
    if wish is None:
        raise Http404
    match = request.resolver_match
    note_reading(
        wiring.get_actor(request),
        page="" if match is None else match.view_name,
        person=wish.row.person,
    )
    return wish


def _render(request: HttpRequest, wish: Wish, *, problem: str = "") -> HttpResponse:
    identity = find_identity(wish.row.person)
    kind = wish.row.kind
    said, actor = _PROBLEMS.get(problem), wiring.get_actor(request)
    declarations, proposal = list_declarations(wish), read_proposal(wish)
    context: dict[str, Any] = {
        "wish": wish,
        "kind": KINDS[kind],
        "platform": _platform(wish),
        "name": "-" if identity is None else identity.name,
        "unit": "-" if identity is None else identity.unit_title,
        "declarations": declarations,
        "proposal": proposal,
        "proposed_declaration": next(
            (each for each in declarations if proposal and each.position == proposal.declaration),
            None,
        ),
        "may_agree": may_agree(wish, actor),
        "may_answer": actor.role is Role.INTAKE_OFFICER,
        "needs_two": kind in NEEDS_TWO,
        "declares": kind in DECLARING,
        "ends": kind in ENDING,
        "asks_last_day": kind in ENDING and kind != DISPUTE,
        "is_dispute": kind == DISPUTE,
        "open_cases": list_open_cases(wish) if kind == DISPUTE and wish.row.is_granted else [],
        "problem": None if said is None else f"{pick(said)}{pick(_NOTHING)}",
        "typed": request.POST,
    }
    return render(request, "office/wish.html", context, status=422 if problem else 200)


def _platform(wish: Wish) -> Bilingual | str:
    return PLATFORMS[Platform(wish.row.platform)]


def _read_day(request: HttpRequest, name: str) -> date | None:
    try:
        return date.fromisoformat(request.POST.get(name, ""))
    except ValueError:
        return None


def _read_number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() else None
