"""The words that tables write for what an account did."""

from dataclasses import dataclass

from netral.values.act_kind import Verb


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbWord:
    """A verb, and the reaction where the verb is one."""

    verb: Verb
    reaction: str | None = None


_WORDS: dict[str, Verb] = {
    "post": Verb.POST,
    "tweet": Verb.POST,
    "repost": Verb.REPOST,
    "share": Verb.REPOST,
    "retweet": Verb.REPOST,
    "quote": Verb.QUOTE,
    "comment": Verb.COMMENT,
    "reply": Verb.REPLY,
    "follow": Verb.FOLLOW,
    "join_group": Verb.JOIN_GROUP,
    "leave_group": Verb.LEAVE_GROUP,
    "event_yes": Verb.EVENT_YES,
    "tag": Verb.TAGGED,
    "tagged": Verb.TAGGED,
    "live_comment": Verb.LIVE_COMMENT,
    "photo": Verb.PHOTO,
}
_REACTION = "react"
_MAX_REACTION = 30


def find_verb(text: str) -> VerbWord | None:
    """Find the verb that a word names.

    Args:
        text: As the table writes it.

    Returns:
        The verb, or ``None`` if the word is not known; a verb is never guessed.

    Example:
        >>> find_verb("react:love")
        VerbWord(verb=<Verb.REACTION: 'reaction'>, reaction='love')
        >>> find_verb("Join-Group").verb
        <Verb.JOIN_GROUP: 'join_group'>
        >>> find_verb("unlike") is None
        True
    """
    word = text.strip().casefold().replace("-", "_").replace(" ", "_")
    if word in _WORDS:
        return VerbWord(verb=_WORDS[word])
    if word == "reaction":
        return VerbWord(verb=Verb.REACTION)
    if word in {"like", "suka"}:
        return VerbWord(verb=Verb.REACTION, reaction="like")
    head, _, reaction = word.partition(":")
    if head in {_REACTION, "reaction"} and reaction.isalnum() and len(reaction) <= _MAX_REACTION:
        return VerbWord(verb=Verb.REACTION, reaction=reaction)
    return None
