"""No answer to any machine tells, while votes are open, whether or how the first voted."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from netral.casework import Assessment, DefenceKind, Procedure
from netral.casework.script import CaseScript
from netral_console.accounts.role import ConsoleRole as Role
from tests.console.api.asking import ask, iter_paths, token_of
from tests.console.conftest import empty
from tests.console.registered import register
from tests.console.reviewers.desk_script import (
    REASON,
    Clock,
    begin_without_invented,
    enter_as,
    open_before,
    send_vote,
)

if TYPE_CHECKING:
    from netral_console.cases.store import PostgresCaseStore
    from netral_console.database import Database

NOW = datetime(2024, 10, 2, 3, 0, tzinfo=UTC)
FIRST, SECOND = "pemeriksa-01", "pemeriksa-02"
WORLDS = ("not yet", "held", "supported", "not proven")
Answer = tuple[str, int, list[tuple[str, str]], bytes]
Asking = Callable[..., list[Answer]]


@pytest.fixture
def world(
    database: "Database",
    open_store: "Callable[[Procedure], PostgresCaseStore]",
    procedure: Procedure,
    monkeypatch: pytest.MonkeyPatch,
) -> Asking:
    """Give a way to ask everything in a world where the first of two reviewers did something."""
    from netral_console import clock
    from netral_console.accounts.models import User
    from netral_console.office.drawing import fill_stock
    from netral_console.office.referral import get_log_key

    def asked(what: str, *, is_final: bool = False) -> list[Answer]:
        from netral_console.exhibits.store import get_vault

        empty(database)
        hands = Clock(NOW)
        monkeypatch.setattr(clock, "now", hands.now)
        _fix_chance(monkeypatch)
        store = open_store(procedure)
        register()
        begin_without_invented(FIRST, SECOND)
        fill_stock(at=NOW - timedelta(days=2))
        with get_vault() as vault:
            vault.log.sign_head(get_log_key())
        if is_final:
            script = CaseScript(store, procedure)
            script.play_to_final_review(DefenceKind.RUN_BY_ANOTHER)
            hands.moment = script.at + timedelta(days=1)
            _let_first_finish(what, script)
        else:
            at = NOW - timedelta(days=1)
            script = open_before((FIRST, SECOND), store, procedure, number=1, at=at)
            _let_first_act(what, script.case_id, hands)
        auditor = User.objects.create_login("a", None, role=Role.AUDITOR, actor_id="auditor-1")
        return _ask_everything(token_of(auditor))

    return asked


def _ask_everything(token: str) -> list[Answer]:
    leaf = ask("log/leaves/0").json()["hashes"][0]
    answers = []
    for path in iter_paths(size=1, old_size=0, page=0, leaf=leaf):
        for key in ("", token):
            answer = ask(path, token=key)
            facts = sorted(answer.headers.items())
            answers.append((path, answer.status_code, facts, answer.content))
    return answers


def _fix_chance(patch: pytest.MonkeyPatch) -> None:
    """Make salts, seeds and keys the same in every world, so that whole answers compare."""
    import secrets
    from hashlib import sha256

    from netral_console.exhibits import store
    from netral_console.office import drawing

    count = iter(range(1_000_000))

    class Fixed:
        token_bytes = staticmethod(lambda size: sha256(b"%d" % next(count)).digest()[:size])

    assert secrets.token_bytes
    patch.setattr(store, "secrets", Fixed)
    patch.setattr(drawing, "secrets", Fixed)


def _let_first_act(what: str, case_id: str, hands: Clock) -> None:
    if what == "not yet":
        return
    client = enter_as(FIRST)
    client.get("/pemeriksaan/")
    client.get(f"/pemeriksaan/{case_id}/")
    said = Assessment.NOT_PROVEN if what == "not proven" else Assessment.SUPPORTED
    assert send_vote(client, case_id, said) == 302
    if what == "held":
        return
    hands.wait(11)
    client.post("/pemeriksaan/kunci")
    hands.wait(-11)
    assert _votes() == 1


def _let_first_finish(what: str, script: CaseScript) -> None:
    if what == "not yet":
        return
    enter_as(script.sitting()[0].actor_id).get(f"/pemeriksaan/{script.case_id}/")
    script.answer()
    if what == "voted":
        script.vote(Assessment.SUPPORTED)


def _votes() -> int:
    from netral_console.cases.asking import asking_as_store
    from netral_console.cases.models import VoteRow

    with asking_as_store(using="default"):
        return VoteRow.objects.count()


def test_no_answer_tells_whether_or_how_the_first_voted(world: Asking) -> None:
    base = world("not yet")
    assert len(base) == 36
    assert sum(status == 200 for _, status, _, _ in base) > 20
    for what in WORLDS[1:]:
        for one, other in zip(base, world(what), strict=True):
            assert one == other, (what, one[0])


def test_nor_in_the_final_round(world: Asking) -> None:
    base = world("not yet", is_final=True)
    assert sum(status == 200 for _, status, _, _ in base) > 20
    for what in ("answered", "voted"):
        for one, other in zip(base, world(what, is_final=True), strict=True):
            assert one == other, (what, one[0])


def _leak_in_readings(patch: pytest.MonkeyPatch) -> None:
    from netral_console.api import audited
    from netral_console.readings.models import Reading

    patch.setattr(audited, "_countable", Reading.objects.all)


def _leak_in_count(patch: pytest.MonkeyPatch) -> None:
    """Count the cases in which somebody voted as one of the steps that were reached."""
    from netral.casework import StepKind
    from netral.reporting.bilingual import Bilingual
    from netral_console.auditors import counts

    more = (StepKind.CAST_VOTE, Bilingual("dinilai", "voted on"))
    patch.setattr(counts, "FUNNEL", (*counts.FUNNEL, more))


def _leak_in_version(patch: pytest.MonkeyPatch) -> None:
    """Let a number grow with every step of a case."""
    from netral_console.auditors import counts
    from netral_console.cases.models import CaseRow

    real = counts.count_board

    def leaking(*, at: datetime) -> Any:
        from dataclasses import replace

        from netral_console.cases.asking import asking_as_store

        board = real(at=at)
        with asking_as_store(using="default"):
            version = CaseRow.objects.get().version
        return replace(board, due_soon=board.due_soon + version)

    from netral_console.api import audited

    patch.setattr(audited, "count_board", leaking)


def _leak_in_header(patch: pytest.MonkeyPatch) -> None:
    from netral_console.api.answer import StructureApi

    real = StructureApi.create_response

    def leaking(api: Any, request: Any, data: Any, **more: Any) -> Any:
        answer = real(api, request, data, **more)
        answer["Last-Modified"] = str(_votes())
        return answer

    patch.setattr(StructureApi, "create_response", leaking)


@pytest.mark.parametrize(
    "bug", [_leak_in_readings, _leak_in_count, _leak_in_version, _leak_in_header]
)
def test_a_leak_would_be_caught(
    bug: Callable[[pytest.MonkeyPatch], None], world: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    bug(monkeypatch)

    assert world("not yet") != world("supported")


def test_reason_of_the_vote_is_in_no_answer(world: Asking) -> None:
    told = b"".join(content for _, _, _, content in world("supported"))

    assert REASON.encode() not in told
    assert FIRST.encode() not in told
