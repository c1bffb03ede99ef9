"""What is wrong with rows of a register, in Indonesian; a test compares it with the readers."""

import re
from collections.abc import Mapping

from netral.reporting.bilingual import Bilingual

_LETTER = "Cocokkan dengan SK pengangkatan"
_AS_TEXT = "Ekspor sekali lagi dengan kolom NIP sebagai teks"
_SENTENCES: Mapping[str, str] = {
    # 1. Rows and files ---------------------------------------------------------------------
    "Quotation marks in this row do not match.": "Tanda kutip di baris ini tidak berpasangan.",
    'Write a quotation mark inside a text twice (""), or export the file again.': (
        'Tulis tanda kutip di dalam teks dua kali (""), atau ekspor lagi berkasnya.'
    ),
    "The row has more cells than the header, so its cells may stand under wrong headers.": (
        "Baris ini punya lebih banyak sel daripada judul kolom, jadi isinya dapat bergeser."
    ),
    "Put quotation marks around texts that hold the separator, or export the file again.": (
        "Beri tanda kutip pada teks yang memuat pemisah, atau ekspor lagi berkasnya."
    ),
    "There is no column TMT CPNS: the start of service was taken from the NIP (for PPPK the last "
    "day of the year).": (
        "Tidak ada kolom TMT CPNS: awal masa kerja diambil dari NIP (untuk PPPK hari terakhir "
        "tahun itu)."
    ),
    "Add the column; acts before the start of service never count.": (
        "Tambahkan kolomnya; perbuatan sebelum menjadi ASN tidak pernah dihitung."
    ),
    "No declared accounts were given: the gate would drop every act.": (
        "Tidak ada akun yang dinyatakan: semua perbuatan akan dibuang."
    ),
    "Give the declared accounts as well.": "Berikan juga akun yang dinyatakan.",
    "Without a register nobody could check whether these NIPs are civil servants; the persons were "
    "taken from the declared accounts.": (
        "Tanpa register tidak dapat diperiksa apakah NIP ini milik ASN; orangnya diambil dari "
        "akun yang dinyatakan."
    ),
    "Give the register as well.": "Berikan juga registernya.",
    # 2. People -----------------------------------------------------------------------------
    "The NIP is empty.": "NIP kosong.",
    "Add the NIP, or take the row out.": "Isi NIP-nya, atau hapus barisnya.",
    "The NIP has characters that are not digits.": "NIP memuat huruf atau tanda selain angka.",
    "Write its 18 digits as text.": "Tulis 18 angkanya sebagai teks.",
    "The NIP ends in 000: a spreadsheet replaced the last three digits by zeros.": (
        "NIP berakhir 000: lembar kerja mengganti tiga angka terakhir dengan nol."
    ),
    "The NIP has {} digits, expected are 18.": "NIP memuat {} angka, seharusnya 18.",
    "The NIP has 15 digits: a spreadsheet cut the last three off.": (
        "NIP memuat 15 angka: lembar kerja memotong tiga angka terakhir."
    ),
    "This is an old NIP of 9 digits.": "Ini NIP lama dengan 9 angka.",
    "Use the 18 digits of NIP BARU; the old number names nobody today.": (
        "Pakai 18 angka NIP BARU; nomor lama tidak menunjuk siapa pun."
    ),
    "The NIP is a number in this file, not text: a spreadsheet keeps 15 of the 18 digits and "
    "invents the rest.": (
        "NIP di berkas ini berupa bilangan, bukan teks: lembar kerja menyimpan 15 dari 18 angka "
        "dan mengarang sisanya."
    ),
    "The NIP is in scientific notation: its last digits are lost.": (
        "NIP ditulis dengan notasi ilmiah: angka terakhirnya hilang."
    ),
    "The NIP ends in decimals: it went through a number.": (
        "NIP berakhir dengan desimal: pernah menjadi bilangan."
    ),
    "Export it once more with the NIP column as text; the digits cannot be restored from this "
    "file.": f"{_AS_TEXT}; angkanya tidak dapat dipulihkan dari berkas ini.",
    "Export the file once more with the NIP column as text.": f"{_AS_TEXT}.",
    "Compare with the person's appointment letter (SK).": f"{_LETTER}.",
    "Compare with the appointment letter (SK); the row is kept.": f"{_LETTER}; barisnya dipakai.",
    "Digits 1-8 of the NIP are no day of birth.": "Angka 1-8 NIP bukan tanggal lahir.",
    "Digits 13-14 of the NIP are neither a month (PNS) nor 21-29 (PPPK).": (
        "Angka 13-14 NIP bukan bulan (PNS) dan bukan 21-29 (PPPK)."
    ),
    "Digit 15 of the NIP is neither 1 nor 2.": "Angka ke-15 NIP bukan 1 atau 2.",
    "By the NIP, the service starts in the future.": "Menurut NIP masa kerjanya belum mulai.",
    "By the NIP, the age at the start is outside 18-60.": (
        "Menurut NIP usia saat diangkat di luar 18-60 tahun."
    ),
    "The PNS ID is a number in this file, not text; it was not used.": (
        "PNS ID di berkas ini berupa bilangan, bukan teks; tidak dipakai."
    ),
    "Export it as text.": "Ekspor sebagai teks.",
    "The start of service and digits 9-14 of the NIP name different months.": (
        "TMT dan angka 9-14 NIP menyebut bulan yang berbeda."
    ),
    "Compare with the appointment letter (SK); the column counts, not the NIP.": (
        f"{_LETTER}; yang dipakai kolomnya, bukan NIP."
    ),
    "This is not a day written dd-mm-yyyy.": "Ini bukan tanggal dalam bentuk hh-bb-tttt.",
    "The row is kept without it.": "Barisnya dipakai tanpa itu.",
    "Most NIPs of this file are multiples of 32: they were rounded as floating-point numbers, and "
    "this one may be another person's.": (
        "Kebanyakan NIP berkas ini kelipatan 32: semuanya dibulatkan sebagai bilangan, dan yang "
        "ini dapat milik orang lain."
    ),
    "The same NIP stands beside different PNS IDs: it is not clear whose it is.": (
        "NIP yang sama berdampingan dengan PNS ID yang berbeda: tidak jelas milik siapa."
    ),
    "The same PNS ID stands beside different NIPs: it is not clear who it is.": (
        "PNS ID yang sama berdampingan dengan NIP yang berbeda: tidak jelas siapa orangnya."
    ),
    "Correct one of the rows.": "Perbaiki salah satu barisnya.",
    "The person stands in row {} of {} already; this row was not used.": (
        "Orang ini sudah ada di baris {} berkas {}; baris ini tidak dipakai."
    ),
    "Keep one row for each person.": "Sisakan satu baris untuk setiap orang.",
    # 3. Accounts ---------------------------------------------------------------------------
    "NIP {} is not in the register, or its row there has an error.": (
        "NIP {} tidak ada dalam register, atau barisnya di sana salah."
    ),
    "Add the person to the register, or take the declaration out.": (
        "Tambahkan orangnya ke register, atau hapus pernyataannya."
    ),
    "There is no platform of this name.": "Tidak ada platform dengan nama ini.",
    "Write one of {}.": "Tulis salah satu dari {}.",
    "The handle is a number in this file, not text.": (
        "Nama akun di berkas ini berupa bilangan, bukan teks."
    ),
    "The handle is empty.": "Nama akun kosong.",
    "One cell holds several handles.": "Satu sel memuat beberapa nama akun.",
    "A handle has no spaces; this looks like a display name.": (
        "Nama akun tidak memuat spasi; ini tampaknya nama tampilan."
    ),
    "This is an e-mail address, not a handle.": "Ini alamat surel, bukan nama akun.",
    "This is a phone number, not a handle.": "Ini nomor telepon, bukan nama akun.",
    "A handle of this platform cannot have these characters.": (
        "Nama akun di platform ini tidak dapat memuat tanda itu."
    ),
    "Write the name after @ on the profile, or the address of the profile.": (
        "Tulis nama sesudah @ di profilnya, atau alamat profilnya."
    ),
    "The web address cannot be read.": "Alamat web tidak terbaca.",
    "The web address is not that of a profile.": "Alamat web ini bukan alamat profil.",
    "The web address belongs to another site than the platform of the row.": (
        "Alamat web ini milik situs lain, bukan platform di baris ini."
    ),
    "Write the address of the profile page.": "Tulis alamat halaman profilnya.",
    "A web address stands where the handle belongs; the handle was taken from it.": (
        "Alamat web berada di tempat nama akun; nama akun diambil darinya."
    ),
    "Write the handle alone next time.": "Lain kali tulis nama akunnya saja.",
    "The handle, the id and the address of the row name different accounts.": (
        "Nama akun, id dan alamat di baris ini menunjuk akun yang berbeda."
    ),
    "Open the profile and write down what it shows.": "Buka profilnya dan tulis yang tertera.",
    "The row names no account: handle, account_id and url are empty.": (
        "Baris ini tidak menyebut akun: handle, account_id dan url kosong."
    ),
    "Write the handle or the stable id.": "Tulis nama akun atau id tetapnya.",
    "The account id went through a number: its last digits may be lost.": (
        "Id akun pernah menjadi bilangan: angka terakhirnya dapat hilang."
    ),
    "Copy the id from the platform once more, as text.": (
        "Salin lagi idnya dari platform, sebagai teks."
    ),
    "An account id has no spaces.": "Id akun tidak memuat spasi.",
    "Write the platform's stable id, or leave the cell empty.": (
        "Tulis id tetap dari platform, atau kosongkan selnya."
    ),
    "The account id ends in 000: a spreadsheet may have rounded it.": (
        "Id akun berakhir 000: mungkin dibulatkan lembar kerja."
    ),
    "Compare it with the platform.": "Cocokkan dengan platformnya.",
    "Neither valid_from nor declared_on is given.": "valid_from dan declared_on kosong.",
    "Write the first day of the declaration.": "Tulis hari pertama pernyataannya.",
    "This is not a day written dd-mm-yyyy or yyyy-mm-dd.": (
        "Ini bukan tanggal dalam bentuk hh-bb-tttt atau tttt-bb-hh."
    ),
    "The days decide which acts count; write the day anew.": (
        "Hari menentukan perbuatan mana yang dihitung; tulis lagi tanggalnya."
    ),
    "valid_to is before valid_from.": "valid_to mendahului valid_from.",
    "valid_to is the last day, inclusive; leave it empty while the declaration holds.": (
        "valid_to adalah hari terakhir yang masih berlaku; kosongkan selama masih berlaku."
    ),
    "The account was declared after the first day on which it counts.": (
        "Akun dinyatakan sesudah hari pertama ia dihitung."
    ),
    "valid_from decides; see that the source document says so.": (
        "Yang menentukan valid_from; pastikan dokumen sumbernya menyebut begitu."
    ),
    "Two people declared this account for the same days: it counts for neither.": (
        "Dua orang menyatakan akun ini untuk hari yang sama: tidak dihitung bagi keduanya."
    ),
    "Two people declared the account with this stable id: it counts for neither.": (
        "Dua orang menyatakan akun dengan id tetap ini: tidak dihitung bagi keduanya."
    ),
    "Ask both for the source document, and correct one of the rows.": (
        "Minta dokumen sumber dari keduanya, dan perbaiki salah satu barisnya."
    ),
    "The handle was declared by different people for different days.": (
        "Nama akun ini dinyatakan orang yang berbeda untuk hari yang berbeda."
    ),
    "See that it changed hands on that day.": "Pastikan akun itu berpindah tangan pada hari itu.",
    "The same declaration stands in an earlier row.": (
        "Pernyataan yang sama sudah ada di baris sebelumnya."
    ),
    "Take one of the rows out.": "Hapus salah satu barisnya.",
    "The handle looks like another declared one ({}).": (
        "Nama akun ini mirip dengan nama lain yang dinyatakan ({})."
    ),
    "The eye cannot tell them apart: see that each was copied from its profile.": (
        "Mata tidak dapat membedakannya: pastikan masing-masing disalin dari profilnya."
    ),
}
_FILLED = tuple(
    (re.compile(re.escape(english).replace(r"\{\}", "(.+?)")), indonesian)
    for english, indonesian in _SENTENCES.items()
    if "{}" in english
)


def say_problem(sentence: str) -> Bilingual:
    """Say a sentence about a row in both languages; one that is unknown stays as it is."""
    if sentence in _SENTENCES:
        return Bilingual(_SENTENCES[sentence], sentence)
    for pattern, indonesian in _FILLED:
        found = pattern.fullmatch(sentence)
        if found is not None:
            return Bilingual(indonesian.format(*found.groups()), sentence)
    return Bilingual(sentence, sentence)
