"""Invented texts for items that test the review: neutral ones, and borderline ones.

A neutral text takes nobody's side; whoever confirms it confirms what is not there. A
borderline text has no known answer: it only shows whether somebody answers alike twice.
"""

import hashlib
from dataclasses import dataclass

_PLACES = ("Cempaka", "Kramat", "Rawa Jati", "Pulo", "Tanjung", "Melati", "Duren", "Kebon Nanas")
_HOURS = ("enam", "tujuh", "delapan", "sembilan", "empat")


@dataclass(frozen=True, slots=True)
class InventedText:
    """A text; `key` is the same for the same words."""

    key: str
    text: str
    is_neutral: bool


_NEUTRAL_OWN = (
    "Debat Kandidat A dan Kandidat B malam ini pukul {hour}, jangan sampai kelewatan nonton.",
    "Jadwal debatnya Kandidat A bisa ditonton di mana ya? Di {place} sinyal jelek terus.",
    "Halte dekat kantor Kandidat A di {place} itu masih rusak sejak Mei, tolong dinas terkait.",
    "Antre di TPS {place} sampai pukul {hour} ya tahun lalu? Ada yang ingat? Kandidat A di sana.",
    "Suara narasumbernya kecil sekali waktu bahas Kandidat A, volume saya sudah mentok.",
    "Ingat, ASN netral. Jangan ikut-ikutan Kandidat A atau Kandidat B, termasuk di grup {place}.",
    "Itu video lama, waktu Kandidat A masih kepala dinas dan meninjau pasar {place}.",
    "Macet di {place} karena iring-iringan Kandidat A. Lewat jalan lain saja sampai pukul {hour}.",
    "KPU bilang dokumen Kandidat A sudah lengkap. Diumumkan pukul {hour} tadi.",
    "Ada yang punya tautan siaran ulang wawancara Kandidat B? Saya ketinggalan bagian {place}.",
    "Spanduk Kandidat A dan Kandidat B sama-sama menutup rambu di simpang {place}.",
    "Nomor urut sudah diundi, Kandidat A dan Kandidat B hadir. Selesai pukul {hour}.",
    "Berita soal Kandidat A itu hoaks menurut cek fakta, dua-duanya dipelintir.",
    "Tadi lewat {place}, panggungnya Kandidat B sudah dibongkar petugas.",
)
_NEUTRAL_OBJECT = (
    "KPU: Kandidat A mendapat nomor urut dalam undian pukul {hour} tadi.",
    "Kandidat B tiba di kantor KPU untuk mendaftar, rombongan lewat {place}.",
    "Info lalu lintas: jalan {place} ditutup pukul {hour} untuk acara Kandidat A.",
    "Jadwal debat terbuka Kandidat A dan Kandidat B, disiarkan pukul {hour}.",
    "Cek fakta: potongan video Kandidat A di {place} adalah rekaman tiga tahun lalu.",
    "Bawaslu mencatat alat peraga Kandidat A dan Kandidat B di {place}.",
    "Hasil pemeriksaan kesehatan Kandidat A dan Kandidat B diumumkan pukul {hour}.",
    "Daftar riwayat hidup Kandidat A dan Kandidat B dapat dibaca di laman KPU.",
)
_BORDERLINE_OWN = (
    "Semoga Kandidat A sehat dan lancar debatnya pukul {hour} nanti.",
    "Kandidat A jawabannya runtut sekali tadi, Kandidat B lebih banyak tersenyum.",
    "Warga {place} menunggu janji Kandidat A soal air bersih, mudah-mudahan.",
)
_BORDERLINE_OBJECT = (
    "Warga {place} menyambut Kandidat A dengan nyanyian pukul {hour}.",
    "Kandidat A berfoto bersama pedagang {place} seusai acara.",
)
_EVERY_BORDERLINE = 4


def invent_text(*, is_own: bool, chance: str) -> InventedText:
    """Invent a text.

    Args:
        is_own: In the account's own words, or in the words the act was done to.
        chance: What the choice follows from; the same gives the same text.
    """
    digest = hashlib.sha256(f"netral.invented-text.v1\n{chance}".encode()).digest()
    is_neutral = digest[0] % _EVERY_BORDERLINE != 0
    kind = "own" if is_own else "object"
    if is_neutral:
        forms = _NEUTRAL_OWN if is_own else _NEUTRAL_OBJECT
    else:
        forms = _BORDERLINE_OWN if is_own else _BORDERLINE_OBJECT
    number = digest[1] % len(forms)
    place = _PLACES[digest[2] % len(_PLACES)]
    hour = _HOURS[digest[3] % len(_HOURS)]
    text = forms[number].format(place=place, hour=hour)
    side = "neutral" if is_neutral else "borderline"
    name = hashlib.sha256(text.encode()).hexdigest()[:12]
    return InventedText(f"{kind}-{side}-{name}", text, is_neutral)
