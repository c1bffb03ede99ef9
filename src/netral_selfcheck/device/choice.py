"""What the form of a question offers, in plain words."""

from collections.abc import Mapping

from netral.reporting.bilingual import Bilingual
from netral.rulebook.rule import About
from netral.values.act_kind import ActKind
from netral.values.stance import Stance

KINDS_OFFERED: tuple[ActKind, ...] = tuple(
    kind for kind in ActKind if kind not in {ActKind.NONE, ActKind.OTHER}
)
"""Every kind of act that the rules name; "other" names nothing that one could ask about."""

ABOUTS_OFFERED: Mapping[About, Bilingual] = {
    About.CANDIDATE: Bilingual(
        "seorang calon atau pasangan calon, atau akunnya", "a candidate or pair, or their account"
    ),
    About.CAMPAIGN_ACCOUNT: Bilingual(
        "akun, grup, atau acara tim pemenangan", "an account, group or event of a winning team"
    ),
    About.PARTY: Bilingual("partai politik", "a political party"),
    About.GOVERNMENT: Bilingual(
        "kebijakan, layanan, atau pejabat sebagai pejabat",
        "a policy, a service, or an official as an official",
    ),
    About.NONE: Bilingual("tidak ada peserta pemilihan", "nobody who runs"),
}

STANCES_OFFERED: Mapping[Stance, Bilingual] = {
    Stance.SUPPORT: Bilingual("mendukung", "supporting"),
    Stance.OPPOSE: Bilingual("menentang", "opposing"),
    Stance.NEUTRAL: Bilingual("tidak memihak", "taking no side"),
    Stance.UNCLEAR: Bilingual("tidak yakin", "not sure"),
}
