"""What the public report says, in both languages."""

from collections.abc import Mapping

from netral.reporting.bilingual import Bilingual
from netral.values.standing import Ending, Office, Stage

STAGES: Mapping[Stage, Bilingual] = {
    Stage.LEAD: Bilingual("informasi awal dari masyarakat", "lead from the public"),
    Stage.DRAW: Bilingual("menunggu undian pemeriksa", "waiting for the draw of reviewers"),
    Stage.REVIEW: Bilingual("diperiksa", "under review"),
    Stage.NOTICE: Bilingual("pemberitahuan disiapkan atau dikirim", "notice prepared or sent"),
    Stage.REPLY: Bilingual("waktu menjawab", "time to reply"),
    Stage.DECISION: Bilingual("menunggu keputusan", "waiting for the decision"),
    Stage.RECEIVER: Bilingual("diteruskan, menunggu putusan", "referred, waiting for a finding"),
    Stage.APPEAL: Bilingual("banding diperiksa", "appeal under review"),
    Stage.CORRECTION: Bilingual("koreksi kepada penerima", "recipients being corrected"),
}

OFFICES: Mapping[Office, Bilingual] = {
    Office.INTAKE: Bilingual("kantor penerima dan koordinator", "intake and coordination office"),
    Office.REVIEWERS: Bilingual("para pemeriksa", "the reviewers"),
    Office.AUTHORITY: Bilingual("pejabat yang berwenang", "the authority"),
    Office.RECEIVER: Bilingual("Bawaslu dan BKN", "Bawaslu and BKN"),
}
NO_OFFICE = Bilingual("yang bersangkutan", "the person concerned")

ENDINGS: Mapping[Ending, Bilingual] = {
    Ending.NOT_PROVEN: Bilingual("tidak terbukti", "not proven"),
    Ending.UNVERIFIED: Bilingual(
        "tidak dapat diverifikasi atau di luar cakupan", "not verifiable or out of scope"
    ),
    Ending.VIOLATION: Bilingual(
        "pelanggaran menurut badan penerima", "violation, by the receiving body"
    ),
    Ending.OVERTURNED: Bilingual("dibatalkan atau ditarik", "overturned or withdrawn"),
}
ERASED = Bilingual("sudah dimusnahkan (putusannya tidak disimpan)", "erased (outcome not kept)")
OTHER = Bilingual("lain atau belum diketahui", "other or not known yet")

RECORDS: Mapping[str, Bilingual] = {
    "undeclared": Bilingual(
        "akun tidak dinyatakan siapa pun: dilupakan", "account nobody declared: forgotten"
    ),
    "not_valid": Bilingual(
        "akun dinyatakan, tetapi tidak berlaku pada hari itu", "declared, but not valid that day"
    ),
    "outside_window": Bilingual(
        "di luar masa pemilihan: dilupakan", "outside the election's window: forgotten"
    ),
    "quarantined": Bilingual("tidak dapat dipahami (karantina)", "not understood (quarantine)"),
    "nothing": Bilingual("tidak ada apa-apa", "nothing"),
    "unclear": Bilingual("tidak jelas, tidak ditebak", "unclear, not guessed"),
    "indication_acts": Bilingual("perbuatan dengan indikasi", "acts with an indication"),
}

INVENTED: Mapping[str, Bilingual] = {
    "confirmed": Bilingual("salah: dinyatakan didukung bukti", "wrong: said to be supported"),
    "dismissed": Bilingual("benar: tidak didukung", "right: not supported"),
}

COLUMNS: Mapping[str, Bilingual] = {
    "office": Bilingual("Pemegang berkas", "Held by"),
    "in_time": Bilingual("dalam waktu", "in time"),
    "late": Bilingual("lewat waktu", "overdue"),
    "cases": Bilingual("perkara", "cases"),
    "records": Bilingual("catatan", "records"),
    "answers": Bilingual("jawaban", "answers"),
    "open": Bilingual("masih berjalan", "open"),
    "unproven_share": Bilingual("bagian tidak terbukti", "unproven share"),
    "overturned_share": Bilingual("bagian dibatalkan", "overturned share"),
    "late_share": Bilingual("bagian lewat waktu", "overdue share"),
    "share": Bilingual("bagian", "share"),
}

TITLES: Mapping[str, tuple[Bilingual, Bilingual]] = {
    "stages": (
        Bilingual("Tahap perkara yang masih berjalan", "Stages of open cases"),
        Bilingual(
            "Setiap perkara adalah satu perbuatan; yang dihitung perkara, bukan orang.",
            "Each case is one act; cases are counted, never people.",
        ),
    ),
    "outcomes": (
        Bilingual("Hasil", "Outcomes"),
        Bilingual(
            "Hanya badan penerima yang dapat menyatakan pelanggaran.",
            "Only a receiving body can say violation.",
        ),
    ),
    "contestants": (
        Bilingual("Menurut peserta pemilihan", "By contestant"),
        Bilingual(
            "Siapa yang diuntungkan atau dirugikan perbuatan itu. Bagian dihitung dari perkara "
            "yang sudah berakhir dan belum dimusnahkan.",
            "Whom the act would favour or harm. Shares are of cases that have ended and are not "
            "erased yet.",
        ),
    ),
    "offices": (
        Bilingual("Keterlambatan menurut kantor", "Delays by office"),
        Bilingual(
            "Berkas yang sedang dipegang, dan yang melewati hari terakhirnya. Keterlambatan "
            "adalah milik kantor, tidak pernah milik orang.",
            "Files held now, and those past their last day. A delay is an office's, never a "
            "person's.",
        ),
    ),
    "review": (
        Bilingual("Kesalahan pemeriksaan pada butir buatan", "Error of the review"),
        Bilingual(
            "Di antara perkara, pemeriksa menerima butir buatan yang diketahui netral dan bukan "
            "tentang siapa pun. Berapa yang mereka nyatakan didukung?",
            "Among cases, reviewers get invented items that are known to be neutral and concern "
            "nobody. How many do they call supported?",
        ),
    ),
    "coverage": (
        Bilingual("Yang terbaca dan yang tidak terlihat", "What was read, and not seen"),
        Bilingual(
            "Ke mana setiap catatan yang dibaca pergi, dari semua pembacaan.",
            "Where each record that was read has gone, of all runs.",
        ),
    ),
}

PAGE: Mapping[str, Bilingual] = {
    "title": Bilingual("Laporan keterbukaan", "Transparency report"),
    "as_of": Bilingual("Keadaan pada {day}", "As of {day}"),
    "other_language": Bilingual("English", "Bahasa Indonesia"),
    "skip": Bilingual("Langsung ke isi", "Skip to content"),
    "contents": Bilingual("Isi", "Contents"),
    "innocence": Bilingual(
        "Perkara bukan pelanggaran. Siapa pun dianggap tidak bersalah sampai badan yang berwenang "
        "memutuskan lain.",
        "A case is no violation. Everybody is presumed innocent until the competent body finds "
        "otherwise.",
    ),
    "how_title": Bilingual("Cara membaca angka", "How to read the numbers"),
    "how": Bilingual(
        "Setiap angka adalah rentang, misalnya 24\N{EN DASH}35: angka sebenarnya ada di dalamnya, "
        "dan hanya itu yang diterbitkan. Dengan begitu tidak ada angka kecil yang dapat dihitung "
        "kembali, juga tidak dari selisih dua hari. Yang kurang dari 12 tertulis "
        "\N{LEFT DOUBLE QUOTATION MARK}<\N{NO-BREAK SPACE}12\N{RIGHT DOUBLE QUOTATION MARK}; itu "
        "juga dapat berarti nol.",
        "Each number is a span, such as 24\N{EN DASH}35: the true number lies in it, and nothing "
        "more is published. So no small number can be worked out, nor from the difference of two "
        "days. Fewer than 12 is written "
        "\N{LEFT DOUBLE QUOTATION MARK}<\N{NO-BREAK SPACE}12\N{RIGHT DOUBLE QUOTATION MARK}; it "
        "may be none.",
    ),
    "wide": Bilingual(
        "Hari ini rentang di \N{LEFT DOUBLE QUOTATION MARK}{name}\N{RIGHT DOUBLE QUOTATION MARK} "
        "lebih lebar ({step} kemungkinan): yang biasa akan membuka angka kecil.",
        "Today the spans of \N{LEFT DOUBLE QUOTATION MARK}{name}\N{RIGHT DOUBLE QUOTATION MARK} "
        "are wider ({step} values): the usual ones would have revealed a small number.",
    ),
    "name_cases": Bilingual("perkara", "cases"),
    "name_records": Bilingual("catatan", "records"),
    "name_invented": Bilingual("butir buatan", "invented items"),
    "total_cases": Bilingual("Perkara yang pernah masuk", "Cases ever taken in"),
    "total_exact": Bilingual("tepat hari ini", "exactly, today"),
    "total_since": Bilingual(
        "pada {day}; sejak itu bertambah kurang dari 12", "on {day}; since then fewer than 12 more"
    ),
    "total_waits": Bilingual(
        "pada {day}; sejak itu bertambah 12 atau lebih, belum dapat diumumkan",
        "on {day}; since then 12 or more, which cannot be told yet",
    ),
    "total_small": Bilingual("kurang dari 12", "fewer than 12"),
    "total_none": Bilingual("12 atau lebih, belum dapat diumumkan", "12 or more, not told yet"),
    "picture": Bilingual("Batang; angkanya dalam tabel di bawah", "Bars; numbers in the table"),
    "legend": Bilingual(
        "Warna tua: sekurang-kurangnya. Warna muda: paling banyak.",
        "Dark: at least. Light: at most.",
    ),
    "table": Bilingual("Tabel: {name}", "Table: {name}"),
    "download": Bilingual("Unduh CSV", "Download CSV"),
    "unsaid": Bilingual("belum dapat dikatakan", "cannot be said yet"),
    "unseen_title": Bilingual("Yang tidak dilihat, dan sebabnya", "What is not looked at, and why"),
    "unseen_never": Bilingual("Yang berikut tidak pernah dilihat:", "These are never looked at:"),
    "model_title": Bilingual("Model dan ambang", "Model and thresholds"),
    "cannot_title": Bilingual("Yang tidak dapat dilakukan model", "What the model cannot do"),
    "rules_title": Bilingual("Ketentuan dan sumbernya", "Rules and their sources"),
    "rules_lead": Bilingual(
        "Golongan ditulis sebagaimana tercetak; tidak ada sanksi yang diramalkan.",
        "The class is given as printed; no sanction is predicted.",
    ),
    "rule": Bilingual("Ketentuan", "Rule"),
    "articles": Bilingual("Pasal", "Articles"),
    "class": Bilingual("Golongan tercetak", "Class as printed"),
    "sources": Bilingual("Sumber", "Sources"),
    "contested": Bilingual("diperdebatkan", "contested"),
    "versions_title": Bilingual("Berkas dan sidik digital", "Files and digests"),
    "all_releases": Bilingual("Semua terbitan sampai hari ini", "All releases so far"),
}

MODEL: Mapping[str, Bilingual] = {
    "name": Bilingual("Model", "Model"),
    "does": Bilingual("Yang dibaca", "What it reads"),
    "does_text": Bilingual(
        "Satu teks terbuka: peserta mana yang dimaksud, mendukung atau menentang, dengan suara "
        "siapa. Nama peserta ditutup lebih dulu, sehingga menukar peserta tidak mengubah jawaban. "
        "Penulisnya tidak pernah terlihat.",
        "One public text: which contestant is meant, for or against, in whose voice. Contestants "
        "are masked first, so that swapping them cannot change the answer. It never sees who "
        "wrote.",
    ),
    "yes_from": Bilingual("Jawaban ya mulai dari", "Answers yes from"),
    "no_until": Bilingual("Jawaban tidak sampai dengan", "Answers no up to"),
    "abstains": Bilingual("Di antara keduanya", "In between"),
    "abstains_text": Bilingual(
        "Model mengatakan tidak tahu; orang yang memutuskan.",
        "It says that it cannot tell; people decide.",
    ),
    "bound": Bilingual("Batas kekeliruan terpenuhi", "Bound on false flags met"),
    "bound_text": Bilingual(
        "Paling banyak 0,5 % atas ujaran yang dilindungi, dengan keyakinan 95 %.",
        "At most 0.5 % of protected speech, at 95 % confidence.",
    ),
    "unbound_text": Bilingual(
        "Tidak: data kalibrasi tidak cukup atau batas tidak berlaku untuk pemilihan ini. Model "
        "tidak pernah menjawab ya.",
        "No: too few calibration data, or the bound does not hold for this election. The model "
        "never answers yes.",
    ),
    "measured": Bilingual("Terukur", "Measured"),
    "measured_text": Bilingual(
        "Dari {texts} ujaran yang dilindungi, yang tidak melatih apa pun, paling banyak {flags} "
        "ditandai keliru dalam satu pemilihan daerah: paling banyak {bound} dengan keyakinan 95 %. "
        "Teks tentang pemilihan yang tidak memihak jauh lebih sulit: {hard} darinya ditandai "
        "keliru. Karena itu setiap tanda dilihat manusia.",
        "Of {texts} texts of protected speech, which trained nothing, at most {flags} was wrongly "
        "flagged in one regional election: at most {bound} at 95 % confidence. Texts about an "
        "election that take no side are much harder: {hard} of them are wrongly flagged. So "
        "people look at every flag.",
    ),
}

FIGURES: Mapping[str, Bilingual] = {
    "accuracy_title": Bilingual(
        "Ketepatan pada pemilihan yang belum pernah dilihat",
        "Accuracy on elections it had not seen",
    ),
    "accuracy_lead": Bilingual(
        "Apakah sebuah teks memihak; 1,000 berarti selalu benar. Setiap pemilihan dibaca model "
        "yang tidak dilatih dengannya; jawaban tidak tahu dihitung salah. Label dibuat dua kali "
        "oleh model bahasa, bukan oleh manusia. Pilpres 2024 hanya punya satu teks yang jelas "
        "tidak memihak: angkanya sendiri tidak banyak berarti.",
        "Whether a text takes sides; 1.000 is always right. Each election was read by a model that "
        "was not trained on it; where it cannot tell counts as wrong. A language model made the "
        "labels, twice; people did not. Pilpres 2024 has one text that clearly takes no side: its "
        "figure alone says little.",
    ),
    "texts": Bilingual("teks", "texts"),
    "macro_f1": Bilingual("memihak atau tidak (macro-F1)", "takes sides or not (macro-F1)"),
    "interval": Bilingual("rentang 95 %", "95 % interval"),
    "abstains": Bilingual("tidak tahu", "cannot tell"),
    "stance_macro_f1": Bilingual(
        "mendukung atau menentang (macro-F1)", "for or against (macro-F1)"
    ),
    "pooled": Bilingual("Semuanya", "All together"),
    "precision_title": Bilingual("Berapa tanda yang benar", "How many flags are right"),
    "precision_lead": Bilingual(
        "Bergantung pada berapa banyak teks yang memihak, dan itu tidak diketahui siapa pun. Bila "
        "hanya sedikit, sebagian besar tanda keliru; kekeliruan dihitung pada batas atasnya.",
        "It depends on how many texts take sides, which nobody knows. If few do, most flags are "
        "wrong; false flags are taken at their upper bound.",
    ),
    "share": Bilingual("bila {share} dari teks memihak", "if {share} of the texts take sides"),
    "right": Bilingual("tanda yang benar, dalam %", "flags that are right, in %"),
}

CANNOT: tuple[Bilingual, ...] = (
    Bilingual(
        "Ia membaca kata, bukan dunia: ironi tanpa tanda, balasan yang objeknya ada di tempat "
        'lain, dan kata ganti ("ibu", "bapak", "beliau") tidak dipahaminya.',
        "It reads words, not the world: irony without a mark, replies whose object is elsewhere, "
        'and pronouns ("ibu", "bapak", "beliau") are lost on it.',
    ),
    Bilingual(
        'Peserta yang hanya digambarkan ("istri bupati itu") tidak ditemukan; teks seperti itu '
        "dijawab tidak.",
        'A contestant meant only by description ("istri bupati itu") is not found; such a text is '
        "answered with no.",
    ),
    Bilingual(
        "Membedakan pujian dari serangan adalah jawabannya yang terlemah pada pemilihan yang "
        "belum dilihat; keyakinannya mengatakan itu, dan pemeriksa yang memutus. Ironi yang dapat "
        "berarti dua hal mendapat sisi yang lebih mungkin, bukan jawaban tidak tahu.",
        "Stance between praise and attack is its weakest answer on an unseen election; confidence "
        "says so, and a reviewer decides. Irony that could go both ways gets the likelier side, "
        "not an abstention.",
    ),
    Bilingual(
        'Peluang dan perhitungan menang-kalah ("basisnya kuat") mudah dikira dukungan.',
        'Chances and horse races ("basisnya kuat") are easily taken for support.',
    ),
    Bilingual(
        "Ia tidak dinilai terhadap manusia. Bahasa daerah selain Betawi dan Jawa Timuran hanya "
        "diukur pada teks kembar. Kalimat tata bahasa yang sama dengan teks kembar tidak melatih "
        "apa pun, tetapi teks kembar itu dilihat ketika kalimat lain ditulis: jadi bukan uji yang "
        "disimpan.",
        "It was not judged against people. Regional languages beside Betawi and East Javanese were "
        "measured on the twins only. Sentences of the grammar that are twins train nothing, but "
        "the twins were looked at while others were written: they are no held-back test.",
    ),
    Bilingual(
        "Suara *lain* hampir tidak pernah diberikan: dalam data acuan itu kebanyakan bahan "
        "kampanye satu akun, yang di tempat lain oleh panduan yang sama disebut *sendiri*.",
        "The voice *other* is hardly ever given: in the gold it is mostly campaign material of one "
        "account, which the same guide calls *own* elsewhere.",
    ),
)
"""In the words of `docs/model_card.md`; a test holds the two together."""
