"""What the database refuses of imports, asked as the application's role."""

from collections.abc import Iterator

import psycopg
import pytest

from netral_console.database import Database
from tests.console.attack import Attack
from tests.console.conftest import empty

_FREE = ("ALTER TABLE import_job DISABLE TRIGGER guard_import_job",)
_NEW = (
    "INSERT INTO import_job (reference, kind, state, asked_by, asked_at, moved_by, moved_at,"
    " skips_bad_rows, sealed_files, sealed_preview, counts, refusal, phase, done, total, tries)"
    " VALUES ('r', '{kind}', '{state}', '{asked_by}', now(), '{moved_by}', now(), false, '', '',"
    " '{counts}', '', '', 0, 0, 0)"
)
_MOVE = "UPDATE import_job SET state = '{after}' WHERE state = '{before}'"


def new(**facts: str) -> str:
    plain = {"kind": "register", "state": "queued", "asked_by": "petugas-1", "counts": "{}"}
    plain["moved_by"] = facts.get("asked_by", "petugas-1")
    return _NEW.format(**plain | facts)


def move(before: str, after: str, **changes: str) -> str:
    more = "".join(f", {name} = {value}" for name, value in changes.items())
    return f"UPDATE import_job SET state = '{after}'{more} WHERE state = '{before}'"


def move_attack(before: str, after: str) -> Attack:
    return Attack(
        name=f"the application moves an import from {before} to {after}",
        sql=(move(before, after),),
        guard="netral:import_move_is_permitted",
        without=_FREE,
    )


ATTACKS = (
    *(
        move_attack(before, after)
        for before, after in (
            ("queued", "checked"),
            ("queued", "wanted"),
            ("queued", "done"),
            ("checking", "checked"),
            ("checked", "importing"),
            ("wanted", "importing"),
            ("wanted", "done"),
            ("importing", "cancelled"),
            ("importing", "done"),
            ("done", "wanted"),
            ("cancelled", "wanted"),
            ("refused", "queued"),
        )
    ),
    Attack(
        name="an import is done when it is asked for",
        sql=(new(state="done"),),
        guard="netral:import_move_is_permitted",
        without=_FREE,
    ),
    Attack(
        name="an import is asked for with its counts",
        sql=(new(counts='{"people": 9}'),),
        guard="netral:import_begins_empty",
        without=_FREE,
    ),
    Attack(
        name="something else is imported than a register or activity",
        sql=(new(kind="votes"),),
        guard="import_is_of_a_kind",
        without=("ALTER TABLE import_job DROP CONSTRAINT import_is_of_a_kind",),
    ),
    Attack(
        name="an import is asked for in another officer's name",
        sql=(new(asked_by="petugas-2"),),
        guard="row-level security",
        without=("ALTER TABLE import_job DISABLE ROW LEVEL SECURITY",),
    ),
    Attack(
        name="an import is moved in another officer's name",
        sql=(move("checked", "wanted", moved_by="'petugas-2'"),),
        guard="row-level security",
        without=("ALTER TABLE import_job DISABLE ROW LEVEL SECURITY",),
    ),
    Attack(
        name="the files are exchanged after they were checked",
        sql=(move("checked", "wanted", sealed_files="'x'"),),
        guard="netral:columns_are_named_before_checking",
        without=_FREE,
    ),
    Attack(
        name="bad rows are given up without wanting the import",
        sql=(move("checked", "cancelled", skips_bad_rows="true"),),
        guard="netral:rows_are_chosen_when_wanted",
        without=_FREE,
    ),
    Attack(
        name="the application says how far it is",
        sql=("UPDATE import_job SET done = 5",),
        guard="permission denied",
        without=("GRANT UPDATE ON import_job TO netral_application", *_FREE),
    ),
    Attack(
        name="the application says what was found",
        sql=(move("checked", "wanted", sealed_preview="'x'"),),
        guard="permission denied",
        without=("GRANT UPDATE ON import_job TO netral_application",),
    ),
    Attack(
        name="an import is removed",
        sql=("DELETE FROM import_job WHERE state = 'cancelled'",),
        guard="permission denied",
        without=(
            "GRANT DELETE ON import_job TO netral_application",
            "ALTER TABLE import_job DISABLE ROW LEVEL SECURITY",
        ),
    ),
    Attack(
        name="a move is invented",
        sql=(
            "INSERT INTO import_move (job_id, state_before, state_after, by, at)"
            " SELECT position, 'checked', 'wanted', 'petugas-2', now() FROM import_job",
        ),
        guard="permission denied",
        without=(
            "GRANT INSERT ON import_move TO netral_application",
            "ALTER TABLE import_move DISABLE ROW LEVEL SECURITY",
        ),
    ),
    Attack(
        name="the way is opened for more moves",
        sql=("INSERT INTO permitted_import_move VALUES ('wanted', 'done', true)",),
        guard="permission denied",
        without=("GRANT INSERT ON permitted_import_move TO netral_application",),
    ),
    Attack(
        name="the register is written past the worker",
        sql=("INSERT INTO unit (unit_id, title) VALUES ('u', 'Dinas')",),
        guard="permission denied",
        without=("GRANT INSERT ON unit TO netral_application",),
    ),
    Attack(
        name="a civil servant is written past the worker",
        sql=(
            "INSERT INTO civil_servant (person, unit_id, superiors, kin, sealed_identity,"
            " imported_at) VALUES ('P-X', 'u-1', '[]', '[]', '', now())",
        ),
        guard="permission denied",
        without=(
            "GRANT INSERT ON civil_servant TO netral_application",
            "ALTER TABLE civil_servant DISABLE ROW LEVEL SECURITY",
        ),
    ),
)
_STATES = {
    "queued": (),
    "checking": ("checking",),
    "checked": ("checking", "checked"),
    "wanted": ("checking", "checked", "+wanted"),
    "importing": ("checking", "checked", "+wanted", "importing"),
    "done": ("checking", "checked", "+wanted", "importing", "done"),
    "refused": ("checking", "refused"),
    "cancelled": ("+cancelled",),
}


@pytest.fixture(scope="module", autouse=True)
def imports(database: Database) -> Iterator[None]:
    """Leave an import in every state."""
    empty(database)
    with psycopg.connect(database.owner_url) as link:
        link.execute("INSERT INTO unit (unit_id, title) VALUES ('u-1', 'Dinas')")
        for name, way in _STATES.items():
            become_officer(link)
            link.execute(new().replace("'r'", f"'{name}'"))
            before = "queued"
            for step in way:
                after = step.strip("+")
                link.execute("SET LOCAL ROLE netral_application" if "+" in step else "RESET ROLE")
                link.execute(move(before, after) + f" AND reference = '{name}'")
                before = after
    yield
    empty(database)


def become_officer(link: psycopg.Connection, actor: str = "petugas-1") -> None:
    link.execute("SET LOCAL ROLE netral_application")
    link.execute(
        "SELECT set_config('netral.role', 'intake_officer', true),"
        " set_config('netral.actor', %s, true)",
        [actor],
    )


def carry_out(link: psycopg.Connection, attack: Attack) -> None:
    become_officer(link)
    for statement in attack.sql:
        assert link.execute(statement).rowcount != 0, "nothing was touched"


class TestGuards:
    @pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
    def test_refuse(self, attack: Attack, application: psycopg.Connection) -> None:
        with pytest.raises(psycopg.Error) as refused:
            carry_out(application, attack)

        assert attack.guard in str(refused.value)

    @pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
    def test_are_what_refuses(self, attack: Attack, owner: psycopg.Connection) -> None:
        for statement in attack.without:
            owner.execute(statement)

        carry_out(owner, attack)

    def test_let_an_officer_say_yes_and_no(self, application: psycopg.Connection) -> None:
        become_officer(application)

        for before, after in (("checked", "wanted"), ("queued", "cancelled")):
            assert application.execute(move(before, after)).rowcount == 1

    def test_hold_the_worker_to_its_own_moves(self, owner: psycopg.Connection) -> None:
        with pytest.raises(psycopg.errors.CheckViolation, match="import_move_is_permitted"):
            owner.execute(move("checked", "wanted"))

    def test_keep_every_move(self, owner: psycopg.Connection) -> None:
        rows = owner.execute(
            "SELECT state_after FROM import_move m JOIN import_job j ON j.position = m.job_id"
            " WHERE reference = 'done' ORDER BY m.position"
        ).fetchall()
        assert [row[0] for row in rows] == [
            *("queued", "checking", "checked", "wanted", "importing", "done")
        ]
        with pytest.raises(psycopg.errors.CheckViolation, match="append_only"):
            owner.execute("DELETE FROM import_move")


class TestRowLevelSecurity:
    @pytest.mark.parametrize(
        "role",
        ["", "reviewer", "coordinator", "authority", "auditor", "person", "store"],
    )
    @pytest.mark.parametrize("table", ["import_job", "import_move"])
    def test_shows_imports_to_officers_alone(
        self, table: str, role: str, application: psycopg.Connection
    ) -> None:
        ask = f"SELECT count(*) FROM {table}"
        become_officer(application)
        seen = application.execute(ask).fetchone()
        application.execute("SELECT set_config('netral.role', %s, true)", [role])

        assert application.execute(ask).fetchone() == (0,)
        assert seen is not None
        assert seen[0] >= len(_STATES)
