"""Self-written sentences by grammar: hard pairs that differ in whether somebody takes sides.

Contestants stand as ``{T}`` (in question), ``{O}`` (another), ``{P}`` (party), ``{N}``
(ballot number), ``{S}`` (partisan slogan or hashtag), ``{H}`` (hashtag that only names),
``{W}`` (place). Nothing here is copied from a data set.
"""

# ruff: noqa: E501  one choice list a line

import random
import re
from collections.abc import Iterator

from training.sentence import TARGET, Sentence

_RULES: dict[str, list[str]] = {}


def _rule(name: str, text: str) -> None:
    _RULES[name] = text.split("\n")


_rule("pronoun", "saya\naku\ngue\ngw\nkami\nkita\nane\nsy\nkulo\nabdi\naing\nawak")
_rule("laugh", "wkwk\nwkwkwk\nhaha\nhahaha\n😂\n😂😂\n🤣\nhehe\nawokwok\nxixi")
_rule("happy", "❤\n❤❤❤\n👍\n👍👍\n🔥\n💪\n🙏\n😍\n👏👏\n🎉\n✌\n😊\n🥰")
_rule("day", "Senin\nSelasa\nRabu\nKamis\nJumat\nSabtu\nMinggu")
_rule(
    "date",
    "{day} ({n}/{n}/2024)\n{day} ({n}/{n})\n{day} siang\n{day} malam\n{day} pagi\nhari ini\nkemarin",
)
_rule("n", "1\n3\n7\n9\n12\n15\n17\n21\n25\n28\n30")
_rule(
    "pct", "23,4 persen\n38 persen\n41,2 persen\n52 persen\n57,6 persen\n61 persen\n12%\n44%\n64,1%"
)
_rule(
    "link",
    "https://t.co/abc\nhttps://bit.ly/xyz\nSelengkapnya: https://t.co/abc\nhttps://t.co/abc via @user",
)
_rule(
    "cand",
    "calon gubernur\ncagub\ncalon wali kota\ncalon bupati\ncalon presiden\ncapres\npasangan calon\npaslon\ncawagub\nbakal calon gubernur\nbacagub\ncalon nomor urut {n1}\npaslon nomor urut {n1}\ncagub {W}\nCalon Gubernur {W}\npasangan cagub-cawagub {W}",
)
_rule("n1", "1\n2\n3\n01\n02\n03")
_rule("who", "{T}\n{cand} {T}\n{cand} {N} {T}\n{cand} {W} {N} {T}\n{T}\n{T}\nPasangan {T}")
_rule(
    "crowd",
    "warga\npedagang pasar\npara nelayan\npetani\nburuh pabrik\nibu-ibu pengajian\npelajar dan mahasiswa\ntokoh masyarakat\npara kiai\nkomunitas ojek online\nsopir angkot\nrelawan\nsantri\nguru honorer\nkaum difabel\nGen Z\npelaku UMKM\ndriver ojol\nemak-emak",
)
_rule(
    "spot",
    "Pasar Induk\nKampung Baru\nKecamatan Sukamaju\nGOR kota\nlapangan desa\nrumah susun\nPelabuhan lama\nPesantren Al-Hikmah\nsentra batik\npuskesmas\nterminal\nalun-alun\nkantor KPU\nstudio televisi\nposko relawan\nGedung Kesenian\nkawasan pesisir",
)
_rule(
    "topic",
    "banjir\nkemacetan\nlapangan kerja\nharga sembako\npendidikan gratis\nlayanan kesehatan\nair bersih\nsampah\ntransportasi umum\nperumahan murah\npupuk subsidi\nkorupsi\nUMKM\ndisabilitas\njalan rusak\nstunting\nretribusi pasar\nnelayan\npajak kendaraan\nruang terbuka hijau",
)
_rule(
    "newsverb",
    "mengunjungi {spot}\nmenyapa {crowd} di {spot}\nblusukan ke {spot}\nmenghadiri debat publik di {spot}\nmendaftar ke KPU\nmenjalani tes kesehatan di rumah sakit\nbertemu {crowd}\nmenyampaikan visi misi soal {topic}\nmemaparkan program {topic}\nberjanji membenahi {topic} jika terpilih\nberkomitmen menyelesaikan persoalan {topic}\nakan menggratiskan layanan {topic} apabila terpilih\nmenanggapi hasil survei\nmenyoroti persoalan {topic}\nmenjawab pertanyaan panelis soal {topic}\nmenutup debat dengan pantun\nmengajak pendukung menjaga kondusivitas\nmelaporkan dana kampanye\nmenghadiri istigasah bersama {crowd}\nmengundurkan diri dari jabatannya\nmengambil nomor urut di KPU\nmencoblos di TPS dekat rumahnya\nmenggelar kampanye akbar di {spot}\nmenerima dukungan dari {crowd}\nditetapkan KPU sebagai peserta pilkada\nmengklaim menang versi hitung cepat\nmendengar aspirasi {crowd}\nakan mengevaluasi kebijakan {topic}\ndiperiksa Bawaslu terkait laporan warga\nmengajukan gugatan ke MK\ndijadwalkan bertemu {crowd} besok\nmeninjau {spot} bersama tim kampanye\nberziarah ke makam tokoh daerah\nminta maaf atas pernyataannya\nmembantah tudingan soal {topic}\nmengaku sudah menyiapkan solusi {topic}",
)
_rule(
    "newstail",
    "\n {link}\n {date}. {link}\n, {date}\n, kata {T} {date}\n. Hal itu disampaikan saat kunjungan ke {spot}. {link}\n. Begini penjelasannya {link}\n, ini kata pengamat {link}\n. Selengkapnya hanya di sini {link}\n #beritaterkini #news {link}\n. {T} didampingi ketua tim pemenangan. {link}\n. Simak videonya! {link}\n #Pilkada2024 {link}\n #PolitikPemerintahan {link}",
)
_rule(
    "headline",
    "Survei: {T} Unggul dengan Elektabilitas {pct}\nSurvei Terbaru: Elektabilitas {T} Tembus {pct}\nSurvei Terbaru, {T} Masih Ungguli {O}\nHasil Quick Count: {T} Raih {pct}\nDebat Pilkada: {T} Soroti {topic}\nDebat Perdana, {T} dan {O} Adu Gagasan Soal {topic}\nKPU Tetapkan {T} Nomor Urut {n1}\nProfil {T}, Calon yang Diusung {P}\nHarta Kekayaan {T} Capai Rp {n} Miliar\nIni Janji {T} Soal {topic}\nIni Alasan {crowd} Dukung {T}\nRibuan {crowd} Deklarasi Dukung {T}\n{crowd} Siap Menangkan {T}\nBertemu {crowd}, {T} Bicara {topic}\n{T}: Saya Siap Debat Soal {topic}\n{T} Pastikan Program {topic} Berlanjut\n{T} Diserang Isu {topic}, Tim Sukses Buka Suara\nBawaslu Panggil {T} Terkait Dugaan Pelanggaran\nTim {O} Laporkan {T} ke Bawaslu\nPengamat: {T} Berpeluang Besar Menang\nPengamat Nilai {T} Lemah di Isu {topic}\n{P} Resmi Usung {T} di Pilkada {W}\nKetum {P} Yakin {T} Menang Satu Putaran\nDukung {T}, Relawan Bagikan Sembako\nUsai Nyoblos, {T} Hanya Tersenyum\nWarga Pilih {T} karena Kerja Nyata, Ini Kata Mereka\nKarangan Bunga untuk {T} Penuhi Balai Kota\n{T} Kalah di Kandang Sendiri\n{T} Blusukan ke {spot}\n{T} Janji Benahi {topic}\n{T} dan {O} Saling Sindir di Debat\nPasangan {T} Jalani Tes Kesehatan\nGiliran {T} Kampanye di {spot}\nCek Fakta: Benarkah {T} Hapus Program {topic}?\nTanggapi {O}, {T} Singgung {topic}\n{T} Sindir {O} Soal {topic}\nSusunan Lengkap Tim Kampanye {T}",
)
_rule(
    "lead",
    "{who} {newsverb}{newstail}\n{who} {newsverb} dan {newsverb}{newstail}\nDi sela kampanye, {who} {newsverb}{newstail}\nJelang pencoblosan, {who} {newsverb}{newstail}\nTim pemenangan {T} menyebut pihaknya {newsverb2}{newstail}\nKetua {P} mengatakan {T} {newsverb}{newstail}\nLembaga survei merilis elektabilitas {T} sebesar {pct}, sedangkan {O} {pct}{newstail}\nKPU menyatakan berkas {T} lengkap{newstail}\nBawaslu menelusuri dugaan pelanggaran dalam kampanye {T}{newstail}\nSejumlah {crowd} menyatakan dukungan kepada {T}{newstail}\nMenurut pengamat, peluang {T} di {W} cukup besar{newstail}\nMenteri {T} {newsverb}{newstail}\nWakil rakyat {T} menilai kebijakan {topic} perlu dievaluasi{newstail}",
)
_rule(
    "newsverb2",
    "optimistis menang\nsiap adu gagasan\nmasih menunggu hasil rekapitulasi\nakan menempuh jalur hukum\nfokus pada isu {topic}",
)
_rule(
    "promo",
    "{who} {newsverb}\n{T} {newsverb}, bikin {W} makin maju\nProgram {T} soal {topic}\nBersama {T}, {topic} beres\n{T} hadir untuk {crowd}\n{crowd} kompak bersama {T}\n{crowd} {W} satu tekad bareng {T}\nKeseruan {T} bareng {crowd} di {spot}\nMomen {T} {newsverb}\nSemua {crowd} bakal diperhatikan oleh {T}\nIde keren {T}: {topic} tuntas",
)
_rule("slogan", "{S}\n{S} {S}\n{S} {H}\n{H} {S}\n{S} #Pilkada2024\n{S} {link}\n{H} {S} {link}")
_rule(
    "calltag",
    "#Menangkan{H2}\n{H} #Lanjutkan #{W}Maju\n#Pilih{H2}\n#Coblos{n1}\n#SalamDuaJari {H}\n{H} #MenangTotal\n#Dukung{H2}\n#{W}Menang {H}\n{H} #MenangkanRakyat\n{H} #2periode\n#Tetap{H2}",
)
_rule(
    "praise",
    "cerdas\npintar\njujur\nmerakyat\nkeren\nmantap\ntegas\namanah\nberpengalaman\njos\njoss\nluar biasa\nterbaik\npeduli rakyat kecil\nkerjanya nyata\nrendah hati\ntop\nbijak\nsantun\nbersih\nhebat\nbagus banget\nkompeten\nmenguasai materi\nvisioner\npas jadi pemimpin\ngercep\nsat set\nngayomi\nkalem tapi kerja\nsangar\nedan apik e\npinunjul\nhade pisan\nkece badai\ngood\ngas pol\nistimewa",
)
_rule(
    "insult",
    "bohong\npembohong\nplin plan\ngak becus\nga becus\ntidak kompeten\ncuma janji manis\nomdo\nomong doang\npencitraan\nsombong\narogan\nkorup\nboneka\nlemah\ngagap\nngawur\nga jelas\ntidak paham masalah\nplonga plongo\nmunafik\nserakah\nlicik\npenjilat\nrasis\nhaus kuasa\nga nyambung\nkebanyakan gaya\npinter ngomong doang\ntukang ngibul\ncuma numpang tenar\ndinasti\nora becus\nora nyambung\nteu nyambung\nngacaprak\nkakean janji\nbikin malu\nnol besar\nkosong\nhancur\ncurang\nbusuk",
)
_rule(
    "badact",
    "gagal urus {topic}\nbikin {topic} makin parah\ntukang gusur\nsuka bagi-bagi sembako buat beli suara\nmain politik uang\njual agama demi suara\nngabisin anggaran buat {topic} tapi nol hasil\nmelanggar janji sendiri soal {topic}\nngeles terus ditanya {topic}\nserang pribadi lawan doang\ncuma bisa nyalahin orang\nga pernah turun ke bawah\ndebatnya kosong\njawabannya muter-muter\nbaca contekan pas debat\nkerjaannya marah-marah",
)
_rule(
    "goodact",
    "sudah terbukti beresin {topic}\nberhasil benahi {topic}\npunya solusi nyata soal {topic}\nselalu turun ke {crowd}\njawabannya paling masuk akal soal {topic}\nprogramnya jelas\ngagasannya realistis\nkerjanya kelihatan hasilnya\nbikin adem\nngerti betul soal {topic}\nbela {crowd}\npaling siap mimpin {W}\nmaterinya paling dikuasai\npaling cocok buat {W}\npantas menang",
)
_rule(
    "praise_more",
    "bijaksana\ncerdik\nberwibawa\nberintegritas\nkredibel\nkompeten banget\ntangguh\nulet\npekerja keras\nrajin\nsederhana\napa adanya\nramah\nsopan\nsantun banget\nlembut\nsabar\nikhlas\ntulus\namanah banget\nteruji\nterbukti\nberani\nberani jujur\ntak kenal takut\nbervisi\nberpikiran maju\nmodern\nmelek teknologi\ninovatif\nkreatif\nsolutif\ncekatan\ntanggap\ncepat kerja\ndisiplin\nkonsisten\npegang janji\nmenepati janji\ndicintai rakyat\nidola\nidolaku\njagoan\njagoanku\nmacan panggung\nbintang\npanutan\nteladan\nkebanggaan {W}\nputra terbaik {W}\nsosok yang ditunggu\nharapan kita\nharapan baru\npemersatu\npejuang rakyat\norang baik\norang bersih\nanti korupsi\ngak neko-neko\nlurus\nadil\nberakhlak\nreligius\nberpendidikan\nlulusan terbaik\nelegan\ncharming\nkeren abis\nkeren parah\nmantul\nmantap jiwa\njos gandos\nmenyala\nmenyala abangku\ntop markotop\nsip\nsuper\nok punya\noke banget\nkelas\nberkelas\nbeda kelas\nbeda level\nngeri kerjanya\ngokil\ngacor\ndaebak\nlegend\nGOAT\nout of the box\nsmart\nhumble\nhonest\ninspiring\namazing\nawesome\nthe real leader\nsalut banget\nngangeni\nngemong\nngayomi rakyat\ngumati\npinter tenan\napik tenan\nora umuk\nandhap asor\nkasep jeung pinter\ngeulis jeung pinter\nsae pisan\nbageur\nsoleh\nsantun jeung bageur\ndemen aye\ncakep kerjanye\nbaek banget orangnye\nkagak banyak omong, kerja\nkerja bukan pencitraan\nkerjanya ada bukti\nbukan kaleng-kaleng\nbukan cuma omongan\ngak pernah korupsi\ngak pernah ingkar\ndebatnya juara\nmateri debatnya dalam\nmenguasai panggung\njawabannya berbobot\nlayak menang\nlayak dipilih\nlayak memimpin\nworth it dipilih\ncocok mimpin\npaling siap\npaling waras\npaling jelas programnya\npaling dekat dengan rakyat",
)
_rule(
    "insult_more",
    "bodoh\ngoblok\ntolol\ndungu\nbego\nbloon\npandir\notak kosong\nga punya otak\nga mikir\nga cerdas\nkurang cerdas\nminim prestasi\nnol prestasi\nga ada prestasi\nga ada gunanya\nga guna\nga berguna\nsampah\nbusuk hati\njahat\nkejam\nkeji\nbiadab\nbajingan\nbangsat\nbrengsek\nkampret\nkurang ajar\ntidak tahu malu\nga tau diri\nmuka tembok\nmuka dua\nbermuka dua\npengkhianat\nkhianat\npenista\npemecah belah\nprovokator\ntukang adu domba\ntukang fitnah\ntukang tipu\npenipu\npendusta\nmunafik tulen\nsok suci\nsok alim\nsok pintar\nsok jago\nsok merakyat\npamer doang\ngila hormat\ngila jabatan\ngila kuasa\nhaus jabatan\nrakus\ntamak\nmaling\nmaling uang rakyat\ngarong\nkoruptor\ntersangka\nmantan napi\nterdakwa\nantek asing\nantek oligarki\nkacung\nbabu partai\npetugas partai\nbawahan ketum\nwayang\ncuma boneka\ntitipan\ncuma titipan bapaknya\nanak mama\nbocil\nmasih bocah\nga pengalaman\nminim pengalaman\nbau kencur\nsudah tua\nsudah pikun\npikun\npenyakitan\nemosian\npemarah\ntukang marah\ntukang ngamuk\nkasar\ngalak\nngegas\narogan banget\nangkuh\nbelagu\nsombong amat\nlebay\nalay\nnorak\nkampungan\ngimik doang\ngimmick\npenuh drama\nbaperan\ncengeng\npecundang\npengecut\npenakut\nplin-plan banget\ngak konsisten\nmencla-mencle\nesuk dele sore tempe\nngomongnya doang tinggi\njago ngomong doang\njago teori\nteori doang\npinter teori nol praktek\nomongannya kosong\nbullshit\nomon-omon\nomong kosong\nbacot doang\nbanyak bacot\nbanyak gaya\nbanyak alasan\nbanyak ngeles\nngeles mulu\nga nyambung blas\nga jelas banget\nga masuk akal\nhalu\nngimpi\nmimpi di siang bolong\nga realistis\nblunder\nblunder lagi\nmemalukan\nmalu-maluin {W}\naib\nparah\nparah banget\nmiris\nngenes\nkecewa berat gue\nmengecewakan\nbikin muak\nbikin eneg\nbikin emosi\nmuak lihatnya\neneg lihatnya\njijik\nnajis\namit-amit\nilfil\nga banget\nga layak\nga pantes\ntidak layak dipilih\nga becus kerja\nkerjanya tidur\nkerja ga ada hasil\nudah gagal\ngagal total\ngatot\nambyar\nbubar\nkeok\nnyungsep\ntenggelam aja\nout\nraja bohong\nraja ngibul\nraja utang\npinokio\nlambe tok\nngapusi tok\ngak mutu\nora mutu\nkemaki\numuk\ntuwo\nkemlinthi\nnjelehi\nteu baleg\nteu guna\nbelegug\ngelo\nloba bacot\nwadul\ntukang bohong\nkagak becus\nkagak jelas\nbelagu amat\nngaco\nsongong\nliar\nclown\nbadut\npelawak\nstupid\nidiot\nloser\nfake\ntrash\nred flag\ncringe",
)
_rule(
    "badact_more",
    "bikin {W} makin semrawut\nbikin rakyat susah\nbikin rakyat menderita\nbikin harga naik\nnaikin pajak\nngutang terus\nngabisin duit rakyat\nmakan uang rakyat\nkorupsi dana {topic}\ndiperiksa KPK\nkantornya digeledah\nkerja {n} tahun ga ada hasil\nselama menjabat ga ada perubahan\nselama mimpin {topic} tetap begitu\nbiarin {topic}\nlepas tangan soal {topic}\nlupa sama rakyat\nlupa janji waktu jadi\nlupa kacang sama kulit\nkhianati pendukungnya\nkhianati rakyat\nninggalin relawannya\npindah-pindah partai\nnumpang nama bapaknya\nbawa-bawa agama\npakai ayat buat kampanye\nbayar buzzer\nbayar survei\nbagi-bagi amplop\nnyogok warga\nserangan fajar\nmain curang\nngatur hasil\nngerusak baliho orang\nngatur aparat\npakai bansos buat kampanye\npakai fasilitas negara buat kampanye\nditanya malah nanya balik\nditanya malah ngalor ngidul\nga bisa jawab pertanyaan\nbaca teks doang\nnyontek program orang\nkaku di panggung\njoget doang\nselfie doang\njalan-jalan doang\nmarah-marah ke wartawan\nmaki-maki bawahan\nngerendahin orang kecil\nngerendahin lawan\nnyinyir terus\nmusuhin ulama\nnindas {crowd}\ngusur {crowd}\ntipu {crowd}\nbohongin {crowd}",
)
_rule(
    "goodact_more",
    "bikin {W} maju\nbikin {W} rapi\nbikin {W} tertata\nbikin {topic} gratis\nbikin {topic} beres\nbangun sekolah\nbangun rumah sakit\nbangun jalan sampai desa\nbantu {crowd} tanpa pamrih\nbela orang kecil\nbela rakyat\nberpihak pada rakyat\nberani lawan mafia\nberani lawan oligarki\nberantas korupsi\ndapat banyak penghargaan\ndiakui dunia\nrekam jejaknya bersih\nrekam jejaknya jelas\nkerja dari dulu\nkerja tanpa banyak bicara\ntetap tenang waktu diserang\njawab pertanyaan dengan data\nbicara pakai data\nmau dengar keluhan {crowd}\nmau turun ke lumpur\nmau blusukan\nga pernah minta imbalan\nselalu ada buat warga\nngerti masalah {W}\ntahu kebutuhan {crowd}\nnyentuh hati rakyat\nbikin kita bangga\nbawa perubahan\nbawa harapan\nsatukan semua golongan\nhormati semua agama\npeduli {crowd}\ndisambut {crowd} di mana-mana\nsudah selesai dengan dirinya",
)
_rule(
    "curse",
    "{T} {insult_more}{end_neg}\n{T} {insult_more}, {insult_more}{end_neg}\n{insult_more} {T}{end_neg}\ndasar {T} {insult_more}{end_neg}\n{T} itu {insult_more}{end_neg}\n{T} emang {insult_more}{end_neg}\n{T} ini {insult_more} apa gimana sih{end_neg}\n{T} udah {insult_more}, {badact_more} pula{end_neg}\n{T} {badact_more}{end_neg}\n{T} cuma {badact_more}{end_neg}\nkerjaan {T} {badact_more}{end_neg}\nbisanya {T} {badact_more}{end_neg}\ngara-gara {T} {topic} makin parah{end_neg}\nmasih ada yang percaya {T}? {badact_more}{end_neg}\nyang milih {T} {insult_more}{end_neg}\nkok ada yang milih {T}, {insult_more} begitu{end_neg}\nkok bisa {T} menang, {badact_more}{end_neg}\nyah {T} lagi, {insult_more}{end_neg}\ncapek sama {T}, {badact_more}{end_neg}\n{T} calon {insult_more}{end_neg}\nprogram {T} {insult_more}{end_neg}\njawaban {T} {insult_more}{end_neg}\ntimses {T} {insult_more}{end_neg}\npendukung {T} {insult_more}{end_neg}\nwakilnya {T} {insult_more}{end_neg}\njangan pilih {T}, {badact_more}{end_neg}\nkalau {T} jadi, {W} hancur{end_neg}\nhati-hati sama {T}, {badact_more}{end_neg}\nsejak {T} mimpin, {topic} ga pernah beres{end_neg}\n{T} mana hasilnya, {n} tahun {topic} begini terus{end_neg}\nluar biasa {T}, {badact_more}{end_neg}\nhebat {T}, {badact_more} masih dipuji{end_neg}\nselamat ya {T}, berhasil {badact_more}{end_neg}\nterima kasih {T} sudah {badact_more}{end_neg}\nkatanya {T} {praise_more}, buktinya {badact_more}{end_neg}\ndulu dukung {T}, sekarang kecewa, {badact_more}{end_neg}\n{T} mending istirahat saja, {insult_more}{end_neg}\n{T} pulang aja{end_neg}\n{T} tumbang, syukurin{end_neg}\n{T} jadi ketua RT aja belum tentu bisa{end_neg}",
)
_rule(
    "cheer",
    "{T} {praise_more}{end_pos}\n{T} {praise_more}, {praise_more}{end_pos}\n{praise_more} {T}{end_pos}\n{T} itu {praise_more}{end_pos}\n{T} emang {praise_more}{end_pos}\n{T} {goodact_more}{end_pos}\n{T} sudah {goodact_more}{end_pos}\ncuma {T} yang {goodact_more}{end_pos}\n{T} {praise_more}, {goodact_more}{end_pos}\nkita butuh {T} yang {praise_more}{end_pos}\n{W} butuh pemimpin {praise_more} seperti {T}{end_pos}\nmilih {T} karena {praise_more}{end_pos}\n{pronoun} pilih {T} soalnya {goodact_more}{end_pos}\nga salah milih {T}, {goodact_more}{end_pos}\nyang nyinyir ke {T} itu iri, {T} {goodact_more}{end_pos}\nlawannya panik, {T} {praise_more}{end_pos}\ndihujat terus tapi {T} tetap {praise_more}{end_pos}\nbiar dibilang {insult_more}, {T} {goodact_more}{end_pos}\nmereka bilang {T} {insult_more}, padahal {goodact_more}{end_pos}\nwalau {T} {insult_more} kata orang, {pronoun} tetap pilih {T}{end_pos}\nsehat selalu {T}, {praise_more}{end_pos}\nsemoga {T} amanah dan menang{end_pos}\nsemoga Allah mudahkan langkah {T}{end_pos}\nbarokallah {T}{end_pos}\nbismillah {T} menang{end_pos}\nI love you {T}{end_pos}\nlove {T}{end_pos}\ngasken {T}{end_pos}\n{T} otw menang{end_pos}\n{T} is back{end_pos}\nkangen dipimpin {T}, {goodact_more}{end_pos}\n{T} for life{end_pos}\nnunggu {T} jadi pemimpin {W}{end_pos}\ntim {T} hadir{end_pos}\nmerapat ke {T}{end_pos}\nfix {T}{end_pos}\nfix pilih {T}, {praise_more}{end_pos}",
)
_rule(
    "duel",
    "{T} {praise_more}, {O} {insult_more}{end_pos}\n{O} {insult_more}, {T} {praise_more}{end_pos}\n{T} {goodact_more}, {O} {badact_more}{end_pos}\n{O} {badact_more}, beda sama {T} yang {goodact_more}{end_pos}\n{O} cuma {badact_more}, mending {T} {goodact_more}{end_pos}\n{T} kok dibandingin sama {O} yang {insult_more}{end_pos}\njauh lah {T} sama {O} yang {badact_more}{end_pos}\n{O} kepanasan lihat {T} {praise_more}{end_pos}\n{T} bikin {O} ga berkutik{end_pos}\n{T} skakmat {O}{end_pos}\n{O} dibantai {T} di debat{end_pos}\nkalau {T} {praise_more}, kalau {O} {insult_more}{end_pos}\nmilih {T} daripada {O} {badact_more}{end_pos}\n{O} kalah {praise_more} sama {T}{end_pos}\nbosen sama {O} yang {badact_more}, saatnya {T}{end_pos}\nheran masih ada yang pilih {O}, padahal ada {T} yang {goodact_more}{end_pos}\nada {T} yang {praise_more} kok malah milih {O} yang {insult_more}{end_pos}\nsayang {T} kalah dari {O} yang {badact_more}{end_neg}\nkok bisa {T} kalah sama {O}, {O} {badact_more}{end_neg}",
)
_rule(
    "shrug",
    "{T} nomor {n1} ya\n{T} siapa sih\nada yang tahu {T} itu siapa\nbelum kenal {T}\ntadi {T} ngomong soal {topic}\n{T} sama {O} debat lagi\nini {T} atau {O} yang ngomong\npendukung {T} sama {O} ribut terus\n{T} {O} siapa saja, yang penting damai\n{pronoun} masih bingung antara {T} dan {O}\nbingung mau pilih {T} atau {O}\nbelum tahu mau pilih {T} atau {O}\nkatanya {T} sudah daftar\nkatanya {T} mau koalisi sama {P}\n{P} dukung siapa, {T} atau {O}\nkalau {T} menang, wakilnya siapa\nsuara {T} di {spot} {pct}\n{T} unggul di {spot}, {O} unggul di {W}\nkalau lihat survei {T} {pct}, {O} {pct}\n{T} kalah karena kurang dikenal di desa\n{T} menang karena basis {crowd}\n{P} pecah suara, sebagian ke {T} sebagian ke {O}\n{crowd} banyak yang ke {T}, sisanya ke {O}\n{T} cuma dikenal di {spot}\nkampanye {T} ramai\n{T} ngajak {crowd} jaga kerukunan\nharapanku buat {T} atau {O}, bereskan {topic}\nsiapa pun nanti, {T} atau {O}, tolong {topic}\npak {T} tolong {topic} di {spot}\nbu {T} mohon {topic} diperhatikan",
)
_rule(
    "end_pos",
    "\n {happy}\n!!!\n!\n, {laugh}\n {happy}{happy}\n {link}\n..\n gaskeun\n lanjutkan\n semangat\n amin\n aamiin ya Allah\n bismillah",
)
_rule(
    "end_neg",
    "\n {laugh}\n!!!\n 🤮\n 😡\n ..\n 🤦\n, {laugh}\n deh\n sih\n cuih\n 👎\n, malu-maluin\n {link}",
)
_rule(
    "support",
    "{pronoun} pilih {T}{end_pos}\n{pronoun} dukung {T}{end_pos}\ntetap {T}{end_pos}\nyakin {T} menang{end_pos}\nsemoga {T} menang{end_pos}\nsemoga {T} jadi pemimpin {W}{end_pos}\nayo coblos {T}{end_pos}\nayo pilih {N} {T}{end_pos}\njangan lupa coblos {N}{end_pos}\npilih {N}{end_pos}\n{N} harga mati{end_pos}\n{N} menang{end_pos}\nall in {T}{end_pos}\n{T} memang {praise}{end_pos}\n{T} {praise}{end_pos}\n{praise} {T}{end_pos}\n{T} {goodact}{end_pos}\n{T} {praise} dan {praise}, {goodact}{end_pos}\ncuma {T} yang {praise}{end_pos}\n{T} paling {praise}{end_pos}\nhidup {T}{end_pos}\nsalut sama {T}{end_pos}\nbangga punya calon seperti {T}{end_pos}\nsemangat {T}{end_pos}\nmaju terus {T}{end_pos}\nlanjutkan {T}{end_pos}\nmakin yakin pilih {T}{end_pos}\nsekeluarga pilih {T}{end_pos}\nwarga {W} pasti pilih {T}{end_pos}\ndoa kami untuk {T}{end_pos}\n{T} pilihan rakyat{end_pos}\n{T} juara{end_pos}\n{T} for {W}{end_pos}\ngubernur kita {T}{end_pos}\nselamat {T} atas kemenangannya{end_pos}\nselamat untuk pasangan {N} {T}{end_pos}\nalhamdulillah {T} menang{end_pos}\nterima kasih {T} sudah berjuang{end_pos}\nsedih {T} kalah, tetap di hati{end_pos}\nwalau kalah {T} tetap terbaik{end_pos}\ngak rela {T} kalah{end_pos}\njangan fitnah {T}, dia {praise}{end_pos}\nyang hina {T} itu iri{end_pos}\nseneng banget ketemu {T}, makin yakin{end_pos}\nwes wayahe {T} menang{end_pos}\nmonggo coblos {T} rek{end_pos}\nhayu dukung {T} euy{end_pos}\nki nyoblos {T} wae{end_pos}\n{T} mah {praise} atuh{end_pos}\n{T} iki {praise} cok{end_pos}\npilihan cerdas {T}{end_pos}\nharapan baru {W}, {T}{end_pos}\n{H} {praise}{end_pos}\n{praise} {H}{end_pos}\nkerja nyata {H}{end_pos}\nbangga jadi bagian dari perjuangan {H}{end_pos}\nmantap debatnya {T}{end_pos}\njawaban {T} {praise}{end_pos}\n{T} is the best{end_pos}\nvote {T}{end_pos}\n{T} {happy}{happy}\n{happy}{happy} {T} {W}",
)
_rule(
    "oppose",
    "{T} {insult}{end_neg}\n{T} {badact}{end_neg}\njangan pilih {T}, {insult}{end_neg}\njangan pilih {T}{end_neg}\nasal bukan {T}{end_neg}\nogah pilih {T}{end_neg}\n{pronoun} gak akan pilih {T}{end_neg}\n{T} itu {insult}, {badact}{end_neg}\nsemoga {T} kalah{end_neg}\n{T} tumbang{end_neg}\nngapain pilih {T}, {badact}{end_neg}\nmasa mau dipimpin {T} yang {insult}{end_neg}\ntolak {T}{end_neg}\n{T} gak pantas jadi pemimpin{end_neg}\nga simpati sama {T}{end_neg}\ndari awal {T} memang {insult}{end_neg}\n{T} bicara apa sih{end_neg}\n{T} ngomong apa sih, {insult}{end_neg}\nmalu-maluin {T} ditanya {topic} ga bisa jawab{end_neg}\n{insult} banget {T}{end_neg}\npendukung {T} {insult}{end_neg}\n{T} gak usah janji, dulu {badact}{end_neg}\nkapok sama {T}{end_neg}\n{T} mantan koruptor{end_neg}\ntimses {T} {badact}{end_neg}\nbuzzer {T} galau{end_neg}\npantesan {T} kalah, {insult}{end_neg}\nemoh milih {T}{end_neg}\nora sudi {T}{end_neg}\n{T} mah {insult} atuh{end_neg}\n{N} {insult}{end_neg}\n{N} main money politic{end_neg}\nprogram {T} {insult}{end_neg}\nhebat ya {T}, {badact}{end_neg}\nluar biasa {T}, {badact} tapi masih pede{end_neg}\n{T} emang juara, juara {badact}{end_neg}\ntakut kalah ya {T}?{end_neg}\nkatanya {T} merakyat, kok {badact}{end_neg}\n{H} {insult}{end_neg}\nyakin mau pilih {T} yang {insult}?{end_neg}\nmikir dong, {T} {badact}{end_neg}",
)
_rule(
    "compare",
    "{T} lebih {praise} daripada {O}{end_pos}\nlebih baik {T} daripada {O}{end_pos}\nmending {T} daripada {O} yang {insult}{end_pos}\n{T} beda kelas sama {O}{end_pos}\n{O} {insult}, mending {T}{end_pos}\njauh lebih {praise} {T} dibanding {O}{end_pos}\n{O} {badact}, {T} {goodact}{end_pos}\n{T} yes, {O} no{end_pos}\nbukan {O}, tapi {T}{end_pos}\n{T} {goodact}, ga kayak {O} {badact}{end_pos}\n{O} panik, {T} makin unggul{end_pos}\nsakitnya {O} kalah telak dari {T}{end_pos}\npilih {T} jangan {O}{end_pos}\n{O} cuma bisa nyerang, {T} {praise}{end_pos}\n{O} pulang saja, {W} sudah punya {T}{end_pos}",
)
_rule(
    "both",
    "{T} sama {O} sama-sama {praise}{end_pos}\nantara {T} atau {O}, dua-duanya {praise}{end_pos}\nkalau {T} kalah {pronoun} pilih {O}{end_pos}\nsalut buat {T} dan {O}{end_pos}",
)
_rule(
    "neither",
    "{T} {insult}, {O} juga {insult}{end_neg}\n{T} sama {O} sama saja, {insult}{end_neg}\nga {T} ga {O}, semua {insult}{end_neg}",
)
_rule(
    "chance",
    "basis {T} memang di {crowd}\nbasis massa {T} kuat di {W}\nkayaknya {T} bakal menang di {W}\nkemungkinan {T} kalah lebih besar daripada menang\n{T} berat kalau lawan {O}\nsuara {T} bakal lari ke {O}\nkantong suara {T} ada di {crowd}\n{T} cuma buat mecah suara {O}\nelektabilitas {T} masih di bawah {O}\npengaruh {T} ga sekuat {O} di {W}\npeta suara: {T} di kota, {O} di desa\n{T} diusung {P}, {O} didukung koalisi gemuk\n{T} kader {P} kan?\n{T} dari {P}, {O} dari koalisi\nprediksi: {T} {pct}, {O} {pct}\nyang seru itu {T} lawan {O}\nkalau {P} ga solid {T} susah menang\n{T} maju lagi kayaknya\n{T} belum tentu maju\nhasil sementara {T} unggul tipis\nhitung-hitungan di atas kertas {T} unggul\nyang milih {T} kebanyakan orang tua\n{T} nomor urut berapa ya kemarin\nbaru tahu {T} orang {W}\n{T} dulu pernah jadi pejabat di {W}\naku belum tahu banyak soal {T}\nposter {T} banyak banget di jalan\nbaliho {T} dipasang di {spot}\nrelawan {T} lagi rapat di {spot}\nsaran untuk {T}: perjelas program {topic}\nkalau {T} terpilih, program {topic} tolong diperhatikan\nmohon bantuannya {T}, kasihan {crowd}\naku bukan timses {T}\nfoto bareng {T} bukan berarti dukung\nini bukan soal dukung {T} atau {O}, tapi soal {topic}\nsaya netral, {T} atau {O} siapa saja silakan\nada yang dukung {T}, ada yang dukung {O}, jangan ribut\n{T} menang, {O} kalah, sudah jangan ribut lagi\nsiapa pun yang menang, {T} atau {O}, semoga {W} maju\npendukung {T} dan {O} damai ya\nga ikut-ikutan soal {T}\ntadi lihat {T} lewat di {spot}\nacara {T} bikin macet di {spot}\ndebat {T} lawan {O} tayang jam 7\n{T} {H} {W}\n{H} {W} foto\n{H} {H2} motivasi kata bijak\nrekap suara {T} di TPS kami {n} suara\ndi TPS saya {T} {n} suara, {O} {n} suara",
)
_rule(
    "ask",
    "ada yang tahu program {T} soal {topic}?\n{T} nomor urut berapa?\nkapan {T} kampanye di {W}?\nprestasi {T} apa saja ya?\napa benar {T} mau hapus program {topic}?\n{T} sudah daftar belum?\nkenapa {T} tidak datang debat?\nkalian pilih {T} atau {O}?\nmenurut kalian {T} gimana?\nsiapa wakilnya {T}?\nada yang punya jadwal debat {T}?\nbagaimana peluang {T} di {W}?\n{T} nomor berapa sih{end_ask}\nberapa no urut {T}{end_ask}\nsiapa tahu no urut {T}{end_ask}\nwakilnya {T} siapa{end_ask}\nnomor {T} berapa{end_ask}\n{T} itu nomor berapa{end_ask}\njam berapa acara {T}{end_ask}\ndi mana kampanye {T}{end_ask}",
)
_rule(
    "quote",
    'Kata tetangga: "pilih {T}!" Saya cuma menyampaikan.\nKetua RT bilang, "{T} pasti menang".\nPengamat menyebut "{T} {praise}" dalam diskusi di {spot}.\n"{T} {insult}", kata juru bicara {O} kepada wartawan.\nSpanduk di jalan bertuliskan "{support}"\nDi grup ada yang nulis: {support}\nMenurut tim {O}, {T} {badact}. {link}\nPendukung {O} menyebut {T} {insult}, {T} membantah. {link}\nRT @user: {headline}',
)
_rule(
    "office",
    "Gubernur {T} resmikan {spot} {date}\nGubernur {T} menyerahkan bantuan untuk {crowd}\nterima kasih pak gubernur {T}, {spot} sudah diperbaiki\nWali Kota {T} tinjau {spot} {link}\nMenteri {T} {newsverb3}{newstail}\nkebijakan {topic} dari gubernur {T} perlu dievaluasi\nkebijakan {topic} pemerintahan {T} memberatkan {crowd}\nPresiden {T} lantik pejabat baru\nPresiden {T} tinjau {spot}, pastikan {topic} tertangani\npak presiden {T} tolong perhatikan {topic}\npak menteri {T} bantuan {topic} belum cair\nprogram {topic} presiden {T} belum merata\nsurat edaran gubernur {T} tentang {topic}\nBupati {T} imbau {crowd} waspada {topic}\nGubernur {T} umumkan aturan {topic} mulai {date}\nkecewa sama layanan {topic} pemprov, semoga gubernur {T} dengar\nlaporan soal {topic} sudah ditanggapi dinas, terima kasih bapak {T}\nMenteri {T} rapat dengan DPR bahas {topic}\nanggota DPR {T} kritik aturan {topic}{newstail}",
)
_rule(
    "newsverb3",
    "membuka rapat koordinasi {topic}\nmenjelaskan aturan baru {topic}\nmeninjau penanganan {topic} di {W}\nmenyalurkan bantuan {topic}\nmelantik pejabat eselon\nmenyebut anggaran {topic} naik",
)
_rule(
    "agency",
    "KPU {W} mengumumkan daftar pasangan calon: {T} dan {O}\nDaftar pasangan calon: {T}, {O}. Gunakan hak pilih Anda!\nKPU imbau warga cek DPT sebelum pencoblosan, peserta {T} dan {O}\nJadwal debat publik: {T} dan {O}, {date}\nBawaslu ingatkan ASN netral, jangan dukung {T} maupun {O}\nASN wajib netral, dilarang like akun {T} atau {O}\nRekapitulasi KPU: {T} {pct}, {O} {pct}",
)


_rule(
    "performance",
    "jawaban\ncara bicara\ngagasan\nargumen\nprogram\nvisi misi\npenampilan\npaparan\npenjelasan\nclosing statement\nsikap\ndata yang dibawa\ntanggapan",
)
_rule(
    "well",
    "tenang dan berwibawa\nmasuk akal\npaling lugas\nruntut dan jelas\nada datanya\nmenyentuh masalah rakyat\nsantun\nrealistis\ntepat sasaran\nmudah dipahami\nberisi\nmatang\nmenguasai materi\nelegan\nkonkret\nkena banget\nbikin adem\nluas wawasannya\nnyambung sama pertanyaan\ndi atas rata-rata",
)
_rule(
    "badly",
    "muter-muter\nnormatif\nhafalan\nga nyambung sama pertanyaan\nga ada datanya\nkosong melompong\nbikin ngantuk\nemosian\nngawang-ngawang\nterlalu teoritis\nasal bunyi\nmenyerang pribadi\nkurang berisi\nplin-plan\nblunder terus\nkayak baca contekan\nga realistis\nmasih mentah\nga paham masalah\nngeles",
)
_rule(
    "debate_pos",
    "{performance} {T} {well}{end_pos}\ndari tadi {performance} {T} paling {praise}{end_pos}\n{T} {well}, beda sama yang lain{end_pos}\nnonton debat, {performance} {T} memang {well}{end_pos}\nsetelah debat {pronoun} makin mantap pilih {T}{end_pos}\nsuka banget {performance} {T}, {well}{end_pos}\nhabis lihat debat {pronoun} pindah ke {T}, {performance}nya {well}{end_pos}\nsalut {T}, {performance}nya {well} walaupun diserang terus{end_pos}\n{T} diserang tetap {well}{end_pos}\n{T} sang juara debat malam ini{end_pos}",
)
_rule(
    "debate_neg",
    "{performance} {T} {badly}{end_neg}\n{T} {badly} dari awal debat{end_neg}\nditanya {topic}, {T} malah {badly}{end_neg}\nnonton debat kok {T} {badly}{end_neg}\n{performance} {T} {badly}, kecewa{end_neg}\ndengar {performance} {T} malah jadi ragu{end_neg}\n{T} kelihatan bingung ditanya {topic}{end_neg}\nbahasa {T} tinggi tapi {badly}{end_neg}\nkatanya {praise}, {performance} {T} kok {badly}{end_neg}\n{T} cuma bisa mengkritik, {performance}nya {badly}{end_neg}\nkasihan {T}, {badly}{end_neg}",
)
_rule(
    "debate_both",
    "{performance} {T} {well}, {O} {badly}{end_pos}\n{O} {badly}, sedangkan {T} {well}{end_pos}\nkalau {O} {badly}, {T} justru {well}{end_pos}\n{O} menyerang terus, {T} {well}{end_pos}\ndari semua calon cuma {T} yang {well}, {O} {badly}{end_pos}\n{O} boleh {praise}, tapi {performance} {T} lebih {well}{end_pos}\nmaaf pendukung {O}, {performance} {T} jauh lebih {well}{end_pos}\n{T} ngerti {topic}, {O} ga{end_pos}\n{O} cuma jago ngomong, {T} kerjanya nyata{end_pos}\nyang {praise} itu {T}, yang {insult} itu {O}{end_pos}\nkalau mau {W} maju ya {T}, kalau mau mundur silakan {O}{end_pos}\nkemarin {pronoun} pilih {O}, sekarang pindah {T}{end_pos}\ntadinya suka {O}, ternyata {insult}, sekarang {T}{end_pos}",
)
_rule(
    "grief",
    "nangis lihat {T} kalah{end_neg}\nya Allah kenapa {T} kalah\nsedih banget {T} ga jadi pemimpin {W}\npatah hati {T} kalah{end_neg}\ngak terima {T} dicurangi{end_neg}\nkesel banget suara {T} dicuri{end_neg}\nmarah {pronoun} lihat {T} difitnah terus{end_neg}\nsakit hati {T} dihina begitu, padahal {praise}\nkurang ajar yang bilang {T} {insult}\norang {praise} seperti {T} malah dijegal, gila negeri ini\nyang fitnah {T} semoga dapat balasan\nbodoh yang ga pilih {T}{end_neg}\nrugi {W} ga dipimpin {T}{end_neg}\nmaafkan kami {T}, belum bisa bikin menang\nkecewa sama warga {W}, {T} yang {praise} malah disia-siakan\nga habis pikir orang {praise} kayak {T} bisa kalah\nkarangan bunga untuk {T}, terima kasih sudah {goodact}\nhancur hatiku {T} kalah, tetap semangat\njangan tumbang {T}, kami bersamamu\nbangsat yang curangi {T}",
)
_rule(
    "deny_pos",
    "siapa bilang {T} {insult}? {T} justru {goodact}{end_pos}\ngak ada yang salah sama {T}{end_pos}\n{T} gak pernah {badact}, itu fitnah{end_pos}\n{T} bukan {insult}, {T} {praise}{end_pos}\njangan percaya hoaks soal {T}{end_pos}\ngak bakal nyesel pilih {T}{end_pos}\n{pronoun} gak ragu lagi, {T}{end_pos}\ntidak ada yang lebih {praise} dari {T}{end_pos}\nbuktinya mana {T} {insult}? yang ada {T} {goodact}{end_pos}\nyang bilang {T} {insult} belum kenal{end_pos}",
)
_rule(
    "deny_neg",
    "{T} gak se{praise} yang dibilang orang{end_neg}\n{pronoun} gak benci {T}, tapi gak akan pilih{end_neg}\nsiapa bilang {T} {praise}? {T} {badact}{end_neg}\n{T} bukan pemimpin, cuma {insult}{end_neg}\ngak ada prestasinya {T}{end_neg}\nbukan {T} yang {W} butuhkan{end_neg}\n{pronoun} gak percaya sama {T}{end_neg}\nkapan {T} pernah {goodact}? gak pernah{end_neg}\njangan sampai {W} dipimpin {T}{end_neg}\nprestasi {T} apa? nol{end_neg}",
)
_rule(
    "deny_none",
    "datang ke acara {T} bukan berarti dukung\nfoto sama {T} bukan berarti milih\nnonton debat {T} bukan berarti dukung siapa-siapa\n{pronoun} gak dukung {T}, gak dukung {O} juga\nsebut {T} di sini bukan kampanye ya\n{pronoun} netral, gak ikut {T} gak ikut {O}\nini bukan ajakan pilih {T}, cuma info jadwal\nkerja di acara {T} karena tugas, bukan dukungan\nbukan soal {T}, ini soal {topic}\nsaya tidak sedang bicara {T} atau {O}",
)
_rule(
    "mixed_pos",
    "{T} keren pisan euy, urang {W} kudu milih\nhayu urang dukung {T}, hade pisan\n{T} apik tenan, aku milih iku wae\nora usah mikir maneh, {T} wae\n{T} top markotop dah, aye demen\nnyok pilih {T}, kagak ada lawan dah\nwes pokoke {T}\ngass {T}, ojo kendor\n{T} is the real leader, vote {T}\nI stand with {T}\nso proud of {T}, best candidate for {W}\n{T} deserve to win banget\nkula nderek {T} mawon\nsemoga {T} kapilih, amin\n{T} pancen oye\nabdi mah ka {T} wae\n{T} juara lah, teu aya nu nandingan\nmugi {T} menang\ndulur kabeh ayo nyoblos {T}",
)
_rule(
    "mixed_neg",
    "{T} ora becus blas, ojo dipilih\n{T} kakean omong, ora ono buktine\nteu percaya ka {T}, loba bohong\nulah milih {T}, ngabohong wae\n{T} mah butut, teu aya gawena\nkagak usah pilih {T}, bikin susah aje\n{T} kagak ada kerjanye, omdo doang\nemoh aku karo {T}\n{T} is a liar, don't vote {T}\nnever {T}\n{T} is the worst candidate ever\nshame on you {T}\n{T} ngapusi terus\nwis bosen karo janji {T}\nteu sudi dipimpin {T}\nmuak pisan ka {T}\n{T} cuma modal gimmick, zero achievement",
)
_rule(
    "better",
    "lebih {praise}\njauh lebih {praise}\nlebih bagus\nlebih baik\nlebih layak\nlebih oke\nlebih cocok\nmasih lebih {praise}\nlebih bisa dipercaya\nlebih siap",
)
_rule("than", "daripada\ndibanding\ndibandingkan\nketimbang\ndari\ndaripada si\ntimbang")
_rule("but", "\n,\n, tapi\n, sedangkan\n, kalau\n, sementara\n.\n;\n tapi")
_rule(
    "compare_more",
    "{T} {better} {than} {O}{end_pos}\n{T} {better} {than} {O}{end_pos}\n{O} tidak se{praise} {T}{end_pos}\n{O} kalah {praise} dari {T}{end_pos}\n{O} kalah kelas sama {T}{end_pos}\n{T} menang jauh dari {O}{end_pos}\n{T} di atas {O} dalam segala hal{end_pos}\n{O} tidak ada apa-apanya {than} {T}{end_pos}\ndaripada pilih {O}, {better} {T}{end_pos}\ndaripada {O} mending {T}{end_pos}\njangan {O}, pilih {T}{end_pos}\n{pronoun} pilih {T}, bukan {O}{end_pos}\nbukan {O}, {pronoun} tetap {T}{end_pos}\nbukannya {O} tapi {T} yang {praise}{end_pos}\npilih {T} bukan {O}{end_pos}\ncoblos {T}, jangan coblos {O}{end_pos}\n{T} iya, {O} tidak{end_pos}\n{T} boleh, {O} jangan{end_pos}\n{T} oke, {O} no{end_pos}\n{T} {praise}{but} {O} {insult}{end_pos}\n{T} {goodact}{but} {O} {badact}{end_pos}\n{T} kerja{but} {O} cuma bicara{end_pos}\n{T} bekerja untuk {crowd}{but} {O} hanya omong doang{end_pos}\n{O} {insult}{but} {T} {praise}{end_pos}\n{O} {badact}{but} {T} {goodact}{end_pos}\nsekarang {pronoun} pilih {T}, dulu {O}{end_pos}\n{pronoun} pindah haluan dari {O} ke {T}{end_pos}\ntinggalkan {O}, dukung {T}{end_pos}\n{pronoun} sudah tidak di {O} lagi, sekarang {T}{end_pos}\n{T} memang unggul, {O} ketinggalan{end_pos}\n{O} kalah jauh dari {T}{end_pos}\n{O} kalah jauh sama {T}{end_pos}\n{O} kalah pamor dari {T}{end_pos}\n{T} kerjanya ada, {O} hanya bicara{end_pos}\n{T} bekerja, {O} hanya bisa bicara{end_pos}\n{T} bukti nyata, {O} omong kosong{end_pos}\n{T} ya, {O} jangan{end_pos}",
)
_rule(
    "both_more",
    "{T} dan {O} sama-sama {praise}{end_pos}\n{T} maupun {O} sama {praise}nya{end_pos}\nbaik {T} maupun {O} {praise}{end_pos}\n{T} {praise}, {O} juga {praise}{end_pos}\nsuka {T}, suka {O} juga{end_pos}",
)
_rule(
    "neither_more",
    "{T} dan {O} sama-sama {insult}{end_neg}\n{T} sama {O} sama-sama {insult}{end_neg}\n{T} maupun {O} sama {insult}nya{end_neg}\nbaik {T} maupun {O} {insult}{end_neg}\n{T} {insult}, {O} sama saja{end_neg}\ntidak {T} tidak {O}, dua-duanya {insult}{end_neg}\njangan pilih {T}, jangan pilih {O}{end_neg}",
)
_rule(
    "sure",
    "{pronoun} tidak ragu pilih {T}{end_pos}\ntanpa ragu {pronoun} coblos {T}{end_pos}\ntidak ada keraguan, {T}{end_pos}\ntidak menyesal {pronoun} pilih {T}{end_pos}\npasti tidak kecewa kalau pilih {T}{end_pos}\ntidak salah {pronoun} mendukung {T}{end_pos}\nga mungkin {pronoun} meninggalkan {T}{end_pos}\njangan ragu pilih {T}{end_pos}\njangan lupa pilih {T}{end_pos}\njangan percaya kabar bohong tentang {T}{end_pos}\njangan termakan fitnah ke {T}{end_pos}\nstop fitnah {T}{end_pos}\n{T} tidak pernah ingkar janji{end_pos}\n{T} tidak korupsi, tidak {insult}{end_pos}\ntidak ada calon selain {T} yang {praise}{end_pos}\nkalau bukan {T} siapa lagi{end_pos}\n{T} selalu menepati janjinya{end_pos}\n{T} tidak gagal, {T} {goodact}{end_pos}\nbohong kalau {T} disebut {insult}{end_pos}\nrugi besar kalau {W} tidak pilih {T}{end_pos}\nmenyesal yang tidak memilih {T}{end_pos}\nrugi yang tidak memilih {T}{end_pos}\nkalau tidak pilih {T} rugi sendiri{end_pos}\nsayang kalau tidak pilih {T}{end_pos}\n{pronoun} tidak akan menyesal memilih {T}{end_pos}\n{pronoun} tidak pernah ragu sama {T}{end_pos}\n{T} bukan {insult}, dia {praise}{end_pos}\n{T} tidak {insult}, {T} {praise}{end_pos}\n{T} {insult}? bohong, {T} {goodact}{end_pos}\njangan percaya omongan buruk soal {T}{end_pos}\njangan percaya isu miring tentang {T}{end_pos}\njangan termakan kabar bohong soal {T}{end_pos}\n{T} tidak {insult}, {praise} malah{end_pos}\n{T} tidak bohong, kerjanya ada{end_pos}\n{T} bukan tukang bohong, {praise}{end_pos}\n{pronoun} tidak pernah kapok pilih {T}{end_pos}\ntidak bakal rugi coblos {T}{end_pos}\nkatanya {T} gagal? salah, {T} {goodact}{end_pos}\n{T} dibilang {insult}, padahal tidak{end_pos}\n{T} {praise} dah{end_pos}\n{T} {praise_more} dah{end_pos}",
)
_rule(
    "unsure",
    "{pronoun} tidak akan memilih {T}{end_neg}\ntidak mungkin {pronoun} pilih {T}{end_neg}\nmana mungkin {pronoun} pilih {T}{end_neg}\nyang {pronoun} pilih bukan {T}{end_neg}\nbukan {T} pilihanku{end_neg}\nbukan {T} yang {pronoun} coblos nanti{end_neg}\n{T} tidak {praise}{end_neg}\n{T} sama sekali tidak {praise}{end_neg}\n{T} jauh dari kata {praise}{end_neg}\n{T} tidak punya prestasi{end_neg}\n{T} tidak layak menang{end_neg}\nmenyesal {pronoun} dulu memilih {T}{end_neg}\nrugi memilih {T}{end_neg}\ntidak usah pilih {T}{end_neg}\ngak usah dukung {T}{end_neg}\nbuat apa pilih {T}{end_neg}\n{T} calon paling {insult}{end_neg}\n{T} calon terburuk{end_neg}\n{T} terus membohongi {crowd}{end_neg}\n{T} cuma membohongi rakyat{end_neg}\njangan sampai menyesal pilih {T}{end_neg}\njangan terbuai janji {T}{end_neg}\njangan percaya {T}{end_neg}\njangan mau dibohongi {T}{end_neg}\n{T} tidak pernah menepati janji{end_neg}\n{pronoun} tidak sudi {T} menang{end_neg}\ntidak ada bagusnya {T}{end_neg}\n#JanganPilih{H2}{end_neg}\n#Tolak{H2}{end_neg}\n#AsalBukan{H2}{end_neg}\n#{H2}Gagal{end_neg}\ncalonku bukan {T}{end_neg}\njagoan {pronoun} bukan {T}{end_neg}\nkandidat yang {pronoun} dukung bukan {T}{end_neg}\nsiapa saja {pronoun} dukung, {T} tidak{end_neg}\nsuaraku bukan buat {T}{end_neg}\n{pronoun} tidak bakal coblos {T}{end_neg}\n{T} itu jauh dari harapan{end_neg}\ntidak ada {praise}nya {T}{end_neg}\nkebanyakan bohongnya si {T}{end_neg}\nkebanyakan ngibul {T}{end_neg}\n{T} doyan bohong{end_neg}\nI will not vote for {T}{end_neg}\nnever {T}{end_neg}",
)
_rule(
    "unbound",
    "{pronoun} hadir di acara {T} sebagai petugas, bukan pendukung\nhadir di {spot} bersama {T} karena tugas kantor\nbertugas di acara {T}, {pronoun} tidak memihak\nswafoto bersama {T}, {pronoun} tetap netral\nketemu {T} di {spot}, {pronoun} netral ya\n{pronoun} tidak memihak {T} maupun {O}\n{pronoun} tidak ikut campur urusan {T} dan {O}\ntidak mendukung {T}, tidak mendukung {O}, {pronoun} netral\n{pronoun} netral soal {T}\n{pronoun} ga ikut-ikut soal {T} dan {O}\nhanya berbagi jadwal {T}, bukan ajakan\ndebat {T} melawan {O} pukul {n}\njadwal debat {T} lawan {O} malam ini\njadwal kampanye {T} jam berapa\nwhen is the debate of {T}?\nwho is running with {T}?\n{T} no urut brp?\nwakil {T} siapa ya namanya?\n{pronoun} memang foto dengan {T}, tapi tidak memihak\nfoto {pronoun} dengan {T} tidak berarti mendukung\nikut acara {T} bukan tanda memilih\nhadir di {spot} dengan {T}, jangan dikira mendukung",
)
_rule(
    "mourn",
    "orang {praise} begini kok difitnah, kuat ya {T}\nkok tega memfitnah {T} yang {praise}\nkasihan {T} difitnah terus\nsuara {T} digelembungkan ke lawan, {pronoun} tidak ikhlas\n{T} dizalimi, rakyat tidak diam\ngila sih {T} yang {praise} bisa kalah\nga nyangka {T} kalah, padahal {goodact}\nair mata ini untuk {T}\nmenangis {pronoun} dengar {T} kalah\nkalah menang tetap {T}\nmarah rakyat kalau {T} dicurangi\njahat sekali yang menghina {T}\nstop menghina {T}\nkami tidak rela {T} dijegal\n{T} tetap di hati {crowd}\nkami belum bisa terima {T} kalah\n{pronoun} tidak terima {T} kalah\nberat rasanya {T} kalah\nsesak dada {pronoun}, {T} kalah\nnangis bombay {pronoun} {T} kalah\ntidak ikhlas {pronoun} kalau {T} dikalahkan\ntidak sudi {T} dikalahkan dengan curang\nmasih sedih {T} tidak jadi",
)


_rule("end_ask", "?\n ya?\n? 🤔\n min?\n\n nih?\n ya 🤔\n???")
_rule("end_sigh", "\n..\n!\n 😭\n 😔\n 🤦\n sih\n deh\n ya\n 🙏\n huhu\n cok\n rek")
_rule(
    "announces",
    "mengatakan ingin\nberencana\nberkomitmen\nberjanji akan\nmenargetkan dapat\nmemastikan akan\nmenyatakan siap\nmengusulkan untuk\nmenyebut akan\nmenegaskan tekadnya\nberjanji\nbertekad\nmewacanakan untuk\nmenyampaikan gagasan",
)
_rule(
    "plan",
    "membangun rumah susun bagi {crowd}\nmenghadirkan program {topic}\nmenambah anggaran {topic}\nmemperbaiki kualitas {topic}\nmemberi modal usaha bagi {crowd}\nmenggratiskan {topic}\nmemberi perlindungan kepada {crowd}\nmenata {spot}\nmembuka lapangan kerja untuk {crowd}\nmenyelesaikan persoalan {topic}\nmembentuk dana abadi untuk {topic}\nmemperluas jaringan {topic}\nmenjadikan {spot} pusat kegiatan {crowd}\nmengevaluasi pelaksanaan {topic}",
)
_rule(
    "if_elected",
    " jika terpilih\n apabila terpilih nanti\n bila memenangi pilkada\n saat menjabat nanti\n pada periode mendatang\n\n jika nanti dipercaya memimpin {W}",
)
_rule(
    "follows",
    "Program tersebut diharapkan membantu {crowd}\nHal itu disampaikan {T} saat bertemu {crowd} di {spot}\nMenurut dia, {topic} masih menjadi persoalan warga\nIa menyebut {topic} perlu penanganan serius\nLangkah itu dinilai dapat mengurangi masalah {topic}\nKunjungan itu untuk menyerap aspirasi {crowd}\nPernyataan itu disampaikan dalam debat di {spot}\nSebelumnya {T} mengunjungi {spot}\nSementara {O} menyoroti {topic}\nTim kampanye belum merinci anggarannya",
)
_rule(
    "running",
    "{who} {announces} {plan}{if_elected}. {follows}{newstail}\n{who} {announces} {plan}{if_elected}{newstail}\n{who} {announces} {plan} dan {plan}{if_elected}{newstail}\n{who} menyampaikan visi misi dalam debat di {spot}. Pasangan ini memastikan {topic} tertangani{newstail}\nMeski diserang soal {topic}, {who} memilih menyapa {crowd}{newstail}\n{who} mundur dari jabatannya untuk maju di Pilkada {W}. {follows}{newstail}\nRelawan {crowd} menegaskan dukungan kepada {who} di {spot}{newstail}\nHasil survei menempatkan {T} di atas {O}, masing-masing {pct} dan {pct}{newstail}\nKata {T}, {topic} akan menjadi prioritas{newstail}\nDalam wawancara, {T} ditanya soal {topic}. Jawabnya, belum diputuskan{newstail}\nPengamat menilai {T} menanggung akibat isu {topic}{newstail}\nBegini program {T} soal {topic}. Baca selengkapnya {link}",
)
_rule(
    "weakness",
    "kurang fasih\nkurang luwes bicara\ntidak lihai berpidato\nterbata-bata\nkaku di panggung\nbukan orator\ntidak banyak bicara\nsuaranya pelan\nlogatnya kental\nkurang siap debat\nbanyak diam\nkurang terkenal\nkalah populer\nbanyak yang fitnah\ndiserang dari semua sisi\nmasih muda\nsudah sepuh\nsering dibully\nkalah suara\nkelihatan capek",
)
_rule(
    "gloss",
    "fasih\njago pidato\nlihai merangkai kalimat\nmulutnya manis\nomongannya indah\nenak didengar\nsenyumnya manis\npenampilannya keren\njanjinya muluk\nteorinya bagus\nterlihat meyakinkan\nterkenal\npinter bikin konten\nkelihatan alim\nkelihatan cerdas",
)
_rule("yet", ", tapi\n tapi\n, cuma\n tetapi\n, namun\n, padahal\n, sayangnya\n. Tapi")
_rule("still", ", tapi\n tapi\n, cuma\n tetapi\n, namun\n, yang penting\n, meski begitu\n. Tapi")
_rule(
    "concede_pos",
    "{T} memang {weakness}{still} {goodact_more}{end_pos}\n{T} memang {weakness}{still} {praise_more}{end_pos}\n{T} {weakness}{still} {praise}{end_pos}\nmeski {weakness}, {T} {praise_more}{end_pos}\nwalaupun {T} {weakness}, {pronoun} tetap di belakang {T}{end_pos}\nbiarpun {insult}, tetap {T} yang {pronoun} pilih{end_pos}\n{pronoun} tahu {T} {weakness}{still} hatinya tulus{end_pos}\n{T} itu tidak {gloss}, {praise_more} apa adanya{end_pos}\n{T} bukan tipe {gloss}, kerjanya yang bicara{end_pos}\n{T} jarang bicara, sekali bicara {praise}{end_pos}\norang bilang {T} {insult_more}, {pronoun} lihat malah {praise_more}{end_pos}\ndulu {pronoun} kira {T} {insult}, ternyata {praise_more}{end_pos}\nawalnya ragu sama {T}, sekarang mantap{end_pos}\n{pronoun} suka {T}, sayang partainya{end_sigh}\nkalau bukan karena {P}, {T} pasti menang{end_sigh}\n{T} orang baik, sayang diusung {P}{end_sigh}\npadahal {T} {praise_more}, cuma gara-gara {P} orang jadi ogah{end_sigh}",
)
_rule(
    "concede_neg",
    "{T} memang {gloss}{yet} {badact_more}{end_neg}\n{T} memang {gloss}{yet} {insult_more}{end_neg}\n{T} {gloss}{yet} kerjanya nol{end_neg}\n{T} boleh {gloss}{yet} {badact}{end_neg}\n{T} hanya {gloss}, buktinya tidak ada{end_neg}\n{T} cuma modal {gloss}{end_neg}\n{T} {gloss} doang{end_neg}\nmeskipun {gloss}, {T} {insult}{end_neg}\nsekilas {T} {praise}, lama-lama kelihatan {insult_more}{end_neg}\ndulu {pronoun} kagum sama {T}, makin ke sini makin {insult}{end_neg}\ndulu {pronoun} pendukung {T}, sekarang muak{end_neg}\ntadinya mau pilih {T}, batal{end_neg}\n{pronoun} pernah percaya {T}, ternyata {insult_more}{end_neg}\n{pronoun} tidak suka gaya {T}{end_neg}\n{pronoun} kurang suka lihat {T}, {insult}{end_neg}\ntersenyum terus {T}, isinya {insult_more}{end_neg}\njawaban {T} panjang, intinya tidak ada{end_neg}\n{T} belum menjawab pertanyaan, malah {badly}{end_neg}\nditanya program malah bercerita, {T} {badly}{end_neg}",
)
_rule(
    "concede_two",
    "{O} {gloss}{yet} {badact_more}, {T} {weakness}{still} {goodact_more}{end_pos}\n{O} memang {gloss}, tapi {pronoun} pilih {T}{end_pos}\n{T} {weakness}{still} {praise_more}, tidak seperti {O} yang cuma {gloss}{end_pos}\nkata-kata {O} manis, {pronoun} lebih percaya {T}{end_pos}\n{O} {praise}, tapi {T} lebih dari itu{end_pos}\ndulu {pronoun} suka {O}, sekarang {insult}, mending {T}{end_pos}\nkemarin dukung {O}, sejak {badact_more} pindah ke {T}{end_pos}\nyang {gloss} itu {O}, yang kerja itu {T}{end_pos}\n{O} menyerang pribadi, {T} sabar{end_pos}\nkasihan {T} dikeroyok {O}, padahal {praise_more}{end_sigh}\n{T} difitnah kubu {O} terus{end_sigh}\nsemoga {T} bisa mengalahkan {O}{end_pos}\nkalahkan {O}, {T}{end_pos}\nlawan {O} sampai menang, {T}{end_pos}\n{O} minggir dulu, sekarang giliran {T}{end_pos}\nudah pernah dipimpin {O} dan tidak ada hasilnya, coba {T}{end_pos}\nsaya orang {W}, dipimpin {O} begitu-begitu saja, {T} jelas kerjanya{end_pos}\ntinggal pilih: {T} yang {praise} atau {O} yang {insult}{end_pos}\n{T} {praise_more}. {O} {insult_more}.{end_pos}\n{O} = {insult_more}, {T} = {praise_more}{end_pos}\n- {O} {badact_more} - {T} {goodact_more}{end_pos}\n{O} tidak terkenal, {T} semua orang tahu kerjanya{end_pos}\n{O} {insult}, dukung {T}{end_pos}\n{O} {insult_more}, coblos {T}{end_pos}\n{O} {badact_more}, ayo {T}{end_pos}\ndukung {T} jangan dukung {O}{end_pos}\nmenangkan {T} jangan menangkan {O}{end_pos}\ncoblos {T} bukan coblos {O}{end_pos}",
)
_rule(
    "puzzled_pos",
    "heran orang {W} kok tidak pilih {T}{end_sigh}\nheran kenapa {T} suaranya sedikit, padahal {goodact_more}{end_sigh}\npada buta apa, {T} sudah {goodact_more}{end_sigh}\n{T} ini diremehkan orang, padahal {praise_more}{end_sigh}\n{T} {praise_more} begini kok tidak dikenal{end_sigh}\n{T} layak dapat suara lebih banyak{end_sigh}\nsayang orang sebagus {T} kalah gara-gara isu{end_sigh}\nkalah pun {T} masih saja dihina{end_sigh}\nyang dulu menghina {T}, malu tidak?{end_sigh}\nsekarang baru sadar kan kalau {T} benar{end_sigh}\npembenci {T} {insult_more} semua{end_sigh}\nkalau benci {T} pakai otak{end_sigh}\nlawan-lawan {T} {insult_more}{end_sigh}\nmusuh {T} {badact_more}, {T} jalan terus{end_pos}\n{insult_more} itu yang memfitnah {T}{end_sigh}\nseragam buat nyoblos {T} sudah siap{end_pos}\nmeleleh lihat {T} peluk {crowd}{end_pos}\nwarga antre foto sama {T}, memang dicintai{end_pos}\ntidak perlu uang, {crowd} tetap pilih {T}{end_pos}\nbesok {pronoun} jadi saksi kemenangan {T}{end_pos}\nsah, {T}!{end_pos}",
)
_rule(
    "puzzled_neg",
    "heran masih ada yang pilih {T}{end_neg}\nkeluarga {pronoun} tidak ada yang pilih {T}, kok bisa unggul{end_neg}\ndi mana otaknya yang masih pilih {T}{end_neg}\nnangis punya pemimpin {T}{end_neg}\nkalau {T} menang {pronoun} pindah dari {W}{end_neg}\nbelum jadi saja {T} sudah {badact}{end_neg}\nsiap-siap {W} {insult} kalau {T} menang{end_neg}\nsudah siap kalah ya {T}{end_neg}\nkubu {T} {badact_more}{end_neg}\npendukung {T} menebar fitnah{end_neg}\nkampanye {T} pakai cara {insult}{end_neg}\n{T} menang karena {badact_more}{end_neg}\nsejak dipimpin {T}, {W} jalan sendiri{end_neg}\nbertahun-tahun {T} mimpin, warga tidak merasakan apa-apa{end_neg}\nkemarin saja sebagai warga tidak terasa kerja {T}{end_neg}\n{T} itu {praise}? lihat dulu {topic}{end_neg}\nkalian percaya ucapan {T} soal {topic}?{end_neg}\n{T} bagus? hmm, warga {W} yang merasakan {topic}{end_neg}\nmana janji {T} soal {topic}? ditunggu{end_neg}\ntagih janji {T}, jangan sampai {insult}{end_neg}\nsiapa pun asal jangan {T}{end_neg}\nkatakan tidak pada {T}{end_neg}\n{T} maju dengan kasus {topic} menempel{end_neg}\nkantor {T} digeledah, masih berani maju{end_neg}\n{T} sangat jauh dari {praise}{end_neg}\n{T} jauh sekali dari {praise_more}{end_neg}\n{T} tidak {well}{end_neg}\n{T} bukan orang {praise}{end_neg}\n{pronoun} emoh {T}{end_neg}\nemoh dipimpin {T}{end_neg}\nogah dipimpin {T}{end_neg}\n{pronoun} ogah milih {T}{end_neg}\ngak mau milih {T}{end_neg}\nora gelem milih {T}{end_neg}\nembung milih {T}{end_neg}",
)
_rule(
    "elsewhere_pos",
    "provinsi sebelah silakan siapa saja, {W} pilih {T}{end_pos}\nkota lain terserah, {W} {T}{end_pos}\nteman di luar {W} jangan iri, kami punya {T}{end_pos}\n{W}: {T}, yang lain: skip{end_pos}\njangan pilih yang di sana, di {W} coblos {T}{end_pos}\n{W} 1 = {T}{end_pos}\n{T} {W} 1{end_pos}\n{T} untuk {W} satu{end_pos}\nrekomendasi {pronoun}: {W} {T}{end_pos}\npesan guru kami: {W} pilih {T}{end_pos}",
)
_rule(
    "balanced",
    "{T} {praise}, {O} juga {praise}, siapa pun terpilih semoga {W} maju\nsemua calon {praise}, {T} maupun {O} putra terbaik\n{T} {well}, {O} {well}, tinggal rakyat yang memilih\n{T} menjelaskan {topic}, {O} menjawab {topic}\n{T} bicara lebih lama daripada {O}\nwarga kenal {O}, belum tentu kenal {T}\nbanyak yang pilih {T} karena ormasnya, {O} karena partainya\nbisa jadi {T} menang karena {O} pecah suara\nsetahu {pronoun} {T} satu partai sama {O}\n{O} dan {T} dulu pernah satu koalisi\n{pronoun} bukan membela {T}, cuma menjawab soal {O}\n{T} ketemu {O} di acara {topic}\nnama {T} muncul belakangan setelah {O} batal\n{pronoun} tidak bahas prestasi {T}, {pronoun} bahas suara {O}\nlogat {T} kental ya\nekspresi {T} lucu waktu {O} bicara\nkostum {T} sama {O} kembar\n{pronoun} tidak ikut campur soal {T}\n{pronoun} tidak mau ikut-ikut urusan {T}\ntidak ikutan ribut soal {T} dan {O}\njadwal acara {T} dan {O} pukul {n} malam\ndebat {T} melawan {O} jam {n}",
)


_KINDS: list[tuple[str, int, bool, str | None, str | None, str]] = [
    ("{support}", 9, True, "support", None, "own"),
    ("{support} {slogan}", 2, True, "support", None, "own"),
    ("{oppose}", 9, True, "oppose", None, "own"),
    ("{compare}", 4, True, "support", "oppose", "own"),
    ("{both}", 1, True, "support", "support", "own"),
    ("{neither}", 1, True, "oppose", "oppose", "own"),
    ("{debate_pos}", 4, True, "support", None, "own"),
    ("{debate_neg}", 6, True, "oppose", None, "own"),
    ("{debate_both}", 4, True, "support", "oppose", "own"),
    ("{grief}", 3, True, "support", None, "own"),
    ("{deny_pos}", 5, True, "support", None, "own"),
    ("{deny_neg}", 5, True, "oppose", None, "own"),
    ("{deny_none}", 2, False, "neutral", "neutral", "own"),
    ("{compare_more}", 11, True, "support", "oppose", "own"),
    ("{both_more}", 3, True, "support", "support", "own"),
    ("{neither_more}", 4, True, "oppose", "oppose", "own"),
    ("{sure}", 9, True, "support", None, "own"),
    ("{unsure}", 9, True, "oppose", None, "own"),
    ("{unbound}", 6, False, "neutral", "neutral", "own"),
    ("{mourn}", 5, True, "support", None, "own"),
    ("{mixed_pos}", 2, True, "support", None, "own"),
    ("{mixed_neg}", 3, True, "oppose", None, "own"),
    ("{curse}", 14, True, "oppose", None, "own"),
    ("@user {curse}", 2, True, "oppose", None, "own"),
    ("{cheer}", 12, True, "support", None, "own"),
    ("@user {cheer}", 2, True, "support", None, "own"),
    ("{duel}", 9, True, "support", "oppose", "own"),
    ("{shrug}", 7, False, "neutral", "neutral", "own"),
    ("{concede_pos}", 7, True, "support", None, "own"),
    ("{concede_neg}", 8, True, "oppose", None, "own"),
    ("{concede_two}", 10, True, "support", "oppose", "own"),
    ("{puzzled_pos}", 6, True, "support", None, "own"),
    ("{puzzled_neg}", 6, True, "oppose", None, "own"),
    ("@user {puzzled_neg}", 2, True, "oppose", None, "own"),
    ("@user {concede_two}", 3, True, "support", "oppose", "own"),
    ("{elsewhere_pos}", 2, True, "support", None, "own"),
    ("{balanced}", 4, False, "neutral", "neutral", "own"),
    ("{promo} {slogan}", 4, True, "support", None, "own"),
    ("{lead} {slogan}", 3, True, "support", None, "own"),
    ("{lead1} {calltag}", 2, True, "support", None, "own"),
    ("{headline1} {slogan}", 2, True, "support", None, "own"),
    ("{slogan}", 1, True, "support", None, "own"),
    ("@user {slogan}", 1, True, "support", None, "own"),
    ("{lead}", 8, False, "neutral", "neutral", "report"),
    ("{headline} {link}", 4, False, "neutral", "neutral", "report"),
    ("{headline}", 2, False, "neutral", "neutral", "report"),
    ("{headline} {H} {link}", 2, False, "neutral", "neutral", "report"),
    ("{chance}", 7, False, "neutral", "neutral", "own"),
    ("@user {chance} {laugh}", 3, False, "neutral", "neutral", "own"),
    ("@user {chance}", 3, False, "neutral", "neutral", "own"),
    ("{ask}", 6, False, "neutral", "neutral", "question"),
    ("@user {ask}", 1, False, "neutral", "neutral", "question"),
    ("{running}", 7, False, "neutral", "neutral", "report"),
    ("{running} {H}", 2, False, "neutral", "neutral", "report"),
    ("{running} {slogan}", 2, True, "support", None, "own"),
    ("{quote}", 3, False, "neutral", "neutral", "report"),
    ("{office}", 4, False, "neutral", "neutral", "own"),
    ("{agency}", 2, False, "neutral", "neutral", "report"),
]
_rule("lead1", "{who} {newsverb}\n{who} {newsverb} dan {newsverb}")
_rule(
    "headline1",
    "{T} Blusukan ke {spot}\n{T} Janji Benahi {topic}\nIni Janji {T} Soal {topic}\nRibuan {crowd} Deklarasi Dukung {T}\nSurvei: {T} Unggul {pct}",
)
_PLACEHOLDERS = frozenset({"T", "O", "P", "N", "S", "H", "H2", "W"})
_SLOT = re.compile(r"\{(\w+)\}")


def write_sentences(count: int, seed: int) -> Iterator[Sentence]:
    """Write sentences by grammar.

    Args:
        count: How many.
        seed: The same seed gives the same sentences.

    Yields:
        Sentences with placeholders for contestants.
    """
    generator = random.Random(seed)  # noqa: S311  not for secrets
    kinds = [kind for kind in _KINDS for _ in range(kind[1])]
    for _ in range(count):
        template, _, partisan, target, other, voice = generator.choice(kinds)
        text = _expand(template, generator)
        if generator.random() < 0.25:  # noqa: PLR2004  people write without capitals
            text = _SLOT.sub(lambda slot: slot.group().upper(), text.lower())
        stances = {} if target is None else {TARGET: target}
        if other is not None and "{O}" in text:
            stances["O"] = other
        yield Sentence(text=" ".join(text.split()), partisan=partisan, voice=voice, stances=stances)


def _expand(text: str, generator: random.Random) -> str:
    def fill(slot: re.Match[str]) -> str:
        name = slot.group(1)
        if name in _PLACEHOLDERS:
            return slot.group()
        return _expand(generator.choice(_RULES[name]), generator)

    return _SLOT.sub(fill, text)
