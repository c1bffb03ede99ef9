"""Indonesian for the sentences that other rooms write in English alone."""

import re
from collections.abc import Callable, Mapping

from netral.language.reading import Abstention
from netral.reporting.bilingual import Bilingual

_SENTENCES: Mapping[str, str] = {
    # Guards of the screening.
    "what it was done to is not in the source": "sumber tidak memuat pada apa itu dilakukan",
    "no contestant is named": "tidak ada peserta yang disebut",
    "contestants are named, and no side is taken": "peserta disebut, tetapi tidak memihak",
    "grade D: a lone screenshot can open a lead, never an indication": (
        "tingkat D: tangkapan layar lepas hanya informasi awal, tidak pernah menjadi indikasi"
    ),
    "somebody else tagged the account; the account did nothing": (
        "orang lain yang menandai; akun ini tidak berbuat apa-apa"
    ),
    "the words stand between quotation marks, as somebody else's": (
        "kata-katanya di dalam tanda kutip, sebagai kata orang lain"
    ),
    "the contestant is named by an office, and nothing speaks of the election": (
        "peserta disebut dengan jabatannya, dan tidak ada yang menyebut pemilihan"
    ),
    "the contestant is named by an office; the words may mean its work or the election": (
        "peserta disebut dengan jabatannya; kata-katanya dapat berarti kerjanya atau pemilihan"
    ),
    "the contestant holds the office that is voted on; the words may mean its work": (
        "peserta memegang jabatan yang dipilih; kata-katanya dapat berarti kerjanya"
    ),
    "the contestant is named by an office that the election file does not know": (
        "peserta disebut dengan jabatan yang tidak ada dalam berkas pemilihan"
    ),
    "the contestant runs in another election than the one that is looked at": (
        "peserta maju dalam pemilihan lain, bukan yang diawasi di sini"
    ),
    "the text reports; an own word may take sides": (
        "teks memberitakan; satu kata sendiri mungkin memihak"
    ),
    "the text reports; no own opinion": "teks memberitakan, tanpa pendapat sendiri",
    "the text asks": "teks bertanya",
    "the text asks, and may lean": "teks bertanya, dan mungkin condong",
    "only a number or a sign points to a contestant": (
        "hanya nomor atau tanda yang menunjuk peserta"
    ),
    "a bare reaction, and the object belongs to no campaign account of the election": (
        "hanya reaksi, dan objeknya bukan milik akun kampanye pemilihan ini"
    ),
    "the act is dated before its object existed": "perbuatan bertanggal sebelum objeknya ada",
    "the source marks the act as done on duty": "sumber menandai perbuatan ini dalam tugas",
    "the words speak of duty": "kata-katanya menyebut tugas",
    # Why something is or is not public.
    "the source does not say": "sumber tidak menyebutnya",
    "the table says so": "menurut tabel",
    "captured in a logged-in browser; what others could see is not recorded": (
        "direkam peramban yang masuk akun; yang dapat dilihat orang lain tidak tercatat"
    ),
    "protected-history.js names no protected time": (
        "protected-history.js tidak menyebut masa terkunci"
    ),
    "the account is private as of the archive": "akunnya tertutup pada hari arsip dibuat",
    "not private as of the archive; not recorded for then": (
        "akunnya tidak tertutup pada hari arsip dibuat; keadaan saat itu tidak tercatat"
    ),
    "the archive does not say whether the account was private": (
        "arsip tidak menyebut apakah akunnya tertutup"
    ),
    "it depends on the account under whose post it stands": (
        "bergantung pada akun pemilik unggahan yang dituju"
    ),
    "it depends on who could see the video": "bergantung pada siapa yang dapat melihat videonya",
    "seen by those who watched the live video; how many is not recorded": (
        "terlihat oleh penonton siaran langsung; jumlahnya tidak tercatat"
    ),
    "the archive does not say who could see the post": (
        "arsip tidak menyebut siapa yang dapat melihat unggahan"
    ),
    "WhoCanView names a few only": "WhoCanView hanya menyebut beberapa orang",
    "WhoCanView says everyone, as of the archive": (
        "WhoCanView menyebut semua orang, pada hari arsip dibuat"
    ),
    "the settings show likes to a few only, as of the archive": (
        "pengaturan hanya memperlihatkan tanda suka kepada beberapa orang, pada hari arsip dibuat"
    ),
    "likes are shown as of the archive; not recorded for then": (
        "tanda suka terlihat pada hari arsip dibuat; keadaan saat itu tidak tercatat"
    ),
    "the archive does not say who could see likes": (
        "arsip tidak menyebut siapa yang dapat melihat tanda suka"
    ),
    "the archive does not say who could see whom it follows": (
        "arsip tidak menyebut siapa yang dapat melihat daftar pengikutan"
    ),
    "whether the group and its members can be seen is not in the archive": (
        "arsip tidak memuat apakah grup dan anggotanya dapat dilihat"
    ),
    "YouTube shows lists of likes to nobody unless their owner opens them": (
        "YouTube tidak memperlihatkan daftar suka kecuali pemiliknya membukanya"
    ),
    "subscriptions are shown only if their owner opens them": (
        "langganan hanya terlihat bila pemiliknya membukanya"
    ),
    "to whom it was shared is not recorded": "kepada siapa dibagikan tidak tercatat",
    "seen by all who could see the video; whether it is public is not recorded": (
        "terlihat oleh semua yang dapat melihat videonya; terbuka atau tidaknya tidak tercatat"
    ),
    # What readers do not read, and what they say of their formats.
    "a lone picture proves no author and no time": (
        "gambar lepas tidak membuktikan penulis dan waktu"
    ),
    "only the page counts": "hanya halamannya yang dihitung",
    "pictures are only looked for": "gambar hanya dicari keberadaannya",
    "never loaded, never run": "tidak pernah dimuat, tidak pernah dijalankan",
    "they may hold cookies and tokens of whoever captured": (
        "dapat memuat kuki dan kunci masuk perekamnya"
    ),
    "dropped from the working copy": "dibuang dari salinan kerja",
    "private messages": "pesan pribadi",
    "log-in data": "data masuk akun",
    "personal data": "data pribadi",
    "private use and advertising": "pemakaian pribadi dan iklan",
    "about other people": "tentang orang lain",
    "about whoever captured it": "tentang perekamnya",
    "not on the list of what is read": "tidak ada dalam daftar yang boleh dibaca",
    "not on the list": "tidak ada dalam daftar",
    "not asked for": "tidak diminta",
    "private use": "pemakaian pribadi",
    "names, counts, pictures": "nama, jumlah, gambar",
    "names, places, counts": "nama, tempat, jumlah",
    "pictures, names, counts": "gambar, nama, jumlah",
    "rows of watching and searching": "baris tontonan dan pencarian",
    "users and posts only included": "pengguna dan unggahan yang hanya disertakan",
    "no column of the acts table": "bukan kolom tabel perbuatan",
    "in the zone of an unknown server": "dalam zona waktu peladen yang tidak diketahui",
    "everything else of each object": "segala yang lain dari tiap objek",
    "Likes and follows carry no date: they are context and never become acts.": (
        "Tanda suka dan pengikutan tidak bertanggal: hanya konteks, tidak pernah menjadi perbuatan."
    ),
    "The owner can leave things out before handing it in; it is never called complete.": (
        "Pemilik dapat mengeluarkan isi sebelum menyerahkannya; tidak pernah disebut lengkap."
    ),
    "A capture holds what one logged-in person saw; it is never complete.": (
        "Rekaman memuat yang dilihat satu orang yang masuk akun; tidak pernah lengkap."
    ),
    "It is accepted as evidence by a third party and never made by Netral.": (
        "Diterima sebagai bukti dari pihak ketiga; tidak pernah dibuat oleh Netral."
    ),
    "Tables leave out what could not be mapped; ask for the NDJSON as well.": (
        "Tabel tidak memuat yang tidak dapat dipetakan; mintalah juga NDJSON-nya."
    ),
    "There is no unix_timestamp: no row has a moment with a zone.": (
        "Tidak ada unix_timestamp: tidak ada baris yang waktunya berzona."
    ),
    "The file is not UTF-8; Windows-1252 was assumed.": (
        "Berkas bukan UTF-8; diandaikan Windows-1252."
    ),
    "No grade column: rows count as web captures (C) unless they say more.": (
        "Tanpa kolom tingkat: baris dianggap tangkapan pihak ketiga (C) kecuali menyebut lain."
    ),
    "No grade key: rows count as web captures (C) unless they say more.": (
        "Tanpa kunci tingkat: baris dianggap tangkapan pihak ketiga (C) kecuali menyebut lain."
    ),
    "Parts of this archive are missing: put all its zips into one folder.": (
        "Bagian arsip ini ada yang kurang: taruh semua zip-nya dalam satu folder."
    ),
    "No account.js names the account: its records would be refused. "
    "Hand in all parts of the archive together, in one folder.": (
        "Tidak ada account.js yang menyebut akunnya: catatannya akan ditolak. "
        "Serahkan semua bagian arsip bersama, dalam satu folder."
    ),
    "Plain acts table (CSV)": "Tabel perbuatan (CSV)",
    "Plain acts table (JSON lines)": "Tabel perbuatan (JSON per baris)",
    "Plain acts table (Parquet)": "Tabel perbuatan (Parquet)",
    "X archive (2018 and later)": "Arsip X (2018 dan sesudahnya)",
    "Facebook archive (JSON)": "Arsip Facebook (JSON)",
    "Instagram archive with Threads (JSON)": "Arsip Instagram beserta Threads (JSON)",
    "TikTok archive (JSON)": "Arsip TikTok (JSON)",
    "YouTube Takeout": "Arsip YouTube (Takeout)",
    "Answers of the YouTube Data API v3": "Jawaban YouTube Data API v3",
    "Answers of X's API v2": "Jawaban X API v2",
    "Answers of Meta's Graph API (Pages, Instagram, Threads)": (
        "Jawaban Graph API Meta (Halaman, Instagram, Threads)"
    ),
    "Zeeschuimer or 4CAT capture (NDJSON)": "Rekaman Zeeschuimer atau 4CAT (NDJSON)",
    "4CAT or Zeeschuimer table (CSV)": "Tabel 4CAT atau Zeeschuimer (CSV)",
}

_WHY_UNTOLD: Mapping[Abstention, str] = {
    Abstention.FRAGMENT: "terlalu pendek",
    Abstention.UNKNOWN_OBJECT: "objeknya tidak disebut",
    Abstention.LOW_CONFIDENCE: "keyakinan rendah",
    Abstention.CONFLICTING: "dapat dibaca ke dua arah",
}

_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"taken back within (\d+) min"), lambda m: f"dibatalkan dalam {m[1]} menit"),
    (
        re.compile(r"the text does not tell: (\w+)"),
        lambda m: f"teks tidak memberi tahu: {_say_untold(m[1])}",
    ),
    (
        re.compile(r"(\d+) hidden characters in the text"),
        lambda m: f"{m[1]} aksara tersembunyi dalam teks",
    ),
    (
        re.compile(r"the object dates from ([\d-]+), before this election's window"),
        lambda m: f"objeknya bertanggal {m[1]}, sebelum masa pemilihan ini",
    ),
    (
        re.compile(r"not public: (.+)", re.DOTALL),
        lambda m: f"tidak terbuka untuk umum: {translate(m[1]).id}",
    ),
    (
        re.compile(r"whether others could see it is unknown: (.+)", re.DOTALL),
        lambda m: f"tidak diketahui apakah orang lain dapat melihatnya: {translate(m[1]).id}",
    ),
    (
        re.compile(r"Read as one archive from (\d+) places\."),
        lambda m: f"Dibaca sebagai satu arsip dari {m[1]} tempat.",
    ),
    (
        re.compile(r"Parts that are missing before part (\d+): ([\d, ]+)\."),
        lambda m: f"Bagian yang tidak ada sebelum bagian {m[1]}: {m[2]}.",
    ),
    (re.compile(r"(\d+) other files"), lambda m: f"{m[1]} berkas lain"),
    (re.compile(r"(\d+) other columns"), lambda m: f"{m[1]} kolom lain"),
    (re.compile(r"(.+) was private"), lambda m: f"{m[1]} tertutup"),
    (re.compile(r"(.+) was not private"), lambda m: f"{m[1]} tidak tertutup"),
    (
        re.compile(r"encoding (\S+), separator (.+)"),
        lambda m: f"pengodean {m[1]}, pemisah {m[2]}",
    ),
    (
        re.compile(r"(\S+) is missing; the manifest says it has (\d+) records\."),
        lambda m: f"{m[1]} tidak ada; menurut manifes ia memuat {m[2]} catatan.",
    ),
    (
        re.compile(r"(\S+) has (\d+) records; the manifest says (\d+)\."),
        lambda m: f"{m[1]} memuat {m[2]} catatan; menurut manifes {m[3]}.",
    ),
)


def translate(text: str) -> Bilingual:
    """Give the Indonesian beside a sentence that another room wrote in English.

    Args:
        text: A sentence of a guard or a reader.

    Returns:
        Both languages; a sentence that is not known stands for itself in both.

    Example:
        >>> translate("taken back within 4 min").id
        'dibatalkan dalam 4 menit'
        >>> translate("praktik")
        Bilingual(id='praktik', en='praktik')
    """
    known = _SENTENCES.get(text)
    if known is not None:
        return Bilingual(known, text)
    for pattern, say in _PATTERNS:
        found = pattern.fullmatch(text)
        if found is not None:
            return Bilingual(say(found), text)
    return Bilingual(text, text)


def _say_untold(word: str) -> str:
    return _WHY_UNTOLD[Abstention(word)] if word in set(Abstention) else word
