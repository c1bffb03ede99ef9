"""The cover sheet of a bundle, in Indonesian, as a page that prints well."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from netral.evidence.bundle import periksa
from netral.evidence.exhibit import Exhibit
from netral.evidence.moment import spell_moment
from netral.values.provenance import Grade

GRADE_NAMES = {
    Grade.A: "arsip milik sendiri / own archive",
    Grade.B: "antarmuka resmi platform / platform interface",
    Grade.C: "tangkapan web / web capture",
    Grade.D: "tangkapan layar tunggal: hanya informasi awal / lone screenshot: a lead only",
}
_STYLE = (
    "body{font:12pt/1.5 serif;max-width:46em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #888;padding:.3em .5em;"
    "text-align:left;vertical-align:top;overflow-wrap:anywhere}code{font-size:9pt}"
)


def render_cover_sheet(manifest: Mapping[str, Any], exhibits: Sequence[Exhibit]) -> bytes:
    """Render the cover sheet.

    Args:
        manifest: The manifest, without its list of files.
        exhibits: The exhibits, in the order of the manifest.

    Returns:
        A page in HTML without scripts, images or addresses.
    """
    rows = "".join(_row(*pair) for pair in zip(manifest["exhibits"], exhibits, strict=True))
    reply = manifest["reply"]
    answered = (
        f"Klarifikasi dilampirkan utuh: <code>{escape(reply['path'])}</code>"
        if reply["state"] == "given"
        else f"Tidak ada klarifikasi: {escape(reply['reason'] or 'tidak dinyatakan')}"
    )
    notices = "".join(
        f"<li><code>{escape(each['path'])}</code>, {escape(each['sent_at'])}</li>"
        for each in manifest["notices"]
    )
    not_proven = "".join(f"<li>{escape(each)} <i>/ {escape(english)}</i></li>"
                         for each, english in periksa.NOT_PROVEN)  # fmt: skip
    log_key = manifest["keys"]["log"]
    witnesses = "".join(_key_line("saksi", each) for each in manifest["keys"]["witnesses"])
    page = f"""<!doctype html>
<html lang="id"><meta charset="utf-8"><title>Lembar sampul {escape(manifest["bundle_id"])}</title>
<style>{_STYLE}</style>
<h1>Lembar sampul paket bukti</h1>
<p>Paket <b>{escape(manifest["bundle_id"])}</b>, dibuat {escape(manifest["made_at"])} (UTC).
Yang dimuat di sini adalah <b>indikasi</b>, bukan pelanggaran. Keputusan ada pada pejabat
yang berwenang, setelah mendengar orang yang bersangkutan.</p>
<h2>Bukti</h2>
<table><tr><th>Bukti<th>Asal<th>Ditangkap<th>Sidik SHA-256 isi<th>Waktu dari luar</tr>{rows}</table>
<h2>Pemberitahuan dan klarifikasi</h2>
<ul>{notices or "<li>Tidak ada pemberitahuan dalam paket ini.</li>"}</ul><p>{answered}</p>
<h2>Cara memeriksa</h2>
<ol><li>Buka <code>PERIKSA.html</code> di peramban (tanpa jaringan) dan pilih berkas zip ini; atau
jalankan <code>python3 periksa.py PAKET.zip --kunci-log "…"</code>.</li>
<li>Ambil kunci log dan kunci saksi dari pengumuman pemiliknya, bukan dari paket ini, dan ambil
pemeriksanya pun dari sana bila ragu: paket palsu dapat membawa pemeriksa palsu.</li>
<li>Cap waktu: <code>openssl ts -verify -data pernyataan.txt -in waktu_1.tsr -CAfile
akar.pem</code>.</li></ol>
<p>Sidik kunci untuk dibandingkan:</p><ul>{_key_line("log", log_key)}{witnesses}</ul>
<h2>Yang terbukti bila lolos</h2>
<ul><li>isi dan keterangan tidak berubah sejak dicatat dalam log;</li>
<li>sudah ada sebelum saat cap waktu, bila ada cap waktu;</li>
<li>tercatat dalam log yang titiknya juga dipegang saksi, bila ada saksi.</li></ul>
<h2>Yang <u>tidak</u> terbukti</h2><ul>{not_proven}</ul>
</html>
"""
    return page.encode("utf-8")


def _row(listed: Mapping[str, Any], exhibit: Exhibit) -> str:
    facts = exhibit.facts
    times = ", ".join(f"{each['at']} ({each['authority']})" for each in listed["times"])
    cells = (
        exhibit.exhibit_id,
        f"{facts.grade.value}: {GRADE_NAMES[facts.grade]}. {facts.source}",
        f"{spell_moment(facts.captured_at)} · {facts.captured_by} · {facts.captured_with}",
        exhibit.content.sha256,
        times or "tanpa waktu dari luar / no outside time",
    )
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _key_line(role: str, key: str) -> str:
    name = key.split("+", maxsplit=1)[0]
    return f"<li>{role} {escape(name)}: <code>{periksa.fingerprint(key)}</code></li>"
