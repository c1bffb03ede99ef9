"""How documents say with what a case ended."""

from collections.abc import Mapping

from netral.casework.state import Finding

FINDING_WORDS: Mapping[Finding, str] = {
    Finding.VIOLATION: "putusan lembaga penerima: tidak sesuai dengan ketentuan",
    Finding.NOT_PROVEN: "dugaan tidak terbukti",
    Finding.CANNOT_BE_VERIFIED: "dugaan tidak dapat diverifikasi",
    Finding.OUT_OF_SCOPE: "dugaan berada di luar ruang lingkup ketentuan",
    Finding.WITHDRAWN: "perkara dicabut karena kekeliruan",
}
