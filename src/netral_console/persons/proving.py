"""Proves an account by the owner's archive: whose it is is read, in a child, and nothing else."""

import tempfile
from pathlib import Path

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from netral.errors import NetralError
from netral.intake import find_archive_owner
from netral.intake.ownership import is_account
from netral.reporting.bilingual import Bilingual
from netral.values.account import AccountReference
from netral.values.platform import Platform
from netral_console import clock, wiring
from netral_console.pages.templatetags.words import pick
from netral_console.persons.wishes import OWN_ARCHIVE, find_wish, mark_proven

_MOST_BYTES = 500 * 1024 * 1024
_NOTHING_KEPT = Bilingual(
    " Berkas itu tidak disimpan, dan tidak ada yang berubah.",
    " The file is not kept, and nothing changed.",
)
_NO_FILE = Bilingual(
    "Pilih arsip (zip) yang Anda unduh dari platform itu, sampai 500 MB.",
    "Choose the archive (zip) that you downloaded from the platform, up to 500 MB.",
)
_UNREADABLE = Bilingual(
    "Berkas ini bukan arsip yang dapat dibuka. Unduh lagi arsip dari platform itu dan kirim "
    "zipnya seperti adanya.",
    "This file is no archive that can be opened. Download the platform's archive again and send "
    "its zip as it is.",
)
_NAMELESS = Bilingual(
    "Arsip ini tidak menyebut milik siapa. Minta arsip yang lengkap, termasuk profil.",
    "This archive does not say whose it is. Ask for a complete one, the profile included.",
)
_OTHER = Bilingual(
    "Arsip ini milik akun lain, bukan akun dalam permintaan Anda. Periksa platform dan namanya.",
    "This archive is of another account than the one you asked for. Check platform and name.",
)
_PROVEN = Bilingual(
    "Terbukti: arsip ini milik akun itu. Hanya pemiliknya yang dibaca; berkasnya tidak disimpan.",
    "Proven: the archive is of that account. Only its owner was read; the file is not kept.",
)


def prove_wish(request: HttpRequest, number: int) -> HttpResponse:
    """Prove that the account of a wish is the person's, by the platform's own archive."""
    wish = find_wish(wiring.get_actor(request).person or "-", number)
    if wish is None:
        raise Http404
    fault = _find_fault(request.FILES.get("archive"), Platform(wish.row.platform), wish.handle)
    if fault is None:
        mark_proven(wish, OWN_ARCHIVE, at=clock.now())
        messages.success(request, pick(_PROVEN))
    else:
        said = Bilingual(fault.id + _NOTHING_KEPT.id, fault.en + _NOTHING_KEPT.en)
        messages.error(request, pick(said))
    return redirect("persons:accounts")


def _find_fault(file: UploadedFile | None, platform: Platform, name: str) -> Bilingual | None:
    if file is None or (file.size or 0) > _MOST_BYTES:
        return _NO_FILE
    try:
        owner = _read_owner(file)
    except NetralError:
        return _UNREADABLE
    if owner is None:
        return _NAMELESS
    return None if is_account(owner, platform, name) else _OTHER


def _read_owner(file: UploadedFile) -> AccountReference | None:
    with tempfile.TemporaryDirectory(prefix="netral-") as folder:
        path = Path(folder) / "arsip.zip"
        with path.open("wb") as target:
            for part in file.chunks():
                target.write(part)
        return find_archive_owner(path)
