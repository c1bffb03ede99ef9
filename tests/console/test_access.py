"""Who sees which rows: by assignment, and nothing for whoever does not say who they are."""

import contextlib
from typing import TYPE_CHECKING

import psycopg
import pytest

from netral.casework import PersonKey, Procedure
from netral.casework.reply import DefenceKind
from netral.casework.role import Actor, Role
from netral.casework.script import AUDITOR, COORDINATOR, OFFICER, PERSON, CaseScript
from netral.casework.vote import Assessment

if TYPE_CHECKING:
    from netral_console.cases.store import PostgresCaseStore

LIBRARY_TABLES = ("account_", "auth_", "axes_", "mfa_", "socialaccount_")
TABLES = (
    *("case_record", "case_event", "case_exhibit", "case_commitment", "case_seat", "case_vote"),
    *("case_notice", "case_noticed_act", "case_delivery", "case_reply_window", "case_reply"),
    *("case_answer", "case_referral", "declared_account"),
)


@pytest.fixture
def script(store: "PostgresCaseStore", procedure: Procedure) -> CaseScript:
    """Play a case to its final review, one of the two having answered and voted."""
    script = CaseScript(store, procedure)
    script.play_to_final_review(DefenceKind.RUN_BY_ANOTHER)
    script.answer()
    script.vote(Assessment.SUPPORTED)
    CaseScript(store, procedure, number=2).open()
    return script


def say(link: psycopg.Connection, actor: Actor | None, *, role: str = "") -> None:
    said = role if actor is None else actor.role.value
    for name, value in (
        ("role", said),
        ("actor", "" if actor is None else actor.actor_id),
        ("person", "" if actor is None or actor.person is None else actor.person),
    ):
        link.execute("SELECT set_config(%s, %s, true)", [f"netral.{name}", value])


def count(link: psycopg.Connection, table: str) -> int:
    row = link.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert row is not None
    return int(row[0])


def rows_of(link: psycopg.Connection, table: str) -> list[str]:
    return [str(row[0]) for row in link.execute(f"SELECT t::text FROM {table} t")]


@pytest.mark.usefixtures("script")
class TestRowLevelSecurity:
    @pytest.mark.parametrize("table", TABLES)
    def test_shows_nothing_without_a_context(
        self, table: str, application: psycopg.Connection, owner: psycopg.Connection
    ) -> None:
        assert count(application, table) == 0
        assert count(owner, table) > 0 or table == "case_referral"

    @pytest.mark.parametrize("role", ["", "reviewer", "person", "reporter", "machine", "STORE"])
    def test_shows_nothing_to_a_role_alone(
        self, role: str, application: psycopg.Connection
    ) -> None:
        say(application, None, role=role)

        assert {table: count(application, table) for table in TABLES} == dict.fromkeys(TABLES, 0)

    def test_shows_nothing_to_a_reviewer_of_another_case(
        self, script: CaseScript, application: psycopg.Connection
    ) -> None:
        sitting = {seat.reviewer for seat in script.case.seats}
        stranger = next(each.reviewer for each in script.pool if each.reviewer not in sitting)
        say(application, Actor(actor_id=stranger, role=Role.REVIEWER))

        assert {table: count(application, table) for table in TABLES} == dict.fromkeys(TABLES, 0)

    def test_hides_one_reviewer_from_the_other(
        self, script: CaseScript, application: psycopg.Connection
    ) -> None:
        first, second = script.sitting()
        say(application, second)

        assert count(application, "case_record") == count(application, "case_event") == 0
        for table, column in (
            ("case_vote", "reviewer"),
            ("case_answer", "reviewer"),
            ("case_seat", "reviewer"),
        ):
            seen = {row[0] for row in application.execute(f"SELECT {column} FROM {table}")}
            assert seen == {second.actor_id}, table
            assert first.actor_id not in seen

    def test_leaves_no_trace_of_the_first_vote_in_what_the_second_sees(
        self, script: CaseScript, application: psycopg.Connection
    ) -> None:
        first, second = script.sitting()
        say(application, second)
        after = {table: rows_of(application, table) for table in TABLES}
        assert [vote.reviewer for vote in script.case.votes][-1] == first.actor_id

        application.execute("SELECT set_config('netral.role', 'store', true)")
        seen_by_store = rows_of(application, "case_vote")

        assert len(after["case_vote"]) == 1, "their own preliminary vote"
        assert len(seen_by_store) == 3
        assert not [row for rows in after.values() for row in rows if first.actor_id in row]

    def test_shows_the_person_their_case_and_nobodys_work(
        self, application: psycopg.Connection
    ) -> None:
        say(application, PERSON)
        seen = {table: count(application, table) for table in TABLES}

        assert seen["case_notice"] == seen["case_reply"] == 1
        assert seen["case_vote"] == seen["case_answer"] == seen["case_event"] == 0
        assert seen["case_seat"] == 0

    @pytest.mark.parametrize("actor", [OFFICER, COORDINATOR], ids=lambda each: each.role.value)
    def test_hides_votes_from_offices(self, actor: Actor, application: psycopg.Connection) -> None:
        say(application, actor)

        assert count(application, "case_record") == 2
        assert count(application, "case_vote") == 0

    def test_shows_the_auditor_structure_and_no_register(
        self, application: psycopg.Connection
    ) -> None:
        say(application, AUDITOR)

        assert count(application, "case_event") > 10
        assert count(application, "declared_account") == 0

    @pytest.mark.parametrize("actor", [AUDITOR, OFFICER, PERSON], ids=lambda each: each.role.value)
    def test_lets_nobody_but_the_store_write(
        self, actor: Actor, application: psycopg.Connection
    ) -> None:
        say(application, actor)

        moved = application.execute("UPDATE case_record SET state = 'closed'")
        left = application.execute("UPDATE case_seat SET has_left = true")
        assert (moved.rowcount, left.rowcount) == (0, 0)
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
            application.execute(
                "INSERT INTO case_record (case_id, state, state_since, version, taken_in_at,"
                " last_at) VALUES ('PKR-x', 'lead', now(), 1, now(), now())"
            )

    def test_is_what_hides(
        self, owner: psycopg.Connection, application: psycopg.Connection
    ) -> None:
        owner.execute("ALTER TABLE case_vote DISABLE ROW LEVEL SECURITY")
        owner.execute("SET LOCAL ROLE netral_application")

        assert count(owner, "case_vote") > 0
        owner.rollback()
        assert count(application, "case_vote") == 0


class TestAskingAs:
    def test_ends_with_its_transaction(self, script: CaseScript) -> None:
        from netral_console.cases.asking import asking_as
        from netral_console.cases.models import NoticeRow

        with asking_as(script.sitting()[0]):
            inside = NoticeRow.objects.count()

        assert (inside, NoticeRow.objects.count()) == (1, 0)

    @pytest.mark.parametrize("raised", [None, KeyError])
    def test_within_another_gives_back_what_was_in_force(
        self, raised: type[Exception] | None, script: CaseScript
    ) -> None:
        from netral_console.cases.asking import asking_as, asking_as_store
        from netral_console.cases.models import CaseRow

        seen = []
        with asking_as(script.sitting()[0]):
            with contextlib.suppress(KeyError), asking_as_store(using="default"):
                seen.append(CaseRow.objects.count())
                if raised is not None:
                    raise raised
            seen.append(CaseRow.objects.count())

        assert seen == [2, 0]

    def test_of_a_lost_transaction_is_over(self, script: CaseScript) -> None:
        from django.db import DatabaseError

        from netral_console.cases.asking import asking_as, asking_as_store
        from netral_console.cases.models import CaseRow

        with (
            pytest.raises(DatabaseError),
            asking_as_store(using="default"),
            asking_as(script.sitting()[0]),
        ):
            CaseRow.objects.create(case_id="PKR-1")

        with asking_as_store(using="default"):
            assert CaseRow.objects.count() == 2


class TestIsCaseThere:
    def test_answers_as_whoever_asks_would_see(self, script: CaseScript) -> None:
        from netral_console.cases.asking import is_case_there

        seated = script.sitting()[0]
        sitting = {seat.reviewer for seat in script.case.seats}
        stranger = next(each.reviewer for each in script.pool if each.reviewer not in sitting)
        another = Actor(actor_id=PERSON.actor_id, role=Role.PERSON, person=PersonKey("orang-lain"))
        asked = (seated, OFFICER, PERSON, Actor(actor_id=stranger, role=Role.REVIEWER), another)
        assert [is_case_there(script.case_id, each) for each in asked] == [
            *[True] * 3,
            False,
            False,
        ]
        assert not is_case_there("PKR-0000000000000000", OFFICER)

    def test_leaves_in_force_what_was(self, script: CaseScript) -> None:
        from netral_console.cases.asking import asking_as_store, is_case_there
        from netral_console.cases.models import CaseRow

        with asking_as_store(using="default"):
            is_case_there(script.case_id, script.sitting()[0])
            inside = CaseRow.objects.count()
        is_case_there(script.case_id, OFFICER)

        assert (inside, CaseRow.objects.count()) == (2, 0)


class TestRoles:
    def test_of_the_application_have_no_power(self, owner: psycopg.Connection) -> None:
        found = owner.execute(
            "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication"
            " FROM pg_roles WHERE rolname IN ('netral_application', 'netral_owner')"
        ).fetchall()

        assert found == [(False,) * 5] * 2

    def test_of_the_application_own_nothing(self, owner: psycopg.Connection) -> None:
        owned = owner.execute(
            "SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = 'netral_application'"
            " UNION ALL SELECT proname FROM pg_proc"
            " WHERE pg_get_userbyid(proowner) = 'netral_application'"
        ).fetchall()
        member = owner.execute(
            "SELECT pg_has_role('netral_application', 'netral_owner', 'MEMBER')"
        ).fetchone()

        assert owned == []
        assert member == (False,)

    def test_have_no_table_that_forgot_its_policy(self, owner: psycopg.Connection) -> None:
        bare = owner.execute(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relrowsecurity"
            " AND relnamespace = 'public'::regnamespace ORDER BY relname"
        ).fetchall()

        # What is left tells of nobody whom a case could be about.
        assert [row[0] for row in bare if not row[0].startswith(LIBRARY_TABLES)] == [
            "console_login",
            "django_content_type",
            "django_migrations",
            "django_session",
            "election_window",
            "permitted_import_move",
            "permitted_step",
            "unit",
        ]

    def test_have_no_view_that_could_leak(self, owner: psycopg.Connection) -> None:
        views = owner.execute(
            "SELECT relname FROM pg_class WHERE relkind IN ('v', 'm')"
            " AND relnamespace = 'public'::regnamespace"
            " AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)"
        ).fetchall()

        assert views == []

    def test_run_guards_with_a_fixed_path(self, owner: psycopg.Connection) -> None:
        loose = owner.execute(
            "SELECT proname FROM pg_proc WHERE prosecdef"
            " AND pronamespace = 'public'::regnamespace"
            " AND NOT coalesce(array_to_string(proconfig, ',')"
            " LIKE 'search_path=public, pg_temp%', false)"
        ).fetchall()

        assert loose == []
