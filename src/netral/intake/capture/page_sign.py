"""By which words a page says that it shows no post: a wall, gone, private."""

import re
from enum import StrEnum


class PageKind(StrEnum):
    """What a captured page shows."""

    POST = "post"
    WALL = "wall"
    """A page that asks to log in, or to prove that one is human, or answers an error."""
    GONE = "gone"
    PRIVATE = "private"
    SHELL = "shell"
    """A page whose content was never loaded."""
    OTHER = "other"
    """A page with content and without the post."""


_PRIVATE = (
    r"(?:these|this account'?s?) (?:posts|tweets|account|profile) (?:are|is) (?:protected|private)",
    r"this (?:account|profile|video|post|page|content) is (?:set to )?private",
    r"only (?:approved|confirmed) followers can see",
    r"follow (?:this account )?to see (?:their|this account'?s?) (?:photos|posts|videos)",
    r"(?:akun|profil|video|postingan|kiriman|halaman) ini (?:bersifat )?(?:privat|pribadi|dikunci)",
    r"(?:postingan|kiriman|tweet|twit)(?:nya)? (?:akun )?(?:ini )?dilindungi",
    r"hanya pengikut (?:yang )?(?:disetujui|terkonfirmasi)",
    r"ikuti (?:akun ini )?untuk melihat (?:foto|postingan|video|kiriman)",
    r"you need permission|only (?:shared|visible) (?:it )?with (?:friends|a small group)",
)
_GONE = (
    r"(?:page|post|video|account|content|link|tweet|status) (?:you .{0,60})?"
    r"(?:isn['\u2019]?t|is not|is no longer|was|has been|is|are) (?:currently )?"
    r"(?:available|unavailable|deleted|removed|suspended|broken)",
    r"(?:page|account|post) (?:doesn['\u2019]?t|does not|no longer) exists?",
    r"(?:video|post|content) (?:currently )?unavailable",
    r"couldn['\u2019]?t find this (?:account|page)",
    r"page not found|not found \(404\)|404 not found|error 404|nothing (?:to see )?here",
    r"account (?:has been )?suspended|this (?:tweet|post) (?:was|has been) deleted",
    r"(?:halaman|postingan|kiriman|video|akun|konten|tautan|twit)(?: yang .{0,60})?(?: ini)? "
    r"(?:ini )?(?:sudah |telah |sedang )?(?:tidak (?:lagi )?(?:tersedia|ada|ditemukan)|dihapus|"
    r"ditangguhkan|hilang|rusak)",
    r"tidak dapat menemukan (?:akun|halaman|video|postingan) ini",
)
_WALL = (
    r"(?:log ?in|sign in|sign up|log on) (?:or (?:sign up|register|log ?in) )?"
    r"(?:to|for|into) (?:continue|see|view|your|facebook|instagram|x\b|twitter|tiktok|threads|"
    r"like|youtube|confirm)",
    r"(?:masuk|login|daftar)(?: atau (?:daftar|masuk))? (?:ke|untuk|di) (?:facebook|instagram|x\b|"
    r"twitter|tiktok|threads|melanjutkan|melihat|akun|youtube)",
    r"(?:anda|kamu) (?:harus|perlu) (?:masuk|login)|you must (?:log ?in|be logged in|sign in)",
    r"silakan (?:masuk|login)|please (?:log ?in|sign in)|welcome back to instagram",
    r"(?:verify|confirm|prove) (?:that )?you(?:['\u2019]re| are) (?:a )?(?:human|not a robot)",
    r"(?:buktikan|verifikasi|pastikan) (?:bahwa )?(?:anda|kamu) (?:manusia|bukan robot)",
    r"checking your browser|unusual traffic|captcha|security check|pemeriksaan keamanan",
    r"too many requests|rate limit|try again later|coba lagi nanti|terjadi kesalahan|"
    r"something went wrong|access denied|akses ditolak",
    r"log in [•·|] instagram|masuk [•·|] instagram|facebook [-\u2013] log in or sign up",
    r"before you continue to (?:youtube|google)|sebelum melanjutkan ke (?:youtube|google)",
)
_SHELL = (
    r"javascript (?:is (?:not available|disabled|required)|tidak tersedia|dinonaktifkan)",
    r"(?:enable|turn on|aktifkan|nyalakan) javascript",
    r"browser (?:is|ini) (?:not supported|tidak didukung)|(?:isn['\u2019]?t|not) supported",
)
_SIGNS: tuple[tuple[PageKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile("|".join(f"(?:{words})" for words in group), re.IGNORECASE))
    for kind, group in (
        (PageKind.PRIVATE, _PRIVATE),
        (PageKind.GONE, _GONE),
        (PageKind.SHELL, _SHELL),
        (PageKind.WALL, _WALL),
    )
)
_LOGIN_ADDRESS = re.compile(
    r"/(?:accounts/)?(?:login|signin|signup|checkpoint|challenge|consent)(?:[/?.#]|$)|/i/flow/",
    re.IGNORECASE,
)


def find_sign(text: str) -> PageKind | None:
    """Find the words by which a page says that it shows no post.

    Args:
        text: Title, heading or text of the page.

    Returns:
        What the page says, or ``None``.

    Example:
        >>> find_sign("Maaf, halaman ini tidak tersedia.").value
        'gone'
        >>> find_sign("Pasar dibuka kembali besok pagi") is None
        True
    """
    return next((kind for kind, signs in _SIGNS if signs.search(text)), None)


def is_login_address(url: str) -> bool:
    """Whether an address leads to a login or a check.

    Example:
        >>> is_login_address("https://www.instagram.com/accounts/login/?next=/p/abc/")
        True
    """
    return _LOGIN_ADDRESS.search(url.partition("?")[0]) is not None
