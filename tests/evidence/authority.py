"""A time authority for tests, made of `openssl ts` in a temporary folder."""

import shutil
import subprocess
from pathlib import Path

import pytest

from netral.evidence.time_token import TimeAuthority, load_authority

CONFIG = """
[ tsa ]
default_tsa = one
[ one ]
dir = .
serial = ./serial
crypto_device = builtin
signer_cert = ./tsa.pem
signer_key = ./tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
other_policies = 1.2.3.4.2
digests = sha256, sha512
accuracy = secs:1
ordering = no
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


class OpensslAuthority:
    """Answers requests as a time authority does, by a root of its own."""

    def __init__(self, folder: Path, *, usage: str = "critical,timeStamping") -> None:
        self._openssl = shutil.which("openssl") or pytest.skip("OPENSSL IS ABSENT")
        self._folder = folder
        folder.mkdir()
        (folder / "tsa.cnf").write_text(CONFIG)
        (folder / "serial").write_text("01\n")
        (folder / "tsa.ext").write_text(
            f"extendedKeyUsage = {usage}\nkeyUsage = digitalSignature\n"
        )
        curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
        self.run("req", "-x509", *curve, "-keyout", "root.key", "-out", "root.pem",
                 "-subj", "/CN=Akar Uji", "-days", "3650")  # fmt: skip
        self.run("req", *curve, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Waktu Uji")
        self.run("x509", "-req", "-in", "tsa.csr", "-CA", "root.pem", "-CAkey", "root.key",
                 "-CAcreateserial", "-out", "tsa.pem", "-days", "3650",
                 "-extfile", "tsa.ext")  # fmt: skip

    @property
    def root(self) -> Path:
        return self._folder / "root.pem"

    def trusted(self, *, policy: str = "") -> TimeAuthority:
        return load_authority(
            self.root, name="Otoritas Uji", url="https://waktu.invalid", policy=policy
        )

    def answer(self, _url: str, request: bytes) -> tuple[int, bytes]:
        """Answer a request; the address is not looked at."""
        (self._folder / "request.tsq").write_bytes(request)
        self.run("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "request.tsq",
                 "-out", "answer.tsr")  # fmt: skip
        return 200, (self._folder / "answer.tsr").read_bytes()

    def sign_info(self, info: bytes) -> bytes:
        """Sign what a token says, as no time authority would: whatever the signer's usage."""
        (self._folder / "info.der").write_bytes(info)
        self.run("cms", "-sign", "-binary", "-nodetach", "-cades", "-md", "sha256",
                 "-econtent_type", "1.2.840.113549.1.9.16.1.4", "-in", "info.der",
                 "-signer", "tsa.pem", "-inkey", "tsa.key", "-outform", "DER",
                 "-out", "forged.der")  # fmt: skip
        return (self._folder / "forged.der").read_bytes()

    def accepts(self, covered: bytes, response: bytes) -> bool:
        """Ask the foreign tool whether a token covers bytes."""
        (self._folder / "covered").write_bytes(covered)
        (self._folder / "token.tsr").write_bytes(response)
        done = self.run("ts", "-verify", "-data", "covered", "-in", "token.tsr",
                        "-CAfile", "root.pem", check=False)  # fmt: skip
        return done.returncode == 0

    def run(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(  # noqa: S603 - the words stand here
            [self._openssl, *words], cwd=self._folder, check=check, capture_output=True
        )
