"""The second reviewer's every response is the same, whatever the first did, and names nobody."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from netral.casework import Assessment, EvidenceItem, Procedure
from netral.casework.script import SUBJECT_PERSON, CaseScript
from netral.reporting.bilingual import Bilingual
from netral.values.provenance import Grade
from tests.console.conftest import empty
from tests.console.registered import NAME, NIP, register
from tests.console.reviewers.desk_script import (
    FIRST,
    REASON,
    SECOND,
    Clock,
    deal,
    enter_as,
    open_before,
    send_vote,
)

if TYPE_CHECKING:
    from django.test import Client

    from netral_console.cases.store import PostgresCaseStore
    from netral_console.database import Database

NOW = datetime(2024, 10, 2, 3, 0, tzinfo=UTC)
CONTESTANT = "ridwan_kamil_suswono"
TEXT = (
    f"Bersama Ridwan Kamil dan Suswono! Salam dari {NAME} ({NIP}), akun @akunrekaan, "
    "Dinas Rekaan Kota. R\u200bid\u200bwan K\u0430mil, Kusum\u0430wardani, S u s w o n o, Ri dwan."
)
OBJECT = "#RidwanKamil di https://contoh.invalid/akunrekaan/p/77 bersama Siti Rekaan"
CANARIES = (
    *("ridwan", "kamil", "k\u0430mil", "suswono", "s u s w o n o", NAME, "kusumawardani"),
    *("ri dwan", "kusum\u0430wardani", NIP, "akunrekaan", SUBJECT_PERSON, "dinas rekaan kota"),
    *("contoh.invalid/sitirekaan", "ridwan_kamil_suswono", "analis rekaan", "bocor.png"),
)
WORLDS = ("not yet", "held", "supported", "not proven")
_NOISE = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"|EV-[0-9a-f]{32}'
)
Response = tuple[str, object, str]
Asking = Callable[..., list[Response]]


class World:
    """Two cases before the same two reviewers; in the first of them the first has acted."""

    def __init__(self, store: "PostgresCaseStore", procedure: Procedure, clock: Clock) -> None:
        self.store, self.procedure, self.clock = store, procedure, clock
        register()
        deal([SECOND], wanted=True, seats=1)
        evidence = (
            EvidenceItem(exhibit_id="akunrekaan-bocor.png", sha256="a" * 64, grade=Grade.C),
            EvidenceItem(exhibit_id="EX-2", sha256="b" * 64, grade=Grade.B),
        )
        self.scripts = [
            open_before(
                (FIRST, SECOND),
                store,
                procedure,
                number=number,
                at=NOW - timedelta(days=1, minutes=90 * number),
                text=TEXT,
                object_text=OBJECT,
                contestant_id=CONTESTANT,
                evidence=evidence,
                trace_lines=(f"tentang: {CONTESTANT}", "sikap Ridwan Kamil: mendukung"),
            )
            for number in (1, 2)
        ]

    def let_first_act(self, what: str) -> None:
        script = self.scripts[0]
        if what == "not yet":
            return
        said = Assessment.NOT_PROVEN if what == "not proven" else Assessment.SUPPORTED
        if what == "held":
            assert send_vote(enter_as(FIRST), script.case_id, said) == 302
            return
        script.at = NOW - timedelta(minutes=30)
        first = next(each for each in script.sitting() if each.actor_id == FIRST)
        _vote_as(script, first, said)

    def responses(self) -> Iterator[Response]:
        """Ask everything that the second reviewer can ask, before and after their own vote."""
        client, case_id = enter_as(SECOND), self.scripts[0].case_id
        yield from self._look(client, "before")
        path = f"/pemeriksaan/{case_id}/nilai"
        yield _clean("refused", client.post(path, {"reason": "pendek"}))
        for word in ("kerjakan", "lepas", "batal", "lihat", "mundur", "catatan"):
            yield _clean(word, client.post(f"/pemeriksaan/{case_id}/{word}", {"reason": "x"}))
        sent = {"assessment": "supported", "rule_code": "DS-06", "reason": REASON}
        yield _clean(
            "vote by page", client.post(path, sent, headers={"Accept": "application/json"})
        )
        yield _clean("undone", client.post(f"/pemeriksaan/{case_id}/batal"))
        yield _clean("vote by form", client.post(path, sent))
        yield from self._look(client, "held")
        self.clock.wait(11)
        yield _clean("locked", client.post("/pemeriksaan/kunci"))
        yield from self._look(client, "after")
        yield _clean("late undo", client.post(f"/pemeriksaan/{case_id}/batal"))

    def main_responses(self) -> Iterator[Response]:
        """Ask for the queue, every item ahead and the vote: where a seeded bug must show."""
        client, case_id = enter_as(SECOND), self.scripts[0].case_id
        queue = client.get("/pemeriksaan/")
        yield _clean("queue", queue)
        for line in dict.fromkeys(_ids(queue)):
            yield _clean(f"ahead {line}", client.get(f"/pemeriksaan/{line}/"))
        sent = {"assessment": "supported", "rule_code": "DS-06", "reason": REASON}
        path = f"/pemeriksaan/{case_id}/nilai"
        yield _clean("vote", client.post(path, sent, headers={"Accept": "application/json"}))

    def _look(self, client: "Client", when: str) -> Iterator[Response]:
        from tests.console.addresses import iter_addresses

        for address in iter_addresses():
            if address.name.startswith(("reviewers:", "pages:")):
                path = address.path(case_id=self.scripts[0].case_id)
                if path is not None:
                    yield _clean(f"{when} {path}", client.get(path))
        filtered = "/pemeriksaan/?platform=instagram&due=week"
        yield _clean(f"{when} filtered", client.get(filtered))
        for line in dict.fromkeys(_ids(client.get("/pemeriksaan/"))):
            ahead = client.get(f"/pemeriksaan/{line}/", headers={"Sec-Purpose": "prefetch"})
            yield _clean(f"{when} ahead {line}", ahead)


def _ids(answer: Any) -> list[str]:
    return re.findall(r"PKR-[0-9a-f]{16}", answer.content.decode())


def _vote_as(script: CaseScript, actor: Any, said: Assessment) -> None:
    from netral.casework.event import VoteCast

    script.do(VoteCast, actor, assessment=said, rule_code="DS-06", reason=REASON)


def _clean(what: str, answer: Any) -> Response:
    headers = sorted((k, v) for k, v in answer.headers.items() if k != "Set-Cookie")
    # A token is as long as every token; only its letters are by chance.
    cookies = sorted((k, len(v.value)) for k, v in answer.cookies.items() if k != "sessionid")
    body = _NOISE.sub("", answer.content.decode())
    lengths = [(k, v) for k, v in headers if k != "Content-Length"]
    return what, (answer.status_code, lengths, cookies), body


@pytest.fixture
def worlds(
    database: "Database",
    open_store: "Callable[[Procedure], PostgresCaseStore]",
    procedure: Procedure,
    monkeypatch: pytest.MonkeyPatch,
) -> Asking:
    from netral_console import clock

    def ask(what: str, *, is_whole: bool = True) -> list[Response]:
        empty(database)
        hands = Clock(NOW)
        monkeypatch.setattr(clock, "now", hands.now)
        world = World(open_store(procedure), procedure, hands)
        world.let_first_act(what)
        return list(world.responses() if is_whole else world.main_responses())

    return ask


def test_nothing_tells_whether_or_how_the_first_voted(
    worlds: Asking,
) -> None:
    asked = {what: worlds(what) for what in WORLDS}
    base = asked["not yet"]
    assert len(base) >= 60
    assert sum(facts[0] == 200 for _, facts, _ in base) > 20  # type: ignore[index]
    for what in WORLDS[1:]:
        for one, other in zip(base, asked[what], strict=True):
            assert one == other, (what, one[0])


def test_no_name_unit_handle_contestant_or_address_is_in_any_response(
    worlds: Asking,
) -> None:
    pages = worlds("supported")
    shown = "".join(f"{path}{facts}{body}" for path, facts, body in pages).casefold()
    assert "kandidat a" in shown
    assert "bukti 1" in shown
    assert "u+200b" in shown
    assert [each for each in CANARIES if each.casefold() in shown] == []


def _version(case_id: str) -> int:
    from netral_console import wiring

    return wiring.get_store().get_case(case_id).version  # type: ignore[arg-type]


def _leak_version_in_page(patch: pytest.MonkeyPatch) -> None:
    from netral_console.reviewers import desk, seeded

    real = desk._about_votes

    def leaking(item: Any) -> dict[str, Any]:
        if seeded.find_view(SECOND, item.view.case_id):
            return real(item)
        words = Bilingual(str(_version(item.view.case_id)), "")
        return {**real(item), "own_votes": [(words, words, "", "")]}

    patch.setattr(desk, "_about_votes", leaking)


def _leak_in_queue(patch: pytest.MonkeyPatch) -> None:
    from netral_console.reviewers import queue_page, seeded

    real = queue_page._row

    def leaking(line: Any, view: Any, today: Any) -> dict[str, Any]:
        row = real(line, view, today)
        if seeded.find_view(SECOND, line.case_id):
            return row
        return {**row, "where": str(_version(line.case_id))}

    patch.setattr(queue_page, "_row", leaking)


def _leak_in_order(patch: pytest.MonkeyPatch) -> None:
    from netral_console.reviewers import lines, seeded

    def order(line: Any) -> tuple[int, str]:
        if seeded.find_view(SECOND, line.case_id):
            return (0, line.case_id)
        return (-_version(line.case_id), line.case_id)

    patch.setattr(lines.Line, "order", property(order))


def _leak_in_header(patch: pytest.MonkeyPatch) -> None:
    from netral_console.reviewers import desk, seeded

    real = desk.render_item

    def leaking(request: Any, item: Any, more: Any, *, status: int = 200) -> Any:
        answer = real(request, item, more, status=status)
        if not seeded.find_view(SECOND, item.view.case_id):
            answer["ETag"] = str(_version(item.view.case_id))
        return answer

    patch.setattr(desk, "render_item", leaking)


def _leak_in_next(patch: pytest.MonkeyPatch) -> None:
    from netral_console.reviewers import desk, seeded

    real = desk.list_lines
    patch.setattr(
        desk,
        "list_lines",
        lambda rows: [
            line
            for line in real(rows)
            if seeded.find_view(SECOND, line.case_id) or _version(line.case_id) < 3
        ],
    )


def _leak_in_file_name(patch: pytest.MonkeyPatch) -> None:
    from netral_console.reviewers import desk, seeded

    real = desk._exhibit

    def leaking(request: Any, item: Any, each: Any) -> dict[str, Any]:
        shown = real(request, item, each)
        if seeded.find_view(SECOND, item.view.case_id):
            return shown
        return {**shown, "name": f"bukti-{_version(item.view.case_id)}.png"}

    patch.setattr(desk, "_exhibit", leaking)


def _leak_in_status(patch: pytest.MonkeyPatch) -> None:
    from django.http import Http404

    from netral_console.reviewers import desk, seeded

    real = desk.open_item

    def leaking(request: Any, case_id: str, *rows: Any) -> Any:
        if not seeded.find_view(SECOND, case_id) and _version(case_id) > 2:
            raise Http404
        return real(request, case_id, *rows)

    patch.setattr(desk, "open_item", leaking)


@pytest.mark.parametrize(
    "bug",
    [
        _leak_version_in_page,
        _leak_in_queue,
        _leak_in_order,
        _leak_in_header,
        _leak_in_next,
        _leak_in_file_name,
        _leak_in_status,
    ],
)
def test_a_leak_of_the_first_vote_would_be_caught(
    bug: Callable[[pytest.MonkeyPatch], None],
    worlds: Asking,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bug(monkeypatch)
    assert worlds("not yet", is_whole=False) != worlds("supported", is_whole=False)


def test_the_short_question_finds_no_leak_where_there_is_none(worlds: Asking) -> None:
    assert worlds("not yet", is_whole=False) == worlds("supported", is_whole=False)


def _show_bare_text(patch: pytest.MonkeyPatch) -> None:
    from netral_console.reviewers import queue, shown_text

    patch.setattr(queue, "show_text", lambda text, _: shown_text.show_text(text, None))


def _show_bare_trace(patch: pytest.MonkeyPatch) -> None:
    from netral.casework.masking import Mask

    patch.setattr(Mask, "cover", lambda _, text: text)


def _show_original_names(patch: pytest.MonkeyPatch) -> None:
    from netral_console.reviewers import desk

    real = desk._exhibit

    def leaking(request: Any, item: Any, each: Any) -> dict[str, Any]:
        names = item.case.allegation.evidence if item.case else ()
        return {**real(request, item, each), "name": names[0].exhibit_id if names else ""}

    patch.setattr(desk, "_exhibit", leaking)


def _show_identity(patch: pytest.MonkeyPatch) -> None:
    from netral_console.reviewers import queue

    patch.setattr(queue.Item, "is_masked", property(lambda _: False))


def _believe_every_letter(patch: pytest.MonkeyPatch) -> None:
    from netral.casework import masking
    from netral_console.reviewers import shown_text

    patch.setattr(masking, "_views", lambda text: [(text, range(len(text)))])
    patch.setattr(shown_text, "_names_somebody", lambda *_: False)


@pytest.mark.parametrize(
    "bug",
    [
        _show_bare_text,
        _show_bare_trace,
        _show_original_names,
        _show_identity,
        _believe_every_letter,
    ],
)
def test_a_hole_in_the_mask_would_be_caught(
    bug: Callable[[pytest.MonkeyPatch], None],
    worlds: Asking,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bug(monkeypatch)
    shown = "".join(body for _, _, body in worlds("not yet", is_whole=False))
    assert [each for each in CANARIES if each.casefold() in shown.casefold()] != []
