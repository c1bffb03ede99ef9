"""Says facts, days and answers in words, in Indonesian and in English."""

from datetime import date
from typing import NamedTuple

from netral.rulebook.reach import Actor, Channel, ElectionKind
from netral.rulebook.rule import About
from netral.rulebook.trace import Answer
from netral.values.act_kind import ActKind
from netral.values.phase import Phase
from netral.values.stance import Stance


class Sentence(NamedTuple):
    """The same sentence in both languages."""

    indonesian: str
    english: str


def say_day(day: date) -> Sentence:
    """Say a day in words.

    Example:
        >>> say_day(date(2024, 9, 22))
        Sentence(indonesian='22 September 2024', english='22 September 2024')
        >>> say_day(date(2023, 10, 31)).indonesian
        '31 Oktober 2023'
    """
    indonesian, english = _MONTHS[day.month - 1]
    return Sentence(f"{day.day} {indonesian} {day.year}", f"{day.day} {english} {day.year}")


def say_class(kind: str) -> Sentence:
    """Say a kind of class."""
    return Sentence(_CLASSES.get(kind, kind), kind)


def say_answer(answer: Answer) -> Sentence:
    """Say what the rulebook answers."""
    return Sentence(_ANSWERS[answer], answer.value)


def say_act_kind(act_kind: ActKind) -> Sentence:
    """Say a kind of act."""
    return Sentence(_ACT_KINDS[act_kind], act_kind.value.replace("_", " "))


def say_about(about: About) -> Sentence:
    """Say what an act is directed at."""
    return Sentence(_ABOUTS[about], about.value.replace("_", " "))


def say_stance(stance: Stance) -> Sentence:
    """Say a stance."""
    return Sentence(_STANCES[stance], stance.value)


def say_phase(phase: Phase) -> Sentence:
    """Say a phase."""
    return _PHASES[phase]


def say_channel(channel: Channel) -> Sentence:
    """Say a channel."""
    return Sentence(_CHANNELS[channel], channel.value)


def say_actor(actor: Actor) -> Sentence:
    """Say who is bound by a rule, or who acted."""
    return _ACTORS[actor]


def say_election_kind(kind: ElectionKind) -> Sentence:
    """Say a kind of election."""
    return _ELECTIONS[kind]


_MONTHS = (
    ("Januari", "January"),
    ("Februari", "February"),
    ("Maret", "March"),
    ("April", "April"),
    ("Mei", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("Agustus", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Desember", "December"),
)
_CLASSES = {
    "ethics": "kode etik",
    "discipline": "disiplin",
    "criminal": "pidana",
    "dismissal": "pemberhentian",
    "duty": "kewajiban",
}
_ANSWERS = {
    Answer.INDICATION: "indikasi",
    Answer.UNCLEAR: "belum jelas",
    Answer.NOTHING: "tidak ada",
}
_ACT_KINDS = {
    ActKind.POST: "unggahan",
    ActKind.COMMENT: "komentar",
    ActKind.SHARE: "membagikan",
    ActKind.LIKE: "tanda suka atau reaksi",
    ActKind.FOLLOW: "mengikuti akun",
    ActKind.JOIN_GROUP: "bergabung dalam grup",
    ActKind.PHOTO: "foto",
    ActKind.GESTURE: "simbol tangan atau pose",
    ActKind.ATTRIBUTE: "memakai atribut",
    ActKind.BANNER: "spanduk atau alat peraga",
    ActKind.ATTEND: "menghadiri acara",
    ActKind.SPEAK: "berbicara di acara",
    ActKind.MOBILISE: "menggerakkan orang",
    ActKind.DECISION: "keputusan atau tindakan jabatan",
    ActKind.PARTY_MEMBERSHIP: "keanggotaan partai",
    ActKind.APPROACH_PARTY: "pendekatan ke partai",
    ActKind.DECLARE_CANDIDACY: "menyatakan diri bakal calon",
    ActKind.SUPPORT_LETTER: "surat dukungan atau salinan KTP",
    ActKind.TEAM_ROLE: "peran dalam tim pemenangan",
    ActKind.OTHER: "bentuk lain",
    ActKind.NONE: "tidak ada perbuatan",
}
_ABOUTS = {
    About.CANDIDATE: "calon",
    About.PARTY: "partai",
    About.CAMPAIGN_ACCOUNT: "grup atau akun pemenangan",
    About.GOVERNMENT: "pemerintah",
    About.NONE: "tidak ada peserta",
}
_STANCES = {
    Stance.SUPPORT: "mendukung",
    Stance.OPPOSE: "menentang",
    Stance.NEUTRAL: "netral",
    Stance.UNCLEAR: "belum jelas",
}
_PHASES = {
    Phase.BEFORE: Sentence("sebelum penetapan calon", "before designation"),
    Phase.DESIGNATED: Sentence("sesudah penetapan, sebelum kampanye", "designated"),
    Phase.CAMPAIGN: Sentence("masa kampanye", "campaign"),
    Phase.QUIET: Sentence("masa tenang", "quiet period"),
    Phase.VOTING: Sentence("hari pemungutan suara", "voting day"),
    Phase.AFTER: Sentence("sesudah pemungutan suara", "after voting"),
}
_CHANNELS = {
    Channel.SOCIAL: "media yang dapat dilihat publik",
    Channel.OFFLINE: "luring",
    Channel.ANY: "tidak disebut",
}
_ACTORS = {
    Actor.CIVIL_SERVANT: Sentence("pegawai ASN", "civil servants"),
    Actor.OFFICIAL: Sentence("pejabat ASN", "civil servants in office"),
    Actor.REGIONAL_HEAD: Sentence("kepala daerah", "regional heads"),
    Actor.CANDIDATE: Sentence("calon", "candidates"),
    Actor.FORGER: Sentence("pemalsu dukungan", "those who forge support"),
}
_ELECTIONS = {
    ElectionKind.REGIONAL: Sentence("pemilihan kepala daerah", "regional elections"),
    ElectionKind.GENERAL: Sentence("pemilihan umum", "general elections"),
}
