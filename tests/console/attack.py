"""Attacks on the database by whoever holds the application's role, as plain SQL.

In braces stand facts of the cases that `stages` of the test module plays. An attack says
which guard refuses it, and, where it has a `without`, what an engineer would have to take
away for it to succeed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

DIGEST = "repeat('a', 64)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    name: str
    sql: tuple[str, ...]
    guard: str
    without: tuple[str, ...] = ()


def move(
    case: str, step: str, way: str, role: str, actor: str, *, later: str = "1 minute"
) -> tuple[str, ...]:
    """Move a case with an event that looks right."""
    after = way.split(" > ")[1]
    return (
        f"UPDATE case_record SET state = '{after}', version = version + 1,"
        f" last_at = last_at + interval '{later}' WHERE case_id = '{case}'",
        event(case, step, way, role, actor),
    )


def event(case: str, step: str, way: str, role: str, actor: str) -> str:
    before, after = way.split(" > ")
    return (
        "INSERT INTO case_event (event_id, case_id, sequence, step, state_before, state_after, at,"
        f" actor_id, actor_role, record) SELECT 'EV-x', case_id, version, '{step}', '{before}',"
        f" '{after}', last_at, '{actor}', '{role}', jsonb_build_object('step', '{step}', 'data',"
        " jsonb_build_object('event_id', 'EV-x', 'case_id', case_id, 'actor',"
        f" jsonb_build_object('actor_id', '{actor}', 'role', '{role}')))"
        f" FROM case_record WHERE case_id = '{case}'"
    )


WISHED = (
    "INSERT INTO account_wish (position, person, kind, platform, sealed, proof_code, asked_at,"
    " proven_how, sealed_answer, answered_by, proposed_by, sealed_proposal, agreed_by)"
    " OVERRIDING SYSTEM VALUE VALUES (7, 'orang-0002', 'declare', 'instagram', '', '',"
    " '2024-10-01T20:00Z', '', '', '', 'petugas-1', '', 'pelindung-1')"
)
DECLARED = (
    "INSERT INTO declared_account (person, platform, account_id, valid_from, document_sha256,"
    " wish) VALUES ('orang-0002', 'instagram', 'akunbaru', {first}, '', {wish})"
)


def vote(reviewer: str, voting_round: str, assessment: str = "supported") -> str:
    return (
        "INSERT INTO case_vote (case_id, event_id, reviewer, round, assessment, rule_code, cast_at)"
        f" SELECT case_id, event_id, '{reviewer}', '{voting_round}', '{assessment}', 'DS-06', at"
        " FROM case_event WHERE event_id = 'EV-x'"
    )


def seat(reviewer: str, unit: str) -> str:
    return (
        "INSERT INTO case_seat (case_id, event_id, reviewer, draw, unit, has_left)"
        f" SELECT case_id, event_id, '{reviewer}', 'pair', '{unit}', false"
        " FROM case_event WHERE event_id = 'EV-x'"
    )


def noticed(url: str = "https://contoh.invalid/x/1", sha: str = "{evidence}", **facts: str) -> str:
    article = facts.get("article", "pasal 5")
    return (
        "INSERT INTO case_noticed_act (case_id, event_id, notice_id, occurred_at, url,"
        " evidence_sha256, article) SELECT case_id, event_id, 'NT-x', "
        f"{facts.get('moment', 'c.occurred_at')}, '{url}', '{sha}', '{article}'"
        " FROM case_event JOIN case_record c USING (case_id) WHERE event_id = 'EV-x'"
    )


def opened(
    *,
    moment: str = "2024-09-30 02:00+00",
    declaration: str = "{declared}",
    exhibit: str = "",
    grade: str = "B",
    case_id: str = "{unopened}",
) -> tuple[str, ...]:
    """Open a case by hand, complete with its exhibit."""
    return (
        "INSERT INTO case_record (case_id, state, state_since, version, taken_in_at, last_at,"
        " act_id, occurred_at, person, declaration_id, window_id) VALUES"
        f" ('{case_id}', 'indication', '2024-10-01', 1, '2024-10-01', '2024-10-01', 'ACT-x',"
        f" '{moment}', 'orang-0001', {declaration}, 'pilkada_rekaan')",
        event(case_id, "open_case", "none > indication", "intake_officer", "petugas-1"),
        "INSERT INTO case_exhibit (case_id, event_id, exhibit_id, sha256, grade, declaration_id)"
        f" SELECT case_id, event_id, 'EX-x', {DIGEST}, '{grade}', {exhibit or declaration}"
        " FROM case_event WHERE event_id = 'EV-x'",
    )


def commitment(sha: str, sequence: str) -> str:
    return (
        "INSERT INTO case_commitment (case_id, event_id, sha256, sequence, kind)"
        f" SELECT case_id, event_id, {sha}, {sequence}, 'pair'"
        " FROM case_event WHERE event_id = 'EV-x'"
    )


def disabled(table: str, *triggers: str) -> tuple[str, ...]:
    return tuple(f"ALTER TABLE {table} DISABLE TRIGGER {each}" for each in triggers)


def dropped(table: str, *constraints: str) -> tuple[str, ...]:
    return tuple(f"ALTER TABLE {table} DROP CONSTRAINT {each}" for each in constraints)


def opened_up(table: str, right: str) -> tuple[str, ...]:
    return (
        f"GRANT {right} ON {table} TO netral_application",
        f"CREATE POLICY hole ON {table} FOR {right} TO netral_application USING (true)",
    )


NOTICE = (
    *move("{due}", "send_notice", "notice_due > notice_sent", "intake_officer", "petugas-1"),
    "INSERT INTO case_notice (case_id, event_id, notice_id, reply_days)"
    " SELECT case_id, event_id, 'NT-x', 7 FROM case_event WHERE event_id = 'EV-x'",
)
DRAW = move("{fresh}", "draw_reviewers", "indication > review", "coordinator", "koordinator-1")
VOTE_AGAIN = move("{review}", "cast_vote", "review > notice_due", "reviewer", "{review_a}")
STRANGER = move("{review}", "cast_vote", "review > notice_due", "reviewer", "pemeriksa-99")
OTHER = move("{review}", "cast_vote", "review > notice_due", "reviewer", "{review_b}")
UNHEARD = move("{due}", "decide_case", "notice_due > referral_due", "authority", "pejabat-1")
WAITING = move("{open}", "decide_case", "reply_window > referral_due", "authority", "pejabat-1")
UNANSWERED = move("{final}", "cast_vote", "final_review > final_review", "reviewer", "{final_a}")
ALONE = move(
    "{unsupported}", "decide_case", "awaiting_decision > referral_due", "authority", "pejabat-1"
)
MACHINE = move("{review}", "withdraw_case", "review > closed", "machine", "mesin")
EXTEND = move(
    "{open}", "extend_window", "reply_window > reply_window", "intake_officer", "petugas-1"
)
WINDOW = (
    "INSERT INTO case_reply_window (case_id, event_id, reply_until)"
    " SELECT case_id, event_id, '2024-10-02' FROM case_event WHERE event_id = 'EV-x'"
)
DELIVERY = (
    *move("{sent}", "prove_delivery", "notice_sent > reply_window", "intake_officer", "petugas-1"),
    "INSERT INTO case_delivery (case_id, event_id, notice_id, delivered_at, proof_sha256)"
    " SELECT case_id, event_id, '{sent_notice}', at, 'ada' FROM case_event"
    " WHERE event_id = 'EV-x'",
)
REDRAW_EVENT = event(
    "{case}", "redraw_seats", "review > review", "coordinator", "koordinator-1"
).replace(
    "'actor', jsonb",
    "'countersigned_by', jsonb_build_object('actor_id', '{second}', 'role', '{role}'),"
    " 'actor', jsonb",
)
LEAVE = "UPDATE case_seat SET has_left = true WHERE case_id = '{case}' AND reviewer = '{reviewer}'"


def redraw(
    case: str, *leaving: str, second: str = "auditor-1", role: str = "auditor", days: int = 3
) -> tuple[str, ...]:
    """Draw seats anew by hand: an event that looks right, and a new seat for each that goes."""
    moved, _ = move(
        case, "redraw_seats", "review > review", "coordinator", "x", later=f"{days} days"
    )
    said = REDRAW_EVENT.replace("{case}", case)
    return (
        moved,
        said.replace("{second}", second).replace("{role}", role),
        *(LEAVE.replace("{case}", case).replace("{reviewer}", each) for each in leaving),
        *(seat(f"pengganti-{place}", f"unit-9{place}") for place, _ in enumerate(leaving)),
    )


DECIDE = move(
    "{decided}", "decide_case", "awaiting_decision > referral_due", "authority", "pejabat-1"
)


def attack(name: str, sql: Sequence[str], guard: str, *without: str) -> Attack:
    return Attack(name=name, sql=tuple(sql), guard=guard, without=without)


ON_HISTORY = (
    attack(
        "change an event",
        ["UPDATE case_event SET actor_id = 'orang-lain' WHERE case_id = '{review}'"],
        "permission denied",
        *opened_up("case_event", "UPDATE"),
        *disabled("case_event", "append_only"),
        *dropped("case_event", "record_is_of_this_event"),
    ),
    attack(
        "delete an event",
        ["DELETE FROM case_event WHERE event_id = '{loose_event}'"],
        "permission denied",
        *opened_up("case_event", "DELETE"),
        *disabled("case_event", "append_only"),
    ),
    attack(
        "change a vote",
        ["UPDATE case_vote SET assessment = 'not_proven' WHERE case_id = '{review}'"],
        "permission denied",
        *opened_up("case_vote", "UPDATE"),
        *disabled("case_vote", "append_only"),
    ),
    attack(
        "delete a vote",
        ["DELETE FROM case_vote WHERE case_id = '{review}'"],
        "permission denied",
        *opened_up("case_vote", "DELETE"),
        *disabled("case_vote", "append_only"),
    ),
    attack("empty the votes", ["TRUNCATE case_vote"], "permission denied"),
    attack("delete a case", ["DELETE FROM case_record"], "permission denied"),
    attack(
        "write a state without its event",
        [
            "UPDATE case_record SET state = 'closed', version = version + 1"
            " WHERE case_id = '{review}'"
        ],
        "netral:state_has_event",
        *disabled("case_record", "guard_case_has_event"),
    ),
    attack(
        "write an event that says another thing than its record",
        [
            MACHINE[0],
            MACHINE[1]
            .replace("'actor_id', 'mesin'", "'actor_id', 'orang-lain'")
            .replace("'machine'", "'intake_officer'"),
        ],
        "record_is_of_this_event",
        *dropped("case_event", "record_is_of_this_event"),
    ),
    attack(
        "date an event ahead",
        move("{review}", "withdraw_case", "review > closed", "intake_officer", "x", later="9 year"),
        "netral:moment_is_not_ahead",
        *disabled("case_event", "guard_event"),
    ),
    attack(
        "choose the place of a row",
        [
            "INSERT INTO case_vote (position, case_id, event_id, reviewer, round, assessment,"
            " rule_code, cast_at) OVERRIDING SYSTEM VALUE SELECT 1, case_id, event_id, 'x',"
            " 'final', 'supported', 'x', at FROM case_event LIMIT 1"
        ],
        "permission denied",
    ),
)

ON_VOTES = (
    attack(
        "vote twice",
        (*VOTE_AGAIN, vote("{review_a}", "preliminary")),
        "one_vote_a_reviewer",
        *dropped("case_vote", "one_vote_a_reviewer"),
    ),
    attack(
        "vote without a seat",
        (*STRANGER, vote("pemeriksa-99", "preliminary")),
        "netral:reviewer_sits",
        *disabled("case_vote", "b_guard_vote"),
    ),
    attack(
        "vote for somebody else",
        (*STRANGER, vote("{review_b}", "preliminary")),
        "netral:vote_is_ones_own",
        *disabled("case_vote", "b_guard_vote"),
    ),
    attack(
        "vote in another round",
        (*OTHER, vote("{review_b}", "final")),
        "netral:round_follows_from_state",
        *disabled("case_vote", "b_guard_vote"),
    ),
    attack(
        "move on without the vote",
        OTHER,
        "netral:event_has_rows",
        *disabled("case_event", "guard_event_has_rows"),
    ),
    attack(
        "vote before a defence is answered",
        (*UNANSWERED, vote("{final_a}", "final")),
        "netral:defences_are_answered",
        *disabled("case_vote", "b_guard_vote"),
    ),
    attack(
        "seat whoever opened the case",
        (*DRAW, seat("petugas-1", "unit-01"), seat("pemeriksa-02", "unit-02")),
        "netral:reviewer_did_nothing_before",
        *disabled("case_seat", "b_guard_seat"),
    ),
    attack(
        "seat two of one unit",
        (*DRAW, seat("pemeriksa-01", "unit-01"), seat("pemeriksa-02", "unit-01")),
        "one_seat_a_unit",
        "DROP INDEX one_seat_a_unit",
    ),
    attack(
        "seat a third in the pair",
        (*DRAW, *(seat(f"pemeriksa-0{each}", f"unit-0{each}") for each in (1, 2, 3))),
        "netral:seats_are_counted",
        *disabled("case_seat", "b_guard_seat"),
    ),
)

ON_SEATS = (
    attack(
        "take a seat away beside the steps",
        [LEAVE.replace("{case}", "{review}").replace("{reviewer}", "{review_b}")],
        "netral:seat_is_left_by_a_step",
        *disabled("case_seat", "b_guard_seat"),
    ),
    attack(
        "take the seat of a locked vote",
        redraw("{review}", "{review_a}", "{review_b}"),
        "netral:seat_is_left_once",
        *disabled("case_seat", "b_guard_seat"),
    ),
    attack(
        "draw seats anew alone",
        redraw("{waiting}", "{waiting_a}", "{waiting_b}", second="koordinator-1"),
        "redraw_needs_two",
        *dropped("case_event", "redraw_needs_two"),
    ),
    attack(
        "draw seats anew with a second who is none",
        redraw("{waiting}", "{waiting_a}", "{waiting_b}", role="authority"),
        "redraw_needs_two",
        *dropped("case_event", "redraw_needs_two"),
    ),
    attack(
        "draw seats anew and name no second",
        move("{waiting}", "redraw_seats", "review > review", "coordinator", "koordinator-1"),
        "redraw_needs_two",
        *dropped("case_event", "redraw_needs_two"),
        *disabled("case_event", "guard_redraw"),
    ),
    attack(
        "choose which seat is drawn anew",
        redraw("{waiting}", "{waiting_a}"),
        "netral:every_open_seat_is_redrawn",
        *disabled("case_event", "guard_redraw"),
    ),
    attack(
        "draw seats anew before anybody had a day",
        redraw("{waiting}", "{waiting_a}", "{waiting_b}", days=1),
        "netral:everybody_had_a_day",
        *disabled("case_event", "guard_redraw"),
    ),
    attack(
        "empty the seats",
        redraw("{waiting}", "{waiting_a}", "{waiting_b}")[:4],
        "netral:seats_are_filled",
        *disabled("case_event", "guard_redraw"),
    ),
)

ON_HEARING = (
    attack(
        "refer without a delivered notice",
        UNHEARD,
        "netral:notice_is_delivered",
        *disabled("case_record", "guard_case"),
        *dropped("case_event", "step_is_permitted"),
    ),
    attack(
        "refer while the person may reply",
        WAITING,
        "netral:window_is_over",
        *disabled("case_record", "guard_case"),
        *dropped("case_event", "step_is_permitted"),
    ),
    attack(
        "refer what the two do not support",
        ALONE,
        "netral:two_people_support",
        *disabled("case_record", "guard_case"),
    ),
    attack(
        "hand a package on beside the steps",
        [
            "INSERT INTO case_referral (case_id, event_id, body_id, reference, package_sha256,"
            f" sent_at) SELECT case_id, event_id, 'bawaslu', 'NO-1', {DIGEST}, at FROM case_event"
            " WHERE case_id = '{decided}' LIMIT 1"
        ],
        "netral:row_is_of_its_event",
        *disabled("case_referral", "a_row_of_event"),
    ),
    attack(
        "skip the steps",
        move("{due}", "decide_case", "notice_due > closed", "authority", "pejabat-1"),
        "step_is_permitted",
        *dropped("case_event", "step_is_permitted"),
    ),
    attack(
        "notice without an address",
        (*NOTICE, noticed(url="sepanjang 2026")),
        "notice_is_exact",
        *dropped("case_noticed_act", "notice_is_exact"),
    ),
    attack(
        "notice without an article",
        (*NOTICE, noticed(article=" ")),
        "notice_is_exact",
        *dropped("case_noticed_act", "notice_is_exact"),
    ),
    attack("notice without a moment", (*NOTICE, noticed(moment="NULL")), "netral:notice_is_of"),
    attack(
        "notice of other evidence",
        (*NOTICE, noticed(sha="b" * 64)),
        "netral:notice_is_of_this_act",
        *disabled("case_noticed_act", "b_guard_noticed_act"),
    ),
    attack(
        "notice that names no act",
        NOTICE,
        "netral:event_has_rows",
        *disabled("case_event", "guard_event_has_rows"),
    ),
    attack("delivery without proof", DELIVERY, "delivery_is_proven"),
    attack(
        "shorten the window",
        (*EXTEND, WINDOW),
        "netral:window_gets_longer_only",
        *disabled("case_reply_window", "b_guard_reply_window"),
    ),
    attack(
        "let the machine act",
        MACHINE,
        "machine_expires_only",
        *dropped("case_event", "machine_expires_only", "step_is_permitted"),
    ),
    attack(
        "let a coordinator decide",
        (DECIDE[0], DECIDE[1].replace("'authority'", "'coordinator'")),
        "step_is_permitted",
        *dropped("case_event", "step_is_permitted"),
    ),
)

ON_EVIDENCE = (
    attack(
        "open on an account whose declaration ended",
        opened(declaration="{ended}"),
        "netral:account_was_declared",
        *disabled("case_record", "guard_case"),
        *disabled("case_exhibit", "b_guard_exhibit"),
    ),
    attack(
        "open on an account that somebody else declared",
        opened(declaration="{of_another}"),
        "netral:account_was_declared",
        *disabled("case_record", "guard_case"),
        *disabled("case_exhibit", "b_guard_exhibit"),
    ),
    attack(
        "open without a declaration",
        opened(declaration="NULL", exhibit="{declared}"),
        "indication_is_complete",
        *dropped("case_record", "indication_is_complete"),
        *disabled("case_exhibit", "b_guard_exhibit"),
    ),
    attack(
        "open on an account that does not exist",
        opened(declaration="987654"),
        "query returned no rows",
    ),
    attack(
        "add an exhibit of another account",
        opened(exhibit="{of_another}"),
        "netral:exhibit_is_of_declared_account",
        *disabled("case_exhibit", "b_guard_exhibit"),
    ),
    attack(
        "open on a lone screenshot",
        opened(grade="D"),
        "netral:evidence_is_firm",
        *disabled("case_event", "guard_event_has_rows"),
    ),
    attack(
        "open on an act before the window",
        opened(moment="2024-03-21 16:59:59+00"),
        "netral:act_is_in_window",
        *disabled("case_record", "guard_case"),
    ),
    attack(
        "open on an act after the window",
        opened(moment="2024-12-16 17:00:00+00"),
        "netral:act_is_in_window",
        *disabled("case_record", "guard_case"),
    ),
    attack(
        "choose the id of a case",
        opened(case_id="PKR-0123456789abcdef"),
        "id_follows_from_act",
        *dropped("case_record", "id_follows_from_act"),
    ),
    attack(
        "take draws out of turn",
        (*opened(), commitment(DIGEST, "99")),
        "netral:draws_come_in_order",
        *disabled("case_commitment", "b_guard_commitment"),
    ),
    attack(
        "take the draw of another case",
        (*opened(), commitment("(SELECT min(sha256) FROM case_commitment)", "{next_draw}")),
        "case_commitment_sha256",
    ),
    attack(
        "turn a case to another person",
        [
            "UPDATE case_record SET person = 'orang-lain', version = version + 1"
            " WHERE case_id = '{review}'"
        ],
        "netral:act_is_fixed",
    ),
)

ON_POWER = (
    attack(
        "declare an account for somebody who did not ask",
        [DECLARED.format(wish="NULL", first="'2024-10-02'")],
        "netral:account_is_declared_by_its_owner",
        *disabled("declared_account", "guard_new_declaration"),
    ),
    attack(
        "declare an account for the days before it was asked for",
        [WISHED, DECLARED.format(wish="7", first="'2024-10-01'")],
        "netral:account_is_declared_by_its_owner",
        *disabled("declared_account", "guard_new_declaration"),
    ),
    attack(
        "declare an account by one person alone",
        [
            WISHED.replace("pelindung-1", "petugas-1"),
            DECLARED.format(wish="7", first="'2024-10-02'"),
        ],
        "netral:account_is_declared_by_two",
        *disabled("declared_account", "guard_new_declaration"),
    ),
    attack(
        "void a declaration that nobody disputes",
        ["UPDATE declared_account SET is_void = true WHERE position = {ended}"],
        "netral:declaration_is_void_by_two",
        *disabled("declared_account", "guard_voiding"),
    ),
    attack(
        "declare two accounts by one wish",
        [
            WISHED,
            DECLARED.format(wish="7", first="'2024-10-02'"),
            DECLARED.format(wish="7", first="'2024-10-02'").replace("akunbaru", "akunbaru2"),
        ],
        "declared_account_wish",
    ),
    attack(
        "make a declaration longer",
        ["UPDATE declared_account SET valid_to = NULL WHERE position = {ended}"],
        "netral:declaration_only_ends",
        *disabled("declared_account", "guard_declaration"),
    ),
    attack(
        "lengthen the election",
        ["UPDATE election_window SET until_date = '2030-01-01'"],
        "permission denied",
    ),
    attack("permit a step", ["INSERT INTO permitted_step VALUES ('a','b','c','d')"], "permission"),
    attack("disable a trigger", ["ALTER TABLE case_vote DISABLE TRIGGER ALL"], "must be owner"),
    attack("drop a guard", ["DROP FUNCTION guard_vote() CASCADE"], "must be owner"),
    attack("lift a policy", ["ALTER TABLE case_vote DISABLE ROW LEVEL SECURITY"], "must be owner"),
    attack("become the owner", ["SET ROLE netral_owner"], "permission denied"),
    attack("bypass row security", ["ALTER ROLE netral_application BYPASSRLS"], "permission"),
    attack("pretend to replicate", ["SET session_replication_role = replica"], "permission"),
    attack("make a table", ["CREATE TABLE public.shadow (a int)"], "permission denied"),
    attack(
        "make a view", ["CREATE VIEW public.all_votes AS SELECT * FROM case_vote"], "permission"
    ),
    attack("call a guard", ["SELECT require_heard('x', now())"], "permission denied"),
    attack(
        "erase by hand",
        [
            "UPDATE case_record SET state = 'erased', version = version + 1"
            " WHERE case_id = '{expired}'"
        ],
        "netral:erasure_has_one_way",
    ),
    attack(
        "erase what has not expired",
        [
            "SELECT erase_case('{closed}', 'EV-x', now(), 'mesin', 'machine',"
            f" jsonb_build_object('data', jsonb_build_object('certificate_sha256', {DIGEST})))"
        ],
        "netral:erasure_is_certified",
    ),
)

ATTACKS = (*ON_HISTORY, *ON_VOTES, *ON_SEATS, *ON_HEARING, *ON_EVIDENCE, *ON_POWER)
SEEDED = tuple(each for each in ATTACKS if each.without)
