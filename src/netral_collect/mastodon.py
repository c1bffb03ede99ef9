"""Public statuses of declared accounts, from the servers on which they are."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import msgspec

from netral.intake.mastodon.address import find_handle
from netral.intake.reduction import Sieve, reduce_statuses
from netral_collect.asking import Answer, Asker
from netral_collect.scope import Scope
from netral_collect.shelf import State
from netral_collect.source import Page, Remarks, find_part, find_text
from netral_collect.youtube import is_object

KEY_VARIABLE = "NETRAL_MASTODON_TOKEN"
"""Optional: public statuses are answered without one, unless a server says otherwise."""
_PAGE = 40
_LOCAL_ID = re.compile(r"[0-9]{1,20}", re.ASCII)
_HANDLE = re.compile(r"[a-z0-9_.-]{1,60}@[a-z0-9.-]{3,120}", re.ASCII)
_NOT_SHOWN = {401: "the server shows it only to its own", 403: "the server does not show it"}
_GONE = {404: "the server has no such account", 410: "the account is gone"}


class _Account(msgspec.Struct):
    id: str = ""
    acct: str = ""


@dataclass(slots=True, kw_only=True)
class MastodonSource:
    """Asks each server that the operator named for the statuses of its declared accounts.

    A server is never taken from the register alone: whoever can write a row there
    must not be able to send this program anywhere. Each run walks through the window
    again, because a status can be edited later.
    """

    askers: Mapping[str, Asker]
    """Host, and who asks it."""
    sieve: Sieve
    scope: Scope
    remarks: Remarks = field(default_factory=Remarks)

    def iter_pages(self, state: State) -> Iterator[Page]:
        done = set(find_part(state, "done"))
        wanted = list(self._list_wanted())
        if all(handle in done for handle, _ in wanted):
            done, state = set(), {}
        for handle, starts_at in wanted:
            if handle in done:
                continue
            asker = self.askers[handle.partition("@")[2]]
            oldest = find_text(state, "oldest") if find_text(state, "at") == handle else None
            finished: State = dict.fromkeys(sorted(done), True)
            for lines, last in self._iter_account(asker, handle, starts_at, oldest):
                yield Page(lines=lines, state={"done": finished, "at": handle, "oldest": last})
            done.add(handle)
            state = {"done": dict.fromkeys(sorted(done), True)}
            yield Page(lines=(), state=state)

    def _list_wanted(self) -> Iterator[tuple[str, datetime]]:
        now = next(iter(self.askers.values())).clock.now()
        starts: dict[str, datetime] = {}
        for account in self.scope.accounts:
            handle = account.handle or find_handle(account.account_id) or ""
            starts_at, ends_at = self.scope.days_of(account)
            if not _HANDLE.fullmatch(handle):
                self.remarks.pass_over("declared without name@server")
            elif handle.partition("@")[2] not in self.askers:
                self.remarks.pass_over("its server was not named with --server")
            elif not starts_at < min(ends_at, now):
                self.remarks.pass_over("declared for no day up to now")
            else:
                starts[handle] = min(starts.get(handle, starts_at), starts_at)
        yield from sorted(starts.items())

    def _iter_account(
        self, asker: Asker, handle: str, starts_at: datetime, oldest: str | None
    ) -> Iterator[tuple[tuple[bytes, ...], str]]:
        local_id = self._look_up(asker, handle)
        while local_id is not None:
            parameters = {"limit": str(_PAGE)} | ({"max_id": oldest} if oldest else {})
            answer = asker.get(
                f"/api/v1/accounts/{local_id}/statuses", parameters, is_whole=_is_list
            )
            if self._is_not_shown(answer):
                return
            page = reduce_statuses(answer.content, sieve=self.sieve)
            if page.oldest_id is None or page.oldest_id == oldest:
                return
            oldest = page.oldest_id
            yield page.lines, oldest
            if _is_before(page.oldest_at, starts_at):
                return

    def _look_up(self, asker: Asker, handle: str) -> str | None:
        answer = asker.get(
            "/api/v1/accounts/lookup", {"acct": handle.partition("@")[0]}, is_whole=is_object
        )
        if self._is_not_shown(answer):
            return None
        account = msgspec.json.decode(answer.content, type=_Account)
        is_same = account.acct.casefold() == handle.partition("@")[0]
        if not is_same or _LOCAL_ID.fullmatch(account.id) is None:
            self.remarks.pass_over("the server answers with another account")
            return None
        return account.id

    def _is_not_shown(self, answer: Answer) -> bool:
        if answer.is_fine:
            return False
        why = (_NOT_SHOWN | _GONE).get(answer.status, f"the server answers {answer.status}")
        self.remarks.pass_over(why)
        return True


def _is_before(text: str | None, moment: datetime) -> bool:
    try:
        found = datetime.fromisoformat(text or "")
    except ValueError:
        return False
    return (found if found.tzinfo is not None else found.replace(tzinfo=UTC)) < moment


def _is_list(content: bytes) -> bool:
    try:
        msgspec.json.decode(content, type=list[msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True
