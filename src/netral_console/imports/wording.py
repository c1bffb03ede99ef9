"""Words of imports, in both languages."""

from collections.abc import Mapping

from netral.register.header import Column
from netral.reporting.bilingual import Bilingual
from netral_console.imports.models import INTERNAL, ImportKind, ImportState
from netral_console.registry.importing import LeftOut

KINDS: Mapping[str, Bilingual] = {
    ImportKind.REGISTER: Bilingual("Register dan akun", "Register and accounts"),
    ImportKind.ACTIVITY: Bilingual("Aktivitas", "Activity"),
}
STATES: Mapping[str, Bilingual] = {
    ImportState.QUEUED: Bilingual("menunggu diperiksa", "waits to be checked"),
    ImportState.CHECKING: Bilingual("sedang diperiksa", "being checked"),
    ImportState.CHECKED: Bilingual("menunggu Anda", "waits for you"),
    ImportState.WANTED: Bilingual("menunggu dimasukkan", "waits to be imported"),
    ImportState.IMPORTING: Bilingual("sedang dimasukkan", "being imported"),
    ImportState.DONE: Bilingual("selesai", "done"),
    ImportState.REFUSED: Bilingual("ditolak", "refused"),
    ImportState.CANCELLED: Bilingual("dibatalkan", "cancelled"),
}
PHASES: Mapping[str, Bilingual] = {
    "": Bilingual("menunggu pekerja", "waiting for the worker"),
    "reading": Bilingual("berkas dibaca", "reading the files"),
    "writing": Bilingual("register ditulis", "writing the register"),
    "sealing": Bilingual("perbuatan disegel", "sealing acts"),
}
COLUMNS: Mapping[str, Bilingual] = {
    Column.PNS_ID: Bilingual("PNS ID", "PNS ID"),
    Column.NIP: Bilingual("NIP", "NIP"),
    Column.NAME: Bilingual("nama", "name"),
    Column.TITLE_BEFORE: Bilingual("gelar depan", "title before the name"),
    Column.TITLE_AFTER: Bilingual("gelar belakang", "title after the name"),
    Column.EMPLOYMENT_KIND: Bilingual("jenis pegawai", "kind of employment"),
    Column.LEGAL_STATUS: Bilingual("kedudukan hukum", "legal status"),
    Column.APPOINTMENT_STATUS: Bilingual("status CPNS/PNS", "CPNS or PNS"),
    Column.POSITION_KIND: Bilingual("jenis jabatan", "kind of position"),
    Column.POSITION: Bilingual("jabatan", "position"),
    Column.ECHELON: Bilingual("eselon", "echelon"),
    Column.UNIT: Bilingual("unit kerja (UNOR)", "unit (UNOR)"),
    Column.AGENCY: Bilingual("instansi kerja", "agency"),
    Column.POSITION_SINCE: Bilingual("TMT jabatan", "in the position since"),
    Column.SERVING_SINCE: Bilingual("TMT CPNS/PPPK", "serving since"),
    Column.PLATFORM: Bilingual("platform", "platform"),
    Column.HANDLE: Bilingual("nama akun (sesudah @)", "account name (after @)"),
    Column.URL: Bilingual("alamat profil", "address of the profile"),
    Column.ACCOUNT_ID: Bilingual("id akun", "account id"),
    Column.DISPLAY_NAME: Bilingual("nama tampilan", "display name"),
    Column.DECLARED_ON: Bilingual("dinyatakan pada", "declared on"),
    Column.VALID_FROM: Bilingual("berlaku dari", "valid from"),
    Column.VALID_TO: Bilingual("berlaku sampai", "valid until"),
    Column.VISIBILITY: Bilingual("visibilitas", "visibility"),
    Column.SOURCE_DOCUMENT: Bilingual("dokumen sumber", "source document"),
}
ACT_COLUMNS: Mapping[str, Bilingual] = {
    "platform": Bilingual("platform", "platform"),
    "actor_handle": Bilingual("akun yang berbuat", "account that acted"),
    "actor_id": Bilingual("id akun yang berbuat", "id of the account that acted"),
    "verb": Bilingual("jenis perbuatan", "kind of act"),
    "occurred_at": Bilingual("waktu", "moment"),
    "text": Bilingual("teks", "text"),
    "act_id": Bilingual("id perbuatan", "id of the act"),
    "object_url": Bilingual("alamat sasaran", "address of the object"),
    "object_owner_handle": Bilingual("akun sasaran", "account of the object"),
    "object_text": Bilingual("teks sasaran", "text of the object"),
}
TABLES: Mapping[str, Bilingual] = {
    "": Bilingual("belum dikenali", "not recognised yet"),
    "register": Bilingual("register", "register"),
    "accounts": Bilingual("akun yang dinyatakan", "declared accounts"),
    "register and accounts": Bilingual("register dengan akun", "register with accounts"),
}
LEFT_OUT: Mapping[str, Bilingual] = {
    LeftOut.OTHER_PERSON: Bilingual(
        "sudah dinyatakan orang lain untuk hari-hari itu",
        "declared by somebody else for those days",
    ),
    LeftOut.VOID: Bilingual(
        "petugas sudah mengabulkan bahwa akun ini bukan miliknya",
        "an officer granted that it was never theirs",
    ),
    LeftOut.UNKNOWN_PERSON: Bilingual(
        "NIP-nya tidak ada dalam register konsol", "nobody in the console has that NIP"
    ),
    LeftOut.BEFORE_SERVICE: Bilingual(
        "berakhir sebelum pemiliknya menjadi ASN", "ended before its owner became a civil servant"
    ),
}
COUNTS: Mapping[str, Bilingual] = {
    "files": Bilingual("berkas", "files"),
    "rows": Bilingual("baris dibaca", "rows read"),
    "records": Bilingual("catatan di dalamnya", "records in them"),
    "people_new": Bilingual("pegawai baru", "new civil servants"),
    "people_known": Bilingual("pegawai yang sudah ada", "civil servants already there"),
    "accounts_new": Bilingual("akun baru", "new accounts"),
    "accounts_known": Bilingual("akun yang sudah ada", "accounts already there"),
    "accounts_left_out": Bilingual("akun yang tidak dimasukkan", "accounts left out"),
    "errors": Bilingual("baris atau berkas dengan kesalahan", "rows or files with an error"),
    "warnings": Bilingual("peringatan", "warnings"),
    "people": Bilingual("pegawai dimasukkan", "civil servants imported"),
    "accounts": Bilingual("akun dimasukkan", "accounts imported"),
    "units": Bilingual("unit kerja dari pegawai baru", "units of new civil servants"),
    "read": Bilingual("catatan dibaca", "records read"),
    "undeclared": Bilingual(
        "dari akun yang tidak dinyatakan (tidak disimpan)", "of undeclared accounts (not kept)"
    ),
    "not_valid": Bilingual(
        "di luar hari pernyataan (tidak disimpan)", "outside the declared days (not kept)"
    ),
    "outside_window": Bilingual(
        "di luar masa pemilihan (tidak disimpan)", "outside the election's window (not kept)"
    ),
    "quarantined": Bilingual("tidak dapat dipahami (tidak disimpan)", "not understood (not kept)"),
    "nothing": Bilingual("tanpa apa pun (tidak disimpan)", "nothing to see (not kept)"),
    "unclear": Bilingual("tidak jelas (tidak disimpan)", "unclear (not kept)"),
    "indication_acts": Bilingual("perbuatan dengan indikasi", "acts with an indication"),
    "added": Bilingual("indikasi baru yang menunggu", "new indications that wait"),
    "known": Bilingual("sudah ada sebelumnya", "known before"),
    "undeclared_now": Bilingual(
        "tanpa pernyataan yang berlaku lagi (tidak disimpan)",
        "under no declaration that holds any more (not kept)",
    ),
    "refused": Bilingual("tidak dapat disimpan", "could not be kept"),
}
"""In the order in which they are shown."""
_UNTOUCHED = Bilingual(
    " Tidak ada yang dimasukkan, dan berkasnya sudah dimusnahkan.",
    " Nothing was imported, and the files are destroyed.",
)
_REFUSALS: Mapping[str, Bilingual] = {
    INTERNAL: Bilingual(
        "Program gagal pada berkas ini. Beri tahu pengelola konsol.",
        "The program failed at these files. Tell whoever runs the console.",
    ),
    "NTR-VAL-003": Bilingual(
        "Ada baris dengan kesalahan, dan tidak diminta untuk ditinggalkan. Perbaiki berkasnya.",
        "Rows have errors, and nobody asked to leave them out. Mend the files.",
    ),
    "NTR-REG-004": Bilingual("Berkas {file} kosong.", "File {file} is empty."),
    "NTR-REG-005": Bilingual(
        "Tidak ada baris yang tersisa untuk dimasukkan.", "No row is left to import."
    ),
    "NTR-CON-026": Bilingual(
        "Masih ada kolom yang belum dikenali.", "Some columns are not recognised yet."
    ),
    "NTR-CON-009": Bilingual(
        "Penerimaan indikasi sedang tidak dinyalakan oleh dua orang.",
        "Two people have not switched the taking in of indications on.",
    ),
    "NTR-CON-020": Bilingual(
        "Ketentuan yang berlaku berganti selagi berkas disaring. Kirim lagi.",
        "The rulebook in force changed while the files were screened. Send them again.",
    ),
    "NTR-CON-023": Bilingual(
        "Kunci nama samaran belum ada pada konsol. Pengelola memberikannya sekali: "
        "`netral console work --pseudonym-key BERKAS`.",
        "The key of pseudonyms is not among the console's keys. Whoever runs it gives it once: "
        "`netral console work --pseudonym-key FILE`.",
    ),
    "NTR-CON-027": Bilingual(
        "Pekerja berhenti tiga kali pada berkas ini. Coba satu per satu.",
        "The worker ended three times at these files. Try them one by one.",
    ),
}
_OTHER = Bilingual(
    "Berkas {file} tidak dapat dibaca ({code}).", "File {file} cannot be read ({code})."
)


def say_import_refusal(code: str, file: int | None) -> Bilingual:
    """Say why an import was refused; a file is called by its place, since its name is gone."""
    said = _REFUSALS.get(code, _OTHER).fill(file=1 if file is None else file + 1, code=code)
    return Bilingual(said.id + _UNTOUCHED.id, said.en + _UNTOUCHED.en)
