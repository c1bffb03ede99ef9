"""Posts of declared accounts, from X's API v2."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import msgspec

from netral.intake.reduction import Sieve, reduce_posts
from netral_collect.asking import Answer, Asker
from netral_collect.scope import Scope
from netral_collect.shelf import State
from netral_collect.source import Page, Remarks, find_part, find_text
from netral_collect.youtube import is_object

ADDRESS = "https://api.x.com"
KEY_VARIABLE = "NETRAL_X_BEARER_TOKEN"
_PAGE = 100
_HANDLES_AT_ONCE = 100
_BEHIND = timedelta(seconds=15)
"""X wants an end that is at least ten seconds past."""
_FIELDS = {
    "tweet.fields": "id,text,author_id,created_at,lang,in_reply_to_user_id,referenced_tweets,"
    "edit_history_tweet_ids,note_tweet,attachments",
    "expansions": "author_id,in_reply_to_user_id,referenced_tweets.id,"
    "referenced_tweets.id.author_id,attachments.media_keys",
    "user.fields": "id,username,protected",
    "media.fields": "media_key,type",
}
_GONE = 404
_NO_SUCH = 400


class _User(msgspec.Struct):
    id: str = ""
    username: str = ""


class _Users(msgspec.Struct):
    data: list[_User] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    account_id: str
    starts_at: datetime
    ends_at: datetime


@dataclass(slots=True, kw_only=True)
class XSource:
    """Asks for the posts of one declared account after another, on its declared days.

    Each read is paid for, so nothing is asked for twice: after an account has been
    walked through, the next run asks only for what is newer. Nobody is searched for.
    """

    asker: Asker
    sieve: Sieve
    scope: Scope
    remarks: Remarks = field(default_factory=Remarks)

    def iter_pages(self, state: State) -> Iterator[Page]:
        handles = find_part(state, "handles")
        news = self._resolve_handles(handles)
        if news:
            handles |= news
            state = state | {"handles": handles}
            yield Page(lines=(), state=state)
        places = find_part(state, "accounts")
        for wanted in self._list_wanted(handles):
            place = find_part(places, wanted.account_id)
            for lines, moved in self._iter_account(wanted, place):
                places = places | {wanted.account_id: moved}
                state = state | {"accounts": places}
                yield Page(lines=lines, state=state)

    def _list_wanted(self, handles: Mapping[str, object]) -> Iterator[_Wanted]:
        now = self.asker.clock.now() - _BEHIND
        spans: dict[str, tuple[datetime, datetime]] = {}
        for account in self.scope.accounts:
            account_id = account.account_id or handles.get(account.handle or "")
            if not isinstance(account_id, str) or not account_id:
                self.remarks.pass_over("X has no account of that handle now")
                continue
            starts_at, ends_at = self.scope.days_of(account)
            if not starts_at < min(ends_at, now):
                self.remarks.pass_over("declared for no day up to now")
                continue
            known = spans.get(account_id, (starts_at, ends_at))
            spans[account_id] = min(known[0], starts_at), max(known[1], ends_at)
        for account_id, (starts_at, ends_at) in sorted(spans.items()):
            yield _Wanted(account_id=account_id, starts_at=starts_at, ends_at=min(ends_at, now))

    def _iter_account(
        self, wanted: _Wanted, place: State
    ) -> Iterator[tuple[tuple[bytes, ...], State]]:
        while True:
            answer = self.asker.get(
                f"/2/users/{wanted.account_id}/tweets",
                self._ask_for(wanted, place),
                is_whole=is_object,
            )
            if answer.status == _GONE:
                self.remarks.pass_over("X knows no such account")
                return
            if answer.status == _NO_SUCH and find_text(place, "page"):
                # The token of an earlier day is refused: begin the account anew.
                place = {key: place[key] for key in ("since",) if key in place}
                continue
            self._require_fine(answer)
            page = reduce_posts(answer.content, sieve=self.sieve)
            self.remarks.answered += page.answered
            self.remarks.pass_over("X does not show the account", int(page.is_refused))
            newest = find_text(place, "newest") or page.newest_id
            if page.next_page is None:
                since = newest or find_text(place, "since")
                yield page.lines, {"since": since} if since else {}
                return
            place = _move(place, newest=newest, page=page.next_page, until=wanted.ends_at)
            yield page.lines, place

    def _ask_for(self, wanted: _Wanted, place: State) -> dict[str, str]:
        parameters = {"max_results": str(_PAGE), **_FIELDS}
        since = find_text(place, "since")
        if since:
            parameters["since_id"] = since
        else:
            parameters["start_time"] = _write_time(wanted.starts_at)
        # A page belongs to the question that it was the answer to.
        parameters["end_time"] = find_text(place, "until") or _write_time(wanted.ends_at)
        page = find_text(place, "page")
        if page:
            parameters["pagination_token"] = page
        return parameters

    def _resolve_handles(self, known: Mapping[str, object]) -> State:
        wanted = sorted(
            {
                each.handle
                for each in self.scope.accounts
                if each.handle and not each.account_id and each.handle not in known
            }
        )
        found: State = {}
        for at in range(0, len(wanted), _HANDLES_AT_ONCE):
            some: Sequence[str] = wanted[at : at + _HANDLES_AT_ONCE]
            answer = self.asker.get(
                "/2/users/by", {"usernames": ",".join(some)}, is_whole=is_object
            )
            self._require_fine(answer)
            users = msgspec.json.decode(answer.content, type=_Users).data
            found |= {
                user.username.casefold(): user.id
                for user in users
                if user.id and user.username.casefold() in some
            }
        return found

    def _require_fine(self, answer: Answer) -> None:
        if not answer.is_fine:
            raise self.asker.refuse(answer, _find_title(answer.content))


class _Problem(msgspec.Struct):
    title: str = ""


def _find_title(content: bytes) -> str:
    try:
        title = msgspec.json.decode(content, type=_Problem).title
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        title = ""
    return title[:60] or "it gives no reason"


def _move(place: State, *, newest: str | None, page: str, until: datetime) -> State:
    moved: State = {
        "page": page,
        "until": find_text(place, "until") or _write_time(until),
    }
    if newest:
        moved["newest"] = newest
    since = find_text(place, "since")
    if since:
        moved["since"] = since
    return moved


def _write_time(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
