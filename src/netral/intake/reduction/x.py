"""Posts of X's API v2, reduced to those of declared accounts."""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from netral.intake.reduction.picking import (
    Picked,
    decode_answer,
    find_object,
    find_text,
    iter_objects,
    pick,
    write_line,
)
from netral.intake.reduction.sieve import Sieve
from netral.intake.x_api.item import Includes, gather, iter_posts
from netral.intake.x_text import split_repost
from netral.values.platform import Platform

_REPOSTED, _QUOTED = "retweeted", "quoted"
_INCLUDES = msgspec.json.Decoder(Includes)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPage:
    """One page of posts, reduced."""

    lines: tuple[bytes, ...]
    answered: int
    """Posts in the answer: what X counts."""
    is_refused: bool
    """Whether X gives errors in the place of posts."""
    newest_id: str | None
    next_page: str | None


def reduce_posts(answer: bytes, *, sieve: Sieve) -> PostPage:
    """Reduce an answer of posts to those of declared accounts.

    Of what a post was done to, the words stay if it was reposted or quoted, and its
    author only if that is a campaign account.

    Args:
        answer: The answer as it came; nothing of it is kept but the lines.
        sieve: Whose posts may be kept.

    Returns:
        An answer a line with one post each, as the reader of these answers reads it.

    Raises:
        BrokenAnswerError: If the answer is no JSON object.
    """
    decoded = decode_answer(answer)
    users = {
        one["id"]: one
        for one in iter_objects(decoded, "includes", "users")
        if isinstance(one.get("id"), str)
    }
    posts = {
        one["id"]: one
        for one in iter_objects(decoded, "includes", "tweets")
        if isinstance(one.get("id"), str)
    }
    media = [pick(one, "media_key", "type") for one in iter_objects(decoded, "includes", "media")]
    lines = []
    answered = 0
    for post in iter_objects(decoded, "data"):
        answered += 1
        company = _Company(users=users, posts=posts, media=media, sieve=sieve)
        line = write_line(company.reduce(post))
        if line is not None and _is_let_in(line, sieve):
            lines.append(line)
        elif line is None:
            sieve.unreadable += 1
    return PostPage(
        lines=tuple(lines),
        answered=answered,
        is_refused=not answered and any(iter_objects(decoded, "errors")),
        newest_id=find_text(decoded, "meta", "newest_id"),
        next_page=find_text(decoded, "meta", "next_token"),
    )


def _is_let_in(line: bytes, sieve: Sieve) -> bool:
    raw = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    try:
        includes = _INCLUDES.decode(raw["includes"])
    except msgspec.ValidationError:
        includes = Includes()
    company = gather(includes)
    return all(sieve.lets_in(item) for _, item in iter_posts(bytes(raw["data"]), company))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Company:
    """What an answer includes, and who of it may be named."""

    users: Mapping[object, Picked]
    posts: Mapping[object, Picked]
    media: list[Picked]
    sieve: Sieve

    def reduce(self, post: Picked) -> Picked:
        author = find_text(post, "author_id")
        referenced = [pick(one, "type", "id") for one in iter_objects(post, "referenced_tweets")]
        kept = pick(post, "id", "author_id", "created_at", "lang", "edit_history_tweet_ids")
        kept |= self._mask_words(post)
        if referenced:
            kept["referenced_tweets"] = referenced
        answered = find_text(post, "in_reply_to_user_id")
        if answered and (answered == author or self._is_named(answered)):
            kept["in_reply_to_user_id"] = answered
        pictures = find_object(post, "attachments").get("media_keys")
        if pictures:
            kept["attachments"] = {"media_keys": pictures}
        included = [self._reduce_object(post, one) for one in referenced]
        owners = [author, answered, *(find_text(one, "author_id") for one in included)]
        return {
            "data": [kept],
            "includes": {
                "users": self._reduce_users(owners, author),
                "tweets": [one for one in included if one],
                "media": self._pick_media(pictures),
            },
        }

    def _reduce_object(self, post: Picked, reference: Picked) -> Picked:
        found = self.posts.get(reference.get("id"), {})
        owner = find_text(found, "author_id")
        is_named = self._is_named(owner) or owner == find_text(post, "author_id")
        has_words = is_named or reference.get("type") in (_REPOSTED, _QUOTED)
        kept = pick(found, "id", "created_at")
        if is_named:
            kept["author_id"] = owner
        if found and has_words:
            kept |= self._mask_words(found)
        cut = split_repost(find_text(post, "text") or "")
        if not found and cut is not None and reference.get("type") == _REPOSTED:
            # The handle in front of the words goes with the mask; the words are kept here.
            kept = pick(reference, "id") | {"text": self.sieve.mask(cut[1])}
        return kept

    def _mask_words(self, post: Picked) -> Picked:
        kept: Picked = {}
        text = self.sieve.mask(post.get("text"))
        if text is not None:
            kept["text"] = text
        note = self.sieve.mask(find_object(post, "note_tweet").get("text"))
        if note is not None:
            kept["note_tweet"] = {"text": note}
        return kept

    def _is_named(self, user_id: str | None) -> bool:
        handle = find_text(self.users.get(user_id, {}), "username")
        return self.sieve.named.has(Platform.X, account_id=user_id, handle=handle)

    def _reduce_users(self, wanted: list[str | None], author: str | None) -> list[Picked]:
        return [
            pick(self.users[one], "id", "username", "protected")
            for one in dict.fromkeys(wanted)
            if one in self.users and (one == author or self._is_named(one))
        ]

    def _pick_media(self, keys: object) -> list[Picked]:
        wanted = keys if isinstance(keys, list) else []
        return [one for one in self.media if one.get("media_key") in wanted]
