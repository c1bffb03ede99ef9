"""What can be done: the kinds of act of the law, and the verbs of the platforms."""

from enum import StrEnum


class ActKind(StrEnum):
    """A kind of act that a rule can name (*perbuatan*).

    Closed on purpose: there is no kind for a belief, a membership of a faith or a
    private talk. Kinds that no machine reads stay for reports by people.
    """

    POST = "post"
    COMMENT = "comment"
    SHARE = "share"
    LIKE = "like"
    """Any reaction: like, love, angry, laughing …"""
    FOLLOW = "follow"
    JOIN_GROUP = "join_group"
    PHOTO = "photo"
    """A photo with a contestant, a success team or display material, posted publicly."""
    GESTURE = "gesture"
    ATTRIBUTE = "attribute"
    BANNER = "banner"
    ATTEND = "attend"
    SPEAK = "speak"
    MOBILISE = "mobilise"
    """Meetings, invitations, appeals, calls or gifts to staff, family or public."""
    DECISION = "decision"
    PARTY_MEMBERSHIP = "party_membership"
    APPROACH_PARTY = "approach_party"
    DECLARE_CANDIDACY = "declare_candidacy"
    SUPPORT_LETTER = "support_letter"
    TEAM_ROLE = "team_role"
    """Expert, consultant or member of a winning team."""
    OTHER = "other"
    NONE = "none"
    """No deed at all: an opinion held, a private choice, information sought."""


class Verb(StrEnum):
    """What a platform recorded, in the platform's own sense."""

    POST = "post"
    REPOST = "repost"
    QUOTE = "quote"
    COMMENT = "comment"
    REPLY = "reply"
    REACTION = "reaction"
    FOLLOW = "follow"
    JOIN_GROUP = "join_group"
    LEAVE_GROUP = "leave_group"
    EVENT_YES = "event_yes"
    TAGGED = "tagged"
    """Somebody else tagged the account; the account itself did nothing."""
    LIVE_COMMENT = "live_comment"
    PHOTO = "photo"

    @property
    def act_kind(self) -> ActKind:
        """The kind of act of the law that this verb amounts to."""
        return _KIND_OF_VERB[self]

    @property
    def speaks(self) -> bool:
        """Whether the account's own words are part of the act."""
        return self in _SPEAKING


_KIND_OF_VERB: dict[Verb, ActKind] = {
    Verb.POST: ActKind.POST,
    Verb.REPOST: ActKind.SHARE,
    Verb.QUOTE: ActKind.SHARE,
    Verb.COMMENT: ActKind.COMMENT,
    Verb.REPLY: ActKind.COMMENT,
    Verb.REACTION: ActKind.LIKE,
    Verb.FOLLOW: ActKind.FOLLOW,
    Verb.JOIN_GROUP: ActKind.JOIN_GROUP,
    Verb.LEAVE_GROUP: ActKind.NONE,
    Verb.EVENT_YES: ActKind.ATTEND,
    Verb.TAGGED: ActKind.NONE,
    Verb.LIVE_COMMENT: ActKind.COMMENT,
    Verb.PHOTO: ActKind.PHOTO,
}

_SPEAKING = frozenset(
    {Verb.POST, Verb.QUOTE, Verb.COMMENT, Verb.REPLY, Verb.LIVE_COMMENT, Verb.PHOTO}
)

REACTING_VERBS = frozenset({Verb.REACTION, Verb.FOLLOW, Verb.JOIN_GROUP, Verb.EVENT_YES})
"""Deeds of one tap, without words of the account's own."""
