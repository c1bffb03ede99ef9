"""One spelling for each ordinary word: slang, abbreviations, neighbours' tongues, slips."""

import re
from collections.abc import Iterator

from netral.language.vocabulary import Vocabulary

_FORMS = """
saya: gue gw gua gwe gwa ane aku ak aq sy kulo abdi aing aye
kamu: lo lu loe elo elu ente koe kowe km kmu sampeyan
tidak: ga gak nggak ngga enggak engga tdk tak kagak kaga gk nda ndak ora teu henteu mboten nope
tidak: gakk enda ngak tidk tdak
jangan: jgn jng ojo ojok jangn
bukan: bkn dudu sanes
sudah: udah udh sdh dah wes wis uwis geus
belum: blm blom belom blum durung acan
akan: bakal bakalan arep
ingin: pengen pingin pgn pengin hayang
sangat: banget bgt bngt bget bangett bingit pisan amat
yang: yg sing
dengan: dgn dg karo
dan: lan jeung sareng
untuk: utk tuk kanggo
karena: krn karna krna lantaran
kalau: kalo klo kl klw nek lek lamun
seperti: kayak kyk kek koyo koyok jiga siga spt sprti
saja: aja aj wae ae bae doang doank
ini: nih iki ieu
itu: tuh iku eta
apa: apaan opo naon
siapa: sapa sopo saha
bagaimana: gimana gmn gmna piye kumaha bgmn gmana
kenapa: knp ngapa napa ngopo naha knapa mengapa
memang: emang emg mmg
benar: bener bnr beneran leres tenan bnar
orang: org orng
semua: smua smw kabeh sadaya sakabeh
banyak: byk bnyk akeh loba
bagus: apik sae hade bgs good
jelek: elek butut
senang: seneng bungah happy
suka: demen
coblos: nyoblos mencoblos
kalah: eleh kawon
menang: win wins
juga: jg jga ugo oge
lagi: lg lgi deui
tapi: tp tpi tetapi
terus: trs trus
dari: dr dri
dalam: dlm
pada: pd
kepada: kpd
adalah: adlh
dapat: dpt dapet
tahu: tau
bisa: bs bsa iso isok isa tiasa
ada: ono aya
begitu: gitu gt gtu ngono kitu
begini: gini ngene kieu
sampai: sampe smpe nyampe smpai
pakai: pake nganggo
lihat: liat lht ndelok deleng
melihat: ngeliat ngelihat
bicara: ngomong omong
pintar: pinter smart
terbaik: best
hebat: great awesome
cinta: love
pemimpin: leader pmimpin
terimakasih: makasih mksh tks thx trims suwun nuhun tq thanks matursuwun
selamat: slmt wilujeng congrats
semoga: smoga moga mugi muga mugo mugia
ayo: ayok yuk yok hayu hayuk ayoo yuks
tolong: tlg please pls tlong
bohong: boong ngibul ngapusi membohongi bohongi bohongin
goblok: goblog gblk goblk begok
besar: gede gedhe gde
kecil: cilik leutik
dulu: dlu biyen baheula
sekarang: skrg skrng skg saiki ayeuna now
mereka: mrk mreka
cuma: cm cuman cmn mung
hanya: hny hnya
paling: plg
lebih: lbh luwih leuwih
daripada: drpd timbang tinimbang ketimbang tibatan
mending: mendingan mnding
dong: donk dongs
waktu: wkt
tahun: thn taun
bulan: bln
rakyat: rkyt rakjat
masyarakat: masy masyrakat
gubernur: gub gubenur gubernor gubnur governor
presiden: president prsiden persiden
pilih: memilih milih mileh plih vote
buruk: worst bad
dukung: mendukung ndukung ngadukung dukungin support dkung
korup: corrupt
pembohong: liar
harus: hrs kudu mesti
sama: sm
jadi: jd jdi dadi
kerja: krj kerjo gawe
mau: mw
janji: jnji
maaf: maap mangap sorry sori
kita: kito
kami: kmi
masih: msh msih isih
atau: atw ato
setuju: stuju satuju
ogah: emoh embung
kemarin: kmrn kmren wingi
apalagi: aplg
maksud: mksud mksd
"""
"""Each line: the word, then what people write for it in chats, or say in Betawi, Javanese,
Sundanese or English. Only words that mean this and hardly anything else."""
_LAUGHTER = re.compile(r"(?:[wk]*(?:wk|kw)+[wk]*|(?:ha|he|hi|xi){2,}h?|aw?k?o?wk\w*)")
_PREFIXED = re.compile(r"(meny|meng|mem|men|me|ng|ny|di|ber|ter)([a-z]{3,})")
_LOST = {"mem": "p", "men": "t", "meny": "s", "meng": "k", "ng": "k", "ny": "sc"}
"""Letters that a stem loses behind a prefix: *memilih* from *pilih*."""
_ENDS = ("kan", "nya", "lah", "in", "i")
_BARE = re.compile(r"[bcdfghjklmnpqrstvwxyz]{3,}")
_VOWELS = re.compile(r"[aeiou]+")
_RARER = 4
"""A word without vowels stands for one whose rank is at least so many times higher."""
_UNHEARD = re.compile(
    r"(?<=[bcdfghjklmnpqrstvwxyz])(?!(?<=n)e[gy])e(?=[bcdfghjklmnpqrstvwxyz][aeiou])"
    r"|(?<=[aeiou])h(?=[aeiou])"
)
"""Sounds that speech swallows, and so spelling: *selalu* is said *slalu*, *kasihan* *kasian*.
Not between n and g or y, which would become one sound: *ngeri* is no *negeri*."""
_MIN_UNHEARD = 5
_MIN_CORRECTED = 6
"""Shorter words have too many neighbours to say which was meant."""
_COMMON = 3000
"""Only to words of this rank is a slip corrected."""
_MOST_KEPT = 100_000


class Spelling:
    """Gives words one spelling, so that the model meets fewer strangers.

    It changes what the model reads, never what is shown or where spans lie.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Prepare the common words.

        Args:
            vocabulary: Ordinary words; none of them is taken for a slip.
        """
        self._vocabulary = vocabulary
        self._forms = dict(_list_forms())
        self._shortened: dict[str, str] = {}
        self._bare: dict[str, str] = {}
        self._swallowed: dict[str, str] = {}
        for word in vocabulary.list_common(_COMMON):
            if word.isalpha():
                self._bare.setdefault(_VOWELS.sub("", word), word)
                for form in _swallow(word):
                    self._swallowed.setdefault(form, word)
            if len(word) >= _MIN_CORRECTED and word.isalpha():
                for form in (word, *_shorten(word)):
                    self._shortened.setdefault(form, word)
        self._memory: dict[str, str] = {}

    def correct(self, word: str) -> str:
        """Give the one spelling of a word.

        Args:
            word: A lower-case word.

        Returns:
            The ordinary word behind slang, an abbreviation or a slip of one letter;
            the word itself if none is known.
        """
        known = self._memory.get(word)
        if known is None:
            known = self._find(word)
            if len(self._memory) >= _MOST_KEPT:
                self._memory.clear()
            self._memory[word] = known
        return known

    def list_stems(self, word: str) -> set[str]:
        """List the words that a word may be made of: ``mendukung`` is made of *dukung*.

        Made for asking whether a text speaks of voting at all; not every stem is a word.

        Args:
            word: A lower-case word.

        Returns:
            The word in its one spelling, and that without its prefix and suffix.
        """
        plain = self.correct(word)
        stems = {plain}
        match = _PREFIXED.fullmatch(plain)
        if match is not None:
            prefix, rest = match.groups()
            stems |= {first + rest for first in ("", *_LOST.get(prefix, ""))}
        return stems | {stem[: -len(end)] for stem in stems for end in _ENDS if stem.endswith(end)}

    def _find(self, word: str) -> str:
        form = self._forms.get(word)
        if form is not None:
            return form
        if _LAUGHTER.fullmatch(word):
            return "haha"
        if _BARE.fullmatch(word):
            return self._fill(word)
        word = self._choose_fuller(word)
        if len(word) < _MIN_CORRECTED or word in self._vocabulary or not word.isalpha():
            return word
        found = self._shortened.get(word)
        if found is None:
            found = next(
                (
                    self._shortened[form]
                    for form in _shorten(word)
                    if form in self._shortened and abs(len(self._shortened[form]) - len(word)) <= 1
                ),
                word,
            )
        return found

    def _fill(self, bare: str) -> str:
        """Find the common word that was written without its vowels."""
        word = self._bare.get(bare, bare)
        if self._vocabulary.find_rank(bare) < _RARER * (self._vocabulary.find_rank(word) + 1):
            return bare
        return word

    def _choose_fuller(self, word: str) -> str:
        """Choose the more common of two spellings, with or without a swallowed sound."""
        if len(word) < _MIN_UNHEARD:
            return word
        spellings = [word, self._swallowed.get(word, word), *_swallow(word)]
        return min(spellings, key=self._vocabulary.find_rank)


def _swallow(word: str) -> list[str]:
    """Leave out each sound that speech swallows."""
    if len(word) <= _MIN_UNHEARD:
        return []
    return [word[: sound.start()] + word[sound.end() :] for sound in _UNHEARD.finditer(word)]


def _list_forms() -> Iterator[tuple[str, str]]:
    for line in _FORMS.strip().splitlines():
        word, _, forms = line.partition(": ")
        for form in forms.split():
            yield form, word


def _shorten(word: str) -> list[str]:
    """Leave out each letter in turn: two words one slip apart share such a form."""
    return [word[:place] + word[place + 1 :] for place in range(len(word))]
