"""The sentences of the report, in Indonesian and in English."""

from collections.abc import Mapping

from netral.reporting.bilingual import Bilingual

PAGE: Mapping[str, Bilingual] = {
    "title": Bilingual("Laporan penyaringan", "Screening report"),
    "skip": Bilingual("Langsung ke indikasi", "Skip to the indications"),
    "language": Bilingual("Bahasa", "Language"),
    "nav": Bilingual("Bagian laporan", "Parts of the report"),
    "made": Bilingual("Disaring pada {when}", "Screened on {when}"),
    "innocence": Bilingual(
        "Setiap pegawai dianggap tidak bersalah. Halaman ini memuat indikasi, yaitu dugaan yang "
        "harus diperiksa manusia, bukan putusan. Hanya pejabat yang berwenang yang memutus, "
        "setelah yang bersangkutan diberi tahu, melihat bukti, dan menjawab.",
        "Every civil servant is presumed innocent. This page holds indications: matters for "
        "people to look at, not findings. Only the competent authority decides, after the person "
        "was told, saw the evidence and could reply.",
    ),
    "confidential": Bilingual(
        "Untuk pemeriksa yang ditugasi. Jangan diumumkan atau diteruskan.",
        "For assigned reviewers. Not to be published or passed on.",
    ),
    "funnel": Bilingual("Ringkasan", "Summary"),
    "funnel_lead": Bilingual(
        "Ke mana setiap catatan yang dibaca. Angka menghitung catatan dan perbuatan, tidak pernah "
        "orang.",
        "Where every record that was read has gone. The numbers count records and acts, never "
        "persons.",
    ),
    "funnel_picture": Bilingual(
        "Gambar: dari catatan yang dibaca sampai perbuatan dengan indikasi. Angka yang sama ada "
        "dalam tabel.",
        "Picture: from records read to acts with an indication. The same numbers are in the table.",
    ),
    "as_table": Bilingual("Angka yang sama sebagai tabel", "The same numbers as a table"),
    "step": Bilingual("Langkah", "Step"),
    "number": Bilingual("Jumlah", "Number"),
    "share_of_read": Bilingual("Bagian dari yang dibaca", "Share of records read"),
    "indications_note": Bilingual(
        "{acts} perbuatan menimbulkan {indications} indikasi: satu perbuatan dapat menyentuh "
        "beberapa ketentuan.",
        "{acts} acts raise {indications} indications: one act can touch several rules.",
    ),
    "nothing": Bilingual("Mengapa tidak ada indikasi", "Why there is no indication"),
    "nothing_lead": Bilingual(
        "Penjaga pertama yang menghentikan, atau tidak adanya ketentuan yang cocok.",
        "The first guard that stopped, or that no rule matched.",
    ),
    "nothing_repeated": Bilingual(
        "{number} di antaranya catatan tentang perbuatan yang sudah terbaca dari tempat lain.",
        "{number} of them are records of an act that was already read from another place.",
    ),
    "timeline": Bilingual("Linimasa", "Timeline"),
    "timeline_lead": Bilingual(
        "Perbuatan menurut hari setempat dan tahapan pemilihan. Sejak penetapan calon, ketentuan "
        "yang berlaku berganti.",
        "Acts by local day and stage of the election. From designation on, other rules apply.",
    ),
    "timeline_picture": Bilingual(
        "Gambar: banyaknya perbuatan tiap hari terhadap tahapan. Angka yang sama ada dalam tabel.",
        "Picture: number of acts by day against the stages. The same numbers are in the tables.",
    ),
    "timeline_empty": Bilingual(
        "Tidak ada perbuatan untuk digambar.", "There are no acts to draw."
    ),
    "stage": Bilingual("Tahapan", "Stage"),
    "dates": Bilingual("Tanggal", "Dates"),
    "day": Bilingual("Hari", "Day"),
    "by_day": Bilingual("Menurut hari", "By day"),
    "with_indication": Bilingual("Dengan indikasi", "With indication"),
    "unclear_short": Bilingual("Tidak jelas", "Unclear"),
    "designation": Bilingual("penetapan calon", "designation"),
    "coverage": Bilingual("Yang tidak terlihat", "What was not seen"),
    "coverage_lead": Bilingual(
        "Tidak ada indikasi bukan berarti tidak ada perbuatan. Inilah yang tidak dapat atau tidak "
        "boleh dilihat, dan sebabnya.",
        "No indication does not mean no act. This is what could not or must not be seen, and why.",
    ),
    "by_design": Bilingual("Sengaja tidak dilihat", "Not looked at on purpose"),
    "sources": Bilingual("Berkas yang dibaca", "Files that were read"),
    "file_count": Bilingual("{n} berkas", "files: {n}"),
    "format": Bilingual("Format", "Format"),
    "grade": Bilingual("Tingkat asal bukti", "Provenance grade"),
    "records": Bilingual("Catatan dibaca", "Records read"),
    "not_read": Bilingual("Tidak dibaca, dan sebabnya", "Not read, and why"),
    "all_read": Bilingual("semua bagian yang dikenal dibaca", "every known part was read"),
    "quarantine": Bilingual("Karantina: tidak dipahami", "Quarantine: not understood"),
    "quarantine_lead": Bilingual(
        "Disimpan terpisah dengan tempat dan sebabnya (quarantine.jsonl); dapat dibaca ulang tanpa "
        "mengunggah lagi.",
        "Kept apart with place and reason (quarantine.jsonl); can be read again without a new "
        "upload.",
    ),
    "quarantine_empty": Bilingual(
        "Semua catatan dapat dipahami.", "Every record could be understood."
    ),
    "reason": Bilingual("Sebab", "Reason"),
    "declared": Bilingual("Akun yang dinyatakan", "Declared accounts"),
    "declared_lead": Bilingual(
        "Hanya akun yang dinyatakan pegawai sendiri yang masuk; akun lain tidak dicari.",
        "Only accounts that civil servants declared themselves pass; no other account is looked "
        "for.",
    ),
    "platform": Bilingual("Platform", "Platform"),
    "accounts": Bilingual("Akun", "Accounts"),
    "notes": Bilingual("Catatan", "Notes"),
    "acts": Bilingual("Indikasi", "Indications"),
    "acts_lead": Bilingual(
        "Satu kartu satu perbuatan, menurut waktu. Daftar ini tidak mengurutkan, mengelompokkan, "
        "atau menghitung orang.",
        "One card is one act, in the order of time. This list does not sort, group or count "
        "persons.",
    ),
    "needs_script": Bilingual(
        "Kartu memerlukan JavaScript di peramban. Tanpa itu, bacalah indications.jsonl; ringkasan "
        "di atas tetap lengkap.",
        "The cards need JavaScript in the browser. Without it, read indications.jsonl; the summary "
        "above is complete.",
    ),
    "cut": Bilingual(
        "Halaman ini memuat {shown} dari {total} perbuatan, yang paling awal menurut waktu. "
        "Selebihnya ada dalam {file}.",
        "This page holds {shown} of {total} acts, the earliest ones. The others are in {file}.",
    ),
    "versions": Bilingual("Versi", "Versions"),
    "versions_lead": Bilingual(
        "Dengan versi dan sidik ini siapa pun dapat mengulang penyaringan dan mendapat hasil yang "
        "sama.",
        "With these versions and digests anyone can repeat the screening and get the same result.",
    ),
    "program": Bilingual("Program", "Program"),
    "election": Bilingual("Pemilihan", "Election"),
    "edition": Bilingual("Edisi ketentuan", "Rulebook edition"),
    "model": Bilingual("Model bahasa", "Language model"),
    "digest": Bilingual("Sidik", "Digest"),
    "colophon": Bilingual(
        "Halaman ini berdiri sendiri: tidak memuat atau mengirim apa pun lewat jaringan.",
        "This page stands alone: it loads and sends nothing over the network.",
    ),
}

FUNNEL: Mapping[str, Bilingual] = {
    "read": Bilingual("Catatan dibaca", "Records read"),
    "undeclared": Bilingual(
        "Dilepas: akun tidak dinyatakan siapa pun", "Dropped: account declared by nobody"
    ),
    "not_valid": Bilingual(
        "Dilepas: pernyataan akun tidak berlaku saat itu", "Dropped: declaration not valid then"
    ),
    "outside_window": Bilingual(
        "Dilepas: di luar masa pemilihan", "Dropped: outside the election's window"
    ),
    "quarantined": Bilingual("Karantina: tidak dipahami", "Quarantine: not understood"),
    "screened": Bilingual("Perbuatan disaring", "Acts screened"),
    "nothing": Bilingual("Tidak ada indikasi", "No indication"),
    "unclear": Bilingual("Tidak jelas", "Unclear"),
    "indication_acts": Bilingual("Perbuatan dengan indikasi", "Acts with an indication"),
}

NOT_LOOKED_AT: tuple[Bilingual, ...] = (
    Bilingual(
        "Akun yang tidak dinyatakan, dan akun tanpa nama: tidak dicari dan tidak dikaitkan.",
        "Undeclared and anonymous accounts: not searched for and not linked to anybody.",
    ),
    Bilingual(
        "Pesan pribadi, grup tertutup, daftar teman, hasil pencarian.",
        "Private messages, closed groups, lists of friends, searches.",
    ),
    Bilingual(
        "Isi gambar dan video: mesin tidak mengenali wajah, pose, atau atribut.",
        "What pictures and videos show: no face, pose or attribute is recognised.",
    ),
    Bilingual(
        "Perbuatan di luar jaringan (acara, spanduk, keputusan): tidak dilihat mesin; hanya "
        "laporan orang.",
        "Acts outside the network (events, banners, decisions): no machine sees them; only reports "
        "by people.",
    ),
    Bilingual(
        "Kritik atau pujian atas kebijakan dan pejabat sebagai pejabat: bukan indikasi.",
        "Criticism or praise of policies, and of officials as officials: no indication.",
    ),
    Bilingual(
        "Segala sesuatu di luar masa pemilihan: dilupakan saat dibaca.",
        "Everything outside the election's window: forgotten while reading.",
    ),
)

CARDS: Mapping[str, Bilingual] = {
    "tab_indication": Bilingual("Indikasi", "Indications"),
    "tab_unclear": Bilingual("Tidak jelas", "Unclear"),
    "filters": Bilingual("Saring kartu", "Filter the cards"),
    "search": Bilingual("Cari dalam teks", "Search the texts"),
    "search_hint": Bilingual("kata, ketentuan, atau nomor", "word, rule or number"),
    "rule": Bilingual("Ketentuan", "Rule"),
    "phase": Bilingual("Tahapan", "Stage"),
    "platform": Bilingual("Platform", "Platform"),
    "contestant": Bilingual("Peserta", "Contestant"),
    "grade": Bilingual("Asal bukti", "Provenance"),
    "all": Bilingual("semua", "all"),
    "clear": Bilingual("Hapus saringan", "Clear filters"),
    "shown": Bilingual("{shown} dari {total} perbuatan cocok", "{shown} of {total} acts match"),
    "none": Bilingual(
        "Tidak ada perbuatan yang cocok dengan saringan ini.", "No act matches these filters."
    ),
    "none_at_all": Bilingual("Tidak ada.", "There are none."),
    "more": Bilingual("Tampilkan berikutnya", "Show more"),
    "order": Bilingual("Urutan waktu", "Order of time"),
    "oldest": Bilingual("terlama dahulu", "oldest first"),
    "newest": Bilingual("terbaru dahulu", "newest first"),
    "keys": Bilingual("Pintasan (?)", "Shortcuts (?)"),
    "keys_title": Bilingual("Pintasan papan ketik", "Keyboard shortcuts"),
    "keys_on": Bilingual("Pintasan satu huruf aktif", "Single-letter shortcuts on"),
    "close": Bilingual("Tutup", "Close"),
    "key_next": Bilingual("perbuatan berikutnya", "next act"),
    "key_previous": Bilingual("perbuatan sebelumnya", "previous act"),
    "key_search": Bilingual("cari", "search"),
    "key_tabs": Bilingual("indikasi, tidak jelas", "indications, unclear"),
    "key_help": Bilingual("bantuan ini", "this help"),
    "key_escape": Bilingual("tutup, keluar dari pencarian", "close, leave the search"),
    "person": Bilingual("samaran", "pseudonym"),
    "own_text": Bilingual("Teks perbuatan", "Text of the act"),
    "no_text": Bilingual("Perbuatan ini tidak memuat kata sendiri.", "This act has no own words."),
    "object": Bilingual("Dilakukan pada", "Done to"),
    "object_campaign": Bilingual(
        "akun kampanye {contestant}", "the campaign account of {contestant}"
    ),
    "object_other": Bilingual(
        "unggahan akun lain (pemiliknya tidak disimpan)",
        "another account's post (its owner is not kept)",
    ),
    "object_unknown": Bilingual(
        "Sumber tidak memuat isi objeknya.", "The source does not hold the object's words."
    ),
    "published": Bilingual("terbit {when}", "published {when}"),
    "machine_read": Bilingual("dibaca mesin", "read by the machine"),
    "touches": Bilingual("Ketentuan yang mungkin tersentuh", "Rules it may touch"),
    "raised_unclear": Bilingual("belum dapat dikatakan", "cannot be told"),
    "class_printed": Bilingual("Golongan sebagaimana tercetak", "Class as printed"),
    "class_note": Bilingual("bukan ramalan sanksi", "not a predicted sanction"),
    "class_beside": Bilingual("Perbuatan yang sama juga disebut", "The same act is also called"),
    "articles": Bilingual("Dasar", "Basis"),
    "limits": Bilingual("Mengapa tidak lebih dari ini", "Why it is no more than this"),
    "ask_first": Bilingual("Tanyakan dahulu", "Ask first"),
    "seen_by_guard": Bilingual("terlihat dalam sumber", "seen in the source"),
    "excluded": Bilingual("Sudah dikesampingkan oleh fakta", "Already excluded by the facts"),
    "contested": Bilingual("Masih diperdebatkan ({n})", "Contested ({n})"),
    "why": Bilingual("Mengapa muncul", "Why it came up"),
    "facts": Bilingual("Fakta yang dipakai", "Facts used"),
    "fact_act": Bilingual("perbuatan", "act"),
    "fact_about": Bilingual("mengenai", "about"),
    "fact_stance": Bilingual("keberpihakan", "stance"),
    "fact_phase": Bilingual("tahapan", "stage"),
    "fact_known": Bilingual("keadaan yang terlihat", "circumstances seen"),
    "would_change": Bilingual("Yang akan mengubah hasil", "What would have changed it"),
    "not_matched": Bilingual("Ketentuan yang tidak cocok", "Rules that did not match"),
    "guards": Bilingual("Penjaga yang diperiksa", "Guards looked at"),
    "no_guard": Bilingual("Tidak ada penjaga yang berkeberatan.", "No guard objected."),
    "confidence": Bilingual("Keyakinan pembacaan", "Confidence of the reading"),
    "confidence_none": Bilingual(
        "tanpa pembacaan teks: hanya yang dicatat platform",
        "no text was read: only what the platform recorded",
    ),
    "confidence_about": Bilingual(
        "kira-kira {right} dari 100 bacaan seperti ini tepat",
        "about {right} of 100 such readings are right",
    ),
    "very_high": Bilingual("sangat tinggi", "very high"),
    "high": Bilingual("tinggi", "high"),
    "medium": Bilingual("sedang", "medium"),
    "low": Bilingual("rendah", "low"),
    "voice": Bilingual("Suara", "Voice"),
    "abstains": Bilingual("Mesin tidak menjawab", "The machine does not answer"),
    "source": Bilingual("Sumber", "Source"),
    "visibility": Bilingual("Keterbukaan", "Visibility"),
    "details": Bilingual("Alasan lengkap, penjaga, dan sumber", "Full reasons, guards and source"),
    "edited": Bilingual("disunting {when}", "edited {when}"),
    "undone": Bilingual("dibatalkan {when}", "undone {when}"),
    "on_duty": Bilingual("ditandai dalam tugas", "marked as on duty"),
    "has_image": Bilingual("bergambar (isi gambar tidak dilihat)", "has a picture (not looked at)"),
    "hidden": Bilingual("aksara tersembunyi", "hidden character"),
    "elsewhere": Bilingual("pemilihan lain", "another election"),
    "number_short": Bilingual("no.", "no."),
    "record": Bilingual("Catatan", "Record"),
}

WEEKDAYS = Bilingual(
    "Senin Selasa Rabu Kamis Jumat Sabtu Minggu",
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
)
MONTHS = Bilingual(
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "January February March April May June July August September October November December",
)
