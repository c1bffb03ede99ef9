"""Takes the console's safeguards out, one at a time, and sees whether a test turns red.

Run `.venv/bin/python -m tests.console.seeded_bugs` (about half an hour on two cores), or with
words of a safeguard's name to try those alone. It prints the table of
`docs/reference/seeded_bugs.md`; `--write` puts it there. What was not seen red is printed
last, and the exit code is 1.

The safeguards of the core have a table of their own (`tests/casework/test_mutants.py`), and
each attack on the database names what must be taken away for it to succeed
(`tests/console/attack.py`); both run every day.
"""

import argparse
import ast
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.repository import ROOT

PAGE = ROOT / "docs" / "reference" / "seeded_bugs.md"
_COPIED = ("src", "tests", "benchmarks", "scripts", "training", "docs", "requirements")
_FILES = ("pyproject.toml", "Makefile", "README.md", "CHANGELOG.md", "CONTRIBUTING.md")
_TESTS_FAILED = 1
_SECONDS = 900
_HEAD = """# Safeguards of the console, taken out one at a time

Printed by `python -m tests.console.seeded_bugs --write`. Each line is a bug that was put into a
copy of the program, and the first test that saw it.

| safeguard | bug | seen by |
|---|---|---|
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeededBug:
    """One bug: a function that answers the same to everything, or other words in a file."""

    safeguard: str
    file: str
    """Under `src/netral_console`."""
    tests: str
    """Under `tests/console`, apart by spaces."""
    function: str = ""
    answers: str = ""
    old: str = ""
    new: str = ""

    def describe(self) -> str:
        """Say the bug in a few words."""
        if self.function:
            return f"`{self.function}` answers `{self.answers}`"
        old, new = (" ".join(each.split()) for each in (self.old, self.new))
        return f"`{old}` → `{new}`" if new else f"without `{old}`"

    def put_into(self, folder: Path) -> None:
        """Put the bug into a copy of the program.

        Raises:
            ValueError: If the place is not there, or there twice.
        """
        path = folder / "src" / "netral_console" / self.file
        path.write_text(self.change(path.read_text(encoding="utf-8")), encoding="utf-8")

    def change(self, text: str) -> str:
        """Give the text of the file with the bug in it.

        Raises:
            ValueError: If the place is not there, or there twice.
        """
        return self._answer_alike(text) if self.function else self._replace(text)

    def _replace(self, text: str) -> str:
        if text.count(self.old) != 1:
            msg = f"{self.file}: {self.old!r} stands there {text.count(self.old)} times"
            raise ValueError(msg)
        return text.replace(self.old, self.new)

    def _answer_alike(self, text: str) -> str:
        tree = ast.parse(text)
        found = [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and node.name == self.function
        ]
        if len(found) != 1:
            msg = f"{self.file}: {self.function} stands there {len(found)} times"
            raise ValueError(msg)
        found[0].body = ast.parse(f"return {self.answers}").body
        return ast.unparse(ast.fix_missing_locations(tree))


BUGS = (
    SeededBug(
        safeguard="nobody without a second factor",
        file="access.py",
        function="_lacks_second_factor",
        answers="False",
        tests="test_access.py test_pages.py",
    ),
    SeededBug(
        safeguard="a role sees its own pages only",
        file="access.py",
        old="if user.console_role not in allowed:",
        new="if not allowed:",
        tests="test_access.py test_matrix.py",
    ),
    SeededBug(
        safeguard="an upload is held to its page",
        file="pages/upload.py",
        function="_find_most",
        answers="10**9",
        tests="test_pages.py",
    ),
    SeededBug(
        safeguard="wrong passwords lock one name from one address",
        file="settings.py",
        old='AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]',
        new='AXES_LOCKOUT_PARAMETERS = ["username"]',
        tests="test_pages.py test_access.py",
    ),
    SeededBug(
        safeguard="exhibits come from the second host alone",
        file="exhibits/host.py",
        function="require_second_host",
        answers="None",
        tests="test_exhibits.py test_matrix.py",
    ),
    SeededBug(
        safeguard="the exhibits' host has no cookie",
        file="exhibits/host.py",
        old="            response.cookies.clear()\n",
        tests="test_exhibits.py",
    ),
    SeededBug(
        safeguard="an exhibit cannot run",
        file="exhibits/show.py",
        old="\"sandbox; default-src 'none'\"",
        new="\"default-src 'self'\"",
        tests="test_exhibits.py",
    ),
    SeededBug(
        safeguard="a picture is written anew",
        file="exhibits/show.py",
        old="HttpResponse(copy.content, content_type=copy.media_type)",
        new="HttpResponse(content, content_type=copy.media_type)",
        tests="test_exhibits.py",
    ),
    SeededBug(
        safeguard="the second person is another person",
        file="office/second_hand.py",
        old="        and actor.actor_id != row.asked_by\n",
        tests="office/test_two_people.py",
    ),
    SeededBug(
        safeguard="the second person has the role for it",
        file="office/second_hand.py",
        old="actor.role in SECOND_ROLES[StepKind(row.step)]",
        new="actor.role",
        tests="office/test_two_people.py",
    ),
    SeededBug(
        safeguard="acts that no declaration covers are dropped",
        file="office/loading.py",
        function="_drop_undeclared",
        answers="dict(of_act), 0",
        tests="office/test_loading.py",
    ),
    SeededBug(
        safeguard="a declaration covers its days alone",
        file="registry/declaration.py",
        function="is_covered",
        answers="bool(declarations)",
        tests="office/test_loading.py office/test_wishes.py office/test_pending.py",
    ),
    SeededBug(
        safeguard="only the rulebook in force raises indications",
        file="office/loading.py",
        function="_check_rulebook",
        answers="None",
        tests="office/test_loading.py administration/test_trying.py",
    ),
    SeededBug(
        safeguard="nothing is taken in before two people switched it on",
        file="administration/changing.py",
        function="may_monitor",
        answers="True",
        tests="administration/test_changing.py office/test_loading.py",
    ),
    SeededBug(
        safeguard="taking in stops when the window ends",
        file="administration/changing.py",
        old="switch is None or not first <= at < until",
        new="switch is None",
        tests="administration/test_changing.py office/test_loading.py",
    ),
    SeededBug(
        safeguard="no monitoring without an impact assessment and notice to staff",
        file="administration/changing.py",
        function="find_assessment_problem",
        answers="None",
        tests="administration/test_changing.py",
    ),
    SeededBug(
        safeguard="taking in stops when contestants fare unevenly",
        file="administration/changing.py",
        old="    return find_suspension(since=switch.in_force_from) is None",
        new="    return True",
        tests="administration/test_evenness.py",
    ),
    SeededBug(
        safeguard="a rulebook was tried out before it goes live",
        file="administration/changing.py",
        function="_find_tryout_problem",
        answers="None",
        tests="administration",
    ),
    SeededBug(
        safeguard="only the worker says what an import found and did",
        file="imports/sql/guards.sql",
        old="            AND is_persons = asks_person) THEN",
        new="            ) THEN",
        tests="imports/test_guards.py",
    ),
    SeededBug(
        safeguard="a cancelled import keeps no file",
        file="imports/jobs.py",
        old="    Box(job.reference).destroy()\n",
        tests="imports",
    ),
    SeededBug(
        safeguard="an import waits a day and no longer",
        file="imports/worker.py",
        old="            _move(job, ImportState.CANCELLED)\n",
        new="            pass\n",
        tests="imports",
    ),
    SeededBug(
        safeguard="rows with errors are left out only when somebody wants it",
        file="imports/worker.py",
        old="                require_wanted(reading, skips_bad_rows=job.skips_bad_rows)\n",
        tests="imports",
    ),
    SeededBug(
        safeguard="machines: a token ends",
        file="api/api_token.py",
        old="                expires_at__gt=clock.now(),\n",
        tests="api/test_token.py",
    ),
    SeededBug(
        safeguard="machines: a revoked token opens nothing",
        file="api/api_token.py",
        old="                revoked_at__isnull=True,\n",
        tests="api/test_token.py",
    ),
    SeededBug(
        safeguard="machines: nobody revokes another's token",
        file="api/api_token.py",
        old="position=number, owner=owner, ",
        new="position=number, ",
        tests="api/test_token.py",
    ),
    SeededBug(
        safeguard="machines: a token opens no page",
        file="access.py",
        old="        if door.is_for_machines:\n",
        new='        if door.is_for_machines or "Authorization" in request.headers:\n',
        tests="api/test_token.py",
    ),
    SeededBug(
        safeguard="machines: a token that does not hold is not helped by a session",
        file="access.py",
        old="or AnonymousUser()",
        new="or request.user",
        tests="api/test_token.py",
    ),
    SeededBug(
        safeguard="machines: whoever may not is told what is told of nothing",
        file="access.py",
        old="is_open = door.is_public and bool(allowed)",
        new="is_open = True",
        tests="api/test_token.py test_matrix.py",
    ),
    SeededBug(
        safeguard="machines: what somebody may see is kept by no cache",
        file="api/answer.py",
        function="is_for_everybody",
        answers="True",
        tests="api/test_token.py api/test_everybody.py",
    ),
    SeededBug(
        safeguard="machines: questions are limited by place",
        file="api/urls.py",
        old=", throttle=PlaceThrottle()",
        tests="api/test_everybody.py",
    ),
    SeededBug(
        safeguard="machines: the public report is not counted anew",
        file="api/published.py",
        old="    release = releases[-1]\n",
        new=(
            "    from netral_console import clock\n"
            "    from netral_console.public.transparency import write_transparency\n\n"
            '    release = write_transparency(settings.PUBLIC_FOLDER / "new", at=clock.now())\n'
        ),
        tests="api/test_everybody.py",
    ),
    SeededBug(
        safeguard="machines: one head a day, of days that are over",
        file="api/log.py",
        old="[size for day, size in last_of_day.items() if day < today]",
        new="reader.list_head_sizes()",
        tests="api/test_everybody.py",
    ),
    SeededBug(
        safeguard="machines: no count tells of an open vote",
        file="api/audited.py",
        function="_countable",
        answers="Reading.objects.all()",
        tests="api/test_blindness.py",
    ),
    SeededBug(
        safeguard="machines: a cursor cannot break an answer",
        file="api/cursor.py",
        old=" or not all(each.isprintable() for each in place)",
        tests="api/test_audited.py",
    ),
    SeededBug(
        safeguard="the book of readings tells of no open vote",
        file="office/log_page.py",
        old="rows = rows.exclude(role=Role.REVIEWER.value)",
        new="pass",
        tests="office/test_log.py",
    ),
    SeededBug(
        safeguard="the desk masks the person",
        file="reviewers/masks.py",
        old="words = _unnamed(person) if identity is None else identity.words",
        new="words = WordsFor()",
        tests="reviewers/test_blindness.py reviewers/test_desk.py reviewers/test_shown_text.py",
    ),
    SeededBug(
        safeguard="hidden characters are shown",
        file="reviewers/shown_text.py",
        function="_is_hidden",
        answers="False",
        tests="reviewers/test_shown_text.py",
    ),
    SeededBug(
        safeguard="a vote that is due cannot be undone",
        file="reviewers/holding.py",
        old="lock_at__gt=at, ",
        tests="reviewers/test_desk.py",
    ),
    SeededBug(
        safeguard="a desk holds nothing unless the store asks",
        file="reviewers/sql/desk_rows.sql",
        old="LANGUAGE plpgsql STABLE SET",
        new="LANGUAGE plpgsql STABLE SECURITY DEFINER SET",
        tests="reviewers/test_desk_rows.py",
    ),
    SeededBug(
        safeguard="whether a case is there is asked as who asks",
        file="cases/sql/is_case_there.sql",
        old="LANGUAGE plpgsql SET",
        new="LANGUAGE plpgsql SECURITY DEFINER SET",
        tests="test_access.py",
    ),
    SeededBug(
        safeguard="a vote sent anew outlives the one before",
        file="reviewers/holding.py",
        old="held = HeldVote.objects.filter(event_id=row.event_id)",
        new="held = HeldVote.objects.filter(position=row.position)",
        tests="reviewers/test_desk.py",
    ),
    SeededBug(
        safeguard="who is away is not drawn",
        file="reviewers/absence.py",
        function="list_away",
        answers="frozenset()",
        tests="office/test_absence.py",
    ),
    SeededBug(
        safeguard="who is paused is not drawn",
        file="reviewers/seeded.py",
        function="list_paused",
        answers="frozenset()",
        tests="office/test_absence.py reviewers/test_seeded.py",
    ),
    SeededBug(
        safeguard="who looked is written down",
        file="readings/book.py",
        function="note_reading",
        answers="None",
        tests="persons test_access.py office/test_steps.py",
    ),
    SeededBug(
        safeguard="erasing destroys the keys",
        file="sealing/envelope.py",
        function="erase_subjects",
        answers="0",
        tests="test_sealing.py office/test_expiry.py",
    ),
    SeededBug(
        safeguard="erasing destroys the epoch of a key",
        file="sealing/envelope.py",
        function="_destroy_ended_epochs",
        answers="None",
        tests="test_sealing.py test_forgetting.py",
    ),
    SeededBug(
        safeguard="erasing destroys exhibits",
        file="office/expiry.py",
        function="_destroy_exhibits",
        answers="None",
        tests="office/test_expiry.py test_forgetting.py",
    ),
    SeededBug(
        safeguard="indications that nobody opened are erased",
        file="office/expiry.py",
        function="_erase_pending",
        answers="0",
        tests="office/test_expiry.py office/test_pending.py test_forgetting.py",
    ),
    SeededBug(
        safeguard="answered wishes are forgotten",
        file="persons/wishes.py",
        function="forget_wishes",
        answers="0",
        tests="office/test_wishes.py test_forgetting.py persons",
    ),
    SeededBug(
        safeguard="a mail names no case",
        file="office/mailing.py",
        old="{settings.CONSOLE_ADDRESS}{reverse('persons:waiting')}",
        new="{settings.CONSOLE_ADDRESS}/perkara/{case.case_id}",
        tests="office/test_mailing.py",
    ),
    SeededBug(
        safeguard="an archive of somebody else proves nothing",
        file="persons/proving.py",
        function="_find_fault",
        answers="None",
        tests="persons/test_proving.py",
    ),
    SeededBug(
        safeguard="reports are limited by place",
        file="public/limit.py",
        function="_may",
        answers="True",
        tests="public",
    ),
    SeededBug(
        safeguard="a report's answer tells nothing of the account",
        file="public/even_time.py",
        old="            wait(left)\n",
        new="            pass\n",
        tests="public/test_even_time.py",
    ),
    SeededBug(
        safeguard="an import is sealed from its first byte",
        file="imports/upload_page.py",
        old="        request.upload_handlers = [SealingHandler(box)]\n",
        tests="imports/test_upload.py imports/test_register.py",
    ),
    SeededBug(
        safeguard="an import is asked for by the form's own token",
        file="imports/upload_page.py",
        old="@csrf_protect\n",
        tests="imports/test_upload.py",
    ),
    SeededBug(
        safeguard="an import that was not asked for leaves no file",
        file="imports/upload_page.py",
        old="            box.destroy()\n",
        new="            pass\n",
        tests="imports/test_upload.py",
    ),
    SeededBug(
        safeguard="an import's files are destroyed when it ends",
        file="imports/box.py",
        function="destroy",
        answers="None",
        tests="imports/test_register.py",
    ),
    SeededBug(
        safeguard="an import is opened in memory alone",
        file="imports/opened.py",
        old='os.memfd_create("netral")',
        new='os.open(box.folder / f"{number}.open", os.O_RDWR | os.O_CREAT)',
        tests="imports/test_register.py",
    ),
    SeededBug(
        safeguard="an import is written whole or not at all",
        file="imports/worker.py",
        old='with transaction.atomic(using="owner"):',
        new="if True:",
        tests="imports/test_kill.py",
    ),
    SeededBug(
        safeguard="an import is made by one worker at a time",
        file="imports/worker.py",
        old='if not self._ask("SELECT pg_try_advisory_lock(%s)", [_LOCK]):',
        new="if False:",
        tests="imports/test_kill.py",
    ),
    SeededBug(
        safeguard="an import that ends three workers is refused",
        file="imports/worker.py",
        old="if job.tries >= _MOST_TRIES:",
        new="if False:",
        tests="imports/test_kill.py",
    ),
    SeededBug(
        safeguard="an import with unknown columns cannot be wanted",
        file="imports/pages.py",
        old="(jobs.read_preview(job).is_ready and is_whole)",
        new="is_whole",
        tests="imports/test_register.py",
    ),
    SeededBug(
        safeguard="an import's rows with errors are given up by a person",
        file="imports/pages.py",
        old='is_whole = not job.counts.get("errors") or skips',
        new="is_whole = True",
        tests="imports/test_register.py",
    ),
    SeededBug(
        safeguard="an import's table of problems has no formula",
        file="imports/pages.py",
        function="_harmless",
        answers="cell",
        tests="imports/test_register.py",
    ),
    SeededBug(
        safeguard="an import's account of somebody else is left out",
        file="registry/importing.py",
        old="if any(each.person != row.person for each in there):",
        new="if False:",
        tests="imports/test_register.py",
    ),
    SeededBug(
        safeguard="an import brings no void declaration back",
        file="registry/importing.py",
        old="if any(each.is_void for each in there):",
        new="if False:",
        tests="imports/test_register.py",
    ),
    SeededBug(
        safeguard="an import's declaration begins with the service",
        file="registry/importing.py",
        old="max(account.valid_from, owner.serving_since or account.valid_from)",
        new="account.valid_from",
        tests="imports/test_register.py",
    ),
    SeededBug(
        safeguard="an import of accounts alone makes nobody a civil servant",
        file="imports/register_check.py",
        old=" if roster.has_register else _find(roster)",
        tests="imports/test_register.py",
    ),
    SeededBug(
        safeguard="an import with another key of pseudonyms is refused",
        file="registry/pseudonym_key.py",
        old="if _path().read_bytes() != key:",
        new="if False:",
        tests="imports/test_register.py",
    ),
    SeededBug(
        safeguard="an import of activity is not read while monitoring is off",
        file="imports/upload_page.py",
        old="if not may_monitor(at=clock.now()):",
        new="if False:",
        tests="imports/test_activity.py",
    ),
    SeededBug(
        safeguard="an import of activity knows no void declaration",
        file="registry/declared_roster.py",
        old="filter(is_void=False)",
        new="all()",
        tests="imports/test_activity.py",
    ),
    SeededBug(
        safeguard="an import of activity knows the platform's own id",
        file="registry/declared_roster.py",
        old="account_id=row.stable_id or None",
        new="account_id=None",
        tests="imports/test_activity.py",
    ),
    SeededBug(
        safeguard="a sealed file of an import opens whole or not at all",
        file="sealing/stream.py",
        function="_place",
        answers="'file'",
        tests="test_sealed_file.py",
    ),
)


def main(words: Sequence[str]) -> int:
    """Try the bugs; returns 0 if each was seen."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    reader.add_argument("named", nargs="*", help="words of the safeguards to try; all without")
    reader.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    given = reader.parse_args(words)
    wanted = " ".join(given.named)
    tried = [each for each in BUGS if wanted in each.safeguard]
    lines, unseen = [], []
    for bug in tried:
        seen_by = try_bug(bug)
        line = f"| {bug.safeguard} | {bug.describe()} | {seen_by or '**nothing**'} |"
        print(line, flush=True)
        lines.append(line)
        if not seen_by:
            unseen.append(bug.safeguard)
    if given.write and not wanted:
        PAGE.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(tried) - len(unseen)} of {len(tried)} bugs were seen.")
    return bool(unseen)


def try_bug(bug: SeededBug) -> str:
    """Put a bug into a copy and run its tests; gives the first test that failed, or nothing."""
    with tempfile.TemporaryDirectory(prefix="netral-seeded-") as name:
        # The embedded server runs as another account.
        folder = Path(name)
        folder.chmod(0o755)
        for each in _COPIED:
            shutil.copytree(
                ROOT / each, folder / each, ignore=shutil.ignore_patterns("__pycache__")
            )
        for each in _FILES:
            shutil.copy(ROOT / each, folder / each)
        path = folder / "src" / "netral_console" / bug.file
        as_it_is = path.read_text(encoding="utf-8")
        bug.put_into(folder)
        failed = _first_failure(folder, bug.tests.split())
        path.write_text(as_it_is, encoding="utf-8")
        # A test that fails without the bug has seen something else.
        if not failed or _first_failure(folder, [failed]):
            return ""
        return f"`{failed.split('[')[0]}`"


def _first_failure(folder: Path, tests: Sequence[str]) -> str:
    done = subprocess.run(  # noqa: S603 - our own tests
        [
            *(sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"),
            *(f"tests/console/{each}" for each in tests),
        ],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    failed = [each for each in done.stdout.splitlines() if each.startswith("FAILED ")]
    if done.returncode not in (0, _TESTS_FAILED):
        print(done.stdout[-2000:], done.stderr[-2000:], file=sys.stderr)
    if done.returncode != _TESTS_FAILED or not failed:
        return ""
    return failed[0].removeprefix("FAILED tests/console/").split(" - ")[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
