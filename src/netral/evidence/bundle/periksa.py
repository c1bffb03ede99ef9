r"""Memeriksa paket bukti Netral / Verifies an evidence bundle of Netral.

Satu berkas, pustaka baku Python 3.10 ke atas, tanpa jaringan.
One file, the standard library of Python 3.10 or later, no network.

    python3 periksa.py PAKET.zip --kunci-log "NAMA+ID+KUNCI" [--kunci-saksi "..."] \
        [--akar-waktu AKAR.pem]

Kunci diambil dari pengumuman pemiliknya, bukan dari paket ini. Berkas ini pun
sebaiknya diambil dari sumber yang Anda percaya: paket yang dipalsukan dapat membawa
pemeriksa palsu. / Take keys, and this file, from a source that you trust: a forged
bundle can bring a forged verifier.

It is one file on purpose, longer than others, so that it can be read and run alone.
"""
# ruff: noqa: PLR2004 - the numbers are those of zip, DER and RFC 8032

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

# Lembaga yang menerbitkan salinan ini dapat mengisi kuncinya di sini.
# The institution that publishes this copy may put its keys here.
TRUSTED_LOG_KEYS = ()
TRUSTED_WITNESS_KEYS = ()

MANIFEST, CHECKPOINT, MANIFEST_PROOF = "manifes.json", "titik_log.txt", "manifes.bukti_log.txt"
LEVELS = {
    1: ("HANYA SIDIK", "hash only"),
    2: ("TERCATAT", "logged"),
    3: ("TERCATAT, DISAKSIKAN, BERCAP WAKTU", "logged, witnessed and timestamped"),
}
NOT_PROVEN = (
    ("siapa yang menulis isi bukti", "who wrote the content"),
    ("bahwa platform benar-benar menayangkannya", "that the platform served it"),
    ("bahwa isinya benar, atau bahwa ada pelanggaran", "that it is true, or a violation"),
    ("bahwa tidak ada bukti lain di luar paket ini", "that there is no other evidence"),
)


class Refused(Exception):  # noqa: N818 - a word that stands alone in this file
    """Paket tidak lolos; kalimatnya menyebut sebabnya."""

    def __init__(self, indonesian: str, english: str) -> None:
        super().__init__(f"{indonesian} / {english}")


def require(condition: object, indonesian: str, english: str) -> None:
    """Refuse unless a condition holds."""
    if not condition:
        raise Refused(indonesian, english)


Note = tuple[str, str, int, bytes, list[tuple[str, bytes, bytes]]]
"""Text, origin, size, root, and name, key id and signature of each line."""
Point = tuple[int, int, int, int]
CheckTime = Callable[[bytes, bytes], bool]
"""Takes a token and what it covers; tells whether an authority signed it, or refuses."""


# --- 1. The container: one way to write a zip, and only that is read -----------------


def write_zip(files: dict[str, bytes]) -> bytes:
    """Write files, stored, without dates, in the order of their names."""
    body, directory = [], []
    offset = 0
    for name, data in sorted(files.items()):
        raw, crc = name.encode("utf-8"), zlib.crc32(data)
        common = struct.pack(
            "<HHHHHIIIHH", 20, 0x0800, 0, 0, 0x0021, crc, len(data), len(data), len(raw), 0
        )
        local = b"PK\x03\x04" + common + raw
        body += [local, data]
        directory.append(
            b"PK\x01\x02\x14\x00" + common + struct.pack("<HHHII", 0, 0, 0, 0, offset) + raw
        )
        offset += len(local) + len(data)
    central = b"".join(directory)
    end = struct.pack("<HHHHIIH", 0, 0, len(files), len(files), len(central), offset, 0)
    return b"".join(body) + central + b"PK\x05\x06" + end


def read_zip(data: bytes) -> dict[str, bytes]:
    """Read files of a bundle; any other way to write the same files is refused."""
    files, position = {}, 0
    broken = ("susunan paket rusak atau diubah", "the container is damaged or was changed")
    while data[position : position + 4] == b"PK\x03\x04":
        require(len(data) >= position + 30, *broken)
        size, _, name_bytes, extra = struct.unpack_from("<IIHH", data, position + 18)
        begin = position + 30 + name_bytes + extra
        try:
            name = data[position + 30 : position + 30 + name_bytes].decode("utf-8")
        except UnicodeDecodeError:
            raise Refused(*broken) from None
        require(name not in files and begin + size <= len(data), *broken)
        files[name] = data[begin : begin + size]
        position = begin + size
    require(files, "paket kosong", "the bundle is empty")
    require(write_zip(files) == data, *broken)
    return files


# --- 2. Texts: statements, proofs, notes ----------------------------------------------


def parse_form(data: bytes, name: str) -> dict[str, str]:
    """Parse a canonical form: a name, then ``field length value`` lines."""
    wrong = (f"bukan {name} yang utuh", f"no intact {name}")
    head = name.encode() + b"\n"
    require(data.startswith(head), *wrong)
    fields, position = {}, len(head)
    while position < len(data):
        match = re.compile(rb"([a-z0-9_]+) (0|[1-9][0-9]{0,6}) ").match(data, position)
        if match is None:
            raise Refused(*wrong)
        end = match.end() + int(match.group(2))
        require(data[end : end + 1] == b"\n", *wrong)
        field = match.group(1).decode()
        require(field not in fields, *wrong)
        try:
            fields[field] = data[match.end() : end].decode("utf-8")
        except UnicodeDecodeError:
            raise Refused(*wrong) from None
        position = end + 1
    return fields


def decode64(text: str) -> bytes:
    """Decode base64 that has one spelling only."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        data = b""
    same = base64.b64encode(data).decode() == text
    require(data and same, "base64 tidak baku", "base64 in another spelling")
    return data


def parse_key(text: str) -> tuple[str, int, bytes, bytes]:
    """Parse a public key ``name+id+base64``; give name, kind, key and id."""
    parts = text.strip().split("+", 2)
    require(len(parts) == 3, "kunci tidak terbaca", "a key cannot be read")
    data = decode64(parts[2])
    key_id = hashlib.sha256(parts[0].encode() + b"\n" + data).digest()[:4]
    known = len(data) == 33 and data[0] in (1, 4) and key_id.hex() == parts[1]
    require(known, "kunci tidak cocok dengan nomornya", "a key does not fit its id")
    return parts[0], data[0], data[1:], key_id


def fingerprint(text: str) -> str:
    """Give the digits that people compare by telephone."""
    digest = hashlib.sha256(text.strip().encode()).hexdigest()[:32]
    return " ".join(digest[place : place + 4] for place in range(0, 32, 4))


def parse_note(text: str) -> Note:
    """Parse a signed checkpoint; give its text, size, root and signature lines."""
    wrong = ("titik log bukan titik log", "this is no checkpoint")
    body, blank, tail = text.rpartition("\n\n")
    lines = tail.split("\n")
    require(blank and lines.pop() == "" and lines and body.count("\n") == 2, *wrong)
    origin, size, root = body.split("\n")
    require(origin and re.fullmatch("0|[1-9][0-9]{0,17}", size), *wrong)
    require(len(decode64(root)) == 32, *wrong)
    signatures = []
    for line in lines:
        match = re.fullmatch("\u2014 ([^ +]+) ([^ ]+)", line)
        if match is None:
            raise Refused(*wrong)
        data = decode64(match.group(2))
        signatures.append((match.group(1), data[:4], data[4:]))
    return body + "\n", origin, int(size), decode64(root), signatures


# --- 3. The tree -----------------------------------------------------------------------


def root_from_proof(leaf: bytes, number: int, size: int, proof: Sequence[bytes]) -> bytes:
    """Climb from a leaf to the root (RFC 9162, 2.1.3.2)."""
    wrong = ("bukti log tidak membuktikan apa pun", "a log proof proves nothing")
    require(0 <= number < size, *wrong)
    place, last, digest = number, size - 1, leaf
    for sibling in proof:
        require(last, *wrong)
        if place & 1 or place == last:
            digest = hashlib.sha256(b"\x01" + sibling + digest).digest()
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            digest = hashlib.sha256(b"\x01" + digest + sibling).digest()
        place, last = place >> 1, last >> 1
    require(last == 0, *wrong)
    return digest


def check_proof(data: bytes, statement: bytes, kind: str, size: int, root: bytes) -> str:
    """Check that the log holds a statement; give the moment when it was recorded."""
    fields = parse_form(data, "netral.proof.v1")
    wrong = ("bukti log tidak cocok", "a log proof does not fit")
    require(list(fields) == ["number", "entry", "salt", "hashes"], *wrong)
    require(re.fullmatch("0|[1-9][0-9]{0,17}", fields["number"]), *wrong)
    require(re.fullmatch("[0-9a-f]{64}", fields["salt"]), *wrong)
    require(re.fullmatch("([0-9a-f]{64}( [0-9a-f]{64})*)?", fields["hashes"]), *wrong)
    words = fields["entry"].split(" ")
    require(len(words) == 4 and words[:2] == ["netral.entry.v1", kind], *wrong)
    inner = hashlib.sha256(statement).digest()
    opened = b"netral.commitment.v1\n" + bytes.fromhex(fields["salt"]) + inner
    require(hashlib.sha256(opened).hexdigest() == words[3], *wrong)
    leaf = hashlib.sha256(b"\x00" + fields["entry"].encode()).digest()
    hashes = [bytes.fromhex(each) for each in fields["hashes"].split()]
    found = root_from_proof(leaf, int(fields["number"]), size, hashes)
    require(found == root, "bukti log menuju akar lain", "a log proof leads to another root")
    return words[2]


# --- 4. Ed25519 (RFC 8032), verification only -----------------------------------------

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def _add(one: Point, two: Point) -> Point:
    a = (one[1] - one[0]) * (two[1] - two[0]) % P
    b = (one[1] + one[0]) * (two[1] + two[0]) % P
    c = 2 * one[3] * two[3] * D % P
    d = 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _multiply_both(one: int, first: Point, two: int, second: Point) -> Point:
    """Give one times the first point plus two times the second, in one pass."""
    table = (first, second, _add(first, second))
    total = (0, 1, 1, 0)
    for place in range(max(one.bit_length(), two.bit_length()) - 1, -1, -1):
        total = _add(total, total)
        pick = (one >> place & 1) + 2 * (two >> place & 1)
        if pick:
            total = _add(total, table[pick - 1])
    return total


def _decode_point(data: bytes) -> Point | None:
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & ((1 << 255) - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def _encode_point(point: Point) -> bytes:
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE = _decode_point(bytes.fromhex("58" + "66" * 31)) or (0, 1, 1, 0)


def is_signed(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether an Ed25519 signature over a message is by a public key."""
    if len(public) != 32 or len(signature) != 64:
        return False
    point, scalar = _decode_point(public), int.from_bytes(signature[32:], "little")
    if point is None or scalar >= Q:
        return False
    digest = hashlib.sha512(signature[:32] + public + message).digest()
    challenge = int.from_bytes(digest, "little") % Q
    negated = (P - point[0], point[1], 1, P - point[3])
    found = _multiply_both(scalar, BASE, challenge, negated)
    return _encode_point(found) == signature[:32]


# --- 5. Time tokens (RFC 3161): what can be seen without a certificate library ---------


def _der(data: bytes, position: int) -> tuple[int, int, int]:
    """Give tag, begin and end of the element at a position."""
    require(position + 2 <= len(data), "cap waktu rusak", "a time token is damaged")
    tag, size, begin = data[position], data[position + 1], position + 2
    if size & 0x80:
        count = size & 0x7F
        size, begin = int.from_bytes(data[begin : begin + count], "big"), begin + count
    require(begin + size <= len(data), "cap waktu rusak", "a time token is damaged")
    return tag, begin, begin + size


def _children(data: bytes, begin: int, end: int) -> list[tuple[int, int, int]]:
    found = []
    while begin < end:
        tag, inside, after = _der(data, begin)
        found.append((tag, inside, after))
        begin = after
    return found


def read_token(data: bytes) -> tuple[str, bytes, str]:
    """Give the digest's name, the digest and the moment that a token states."""
    wrong = ("cap waktu tidak terbaca", "a time token cannot be read")
    try:
        outer = _children(data, *_der(data, 0)[1:])
        if outer[0][0] == 0x30:
            outer = _children(data, *outer[1][1:])
        signed = _children(data, *_children(data, *outer[1][1:])[0][1:])
        content = _children(data, *signed[2][1:])[1]
        octets = _children(data, *content[1:])[0]
        info = _children(data, *_children(data, *octets[1:])[0][1:])
        imprint = _children(data, *info[2][1:])
        name = _children(data, *imprint[0][1:])[0]
        moment = data[info[4][1] : info[4][2]].decode("ascii")
    except (IndexError, UnicodeDecodeError):
        raise Refused(*wrong) from None
    names = {"608648016503040201": "sha256", "608648016503040203": "sha512"}
    found = names.get(data[name[1] : name[2]].hex())
    match = re.fullmatch(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z", moment)
    if found is None or match is None:
        raise Refused(*wrong)
    said = "{}-{}-{}T{}:{}:{}Z".format(*match.groups()[:6])
    return found, data[imprint[1][1] : imprint[1][2]], said


def ask_openssl(data: bytes, covered: bytes, root: str) -> bool:
    """Ask `openssl ts`, if it is there, whether an authority signed a token."""
    program = shutil.which("openssl")
    if program is None:
        return False
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "covered").write_bytes(covered)
        (Path(folder) / "token").write_bytes(data)
        words = ["ts", "-verify", "-data", "covered", "-in", "token", "-CAfile", root]
        done = subprocess.run(  # noqa: S603 - the words stand here
            [program, *words], cwd=folder, capture_output=True, check=False
        )
    require(done.returncode == 0, "openssl menolak cap waktu", "openssl refuses a time token")
    return True


# --- 6. The bundle as a whole -----------------------------------------------------------


def check_files(files: dict[str, bytes]) -> dict[str, Any]:
    """Check the manifest against the files; give the manifest."""
    unread = ("manifes tidak terbaca", "the manifest cannot be read")
    require(MANIFEST in files, *unread)
    try:
        manifest = json.loads(files[MANIFEST].decode("utf-8"))
        listed, exhibits = manifest["files"], manifest["exhibits"]
        folders = [exhibit["folder"] for exhibit in exhibits]
        known = manifest["form"] == "netral.bundle.v1"
    except (ValueError, KeyError, TypeError):
        raise Refused(*unread) from None
    require(known, "manifes versi lain", "a manifest of another version")
    require(exhibits, "paket tidak memuat satu bukti pun", "the bundle has no exhibit")
    proofs = {MANIFEST_PROOF, *(f"{folder}/bukti_log.txt" for folder in folders)}
    wanted = {MANIFEST, CHECKPOINT, *proofs, *listed}
    missing, added = sorted(wanted - set(files)), sorted(set(files) - wanted)
    require(not missing, f"hilang: {missing}", f"missing: {missing}")
    require(not added, f"tidak terdaftar: {added}", f"not listed: {added}")
    for path, facts in listed.items():
        same = (facts["sha256"], facts["size"]) == (
            hashlib.sha256(files[path]).hexdigest(),
            len(files[path]),
        )
        require(same, f"isi berkas {path} berubah", f"the file {path} was changed")
    return dict(manifest)


def check_exhibit(exhibit: dict[str, Any], files: dict[str, bytes]) -> tuple[bytes, dict[str, str]]:
    """Check an exhibit's bytes against its statement; give the statement."""
    statement = files[exhibit["statement"]]
    content = files[exhibit["content"]]
    fields = parse_form(statement, "netral.exhibit.v1")
    name = exhibit["id"]
    found = {
        "exhibit_id": name,
        "content_sha256": hashlib.sha256(content).hexdigest(),
        "content_sha3_512": hashlib.sha3_512(content).hexdigest(),
        "size_bytes": str(len(content)),
        "grade": exhibit["grade"],
    }
    require(content, f"bukti {name} kosong", f"exhibit {name} is empty")
    for field, value in found.items():
        wrong = (f"bukti {name} tidak cocok dengan segelnya", f"exhibit {name} breaks its seal")
        require(fields.get(field) == value, *wrong)
    return statement, fields


def check_signatures(note: Note, manifest: dict[str, Any]) -> dict[str, int]:
    """Check that log and named witnesses signed, and nobody else; give keys and moments."""
    text, origin, _, _, lines = note
    keys = [manifest["keys"]["log"], *manifest["keys"]["witnesses"]]
    wrong = ("tanda tangan titik log kurang atau lebih", "signatures are missing or added")
    require(len(lines) == len(keys), *wrong)
    stamps = {}
    for number, (key, (name, key_id, signature)) in enumerate(zip(keys, lines, strict=True)):
        owner, kind, public, known_id = parse_key(key)
        require((owner, known_id) == (name, key_id), *wrong)
        require(kind == (4 if number else 1), *wrong)
        message, bare, stamp = text.encode(), signature, 0
        if kind == 4:
            stamp, bare = int.from_bytes(signature[:8], "big"), signature[8:]
            message = f"cosignature/v1\ntime {stamp}\n".encode() + message
        false = (f"tanda tangan {name} palsu", f"the signature of {name} is false")
        require(is_signed(public, bare, message), *false)
        stamps[key] = stamp
    require(parse_key(keys[0])[0] == origin, "titik log milik log lain", "another log's head")
    return stamps


def check_trust(
    signed: list[str], log_keys: Sequence[str], witness_keys: Sequence[str]
) -> list[str]:
    """Compare the keys with those from outside; give the witnesses that vouch for it."""
    log_keys = [each.strip() for each in log_keys]
    witness_keys = [each.strip() for each in witness_keys]
    require(
        not log_keys or signed[0] in log_keys,
        "kunci log bukan yang Anda berikan",
        "another log key",
    )
    witnesses = [each for each in signed[1:] if each in witness_keys]
    require(
        not witness_keys or witnesses, "tidak ada saksi yang Anda kenal", "no witness that you know"
    )
    return witnesses


def verify(
    data: bytes,
    log_keys: Sequence[str] = (),
    witness_keys: Sequence[str] = (),
    check_time: CheckTime | None = None,
) -> dict[str, Any]:
    """Verify a bundle; give a report, or raise `Refused` with the reason."""
    other_form = ("susunan paket tidak dikenal", "the bundle has another form")
    try:
        return _verify(data, log_keys, witness_keys, check_time)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, RecursionError):
        raise Refused(*other_form) from None


def _verify(
    data: bytes,
    log_keys: Sequence[str],
    witness_keys: Sequence[str],
    check_time: CheckTime | None,
) -> dict[str, Any]:
    files = read_zip(data)
    manifest = check_files(files)
    note = parse_note(files[CHECKPOINT].decode("utf-8", "replace"))
    one_spelling = write_note(note).encode() == files[CHECKPOINT]
    require(one_spelling, "titik log ditulis lain", "the checkpoint in another spelling")
    signed = check_signatures(note, manifest)
    witnesses = check_trust(list(signed), log_keys, witness_keys)
    size, root = note[2], note[3]
    made = check_proof(files[MANIFEST_PROOF], files[MANIFEST], "bundle", size, root)
    exhibits = []
    for exhibit in manifest["exhibits"]:
        statement, fields = check_exhibit(exhibit, files)
        proof = files[f"{exhibit['folder']}/bukti_log.txt"]
        recorded = check_proof(proof, statement, "exhibit", size, root)
        tokens = [check_token(files[each], statement, check_time) for each in exhibit["tokens"]]
        exhibits.append({"fields": fields, "recorded": recorded, "tokens": tokens})
    is_timed = all(any(checked for _, checked in each["tokens"]) for each in exhibits)
    is_logged = bool(log_keys)
    return {
        "level": 1 + is_logged + (is_logged and bool(witnesses) and is_timed),
        "bundle": manifest["bundle_id"],
        "made": made,
        "manifest": manifest,
        "exhibits": exhibits,
        "log_key": manifest["keys"]["log"],
        "is_logged": is_logged,
        "witnesses": [(each.split("+")[0], spell_stamp(signed[each])) for each in witnesses],
        "size": size,
    }


def write_note(note: Note) -> str:
    """Write a parsed note again; only the one spelling is accepted."""
    lines = [
        f"\u2014 {name} {base64.b64encode(key_id + signature).decode()}\n"
        for name, key_id, signature in note[4]
    ]
    return note[0] + "\n" + "".join(lines)


def spell_stamp(stamp: int) -> str:
    """Spell a moment that a witness signed."""
    return datetime.fromtimestamp(stamp, tz=timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")  # noqa: UP017


def check_token(data: bytes, statement: bytes, check_time: CheckTime | None) -> tuple[str, bool]:
    """Check what a time token covers; give its moment, and whether its signature holds."""
    name, digest, moment = read_token(data)
    same = hashlib.new(name, statement).digest() == digest
    require(same, "cap waktu untuk berkas lain", "a time token of something else")
    return moment, check_time is not None and check_time(data, statement)


def explain(report: dict[str, Any]) -> Iterator[str]:
    """Say in plain words what is proven and what is not."""
    indonesian, english = LEVELS[report["level"]]
    yield f"TINGKAT {report['level']}: {indonesian} / level {report['level']}: {english}"
    yield f"Paket {report['bundle']}, dicatat log pada {report['made']}"
    yield "\nYANG TERBUKTI / WHAT IS PROVEN"
    yield "- Semua berkas cocok dengan manifes; tidak ada yang hilang, ditambah atau diubah."
    if report["is_logged"]:
        yield "- Manifes dan tiap bukti tercatat dalam log yang kuncinya Anda berikan."
    for each in report["exhibits"]:
        yield from _explain_exhibit(each, report["is_logged"])
    for name, moment in report["witnesses"]:
        yield f"- Saksi {name} memegang titik log ini; menurut jamnya semua itu sudah ada {moment}."
    yield "\nYANG TIDAK TERBUKTI / WHAT IS NOT PROVEN"
    if not report["is_logged"]:
        yield "- Bahwa log ini milik lembaga yang disebut: Anda tidak memberi kunci log."
        yield f"  Bandingkan sidik kunci / compare: {fingerprint(report['log_key'])}"
    elif not report["witnesses"]:
        yield "- Bahwa pemilik log tidak menulis ulang log: tidak ada saksi yang Anda kenal."
    for indonesian, english in NOT_PROVEN:
        yield f"- {indonesian} / {english}"


def _explain_exhibit(exhibit: dict[str, Any], is_logged: bool) -> Iterator[str]:  # noqa: FBT001
    name = exhibit["fields"]["exhibit_id"]
    if is_logged:
        yield f"- {name}: tidak berubah sejak dicatat, menurut jam log {exhibit['recorded']}."
    for moment, is_checked in exhibit["tokens"]:
        by = "tanda tangannya diperiksa" if is_checked else "TANDA TANGANNYA BELUM DIPERIKSA"
        yield f"- {name}: menurut cap waktu sudah ada sebelum {moment} ({by})."
    if not exhibit["tokens"]:
        yield f"- {name}: TANPA WAKTU DARI LUAR / no outside time."


def main(arguments: Sequence[str] | None = None) -> int:
    """Verify a bundle and say what is proven; exit 0 if it holds, 1 if not."""
    parser = argparse.ArgumentParser(description="Memeriksa paket bukti Netral.")
    parser.add_argument("paket")
    parser.add_argument("--kunci-log", action="append", default=list(TRUSTED_LOG_KEYS))
    parser.add_argument("--kunci-saksi", action="append", default=list(TRUSTED_WITNESS_KEYS))
    parser.add_argument("--akar-waktu", help="berkas PEM akar otoritas waktu")
    options = parser.parse_args(arguments)
    try:
        data = Path(options.paket).read_bytes()
        check = None
        if options.akar_waktu:
            root = str(Path(options.akar_waktu).resolve(strict=True))
            check = lambda token, covered: ask_openssl(token, covered, root)  # noqa: E731
        report = verify(data, options.kunci_log, options.kunci_saksi, check)
    except OSError as error:
        sys.stderr.write(f"Paket tidak dapat dibaca / cannot be read: {error.strerror}\n")
        return 2
    except Refused as refusal:
        sys.stdout.write(f"DITOLAK / REFUSED: {refusal}\n")
        return 1
    sys.stdout.write("\n".join(explain(report)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
