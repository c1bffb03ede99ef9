"""What the database refuses, asked as the application's role that holds the store's context."""

from collections.abc import Iterator, Sequence

import psycopg
import pytest

from netral.casework import TRANSITIONS, Procedure, make_case_id
from netral.casework.event import CaseExpired
from netral.casework.reply import DefenceKind
from netral.casework.script import MACHINE as MACHINE_ACTOR
from netral.casework.script import CaseScript
from netral.casework.vote import Assessment
from netral_console.database import Database
from tests.console.attack import ATTACKS, SEEDED, Attack, opened, redraw
from tests.console.conftest import empty

NO = Assessment.NOT_PROVEN
YES = Assessment.SUPPORTED


@pytest.fixture(scope="module")
def facts(database: Database, procedure: Procedure) -> dict[str, str]:
    """Play cases into all the states that attacks begin from, and give their facts."""
    from netral_console.cases.store import PostgresCaseStore

    empty(database)
    store = PostgresCaseStore(procedure)
    names = (
        "fresh",
        "review",
        "due",
        "sent",
        "open",
        "final",
        "unsupported",
        "decided",
        "closed",
        "referred",
        "waiting",
    )
    scripts = {
        name: CaseScript(store, procedure, number=number)
        for number, name in enumerate((*names, "expired"), start=1)
    }
    play_all(scripts)
    found = {name: str(script.case_id) for name, script in scripts.items()}
    found["review_a"], found["review_b"] = (each.actor_id for each in scripts["review"].sitting())
    found["waiting_a"], found["waiting_b"] = (
        each.actor_id for each in scripts["waiting"].sitting()
    )
    found["final_a"] = scripts["final"].sitting()[0].actor_id
    found["sent_notice"] = f"NT-{scripts['sent'].number}"
    found["evidence"] = scripts["due"].allegation.evidence[0].sha256
    found["unopened"] = make_case_id("ACT-x")
    found["next_draw"] = str(store.find_next_draw_number())
    return found | add_declarations(database, found)


def play_all(scripts: dict[str, CaseScript]) -> None:
    for name, script in scripts.items():
        if name in ("fresh", "review", "waiting"):
            script.open()
        elif name in ("closed", "expired"):
            script.open()
            script.draw()
            script.vote(NO, NO)
        elif name in ("final", "unsupported"):
            script.play_to_final_review(DefenceKind.RUN_BY_ANOTHER)
        elif name == "decided":
            script.play_to_decision()
        elif name == "referred":
            script.play_to_referral()
        else:
            script.play_to_notice_due()
    scripts["waiting"].draw()
    scripts["review"].draw()
    scripts["review"].vote(YES)
    for name in ("sent", "open"):
        scripts[name].notice()
    scripts["open"].deliver()
    unsupported = scripts["unsupported"]
    unsupported.answer()
    unsupported.vote(NO, NO)
    scripts["expired"].wait(days=60)
    scripts["expired"].do(CaseExpired, MACHINE_ACTOR)


def add_declarations(database: Database, found: dict[str, str]) -> dict[str, str]:
    added = {"declared": "1"}
    with psycopg.connect(database.owner_url) as link:
        for name, person, account, until in (
            ("ended", "orang-0001", "akunlama", "2024-09-29"),
            ("of_another", "orang-0002", "akunlain", None),
        ):
            row = link.execute(
                "INSERT INTO declared_account (person, platform, account_id, valid_from, valid_to,"
                " document_sha256) VALUES (%s, 'instagram', %s, '2024-01-01', %s, '')"
                " RETURNING position",
                [person, account, until],
            ).fetchone()
            assert row is not None
            added[name] = str(row[0])
        # An event that no other row needs.
        row = link.execute(
            "SELECT event_id FROM case_event WHERE case_id = %s AND step = 'close_window'",
            [found["final"]],
        ).fetchone()
        assert row is not None
        added["loose_event"] = str(row[0])
    return added


def carry_out(link: psycopg.Connection, sql: Sequence[str], facts: dict[str, str]) -> None:
    link.execute("SELECT set_config('netral.role', 'store', true)")
    for statement in sql:
        done = link.execute(statement.format_map(facts))
        assert done.rowcount != 0, "nothing was touched"
    link.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.fixture
def history(database: Database) -> Iterator[None]:
    """Assert that nothing at all was written."""
    ask = (
        "SELECT (SELECT array_agg(c ORDER BY position) FROM case_record c)::text,"
        " (SELECT array_agg(e ORDER BY position) FROM case_event e)::text,"
        " (SELECT array_agg(v ORDER BY position) FROM case_vote v)::text"
    )
    with psycopg.connect(database.owner_url, autocommit=True) as link:
        before = link.execute(ask).fetchone()
        yield
        assert link.execute(ask).fetchone() == before


@pytest.mark.usefixtures("history")
class TestGuards:
    @pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
    def test_refuse(
        self, attack: Attack, application: psycopg.Connection, facts: dict[str, str]
    ) -> None:
        with pytest.raises(psycopg.Error) as refused:
            carry_out(application, attack.sql, facts)

        assert attack.guard in str(refused.value)

    @pytest.mark.parametrize("attack", SEEDED, ids=lambda attack: attack.name)
    def test_are_what_refuses(
        self, attack: Attack, owner: psycopg.Connection, facts: dict[str, str]
    ) -> None:
        for statement in attack.without:
            owner.execute(statement)
        owner.execute("SET LOCAL ROLE netral_application")

        carry_out(owner, attack.sql, facts)

    @pytest.mark.parametrize(
        "moment",
        [
            pytest.param("2024-03-21 17:00:00+00", id="first second of the first day in WIB"),
            pytest.param("2024-12-16 16:59:59+00", id="last second of the last day in WIB"),
        ],
    )
    def test_let_an_act_inside_the_window_in(
        self, moment: str, application: psycopg.Connection, facts: dict[str, str]
    ) -> None:
        carry_out(application, opened(moment=moment), facts)

    def test_let_two_people_draw_every_open_seat_anew(
        self, application: psycopg.Connection, facts: dict[str, str]
    ) -> None:
        carry_out(application, redraw("{waiting}", "{waiting_a}", "{waiting_b}"), facts)
        application.rollback()
        carry_out(application, redraw("{review}", "{review_b}"), facts)


class TestAppendOnly:
    @pytest.mark.parametrize("table", ["case_event", "case_vote", "case_referral", "case_answer"])
    def test_holds_for_the_owner_too(
        self, table: str, owner: psycopg.Connection, facts: dict[str, str]
    ) -> None:
        with pytest.raises(psycopg.errors.CheckViolation, match="netral:append_only"):
            owner.execute(f"DELETE FROM {table} WHERE case_id <> '{facts['fresh']}'")


class TestPermittedStep:
    def test_is_the_table_of_the_core(self, owner: psycopg.Connection) -> None:
        ours = {
            (row.step.value, source.value if source else "none", target.value, role.value)
            for row in TRANSITIONS
            for source in row.sources
            for target in (row.targets or (source,))
            if target is not None
            for role in row.roles
        }

        found = owner.execute("SELECT * FROM permitted_step").fetchall()

        assert set(found) == ours, "write its rows in a migration"
