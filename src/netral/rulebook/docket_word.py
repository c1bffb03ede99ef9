"""The words that dockets use for acts, phases and the rest, and what they mean in our terms.

Dockets are written by people from press reports, each with words of their own. A word
that is not known here is reported, never guessed.
"""

import re

from netral.rulebook.reach import Channel, ElectionKind
from netral.rulebook.rule import About
from netral.values.act_kind import ActKind
from netral.values.phase import Phase
from netral.values.stance import Stance

_SPLIT = re.compile(r"[\s_/+,;&-]+")

_ACTS: dict[tuple[ActKind, ...], str] = {
    (ActKind.POST,): "post posting upload status story video reel live tweet text unggah unggahan "
    "online promote promotion whatsapp wa message broadcast",
    (ActKind.COMMENT,): "comment reply komentar caption",
    (ActKind.SHARE,): "share repost retweet forward quote bagikan collab collaboration repost",
    (ActKind.LIKE,): "like likes love reaction react emoji emoticon suka",
    (ActKind.FOLLOW,): "follow subscribe ikuti",
    (ActKind.JOIN_GROUP,): "join",
    (ActKind.JOIN_GROUP, ActKind.POST): "group grup",
    (ActKind.PHOTO,): "photo photos foto selfie picture image",
    (ActKind.GESTURE,): "gesture pose sign salam symbol",
    (ActKind.ATTRIBUTE,): "attribute attributes clothing shirt uniform sticker vehicle wear",
    (ActKind.BANNER,): "banner billboard poster spanduk baliho display flyer",
    (ActKind.ATTEND,): "attend attendance presence present rally event accompany campaign "
    "participate hadir declaration deklarasi",
    (ActKind.SPEAK,): "speak speech speaker statement address pidato endorse endorsement chant",
    (ActKind.MOBILISE,): "mobilise mobilize appeal invite invitation meeting gift gifts distribute "
    "instruct direct pressure intimidate organise organize collect fundraise donation",
    (
        ActKind.DECISION,
    ): "decision policy transfer mutation appointment facility facilities programme program",
    (ActKind.PARTY_MEMBERSHIP,): "party member membership sipol officer",
    (ActKind.APPROACH_PARTY,): "approach lobby penjaringan",
    (ActKind.DECLARE_CANDIDACY,): "candidacy candidate nominate",
    (ActKind.DECLARE_CANDIDACY, ActKind.SPEAK): "declare",
    (ActKind.SUPPORT_LETTER,): "ktp letter",
    (ActKind.TEAM_ROLE,): "team role consultant expert campaigner timses witness",
    (ActKind.OTHER,): "other lainnya",
    (ActKind.NONE,): "none opinion vote private survey information",
}
_ACT_OF_WORD = {word: kinds for kinds, words in _ACTS.items() for word in words.split()}

_PHRASES: dict[str, tuple[ActKind, ...]] = {kind.value: (kind,) for kind in ActKind} | {
    "party_member": (ActKind.PARTY_MEMBERSHIP,),
    "approach_party": (ActKind.APPROACH_PARTY,),
    "declare_candidacy": (ActKind.DECLARE_CANDIDACY,),
    "id_copy": (ActKind.SUPPORT_LETTER,),
    "success_team": (ActKind.TEAM_ROLE,),
    "state_facility": (ActKind.DECISION,),
    "hand_sign": (ActKind.GESTURE,),
    "join_team": (ActKind.TEAM_ROLE,),
    "whatsapp_group": (ActKind.JOIN_GROUP, ActKind.POST),
    "campaign_account": (ActKind.JOIN_GROUP, ActKind.POST),
}

_PHASES: dict[str, tuple[Phase, ...]] = {phase.value: (phase,) for phase in Phase} | {
    "before_designation": (Phase.BEFORE,),
    "pre_designation": (Phase.BEFORE,),
    "registration": (Phase.BEFORE,),
    "pre_campaign": (Phase.BEFORE,),
    "after_designation": (Phase.DESIGNATED,),
    "designation": (Phase.DESIGNATED,),
    "campaign_period": (Phase.CAMPAIGN,),
    "quiet_period": (Phase.QUIET,),
    "voting_day": (Phase.VOTING,),
    "election_day": (Phase.VOTING,),
    "post_election": (Phase.AFTER,),
    "after_voting": (Phase.AFTER,),
    "unknown": (Phase.BEFORE, Phase.CAMPAIGN),
    "any": (Phase.BEFORE, Phase.CAMPAIGN),
    "": (Phase.BEFORE, Phase.CAMPAIGN),
}
"""A phase that nobody knows is asked on both sides of designation."""

_CANDIDATES = ("pair", "paslon", "calon", "incumbent", "contestant", "caleg", "capres", "self")
_ABOUTS: dict[str, About] = {
    **{about.value: about for about in About},
    **dict.fromkeys(_CANDIDATES, About.CANDIDATE),
    "partai": About.PARTY,
    "campaign_group": About.CAMPAIGN_ACCOUNT,
    "winning_team": About.CAMPAIGN_ACCOUNT,
    "team": About.CAMPAIGN_ACCOUNT,
    "policy": About.GOVERNMENT,
    "pemerintah": About.GOVERNMENT,
    "": About.NONE,
}

_STANCES: dict[str, Stance] = {stance.value: stance for stance in Stance} | {
    "attack": Stance.OPPOSE,
    "against": Stance.OPPOSE,
    "favour": Stance.SUPPORT,
    "favor": Stance.SUPPORT,
    "none": Stance.NEUTRAL,
    "unknown": Stance.UNCLEAR,
    "mixed": Stance.UNCLEAR,
    "": Stance.UNCLEAR,
}

_SOCIAL = re.compile(
    r"facebook|instagram|tiktok|twitter|youtube|threads|telegram|medsos|media sosial|social|"
    r"daring|online|internet|viral|\bfb\b|\big\b",
    re.IGNORECASE,
)
_OFFLINE = re.compile(r"luring|offline|rumah|kantor|lapangan|rapat|pertemuan", re.IGNORECASE)
_SUPPORT_LETTER = re.compile(r"\bktp\b|surat dukungan", re.IGNORECASE)
_REGIONAL = re.compile(r"UU\s*(?:No\.?\s*)?(?:1/2015|8/2015|10/2016|6/2020)\b")
_GENERAL = re.compile(r"UU\s*(?:No\.?\s*)?7/2017\b")


def find_act_kinds(word: str) -> tuple[tuple[ActKind, ...], tuple[str, ...]]:
    """Find the kinds of act that a docket's word means, and the parts nobody knows.

    Example:
        >>> find_act_kinds("photo_gesture")[0]
        (<ActKind.PHOTO: 'photo'>, <ActKind.GESTURE: 'gesture'>)
        >>> find_act_kinds("levitate")
        ((<ActKind.OTHER: 'other'>,), ('levitate',))
    """
    folded = _fold(word)
    if folded in _PHRASES:
        return _PHRASES[folded], ()
    parts = [part for part in _SPLIT.split(folded) if part]
    known = [kind for part in parts for kind in _ACT_OF_WORD.get(part, ())]
    strange = tuple(part for part in parts if part not in _ACT_OF_WORD)
    if not known:
        return (ActKind.OTHER,), (word,)
    return tuple(dict.fromkeys(known)), strange


def find_phases(word: str) -> tuple[Phase, ...] | None:
    """Find the phases that a docket's word means; `None` if nobody knows it."""
    return _PHASES.get(_fold(word))


def find_about(word: str) -> About | None:
    """Find what a docket says an act was about; `None` if nobody knows the word."""
    return _ABOUTS.get(_fold(word))


def find_stance(word: str) -> Stance | None:
    """Find the stance that a docket's word means; `None` if nobody knows it."""
    return _STANCES.get(_fold(word))


def find_channel(words: str) -> Channel:
    """Find where an act was done, from free words; `ANY` if they do not tell."""
    if _SOCIAL.search(words):
        return Channel.SOCIAL
    return Channel.OFFLINE if _OFFLINE.search(words) else Channel.ANY


def is_support_letter(words: str) -> bool:
    """Whether a docket's channel says that identity cards or support letters were given."""
    return _SUPPORT_LETTER.search(words) is not None


def find_election_kind(cited: str) -> ElectionKind | None:
    """Find the kind of election from the statute that a source cites; one statute, one kind.

    Example:
        >>> find_election_kind("UU 10/2016 Pasal 71")
        <ElectionKind.REGIONAL: 'regional'>
        >>> find_election_kind("PP 94/2021") is None
        True
    """
    regional = _REGIONAL.search(cited) is not None
    general = _GENERAL.search(cited) is not None
    if regional == general:
        return None
    return ElectionKind.REGIONAL if regional else ElectionKind.GENERAL


def fold_word(word: str) -> str:
    """Fold a word to the form in which circumstances are compared."""
    return _fold(word)


def _fold(word: str) -> str:
    return re.sub(r"[\s-]+", "_", word.strip().lower())
