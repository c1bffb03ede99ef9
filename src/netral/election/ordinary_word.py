"""Ordinary Indonesian words, common first names and busy abbreviations, to warn of risky names."""

import re
from collections.abc import Iterable

from netral.election.folding import fold_name

_ORDINARY = """
abadi abah adat adek adik adil agama agung ahli air aja akan akrab aktif aku alam alami aman
amanah amanat amin anak anda andal aneka api arah asa asah asih asik asli asri atas awal ayah ayo
badan bagus bahagia baik baja baju balai bangga bangkit bangsa bangun banteng banyak bapak barat
baru batik beda bela benar bendera bening berani beras berbakti bercahaya berdaulat berdaya
berdikari beres bergerak beringin berjaya berjuang berkah berkarya berkat berkelanjutan
bermartabat berprestasi bersama bersatu bersih bersinar besar besok betul biasa bijak bintang biru
bisa blusukan bola brutal budaya budi buka bukti bulan bumi bunda bunga buruh cahaya cakap cantik
cemerlang cepat cerah cerdas cinta cita cocok daerah damai dana dari dasar daulat daya demi
demokrasi dengan desa dewa dharma dia digdaya dikenal dinamis doa doel dua duit dukung dulu dunia
elang emak emas empat enak enam energi fajar fakta gagah gagasan gajah galak gandeng garuda gas
gaul gelora gemah gembira gemilang gemoy gerak gerbang gercep gereget golong gotong guru guyub
haji hak hanya harapan hari harmoni harum harus hati hebat hemat hidup hijau hikmah hitam hormat
hukum ibu ideal ilmu impian indah indonesia ingat inovasi inspirasi istimewa jaga jago jalan
jantan jari jasa jawara jaya jelas jempol jernih jitu juang juara jujur kami kampung kandang karya
kasih kawan kaya keadilan kebaikan kebangkitan keberlanjutan kece keluarga kemajuan kemenangan
kenal kerakyatan keras kereta kerja kerukunan kesejahteraan kilat kini kita kokoh kompak kota
kotak kreatif kuat kuda kun kuning kursi lagi lambang lanjut lanjutkan laut layak lebih lentera
lestari lima logis luar luas luhur maju makmur malam mandiri manis mantap mantul manusia mapan
mari masa matahari mawar mega melangkah melati melayani membangun membara menang menyala merah
merakyat merapat merata merdeka mesra milenial milik mimpi muda mudah mukti mulia murah murni
musik mustika naik nasional negara negeri nelayan nomor nur nurani nusa nusantara nyala nyaman
nyata ok oke omah oplet orang padi pagi pahlawan paling panas panen pasar pasti peduli pekerja
pelangi pelayan pemimpin pena penuh perahu perdana perkasa permai permata pers persatuan perubahan
petani pilih pilihan pintar pohon praktis prestasi pria pro proaktif produktif profesional program
puas pulau pulih purnama pusaka putih putra putri raga raja rakyat ramah rapi raya rejeki relawan
religius resik rezeki ribet rida ridho rido rindu rukun rumah sabar sahabat salam saling sama
sandi sang sangat sat satria satu sawit sayang sederhana segar segera sehat sejahtera sejuk sekali
sekolah selalu selamat semangat semesta semua senang seni sentosa senyum sepakat serasi seribu set
setara setia siap sigap sinar sinergi slepet solid solusi sopan sosok suara subur sukses suluh
sumber surya suwung syariah syukur taat tanah tangan tangguh tangkas tani tanpa tegas teguh tekad
teladan tenang tenteram tentram terang terbaik terdepan teruji terus tiga timur tinggi tokoh
toleran total tradisi transparan tri tuah tuhan tulus tumbuh tunas tuntas umat ummat unggul untuk
untung utama utara wadah wahyu wajah wangi wanita warga warna wibawa wijaya wira wisata wong wujud
yakin zaman
"""
_PLACES = """
aceh ambon bali bandung bangka banten barat bekasi belitung bengkulu bogor borneo cirebon denpasar
depok diy dki gorontalo jabar jakarta jambi jateng jatim jawa jogja kalbar kalimantan kalsel
kalteng kaltim kediri kupang lampung lombok madura makassar malang maluku manado mataram medan
minahasa minang nkri ntb ntt padang palembang papua pekanbaru pontianak riau samarinda selatan
semarang solo sulawesi sulbar sulsel sulteng sultra sulut sumatera sumatra sumbar sumsel sumut
sunda surabaya surakarta tangerang tangsel tengah ternate timur utara yogya yogyakarta
"""
_FIRST_NAMES = """
abdul abdullah achmad ade adi adinda aditya agung agus ahmad aisyah akbar akhmad ali alwi amalia
aman amelia amin aminah amir ana anas andi andika andre andri ani anis anita anton anwar ari arief
arif aris arya asep astuti ayu azhar bagus bambang basri basuki bayu beni benny bobby boy budi
budiman burhan cahya cahyadi candra citra dadang damar dani darmawan david dede dedi dedy deni
denny desi devi dewi dian diana dika dina dodi donny dwi dwiyanto eddy edi edy effendi eka eko
elvi endang eni erna erwan erwin evi fadli fahmi faisal farid fatimah fauzi febri ferdi ferry
fikri firman fitri gatot gita gunawan guntur hadi hafiz haikal hakim halim hamdan hamid hamidah
hamzah hanafi handoko hani hari haris hartono haryanto hasan hasanah hasanuddin hasyim hendra
hendri hendro heri herman hermawan heru hidayah hidayat husein husin ibrahim idris ika ikhsan
ilham ilyas imam iman imron indah indra intan iqbal irawan irfan irma irwan isa iskandar ismail
iwan jaka jamal jamil joko jumadi kartika kartini khakim khalid kurnia kurniawan kusuma lestari
lia lilis lina linda lisa lukman lutfi luthfi made mahmud maimunah malik maria marlina maulana
maya mega mohamad mohammad muchtar muhamad muhammad mukhtar mulyadi mulyana mulyono murni mustafa
nanang nasir nasution nina ningsih novi nugroho nur nurhayati nurul oki pandu panji permana prabu
prasetyo pratama puji purnama purnomo purwanto putra putri putu rachman rahayu rahim rahma rahman
rahmat raka ramadhan rani rasyid ratna ratu reza rian ridho ridwan rika rina rini rio riski rizal
rizki rizky robert robi roni rosa rudi rudy rusdi ruslan said saiful salahuddin saleh salim samsul
sandi sandy santoso saputra sari satria septi setiawan setyo sigit silvi simon siti slamet sofyan
soni sony sri subagyo sudirman sugeng suharto suhartono sujono sukarno sukma sulaiman sumardi
sumarni suparman supriyadi surya suryadi susanti susanto susi sutrisno suwarno suyanto syafii
syahrul syamsul syarif tari taufik taufiq teguh tini titin tono topan tri triyono tuti udin umar
usman utami utomo vina wahid wahyu wahyudi wati wawan wayan widodo wijaya wira wulan wulandari
yadi yani yanti yanto yasin yati yoga yogi yono yosef yudi yuli yulia yuliana yulianto yunus yusuf
zainal zaki zulkifli
"""
_BUSY_ABBREVIATIONS = """
ak apa asn bbm bkn bpd bpjs bps cln cpns da dk ds ga hm hmi hr ia ik is kb kk kpk kua la lan lo ma
mk mm mpr nu od opd osis pa pan pb pbb pd pgri pkk pkl pkn pks plt pmi pns ppkn ppp pr ps psi pt
rk rt rw sd sk skb sma smp sop sp tk tni ui uin uu va wa yth
"""

ORDINARY_WORDS = frozenset(_ORDINARY.split())
PLACES = frozenset(_PLACES.split())
FIRST_NAMES = frozenset(_FIRST_NAMES.split())
BUSY_ABBREVIATIONS = frozenset(_BUSY_ABBREVIATIONS.split())

_SHORTEST = 3
_LONGEST_PHRASE = 3
_LONG_WORD = 5
"""From this length on the language room reads a word of a member's name as a name."""
_WORD = re.compile(r"\w+")


def find_risk(text: str) -> str | None:
    """Find why a name could mean something else than a contestant.

    The lists are short and hold what was seen to mislead; that nothing is found does
    not prove a name safe. Read it as the question "would I also write this word on a
    day without an election?".

    Args:
        text: A name, slogan, abbreviation or hashtag.

    Returns:
        The reason as the end of a sentence, or `None`.

    Example:
        >>> find_risk("Menyala")
        'is an ordinary word'
        >>> find_risk("Jakarta Baru")
        'is made of ordinary words and places only'
        >>> find_risk("Pramono Anung") is None
        True
    """
    words = _WORD.findall(fold_name(text).lstrip("#@"))
    if not words or len(words) > _LONGEST_PHRASE:
        return None
    if len(words) > 1:
        common = ORDINARY_WORDS | PLACES
        every = all(word in common for word in words)
        return "is made of ordinary words and places only" if every else None
    return _find_risk_of_word(words[0])


def _find_risk_of_word(word: str) -> str | None:
    if word in BUSY_ABBREVIATIONS:
        return "is an abbreviation of other things too"
    if word in FIRST_NAMES:
        return "is a name that very many people bear"
    if word in ORDINARY_WORDS:
        return "is an ordinary word"
    if word in PLACES:
        return "is a place"
    if len(word) < _SHORTEST:
        return "is too short to mean one thing"
    return None


def count_texts_with(names: Iterable[str], texts: Iterable[str]) -> dict[str, int]:
    """Count in how many ordinary texts each name stands, as whole words.

    A name that stands in texts from a time without an election is ambiguous, whatever
    the lists say. No text is kept.

    Args:
        names: Names, slogans or hashtags.
        texts: Texts that are not about an election.

    Returns:
        The number of texts for each name.

    Example:
        >>> count_texts_with(["Doel"], ["Nonton si Doel lagi", "Abdoel pulang"])
        {'Doel': 1}
    """
    folded = {name: f" {fold_name(name)} " for name in names}
    counts = dict.fromkeys(folded, 0)
    for text in texts:
        plain = f" {fold_name(text)} "
        for name, wanted in folded.items():
            counts[name] += wanted in plain
    return counts


def list_risky_words(member: str) -> list[tuple[str, str]]:
    """List the words of a member's name that would be read as names and are risky.

    Args:
        member: The full name, without degrees.

    Returns:
        Each long word with the reason, as `find_risk` gives it.

    Example:
        >>> list_risky_words("Agus Harimurti Yudhoyono")
        []
        >>> list_risky_words("Djarot Saiful Hidayat")[0]
        ('Saiful', 'is a name that very many people bear')
    """
    risks = [(word, find_risk(word)) for word in _WORD.findall(member) if len(word) >= _LONG_WORD]
    return [(word, why) for word, why in risks if why is not None]
