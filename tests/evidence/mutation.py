"""Ways to forge a bundle, from a flipped bit to a manifest that was written anew."""

import hashlib
import json
import random
import warnings
import zipfile
from collections.abc import Callable
from io import BytesIO

from netral.evidence.bundle.periksa import MANIFEST, read_zip, write_zip

Files = dict[str, bytes]


def flip_anywhere(bundle: bytes, chance: random.Random) -> bytes:
    forged = bytearray(bundle)
    forged[chance.randrange(len(forged))] ^= 1 << chance.randrange(8)
    return bytes(forged)


def flip_in_a_file(bundle: bytes, chance: random.Random) -> bytes:
    """Flip a byte of any file, small ones as often as large ones; the container is right."""
    files = read_zip(bundle)
    name = chance.choice(sorted(files))
    forged = bytearray(files[name])
    forged[chance.randrange(len(forged))] ^= 1 << chance.randrange(8)
    return write_zip({**files, name: bytes(forged)})


def flip_and_list(bundle: bytes, chance: random.Random) -> bytes:
    """Flip a byte and write the new digest into the manifest."""
    files = read_zip(bundle)
    name = chance.choice(sorted(json.loads(files[MANIFEST])["files"]))
    forged = bytearray(files[name])
    forged[chance.randrange(len(forged))] ^= 1 << chance.randrange(8)
    return write_zip(listed_anew({**files, name: bytes(forged)}))


def drop(bundle: bytes, chance: random.Random) -> bytes:
    files = read_zip(bundle)
    del files[chance.choice(sorted(files))]
    return write_zip(files)


def drop_and_list(bundle: bytes, chance: random.Random) -> bytes:
    files = read_zip(bundle)
    del files[chance.choice(sorted(json.loads(files[MANIFEST])["files"]))]
    return write_zip(listed_anew(files))


def add(bundle: bytes, chance: random.Random) -> bytes:
    files = read_zip(bundle)
    name = chance.choice(["bukti/EX-1/isi2.txt", "a", "z/z", ".tersembunyi", "bukti/EX-9/isi.bin"])
    return write_zip({**files, name: chance.randbytes(8)})


def add_and_list(bundle: bytes, chance: random.Random) -> bytes:
    files = read_zip(bundle)
    return write_zip(listed_anew({**files, f"tambahan_{chance.randrange(99)}": b"x"}))


def rename(bundle: bytes, chance: random.Random) -> bytes:
    files = read_zip(bundle)
    old = chance.choice(sorted(files))
    files[chance.choice([old + "x", old.upper(), "x" + old, old[:-1]])] = files.pop(old)
    return write_zip(files) if len(files) else b""


def swap(bundle: bytes, chance: random.Random) -> bytes:
    """Give two files each other's content."""
    files = read_zip(bundle)
    one, two = chance.sample(sorted(files), 2)
    if files[one] == files[two]:
        return drop(bundle, chance)
    files[one], files[two] = files[two], files[one]
    return write_zip(files)


def reorder(bundle: bytes, chance: random.Random) -> bytes:
    files = read_zip(bundle)
    names = sorted(files)
    while names == sorted(files):
        chance.shuffle(names)
    return zipped([(name, files[name]) for name in names], date=(1980, 1, 1, 0, 0, 0))


def pack_anew(bundle: bytes, chance: random.Random) -> bytes:
    """Unpack and pack the same files with an ordinary program."""
    files = read_zip(bundle)
    date = (2024, chance.randrange(1, 13), 1, 0, 0, 0)
    return zipped(sorted(files.items()), date=date)


def double(bundle: bytes, chance: random.Random) -> bytes:
    """Put a second entry of one name behind the first."""
    files = read_zip(bundle)
    name = chance.choice(sorted(files))
    return zipped([*sorted(files.items()), (name, b"lain")], date=(1980, 1, 1, 0, 0, 0))


def strip_reply(bundle: bytes, chance: random.Random) -> bytes:
    """Take the reply out, in one of three ways."""
    files = read_zip(bundle)
    path = "klarifikasi/klarifikasi.txt"
    way = chance.randrange(3)
    if way == 0:
        del files[path]
        return write_zip(files)
    if way == 1:
        cut = chance.randrange(len(files[path]))
        return write_zip(listed_anew({**files, path: files[path][:cut]}))
    del files[path]
    manifest = json.loads(files[MANIFEST])
    reason = "tidak menjawab" + " " * chance.randrange(9)
    manifest["reply"] = {"state": "none", "reason": reason}
    return write_zip(listed_anew({**files, MANIFEST: json.dumps(manifest).encode()}))


def cut_off(bundle: bytes, chance: random.Random) -> bytes:
    return bundle[: chance.randrange(len(bundle))]


def append(bundle: bytes, chance: random.Random) -> bytes:
    return bundle + chance.randbytes(chance.randrange(1, 40))


def take_signature_away(bundle: bytes, chance: random.Random) -> bytes:
    """Take a signature line away, double one, or put them in another order."""
    files = read_zip(bundle)
    head, _, tail = files["titik_log.txt"].decode().rpartition("\n\n")
    lines = tail.splitlines(keepends=True)
    place = chance.randrange(len(lines))
    ways = [lines[:place] + lines[place + 1 :], [*lines, lines[place]], lines[1:] + lines[:1]]
    return write_zip(
        {**files, "titik_log.txt": f"{head}\n\n{''.join(chance.choice(ways))}".encode()}
    )


MUTATIONS: list[Callable[[bytes, random.Random], bytes]] = [
    flip_anywhere, flip_in_a_file, flip_and_list, drop, drop_and_list, add, add_and_list, rename,
    swap, reorder, pack_anew, double, strip_reply, cut_off, append, take_signature_away,
]  # fmt: skip


def listed_anew(files: Files) -> Files:
    """Write digests and sizes of what is there into the manifest, as an insider would."""
    manifest = json.loads(files[MANIFEST])
    outside = {name for name in files if name.endswith("bukti_log.txt")}
    manifest["files"] = {
        name: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
        for name, data in sorted(files.items())
        if name not in outside | {MANIFEST, "titik_log.txt"}
    }
    written = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
    return {**files, MANIFEST: written}


def zipped(items: list[tuple[str, bytes]], *, date: tuple[int, int, int, int, int, int]) -> bytes:
    target = BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w") as archive:
        warnings.simplefilter("ignore", UserWarning)
        for name, data in items:
            archive.writestr(zipfile.ZipInfo(name, date), data)
    return target.getvalue()
