"""300 twins: the same thing said plainly and as people write it; both must be read alike.

All sentences are written for this test, by hand and by rule; none trains the model and none
is in a list that reading looks up. ``{T}`` and ``{O}`` stand for two contestants.
"""

# ruff: noqa: E501, RUF001  one pair a line; letters that pass for others are what is tested

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from netral.language import TextReader

_BY_HAND: dict[str, str] = {
    "slang": """
Saya pilih {T} | Gue pilih {T}
Saya mendukung {T} sampai menang | Gw dukung {T} sampe menang
Saya tidak akan memilih {T} | Gw ga bakal milih {T}
Jangan pilih {T}, pembohong | Jgn pilih {T}, tukang bohong
{T} memang hebat sekali | {T} emang hebat bgt
{T} tidak becus bekerja | {T} gak becus kerja
Ayo coblos {T} besok | Yuk coblos {T} bsk
Semoga {T} menang | Smoga {T} menang
Mendukung {T} karena jujur | Dukung {T} krn jujur
{T} cuma pintar bicara | {T} cuman pinter ngomong doang
Kami bangga dengan {T} | Kita bangga sama {T}
Saya sudah mantap memilih {T} | Gua udah mantep pilih {T}
{T} pemimpin yang merakyat | {T} pemimpin yg merakyat bgt
Janji {T} kosong semua | Janji {T} kosong smua
Tolak {T}, dia gagal | Tolak {T}, doi gagal
Mantap sekali {T} | Mantul bgt {T}
{T} pembohong besar | {T} tukang ngibul
Tetap {T} sampai akhir | Ttp {T} sampe akhir
Jadwal debat {T} jam berapa? | Jadwal debat {T} jam brp ya?
{T} nomor urut berapa? | {T} no urut brp?
Kapan {T} berkampanye di sini? | Kapan {T} kampanye di mari?
Saya tidak ikut-ikutan soal {T} | Gw ga ikutan soal {T}
{T} layak jadi gubernur | {T} layak jd gubernur
Muak dengan {T} | Muak gue sama {T}
{T} pilihan terbaik | {T} pilihan paling top dah
Kapok memilih {T} | Kapok milih {T}
Terima kasih {T}, tetap semangat | Makasih {T}, tetep semangat
{T} selalu menepati janji | {T} slalu nepatin janji
Program {T} tidak masuk akal | Program {T} ga masuk akal
Yang penting {T} menang | Yg penting {T} menang
""",
    "Betawi": """
Saya suka {T}, tidak ada lawannya | Aye demen {T}, kagak ada lawannye
Ayo pilih {T} | Nyok pilih {T}
{T} tidak ada kerjanya | {T} kagak ada kerjanye
Tidak usah pilih {T} | Kagak usah pilih {T} dah
{T} memang hebat | {T} emang jagoan dah
Jangan mau dibohongi {T} | Jangan mau dikibulin {T}
Kami semua mendukung {T} | Kite semue dukung {T}
{T} cuma bisa janji | {T} cuman bise janji doang
Saya tetap memilih {T} | Aye tetep milih {T}
Semoga {T} jadi gubernur | Moga aje {T} jadi gubernur
{T} tidak becus mengurus banjir | {T} kagak becus ngurus banjir
Siapa nama wakil {T}? | Siape nama wakilnye {T}?
""",
    "Javanese": """
Ayo coblos {T} | Ayo nyoblos {T} rek
Saya memilih {T} saja | Aku milih {T} wae
{T} bagus sekali | {T} apik tenan
Jangan memilih {T} | Ojo milih {T}
{T} tidak becus | {T} ora becus
{T} kebanyakan janji, tidak ada buktinya | {T} kakean janji, ora ono buktine
Saya tidak mau memilih {T} | Aku emoh milih {T}
Semoga {T} menang | Mugi {T} menang
Pokoknya {T} | Wes pokoke {T}
Sudah waktunya {T} menang | Wis wayahe {T} menang
{T} membohongi rakyat terus | {T} ngapusi rakyat terus
Pintar sekali {T} | Pinter tenan {T}
Terima kasih {T} | Matur suwun {T}
Saya ikut {T} saja | Aku melu {T} wae
Tidak sudi dipimpin {T} | Ora sudi dipimpin {T}
Siapa wakilnya {T}? | Sopo wakile {T}?
""",
    "Sundanese": """
Ayo dukung {T} | Hayu dukung {T}
{T} bagus sekali | {T} hade pisan
Saya memilih {T} saja | Abdi milih {T} wae
Jangan memilih {T}, bohong terus | Ulah milih {T}, bohong wae
{T} tidak bisa kerja | {T} teu bisa gawe
Tidak sudi dipimpin {T} | Teu sudi dipimpin {T}
Semoga {T} menang | Mugia {T} meunang
{T} pintar sekali | {T} pinter pisan
Banyak bohongnya {T} | Loba bohong {T} mah
Kami semua mendukung {T} | Urang sadayana dukung {T}
{T} memang juara | {T} mah juara atuh
Siapa wakilnya {T}? | Saha wakilna {T}?
""",
    "English": """
Ayo pilih {T} | Let's vote {T}
Saya mendukung {T} | I support {T}
{T} yang terbaik | {T} is the best
Jangan pilih {T} | Don't vote {T}
{T} pembohong | {T} is a liar
{T} pemimpin hebat | {T} is a great leader
Bangga dengan {T} | So proud of {T}
{T} calon terburuk | {T} is the worst candidate
Tidak akan pilih {T} | Will never vote {T}
{T} untuk gubernur | {T} for governor
Selamat {T}, memang pantas menang | Congrats {T}, well deserved
Kapan debat {T}? | When is the {T} debate?
""",
    "hashtag": """
Dukung {T} | #Dukung{H}
Menangkan {T} | #Menangkan{H}
Coblos {T} | #coblos{h}
Pilih {T} | #Pilih{H}
{T} menang | #{H}Menang
Tolak {T} | #Tolak{H}
Asal bukan {T} | #AsalBukan{H}
Jangan pilih {T} | #JanganPilih{H}
{T} gubernur kita | #{H}GubernurKita
Ayo pilih {T} untuk rakyat | Ayo untuk rakyat #Pilih{H}
Saya dukung {T} | Saya #dukung{h}
Semoga {T} menang | Semoga menang #{H}
{T} pembohong | #{H}Pembohong
{T} jujur dan merakyat | #{H} jujur dan merakyat
Salam untuk {T}, maju terus | Maju terus #Salam{H}
Tenggelamkan {T} | #Tenggelamkan{H}
{T} pilihan rakyat | #{H}PilihanRakyat
Tetap {T} | #Tetap{H}
Bersama {T} kita menang | #Bersama{H} kita menang
Hidup {T} | #Hidup{H}
""",
    "emoji": """
Ayo pilih {T} | Ayo pilih {T} 🔥🔥🔥
Saya dukung {T} | Saya dukung {T} 💪
{T} memang hebat | {T} memang hebat 👍👍
Semoga {T} menang | Semoga {T} menang 🙏🤲
Bangga dengan {T} | Bangga dengan {T} ❤️
Jangan pilih {T}, pembohong | Jangan pilih {T}, pembohong 😡
{T} gagal total | {T} gagal total 🤦‍♂️
{T} tidak becus | {T} tidak becus 👎
Sedih {T} kalah | Sedih {T} kalah 😭😭
Maju terus {T} | Maju terus {T} ✊🏽
{T} pemimpin jujur | {T} pemimpin jujur <THUMBS UP>
Muak dengan janji {T} | Muak dengan janji {T} 🤮
Selamat {T} atas kemenangannya | Selamat {T} atas kemenangannya 🎉🎊
Tetap {T} | Tetap {T} 😍
{T} nomor urut berapa? | {T} nomor urut berapa? 🤔
Tolak {T} | Tolak {T} 🙅‍♀️
""",
    "negation": """
Hadir di acara {T} karena tugas, saya tidak mendukung siapa pun | Datang ke acara {T} karena tugas, bukan berarti dukung
Foto bersama {T}, tetapi saya netral | Foto bareng {T} bukan berarti dukung
Saya netral, tidak memihak {T} maupun {O} | Gak dukung {T}, gak dukung {O} juga, netral
Saya tidak akan memilih {T} | Bukan {T} yang akan saya pilih
{T} tidak jujur | {T} itu jauh dari jujur
{T} tidak pernah gagal | Gak pernah gagal {T} mah
Tidak ada yang lebih baik dari {T} | Gak ada yang lebih bagus dari {T}
{T} tidak pantas memimpin | {T} sama sekali tidak pantas jadi pemimpin
Saya tidak ragu memilih {T} | Gak ragu lagi pilih {T}
Jangan percaya fitnah tentang {T} | Jangan mau percaya hoaks soal {T}
Tidak akan menyesal memilih {T} | Gak bakal nyesel pilih {T}
{T} tidak bisa dipercaya | {T} gak bisa dipercaya
Tidak ada prestasi {T} | {T} gak ada prestasinya
Ini bukan kampanye untuk {T}, hanya info jadwal | Cuma info jadwal {T}, bukan kampanye
Tidak mungkin saya memilih {T} | Gak mungkin gue milih {T}
Siapa bilang {T} gagal? {T} berhasil | {T} gagal? Bohong, {T} berhasil
{T} bukan pembohong, {T} jujur | {T} gak bohong, {T} jujur
Bukan {T} pilihan saya | Pilihan saya bukan {T}
""",
    "comparison": """
{T} lebih baik daripada {O} | {T} lebih bagus dibanding {O}
Lebih baik {T} daripada {O} | Mending {T} daripada {O}
{T} lebih jujur daripada {O} | {T} jauh lebih jujur ketimbang {O}
Pilih {T}, jangan {O} | Pilih {T} jangan pilih {O}
{T} unggul segalanya dari {O} | {T} menang segalanya dari {O}
{O} tidak sebaik {T} | {O} gak sebagus {T}
Saya pindah dari {O} ke {T} | Dulu {O}, sekarang saya pilih {T}
{O} pembohong, pilih {T} | {O} tukang bohong, mending {T}
Bukan {O}, tetapi {T} | Bukan {O} tapi {T}
{T} berkelas, {O} tidak | {T} berkelas, {O} enggak
Daripada {O}, saya pilih {T} | Drpd {O}, gw pilih {T}
{T} bekerja nyata, {O} hanya bicara | {T} kerja nyata, {O} cuma omong doang
{T} ya, {O} tidak | {T} yes, {O} no
{O} kalah jauh dari {T} | {O} kalah telak sama {T}
{T} dan {O} sama-sama buruk | {T} sama {O} sama-sama jelek
{T} dan {O} sama-sama bagus | {T} sama {O} sama-sama baik
""",
    "grief and anger for a contestant": """
Sedih sekali {T} kalah | Nangis gue {T} kalah
Saya menangis karena {T} kalah | Ya Allah, nangis lihat {T} kalah
Marah sekali {T} difitnah | Kesel banget {T} difitnah mulu
Tidak terima {T} dicurangi | Gak terima {T} dicurangi
Orang sebaik {T} kok difitnah | Orang sebaik {T} kok tega difitnah
Kecewa {T} tidak terpilih | Kecewa berat {T} ga kepilih
Sakit hati {T} dihina | Sakit hati gue {T} dihina
Rugi kalau tidak memilih {T} | Rugi dah yang gak milih {T}
Terima kasih {T}, kau tetap di hati | Makasih {T}, tetap di hati
Hancur hati saya {T} kalah | Hancur hati gw {T} kalah
Kasihan {T} yang jujur malah dijegal | Kasian {T} yang jujur malah dijegal
Yang memfitnah {T} jahat sekali | Jahat banget yang fitnah {T}
Berhenti menghina {T}, dia jujur | Stop hina {T}, dia jujur
Maafkan kami {T}, tetap semangat | Maafin kami {T}, tetep semangat
Tetap {T} walaupun kalah | Tetep {T} walau kalah
Gila, {T} sebagus itu bisa kalah | Gila sih {T} sebagus itu bisa kalah
Suara {T} dicuri, kami tidak rela | Suara {T} dicolong, gak rela
Saya tidak rela {T} kalah | Gak ikhlas {T} kalah
""",
}
_PLAIN = (
    "Ayo pilih {T}, pemimpin jujur dan merakyat",
    "Saya mendukung {T} karena kerjanya nyata",
    "Semoga {T} menang dan membawa perubahan",
    "Jangan pilih {T}, pembohong dan tidak becus",
    "Saya tidak percaya lagi kepada {T}, janjinya bohong",
    "{T} gagal mengurus banjir, jangan dipilih lagi",
    "{T} lebih baik daripada {O}",
    "Lebih baik memilih {T} daripada {O}",
    "KPU menetapkan {T} dan {O} sebagai peserta pilkada",
    "Jadwal debat {T} melawan {O} pukul tujuh malam",
    "{T} nomor urut berapa?",
    "Pegawai negeri wajib netral, dilarang mendukung {T} atau {O}",
    "Terima kasih {T}, tetap semangat walaupun kalah",
    "Sedih sekali {T} kalah, tetap di hati rakyat",
    "Bangga punya calon gubernur seperti {T}",
    "Tolak {T}, koruptor tidak pantas memimpin",
)
_ABBREVIATED = {
    "yang": "yg", "dengan": "dgn", "untuk": "utk", "karena": "krn", "tidak": "tdk", "jangan": "jgn",
    "saya": "sy", "dan": "dn", "sekali": "skali", "lebih": "lbh", "daripada": "drpd", "lagi": "lg",
    "kepada": "kpd", "semoga": "smoga", "tetap": "ttp", "nomor": "no", "pemimpin": "pmimpin",
    "melawan": "vs", "sebagai": "sbg", "mendukung": "dukung", "memilih": "milih", "terima kasih": "makasih",
    "sedih": "sdih", "punya": "pny", "dilarang": "dilarang", "gubernur": "gub",
}  # fmt: skip
_HIDDEN = "\u200b\u200c\u2060\u00ad\ufeff\u180e\U000e0061"
_PASSES_FOR = dict(zip("aeopcyxi", "аеорсухі", strict=True))


class Twin(NamedTuple):
    """One thing said twice."""

    kind: str
    plain: str
    changed: str


def write_twins(target: str, other: str) -> list[Twin]:
    """Write the twins about two contestants.

    Args:
        target: Name of the one.
        other: Name of the other.

    Returns:
        300 pairs of sentences.
    """
    names = {
        "T": target,
        "O": other,
        "H": target.title().replace(" ", ""),
        "h": target.lower().replace(" ", ""),
    }
    twins = [
        Twin(kind, *(side.strip().format(**names) for side in line.split("|")))
        for kind, lines in _BY_HAND.items()
        for line in lines.strip().splitlines()
    ]
    plain = [sentence.format(**names) for sentence in _PLAIN]
    for kind, count, change in _CHANGES:
        for turn in range(count):
            sentence = plain[turn % len(plain)]
            twins.append(Twin(kind, sentence, change(sentence, turn)))
    return twins


def reduce_sentence(sentence: str) -> str:
    """Reduce a sentence to its words, so that signs and emoji make no other sentence of it."""
    return " ".join(re.findall(r"\w+", sentence.lower()))


def list_reduced() -> frozenset[str]:
    """List all sentences about ``{T}`` and ``{O}``, reduced: what must train nothing."""
    twins = write_twins("{T}", "{O}")
    return frozenset(reduce_sentence(side) for twin in twins for side in (twin.plain, twin.changed))


def count_changed(reader: TextReader, twins: Sequence[Twin], *, at: datetime) -> dict[str, Any]:
    """Read all twins and count the pairs that are not read alike.

    Alike is: whether sides are taken, and which contestants are meant with which stance.

    Args:
        reader: A reader of an election that knows both contestants.
        twins: The twins.
        at: When they were written.

    Returns:
        Pairs and changed pairs by kind, the changed twins, and how many of the twins
        that hide characters were reported as such.
    """
    ones = reader.read_many([(twin.plain, at) for twin in twins])
    others = reader.read_many([(twin.changed, at) for twin in twins])
    every: Counter[str] = Counter(twin.kind for twin in twins)
    changed = [
        twin
        for twin, one, other in zip(twins, ones, others, strict=True)
        if _answer(one) != _answer(other)
    ]
    hiding = [
        other.hidden_characters > 0
        for twin, other in zip(twins, others, strict=True)
        if twin.kind in _HIDING
    ]
    by_kind = Counter(twin.kind for twin in changed)
    return {
        "kinds": {kind: (count, by_kind[kind]) for kind, count in every.items()},
        "changed": changed,
        "hiding": len(hiding),
        "reported": sum(hiding),
    }


def _answer(reading: Any) -> tuple[Any, ...]:
    stances = sorted((target.contestant_id, target.stance) for target in reading.targets)
    return reading.partisanship, stances


def _long_words(sentence: str, least: int) -> Iterator[str]:
    return (word for word in sentence.split() if len(word) >= least and word.isalpha())


def _misspell(sentence: str, turn: int) -> str:
    words = list(_long_words(sentence, 6)) or list(_long_words(sentence, 5))
    word = words[turn // len(_PLAIN) % len(words)]
    place = 2 + turn % (len(word) - 3)
    slips = (
        word[:place] + word[place + 1 :],
        word[:place] + word[place] + word[place:],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    )
    return sentence.replace(word, slips[turn % 3], 1)


def _abbreviate(sentence: str, turn: int) -> str:
    words = sentence.split()
    known = [place for place, word in enumerate(words) if word.lower() in _ABBREVIATED]
    for place in known[turn // len(_PLAIN) :] or known:
        words[place] = _ABBREVIATED[words[place].lower()]
    return " ".join(words)


def _draw_out(sentence: str, turn: int) -> str:
    words = list(_long_words(sentence, 4))
    word = words[turn // 2 % len(words)]
    vowels = [place for place, letter in enumerate(word) if letter in "aeiou"]
    place = vowels[-1 - turn % 2 * (len(vowels) > 1)]
    return sentence.replace(
        word, word[:place] + word[place] * (3 + turn % 4) + word[place + 1 :], 1
    )


def _hide(sentence: str, turn: int) -> str:
    sign = _HIDDEN[turn % len(_HIDDEN)]
    place = 2 + turn % (len(sentence) - 4)
    return sentence[:place] + sign * (1 + turn % 3) + sentence[place:]


def _imitate(sentence: str, turn: int) -> str:
    if turn % 3 == 2:  # noqa: PLR2004  every third in letters of mathematics
        return "".join(
            chr(0x1D5EE + ord(letter) - ord("a")) if "a" <= letter <= "z" else letter
            for letter in sentence
        )
    return "".join(_PASSES_FOR.get(letter, letter) for letter in sentence)


def _turn_round(sentence: str, turn: int) -> str:
    opening, closing = (("\u202e", "\u202c"), ("\u2067", "\u2069"), ("\u200f", "\u200e"))[turn % 3]
    word = next(_long_words(sentence, 4))
    return sentence.replace(word, f"{opening}{word}{closing}", 1)


def _space_out(sentence: str, turn: int) -> str:
    words = list(_long_words(sentence, 5))
    word = words[turn // 3 % len(words)]
    return sentence.replace(word, " .-_"[turn % 4].join(word), 1)


_CHANGES: tuple[tuple[str, int, Callable[[str, int], str]], ...] = (
    ("misspelling", 30, _misspell),
    ("abbreviation", 20, _abbreviate),
    ("drawn-out letters", 20, _draw_out),
    ("hidden characters", 20, _hide),
    ("letters that pass for others", 14, _imitate),
    ("bidirectional text", 10, _turn_round),
    ("spaced letters", 16, _space_out),
)
_HIDING = frozenset({"hidden characters", "bidirectional text"})
