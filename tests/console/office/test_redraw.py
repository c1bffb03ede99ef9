"""Open seats drawn anew: who leaves is out at once, and the office learns nothing of votes."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from netral.casework import Assessment, CaseState, Procedure
from netral.casework.event import SeatsRedrawn
from netral.casework.script import CaseScript, make_pool
from netral.reporting.bilingual import Bilingual
from netral_console.accounts.role import ConsoleRole as Role
from tests.console.office.conftest import Desk, Watch, hire_reviewers
from tests.console.reviewers.desk_script import REASON, begin_without_invented, enter_as

if TYPE_CHECKING:
    from django.test import Client

    from netral_console.cases.store import PostgresCaseStore

OfficeOf = Callable[[Role], Desk]
NewScript = Callable[..., CaseScript]
YES, NO = Assessment.SUPPORTED, Assessment.NOT_PROVEN
SAYS = {"because": "left_office"}
_NOISE = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"|EV-[0-9a-f]{32}'
    # An address of an exhibit is signed for ten minutes by the real clock.
    r"|(?<=[0-9a-f]{64}):[\w-]+:[\w-]+"
)


@pytest.fixture
def waiting(new_script: NewScript, watch: Watch, office: OfficeOf) -> CaseScript:  # noqa: ARG001
    """A case before two reviewers who have a login, on the morning of the draw."""
    script = new_script()
    script.open()
    script.draw()
    hire_reviewers()
    begin_without_invented(*(each.reviewer for each in make_pool()))
    watch.follow(script)
    return script


def hold(actor: Any, script: CaseScript, said: Assessment, *, at: Any) -> None:
    from netral_console.reviewers.holding import hold_vote

    hold_vote(
        actor,
        script.case_id,
        assessment=said,
        rule_code="DS-06",
        reason=REASON,
        disagrees=False,
        at=at,
    )


def agree(desk: Desk, script: CaseScript, number: int = 1) -> str:
    return str(
        desk.client.post(f"/perkara/{script.case_id}/setuju/{number}", follow=True).content.decode()
    )


class TestRedraw:
    def test_waits_for_a_second_person_and_for_the_day_to_end(
        self, waiting: CaseScript, watch: Watch, office: OfficeOf
    ) -> None:
        before = waiting.sitting()
        coordinator, auditor = office(Role.COORDINATOR), office(Role.AUDITOR)

        coordinator.send(waiting, "redraw_seats", **SAYS)

        assert "pemeriksa tidak bertugas lagi" in coordinator.see(waiting)
        early = auditor.see(waiting)
        assert "Dapat disetujui mulai 3 Oktober 2024" in early
        assert "Saya setuju" not in early
        assert "Pemeriksa masih dapat menilai" in agree(auditor, waiting)
        assert waiting.sitting() == before
        watch.at += timedelta(days=2)
        assert "Saya setuju" in auditor.see(waiting)
        told = agree(auditor, waiting)
        assert "Kursi pemeriksa yang belum menilai diundi ulang oleh dua orang" in told
        assert not set(waiting.sitting()) & set(before)
        last = list(waiting.store.iter_events(waiting.case_id))[-1]
        assert isinstance(last, SeatsRedrawn)
        assert (last.actor.actor_id, last.countersigned_by.actor_id) == (
            "koordinator-1",
            "auditor-1",
        )

    def test_can_be_taken_back_and_declined(
        self, waiting: CaseScript, watch: Watch, office: OfficeOf
    ) -> None:
        coordinator, protector = office(Role.COORDINATOR), office(Role.DATA_PROTECTION_OFFICER)
        for number, desk in enumerate((coordinator, protector), start=1):
            coordinator.send(waiting, "redraw_seats", **SAYS)
            answer = desk.client.post(f"/perkara/{waiting.case_id}/tolak/{number}")
            assert answer.status_code == 302
        watch.at += timedelta(days=2)

        assert "orang kedua yang menjawabnya" in agree(office(Role.AUDITOR), waiting)
        assert not any(
            isinstance(each, SeatsRedrawn) for each in waiting.store.iter_events(waiting.case_id)
        )

    def test_needs_a_reason_of_the_list(self, waiting: CaseScript, office: OfficeOf) -> None:
        sent = office(Role.COORDINATOR).send(waiting, "redraw_seats", because="sudah menilai")

        assert sent.status_code == 422  # type: ignore[attr-defined]
        assert "second-hand" not in office(Role.AUDITOR).see(waiting)

    @pytest.mark.parametrize("role", [Role.INTAKE_OFFICER, Role.AUTHORITY])
    def test_is_asked_by_a_coordinator_alone(
        self, role: Role, waiting: CaseScript, office: OfficeOf
    ) -> None:
        desk = office(role)

        assert "langkah-redraw_seats" not in desk.see(waiting)
        desk.send(waiting, "redraw_seats", **SAYS)
        assert "Diminta" not in office(Role.AUDITOR).see(waiting)

    def test_shuts_whoever_leaves_out_at_once_and_lets_whoever_follows_in(
        self, waiting: CaseScript, watch: Watch, office: OfficeOf
    ) -> None:
        leaving = waiting.sitting()[1]
        gone = enter_as(leaving.actor_id)
        path = f"/pemeriksaan/{waiting.case_id}/"
        assert gone.get(path).status_code == 200
        gone.post(f"{path}kerjakan")
        office(Role.COORDINATOR).send(waiting, "redraw_seats", **SAYS)
        assert "Diminta undi ulang" in gone.get("/pemeriksaan/").content.decode()
        watch.at += timedelta(days=2)
        hold(leaving, waiting, YES, at=watch.at)

        agree(office(Role.AUDITOR), waiting)

        assert gone.get(path).status_code in (403, 404)
        assert waiting.case_id not in gone.get("/pemeriksaan/").content.decode()
        assert self.kept_of(leaving.actor_id) == []
        watch.at += timedelta(minutes=1)
        assert gone.post("/pemeriksaan/kunci").status_code == 204
        assert waiting.case.votes == ()
        for each in waiting.sitting():
            new = enter_as(each.actor_id)
            assert waiting.case_id in new.get("/pemeriksaan/").content.decode()
            assert new.get(path).status_code == 200

    @staticmethod
    def kept_of(reviewer: str) -> list[Any]:
        from netral_console.cases.asking import asking_as_store
        from netral_console.reviewers.models import HeldVote, ItemClaim

        with asking_as_store(using="default"):
            return [
                *HeldVote.objects.filter(reviewer=reviewer),
                *ItemClaim.objects.filter(reviewer=reviewer),
            ]

    def test_keeps_a_locked_vote_and_one_whose_seconds_have_passed(
        self, waiting: CaseScript, watch: Watch, office: OfficeOf
    ) -> None:
        voted, silent = waiting.sitting()
        office(Role.COORDINATOR).send(waiting, "redraw_seats", **SAYS)
        watch.at += timedelta(days=2)
        hold(voted, waiting, YES, at=watch.at - timedelta(seconds=11))

        agree(office(Role.AUDITOR), waiting)

        kept, new = waiting.sitting()
        assert kept == voted
        assert new != silent
        assert [each.reviewer for each in waiting.case.votes] == [voted.actor_id]

    def test_stands_on_the_page_of_the_person_and_in_the_log_without_names(
        self,
        waiting: CaseScript,
        watch: Watch,
        office: OfficeOf,
        enter: "Callable[[Role], Client]",
    ) -> None:
        named = {each.actor_id for each in waiting.sitting()}
        office(Role.COORDINATOR).send(waiting, "redraw_seats", **SAYS)
        watch.at += timedelta(days=2)
        agree(office(Role.DATA_PROTECTION_OFFICER), waiting)
        named |= {each.actor_id for each in waiting.sitting()}

        own = enter(Role.PERSON).get(f"/saya/perkara/{waiting.case_id}/").content.decode()
        log = office(Role.INTAKE_OFFICER).client.get(f"/perkara/{waiting.case_id}/log/")

        assert "Pemeriksa diundi ulang" in own
        assert "pemeriksa tidak bertugas lagi" in own
        logged = log.content.decode()
        assert "cocok: nomor berikutnya dari undian yang sama" in logged
        assert [each for each in named if each in own or each in logged] == []

    def test_is_answered_alike_where_the_draw_has_too_few_left(
        self, new_script: NewScript, watch: Watch, office: OfficeOf
    ) -> None:
        script = new_script(pool=make_pool(5))
        script.open()
        script.draw()
        script.redraw()
        watch.follow(script)

        sent = office(Role.COORDINATOR).send(script, "redraw_seats", **SAYS)

        told = sent.content.decode()  # type: ignore[attr-defined]
        assert "Undian itu tidak cukup lagi pemeriksanya" in told


WORLDS: dict[str, tuple[Assessment, ...]] = {
    "nobody": (),
    "supported": (YES,),
    "not proven": (NO,),
}
Asking = Callable[..., list[str]]


@pytest.fixture
def worlds(
    open_store: "Callable[[Procedure], PostgresCaseStore]",
    procedure: Procedure,
    watch: Watch,
) -> Asking:
    """Give all that the office sees while seats are drawn anew, in a world where so was voted."""
    from netral_console.office.drawing import keep_seeds
    from tests.console.people import make_all_logins
    from tests.console.registered import register

    def ask(world: str, *, times: int = 2) -> list[str]:
        script = CaseScript(open_store(procedure), procedure)
        register()
        logins = make_all_logins()
        keep_seeds(script.seeds, at=script.began_at - timedelta(days=20))
        script.open()
        script.draw()
        script.vote(*WORLDS[world])
        watch.at = script.began_at + timedelta(hours=1)
        desks = [Desk(_log_in(logins[role])) for role in (Role.COORDINATOR, *_OTHERS)]
        pages = []

        def look() -> None:
            for desk in desks:
                pages.extend([desk.see(script), _read(desk, f"/perkara/{script.case_id}/log/")])
                pages.append(_read(desk, "/perkara/"))

        look()
        for number in range(1, times + 1):
            sent: Any = desks[0].send(script, "redraw_seats", **SAYS)
            pages.append(f"{sent.status_code} {sent.content.decode()}")
            pages.append(agree(desks[1], script, number))
            look()
            watch.at += timedelta(days=3)
            pages.append(agree(desks[1], script, number))
            look()
        assert script.case.state is CaseState.REVIEW
        return [_NOISE.sub("", page) for page in pages]

    return ask


_OTHERS = (Role.AUDITOR, Role.DATA_PROTECTION_OFFICER, Role.INTAKE_OFFICER, Role.AUTHORITY)


def _log_in(user: Any) -> "Client":
    from django.test import Client

    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def _read(desk: Desk, path: str) -> str:
    answer = desk.client.get(path)
    return f"{answer.status_code} {answer.content.decode()}"


def test_nothing_tells_the_office_whether_or_how_anybody_voted(worlds: Asking) -> None:
    base = worlds("nobody")
    assert sum("diundi ulang oleh dua orang" in page for page in base) >= 10
    for world in list(WORLDS)[1:]:
        for number, (one, other) in enumerate(zip(base, worlds(world), strict=True)):
            assert one == other, (world, number)


def _count_the_seats(patch: pytest.MonkeyPatch) -> None:
    from netral_console import wiring
    from netral_console.office import case_story

    def leaking(event: Any) -> Bilingual:
        case = wiring.get_store().get_case(event.case_id)
        return Bilingual(f"{len(case.votes)} kursi tetap", "")

    patch.setattr(case_story, "_note_of_draw", leaking)


def _refuse_by_the_version(patch: pytest.MonkeyPatch) -> None:
    from netral_console.office import step_form

    patch.setattr(step_form, "SITTING", {})


@pytest.mark.parametrize("bug", [_count_the_seats, _refuse_by_the_version])
def test_a_leak_of_a_vote_would_be_caught(
    bug: Callable[[pytest.MonkeyPatch], None], worlds: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    bug(monkeypatch)
    assert worlds("nobody", times=1) != worlds("supported", times=1)
